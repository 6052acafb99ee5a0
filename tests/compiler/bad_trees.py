"""Damage a tree that has all kinds of nodes at random, compile it, and print what is said.

    python tests/compiler/bad_trees.py SEED COUNT [--library]

Run by the host and by rt-run it tries their `compile()`, with --library rt's library. The
lines must be the same. What ends the host itself (it does not look for None in all lists)
is left out.
"""

import ast
import random
import re
import sys

SOURCE = """
@d
async def f(a, /, b: int=1, *c, d=2, **e) -> x:
    "doc"
    global g
    async for i in x: await y
    async with a as b, c: pass
    return [z async for z in q if w]
class A[T: int](B, k=1):
    x: int = 1
    def m(self): nonlocal_ = super().x; yield 1; yield from b
try:
    import a.b as c
    from . import d as e
except* E as e: raise X from Y
else: del a, b.c, d[e]
finally: assert a, b
match x:
    case [1, *r] | {"a": 3, **r}: pass
    case A(1, x=2) if g: pass
    case None | -1 | 1+2j: pass
    case _: pass
type X[*Ts, **P] = int
for a, *b in c: break
while a: continue
with a: pass
x = y = {**a, 1: 2}, {1}, [1], (a,), f"{a!r:>{w}}", lambda q: q
x += a if b else c
a and b or not c; a < b < c; a[1:2:3]
a.b(*c, **d); {k: v for k, v in z}; {s for s in t}; (g for g in h); (n := 1)
"""

VALUES = [
    *(None, 1, -1, "x", b"x", 1.5, [], [ast.Load()], ast.Load(), ast.Store(), (), {}, object, True),
    *(2**70, [[]], "None", "", ast.Name("q", ast.Load()), ast.Pass(), ast.AST(), ast.Constant([])),
    *(ast.arguments([], [], None, [], [], None, []), ast.alias("a")),
    ast.Starred(ast.Name("q", ast.Load()), ast.Load()),
]


def outcome(compiler, tree):
    """What is said of a tree, without addresses."""
    try:
        compiler(tree)
    except Exception as error:
        kind = getattr(error, "kind", type(error).__name__)
        message = getattr(error, "msg", error)
        return f"{kind}: {re.sub('0x[0-9a-f]+', '0x', str(message))}"
    return "code"


def main():
    """Damage, compile, print."""
    if "--library" in sys.argv:
        from rt.compiler.compile import compile_ast

        def compiler(tree):
            return compile_ast(tree, "f")
    else:

        def compiler(tree):
            return compile(tree, "f", "exec")

    source = random.Random(int(sys.argv[1]))
    for number in range(int(sys.argv[2])):
        tree = ast.parse(SOURCE)
        nodes = [node for node in ast.walk(tree) if node._fields]
        node = source.choice(nodes)
        names = node._fields + (node._attributes if source.random() < 0.3 else ())
        name = source.choice(names)
        choice = source.randrange(len(VALUES) + 1)
        if choice < len(VALUES):
            setattr(node, name, VALUES[choice])
            what = type(VALUES[choice]).__name__
        else:
            node.__dict__.pop(name, None)
            what = "missing"
        print(number, type(node).__name__, name, what, outcome(compiler, tree))


if __name__ == "__main__":
    main()
