import operator as op
print(op.add(1, 2), op.sub(5, 3), op.mul(2, 4), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(3), op.pos(-3), op.abs(-4), op.invert(5), op.inv(5), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 4), op.rshift(16, 2), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, None))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(3, 2), op.concat([1], [2]), op.contains([1], 1), op.countOf([1, 1, 2], 1), op.indexOf([5, 6], 6), op.getitem([1, 2], 1), op.index(5), op.length_hint([1, 2]), op.length_hint(5, 9), op.matmul.__name__)
lst = [1, 2, 3]
op.setitem(lst, 0, "x"); op.delitem(lst, 1)
print(lst, op.iadd(lst, [4]) is lst, op.iconcat([1], [2]), op.imul(3, 2))
g = op.itemgetter(1)
print(g("abc"), op.itemgetter(0, 2)("abc"), op.itemgetter("k")({"k": 1}), op.itemgetter(slice(1, 3))("hello"), g, op.attrgetter("real")(5), op.attrgetter("real", "imag")(5), op.attrgetter("__class__.__name__")(5), op.methodcaller("upper")("a"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"), op.attrgetter("a.b"), op.methodcaller("f", 1, k=2))
print(sorted([(2, "a"), (1, "b")], key=op.itemgetter(1)), list(map(op.methodcaller("strip"), [" a "])), op.call(max, 1, 2))
for s in ("op.itemgetter()", "op.attrgetter()", "op.attrgetter(5)", "op.methodcaller()", "op.itemgetter(5)('a')", "op.attrgetter('zz')(5)", "op.methodcaller('zz')(5)", "op.add(1)", "op.add(1, 'a')", "op.concat(1, 2)", "op.indexOf([1], 5)", "op.index('a')", "op.length_hint(5, 'a')", "op.countOf(5, 1)", "op.methodcaller(5)", "op.getitem(5, 1)"):
    try:
        print(s, eval(s))
    except Exception as e:
        print(s, "->", type(e).__name__, e)
print(len(op.__all__), op.__add__ is op.add)
