import types, typing, functools, enum, dataclasses, abc, collections, copy, inspect, operator
def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
T = typing.TypeVar("T")
class Stack(typing.Generic[T]):
    def push(self, x: T) -> None: ...
print(Stack[int], Stack[int].__origin__, Stack.__parameters__, Stack[T][str], Stack.__orig_bases__)
print(typing.List[int], typing.Optional[str], typing.Union[int, str, None], typing.Callable[[int], str], collections.abc.Callable[[int, str], float], collections.abc.Mapping[str, int])
print(list[T][int], dict[T, int][str], tuple[T, ...][int], list[T] | None, (list[T] | int)[str], collections.abc.Callable[[T], T][int])
print(typing.get_type_hints(Stack.push), typing.get_args(dict[str, int]), typing.get_origin(list[int]))
class Color(enum.Enum):
    RED = 1
    GREEN = "g"
    @property
    def low(self): return self.name.lower()
print(Color.RED, Color("g"), Color["RED"], list(Color), Color.RED.low, repr(Color.GREEN), Color.RED in Color, len(Color), Color.RED is Color(1)); t(lambda: Color(5)); t(lambda: setattr(Color, "RED", 2))
class F(enum.Flag):
    A = 1; B = 2; C = A | B
print(F.A | F.B, F.C & F.A, ~F.A, F(3), list(F.C), bool(F.A & F.B))
class IE(enum.IntEnum):
    X = 3
print(IE.X + 1, IE.X == 3, sorted([IE.X, 1]), f"{IE.X}", str(IE.X), repr(IE.X), [1, 2, 3, 4][IE.X])
@dataclasses.dataclass(order=True, frozen=True)
class DC:
    a: int
    b: str = "x"
    c: list = dataclasses.field(default_factory=list, compare=False)
d = DC(1); print(d, d == DC(1), d < DC(2), hash(d) == hash(DC(1)), dataclasses.replace(d, b="y"), dataclasses.asdict(d), DC.__match_args__); t(lambda: setattr(d, "a", 2)); t(lambda: DC())
@dataclasses.dataclass(slots=True)
class DS:
    a: int = 1
print(DS().a, DS.__slots__); t(lambda: setattr(DS(), "q", 1))
N = collections.namedtuple("N", "a b", defaults=[5]); n = N(1); print(n, n.b, n._replace(a=3), n._asdict(), N._fields, n == (1, 5), N._make([7, 8])); t(lambda: N()); t(lambda: setattr(n, "a", 1))
class NT(typing.NamedTuple):
    x: int
    y: str = "d"
print(NT(1), NT.__annotations__, NT(1)._fields)
class TD(typing.TypedDict):
    k: int
print(TD(k=1), TD.__annotations__, TD.__total__)
class Proto(typing.Protocol):
    def meth(self): ...
@typing.runtime_checkable
class RP(typing.Protocol):
    def meth(self): ...
class Impl:
    def meth(self): ...
print(isinstance(Impl(), RP), isinstance(3, RP)); t(lambda: Proto()); t(lambda: isinstance(1, Proto))
class Ab(abc.ABC):
    @property
    @abc.abstractmethod
    def p(self): ...
    @classmethod
    @abc.abstractmethod
    def c(cls): ...
    @abc.abstractmethod
    def m(self): ...
t(Ab); print(sorted(Ab.__abstractmethods__), inspect.isabstract(Ab))
class Ok(Ab):
    p = 1
    def c(self): ...
    def m(self): ...
print(Ok().p); Ab.register(int); print(isinstance(3, Ab), issubclass(bool, Ab))
@functools.total_ordering
class TO:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(TO(1) >= TO(0), TO(1) > TO(2), max([TO(1), TO(3)], key=lambda t: t.v).v)
@functools.singledispatch
def sd(x): return "obj"
@sd.register
def _(x: int): return "int"
@sd.register(list)
def _(x): return "list"
print(sd(1), sd([]), sd("s"), sd(True))
class CP:
    @functools.cached_property
    def v(self): print("compute"); return 5
    @functools.lru_cache
    def m(self, x): return x * 2
    pm = functools.partialmethod(lambda self, a, b: (a, b), 1)
c = CP(); print(c.v, c.v, c.m(3), c.m(3), c.pm(2), CP.m.cache_info().hits)
@functools.wraps(len)
def w(): pass
print(w.__name__, w.__wrapped__ is len)
print(inspect.signature(DC), inspect.signature(Stack.push), inspect.signature(lambda a, /, b, *c, d=1, **e: 0), inspect.getmro(Ok)[1].__name__, inspect.isclass(Ok), inspect.isfunction(Ok.m), inspect.ismethod(Ok().m), inspect.isbuiltin(len), inspect.isdatadescriptor(Ok.__dict__["m"]), inspect.ismethoddescriptor(list.append), inspect.isgetsetdescriptor(int.real) if hasattr(int, "real") else 0)
print(types.new_class("NC", (list,), {}, lambda ns: ns.update(z=1)).z, types.SimpleNamespace(a=1), types.MappingProxyType({1: 2}), types.MethodType(lambda s: s, 3)(), types.resolve_bases((list[int],)))
for x in (A := type("A", (), {"x": 1})(), [1, [2]], {"a": [1]}, (1, 2), {1}, d, n, Color.RED, 5, "s", len, Stack): print(copy.copy(x) == x, type(copy.deepcopy(x)).__name__)
class Cp:
    def __copy__(self): return "copied"
    def __deepcopy__(self, m): return "deep"
print(copy.copy(Cp()), copy.deepcopy(Cp()), copy.deepcopy([Cp()]))
class St:
    def __init__(self): self.a = 1
    def __getstate__(self): return {"z": 5}
    def __setstate__(self, s): self.s = s
print(vars(copy.copy(St())), copy.replace(d, a=9) if hasattr(copy, "replace") else 0)
print(operator.attrgetter("a.b")(types.SimpleNamespace(a=types.SimpleNamespace(b=3))), operator.itemgetter(1, 0)("xy"), operator.methodcaller("upper")("q"), operator.index(IE.X), operator.length_hint(iter([1, 2])))
class UD(collections.UserDict): pass
class UL(collections.UserList): pass
print(UD(a=1), UL([1]) + [2], UL([3]) * 2, collections.ChainMap({1: 2}, {3: 4})[3], collections.Counter("aab").most_common(1), collections.OrderedDict(a=1), collections.defaultdict(list, a=[1]))
def gen[T](x: T) -> T: return x
class PG[T, *Ts, **P]: pass
type Alias[X] = list[X]
print(gen.__type_params__, PG.__type_params__, PG.__orig_bases__, Alias, Alias[int], Alias.__value__, Alias.__type_params__)
