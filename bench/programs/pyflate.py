"""Inflate in Python: a deflate stream is read bit by bit; shifts, lists and dicts."""

import functools
import sys
import zlib

LINES = 2500
LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31]
LENGTH_BASE += [35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
LENGTH_EXTRA = [0] * 8 + [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4 + [5] * 4 + [0]
DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769]
DISTANCE_BASE += [1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577]
DISTANCE_EXTRA = [0, 0] + [i // 2 for i in range(28)]
CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]


class Bits:
    """A stream of bits, the least significant of each byte first."""

    def __init__(self, data):
        self.data = data
        self.position = 0
        self.held = 0
        self.count = 0

    def need(self, n):
        while self.count < n:
            self.held |= self.data[self.position] << self.count
            self.position += 1
            self.count += 8

    def read(self, n):
        self.need(n)
        value = self.held & ((1 << n) - 1)
        self.held >>= n
        self.count -= n
        return value

    def align(self):
        self.held >>= self.count % 8
        self.count -= self.count % 8


class Huffman:
    """A code table made from the lengths of its codes."""

    def __init__(self, lengths):
        self.table = {}
        code = 0
        for bits in range(1, max(lengths) + 1):
            for symbol, length in enumerate(lengths):
                if length == bits:
                    self.table[bits, code] = symbol
                    code += 1
            code <<= 1

    def read(self, bits):
        """The next symbol."""
        code = length = 0
        table = self.table
        while True:
            code = code << 1 | bits.read(1)
            length += 1
            symbol = table.get((length, code))
            if symbol is not None:
                return symbol


def fixed_tables():
    lengths = [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8
    return Huffman(lengths), Huffman([5] * 30)


def dynamic_tables(bits):
    literals = bits.read(5) + 257
    distances = bits.read(5) + 1
    lengths = [0] * 19
    for i in range(bits.read(4) + 4):
        lengths[CODE_ORDER[i]] = bits.read(3)
    codes = Huffman(lengths)
    lengths = []
    while len(lengths) < literals + distances:
        symbol = codes.read(bits)
        if symbol < 16:
            lengths.append(symbol)
        elif symbol == 16:
            lengths += [lengths[-1]] * (3 + bits.read(2))
        elif symbol == 17:
            lengths += [0] * (3 + bits.read(3))
        else:
            lengths += [0] * (11 + bits.read(7))
    return Huffman(lengths[:literals]), Huffman(lengths[literals:])


def inflate(data):
    """The bytes that the raw deflate stream `data` stands for."""
    bits = Bits(data)
    out = bytearray()
    last = 0
    while not last:
        last = bits.read(1)
        kind = bits.read(2)
        if kind == 0:
            bits.align()
            size = bits.read(16)
            bits.read(16)
            for _ in range(size):
                out.append(bits.read(8))
            continue
        literal, distance = fixed_tables() if kind == 1 else dynamic_tables(bits)
        while True:
            symbol = literal.read(bits)
            if symbol < 256:
                out.append(symbol)
            elif symbol == 256:
                break
            else:
                symbol -= 257
                length = LENGTH_BASE[symbol] + bits.read(LENGTH_EXTRA[symbol])
                code = distance.read(bits)
                back = DISTANCE_BASE[code] + bits.read(DISTANCE_EXTRA[code])
                start = len(out) - back
                if back >= length:
                    out += out[start : start + length]
                else:
                    for i in range(length):
                        out.append(out[start + i])
    return bytes(out)


def sample():
    """A text that compresses like prose and tables do."""
    words = "the of and to in that is was he for it with as his on be at by had not".split()
    seed = 7
    lines = []
    for i in range(LINES):
        line = []
        for _ in range(8):
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            line.append(words[(seed >> 16) % len(words)])
        lines.append(f"{i:05d} " + " ".join(line))
    return "\n".join(lines).encode()


@functools.cache
def packed_sample():
    """The sample, and what it is compressed to; made once, by the first call."""
    text = sample()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return text, packer.compress(text) + packer.flush()


def bench(loops):
    """Inflate the sample `loops` times."""
    text, packed = packed_sample()
    for _ in range(loops):
        plain = inflate(packed)
        assert plain == text
    return zlib.crc32(plain)


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
