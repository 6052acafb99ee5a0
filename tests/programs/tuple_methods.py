t = (1, "a", 2.5, None)
print(t, t[0], t[-1], t[1:3], t[::-1], len(t), t + (5,), t * 2, 1 in t, t.count(1), t.index("a"), tuple("abc"), tuple([1]), tuple(), (), (1,), tuple(t) is t, tuple({1: 2}))
print((1, 2) < (1, 3), (1, 2) == (1, 2), (1, 2) == [1, 2], () < (0,), (1, 2) > (1,), hash((1, 2)) == hash((1, 2)), {(1, 2): "x"}[1, 2], (1, (2, 3)) == (1, (2, 3)), (1,) != (2,), ((1, 2), 3) < ((1, 3), 0))
for s in ("t[10]", "t['a']", "t.index(99)", "t + [1]", "t * 'a'", "t < 5", "t.append(1)", "hash(([],))", "tuple(5)", "tuple(1, 2)", "t.index()", "(1,) < ('a',)", "t.index(1, 1)", "tuple(a=1)"):
    try:
        print(s, eval(s))
    except Exception as e:
        print(s, "->", type(e).__name__, e)
for s in ("t[0] = 1", "del t[0]", "t.x = 1", "t[0] += 1"):
    try:
        exec(s)
    except Exception as e:
        print(s, "->", type(e).__name__, e)
t += (6,)
print(t, repr((1,)), str(()), ((),), (((1,),),), t.__len__(), t.__getnewargs__(), t.__contains__("a"), t[slice(None)], (0, 0, 1).index(1, 1), (1, 2, 3, 1).index(1, 1))
lst = ([], [])
lst[0].append(1)
print(lst, max((1, 5), (2, 0)), sorted([(2, "b"), (1, "z"), (2, "a")]), [*t], dict([(1, 2), (3, 4)]), list(zip(*[(1, 2), (3, 4)])))
r = ([],)
r[0].append(r)
print(r)
a, b = b, a = 1, 2
print(a, b, hash(()) == hash(()), (1, 2, 3)[True], (1).__class__((5)), tuple(i for i in range(3)))
from collections import namedtuple
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, 2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._make([4, 5, 6]), P._fields, P._field_defaults, p == (1, 2, 0), tuple(p), P.__doc__, isinstance(p, tuple), p.__match_args__, hash(p) == hash((1, 2, 0)))
for s in ("P()", "P(1, 2, 3, 4)", "P(1, w=2)", "p.q", "P._make([1])", "p._replace(q=1)", "namedtuple('X', 'a a')", "namedtuple('X', 'class')", "namedtuple('X', '_a')", "namedtuple('1X', 'a')"):
    try:
        print(eval(s))
    except Exception as e:
        print(s, "->", type(e).__name__, e)
try:
    p.x = 1
except AttributeError as e:
    print(e)
print(namedtuple("R", "a class a", rename=True)._fields, repr(namedtuple("Q", ["u"])(5)))
