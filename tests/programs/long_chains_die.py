"""Dropping what is nested or linked a million deep needs no stack."""


class Link:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


class Plain:
    def __init__(self, next):
        self.next = next


def chain(make, n):
    x = None
    for _ in range(n):
        x = make(x)
    return x


for make in (Link, Plain, lambda x: [x], lambda x: (x,), lambda x: (x, x), lambda x: {0: x},
             lambda x: {"key": x}, lambda x: iter([x]), lambda x: (lambda: x)):
    x = chain(make, 300_000)
    del x
    print("dropped")
