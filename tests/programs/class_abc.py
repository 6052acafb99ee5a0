from abc import ABC, ABCMeta, abstractmethod
import collections.abc as cabc


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} {self.area()}"


class Square(Shape):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s ** 2

    name = "square"


class Half(Shape):
    def area(self):
        return 0


print(Square(3).describe(), sorted(Shape.__abstractmethods__), Half.__abstractmethods__, Square.__abstractmethods__)
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)


class One(metaclass=ABCMeta):
    @abstractmethod
    def single(self): ...


try:
    One()
except TypeError as e:
    print(e)


@Shape.register
class Virtual:
    pass


print(issubclass(Virtual, Shape), isinstance(Virtual(), Shape), Virtual.__mro__)


class Hooked(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Hooked:
            return hasattr(other, "quack") or NotImplemented
        return NotImplemented


class Duck:
    def quack(self): pass


print(isinstance(Duck(), Hooked), issubclass(int, Hooked))
checks = [cabc.Iterable, cabc.Sized, cabc.Container, cabc.Hashable, cabc.Callable, cabc.Mapping, cabc.MutableMapping,
          cabc.Sequence, cabc.MutableSequence, cabc.Set, cabc.Iterator, cabc.Generator, cabc.Reversible, cabc.Buffer]
for obj in ([], (), {}, set(), "", b"", 5, len, iter([]), range(3), (i for i in ""), frozenset(), {}.keys(), memoryview(b"")):
    print(type(obj).__name__, [c.__name__ for c in checks if isinstance(obj, c)])


class Seq(cabc.Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


s = Seq()
print(list(s), 10 in s, s.index(20), s.count(0), list(reversed(s)))


class Map(cabc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


m = Map()
m["a"] = 1
m.update(b=2)
print(dict(m), m.pop("a"), m.setdefault("c", 3), list(m.items()), m == {"b": 2, "c": 3}, m.get("zz"), list(m.keys()))
try:
    class Broken(cabc.Sized):
        pass
    Broken()
except TypeError as e:
    print(e)
