import tempfile, pathlib, os, shutil, glob, fnmatch
from pathlib import Path, PurePosixPath, PureWindowsPath
p = PurePosixPath("/a/b/c.tar.gz")
print(p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.parts, p.root, p.anchor, p / "d", p.with_name("x"), p.with_suffix(".z"), p.with_stem("q"), p.relative_to("/a"), p.is_absolute(), p.match("*.gz"), p.joinpath("x", "y"), repr(p), str(p), p == PurePosixPath("/a/b/c.tar.gz"), p < PurePosixPath("/b"), hash(p) == hash(PurePosixPath("/a/b/c.tar.gz")), PurePosixPath("a//b/./c/"), PurePosixPath("."), PurePosixPath("a", "/b"), p.as_uri(), p.is_relative_to("/a"), bytes(p), PureWindowsPath("c:/x\\y").parts, PureWindowsPath("C:\\A") == PureWindowsPath("c:\\a"), PurePosixPath("a/b").relative_to("a/c", walk_up=True), p.full_match("/a/**/*.gz"))
for e in ("p.relative_to('/z')", "p.with_name('')", "p.with_suffix('x')", "PurePosixPath(5)", "p / 5", "p < 5", "p.with_name('a/b')", "Path('/no/such').read_text()", "Path('/no/such').stat()", "p.nope", "PurePosixPath('a').as_uri()"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
with tempfile.TemporaryDirectory() as d:
    d = Path(d)
    f = d / "sub" / "file.txt"
    f.parent.mkdir(parents=True)
    print(f.write_text("line 1\nline é\n", encoding="utf-8"), f.read_text(encoding="utf-8"), f.read_bytes(), f.exists(), f.is_file(), f.parent.is_dir(), f.stat().st_size)
    f.with_suffix(".bin").write_bytes(b"\0\1")
    (d / "empty").touch()
    print(sorted(x.name for x in d.iterdir()), sorted(str(x.relative_to(d)) for x in d.rglob("*")), sorted(x.name for x in d.glob("*/*.txt")), sorted(os.path.basename(g) for g in glob.glob(str(d / "**"), recursive=True))[1:])
    with f.open("a") as h:
        h.write("more")
    f.rename(d / "moved")
    print((d / "moved").read_text(encoding="utf-8").splitlines()[-1], f.exists())
    (d / "link").symlink_to(d / "moved")
    print((d / "link").is_symlink(), (d / "link").resolve().name, (d / "link").readlink().name)
    for bad in (lambda: (d / "sub").rmdir(), lambda: (d / "sub").mkdir(), lambda: (d / "zz").unlink()):
        try:
            bad()
        except OSError as x:
            print(type(x).__name__, x.strerror)
    (d / "zz").unlink(missing_ok=True)
    (d / "sub").mkdir(exist_ok=True)
    shutil.copy(d / "moved", d / "copied"); shutil.copytree(d / "sub", d / "sub2"); shutil.move(d / "copied", d / "sub2")
    print(sorted(x.name for x in (d / "sub2").iterdir()), [(r.name, sorted(ds), sorted(fs)) for r, ds, fs in (d / "sub2").walk()], shutil.which("no-such-cmd-x"))
print(d.exists())
with tempfile.NamedTemporaryFile("w+", suffix=".x") as t:
    t.write("temp"); t.seek(0)
    print(t.read(), t.name.endswith(".x"), os.path.exists(t.name))
print(os.path.exists(t.name))
with tempfile.SpooledTemporaryFile(10) as s:
    s.write(b"small"); s.seek(0)
    print(s.read())
fd, name = tempfile.mkstemp()
os.close(fd); os.remove(name)
print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a", "b1", "b2"], "b?"), fnmatch.translate("*.[ch]"), Path.cwd() == Path(os.getcwd()), Path("~").expanduser() == Path.home(), Path("x") == Path("./x"), isinstance(Path(), os.PathLike), Path("a/../b"), tempfile.gettempprefix())
