"""Where a pickle is written: frames, and the file they go to.

Answers to the writing functions of Modules/_pickle.c. What always holds: while a frame is
open its content is in `frame`; all before it is in `out`. What was given to the file is in
neither.
"""

from __future__ import annotations

from librt.strings import BytesWriter, write_i32_le, write_i64_le
from mypy_extensions import i32, i64

from rt.objects.object import Object
from rt.pickle.opcodes import FRAME, FRAME_SIZE_MIN, FRAME_SIZE_TARGET


class Output:
    """The bytes of a pickle; with a `write` function they go to it when they are many."""

    def __init__(self) -> None:
        self.out: BytesWriter = BytesWriter()
        self.frame: BytesWriter = self.out
        # The writer that gets the next byte: `out`, or an open frame.
        self.current: BytesWriter = self.out
        self.framing: bool = False
        self.write: Object | None = None

    def clear(self) -> None:
        self.out = BytesWriter()
        self.frame = self.out
        self.current = self.out

    def target(self) -> BytesWriter:
        """What to write to; opens a frame when there is to be one. CPython: _Pickler_Write"""
        if self.framing and self.current is self.out:
            self.frame = BytesWriter()
            self.current = self.frame
        return self.current

    def op(self, op: int) -> None:
        """Write an opcode."""
        self.target().append(op)

    def op_u8(self, op: int, n: i64) -> None:
        """Write an opcode with an argument of one byte."""
        w = self.target()
        w.append(op)
        w.append(int(n))

    def op_u16(self, op: int, n: i64) -> None:
        w = self.target()
        w.append(op)
        w.append(int(n & 255))
        w.append(int((n >> 8) & 255))

    def op_i32(self, op: int, n: i64) -> None:
        """Write an opcode with an argument of four bytes, signed or not."""
        w = self.target()
        w.append(op)
        write_i32_le(w, i32(n if n < 0x80000000 else n - 0x100000000))

    def op_i64(self, op: int, n: i64) -> None:
        w = self.target()
        w.append(op)
        write_i64_le(w, n)

    def write_bytes(self, data: bytes) -> None:
        self.target().write(data)

    def short_payload(self, op: int, data: bytes) -> None:
        """Write an opcode with a length of one byte, and so many bytes."""
        w = self.target()
        w.append(op)
        w.append(len(data))
        w.write(data)

    def close_frame(self) -> None:
        """Put the open frame, with its header, behind what is before it.

        CPython: _Pickler_CloseFrame
        """
        if self.current is self.out:
            return
        content = self.frame.getvalue()
        out = self.out
        if len(content) >= FRAME_SIZE_MIN:
            out.append(FRAME)
            write_i64_le(out, len(content))
        out.write(content)
        self.frame = out
        self.current = out

    def boundary(self) -> i64:
        """After an object: end a frame that has become large; -1 with an exception.

        CPython: _Pickler_OpcodeBoundary
        """
        if self.current is self.out or len(self.frame) < FRAME_SIZE_TARGET:
            return 0
        self.close_frame()
        return self.flush()

    def flush(self) -> i64:
        """Give what is finished to the file; -1 with an exception. CPython: _Pickler_FlushToFile"""
        write = self.write
        if write is None:
            return 0
        data = self.out.getvalue()
        self.clear()
        return -1 if call_one(write, BytesObject(data)) is None else 0

    def payload(self, header: bytes, data: bytes, whole: Object | None) -> i64:
        """Write an opcode with its length and data; what is large bypasses frames.

        Args:
            whole: what the file is given instead of `data`.

        CPython: _Pickler_write_bytes
        """
        if len(data) < FRAME_SIZE_TARGET:
            w = self.target()
            w.write(header)
            w.write(data)
            return 0
        self.close_frame()
        out = self.out
        out.write(header)
        write = self.write
        if write is None:
            out.write(data)
            return 0
        if self.flush() < 0:
            return -1
        return -1 if call_one(write, BytesObject(data) if whole is None else whole) is None else 0


def sized_header(op32: int, op64: int, n: i64, protocol: i64) -> bytes | None:
    """An opcode with a length in four or eight bytes; None: too long for the protocol."""
    if n <= 0xFFFFFFFF:
        return bytes((op32,)) + int(n).to_bytes(4, "little")
    if protocol >= 4:
        return bytes((op64,)) + int(n).to_bytes(8, "little")
    return None


from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_one  # noqa: E402
