"""A package for import tests."""
value = 42
names = ["n1"]
from .sub import sub_value
from . import star as _star


def __getattr__(name):
    if name == "lazy":
        print("computing lazy")
        return "lazy value"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
