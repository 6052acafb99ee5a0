import pickle, io, collections, datetime, decimal, fractions


class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x


class Slots:
    __slots__ = ("a", "b")


class Args:
    def __new__(cls, a, *, k): 
        o = object.__new__(cls)
        o.a, o.k = a, k
        return o
    def __getnewargs_ex__(self): return (self.a,), {"k": self.k}


class State:
    def __getstate__(self): return "custom state"
    def __setstate__(self, s): self.s = s


class Reduce:
    def __reduce_ex__(self, proto): return (collections.Counter, ("aab",))


class Sub(dict):
    pass


NT = collections.namedtuple("NT", "u v")
s = Slots()
s.a = 1
sub = Sub(k=1)
sub.attr = "x"
values = [None, True, False, 0, 1, -1, 255, 256, 65536, 2**31, -2**31, 2**63, 10**50, -10**50, 1.5, -0.0, float("inf"), 1j, "", "abc", "é\u4e2d\U0001F600", "x" * 300, b"", b"bytes", b"y" * 300, bytearray(b"ba"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {"b": 1}}, set(), {1}, frozenset([1, 2]), range(5), slice(1, 2), P, P(5), [P(1)] * 2, s, Args(1, k=2), State(), Reduce(), sub, NT(1, 2), len, print, int, collections.OrderedDict(a=1), collections.deque([1], 3), collections.defaultdict(list, a=[1]), datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), decimal.Decimal("1.5"), fractions.Fraction(1, 3), ValueError("v"), ..., NotImplemented, type(None), complex, str.upper, [1, 2].append.__class__]
for proto in range(6):
    for v in values:
        try:
            w = pickle.loads(pickle.dumps(v, proto))
        except Exception as e:
            print(proto, type(v).__name__, type(e).__name__, e)
            continue
        if type(w) is not type(v):
            print(proto, type(v).__name__, "became", type(w).__name__, w)
        elif isinstance(v, (Slots, Args, State, ValueError)):
            if proto == 5:
                print(type(v).__name__, [getattr(w, n, None) for n in ("a", "b", "k", "s", "args")])
        else:
            assert w == v or w is v, (proto, v, w)
for v in (None, 5, 300, 70000, "a", b"b", [1, "a", None], {"k": (1, 2.5)}, {1}, P(3), (1, 2, 3, 4)):
    print(pickle.dumps(v, 2), pickle.dumps(v, 0), pickle.dumps(v, 4))
r = []
r.append(r)
q = pickle.loads(pickle.dumps(r))
print(q[0] is q, pickle.loads(pickle.dumps(sub)).attr)
x = [1]
y = pickle.loads(pickle.dumps([x, x]))
print(y[0] is y[1])
buf = io.BytesIO()
pk = pickle.Pickler(buf, 4)
pk.dump("first"); pk.dump({"second": 2})
buf.seek(0)
up = pickle.Unpickler(buf)
print(up.load(), up.load())


class PP(pickle.Pickler):
    def persistent_id(self, o): return "pid" if o == "external" else None


class UU(pickle.Unpickler):
    def persistent_load(self, pid): return ("loaded", pid)
    def find_class(self, m, n): raise pickle.UnpicklingError(f"forbidden {m}.{n}")


buf = io.BytesIO()
PP(buf).dump(["external", 1])
buf.seek(0)
print(UU(buf).load())
try:
    UU(io.BytesIO(pickle.dumps(P(1)))).load()
except pickle.UnpicklingError as e:
    print(e)
for e in ("pickle.loads(b'')", "pickle.loads(b'garbage')", "pickle.loads(b'\\x80\\x09.')", "pickle.loads(pickle.dumps([1, 2, 3])[:-3])", "pickle.dumps(lambda: 0)", "pickle.dumps(5, 99)", "pickle.dumps(i for i in '')", "pickle.loads('str')", "pickle.loads(b'cno_such_module\\nx\\n.')", "pickle.loads(b'cbuiltins\\nno_name\\n.')", "pickle.loads(b'.')", "pickle.loads(b'h\\x05.')", "pickle.load(5)", "pickle.loads(b'I12x\\n.')", "pickle.dumps(open)", "pickle.dumps(io.StringIO)"):
    try:
        print(e, eval(e))
    except Exception as err:
        print(e, "->", type(err).__name__, str(err).split(" at 0x")[0])
import pickletools
pickletools.dis(pickle.dumps([1, "a", (2.5, None)], 2))
