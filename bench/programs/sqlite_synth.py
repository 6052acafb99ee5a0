"""sqlite3: rows in and out, and functions and aggregates written in Python."""

import math
import sqlite3
import sys

ROWS = 4000


class Average:
    """The mean of what it is stepped through."""

    def __init__(self):
        self.total = 0.0
        self.count = 0

    def step(self, value):
        self.total += value
        self.count += 1

    def finalize(self):
        return self.total / self.count


def run():
    """Fill a table and ask questions about it."""
    db = sqlite3.connect(":memory:")
    db.create_function("cosine", 1, math.cos)
    db.create_function("joined", 2, lambda a, b: f"{a}-{b}")
    db.create_aggregate("average", 1, Average)
    db.execute("create table angles (id integer primary key, angle real, name text)")
    rows = ((i, i / 10, f"name {i}") for i in range(ROWS))
    db.executemany("insert into angles values (?, ?, ?)", rows)
    count = 0
    for ident, angle, name in db.execute("select id, angle, name from angles"):
        count += ident % 2 + (name[-1] == "7") + (angle > 100)
    cosines = db.execute("select sum(cosine(angle)) from angles").fetchone()[0]
    mean = db.execute("select average(angle) from angles where id < 1000").fetchone()[0]
    text = db.execute("select max(joined(id, name)) from angles").fetchone()[0]
    db.close()
    return count, round(cosines, 6), round(mean, 6), text


def bench(loops):
    """Do it `loops` times."""
    for _ in range(loops):
        result = run()
        assert result == EXPECTED, result
    return result


EXPECTED = (5399, -7.739453, 49.95, "999-name 999")

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
