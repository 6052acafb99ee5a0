print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(-1) == hash(-2), hash(2**61 - 1), hash(-2**61), hash(0.5), hash(1e300), hash(float("inf")), hash(None) == hash(None), hash(()) == hash(tuple()))
print([hash(i) for i in (0, -1, -2, 10**18, 2**64, -2**64, 2**1000)], hash(1j), hash(2 - 3j), hash(0.1), hash(-0.0), hash(1.5), hash(range(3)) == hash(range(0, 3)))
a = b = []
print(a is b, [] is [], a == b, id(a) == id(b), None is None, (1, 2) == (1, 2), "ab" is "ab" if False else True, a is not None)
print({1: "a", 1.0: "b", True: "c", 1 + 0j: "d"}, {0: 1, False: 2, -0.0: 3}, len({0, 0.0, False, 0j}), {(1, 2): 3}[(1.0, 2)])


class H:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
    def __eq__(self, o): return self is o


print(hash(H(2**70)), hash(H(-1)), hash(H(True)), hash(H(2**61)), hash(H(-2**63)))


class E:
    def __eq__(self, o): return True


try:
    hash(E())
except TypeError as e:
    print(e)
print(E() == 5, 5 == E(), E() != 5, [E()] == [3], E() in [1], [1].index(E()), [1, 2].count(E()), (E(),) == (9,), {"k": E()} == {"k": 1})


class N:
    def __ne__(self, o): return "custom ne"
    def __le__(self, o): return []


print(N() != 1, N() == 1, N() <= 1, not N() <= 1)
print(1 == "1", 1 != "1", [1] == (1,), b"a" == "a", {} == [], None == 0, "" == 0, 0 == 0.0 == 0j == False, 2**63 == float(2**63), 10**30 == 1e30, 1e30 == 10**30, 0.1 + 0.2 == 0.3, 1/3 == 0.3333333333333333)
x = float("nan")
print(x == x, x is x, [x] == [x], (x,) == (x,), {x: 1} == {x: 1}, x in (x,), [x].index(x), {x, x} == {x}, x != x, min([x, 1]) is x, hash(float("nan")) != hash(float("nan")) or True)
print(3 < 5 < 7 != 8 > 2, 1 < 3 > 2, 5 in [5] == True, (5 in [5]) == True, not 5 in [5], 5 not in [5] in [[5]])
for l, r in [(1, "a"), ("a", 1), ([], ()), (None, None), ({}, {}), (1j, 1j), (object, int), (len, len), (b"a", "a"), ({1}, [1]), (range(1), range(1)), (slice(1), 1)]:
    for op in ("<", "<=", ">", ">="):
        try:
            print(eval(f"l {op} r"), end=" ")
        except TypeError as e:
            print(e, end=" ")
    print()
print(max("b", "a", "c"), max([1, 2], [1, 3]), min((2, "a"), (1, "z")), sorted([True, 0, 2, False]), max(1, 1.0), max(1.0, 1), max({"a": 1, "b": 0}), min("abc", key=lambda c: -ord(c)))
