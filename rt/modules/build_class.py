"""`__build_class__`: what a class statement calls.

Answers to builtin___build_class__ in Python/bltinmodule.c.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.object import Object
from rt.objects.tupleobject import EMPTY_TUPLE, TupleObject, tuple2, tuple_from_list
from rt.objects.typeobject import TYPE_TYPE, TypeObject


def builtin_build_class(args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`__build_class__(func, name, *bases, metaclass=None, **kwds)`."""
    if len(args) < 2:
        return type_error("__build_class__: not enough arguments")
    func = args[0]
    if not isinstance(func, FunctionObject):
        return type_error("__build_class__: func must be a function")
    name = args[1]
    if as_unicode(name) is None:
        return type_error("__build_class__: name is not a string")
    orig_bases = tuple_from_list(args[2:])
    bases = update_bases(orig_bases)
    if bases is None:
        return None
    keywords: DictObject | None = None
    meta: Object | None = None
    is_class = False
    if kwargs is not None and kwargs.used > 0:
        keywords = dict_copy(kwargs)
        meta = dict_get_str(keywords, ID_metaclass)
        if meta is not None:
            if dict_delitem(keywords, ID_metaclass) < 0:
                return None
            is_class = isinstance(meta, TypeObject)
    if meta is None:
        meta = TYPE_TYPE if bases.n == 0 else bases.item(0).ob_type()
        is_class = True
    if is_class and isinstance(meta, TypeObject):
        winner = calculate_metaclass(meta, bases)
        if winner is None:
            return None
        meta = winner
    namespace = prepare_namespace(meta, is_class, name, bases, keywords)
    if namespace is None:
        return None
    cell = evaluate_class_body(func, namespace)
    if cell is None:
        return None
    if bases is not orig_bases and set_item(namespace, ID___orig_bases__, orig_bases) < 0:
        return None
    cls = call_ex(meta, tuple_from_list([name, bases, namespace]), keywords)
    if cls is None:
        return None
    if isinstance(cls, TypeObject) and isinstance(cell, CellObject):
        defined = cell.value
        if defined is None:
            return error(
                RUNTIME_ERROR,
                "__class__ not set defining "
                f"{host_repr(name)} as {host_repr(cls)}. Was __classcell__ propagated to "
                "type.__new__?",
            )
        if defined is not cls:
            return type_error(
                f"__class__ set to {host_repr(defined)} defining {host_repr(name)} "
                f"as {host_repr(cls)}"
            )
    return cls


def update_bases(bases: TupleObject) -> TupleObject | None:
    """The bases with `__mro_entries__` applied; the same tuple when none has it."""
    out: list[Object] = []
    changed = False
    i: i64 = 0
    while i < bases.n:
        base = bases.item(i)
        i += 1
        if isinstance(base, TypeObject):
            out.append(base)
            continue
        meth = lookup_attr(base, ID___mro_entries__)
        if meth is None:
            if error_occurred():
                return None
            out.append(base)
            continue
        entries = call_one(meth, bases)
        if entries is None:
            return None
        more = as_tuple(entries)
        if more is None:
            type_error("__mro_entries__ must return a tuple")
            return None
        changed = True
        k: i64 = 0
        while k < more.n:
            out.append(more.item(k))
            k += 1
    return tuple_from_list(out) if changed else bases


def prepare_namespace(
    meta: Object, is_class: bool, name: Object, bases: TupleObject, keywords: DictObject | None
) -> Object | None:
    prepare = lookup_attr(meta, ID___prepare__)
    if prepare is None:
        return None if error_occurred() else dict_new()
    namespace = call_ex(prepare, tuple2(name, bases), keywords)
    if namespace is None:
        return None
    if not is_mapping(namespace):
        owner = meta.name if is_class and isinstance(meta, TypeObject) else "<metaclass>"
        return type_error(
            f"{owner}.__prepare__() must return a mapping, not {type_name(namespace)}"
        )
    return namespace


def evaluate_class_body(func: FunctionObject, namespace: Object) -> Object | None:
    """Run a class body in its namespace; the result is its `__classcell__` or None (the
    guest's)."""
    return RT.ts.evaluator.run_code_in(
        func.code,
        func.rcode.shown_globals(),
        namespace,
        EMPTY_TUPLE if func.closure is None else func.closure,
    )


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_copy,
    dict_delitem,
    dict_get_str,
    dict_new,
)
from rt.objects.abstract import is_mapping, set_item  # noqa: E402
from rt.objects.call import call_ex, call_one  # noqa: E402
from rt.objects.cellobject import CellObject  # noqa: E402
from rt.objects.errors import error, error_occurred, type_error  # noqa: E402
from rt.objects.exceptions import RUNTIME_ERROR, host_repr  # noqa: E402
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___mro_entries__,
    ID___orig_bases__,
    ID___prepare__,
    ID_metaclass,
)
from rt.objects.object_protocol import lookup_attr  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import as_tuple  # noqa: E402
from rt.objects.type_new import calculate_metaclass  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import as_unicode  # noqa: E402
