import collections


def seq(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [1, 2, *rest]:
            return f"12 {rest}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case (a, [b, *c], d):
            return f"nested {a} {b} {c} {d}"
        case [*init, "end"]:
            return f"end {init}"
        case [_, _]:
            return "pair"
        case [*all]:
            return f"all {all}"
        case _:
            return "not a sequence"


for x in ([], [5], (1, 2), [1, 2, 3, 4], [7, 8, 7], (1, [2, 3, 4], 5), ["x", "y", "end"], (3, 4), range(4), "string", b"bytes", {1, 2},
          {1: 2}, iter([1]), collections.deque([9]), bytearray(b"x"), 5, None, [[]], memoryview(b"ab")):
    print(type(x).__name__, seq(x))


def mapping(x):
    match x:
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": "rect", "w": w, "h": h, **rest}:
            return f"rect {w} {h} {rest}"
        case {"nested": {"deep": [_, {"k": v}]}}:
            return f"deep {v}"
        case {1: one, None: n, 2.5: t}:
            return f"keys {one} {n} {t}"
        case {**kw} if not kw:
            return "empty dict"
        case {**kw}:
            return f"any {kw}"
        case _:
            return "no"


for x in ({"type": "circle", "r": 3, "extra": 1}, {"type": "rect", "w": 1, "h": 2, "color": "red"},
          {"nested": {"deep": [0, {"k": "v"}]}}, {1: "a", None: "b", 2.5: "c"}, {}, {"type": "other"}, [], collections.OrderedDict(z=1),
          collections.ChainMap({"type": "circle", "r": 1})):
    print(mapping(x))
dd = collections.defaultdict(list)
match dd:
    case {"missing": _}:
        print("created")
    case _:
        print("not created", dict(dd))
try:
    exec("match {}:\n case {'a': 1, 'a': 2}: pass")
except (SyntaxError, ValueError) as e:
    print(type(e).__name__, e)


class K:
    A = "key"
    B = "key"


try:
    match {"key": 1}:
        case {K.A: x, K.B: y}:
            pass
except ValueError as e:
    print(e)


def cmd(text):
    match text.split():
        case ["go", ("north" | "south") as d]:
            return f"going {d}"
        case ["take", *things] if things:
            return f"taking {things}"
        case ["quit" | "exit"]:
            return "bye"
        case [verb, *_]:
            return f"? {verb}"


for t in ("go north", "go up", "take a b", "take", "exit"):
    print(cmd(t))
