x, y, name, pi = 10, 3, "World", 3.14159
print(f"Hello {name}! {x + y} {x=} {y = } {name!r} {name!s:>10} {name!a}")
print(f"{pi:.2f} {pi:10.3f}| {pi:<10.1f}| {x:05d} {x:+} {x:x} {x:#b} {x:,} {1e6:,.0f} {0.25:.0%}")
width, prec = 12, 4
print(f"{pi:{width}.{prec}}|{name:^{width}}|{name:*^{width + 2}}|{'nested ' + f'{x}'}")
print(f"{{}} {{{x}}} {'{'}{'}'}", f"", f"{'a' 'b'}", f"{x}" "plain" f"{y}")
print(f"{x!r:^{width}}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{(lambda q: q * 2)(4)}", f"{x if x > 5 else y}")
print(f"{'quotes'} {"same quotes"} {f"{f"{x}"}"}")
print(f"""multi
line {x
+ y}""")
print(f"{x:>{width}}{y:<{width}}|", f"{name[0]}{name[-1]}", f"{name.upper()}", rf"raw\n{x}", f"\x41\u0042{x}\N{BULLET}")
print(f"{x = !r:>5}", f"{x=:>5}", f"{name=!s}", f"{x + 1 = }", f"{ x = }")
d = {"key": "value"}
print(f"{d['key']}", f"{d["key"]!r}", f"{'\n'.join(['a', 'b'])}")


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


print(f"{F()} {F():abc} {F()!r:>6} {F()!s} {F():{x}{y}} {F()=}")
for expr in ("f'{undefined}'", "f'{5:q}'", "f'{\"a\":d}'", "f'{[]:>5}'", "f'{None:5}'", "f'{x:.}'", "f'{1.5:d}'", "f'{x:{None}}'"):
    try:
        print(eval(expr))
    except Exception as e:
        print(expr, "->", type(e).__name__, e)
for bad in ("f'{'", "f'}'", "f'{}'", "f'{x!z}'", "f'{x!}'", "f'{a b}'", "f'{x:{y}'", "f'{!r}'", "f'{lambda x: 1}'"):
    try:
        compile(bad, "<s>", "eval")
    except SyntaxError as e:
        print(bad, "->", e.msg)
print(f"{x:{'>'}{10}}", f"{'a':{'>'}{5}}", f"{x:%d}" if False else "", f"{3!r}{4!s}", f"{True:d} {True}")
