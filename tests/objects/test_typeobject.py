"""Classes made through `type`, their slots, layout, MRO, caches and instances."""

import pytest
from support import guest, guest_outcome

from rt.dict.dictobject import dict_new, dict_set_str
from rt.objects.abstract import binary_op, get_item, is_instance, is_subclass
from rt.objects.call import call_list, call_method_noargs, call_noargs, call_one, call_three
from rt.objects.classmethodobject import ClassMethodObject
from rt.objects.exceptions import EXCEPTION
from rt.objects.host import to_host
from rt.objects.methodobject import BuiltinFunction, function
from rt.objects.object import NB_ADD, NB_MULTIPLY, NONE
from rt.objects.object_protocol import (
    del_attr,
    get_attr,
    hash_object,
    is_true,
    lookup_attr,
    object_repr_of,
    set_attr,
)
from rt.objects.propertyobject import PROPERTY_TYPE
from rt.objects.slots import S_LEN
from rt.objects.tupleobject import tuple_from_list
from rt.objects.typeobject import (
    OBJECT_TYPE,
    STATIC_TYPES,
    TYPE_TYPE,
    type_lookup,
    type_mro,
    type_version,
)
from rt.objects.typewatch import (
    TypeWatcher,
    type_add_watcher,
    type_clear_watcher,
    type_unwatch,
    type_watch,
)
from rt.unicode.unicodeobject import intern

LIST = guest([]).ob_type()
INT = guest(1).ob_type()
DICT = guest({}).ob_type()


class Method:
    """A host function as what a class body may hold: bound like a guest's function."""

    def __new__(cls, f, signature=""):
        return call_list(
            PROPERTY_TYPE, [BuiltinFunction(function("getter", f, "self, /"), None, None)]
        )


def make_class(name, bases=(), **attributes):
    namespace = dict_new()
    for key, value in attributes.items():
        dict_set_str(namespace, intern(key), value)
    return call_three(TYPE_TYPE, guest(name), tuple_from_list(list(bases)), namespace)


def outcome(result):
    return guest_outcome(result)


def names(tp):
    mro = type_mro(tp)
    return [mro.item(i).name for i in range(mro.n)]


def test_bootstrap():
    assert TYPE_TYPE.cls is TYPE_TYPE
    assert OBJECT_TYPE.cls is TYPE_TYPE
    assert names(TYPE_TYPE) == ["type", "object"]
    assert is_instance(TYPE_TYPE, OBJECT_TYPE) == 1
    assert is_subclass(TYPE_TYPE, OBJECT_TYPE) == 1


def test_c3():
    a = make_class("A")
    b = make_class("B", [a])
    c = make_class("C", [a])
    d = make_class("D", [b, c])
    assert names(d) == ["D", "B", "C", "A", "object"]
    assert outcome(make_class("X", [a, b])) == (
        "TypeError",
        "Cannot create a consistent method resolution order (MRO) for bases A, B",
    )
    assert outcome(make_class("X", [a, a])) == ("TypeError", "duplicate base class A")


def test_layout_conflict():
    assert outcome(make_class("X", [INT, LIST])) == (
        "TypeError",
        "multiple bases have instance lay-out conflict",
    )
    a = make_class("A", __slots__=guest(("x",)))
    b = make_class("B", __slots__=guest(("y",)))
    assert outcome(make_class("X", [a, b]))[0] == "TypeError"
    assert make_class("X", [make_class("P"), LIST]).native_base is LIST
    bool_type = guest(True).ob_type()
    assert outcome(make_class("X", [bool_type])) == (
        "TypeError",
        "type 'bool' is not an acceptable base type",
    )


@pytest.mark.parametrize(
    "slots, message",
    [
        ((1,), "__slots__ items must be strings, not 'int'"),
        (("1a",), "__slots__ must be identifiers"),
        (("__dict__", "__dict__"), "__dict__ slot disallowed: we already got one"),
    ],
)
def test_bad_slots(slots, message):
    assert outcome(make_class("A", __slots__=guest(slots))) == ("TypeError", message)


