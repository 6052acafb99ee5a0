class Data:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, obj, owner):
        print("get", obj is not None, owner.__name__)
        return self if obj is None else getattr(obj, self.name, "unset")

    def __set__(self, obj, value):
        print("set", value)
        setattr(obj, self.name, value)

    def __delete__(self, obj):
        print("delete")
        delattr(obj, self.name)


class NonData:
    def __get__(self, obj, owner=None):
        return ("nondata", obj is None)


class C:
    d = Data()
    n = NonData()


c = C()
print(c.d)
c.d = 5
print(c.d, c.__dict__)
c.__dict__["d"] = "shadow"
print(c.d)
del c.d
print(C.d is C.__dict__["d"])
print(c.n, C.n)
c.n = "instance"
print(c.n)
C.d = "replaced"
print(C.d, c.d)


class GetRaises:
    def __get__(self, obj, owner):
        raise AttributeError("from get")


class E:
    x = GetRaises()

    def __getattr__(self, name):
        return "getattr " + name


print(E().x)
try:
    E.x
except AttributeError as e:
    print(e)


class SetOnly:
    def __set__(self, obj, v):
        obj.__dict__["s"] = v * 2


class F:
    s = SetOnly()


f = F()
f.s = 21
print(f.s)
try:
    del f.s
except AttributeError as e:
    print(e)
print(C.__dict__["n"].__get__(None, C), (lambda self: self).__get__(5)(), str.upper.__get__("abc")())
func = C.__dict__.get("nothing", len)
print(type(int.__dict__["real"]).__name__, type(str.join).__name__, type("".join).__name__, type(int.__add__).__name__,
      type((1).__add__).__name__, type(dict.__dict__["fromkeys"]).__name__)
try:
    str.upper(5)
except TypeError as e:
    print(e)
try:
    str.upper()
except TypeError as e:
    print(e)
try:
    str.upper.__get__(5)
except TypeError as e:
    print(e)


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")


try:
    class G:
        b = BadName()
except ValueError as e:
    print(e, e.__notes__)
