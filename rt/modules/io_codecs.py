"""Codecs that the guest has registered, for the host's text streams.

The host's registry asks `find_guest_codec` for names that it does not know itself. What it
keeps then is only the name: the guest's registry is asked each time a stream is made.
"""

from __future__ import annotations

import codecs
from typing import Any, Final, cast

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT


class GuestEncoder:
    """A guest's incremental encoder, as the host's text streams see it."""

    def __init__(self, encoder: Object) -> None:
        self.encoder: Final = encoder

    def encode(self, text: str, final: bool = False) -> object:
        args: list[Object] = [unicode_from_host(text), bool_from(final)]
        return to_host(guest_call(self.encoder, "encode", args))

    def reset(self) -> None:
        guest_call(self.encoder, "reset", [])

    def getstate(self) -> object:
        return to_host(guest_call(self.encoder, "getstate", []))

    def setstate(self, state: object) -> None:
        guest_call(self.encoder, "setstate", [to_guest(state)])


class GuestDecoder:
    """A guest's incremental decoder, as the host's text streams see it."""

    def __init__(self, decoder: Object) -> None:
        self.decoder: Final = decoder

    def decode(self, data: bytes, final: bool = False) -> object:
        args: list[Object] = [BytesObject(bytes(data)), bool_from(final)]
        return to_host(guest_call(self.decoder, "decode", args))

    def reset(self) -> None:
        guest_call(self.decoder, "reset", [])

    def getstate(self) -> object:
        return to_host(guest_call(self.decoder, "getstate", []))

    def setstate(self, state: object) -> None:
        guest_call(self.decoder, "setstate", [to_guest(state)])


def call_part(codec: str, name: str, args: list[Object]) -> Object:
    """What a call of an attribute of a guest's CodecInfo gives, or a guest exception."""
    info = codec_lookup_object(codec)
    part = None if info is None else get_attr(info, intern(name))
    result = None if part is None else call_list(part, args)
    if result is None:
        raise_guest()
    assert result is not None
    return result


# No base class for what these three have in common: a native class can only be called when its
# base can.


class EncoderMaker:
    """Makes incremental encoders of a guest's codec."""

    def __init__(self, codec: str) -> None:
        self.codec: Final = codec

    def __call__(self, errors: str = "strict") -> GuestEncoder:
        return GuestEncoder(
            call_part(self.codec, "incrementalencoder", [unicode_from_host(errors)])
        )


class DecoderMaker:
    """Makes incremental decoders of a guest's codec."""

    def __init__(self, codec: str) -> None:
        self.codec: Final = codec

    def __call__(self, errors: str = "strict") -> GuestDecoder:
        return GuestDecoder(
            call_part(self.codec, "incrementaldecoder", [unicode_from_host(errors)])
        )


class CodecFunction:
    """Encodes or decodes all at once."""

    def __init__(self, codec: str, name: str) -> None:
        self.codec: Final = codec
        self.name: Final = name

    def __call__(self, x: object, errors: str = "strict") -> object:
        args: list[Object] = [to_guest(x), unicode_from_host(errors)]
        return to_host(call_part(self.codec, self.name, args))


def find_guest_codec(name: str) -> codecs.CodecInfo | None:
    """The search function that the host's registry has."""
    if RT.ts.interp.codec_search_path is None:
        # Nobody has asked for a codec yet, let alone registered one.
        return None
    current = take_error()
    info = codec_lookup_object(name)
    if info is None and not clear_if(LOOKUP_ERROR):
        restore_error(current)
        return None
    makers: list[object] = []
    is_text = True
    if info is not None:
        for attribute in ("incrementalencoder", "incrementaldecoder"):
            part = lookup_attr(info, intern(attribute))
            if part is None or part is NONE:
                makers.append(None)
            elif attribute == "incrementalencoder":
                makers.append(EncoderMaker(name))
            else:
                makers.append(DecoderMaker(name))
        flag = lookup_attr(info, intern("_is_text_encoding"))
        is_text = flag is None or is_true(flag) != 0
    clear_error()
    restore_error(current)
    if info is None:
        return None
    # Any: the types that typeshed wants say more than the host asks for.
    make = cast(Any, codecs.CodecInfo)
    found: codecs.CodecInfo = make(
        CodecFunction(name, "encode"),
        CodecFunction(name, "decode"),
        incrementalencoder=makers[0],
        incrementaldecoder=makers[1],
        name=name,
        _is_text_encoding=is_text,
    )
    return found


from rt.modules.io_host import guest_call, raise_guest  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_list  # noqa: E402
from rt.objects.errors import clear_error, clear_if, restore_error, take_error  # noqa: E402
from rt.objects.exceptions import LOOKUP_ERROR  # noqa: E402
from rt.objects.host import to_guest, to_host  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true, lookup_attr  # noqa: E402
from rt.unicode.codecs import codec_lookup_object  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_from_host  # noqa: E402
