def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, e=7, x=8, a=9, b=10))
print(f(*[1, 2], *[3], **{"d": 1}, **{"y": 2}))
print(f(1, c=9, d=0))


def simple(a, b=0):
    return a, b


def kwonly(*, k, l=2):
    return k, l


def posonly(a, /, b):
    return a, b


def none():
    return None


calls = [
    "simple()", "simple(1, 2, 3)", "simple(b=1)", "simple(1, a=2)", "simple(1, c=3)", "simple(*[1, 2, 3])",
    "simple(**{'a': 1, 'z': 2})", "kwonly()", "kwonly(1)", "kwonly(1, k=2)", "kwonly(l=3)", "kwonly(k=1, m=2)",
    "posonly(a=1, b=2)", "posonly(1)", "posonly(1, b=2, a=3)", "none(1)", "none(x=1)", "f()", "f(1)", "f(d=1)",
    "f(1, d=2, d2=3)", "simple(1, **{'a': 2})", "simple(**{1: 2})", "simple(*5)", "simple(**5)", "simple(1, *None)",
    "simple(b=1, *[5])", "f(*'abc', d=1, **{})", "(lambda x: x)()", "simple(1, **{'b': 2}, **{'b': 3})",
    "none(*[], **{})", "simple(1, 2, *[3], **{'c': 4})",
]
for call in calls:
    try:
        print(call, "=", eval(call))
    except TypeError as e:
        print(call, "->", e)


def three(a, b, c):
    pass


def many(a, b, c, d, *, e, g):
    pass


for call in ("three()", "three(1)", "three(1, 2)", "many()", "many(1, 2, 3, 4)", "many(1, 2, 3, 4, e=1)", "many(1,2,3,4,5)",
             "many(1, 2, 3, 4, 5, e=1)"):
    try:
        eval(call)
    except TypeError as e:
        print(call, "->", e)


class C:
    def m(self, x):
        return x

    def no_self():
        pass

    def __init__(self, v=0):
        self.v = v


for call in ("C().m()", "C().m(1, 2)", "C().no_self()", "C(1, 2)", "C(w=1)", "C.m(1)", "C.m()", "C().m(y=3)"):
    try:
        print(call, eval(call))
    except TypeError as e:
        print(call, "->", e)


# The arguments are a global: LOAD_GLOBAL pushes the NULL for the absent keywords too.
GIVEN = [1, 2]
NAMED = {"c": 3}


def collect(*args, **kwargs):
    return args, kwargs


def from_globals():
    collect(*GIVEN)
    return collect(*GIVEN), collect(*GIVEN, **NAMED), collect(**NAMED)


print(from_globals())
