"""typing at run time: subscripting generics, runtime protocols, get_type_hints."""

import sys
import typing
from typing import Generic, NamedTuple, Protocol, TypeVar, runtime_checkable

ROUNDS = 150
T = TypeVar("T")


@runtime_checkable
class HasX(Protocol):
    x: int


@runtime_checkable
class Walks(Protocol):
    def walk(self) -> str: ...


@runtime_checkable
class WalksFar(Walks, Protocol):
    def rest(self) -> None: ...


class Person:
    def __init__(self):
        self.x = 1

    def walk(self) -> str:
        return "walks"


class Hiker(Person):
    def rest(self) -> None:
        pass


class Nothing:
    pass


class Registered(Walks):
    pass


class Box(Generic[T]):
    def __init__(self, item: "T") -> None:
        self.item = item


class Record(NamedTuple):
    a: int
    b: "str"


def annotated(a: "int", b: "list[str]", c: "dict[str, Box[int]]" = None) -> "Record":
    return Record(1, "x")


def protocols():
    """Instance checks against the protocols."""
    count = 0
    for thing in (Person(), Hiker(), Nothing(), Registered(), 5):
        for _ in range(5):
            count += isinstance(thing, HasX)
            count += isinstance(thing, Walks)
            count += isinstance(thing, WalksFar)
    return count


def generics():
    """Generic aliases made and used."""
    boxes = [Box[int](1), Box[str]("s"), Box[T]("t")]
    names = [str(alias) for alias in (dict[str, T][int], typing.Optional[int], int | None)]
    return len(boxes) + len(names)


def hints():
    return len(typing.get_type_hints(annotated)) + len(typing.get_type_hints(Record))


def bench(loops):
    """All three, ROUNDS times, `loops` times."""
    for _ in range(loops):
        total = 0
        for _ in range(ROUNDS):
            total += protocols() + generics() + hints()
        assert total == ROUNDS * 42, total
    return total


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
