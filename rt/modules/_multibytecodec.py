"""The codecs of East Asia's encodings: `_multibytecodec`, and the modules that have its codecs.

Answers to Modules/cjkcodecs/multibytecodec.c. The tables and the state machines are the host's;
error handlers and streams are the guest's.
"""

from __future__ import annotations

import _multibytecodec
import importlib
from collections.abc import Callable
from typing import Any, Final, cast

from rt.objects.methodobject import getset, member, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.tupleobject import tuple2
from rt.objects.typeobject import BASETYPE, TypeObject, static_type


class MultibyteCodec(Object):
    """One encoding."""

    def __init__(self, host: _multibytecodec._MultibyteCodec) -> None:
        # Any: typeshed knows only the half of what its methods return.
        self.host: Final[Any] = host
        # The host's classes of this codec. They take it from an attribute of the class.
        bases = (_multibytecodec.MultibyteIncrementalEncoder,)
        self.encoder: Final = cast(
            type[_multibytecodec.MultibyteIncrementalEncoder],
            type("Encoder", bases, {"codec": host}),
        )
        self.decoder: Final = cast(
            type[_multibytecodec.MultibyteIncrementalDecoder],
            type("Decoder", (_multibytecodec.MultibyteIncrementalDecoder,), {"codec": host}),
        )

    def ob_type(self) -> TypeObject:
        return CODEC_TYPE


class Coder(Object):
    """What incremental codecs and streams have: an error handler."""

    def __init__(self, errors: str) -> None:
        self.errors: str = errors


class IncrementalEncoder(Coder):
    def __init__(self, codec: MultibyteCodec, errors: str) -> None:
        super().__init__(errors)
        self.host: Final = codec.encoder()

    def ob_type(self) -> TypeObject:
        return ENCODER_TYPE


class IncrementalDecoder(Coder):
    def __init__(self, codec: MultibyteCodec, errors: str) -> None:
        super().__init__(errors)
        self.host: Final = codec.decoder()

    def ob_type(self) -> TypeObject:
        return DECODER_TYPE


class StreamReader(Coder):
    def __init__(self, codec: MultibyteCodec, stream: Object, errors: str) -> None:
        super().__init__(errors)
        self.stream: Final = stream
        self.host: Final = codec.decoder()

    def ob_type(self) -> TypeObject:
        return READER_TYPE


class StreamWriter(Coder):
    def __init__(self, codec: MultibyteCodec, stream: Object, errors: str) -> None:
        super().__init__(errors)
        self.stream: Final = stream
        self.host: Final = codec.encoder()

    def ob_type(self) -> TypeObject:
        return WRITER_TYPE


# Arguments.


def text_of(x: Object) -> UnicodeObject | None:
    """What is to be encoded: a str, or the str of anything else."""
    u = as_unicode(x)
    return object_str_of(x) if u is None else u


def errors_of(func: str, errors: Object | None) -> str | None:
    """The name of an error handler; None with a TypeError."""
    if errors is None or errors is NONE:
        return "strict"
    u = as_unicode(errors)
    if u is None:
        type_error(f"{func}() argument 'errors' must be str or None, not {type_name(errors)}")
        return None
    return unicode_to_host(u)


def codec_of(cls: TypeObject) -> MultibyteCodec | None:
    """The codec that a class has as its attribute. None with an exception."""
    found = get_attr(cls, intern("codec"))
    if found is None or isinstance(found, MultibyteCodec):
        return found
    type_error("codec is unexpected type")
    return None


def handler_of(func: str, number: int, errors: Object | None) -> str | None:
    """The argument `errors` of a constructor. None with a TypeError."""
    if errors is None:
        return "strict"
    u = as_unicode(errors)
    if u is None:
        type_error(f"{func}() argument {number} must be str, not {type_name(errors)}")
        return None
    return unicode_to_host(u)


# Coding.


