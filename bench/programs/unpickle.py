"""pickle.loads of what pickle_dumps pickles."""

import pickle
import sys

from pickle_dumps import samples

ROUNDS = 300


def bench(loops):
    """Load all samples ROUNDS times, `loops` times."""
    for _ in range(loops):
        pickled = [pickle.dumps(value, 4) for value in samples()]
        for _ in range(ROUNDS):
            values = [pickle.loads(data) for data in pickled]
        user, users, pair, nested, members = values
        assert user["id"] == 302935349 and users[2]["id"] == 2 and pair[1] == 60
        total = sum(row[1][0] for row in nested) + sum(m.score for m in members)
        assert total == 4997.5, total
    return total


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
