x = y = z = [1]
print(x is y is z)
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = (1, 2), 3
print(c, d, e)
[f, [g, h]] = "x", "yz"
print(f, g, h)


class Box:
    pass


box = Box()
box.value, items = 5, {}
items["k"], items["l"] = box.value, box.value + 1
print(box.value, items)
seq = [0, 1, 2, 3]
i = 0
i, seq[i] = 2, "two"
print(i, seq)
seq[1:3] = ["a", "b", "c"]
print(seq)
seq[::2] = [9, 9, 9]
print(seq)


def order(tag, value=None):
    print("eval", tag)
    return value


order("target", items)[order("key", "m")] = order("value", 7)
print(items)
