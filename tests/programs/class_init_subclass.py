class Base:
    subs = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.subs.append(cls.__name__)


class A(Base, tag="a"):
    pass


class B(A):
    pass


print(Base.subs, A.tag, B.tag)
for stmt in ("class C(Base, tag=1, extra=2): pass", "class D(x=1): pass", "class E(object, metaclass=type, y=2): pass"):
    try:
        exec(stmt)
    except TypeError as e:
        print(stmt, "->", e)


class Plugin:
    registry = {}

    def __init_subclass__(cls):
        cls.registry[cls.__name__.lower()] = cls


class Json(Plugin): pass
class Xml(Plugin): pass


print(sorted(Plugin.registry), Plugin.__init_subclass__.__self__ is Plugin)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Sub(Generic):
    pass


print(Generic[int], Sub["x"], Sub[1, 2])
try:
    Plugin[int]
except TypeError as e:
    print(e)


class Order:
    def __set_name__(self, owner, name):
        print("set_name", name)


class WithOrder:
    def __init_subclass__(cls):
        print("init_subclass", cls.__name__)


class Child(WithOrder):
    f1 = Order()
    f2 = Order()


class MroEntries:
    def __mro_entries__(self, bases):
        return (Generic,)


class Replaced(MroEntries()):
    pass


print(Replaced.__bases__, Replaced.__orig_bases__[0].__class__.__name__)
