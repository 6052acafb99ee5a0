class A:
    __x = 1
    __y__ = 2
    _z = 3

    def __secret(self):
        return self.__x

    def reveal(self):
        return self.__secret()

    class Inner:
        __deep = "deep"

        def get(self):
            return self.__deep

    def local(self):
        __var = 5
        def __f():
            return __var
        return sorted(locals()), __f()

    def kw(self, *, __k=1):
        return __k


a = A()
print(a.reveal(), sorted(n for n in vars(A) if "A__" in n), a.__y__, A.Inner().get(), A.Inner.__qualname__)
print(a.local(), a.kw(_A__k=7), a._A__x)
try:
    a.__x
except AttributeError as e:
    print(e)


class B(A):
    __x = 10

    def own(self):
        return self.__x


print(B().reveal(), B().own())


class _Under:
    __v = 1


class ___:
    __w = 2


print(vars(_Under)["_Under__v"], "__w" in vars(___))


def f():
    class Local:
        def m(self): pass
    return Local


print(f().__qualname__, f().m.__qualname__, f() is f())


class C:
    import math as __math
    for __i in range(2):
        pass
    try:
        1 / 0
    except ZeroDivisionError as __e:
        pass

    def g(self):
        global __glob
        __glob = 1


C().g()
print(sorted(n for n in vars(C) if n.startswith("_C")), _C__glob)
