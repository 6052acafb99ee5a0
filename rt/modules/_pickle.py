"""The module `_pickle`. Answers to Modules/_pickle.c; the work is in rt/pickle."""

from __future__ import annotations

from typing import Final

from rt.objects.methodobject import function
from rt.objects.object import NONE, Object
from rt.objects.pystate import InterpreterState


def pickle_dump(
    obj: Object,
    file: Object,
    protocol: Object | None,
    fix_imports: Object | None,
    buffer_callback: Object | None,
) -> Object | None:
    p = PicklerObject()
    if not init_pickler(p, protocol, fix_imports, buffer_callback):
        return None
    if not set_output_file(p, file) or dump(p, obj) < 0 or p.output.flush() < 0:
        return None
    return NONE


def pickle_dumps(
    obj: Object,
    protocol: Object | None,
    fix_imports: Object | None,
    buffer_callback: Object | None,
) -> Object | None:
    p = PicklerObject()
    if not init_pickler(p, protocol, fix_imports, buffer_callback) or dump(p, obj) < 0:
        return None
    return BytesObject(p.output.out.getvalue())


def pickle_load(
    file: Object,
    fix_imports: Object | None,
    encoding: Object | None,
    errors: Object | None,
    buffers: Object | None,
) -> Object | None:
    u = UnpicklerObject()
    source = file_source(file)
    if source is None or not set_up(u, fix_imports, encoding, errors, buffers):
        return None
    u.source = source
    return load(u)


def pickle_loads(
    data: Object,
    fix_imports: Object | None,
    encoding: Object | None,
    errors: Object | None,
    buffers: Object | None,
) -> Object | None:
    u = UnpicklerObject()
    raw = bytes_like(data)
    if raw is None or not set_up(u, fix_imports, encoding, errors, buffers):
        return None
    u.source = Source(raw)
    return load(u)


FUNCTIONS: Final = (
    function(
        "dump",
        pickle_dump,
        "obj, file, protocol=None, *, fix_imports=True, buffer_callback=None",
        doc="Write a pickle of obj to the open file object file.",
    ),
    function(
        "dumps",
        pickle_dumps,
        "obj, protocol=None, *, fix_imports=True, buffer_callback=None",
        doc="The pickle of obj, as bytes.",
    ),
    function(
        "load",
        pickle_load,
        "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
        doc="Read a pickle from the open file object file; the object it stands for.",
    ),
    function(
        "loads",
        pickle_loads,
        "data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
        doc="The object that the pickle data stands for.",
    ),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_pickle`."""
    state = pickle_state()
    if state is None:
        return None
    module = new_module(
        "_pickle", "Optimized C implementation for the Python pickle module.", FUNCTIONS
    )
    add_type(module, PICKLE_BUFFER_TYPE)
    add_type(module, PICKLER_TYPE)
    add_type(module, UNPICKLER_TYPE)
    add_type(module, state.error)
    add_type(module, state.pickling_error)
    add_type(module, state.unpickling_error)
    return module


from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.buffer import bytes_like  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.picklebufobject import PICKLE_BUFFER_TYPE  # noqa: E402
from rt.pickle.loading import load  # noqa: E402
from rt.pickle.pickler import (  # noqa: E402
    PICKLER_TYPE,
    PicklerObject,
    dump,
    init_pickler,
    set_output_file,
)
from rt.pickle.source import Source, file_source  # noqa: E402
from rt.pickle.state import pickle_state  # noqa: E402
from rt.pickle.unpickler import UNPICKLER_TYPE, UnpicklerObject, set_up  # noqa: E402
