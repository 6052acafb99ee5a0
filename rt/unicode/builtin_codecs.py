"""The built-in codecs: UTF-7, 8, 16, 32, Latin-1, ASCII, charmap and the escapes.

Answers to the codecs of Objects/unicodeobject.c and to bytes escapes of
Objects/bytesobject.c.

The host's codecs do the work; what is ASCII or Latin-1 needs none, since a string's data is
its encoding then. The host's own error handlers are the guest's built-in ones; any other
handler is reached through an `ErrorBridge`, which the host's codec calls and which asks the
guest's handler, so that a codec's rules about what a handler may return hold too.
"""

from __future__ import annotations

import _codecs
from collections.abc import Callable
from typing import Final, cast

from mypy_extensions import i64

from rt.objects.object import Object
from rt.objects.tupleobject import as_tuple
from rt.unicode.unicodeobject import (
    UnicodeObject,
    unicode_from_host,
    unicode_is_ascii,
    unicode_latin1,
    unicode_to_host,
)


class Decoded:
    """What a decoder made of how many bytes."""

    def __init__(self, text: UnicodeObject, consumed: i64) -> None:
        self.text: Final = text
        self.consumed: Final[i64] = consumed


class ErrorBridge:
    """A host error handler that asks the guest's handler `errors`.

    The exception object is made at the first error and used again for those that follow, as
    CPython's codecs do.
    """

    def __init__(self, name: str) -> None:
        # Under which the host knows this handler.
        self.name: Final = name
        self.errors: str = ""
        self.subject: Object | None = None
        self.exception: UnicodeErrorObject | None = None
        self.handler: Object | None = None

    def own_subject(self, e: UnicodeEncodeError | UnicodeDecodeError) -> Object:
        if isinstance(e, UnicodeDecodeError):
            return BytesObject(e.object)
        return unicode_from_host(e.object)

    def __call__(self, e: UnicodeEncodeError | UnicodeDecodeError) -> object:
        exc = self.exception
        subject = self.subject
        if exc is None:
            encoding = isinstance(e, UnicodeEncodeError)
            if subject is None:
                subject = self.own_subject(e)
                self.subject = subject
            tp = UNICODE_ENCODE_ERROR if encoding else UNICODE_DECODE_ERROR
            exc = new_unicode_error(tp, e.encoding, subject, e.start, e.end, e.reason)
            self.exception = exc
            self.handler = lookup_error(self.errors)
        else:
            exc.start = e.start
            exc.end = e.end
            exc.reason = unicode_from_host(e.reason)
        handler = self.handler
        result = None if handler is None else call_one(handler, exc)
        if result is None:
            raise_pending()
        now = exc.object
        if isinstance(e, UnicodeDecodeError) and now is not None and now is not subject:
            data = as_bytes(now)
            if data is not None:
                # The handler gave the codec other bytes to go on with.
                e.object = data.data
                self.subject = now
        # What the host's codec refuses becomes None.
        pair = None if result is None else as_tuple(result)
        if pair is None or pair.n != 2:
            return None
        text = host_replacement(pair.item(0))
        if not isinstance(text, str) and isinstance(e, UnicodeDecodeError):
            return None
        position = as_index(pair.item(1))
        if position is None:
            raise_pending()
        assert position is not None
        # The codec itself complains when it is too large.
        return text, long_to_host(position)


def host_replacement(x: Object) -> object:
    """A handler's replacement for the host; None for what is neither str nor bytes."""
    native = x.native()
    if isinstance(native, UnicodeObject):
        return unicode_to_host(native)
    if isinstance(native, BytesObject):
        return native.data
    return None


def raise_pending() -> None:
    """Carry the guest's exception through the host's codec."""
    exc = take_error()
    assert exc is not None
    raise GuestException(exc)


# Bridges that no codec uses at the moment; nested and parallel codecs use different ones.
IDLE: Final[list[ErrorBridge]] = []
BRIDGES: Final[list[ErrorBridge]] = []


