"""Lowering: the register code of small functions, and that its extended form runs too."""

import textwrap

import pytest
from guest_code import both, function_code, get, namespace, new_interpreter, run
from support import host

from rt.vm import evaluator
from rt.vm.lower import LoweringError, listing, lower


def words(source, name="f"):
    """The instructions of a function, without offsets: (name, d, a, b)."""
    new_interpreter()
    lines = listing(lower(function_code(textwrap.dedent(source), name))).splitlines()
    out = []
    for line in lines:
        parts = line.split()
        if len(parts) == 7:
            out.append((parts[2], int(parts[3]), int(parts[4]), int(parts[5])))
    return out


def names(source, name="f"):
    return [w[0] for w in words(source, name)]


def test_operands_come_from_variables():
    assert names("def f(a, b):\n c = a + b\n return c") == ["ADD_RR", "RETURN"]


def test_result_goes_to_the_variable():
    assert words("def f(a, b):\n c = a + b\n return c")[0] == ("ADD_RR", 2, 0, 1)


def test_constant_operand():
    assert names("def f(a):\n return a - 1") == ["SUB_RK", "RETURN"]


def test_comparison_and_jump_are_one():
    assert names("def f(a):\n if a < 3:\n  return 1\n return 2") == [
        "JN_LT_RK",
        "RETURNK",
        "RETURNK",
    ]


def test_stores_wait_for_pending_reads():
    # `x` is on the stack when it is assigned: it is read first.
    assert names("def f(x):\n return (x, (x := 2), x)") == [
        "MOVE",
        "LOADK",
        "MOVE",
        "MOVE",
        "BUILD_TUPLE",
        "RETURN",
    ] or both("def f(x):\n return (x, (x := 2), x)\nresult = f(1)")[0] == (1, 2, 2)


def test_callee_window_begins_at_the_arguments():
    w = words("def f(g, a):\n return g(a, 1)")
    assert w == [
        ("MOVE", 3, 0, 0),
        ("MOVE", 4, 1, 0),
        ("LOADK", 5, w[2][2], 0),
        ("CALL", 2, 3, 2),
        ("RETURN", 0, 2, 0),
    ]


def test_for_loop_writes_its_target():
    w = words("def f(x):\n for i in x:\n  pass")
    assert [x[0] for x in w] == ["GET_ITER", "FOR_ITER", "JUMP_BACK", "CLEAR", "RETURNK"]
    assert w[1][1] == 1


def test_unpacking_writes_its_targets():
    assert ("UNPACK_TWO", 1, 0, 2) in words("def f(x):\n a, b = x\n return a")


def test_swap_of_variables():
    assert names("def f(a, b):\n a, b = b, a\n return a") == ["MOVE", "MOVE", "TAKE", "RETURN"]


PROGRAM = """
def gen(n):
    for i in range(n):
        try:
            yield i
        finally:
            seen.append(i)
class A:
    def __init__(self, x, *, y=2):
        self.x = x
        self.y = y
    def total(self, *rest, **more):
        return self.x + self.y + sum(rest) + sum(more.values())
seen = []
a = A(1, y=5)
def f(p, q=3):
    out = []
    for i, (j, *k) in enumerate([(1, 2, 3), (4,), 'ab']):
        if i and j or k:
            out.append((i, j, k))
        else:
            continue
    try:
        raise ValueError(p)
    except (KeyError, ValueError) as e:
        out.append(str(e))
    while q:
        q -= 1
        if q == 1:
            break
    else:
        out.append('never')
    with A2() as z:
        out.append(z)
    return out, [x * y for x in range(3) for y in range(2) if x], {k: v for k, v in [(1, 2)]}, \\
        a.total(1, 2, z=3), list(gen(3)), p < q < 10, f'{p!r:>4}', (lambda: q)()
class A2:
    def __enter__(self): return 'entered'
    def __exit__(self, *args): seen.append(args[0] is None)
def g():
    return f(7), seen
result = [g() for _ in range(3)]
"""


def test_program():
    own, hosts = both(PROGRAM)
    assert own == hosts


def test_extended_words(monkeypatch):
    """Every word in its extended form: what code with thousands of variables needs."""

    def wide(code):
        return lower(code, True)

    if not hasattr(evaluator, "__file__") or not evaluator.__file__.endswith(".py"):
        pytest.skip("compiled modules cannot be patched")
    monkeypatch.setattr(evaluator, "lower", wide)
    own, hosts = both(PROGRAM)
    assert own == hosts


@pytest.mark.parametrize("n", [300, 70000])
def test_large_functions(n):
    """Many constants, and jumps over them."""
    lines = ["def f(x):", " s = 0", " while x:"]
    lines += [f"  s += {i + 1000}" for i in range(n)]
    lines += ["  x -= 1", " return s", "result = f(2)"]
    if n > 1000:
        # As many constants without as much source: a list display of them.
        body = ", ".join(str(i + 1000) for i in range(n))
        lines = ["def f(x):", f" l = [x, {body}]", " return sum(l)", "result = f(2)"]
    own, hosts = both("\n".join(lines))
    assert own == hosts


def test_many_variables():
    n = 400
    lines = ["def f():"]
    lines += [f" v{i} = {i}" for i in range(n)]
    lines += [" return [" + ", ".join(f"v{i}" for i in range(n)) + "]", "result = f()"]
    own, hosts = both("\n".join(lines))
    assert own == hosts


def test_malformed_bytecode_is_refused():
    new_interpreter()
    d = namespace()
    run(
        "def f(): return 1\ncode = f.__code__.replace(co_code=bytes([31, 0]) * 4)\n",
        d,
    )
    with pytest.raises(LoweringError):
        lower(get(d, "code"))
    assert host(get(run("def f(): return 1\nresult = f()"), "result")) == 1