def test_slots():
    a = make_class("A", __slots__=guest(("b", "__p")))
    x = call_noargs(a)
    assert outcome(get_attr(x, intern("b"))) == (
        "AttributeError",
        "'A' object has no attribute 'b'",
    )
    assert set_attr(x, intern("b"), guest(1)) == 0
    assert to_host(get_attr(x, intern("b"))) == 1
    assert lookup_attr(a, intern("_A__p")) is not None
    assert set_attr(x, intern("c"), NONE) == -1
    assert outcome(None)[1] == (
        "'A' object has no attribute 'c' and no __dict__ for setting new attributes"
    )
    assert x.ob_dict(1) is None
    b = make_class("B", [a], __slots__=guest(tuple("cdefg")))
    y = call_noargs(b)
    for i, name in enumerate("bcdefg"):
        assert set_attr(y, intern(name), guest(i)) == 0
    for i, name in enumerate("bcdefg"):
        assert to_host(get_attr(y, intern(name))) == i
    assert del_attr(y, intern("g")) == 0
    assert del_attr(y, intern("g")) == -1
    outcome(None)
    assert outcome(make_class("C", [INT], __slots__=guest(("x",)))) == (
        "TypeError",
        "nonempty __slots__ not supported for subtype of 'int'",
    )


def test_shared_keys_keep_order():
    a = make_class("A")
    x = call_noargs(a)
    y = call_noargs(a)
    for name in "abcdef":
        assert set_attr(x, intern(name), guest(name)) == 0
    assert x.dict is None
    # Another order: the values move to a dictionary of their own.
    for name in "cab":
        assert set_attr(y, intern(name), guest(name)) == 0
    assert y.dict is not None
    assert list(to_host(y.ob_dict(1))) == ["c", "a", "b"]
    assert del_attr(x, intern("b")) == 0
    assert outcome(get_attr(x, intern("b")))[0] == "AttributeError"
    assert set_attr(x, intern("b"), guest("again")) == 0
    assert list(to_host(x.ob_dict(1))) == ["a", "c", "d", "e", "f", "b"]
    assert to_host(get_attr(x, intern("b"))) == "again"
    # As a dictionary it goes on.
    assert set_attr(x, intern("z"), guest(1)) == 0
    assert to_host(x.ob_dict(0))["z"] == 1


def test_more_than_thirty_attributes():
    x = call_noargs(make_class("A"))
    for i in range(40):
        assert set_attr(x, intern(f"n{i}"), guest(i)) == 0
    assert [to_host(get_attr(x, intern(f"n{i}"))) for i in range(40)] == list(range(40))
    assert list(to_host(x.ob_dict(1))) == [f"n{i}" for i in range(40)]


def test_version_and_cache():
    a = make_class("A", x=guest(1))
    b = make_class("B", [a])
    assert to_host(type_lookup(b, intern("x"))) == 1
    assert type_lookup(b, intern("y")) is None
    version = type_version(b)
    assert type_version(b) == version != 0
    assert set_attr(a, intern("y"), guest(2)) == 0
    assert b.version == 0
    assert to_host(type_lookup(b, intern("y"))) == 2
    assert type_version(b) != version
    assert del_attr(a, intern("y")) == 0
    assert type_lookup(b, intern("y")) is None


def test_slot_follows_the_dictionary():
    a = make_class("A")
    b = make_class("B", [a])
    assert b.slots[S_LEN] is None
    f = guest(3)
    assert set_attr(a, intern("__len__"), f) == 0
    assert b.slots[S_LEN] is f
    assert del_attr(a, intern("__len__")) == 0
    assert b.slots[S_LEN] is None


def test_extended_list():
    tp = make_class("L", [LIST])
    x = call_one(tp, guest((1, 2)))
    assert x.ob_type() is tp
    assert x.native().ob_type() is LIST
    assert x.sq_length() == 2
    assert to_host(binary_op(x, x, NB_ADD)) == [1, 2, 1, 2]
    assert to_host(binary_op(guest(2), x, NB_MULTIPLY)) == [1, 2, 1, 2]
    assert to_host(get_item(x, guest(1))) == 2
    assert is_true(x) == 1
    assert hash_object(x) == -1
    assert outcome(None) == ("TypeError", "unhashable type: 'L'")
    assert set_attr(x, intern("q"), NONE) == 0
    assert to_host(object_repr_of(x)) == "[1, 2]"


def test_extended_int():
    tp = make_class("I", [INT])
    x = call_one(tp, guest("42"))
    assert to_host(binary_op(x, guest(1), NB_ADD)) == 43
    assert to_host(binary_op(guest(1), x, NB_ADD)) == 43
    assert hash_object(x) == 42
    assert to_host(x.nb_negative()) == -42
    new = get_attr(INT, intern("__new__"))
    assert outcome(call_list(new, [LIST, guest(1)])) == (
        "TypeError",
        "int.__new__(list): list is not a subtype of int",
    )
    assert outcome(call_one(get_attr(OBJECT_TYPE, intern("__new__")), tp)) == (
        "TypeError",
        "object.__new__(I) is not safe, use int.__new__()",
    )


