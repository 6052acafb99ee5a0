"""json.dumps of empty, simple, nested and large objects."""

import json
import sys
import zlib

ROUNDS = 10

EMPTY = {}
SIMPLE = {
    "number": 1,
    "ratio": 2.5,
    "flag": True,
    "nothing": None,
    "name": "first",
    "letters": "äöü – \u4e2d\u6587 \U0001f600",
    "quoted": 'a "word", a \\ and\ta tab\n',
    "list": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
}
NESTED = {
    "user": SIMPLE,
    "tags": ["alpha", "beta", "gamma", "delta"],
    "points": [[i, -i / 8, str(i)] for i in range(30)],
    "by_id": {str(i): {"id": i, "children": [SIMPLE] * (i % 3)} for i in range(8)},
}
LARGE = {f"key{i}": [NESTED, {"index": i, "even": i % 2 == 0}] for i in range(60)}
CASES = [(EMPTY, 2000), (SIMPLE, 1000), (NESTED, 100), (LARGE, 1)]


def bench(loops):
    """Dump all cases ROUNDS times, `loops` times."""
    for _ in range(loops):
        for _ in range(ROUNDS):
            for value, count in CASES:
                for _ in range(count):
                    text = json.dumps(value)
        checksum = zlib.crc32(text.encode())
        assert checksum == EXPECTED, checksum
    return checksum


EXPECTED = 277882134

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
