"""Running guest source in tests: an interpreter with built-in names, without the library."""

import ast

from rt.compiler.compile import compile_ast
from rt.dict.dictobject import dict_get_str, dict_new, dict_set_str
from rt.objects.errors import take_error
from rt.objects.host import to_host
from rt.objects.object_protocol import object_str_of
from rt.objects.pystate import RT, InterpreterState, ThreadState
from rt.objects.tupleobject import EMPTY_TUPLE
from rt.unicode.unicodeobject import intern
from rt.vm.code_from_compiled import code_from_compiled
from rt.vm.evaluator import VirtualMachine
from rt.vm.import_ import make_builtin_module


def new_interpreter():
    """Make an interpreter the current one; its thread state."""
    interp = InterpreterState(VirtualMachine())
    RT.ts = ThreadState(interp)
    interp.modules = dict_new()
    interp.builtins = make_builtin_module(interp, "builtins").dict
    return RT.ts


def compiled(source, name="<test>"):
    """The guest code object of a module's source."""
    return code_from_compiled(
        compile_ast(ast.parse(source), name, mode="exec", optimize=0, flags=0, warnings=[])
    )


def function_code(source, name):
    """The code object of a function that a module's source defines."""
    consts = compiled(source).consts
    for i in range(consts.n):
        code = consts.item(i)
        if type(code).__name__ == "CodeObject" and to_host(code.name) == name:
            return code
    raise KeyError(name)


def namespace():
    d = dict_new()
    dict_set_str(d, intern("__builtins__"), RT.ts.interp.builtins)
    dict_set_str(d, intern("__name__"), intern("__main__"))
    return d


def run(source, d=None):
    """Run source as a module; its namespace. A guest exception fails the test."""
    if d is None:
        new_interpreter()
        d = namespace()
    if RT.ts.evaluator.run_code_in(compiled(source), d, d, EMPTY_TUPLE) is None:
        exc = take_error()
        raise AssertionError(f"{exc.cls.name}: {to_host(object_str_of(exc))}")
    return d


def get(d, name):
    """A guest value of a namespace."""
    value = dict_get_str(d, intern(name))
    assert value is not None, name
    return value


def result(source):
    """The host's form of what the source leaves in `result`."""
    return to_host(get(run(source), "result"))


def both(source):
    """What the source leaves in `result`, as rt and as the host run it."""
    own = {"__name__": "__main__"}
    exec(compile(source, "<test>", "exec"), own)
    return result(source), own["result"]
