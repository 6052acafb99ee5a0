class Show:
    def __getitem__(self, key):
        return key


s = Show()
print(s[1], s["a"], s[1:2], s[:], s[::], s[1:2:3], s[1, 2], s[1:2, ::3], s[...], s[()], s[1,])
a = [*range(10)]
print(a[2], a[-1], a[2:5], a[:3], a[7:], a[::-1], a[::3], a[8:2:-2], a[-3:-1], a[100:], a[:-100])
print(s[*a[:2], 5], s[*()])
t = "hello"
print(t[1], t[-2:], t[::-1], b"bytes"[0], b"bytes"[1:3])
for expr in ("a[10]", "a['x']", "a[1.0]", "t[5]", "t[None]", "a[::0]", "5[0]", "None[1]", "{}['k']", "(1,2)[5]",
             "b'x'[3]", "range(3)[7]", "a[slice('a')]", "int[5]", "print[0]", "len.x"):
    try:
        print(expr, eval(expr))
    except Exception as e:
        print(expr, "->", type(e).__name__, e)
sl = slice(1, 10, 2)
print(sl, sl.start, sl.stop, sl.step, sl.indices(5), slice(3), slice(None, None, -1).indices(4))
print(sl == slice(1, 10, 2), sl != slice(1), slice(1, 2) < slice(1, 3), hash(slice(1)) == hash(slice(1)))