def call_encoder(
    encode: Callable[[str, str], bytes], u: UnicodeObject, errors: str, whole: bool
) -> bytes | None:
    """What the host encodes, with the guest's error handler; None with an exception.

    Args:
        encode: gets the text and the name of a handler.
        whole: whether errors are about this string alone, not about what waited before it too.
    """
    text = unicode_to_host(u)
    bridge: ErrorBridge | None = None
    name = errors
    if not is_host_handler(errors):
        bridge = take_bridge(errors, u if whole else None)
        name = bridge.name
    try:
        return encode(text, name)
    except Exception as e:
        set_from_host(e)
        return None
    finally:
        if bridge is not None:
            give_back(bridge)


def call_decoder(
    decode: Callable[[bytes, str], str], data: bytes, errors: str, whole: bool
) -> Object | None:
    """What the host decodes, with the guest's error handler; None with an exception."""
    bridge: ErrorBridge | None = None
    name = errors
    if not is_host_handler(errors):
        bridge = take_bridge(errors, BytesObject(data) if whole else None)
        name = bridge.name
    try:
        return unicode_from_host(decode(data, name))
    except Exception as e:
        set_from_host(e)
        return None
    finally:
        if bridge is not None:
            give_back(bridge)


class EncodeOnce:
    """Encodes a whole string."""

    def __init__(self, codec: MultibyteCodec) -> None:
        self.codec: Final = codec

    def __call__(self, text: str, errors: str) -> bytes:
        data: bytes = self.codec.host.encode(text, errors)[0]
        return data


class DecodeOnce:
    """Decodes whole bytes."""

    def __init__(self, codec: MultibyteCodec) -> None:
        self.codec: Final = codec

    def __call__(self, data: bytes, errors: str) -> str:
        text: str = self.codec.host.decode(data, errors)[0]
        return text


class EncodePart:
    """Encodes a part of a text."""

    def __init__(self, host: _multibytecodec.MultibyteIncrementalEncoder, final: bool) -> None:
        self.host: Final = host
        self.final: Final = final

    def __call__(self, text: str, errors: str) -> bytes:
        self.host.errors = errors
        return self.host.encode(text, self.final)


class DecodePart:
    """Decodes a part of some bytes."""

    def __init__(self, host: _multibytecodec.MultibyteIncrementalDecoder, final: bool) -> None:
        self.host: Final = host
        self.final: Final = final

    def __call__(self, data: bytes, errors: str) -> str:
        self.host.errors = errors
        return self.host.decode(data, self.final)


def codec_encode(self: MultibyteCodec, text: Object, errors: Object | None) -> Object | None:
    """`codec.encode(input, errors=None)`: (bytes, length)."""
    u = text_of(text)
    handler = errors_of("encode", errors)
    if u is None or handler is None:
        return None
    data = call_encoder(EncodeOnce(self), u, handler, True)
    return None if data is None else tuple2(BytesObject(data), long_from_i64(u.length))


def codec_decode(self: MultibyteCodec, data: Object, errors: Object | None) -> Object | None:
    """`codec.decode(input, errors=None)`: (text, length)."""
    raw = bytes_like(data)
    handler = errors_of("decode", errors)
    if raw is None or handler is None:
        return None
    text = call_decoder(DecodeOnce(self), raw, handler, True)
    return None if text is None else tuple2(text, long_from_i64(len(raw)))


CODEC_TYPE: Final[TypeObject] = static_type(
    "MultibyteCodec",
    module="_multibytecodec",
    methods=(
        method(
            "encode",
            codec_encode,
            "input, errors=None",
            doc="The bytes of a string in this encoding, and how much of it was encoded.",
        ),
        method(
            "decode",
            codec_decode,
            "input, errors=None",
            doc="The string that bytes in this encoding mean, and how many were decoded.",
        ),
    ),
)


# Error handlers as attributes.


def get_errors(self: Coder) -> Object | None:
    return unicode_from_host(self.errors)


