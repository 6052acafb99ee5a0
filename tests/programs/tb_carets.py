import traceback


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc()


class C:
    def __init__(self): self.a = None


d, lst, c, n = {"k": {"z": None}}, [1, [2]], C(), None
show(lambda: d["k"]["missing"]["x"])
show(lambda: lst[1][5] + lst[0])
show(lambda: c.a.b.c)
show(lambda: 1 + 2 * (3 / 0) - 4)
show(lambda: len(5) + len("abc"))
show(lambda: (1 + "a") * 2)
show(lambda: [i / 0 for i in range(3)])
show(lambda: {k: v[0] for k, v in {"a": 1}.items()})
show(lambda: print("x", undefined_name, sep=""))
show(lambda: "é" * 3 + undefined + "中文" * 2)
show(lambda: -"a")
show(lambda: not undefined_in_not)
show(lambda: d["k"].nothing(1)[2])
show(lambda: int("abc")
     + 5)


def multi():
    x = (1 +
         2 + "three" +
         4)


def assign():
    a, b = 1, 2, 3


def aug():
    v = [1]
    v[3] += 1


def delete():
    del d["nope"]


def attr_set():
    (5).x = lst[0]


def call_args():
    show(1,
         2, *lst, **d)


def with_stmt():
    with C() as f:
        pass


def for_stmt():
    for x, y in [(1, 2), (3,)]:
        pass


def imp():
    from itertools import nope


def compare():
    return 1 < 2 < "a" < 3


def subscript_store():
    lst["a"] = 5


def matmul():
    return lst @ lst


def slicing():
    return lst[1:"a"]


def fstr():
    return f"{1:>{'x'}} {lst[9]}"


def deco():
    @undefined_decorator
    def g(): pass


def raise_():
    raise ValueError("a") if d else KeyError


def await_():
    async def co(): await 5
    co().send(None)


def starred():
    return [*lst, *5]


def return_(): return lst.pop(99)


def assert_(): assert lst == [], f"got {lst}"


def unpack_call(): (lambda a: a)(*lst)


def yield_():
    def gen(): yield 1 / 0
    next(gen())


def long_line(): return "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + undefined_at_the_end_of_a_long_line


for f in (multi, assign, aug, delete, attr_set, call_args, with_stmt, for_stmt, imp, compare, subscript_store, matmul, slicing, fstr, deco, raise_, await_, starred, return_, assert_, unpack_call, yield_, long_line):
    show(f)
