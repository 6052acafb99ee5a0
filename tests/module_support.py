"""Loading rt's built-in modules for tests, and comparing their functions with the host's."""

from support import guest_call, guest_outcome, host_outcome

from rt.dict.dictobject import dict_get_str
from rt.modules.registry import create_builtin_module
from rt.objects.pystate import RT
from rt.unicode.unicodeobject import intern


def load(name):
    """A new module of that name, as a function from names to its attributes."""
    module = create_builtin_module(RT.ts.interp, name)
    assert module is not None

    def attribute(key):
        found = dict_get_str(module.dict, intern(key))
        assert found is not None, f"{name} has no {key}"
        return found

    return attribute


def check_module_function(module, host_module, name, *args, **kwargs):
    """A function of a loaded module must do the same as that of the host's module."""
    expected = host_outcome(getattr(host_module, name), *args, **kwargs)
    got = guest_outcome(guest_call(module(name), *args, **kwargs))
    assert got == expected, f"{name}{args!r} {kwargs!r}"
