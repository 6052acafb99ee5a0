import pprint, reprlib
data = {"name": "x" * 30, "list": list(range(30)), "nested": {"a": {"b": {"c": [1, 2, {"deep": "value" * 5}]}}}, (1, 2): {3, 1, 2}, "t": tuple("abcdef" * 5), "s": "a long string " * 10, "b": b"bytes" * 20, "e": [], "f": frozenset([1])}
pprint.pprint(data)
pprint.pprint(data, width=40, compact=True, depth=2, sort_dicts=False, indent=2)
print(pprint.pformat([1, [2, [3]]]), pprint.pformat({"b": 1, "a": 2}), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False), pprint.isreadable([1]), pprint.isrecursive([]), pprint.saferepr({2: 1, 1: 2}), pprint.pformat(10**8, underscore_numbers=True))
import collections, dataclasses, types


@dataclasses.dataclass
class Point:
    x: int
    label: str
    children: list


pprint.pprint(Point(1, "label " * 10, [Point(2, "b", []), Point(3, "c" * 60, [])]))
pprint.pprint(collections.OrderedDict((f"key{i}", i * "v") for i in range(15)))
pprint.pprint(collections.defaultdict(list, {f"k{i}": list(range(i)) for i in range(10)}))
pprint.pprint(collections.Counter("the quick brown fox jumps over the lazy dog"))
pprint.pprint(collections.deque(range(40), 50))
pprint.pprint(types.SimpleNamespace(**{f"attr{i}": "v" * i for i in range(12)}))
pprint.pprint(types.MappingProxyType({i: "x" * i for i in range(12)}))
pprint.pprint([[i] * i for i in range(12)], width=30)
r = [1]
r.append(r)
print(pprint.pformat(r).split("id=")[0], pprint.isrecursive(r))
pprint.pp({"z": 1, "a": [1.5, None, True]})


class NoRepr:
    def __repr__(self): return "NoRepr\nmultiline"


pprint.pprint([NoRepr(), NoRepr()], width=20)
print(reprlib.repr("x" * 100), reprlib.repr(list(range(100))), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(10))), reprlib.repr((1,) * 10), reprlib.repr(10**100), reprlib.repr([[[[[[[1]]]]]]]))
R = reprlib.Repr(maxlist=2, maxstring=10, indent="  ") if False else reprlib.Repr()
R.maxlist = 2
print(R.repr([1, 2, 3]))


class Rec:
    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"Rec({self.me!r})"


x = Rec()
x.me = x
print(x)
