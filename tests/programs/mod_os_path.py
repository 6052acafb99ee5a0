import os, os.path as p
print(p.join("a", "b", "/c", "d"), p.split("/a/b/c"), p.splitext("x.tar.gz"), p.splitext(".bashrc"), p.basename("/a/b/"), p.dirname("/a/b"), p.normpath("/a/./b/../c//d"), p.isabs("/x"), p.commonprefix(["/abc", "/abd"]), p.commonpath(["/a/b", "/a/c"]), p.relpath("/a/b/c", "/a/d"), p.splitdrive("/x"), p.join("", "x"), p.join("a", ""), p.normpath(""), p.expanduser("x"), p.splitroot("//a/b"))
print(os.sep, os.pathsep, os.linesep.encode(), os.curdir, os.pardir, os.extsep, os.devnull, os.name, os.fspath("x"), os.fsencode("é"), os.fsdecode(b"x"))
os.environ["RT_TEST"] = "value"
print(os.environ["RT_TEST"], os.getenv("RT_TEST"), os.getenv("RT_NOPE", "dflt"), "RT_TEST" in os.environ, os.environ.get("RT_NOPE"), os.path.expandvars("$RT_TEST/x ${RT_TEST}"))
del os.environ["RT_TEST"]
try:
    os.environ["RT_TEST"]
except KeyError as e:
    print("KeyError", e)
for e in ("os.environ.__setitem__('a', 5)", "os.environ.__setitem__('a=b', 'c')", "p.join('a', 5)", "p.join('a', b'b')", "os.listdir('/no/such/dir')", "os.remove('/no/such')", "os.stat('/no/such')", "p.relpath('')", "p.commonpath([])", "p.commonpath(['/a', 'b'])", "os.fspath(5)", "os.mkdir('/no/such/dir/x')", "os.chdir('/no/such')", "p.getsize('/no/such')", "os.rmdir('/no/such')", "os.rename('/no/such1', '/no/such2')", "os.open('/no/such', os.O_RDONLY)", "os.close(-1)", "os.stat(b'\\0')", "p.exists('\\0')", "p.exists(None)", "os.kill('x', 1)", "os.read(999, 5)", "os.readlink('/no/such')"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
print(os.getpid() > 0, os.getcwd() == p.abspath("."), p.exists("/"), p.isdir("/"), isinstance(os.urandom(4), bytes), len(os.urandom(3)), os.cpu_count() > 0, os.stat("/").st_mode & 0o170000 == 0o040000)


class P:
    def __fspath__(self):
        return "/from/fspath"


print(os.fspath(P()), p.join(P(), "x"), p.basename(P()), os.strerror(2), os.error is OSError)
r, w = os.pipe()
os.write(w, b"through pipe")
os.close(w)
print(os.read(r, 100), os.read(r, 1))
os.close(r)
pid = os.fork()
if pid == 0:
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
