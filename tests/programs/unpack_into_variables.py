"""Unpacking of every length into variables, and what dies on the way."""


class Loud:
    def __init__(self, name, target=None):
        self.name = name
        self.target = target

    def __del__(self):
        print("gone", self.name)
        if self.target is not None:
            self.target[:] = [None] * len(self.target)


def lengths():
    (a,) = (1,)
    print(a)
    (a,) = [2]
    print(a)
    a, b = (1, 2)
    a, b = b, a
    print(a, b)
    a, b, c = (1, 2, 3)
    a, b, c = c, a, b
    print(a, b, c)
    a, b, c = "xyz"
    print(a, b, c)
    a, b, c, d = (1, 2, 3, 4)
    print(a, b, c, d)
    a, b, c, d = [5, 6, 7, 8]
    print(a, b, c, d)
    a, b, c, d, e, f, g = range(7)
    print(a, b, c, d, e, f, g)
    a, b, a, b = (1, 2, 3, 4)
    print(a, b)
    [] = ()


def failures():
    for wrong in ((1, 2), [1, 2, 3, 4], "ab", 5, None):
        a = b = c = "kept"
        try:
            a, b, c = wrong
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error, a, b, c)


def deaths():
    items = [Loud("first"), 2, 3]
    a, b, c = Loud("a", items), Loud("b"), Loud("c")
    a, b, c = items
    print(type(a).__name__, b, c, items)
    a, b, c, d = (1, 2, 3, 4)
    print(a, b, c, d)


def loops():
    for a, b, c in [(1, 2, 3), [4, 5, 6], "abc"]:
        print(a, b, c)
    print([x + z for x, y, z, w in [(1, 2, 3, 4), (5, 6, 7, 8)]])


lengths()
failures()
deaths()
loops()
