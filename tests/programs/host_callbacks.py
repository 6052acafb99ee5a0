"""Guest classes and iterators in the hands of host modules: sqlite3 aggregates, sendmsg."""

import sqlite3


class Agg:
    def __init__(self):
        self.n = 0

    def step(self, x):
        self.n += x

    def finalize(self):
        return self.n


c = sqlite3.connect(":memory:")
c.create_aggregate("agg", 1, Agg)
c.execute("create table t(a)")
c.executemany("insert into t values(?)", [(i,) for i in range(5)])
print(c.execute("select agg(a) from t").fetchall())
c.executemany("insert into t values(?)", ((i,) for i in range(5)))
print(c.execute("select count(*) from t").fetchall())


class Bad:
    def step(self, x):
        raise ZeroDivisionError

    def finalize(self):
        return 1


c.create_aggregate("bad", 1, Bad)


class Worse:
    pass


c.create_aggregate("worse", 1, Worse)
for n in ("bad", "worse"):
    try:
        c.execute(f"select {n}(a) from t").fetchall()
    except sqlite3.Error as e:
        print(type(e).__name__, e)


def failing():
    yield (1,)
    raise KeyError("k")


try:
    c.executemany("insert into t values(?)", failing())
except KeyError as e:
    print(repr(e))


class Win:
    def __init__(self):
        self.n = 0

    def step(self, x):
        self.n += x

    def inverse(self, x):
        self.n -= x

    def value(self):
        return self.n

    def finalize(self):
        return self.n


c.create_window_function("win", 1, Win)
print(
    c.execute(
        "select win(a) over (order by a rows between 1 preceding and 1 following) from t"
    ).fetchall()
)


class P:
    def __init__(self, x):
        self.x = x


sqlite3.register_converter("P", lambda b: P(int(b)))
d = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
d.execute("create table u(p P)")
d.execute("insert into u values('5')")
print(d.execute("select p from u").fetchone()[0].x)
import socket

a, b = socket.socketpair()
print(a.sendmsg(iter([b"ab", memoryview(b"cd")])), b.recv(10))
