"""rt: CPython's runtime in typed Python, compiled with mypyc.

`rt.Interpreter` is a Python inside a Python program; `rt.GuestException` is what its exceptions
arrive as. They are loaded when they are first asked for, so that whoever wants one subsystem
does not load them all.
"""

# First of all, so that the modules of the cycle around it load in their order.
import rt.objects.object  # noqa: F401


class LazyNames:
    """The module's `__getattr__`. No function: a compiled one would be there, and be asked, before
    the module is made."""

    def __call__(self, name: str) -> object:
        if name in ("GuestException", "GuestObject", "Interpreter"):
            from rt import interpreter

            found: object = getattr(interpreter, name)
            return found
        raise AttributeError(f"module 'rt' has no attribute {name!r}")


__getattr__ = LazyNames()
