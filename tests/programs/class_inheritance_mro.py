class A:
    def who(self):
        return "A"

    def chain(self):
        return ["A"]


class B(A):
    def who(self):
        return "B" + super().who()

    def chain(self):
        return ["B"] + super().chain()


class C(A):
    def who(self):
        return "C" + super().who()

    def chain(self):
        return ["C"] + super().chain()


class D(B, C):
    def chain(self):
        return ["D"] + super().chain()


print(D().who(), D().chain(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__))
print(super(B, D()).who(), super(D, D).chain(D()), super(C, D()).chain())
for bases in ((A, B), (B, B), (int, str), (bool,), (type(None),), (5,), (type(lambda: 0),)):
    try:
        type("X", bases, {})
    except TypeError as e:
        print(str(e).replace("\n", " "))


class Mixin:
    def describe(self):
        return f"{self.name}!"


class Named(Mixin, A):
    name = "named"


print(Named().describe(), Named.__bases__)
Named.__bases__ = (Mixin, B)
print(Named().who(), [k.__name__ for k in Named.__mro__])
try:
    Named.__bases__ = ()
except TypeError as e:
    print(e)
try:
    A.__bases__ = (D,)
except TypeError as e:
    print(e)


class S:
    def f(self):
        return super(S, self).__repr__().startswith("<")

    @classmethod
    def g(cls):
        return super().__dir__ is not None

    @staticmethod
    def h():
        try:
            super()
        except RuntimeError as e:
            return str(e)


print(S().f(), S.g(), S.h())


def not_in_class():
    super().x


try:
    not_in_class()
except RuntimeError as e:
    print(e)
try:
    super(A, 5)
except TypeError as e:
    print(e)
sup = super(B, D())
print(sup.__thisclass__.__name__, sup.__self_class__.__name__, repr(sup).startswith("<super: <class 'B'>, <D object>>"))
print(isinstance(True, int), issubclass(bool, (str, int)), isinstance(5, int | str))
for bad in ("isinstance(5, 5)", "issubclass(5, int)", "issubclass(int, 5)", "isinstance(5, (int, 'x'))", "isinstance('', (5,))"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
