# args: cmd file1 file2 --num 5 -vv --flag --opt=x
import argparse, sys
p = argparse.ArgumentParser(prog="prog", description="A test program.", epilog="The end.")
p.add_argument("command", choices=["cmd", "other"], help="what to do")
p.add_argument("files", nargs="*", help="files (default: %(default)s)")
p.add_argument("-n", "--num", type=int, default=1, metavar="N", help="a number")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("--flag", action="store_true")
p.add_argument("--no-flag", dest="flag2", action="store_false")
p.add_argument("--opt", choices=["x", "y"])
p.add_argument("--list", action="append")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
g = p.add_mutually_exclusive_group()
g.add_argument("--a", action="store_true")
g.add_argument("--b", action="store_true")
print(p.parse_args())
print(p.parse_args(["other", "--list", "1", "--list", "2", "-n3", "--no-flag"]))
print(p.parse_known_args(["cmd", "--unknown", "x"]))
p.print_help()
p.print_usage()
for argv in ([], ["bad"], ["cmd", "--num", "x"], ["cmd", "--a", "--b"], ["cmd", "--nope"], ["cmd", "--opt", "z"], ["--version"], ["cmd", "--num"], ["-h"]):
    try:
        p.parse_args(argv)
    except SystemExit as e:
        print("exit", e.code)
    sys.stdout.flush(); sys.stderr.flush()
sub = argparse.ArgumentParser(prog="git")
sp = sub.add_subparsers(dest="action", required=True)
add = sp.add_parser("add", help="add things")
add.add_argument("path", type=str)
add.set_defaults(func=lambda a: f"adding {a.path}")
rm = sp.add_parser("rm", aliases=["del"])
rm.add_argument("--force", action=argparse.BooleanOptionalAction)
a = sub.parse_args(["add", "x"])
print(a.action, a.func(a), sub.parse_args(["rm", "--no-force"]))
try:
    sub.parse_args([])
except SystemExit as e:
    print("exit", e.code)
q = argparse.ArgumentParser(exit_on_error=False, add_help=False)
q.add_argument("--x", type=float, nargs=2)
q.add_argument("rest", nargs=argparse.REMAINDER)
print(q.parse_args(["--x", "1", "2.5", "a", "--b"]))
try:
    q.parse_args(["--x", "1", "q"])
except argparse.ArgumentError as e:
    print(e)
print(argparse.Namespace(a=1, b="x") == argparse.Namespace(b="x", a=1))