def set_errors(self: Coder, value: Object | None) -> int:
    if value is None:
        set_error(ATTRIBUTE_ERROR, "cannot delete attribute")
        return -1
    u = as_unicode(value)
    if u is None:
        return type_error_i("errors must be a string")
    self.errors = unicode_to_host(u)
    return 0


ERRORS: Final = getset("errors", get_errors, set_errors, "how to treat errors")


def init_nothing(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`__init__`: `__new__` has done all."""
    return NONE


INIT: Final = method("__init__", init_nothing, "*args, **kwargs")


# Incremental codecs.


def encoder_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: mbiencoder_new"""
    values = take_arguments("IncrementalEncoder", args, kwargs, ["errors"])
    errors = None if values is None else handler_of("IncrementalEncoder", 1, values[0])
    codec = None if errors is None else codec_of(cls)
    return None if codec is None or errors is None else IncrementalEncoder(codec, errors)


def encoder_encode(self: IncrementalEncoder, text: Object, final: Object | None) -> Object | None:
    last: i64 = 0 if final is None else is_true(final)
    u = text_of(text)
    if last < 0 or u is None:
        return None
    data = call_encoder(EncodePart(self.host, last == 1), u, self.errors, False)
    return None if data is None else BytesObject(data)


def encoder_getstate(self: IncrementalEncoder) -> Object | None:
    try:
        return to_guest(self.host.getstate())
    except Exception as e:
        set_from_host(e)
        return None


def encoder_setstate(self: IncrementalEncoder, state: Object) -> Object | None:
    try:
        # Whatever it is: the host's codec complains.
        self.host.setstate(cast(Any, to_host(state)))
    except Exception as e:
        set_from_host(e)
        return None
    return NONE


def encoder_reset(self: IncrementalEncoder) -> Object | None:
    self.host.reset()
    return NONE


ENCODER_TYPE: Final[TypeObject] = static_type(
    "MultibyteIncrementalEncoder",
    module="_multibytecodec",
    new=method("__new__", encoder_new, "*args, **kwargs"),
    init=INIT,
    methods=(
        method("encode", encoder_encode, "input, final=False"),
        method("getstate", encoder_getstate, ""),
        method("setstate", encoder_setstate, "state, /"),
        method("reset", encoder_reset, ""),
    ),
    getset=(ERRORS,),
    flags=BASETYPE,
)


def decoder_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: mbidecoder_new"""
    values = take_arguments("IncrementalDecoder", args, kwargs, ["errors"])
    errors = None if values is None else handler_of("IncrementalDecoder", 1, values[0])
    codec = None if errors is None else codec_of(cls)
    return None if codec is None or errors is None else IncrementalDecoder(codec, errors)


def decoder_decode(self: IncrementalDecoder, data: Object, final: Object | None) -> Object | None:
    last: i64 = 0 if final is None else is_true(final)
    raw = bytes_like(data)
    if last < 0 or raw is None:
        return None
    return call_decoder(DecodePart(self.host, last == 1), raw, self.errors, False)


def decoder_getstate(self: IncrementalDecoder) -> Object | None:
    try:
        return to_guest(self.host.getstate())
    except Exception as e:
        set_from_host(e)
        return None


def decoder_setstate(self: IncrementalDecoder, state: Object) -> Object | None:
    try:
        self.host.setstate(cast(Any, to_host(state)))
    except Exception as e:
        set_from_host(e)
        return None
    return NONE


def decoder_reset(self: IncrementalDecoder) -> Object | None:
    self.host.reset()
    return NONE


DECODER_TYPE: Final[TypeObject] = static_type(
    "MultibyteIncrementalDecoder",
    module="_multibytecodec",
    new=method("__new__", decoder_new, "*args, **kwargs"),
    init=INIT,
    methods=(
        method("decode", decoder_decode, "input, final=False"),
        method("getstate", decoder_getstate, ""),
        method("setstate", decoder_setstate, "state, /"),
        method("reset", decoder_reset, ""),
    ),
    getset=(ERRORS,),
    flags=BASETYPE,
)


# Streams.


def reader_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: mbstreamreader_new"""
    values = take_arguments("StreamReader", args, kwargs, ["stream", "errors"], 1)
    stream = None if values is None else values[0]
    if values is None or stream is None:
        return None
    errors = handler_of("StreamReader", 2, values[1])
    codec = None if errors is None else codec_of(cls)
    return None if codec is None or errors is None else StreamReader(codec, stream, errors)


def read_with(self: StreamReader, name: str, size: i64) -> Object | None:
    """What a method of the stream reads, decoded; below 0: all.

    CPython: mbstreamreader_iread
    """
    parts: list[Object] = []
    wanted = size
    while True:
        if wanted < 0:
            got = call_method_noargs(self.stream, intern(name))
        else:
            got = call_method_one(self.stream, intern(name), long_from_i64(wanted))
        raw = None if got is None else as_bytes(got)
        if got is None:
            return None
        if raw is None:
            kind = type_name(got)
            return type_error(f"stream function returned a non-bytes object ({kind})")
        ended = len(raw.data) == 0
        text = call_decoder(DecodePart(self.host, ended or size < 0), raw.data, self.errors, False)
        u = None if text is None else as_unicode(text)
        if u is None:
            return None
        # A character of which only a part was read needs another byte.
        if size < 0 or u.length > 0 or ended:
            return u
        parts.append(u)
        wanted = 1


def size_of(size: Object | None) -> i64:
    """The argument of a reading method: -1 for all, -2 with an exception."""
    if size is None or size is NONE:
        return -1
    if as_long(size) is None:
        type_error("arg 1 must be an integer")
        return -2
    n = index_as_i64(size)
    if n == -1 and error_occurred():
        return -2
    return -1 if n < 0 else n


def reader_read(self: StreamReader, size: Object | None) -> Object | None:
    n = size_of(size)
    return None if n == -2 else read_with(self, "read", n)


def reader_readline(self: StreamReader, size: Object | None) -> Object | None:
    n = size_of(size)
    return None if n == -2 else read_with(self, "readline", n)


def reader_readlines(self: StreamReader, size: Object | None) -> Object | None:
    n = size_of(size)
    text = None if n == -2 else read_with(self, "read", n)
    return None if text is None else call_method_one(text, intern("splitlines"), TRUE)


def reader_reset(self: StreamReader) -> Object | None:
    self.host.reset()
    return NONE


def reader_stream(self: StreamReader) -> Object | None:
    return self.stream


READER_TYPE: Final[TypeObject] = static_type(
    "MultibyteStreamReader",
    module="_multibytecodec",
    new=method("__new__", reader_new, "*args, **kwargs"),
    init=INIT,
    methods=(
        method("read", reader_read, "sizeobj=None, /"),
        method("readline", reader_readline, "sizeobj=None, /"),
        method("readlines", reader_readlines, "sizehintobj=None, /"),
        method("reset", reader_reset, ""),
    ),
    getset=(ERRORS, member("stream", reader_stream, None)),
    flags=BASETYPE,
)


def writer_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: mbstreamwriter_new"""
    values = take_arguments("StreamWriter", args, kwargs, ["stream", "errors"], 1)
    stream = None if values is None else values[0]
    if values is None or stream is None:
        return None
    errors = handler_of("StreamWriter", 2, values[1])
    codec = None if errors is None else codec_of(cls)
    return None if codec is None or errors is None else StreamWriter(codec, stream, errors)


def writer_write(self: StreamWriter, text: Object) -> Object | None:
    """CPython: mbstreamwriter_iwrite"""
    u = text_of(text)
    data = None if u is None else call_encoder(EncodePart(self.host, False), u, self.errors, False)
    if data is None:
        return None
    return NONE if call_method_one(self.stream, ID_write, BytesObject(data)) is not None else None


def writer_writelines(self: StreamWriter, lines: Object) -> Object | None:
    if not is_sequence(lines):
        return type_error("arg must be a sequence object")
    items = host_list(lines)
    if items is None:
        return None
    for item in items:
        if writer_write(self, item) is None:
            return None
    return NONE


def writer_reset(self: StreamWriter) -> Object | None:
    """Write what ends the text. CPython: MultibyteStreamWriter.reset"""
    data = call_encoder(EncodePart(self.host, True), EMPTY_UNICODE, self.errors, False)
    if data is None:
        return None
    if data and call_method_one(self.stream, ID_write, BytesObject(data)) is None:
        return None
    return NONE


def writer_stream(self: StreamWriter) -> Object | None:
    return self.stream


WRITER_TYPE: Final[TypeObject] = static_type(
    "MultibyteStreamWriter",
    module="_multibytecodec",
    new=method("__new__", writer_new, "*args, **kwargs"),
    init=INIT,
    methods=(
        method("write", writer_write, "strobj, /"),
        method("writelines", writer_writelines, "lines, /"),
        method("reset", writer_reset, ""),
    ),
    getset=(ERRORS, member("stream", writer_stream, None)),
    flags=BASETYPE,
)


# Modules.


def create_module(interp: InterpreterState) -> ModuleObject | None:
    module = new_module("_multibytecodec", "", ())
    for tp in (ENCODER_TYPE, DECODER_TYPE, READER_TYPE, WRITER_TYPE):
        add_type(module, tp)
    return module


class GetCodec:
    """`getcodec` of one of the modules with codecs."""

    def __init__(self, module: str) -> None:
        self.module: Final = module

    def __call__(self, name: Object) -> Object | None:
        u = as_unicode(name)
        if u is None:
            return type_error("encoding name must be a string.")
        ts = RT.ts
        try:
            host = importlib.import_module(self.module)
            return MultibyteCodec(host.getcodec(unicode_to_host(u)))
        except Exception as e:
            RT.ts = ts
            set_from_host(e)
            return None


def codecs_module(name: str) -> ModuleObject:
    """A module with the codecs of a country, or a family."""
    return new_module(name, "", (function("getcodec", GetCodec(name), "encoding, /"),))


def create_cn(interp: InterpreterState) -> ModuleObject | None:
    return codecs_module("_codecs_cn")


def create_hk(interp: InterpreterState) -> ModuleObject | None:
    return codecs_module("_codecs_hk")


def create_iso2022(interp: InterpreterState) -> ModuleObject | None:
    return codecs_module("_codecs_iso2022")


def create_jp(interp: InterpreterState) -> ModuleObject | None:
    return codecs_module("_codecs_jp")


def create_kr(interp: InterpreterState) -> ModuleObject | None:
    return codecs_module("_codecs_kr")


def create_tw(interp: InterpreterState) -> ModuleObject | None:
    return codecs_module("_codecs_tw")


from mypy_extensions import i64  # noqa: E402

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.abstract import index_as_i64, is_sequence  # noqa: E402
from rt.objects.boolobject import TRUE  # noqa: E402
from rt.objects.buffer import bytes_like  # noqa: E402
from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.call import call_method_noargs, call_method_one  # noqa: E402
from rt.objects.errors import error_occurred, set_error, type_error, type_error_i  # noqa: E402
from rt.objects.exceptions import ATTRIBUTE_ERROR  # noqa: E402
from rt.objects.host import set_from_host, to_guest, to_host  # noqa: E402
from rt.objects.identifiers import ID_write  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.longobject import as_long, long_from_i64  # noqa: E402
from rt.objects.methodobject import function  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true, object_str_of  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.builtin_codecs import (  # noqa: E402
    ErrorBridge,
    give_back,
    take_bridge,
)
from rt.unicode.codec_errors import is_host_handler  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    EMPTY_UNICODE,
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