def test_exception_class():
    tp = make_class("E", [EXCEPTION], __slots__=guest(("s",)))
    x = call_one(tp, guest("boo"))
    assert to_host(object_repr_of(x)) == "E('boo')"
    assert set_attr(x, intern("s"), guest(5)) == 0
    assert to_host(get_attr(x, intern("s"))) == 5


def test_attributes_of_types():
    a = make_class("A")
    assert to_host(get_attr(a, intern("__name__"))) == "A"
    assert set_attr(a, intern("__name__"), guest("B")) == 0
    assert to_host(object_repr_of(a)) == "<class 'B'>"
    assert set_attr(a, intern("__name__"), guest(1)) == -1
    assert outcome(None)[1] == "can only assign string to B.__name__, not 'int'"
    assert set_attr(INT, intern("x"), guest(1)) == -1
    assert outcome(None)[1] == "cannot set 'x' attribute of immutable type 'int'"
    assert outcome(get_attr(INT, intern("nope")))[1] == (
        "type object 'int' has no attribute 'nope'"
    )


def test_set_bases():
    a = make_class("A", x=guest(1))
    b = make_class("B", x=guest(2))
    c = make_class("C", [a])
    d = make_class("D", [c])
    y = call_noargs(d)
    assert to_host(get_attr(y, intern("x"))) == 1
    assert set_attr(c, intern("__bases__"), tuple_from_list([b])) == 0
    assert names(d) == ["D", "C", "B", "object"]
    assert to_host(get_attr(y, intern("x"))) == 2
    assert set_attr(c, intern("__bases__"), tuple_from_list([d])) == -1
    assert outcome(None)[1] == "a __bases__ item causes an inheritance cycle"
    assert set_attr(c, intern("__bases__"), tuple_from_list([LIST])) == -1
    assert outcome(None)[0] == "TypeError"
    assert names(d) == ["D", "C", "B", "object"]


def test_set_class():
    a = make_class("A")
    b = make_class("B")
    x = call_noargs(a)
    assert set_attr(x, intern("v"), guest(7)) == 0
    assert set_attr(x, intern("__class__"), b) == 0
    assert x.ob_type() is b
    assert to_host(get_attr(x, intern("v"))) == 7
    assert set_attr(x, intern("__class__"), INT) == -1
    assert outcome(None)[0] == "TypeError"


def test_class_getitem_and_subclasses():
    assert to_host(object_repr_of(get_item(LIST, INT))) == "list[int]"
    assert outcome(get_item(INT, INT))[1] == "type 'int' is not subscriptable"
    a = make_class("A")
    b = make_class("B", [a])
    found = call_method_noargs(a, intern("__subclasses__"))
    assert found.n == 1 and found.items[0] is b
    del b, found
    import gc

    gc.collect()
    assert call_method_noargs(a, intern("__subclasses__")).n == 0


def test_property_and_classmethod():
    a = make_class("A", p=Method(lambda self: guest(5)), c=ClassMethodObject(LIST))
    x = call_noargs(a)
    assert to_host(get_attr(x, intern("p"))) == 5
    assert set_attr(x, intern("p"), NONE) == -1
    assert outcome(None) == ("AttributeError", "property 'p' of 'A' object has no setter")


class Recorder(TypeWatcher):
    def __init__(self):
        self.seen = []

    def modified(self, tp):
        self.seen.append(tp.name)


def test_watchers():
    recorder = Recorder()
    number = type_add_watcher(recorder)
    assert number > 0
    a = make_class("A")
    b = make_class("B", [a])
    type_watch(number, b)
    assert set_attr(a, intern("x"), NONE) == 0
    assert recorder.seen == ["B"]
    # Once told, a watcher is told again only after somebody has asked for the version.
    assert set_attr(a, intern("x"), NONE) == 0
    assert recorder.seen == ["B"]
    type_version(b)
    assert set_attr(b, intern("y"), NONE) == 0
    assert recorder.seen == ["B", "B"]
    type_unwatch(number, b)
    type_version(b)
    assert set_attr(b, intern("y"), NONE) == 0
    assert recorder.seen == ["B", "B"]
    type_clear_watcher(number)


def test_every_builtin_type_gets_ready():
    for tp in list(STATIC_TYPES):
        assert type_lookup(tp, intern("__class__")) is not None
        assert object_repr_of(tp) is not None