def take_bridge(errors: str, subject: Object | None) -> ErrorBridge:
    """A bridge to a handler of the guest's.

    Args:
        subject: what is encoded or decoded; None: what the host's exception says.
    """
    if IDLE:
        bridge = IDLE.pop()
    else:
        bridge = ErrorBridge(f"rt-{len(BRIDGES)}")
        BRIDGES.append(bridge)
        _codecs.register_error(bridge.name, cast(Callable[[UnicodeError], tuple[str, int]], bridge))
    bridge.errors = errors
    bridge.subject = subject
    return bridge


def give_back(bridge: ErrorBridge) -> None:
    bridge.subject = None
    bridge.exception = None
    bridge.handler = None
    IDLE.append(bridge)


def encode_by_host(
    codec: Callable[[str, str], tuple[bytes, int]], u: UnicodeObject, errors: str | None
) -> bytes | None:
    """What a host encoder makes of a string; None with an exception."""
    text = unicode_to_host(u)
    if errors is None or is_host_handler(errors):
        try:
            return codec(text, errors or "strict")[0]
        except Exception as e:
            set_from_host(e)
            return None
    bridge = take_bridge(errors, u)
    try:
        return codec(text, bridge.name)[0]
    except Exception as e:
        set_from_host(e)
        return None
    finally:
        give_back(bridge)


def decode_by_host(
    codec: Callable[[bytes, str, bool], tuple[str, int]],
    data: bytes,
    errors: str | None,
    final: bool,
) -> Decoded | None:
    """What a host decoder makes of bytes; None with an exception."""
    if errors is None or is_host_handler(errors):
        try:
            text, consumed = codec(data, errors or "strict", final)
            return Decoded(unicode_from_host(text), consumed)
        except Exception as e:
            set_from_host(e)
            return None
    bridge = take_bridge(errors, BytesObject(data))
    try:
        text, consumed = codec(data, bridge.name, final)
        return Decoded(unicode_from_host(text), consumed)
    except Exception as e:
        set_from_host(e)
        return None
    finally:
        give_back(bridge)


# Encoders: `errors` is a handler's name, None for strict.


def encode_utf8(u: UnicodeObject, errors: str | None) -> bytes | None:
    """CPython: unicode_encode_utf8"""
    if unicode_is_ascii(u):
        return u.data
    return encode_by_host(_codecs.utf_8_encode, u, errors)


def encode_latin1(u: UnicodeObject, errors: str | None) -> bytes | None:
    """CPython: _PyUnicode_AsLatin1String"""
    if u.kind == 1:
        return u.data
    return encode_by_host(_codecs.latin_1_encode, u, errors)


def encode_ascii(u: UnicodeObject, errors: str | None) -> bytes | None:
    """CPython: _PyUnicode_AsASCIIString"""
    if unicode_is_ascii(u):
        return u.data
    return encode_by_host(_codecs.ascii_encode, u, errors)


# Decoders.


def decode_utf8(data: bytes, errors: str | None, final: bool) -> Decoded | None:
    """CPython: unicode_decode_utf8"""
    if data.isascii():
        return Decoded(ascii_text(data), len(data))
    return decode_by_host(_codecs.utf_8_decode, data, errors, final)


def decode_latin1(data: bytes) -> Decoded:
    """CPython: PyUnicode_DecodeLatin1"""
    return Decoded(unicode_latin1(data), len(data))


def host_ascii_decode(data: bytes, errors: str, final: bool) -> tuple[str, int]:
    return _codecs.ascii_decode(data, errors)


def decode_ascii(data: bytes, errors: str | None) -> Decoded | None:
    """CPython: PyUnicode_DecodeASCII"""
    if data.isascii():
        return Decoded(ascii_text(data), len(data))
    return decode_by_host(host_ascii_decode, data, errors, True)


def ascii_text(data: bytes) -> UnicodeObject:
    u = unicode_latin1(data)
    u.ascii = 1
    return u


from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.call import call_one  # noqa: E402
from rt.objects.errors import take_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    UNICODE_DECODE_ERROR,
    UNICODE_ENCODE_ERROR,
    UnicodeErrorObject,
    new_unicode_error,
)
from rt.objects.guestobject import GuestException  # noqa: E402
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.longobject import as_index, long_to_host  # noqa: E402
from rt.unicode.codec_errors import is_host_handler, lookup_error  # noqa: E402
