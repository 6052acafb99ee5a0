import typing
from typing import *
print(List[int], Dict[str, int], Optional[int], Union[int, str], Union[int], Union[int, None], Callable[[int], str], Tuple[int, ...], Any, list[int], dict[str, list[int]], int | str, int | None, Literal[1, "a"], Type[int], ClassVar[int], Final[int], Annotated[int, "meta"])
T = TypeVar("T")
K = TypeVar("K", bound=int)
C = TypeVar("C", int, str)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
print(T, K.__bound__, C.__constraints__, P, Ts, repr(P.args), T.__name__)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)


s = Stack[int]()
s.push(1)
print(Stack[int], s.items, Stack.__parameters__, Stack[int].__args__, Stack[int].__origin__, s.__orig_class__, Stack[T][str], Generic.__name__)
print(get_origin(list[int]), get_args(dict[str, int]), get_origin(Union[int, str]), get_args(Callable[[int], str]), get_args(Annotated[int, 1]))


def f(a: int, b: "str" = "x", *args: float, **kw: bool) -> Optional[T]:
    pass


print(get_type_hints(f), f.__annotations__)


class A:
    x: int
    y: "A"
    z: ClassVar[str] = "z"


print(get_type_hints(A), A.__annotations__)
x: int = 5
y: str
print(__annotations__)


class TD(TypedDict, total=False):
    a: int
    b: Required[str]


class NT(NamedTuple):
    """doc"""
    x: int
    y: str = "d"

    def m(self): return self.x * 2


print(TD(a=1, b="x"), TD.__required_keys__, TD.__optional_keys__, TD.__total__, NT(1), NT(1, "q").m(), NT._field_defaults, NT.__annotations__)


@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...


class Duck:
    def quack(self): return "q"


print(isinstance(Duck(), Quacks), isinstance(5, Quacks), issubclass(Duck, Quacks))
UserId = NewType("UserId", int)
print(UserId(5), UserId.__name__, cast(int, "not int"), NoReturn, Never, Self, TYPE_CHECKING, reveal_type.__name__, assert_type(5, int))


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x


@final
class Fin: pass


print(len(get_overloads(g)), g(5), Fin.__final__, no_type_check(lambda: 0).__no_type_check__)
type Alias[Q] = list[Q] | None
type Simple = int
print(Alias, Alias.__value__, Alias[int], Simple.__value__, Alias.__type_params__)


def generic[A, B: int, *Cs, **D](a: A, b: B) -> A:
    return a


class Box[V = int]:
    def get(self) -> V: ...


print(generic.__type_params__, generic(1, 2), Box.__type_params__, Box[str], Box.__orig_bases__, Box.__parameters__, generic.__type_params__[1].__bound__)
for e in ("List[int]()", "Union[int, str]()", "isinstance(5, List[int])", "isinstance([], list[int])", "Optional[int, str]", "Literal[[]]", "Any()", "Stack[int, str]", "list[int][str]", "int | 5", "TypeVar('X', int)", "Generic[int]", "Callable[int, str]", "assert_never(5)", "NewType('X')", "class_(int)", "get_type_hints(5)", "Union[5]", "Optional", "ClassVar[ClassVar[int]]", "Simple()", "isinstance(5, Simple)", "issubclass(int, Union[int, str])", "Tuple[()]", "Literal[1, 1]", "Union[int, int]", "list[T][int]", "dict[T, K][str, bool]", "Quacks()", "ForwardRef('A B')"):
    try:
        print(e, eval(e))
    except Exception as err:
        print(e, "->", type(err).__name__, err)
