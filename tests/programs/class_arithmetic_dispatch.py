OPS = ["add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "xor", "or", "matmul"]
import operator

log = []


def make(name, methods):
    ns = {}
    for m in methods:
        def method(self, other, *rest, m=m):
            return f"{name}.{m}"
        ns[m] = method
    return type(name, (), ns)


Left = make("Left", [f"__{op}__" for op in OPS])
Right = make("Right", [f"__r{op}__" for op in OPS])
Inplace = make("Inplace", [f"__i{op}__" for op in OPS if op != "divmod"])
FUNCS = {"divmod": divmod, "and": operator.and_, "or": operator.or_}
for op in OPS:
    f = FUNCS.get(op) or getattr(operator, op)
    print(op, f(Left(), 1), f(1, Right()), f(Left(), Right()))
    try:
        f(1, Left())
    except TypeError as e:
        print("  ", str(e).replace("'", ""))
for op in OPS:
    if op != "divmod":
        print(getattr(operator, "i" + op)(Inplace(), 1))


class Base:
    def __add__(self, o):
        return "Base.add"

    def __radd__(self, o):
        return "Base.radd"


class Derived(Base):
    def __radd__(self, o):
        return "Derived.radd"


class Same(Base):
    pass


print(Base() + Derived(), Base() + Same(), Derived() + Base(), 1 + Derived())


class NotImpl:
    def __add__(self, o):
        return NotImplemented

    def __radd__(self, o):
        return NotImplemented

    def __iadd__(self, o):
        return NotImplemented

    def __lt__(self, o):
        return NotImplemented


n = NotImpl()
for expr in ("n + 1", "1 + n", "n + n", "n < n", "n < 1", "1 > n", "n == n", "sum([n])"):
    try:
        print(expr, eval(expr))
    except TypeError as e:
        print(expr, "->", e)
try:
    n += 1
except TypeError as e:
    print(e)


class IntSub(int):
    def __add__(self, o):
        return "IntSub.add"

    def __rsub__(self, o):
        return "IntSub.rsub"


print(IntSub(1) + 1, 1 + IntSub(1), 5 - IntSub(2), IntSub(3) * 2, type(IntSub(3) * 2).__name__)


class StrSub(str):
    def __mod__(self, o):
        return "StrSub.mod"

    def __rmod__(self, o):
        return "StrSub.rmod"


print(StrSub("%s") % 1, "%s" % StrSub("x"), type(StrSub("a") + "b").__name__)


class Seq:
    def __rmul__(self, o):
        return "rmul"

    def __radd__(self, o):
        return "radd"


print([1] * Seq(), [1] + Seq(), "a" + Seq(), (1,) + Seq())
