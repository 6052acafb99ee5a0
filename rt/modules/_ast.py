"""The module `_ast`: the node classes of syntax trees. Answers to Python/Python-ast.c."""

from __future__ import annotations

from rt.objects.pystate import InterpreterState


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_ast`."""
    module = new_module("_ast", "", ())
    types = node_types()
    set_field_types(types)
    for name, tp in types.items():
        add_object(module, name, tp)
    add_host(module, "PyCF_ALLOW_TOP_LEVEL_AWAIT", CF_ALLOW_TOP_LEVEL_AWAIT)
    add_host(module, "PyCF_ONLY_AST", CF_ONLY_AST)
    add_host(module, "PyCF_OPTIMIZED_AST", CF_OPTIMIZED_AST)
    add_host(module, "PyCF_TYPE_COMMENTS", CF_TYPE_COMMENTS)
    return module


from rt.modules.ast_trees import node_types, set_field_types  # noqa: E402
from rt.modules.support import add_host, add_object, new_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.vm.compile_source import (  # noqa: E402
    CF_ALLOW_TOP_LEVEL_AWAIT,
    CF_ONLY_AST,
    CF_OPTIMIZED_AST,
    CF_TYPE_COMMENTS,
)
