"""The module `_json`. Answers to Modules/_json.c; the work is in rt/json."""

from __future__ import annotations

from typing import Final

from rt.json.encoder import ENCODER_TYPE, encode_basestring, encode_basestring_ascii
from rt.json.scanner import SCANNER_TYPE, scanstring
from rt.objects.methodobject import function
from rt.objects.pystate import InterpreterState

FUNCTIONS: Final = (
    function("encode_basestring_ascii", encode_basestring_ascii, "string, /"),
    function("encode_basestring", encode_basestring, "string, /"),
    function("scanstring", scanstring, "string, end, strict=True, /"),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_json`."""
    module = new_module("_json", "json speedups", FUNCTIONS)
    add_object(module, "make_scanner", SCANNER_TYPE)
    add_object(module, "make_encoder", ENCODER_TYPE)
    return module


from rt.modules.support import add_object, new_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
