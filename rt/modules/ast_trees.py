"""Syntax trees as guest objects, and their conversion from and to the host's.

Answers to Python/Python-ast.c. The node classes are made from what the host's `_ast` says
of its own; each interpreter has its own.
"""

from __future__ import annotations

import _ast
from typing import TYPE_CHECKING, Final

from mypy_extensions import i64, mypyc_attr

from rt.dict.dictobject import DictObject, dict_new
from rt.objects.errors import error_occurred, set_error, type_error
from rt.objects.methodobject import WANTS_INSTANCE, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.tupleobject import (
    EMPTY_TUPLE,
    TupleObject,
    tuple1,
    tuple3,
    tuple_from_list,
)
from rt.objects.typeobject import (
    InstanceObject,
    TypeObject,
    is_subtype,
    type_name,
)

if TYPE_CHECKING:
    # Slow to import, and needed for annotations only.
    import ast

# The root of the host's node classes.
HOST_AST: Final[type[ast.AST]] = vars(_ast)["AST"]


def field_names(self: Object, which: str) -> list[Object] | None:
    """The names in `_fields` or `_attributes`; None with an exception."""
    found = lookup_attr(self.ob_type(), intern(which))
    if found is None:
        return None if error_occurred() else []
    return host_list(found)


def ast_init(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """AST.__init__: fields by position and by name. CPython: ast_type_init"""
    fields = field_names(self, "_fields")
    if fields is None:
        return None
    tp = self.ob_type()
    if len(args) > len(fields):
        plural = "" if len(fields) == 1 else "s"
        return type_error(
            f"{tp.name} constructor takes at most {len(fields)} positional argument{plural}"
        )
    remaining = list(fields)
    i = 0
    for a in args:
        name = as_unicode(fields[i])
        if name is None or set_attr(self, unicode_intern(name), a) < 0:
            return None
        remaining.remove(fields[i])
        i += 1
    if kwargs is not None:
        k: i64 = 0
        while k < kwargs.nentries:
            key = kwargs.keys[k]
            value = kwargs.values[k]
            k += 1
            if key is None or value is None:
                continue
            name = as_unicode(key)
            if name is None:
                continue
            known = index_of_name(fields, name)
            if known >= 0:
                if known < len(args):
                    return type_error(
                        f"{tp.name} got multiple values for argument '{unicode_to_host(name)}'"
                    )
                left = index_of_name(remaining, name)
                if left >= 0:
                    del remaining[left]
            else:
                attributes = field_names(self, "_attributes")
                if attributes is None:
                    return None
                if index_of_name(attributes, name) < 0 and not warn(
                    DEPRECATION_WARNING,
                    f"{tp.name}.__init__ got an unexpected keyword argument "
                    f"'{unicode_to_host(name)}'. Support for arbitrary keyword arguments is "
                    "deprecated and will be removed in Python 3.15.",
                ):
                    return None
            if set_attr(self, unicode_intern(name), value) < 0:
                return None
    return fill_defaults(self, tp, remaining)


def index_of_name(names: list[Object], name: UnicodeObject) -> int:
    i = 0
    for n in names:
        if isinstance(n, UnicodeObject) and unicode_equal(n, name):
            return i
        i += 1
    return -1


def fill_defaults(self: Object, tp: TypeObject, remaining: list[Object]) -> Object | None:
    """Give fields that were left out the defaults of their declared types."""
    if not remaining:
        return NONE
    kinds = lookup_attr(tp, intern("_field_types"))
    if kinds is None:
        return None if error_occurred() else NONE
    table = as_dict(kinds)
    if table is None:
        return NONE
    for field in remaining:
        name = as_unicode(field)
        if name is None:
            continue
        kind = dict_getitem(table, name)
        if kind is None:
            if error_occurred():
                return None
            continue
        if isinstance(kind, GenericAliasObject):
            if set_attr(self, unicode_intern(name), list_new()) < 0:
                return None
        elif isinstance(kind, UnionObject):
            # Optional: the class attribute is None already.
            continue
        elif kind is RT.ts.interp.ast_types.get("expr_context"):
            load = context_singleton("Load")
            if set_attr(self, unicode_intern(name), load) < 0:
                return None
        elif not warn(
            DEPRECATION_WARNING,
            f"{tp.name}.__init__ missing 1 required positional argument: "
            f"'{unicode_to_host(name)}'. This will become an error in Python 3.15.",
        ):
            return None
    return NONE


def ast_reduce(self: Object) -> Object | None:
    d = self.ob_dict(1)
    if d is None:
        return tuple_from_list([self.ob_type(), EMPTY_TUPLE])
    fields = field_names(self, "_fields")
    if fields is None:
        return None
    # Fields go to the constructor, which would warn about those that are missing.
    positional: list[Object] = []
    for field in fields:
        name = as_unicode(field)
        value = None if name is None else dict_getitem(d, name)
        if value is None:
            break
        positional.append(value)
    return tuple3(self.ob_type(), tuple_from_list(positional), d)


METHODS: Final = (
    method("__init__", ast_init, "*args, **kwargs", flags=WANTS_INSTANCE),
    method("__reduce__", ast_reduce, "", flags=WANTS_INSTANCE),
)


def make_ast_class() -> TypeObject:
    """The class AST, from which all node classes come."""
    namespace = dict_new()
    dict_set_str(namespace, intern("__module__"), intern("ast"))
    for name in ("_fields", "_attributes", "__match_args__"):
        dict_set_str(namespace, intern(name), EMPTY_TUPLE)
    made = call_three(TYPE_TYPE, intern("AST"), EMPTY_TUPLE, namespace)
    assert isinstance(made, TypeObject)
    for m in METHODS:
        if set_attr(made, intern(m.name), MethodDescr(made, m)) < 0:
            RT.ts.exc = None
    return made


def node_types() -> dict[str, TypeObject]:
    """The node classes of this interpreter by name, made at first use."""
    types = RT.ts.interp.ast_types
    if not types:
        types["AST"] = make_ast_class()
        for name in dir(_ast):
            cls = getattr(_ast, name)
            if isinstance(cls, type) and issubclass(cls, HOST_AST) and cls.__module__ == "ast":
                make_node_type(types, cls)
    return types


def make_node_type(types: dict[str, TypeObject], cls: type) -> TypeObject:
    """The guest class of one of the host's node classes, after its base's."""
    known = types.get(cls.__name__)
    if known is not None:
        return known
    base = make_node_type(types, cls.__mro__[1])
    namespace = dict_new()
    dict_set_str(namespace, intern("__module__"), intern("ast"))
    dict_set_str(namespace, intern("__doc__"), to_guest(cls.__doc__))
    fields = vars(cls).get("_fields")
    if fields is not None:
        names = to_guest(fields)
        dict_set_str(namespace, intern("_fields"), names)
        dict_set_str(namespace, intern("__match_args__"), names)
    attributes = vars(cls).get("_attributes")
    if attributes is not None:
        dict_set_str(namespace, intern("_attributes"), to_guest(attributes))
    # Optional fields and attributes read as None.
    for key, value in vars(cls).items():
        if value is None and not key.startswith("__"):
            dict_set_str(namespace, intern(key), NONE)
    made = call_three(TYPE_TYPE, intern(cls.__name__), tuple1(base), namespace)
    assert isinstance(made, TypeObject)
    types[cls.__name__] = made
    return made


def set_field_types(types: dict[str, TypeObject]) -> None:
    """Give the classes their `_field_types`, once all of them are there."""
    for name, tp in types.items():
        host = getattr(_ast, name, None)
        kinds = getattr(host, "_field_types", None)
        if isinstance(kinds, dict) and name != "AST":
            table = dict_new()
            for field, kind in kinds.items():
                dict_set_str(table, intern(field), kind_to_guest(types, kind))
            if set_attr(tp, intern("_field_types"), table) < 0:
                RT.ts.exc = None


def kind_to_guest(types: dict[str, TypeObject], kind: object) -> Object:
    """A field's declared type: a class, `list[class]` or `class | None`."""
    if isinstance(kind, type) and not hasattr(kind, "__origin__"):
        found = types.get(kind.__name__)
        if found is not None:
            return found
        builtin = BUILTIN_KINDS.get(kind.__name__)
        return OBJECT_TYPE if builtin is None else builtin
    args = getattr(kind, "__args__", ())
    inner = kind_to_guest(types, args[0]) if args else OBJECT_TYPE
    if getattr(kind, "__origin__", None) is list:
        alias = list_alias(inner)
        return NONE if alias is None else alias
    union = binary_op(inner, NONE, NB_OR)
    return NONE if union is None else union


def list_alias(item: Object) -> Object | None:
    return LIST_TYPE.mp_subscript(item)


def context_singleton(name: str) -> Object:
    """The one instance of a node class without fields (Load, Add, ...)."""
    singletons = RT.ts.interp.ast_singletons
    found = singletons.get(name)
    if found is None:
        found = InstanceObject(node_types()[name])
        singletons[name] = found
    return found


def is_guest_tree(x: Object) -> bool:
    """Is it an instance of a guest node class?"""
    return isinstance(x, InstanceObject) and is_subtype(x.cls, node_types()["AST"])


def tree_to_guest(node: object) -> Object:
    """A guest tree like the host's."""
    if not isinstance(node, HOST_AST):
        return to_guest(node)
    name = type(node).__name__
    tp = node_types()[name]
    if not node._fields and not node._attributes:
        return context_singleton(name)
    made = InstanceObject(tp)
    for field in node._fields + node._attributes:
        value = getattr(node, field, None)
        guest: Object
        if isinstance(value, list):
            items: list[Object] = []
            for item in value:
                items.append(tree_to_guest(item))
            guest = list_from_host(items)
        elif isinstance(value, HOST_AST):
            guest = tree_to_guest(value)
        else:
            guest = to_guest(value)
        if set_attr(made, intern(field), guest) < 0:
            RT.ts.exc = None
    return made


MODES: Final[dict[str, str]] = {
    "exec": "Module",
    "eval": "Expression",
    "single": "Interactive",
}


def tree_to_host(tree: Object, mode: str) -> ast.AST | None:
    """The host's tree for a guest one. None with an exception.

    CPython: PyAST_obj2mod, whose checks of the fields are the compiler's here.
    """
    wanted = MODES[mode]
    if not is_subtype(tree.ob_type(), node_types()[wanted]):
        return refuse(f"expected {wanted} node, got {type_name(tree)}")
    made = node_to_host(tree, 0)
    return made if isinstance(made, HOST_AST) else None


def refuse(message: str) -> ast.AST | None:
    set_error(TYPE_ERROR, message)
    return None


# How many nodes may stand one in another.
MAX_DEPTH: Final = 6000


def host_class_of(tp: TypeObject) -> type | None:
    """The host's class of a guest node class, or of the nearest of its bases."""
    types = node_types()
    mro = type_mro(tp)
    i: i64 = 0
    while i < mro.n:
        base = mro.item(i)
        if isinstance(base, TypeObject) and types.get(base.name) is base:
            found = getattr(_ast, base.name, None)
            return found if isinstance(found, type) else None
        i += 1
    return None


def too_deep(x: Object) -> None:
    """RecursionError at a node, which names the kind of its class."""
    kind = x.ob_type()
    while kind.base is not None and kind.base is not node_types()["AST"]:
        kind = kind.base
    set_error(
        RECURSION_ERROR, f"maximum recursion depth exceeded while traversing '{kind.name}' node"
    )


@mypyc_attr(allow_interpreted_subclasses=True)
class ForeignValue:
    """A guest value in a tree that no compiler takes: only what errors say of it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def foreign_value(x: Object) -> object:
    """The stand-in of a guest value, whose class has its class's name; None with an exception."""
    text = object_repr_of(x)
    if text is None:
        return None
    cls = type(type_name(x), (ForeignValue,), {})
    return cls(unicode_to_host(text))


def value_to_host(x: Object, depth: i64) -> object:
    """A field's value that is no node; None with an exception set when it cannot be.

    Values of extended types keep being of another class: only some are taken for what they
    extend.
    """
    native = x.native()
    if isinstance(native, ListObject):
        items: list[object] = []
        i: i64 = 0
        while i < native.n:
            item = native.items[i]
            i += 1
            if item is not None:
                items.append(node_to_host(item, depth))
                if error_occurred():
                    return None
        return items
    if native is not x:
        if isinstance(native, LongObject):
            return type(type_name(x), (int,), {})(long_to_host(native))
        if isinstance(native, UnicodeObject):
            return type(type_name(x), (str,), {})(unicode_to_host(native))
        return foreign_value(x)
    if isinstance(x, (TupleObject, FrozenSetObject)):
        if depth > MAX_DEPTH:
            set_error(RECURSION_ERROR, "maximum recursion depth exceeded during compilation")
            return None
        members = host_list(x)
        if members is None:
            return None
        made: list[object] = []
        for member in members:
            made.append(value_to_host(member, depth + 1))
            if error_occurred():
                return None
        return tuple(made) if isinstance(x, TupleObject) else frozenset(made)
    if (
        x is NONE
        or x is ELLIPSIS
        or isinstance(
            x, (LongObject, BoolObject, FloatObject, ComplexObject, UnicodeObject, BytesObject)
        )
    ):
        return to_host(x)
    return foreign_value(x)


def list_size(x: Object) -> i64:
    """The length of a list, -1 of something else."""
    native = x.native()
    return native.n if isinstance(native, ListObject) else -1


def node_to_host(x: Object, depth: i64) -> object:
    """A field's value for the host; None with an exception set when it cannot be."""
    if not is_guest_tree(x):
        return value_to_host(x, depth)
    if depth > MAX_DEPTH:
        too_deep(x)
        return None
    cls = host_class_of(x.ob_type())
    if cls is None:
        return None
    fields = field_names(x, "_fields")
    attributes = field_names(x, "_attributes")
    if fields is None or attributes is None:
        return None
    node: object = HOST_AST.__new__(cls)
    for names in (fields, attributes):
        for field in names:
            name = as_unicode(field)
            if name is None:
                continue
            value = lookup_attr(x, unicode_intern(name))
            if value is None:
                if error_occurred():
                    return None
                continue
            size = list_size(value)
            field_value = node_to_host(value, depth + 1)
            if error_occurred():
                return None
            if list_size(value) != size:
                # A property of a node inside has changed it.
                set_error(
                    RUNTIME_ERROR,
                    f'{cls.__name__} field "{unicode_to_host(name)}" changed size during iteration',
                )
                return None
            setattr(node, unicode_to_host(name), field_value)
    return node


from rt.dict.dictobject import as_dict, dict_getitem, dict_set_str  # noqa: E402
from rt.objects.abstract import binary_op  # noqa: E402
from rt.objects.boolobject import BOOL_TYPE, BoolObject  # noqa: E402
from rt.objects.bytes_methods import BYTES_TYPE  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_three  # noqa: E402
from rt.objects.complexobject import ComplexObject  # noqa: E402
from rt.objects.descrobject import MethodDescr  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    RECURSION_ERROR,
    RUNTIME_ERROR,
    TYPE_ERROR,
)
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.genericaliasobject import GenericAliasObject  # noqa: E402
from rt.objects.host import to_guest, to_host  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    LIST_TYPE,
    ListObject,
    host_list,
    list_from_host,
    list_new,
)
from rt.objects.longobject import LONG_TYPE, LongObject, long_to_host  # noqa: E402
from rt.objects.object import ELLIPSIS, NB_OR, OBJECT_TYPE  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    lookup_attr,
    object_repr_of,
    set_attr,
)
from rt.objects.setobject import FrozenSetObject  # noqa: E402
from rt.objects.typeobject import TYPE_TYPE, type_mro  # noqa: E402
from rt.objects.unionobject import UnionObject  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.unicode_methods import UNICODE_TYPE  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_equal,
    unicode_intern,
    unicode_to_host,
)

# The types of fields that are no nodes.
BUILTIN_KINDS: Final[dict[str, TypeObject]] = {
    "bool": BOOL_TYPE,
    "bytes": BYTES_TYPE,
    "int": LONG_TYPE,
    "object": OBJECT_TYPE,
    "str": UNICODE_TYPE,
}
