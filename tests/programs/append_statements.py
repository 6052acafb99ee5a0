"""`x.append(y)` as a statement: to lists, to what only looks like one, and in odd places."""

import collections
import sys


class Log:
    def __init__(self):
        self.seen = []
        self.items = []

    def append(self, x):
        self.seen.append(x)
        return "a result"


class Sub(list):
    def append(self, x):
        super().append(("sub", x))


class Plain(list):
    pass


def add(x, y):
    x.append(y)
    x.append(1)
    x.append("text")
    return x


print(add([], 5), add(Sub(), 6), add(Plain(), 7), add(collections.deque(), 8), add(Log(), 9).seen)


def many(n):
    xs = []
    for i in range(n):
        xs.append(i)
        if i % 2:
            xs.append(-1)
    while len(xs) < 2 * n:
        xs.append(0)
    return len(xs), sum(xs)


print(many(1000))


def attribute(log):
    for i in range(3):
        log.items.append(i)
        log.append(i)
    return log.items, log.seen


print(attribute(Log()))


def itself():
    xs = []
    xs.append(xs)
    return xs[0] is xs, len(xs)


print(itself())


def mixed(targets):
    for t in targets:
        t.append(t.append)
        try:
            t.append(2)
        except AttributeError as e:
            print(e)
        finally:
            t.append(3)
    return [len(t) for t in targets]


print(mixed([[], [1], Plain()]))


def failing(x):
    try:
        x.append(1)
    except AttributeError as e:
        return str(e)
    return "fine"


print(failing([]), failing(()), failing(5), failing(None), failing([]))


def nested(rows):
    out = []
    for row in rows:
        line = []
        for x in row:
            line.append(x)
        out.append(line)
    return out


print(nested([[1, 2], (), "ab"]))


def unbound(flag):
    xs = []
    if flag:
        y = 1
    try:
        xs.append(y)
    except UnboundLocalError as e:
        print(e)
    return xs


print(unbound(True), unbound(False))


def results(x):
    a = x.append(1)
    print(a, x.append(2))
    return x


print(results([]), results(Log()).seen)


class Dies:
    def __del__(self):
        print("died")


def temporary():
    [].append(Dies())
    print("after")
    make().append(Dies())
    print("end")


def make():
    return []


temporary()


def generator():
    xs = []
    while True:
        x = yield len(xs)
        xs.append(x)
        xs.append(3)


g = generator()
next(g)
print(g.send("a"), g.send("b"))


def traced():
    events = []

    def profile(frame, event, arg):
        if event.startswith("c_"):
            events.append((event, arg.__name__))

    def work():
        xs = []
        for i in range(2):
            xs.append(i)
        return xs

    work()
    sys.setprofile(profile)
    work()
    sys.setprofile(None)
    return events


print(traced())


def lines():
    seen = []

    def trace(frame, event, arg):
        if frame.f_code.co_name == "work":
            seen.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
        return trace

    def work():
        xs = []
        xs.append(1)
        xs.append(2)
        return xs

    sys.settrace(trace)
    work()
    sys.settrace(None)
    return seen


print(lines())
