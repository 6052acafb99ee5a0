"""marshal against literal data of CPython 3.14, against the host, and on bad data."""

import contextlib
import marshal as host
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rt.compiler.marshal import Reader, dumps, loads
from rt.compiler.metadata import CO_FAST_LOCAL, Code

# What CPython 3.14 writes.
EXACT = [
    (None, b"N"),
    (True, b"T"),
    (False, b"F"),
    (..., b"."),
    (StopIteration, b"S"),
    (1, b"\xe9\x01\x00\x00\x00"),
    (-1, b"\xe9\xff\xff\xff\xff"),
    (2**31 - 1, b"\xe9\xff\xff\xff\x7f"),
    (-(2**31), b"\xe9\x00\x00\x00\x80"),
    (2**31, b"\xec\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00"),
    (-(2**31) - 1, b"\xec\xfd\xff\xff\xff\x01\x00\x00\x00\x02\x00"),
    (2**100, b"\xec\x07\x00\x00\x00" + bytes(12) + b"\x00\x04"),
    (1.5, b"\xe7\x00\x00\x00\x00\x00\x00\xf8?"),
    (1j, b"\xf9" + bytes(8) + b"\x00\x00\x00\x00\x00\x00\xf0?"),
    ("abc", b"\xda\x03abc"),
    ("abc def", b"\xfa\x07abc def"),
    ("\xe9", b"\xf4\x02\x00\x00\x00\xc3\xa9"),
    ("\u20ac.", b"\xf5\x04\x00\x00\x00\xe2\x82\xac."),
    (b"xx", b"\xf3\x02\x00\x00\x00xx"),
    (bytearray(b"q"), b"\xf3\x01\x00\x00\x00q"),
    ((), b"\xa9\x00"),
    ((1,), b"\xa9\x01\xe9\x01\x00\x00\x00"),
    ([1, "a"], b"\xdb\x02\x00\x00\x00\xe9\x01\x00\x00\x00\xda\x01a"),
    ({1: 2}, b"\xfb\xe9\x01\x00\x00\x00\xe9\x02\x00\x00\x000"),
    (
        {3, 1, 2},
        b"\xbc\x03\x00\x00\x00\xe9\x01\x00\x00\x00\xe9\x02\x00\x00\x00\xe9\x03\x00\x00\x00",
    ),
    (frozenset(), b"\xbe\x00\x00\x00\x00"),
    (slice(1, 2), b"\xba\xe9\x01\x00\x00\x00\xe9\x02\x00\x00\x00N"),
]


@pytest.mark.parametrize(("value", "data"), EXACT)
def test_exact_form(value: object, data: bytes) -> None:
    assert dumps(value) == data


@pytest.mark.parametrize("version", range(5))
def test_old_versions_are_the_hosts(version: int) -> None:
    values = (1, 2**70, 1.5, 1j, "abc", "a b", "\u20ac", b"x", [None, True], {"k": 2}, {5})
    assert host.loads(dumps(values, version)) == values
    assert loads(host.dumps(values, version)) == values
    if version < 3:
        assert dumps(values, version) == host.dumps(values, version)


leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text()
    | st.binary()
)
hashables = st.recursive(leaves, lambda x: st.lists(x).map(tuple) | st.frozensets(x), max_leaves=8)
values = st.recursive(
    hashables,
    lambda x: st.lists(x) | st.dictionaries(hashables, x) | st.sets(hashables),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(values)
def test_round_trip_and_the_host(value: object) -> None:
    data = dumps(value)
    assert repr(loads(data)) == repr(loads(dumps(loads(data))))
    assert loads(data) == value
    assert host.loads(dumps(value, 4)) == value
    assert loads(host.dumps(value)) == value


def test_equal_values_have_equal_forms() -> None:
    one = ["ab c", "ab c", 1000, 1000]
    two = ["ab c", "".join(["ab", " c"]), 1000, int("1000")]
    assert dumps(one) == dumps(two)


def test_sharing_and_recursion() -> None:
    inner: list[object] = [1]
    shared = loads(dumps((inner, inner)))
    assert isinstance(shared, tuple)
    assert shared[0] is shared[1]
    inner.append(inner)
    again = loads(dumps(inner))
    assert isinstance(again, list)
    assert again[1] is again


def make_code(name: str, *consts: object) -> Code:
    return Code(
        code=b"\x80\x00\x23\x00",
        consts=consts,
        names=("print", "\xe9t\xe9"),
        localsplusnames=("a",),
        localspluskinds=bytes([CO_FAST_LOCAL]),
        filename="file.py",
        name=name,
        qualname="q." + name,
        firstlineno=3,
        linetable=b"\x80\x00",
        exceptiontable=b"",
        flags=3,
        stacksize=1,
        argcount=1,
        posonlyargcount=0,
        kwonlyargcount=0,
    )


def test_code_objects() -> None:
    code = make_code("f", "doc", make_code("g", 1, (2, 3.5)))
    again = loads(dumps(code))
    assert again == code
    assert isinstance(again, Code)
    assert (again.filename, again.qualname, again.stacksize) == ("file.py", "q.f", 1)
    assert dumps(again) == dumps(code)
    with pytest.raises(ValueError, match=r"^marshalling code objects is disallowed$"):
        dumps(code, allow_code=False)
    with pytest.raises(ValueError, match=r"^unmarshalling code objects is disallowed$"):
        loads(dumps(code), allow_code=False)


def test_reader_goes_on() -> None:
    reader = Reader(dumps("one") + dumps(2))
    assert reader.read() == "one"
    assert reader.read() == 2
    with pytest.raises(EOFError):
        reader.read()


class Subclass(int):
    """An int that is not marshalled."""


@pytest.mark.parametrize("value", [object(), Subclass(1), [object()], int])
def test_unmarshallable(value: object) -> None:
    with pytest.raises(ValueError, match=r"^unmarshallable object$"):
        dumps(value)


def test_slices_came_with_version_5() -> None:
    with pytest.raises(ValueError, match=r"^unmarshallable object$"):
        dumps(slice(1), 4)


BAD = [
    (b"", EOFError, "EOF read where object expected"),
    (b"z", EOFError, "EOF read where not expected"),
    (b"z\x05ab", EOFError, "marshal data too short"),
    (b"?", ValueError, "bad marshal data (unknown type code)"),
    (b"r\0\0\0\0", ValueError, "bad marshal data (invalid reference)"),
    (b"0", TypeError, "NULL object in marshal data for object"),
    (b"(\1\0\0\0", EOFError, "EOF read where object expected"),
    (b")\x010", TypeError, "NULL object in marshal data for tuple"),
    (b"[\1\0\0\x000", TypeError, "NULL object in marshal data for list"),
    (b">\1\0\0\x000", TypeError, "NULL object in marshal data for set"),
    (b"l\1\0\0\0\0\0", ValueError, "bad marshal data (unnormalized long data)"),
    (b"l\1\0\0\0\xff\xff", ValueError, "bad marshal data (digit out of range in long)"),
    (b"l\0\0\0\x80", ValueError, "bad marshal data (long size out of range)"),
    (b"(\xff\xff\xff\xff", ValueError, "bad marshal data (tuple size out of range)"),
    (b"s\xff\xff\xff\xff", ValueError, "bad marshal data (bytes object size out of range)"),
    (b"u\xff\xff\xff\xff", ValueError, "bad marshal data (string size out of range)"),
    (b"[\xff\xff\xff\xff", ValueError, "bad marshal data (list size out of range)"),
    (b"<\xff\xff\xff\xff", ValueError, "bad marshal data (set size out of range)"),
    (b"[\0\0\0\x7f", EOFError, "EOF read where object expected"),
    (b"f\x03abc", ValueError, "could not convert string to float: 'abc'"),
    (b"\xbe\1\0\0\0r\0\0\0\0", ValueError, "bad marshal data (invalid reference)"),
    (b"c" + bytes(20) + b"0", TypeError, "NULL object in marshal data for code object"),
]


@pytest.mark.parametrize(("data", "kind", "message"), BAD)
def test_bad_data(data: bytes, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as caught:
        loads(data)
    assert (type(caught.value), str(caught.value)) == (kind, message)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^recursion limit exceeded$"):
        loads(b"[\1\0\0\0" * 100_000 + b"N")
    value: list[object] = []
    for _ in range(3000):
        value = [value]
    with pytest.raises(ValueError, match=r"^object too deeply nested to marshal$"):
        dumps(value)


def test_damaged_data_is_refused_or_read() -> None:
    code = make_code("f", "doc", 1.5, 2**80, {"k": [1, (2, frozenset({3}))]}, make_code("g"))
    data = dumps(code)
    source = random.Random(1)
    for _ in range(3000):
        damaged = bytearray(data)
        for _ in range(source.randint(1, 3)):
            damaged[source.randrange(len(damaged))] = source.randrange(256)
        with contextlib.suppress(EOFError, ValueError, TypeError, SystemError):
            loads(bytes(damaged[: source.randint(0, len(damaged))]))


SEEDED = """
import ast, hashlib, inspect, sys
from rt.compiler.compile import compile_ast
from rt.compiler.marshal import dumps, loads
source = open(inspect.getsourcefile(ast)).read()
source += "\\nx in {'a', 'bc', 1, 2.5, (3, 'd'), None, b'e'}; {'u', 'v', 'w', 'x'}\\n"
code = compile_ast(ast.parse(source), "ast.py")
data = dumps(code)
assert dumps(loads(data)) == data
print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    digests = set()
    for seed in ("0", "1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", SEEDED],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        digests.add(done.stdout)
    assert len(digests) == 1


GUEST = """
import marshal, random
code = compile("def f(a, b=1.5, *c): return {'k': (a, 2**80, b'x')}, a in {1, 'y'}", "f", "exec")
for value in (code, [1, (2, {"a": {3}}), 4.5, 1j, "\\u20ac", None, ..., True, 2**100]):
    data = marshal.dumps(value)
    assert marshal.dumps(marshal.loads(data)) == data
    source = random.Random(1)
    for _ in range(1500):
        damaged = bytearray(data)
        for _ in range(source.randint(1, 3)):
            damaged[source.randrange(len(damaged))] = source.randrange(256)
        try:
            marshal.loads(bytes(damaged[: source.randint(0, len(damaged))]))
        except (EOFError, ValueError, TypeError, SystemError, MemoryError, OverflowError):
            pass
print("done")
"""


def test_damaged_data_in_the_guest() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("rt-run")), "-c", GUEST],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr[-2000:]
