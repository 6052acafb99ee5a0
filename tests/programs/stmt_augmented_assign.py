x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 4; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 7; print(x)
x <<= 4; print(x)
x >>= 1; print(x)
x |= 5; print(x)
x &= 13; print(x)
x ^= 6; print(x)
x /= 4; print(x)


class Tracker:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self

    def __imatmul__(self, other):
        self.log.append(("imatmul", other))
        return self

    def __sub__(self, other):
        return ("sub", other)


t = Tracker()
same = t
t += 1
t @= 2
print(t is same, t.log)
t -= 3
print(t)

data = {"n": [1, 2]}
data["n"] += (3, 4)
print(data)
lst = other = [1]
lst += [2]
print(other)
tup = (1,)
old = tup
tup += (2,)
print(tup, old)
try:
    pair = ([1], 2)
    pair[0] += [5]
except TypeError as e:
    print("TypeError:", e, pair)


def side():
    print("side")
    return data


side()["n"] += [5]
print(data)
