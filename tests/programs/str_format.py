print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0[1]} {1.real} {2[k]}".format([1, 2], 5, {"k": "v"}))
print("{:>10}|{:<10}|{:^10}|{:*^10}".format("r", "l", "c", "s"), "{!r} {!s} {!a}".format("x", "y", "é"))
print("{:d} {:x} {:X} {:o} {:b} {:c} {:e} {:E} {:f} {:F} {:g} {:G} {:n} {:%}".format(5, 255, 255, 8, 5, 65, 1.5, 1.5, 1.5, 1.5, 1.5, 1e20, 7, 0.5))
print("{:+d} {: d} {:-d} {:#x} {:#o} {:#b} {:08.3f} {:,} {:_} {:_x} {:=+8}".format(5, 5, -5, 255, 8, 5, 3.14159, 1234567, 1234567, 0xABCDEF12, 42))
print("{:{}}|{:{w}.{p}}".format("a", 5, 3.14159, w=8, p=3), "{{}} {{{}}}".format(1))
for v in (0, 1, -1, 123456789, 10**20, -10**20):
    print(f"{v:,} {v:_} {v:>25} {v:<5}| {v:^9} {v:+} {v:e} {v:x} {v:#X} {v:020} {v:.3f} {v:g}")
for v in (0.0, -0.0, 1.5, 1e10, 1e16, 1e17, 1e-5, 123456.789, float("inf"), float("nan"), -1e300, 2/3):
    print(f"{v} {v:f} {v:e} {v:g} {v:.3} {v:.0f} {v:10.2f}| {v:+.1e} {v:%} {v:#.0f} {v:,.2f} {v:012.3f} {v:z.0f} {v:n}")
for s in ("", "a", "hello"):
    print(f"{s:3}|{s:.2}|{s:>6.3}|{s:x<4}|{s:^7}|")
for c in (1 + 2j, -0j, 1e20 + 3j):
    print(f"{c} {c:.2f} {c:g} {c:>20} {c:+.1e}")
bads = ["'{'.format()", "'}'.format()", "'{}'.format()", "'{0}{}'.format(1)", "'{}{0}'.format(1)", "'{a}'.format()", "'{0[a]}'.format([1])",
        "'{0.x}'.format(1)", "'{:d}'.format('x')", "'{:s}'.format(5)", "'{:,s}'.format('x')", "'{!q}'.format(1)", "'{:.2d}'.format(1)",
        "'{:c}'.format(-1)", "'{:c}'.format(0x110000)", "'{:5x}'.format(1.5)", "'{:=5}'.format('x')", "'{:+s}'.format('x')", "'{0!}'.format(1)",
        "'{:_,}'.format(1)", "'{:,_}'.format(1)", "'{[}'.format(1)", "'{0[}'.format([1])", "'{:1000000000000000000000}'.format(1)",
        "'{:e}'.format('a')", "'{:.q}'.format(1.5)", "format(1, 5)", "format([], 'x')", "'{:,x}'.format(5)", "'{:#s}'.format('x')", "'{ 0}'.format(1)"]
for b in bads:
    try:
        print(b, eval(b))
    except Exception as e:
        print(b, "->", type(e).__name__, e)
print("{x}".format_map({"x": 1}), "{0:{1}{2}}".format(5, ">", 4), format(5), format("a", ">3"), format(1.0, ""))
import string
print(string.Formatter().format("{0} {a!r:>5}", 1, a="b"), list(string.Formatter().parse("a{b!r:c}d")), string.Template("$a ${b}c $$").substitute(a=1, b=2))
