# status: 1
a, b = ValueError("a"), KeyError("b")
try:
    raise a from b
except ValueError:
    pass
b.__context__ = a
b.__cause__ = a
raise b
