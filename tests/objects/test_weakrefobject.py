"""Weak references: liveness, callbacks, sharing, proxies."""

from support import guest, guest_outcome

from rt.dict.dictobject import dict_new
from rt.objects.abstract import binary_op
from rt.objects.call import call_list, call_noargs, call_three
from rt.objects.exceptions import EXCEPTION
from rt.objects.host import to_host
from rt.objects.methodobject import BuiltinFunction, function
from rt.objects.object import EQ, NB_ADD, NONE
from rt.objects.object_protocol import get_attr, object_repr_of, rich_compare, set_attr
from rt.objects.tupleobject import tuple_from_list
from rt.objects.typeobject import TYPE_TYPE
from rt.objects.weakrefobject import (
    WEAKREF_TYPE,
    proxy_new,
    weakref_count,
    weakref_new,
    weakrefs_of,
)
from rt.unicode.unicodeobject import intern


def make_class(name, bases=()):
    return call_three(TYPE_TYPE, guest(name), tuple_from_list(list(bases)), dict_new())


def callback(calls, label):
    def call(ref):
        calls.append((label, ref.referent()))
        return NONE

    return BuiltinFunction(function("callback", call, "ref, /"), None, None)


def test_reference_dies_with_its_object():
    x = call_noargs(make_class("A"))
    ref = weakref_new(x)
    assert call_noargs(ref) is x
    assert weakref_new(x) is ref
    assert call_list(WEAKREF_TYPE, [x]) is ref
    assert to_host(object_repr_of(ref)).endswith(f"; to 'A' at {hex(id(x))}>")
    del x
    assert call_noargs(ref) is NONE
    assert to_host(object_repr_of(ref)).endswith("; dead>")


def test_callbacks_youngest_first():
    calls = []
    x = call_noargs(make_class("A"))
    refs = [weakref_new(x, callback(calls, i)) for i in range(3)]
    plain = weakref_new(x)
    assert weakref_count(x) == 4
    assert weakrefs_of(x)[0] is plain
    dropped = refs.pop(1)
    del dropped
    assert weakref_count(x) == 3
    del x
    assert calls == [(2, None), (0, None)]


def test_equality_and_hash():
    tp = make_class("L", [guest([]).ob_type()])
    a = call_list(tp, [guest((1,))])
    b = call_list(tp, [guest((1,))])
    ra, rb = weakref_new(a), weakref_new(b)
    assert to_host(rich_compare(ra, rb, EQ)) is True
    assert ra.tp_hash() == -1
    assert guest_outcome(None) == ("TypeError", "unhashable type: 'L'")
    del a
    assert to_host(rich_compare(ra, rb, EQ)) is False


def test_what_cannot_be_referenced():
    assert guest_outcome(call_list(WEAKREF_TYPE, [guest(1)])) == (
        "TypeError",
        "cannot create weak reference to 'int' object",
    )
    tp = make_class("T", [guest(()).ob_type()])
    assert guest_outcome(call_list(WEAKREF_TYPE, [call_noargs(tp)]))[0] == "TypeError"


def test_types_and_exceptions():
    tp = make_class("A")
    ref = weakref_new(tp)
    assert ref.referent() is tp
    exc = call_noargs(make_class("E", [EXCEPTION]))
    assert weakref_new(exc).referent() is exc


def test_extended_reference():
    tp = make_class("R", [WEAKREF_TYPE])
    x = call_noargs(make_class("A"))
    ref = call_list(tp, [x])
    assert ref.ob_type() is tp
    assert call_list(tp, [x]) is not ref
    assert set_attr(ref, intern("key"), guest(1)) == 0
    assert call_noargs(ref) is x


def test_proxy():
    tp = make_class("I", [guest([]).ob_type()])
    x = call_list(tp, [guest((1, 2))])
    p = proxy_new(x, None)
    assert proxy_new(x, None) is p
    assert to_host(binary_op(p, p, NB_ADD)) == [1, 2, 1, 2]
    assert p.sq_length() == 2
    assert set_attr(p, intern("a"), guest(5)) == 0
    assert to_host(get_attr(x, intern("a"))) == 5
    del x
    assert get_attr(p, intern("a")) is None
    assert guest_outcome(None) == (
        "ReferenceError",
        "weakly-referenced object no longer exists",
    )
