import os, tempfile
d = tempfile.mkdtemp()
p = os.path.join(d, "file.txt")
with open(p, "w", encoding="utf-8") as f:
    print(f.write("first\nsecond é\n"), f.mode, os.path.basename(f.name), f.encoding, f.tell())
    print("third", file=f)
with open(p, encoding="utf-8") as f:
    print(f.read())
with open(p, encoding="utf-8") as f:
    print([line for line in f], f.closed)
print(f.closed)
with open(p, "rb") as f:
    print(f.read(5), f.seek(-3, os.SEEK_END), f.read(), f.tell(), f.mode)
with open(p, "a") as f:
    f.writelines(["fourth\n", "fifth"])
with open(p, "r+", encoding="utf-8") as f:
    print(f.readline(), f.readlines()[-1])
    f.seek(0)
    f.write("FIRST")
    f.truncate()
print(open(p).read(), os.path.getsize(p), os.stat(p).st_size)
with open(p, "wb", buffering=0) as f:
    print(f.write(b"raw\r\nx\ry\n"), type(f).__name__)
for nl in (None, "", "\n", "\r", "\r\n"):
    with open(p, newline=nl) as f:
        print(repr(nl), repr(f.read()), repr(f.newlines))
try:
    open(p, "x")
except FileExistsError as e:
    print(type(e).__name__, e.errno)
for args in ((os.path.join(d, "none"),), (d,), (p, "zz"), (p, "rwb")):
    try:
        open(*args)
    except (OSError, ValueError) as e:
        print(type(e).__name__, str(e).replace(d, "DIR"))
f = open(p)
f.close()
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
with open(p, "w") as f:
    try:
        f.read()
    except OSError as e:
        print(type(e).__name__, e)
with open(p, "w+b") as f:
    f.write(bytes(range(256)) * 10)
    f.seek(100)
    print(f.read(3), len(f.read()), f.readinto(bytearray(5)))
os.makedirs(os.path.join(d, "sub", "deep"))
os.rename(p, os.path.join(d, "sub", "moved"))
print(sorted(os.listdir(d)), [(os.path.relpath(r, d), sorted(ds), sorted(fs)) for r, ds, fs in os.walk(d)])
print(os.path.exists(p), os.path.isdir(d), os.path.isfile(os.path.join(d, "sub", "moved")), sorted(e.name for e in os.scandir(os.path.join(d, "sub"))))
import shutil
shutil.rmtree(d)
print(os.path.exists(d))
