"""pprint of a long list of nested tuples, dicts and sets."""

import sys
import zlib
from pprint import PrettyPrinter

ROWS = 400


def make():
    """What is printed."""
    row = ("string", (1, 2), [3, 4], {5: 6, 7: 8})
    rows = [row] * ROWS
    rows.append({f"key{i}": {"index": i, "names": ["a", f"n{i}"]} for i in range(100)})
    rows.append(["a long string with many words in it " * 10, b"bytes" * 30, None, 1.5])
    return rows


def bench(loops):
    """Format it `loops` times."""
    for _ in range(loops):
        data = make()
        printer = PrettyPrinter()
        text = printer.pformat(data) + repr(printer.isreadable(data))
        checksum = zlib.crc32(text.encode())
        assert checksum == EXPECTED, checksum
    return checksum


EXPECTED = 72864711

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
