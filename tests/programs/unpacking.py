a, *b = [1, 2, 3]
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = range(6)
print(a, b, c)
a, *b, c = 1, 2
print(a, b, c)
(a, *b), *c = [("x", 1, 2), 3, 4]
print(a, b, c)
*a, = range(3)
print(a)
[x, y] = {"k": 1, "l": 2}
print(x, y)
for expr in ("a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = 1,", "a, b = 5", "a, b, c = 'ab'", "a, b = {}", "[] = [1]",
             "a, b = iter([1])", "a, b = iter([1, 2, 3])", "a, *b = None", "() = ()", "a, b = range(5)"):
    try:
        exec(expr)
        print(expr, "ok")
    except Exception as e:
        print(expr, "->", type(e).__name__, e)


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))


p, q, r = It(3)
print(p, q, r)
try:
    p, q = It(3)
except ValueError as e:
    print(e)
for i, (j, *k) in enumerate([[1, 2, 3], "ab"]):
    print(i, j, k)
print([x + y for x, y in [(1, 2), (3, 4)]])
big = list(range(300))
first, *rest = big
print(first, len(rest))
*init, last = big
print(len(init), last)
