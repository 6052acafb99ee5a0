import enum


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class NS:
    const = 10


def f(x):
    match x:
        case 0:
            return "zero"
        case -1 | -2:
            return "negative"
        case 1.5:
            return "float"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case b"bytes":
            return "bytes"
        case True:
            return "true"
        case None:
            return "none"
        case 1 + 2j:
            return "complex"
        case Color.RED:
            return "red"
        case NS.const:
            return "const"
        case int(n) if n > 100:
            return f"big {n}"
        case int():
            return "int"
        case str(s):
            return f"str {s}"
        case [] | ():
            return "empty"
        case _:
            return "other"


for x in (0, -1, -2, 1.5, "a", "b", "zz", b"bytes", True, 1, False, None, 1 + 2j, Color.RED, Color.BLUE, 10, 500, 50, [], (), {}, 0.0):
    print(repr(x), f(x))


def g(x):
    match x:
        case y if y:
            return y
        case z:
            return ("falsy", z)


print(g(1), g(0))
match (1, 2):
    case (a, b) if a > b:
        print("gt")
    case (a, b):
        print("le", a, b)
match 5:
    case 6:
        print("no")
print("fell through")


class Noisy:
    def __eq__(self, other):
        print("eq", other)
        return other == 3


match Noisy():
    case 1 | 2 | 3:
        print("matched")
match, case = 1, 2
print(match, case)
match = {"case": 5}
print(match["case"])


def scoped(v):
    match v:
        case {"k": bound}:
            pass
        case _:
            bound = "unset"
    return bound


print(scoped({"k": 1}), scoped(5))
match "text", 5:
    case str() as s, int() as i:
        print(s, i)
