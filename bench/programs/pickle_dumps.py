"""pickle.dumps of dicts, tuples, nested lists and instances."""

import datetime
import pickle
import sys

ROUNDS = 300


class Member:
    """An instance with a dict."""

    def __init__(self, ident):
        self.ident = ident
        self.score = ident / 4
        self.tags = ["a", "b", str(ident)]


def samples():
    """What is pickled."""
    user = {
        "ads_flags": 0,
        "age": 18,
        "birthday": datetime.date(1980, 5, 7),
        "bulletin_count": 0,
        "comment_count": 2**40,
        "country": "BR",
        "encrypted_id": "G9urXXAJwjE",
        "favorite_count": 9,
        "first_name": "",
        "flags": 412317970704,
        "gender": "m",
        "gender_for_display": "Male",
        "id": 302935349,
        "is_custom": True,
        "ratio": 3.25,
        "raw": b"\0\1\2" * 10,
        "nothing": None,
    }
    shared = [265867233, 265868503, 265252341, 265243910, 265879514]
    pair = (shared, 60)
    nested = [[[i] * 3, (i, str(i))] for i in range(100)]
    members = [Member(i) for i in range(20)]
    return [user, [dict(user, id=i) for i in range(3)], pair, nested, members]


def bench(loops):
    """Pickle all samples ROUNDS times, `loops` times."""
    for _ in range(loops):
        values = samples()
        for _ in range(ROUNDS):
            size = 0
            for value in values:
                size += len(pickle.dumps(value, 4))
        assert size == EXPECTED, size
    return size


# The name of the class Member is in the pickle.
EXPECTED = 4063 + len(Member.__module__)

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
