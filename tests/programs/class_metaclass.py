class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 1}

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kw)

    def __repr__(cls):
        return f"<meta {cls.__name__}>"

    def __getitem__(cls, key):
        return (cls.__name__, key)

    def __len__(cls):
        return 99

    def __iter__(cls):
        return iter("iter")

    def __contains__(cls, x):
        return x == 1

    def __getattr__(cls, name):
        return f"meta getattr {name}"

    @property
    def prop(cls):
        return "meta prop"

    def __instancecheck__(cls, obj):
        return obj == "instance"

    def __subclasscheck__(cls, sub):
        return sub is int

    def __add__(cls, other):
        return "added"

    def __eq__(cls, other):
        return other == "equal" or other is cls

    def __hash__(cls):
        return 1


class A(metaclass=Meta, flag=True):
    x = 1

    def __init__(self, v):
        self.v = v


class B(A, other=2):
    pass


print(A, A(5).v, B.injected, A[3], len(A), list(A), 1 in A, 2 in A)
print(A.nothing, A.prop, isinstance("instance", A), isinstance(5, A), issubclass(int, A), A + 1, A == "equal")
print(type(B), B.__class__.__name__, type(A) is Meta)
C = Meta("C", (B,), {"y": 5})
print(C, C.y)


class M2(type):
    pass


try:
    class Conflict(A, metaclass=M2):
        pass
except TypeError as e:
    print(e)


def function_meta(name, bases, ns):
    return name, bases, sorted(k for k in ns if not k.startswith("__"))


class F(metaclass=function_meta):
    q = 1


print(F)
print(type("T", (), {"a": 1}).a, type(5), type(type))
for bad in ("type()", "type(1, 2)", "type(1, 2, 3)", "type('x', (), 5)", "type('x', 5, {})", "type('a\\0b', (), {})"):
    try:
        print(eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, "->", e)


class Singleton(type):
    made = {}

    def __call__(cls):
        if cls not in cls.made:
            cls.made[cls] = super().__call__()
        return cls.made[cls]


class One(metaclass=Singleton):
    pass


print(One() is One())
