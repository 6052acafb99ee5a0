for n in range(5):
    if n == 0:
        print("zero")
    elif n == 1:
        print("one")
    elif n % 2:
        print("odd", n)
    else:
        print("even", n)

n = 10
while n > 0:
    n -= 3
    if n == 4:
        continue
    print("n", n)
else:
    print("while else", n)

while True:
    n += 1
    if n > 3:
        break
else:
    print("never")
print(n)

for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == j:
            continue
        print(i, j)
    else:
        print("no break")
else:
    print("outer else")

for i in []:
    pass
else:
    print("empty else", i)

for a, *b in [(1, 2, 3), (4,), "xyz"]:
    print(a, b)


class Holder:
    pass


h = Holder()
d = {}
for h.attr in range(3):
    pass
for d["k"] in "abc":
    pass
print(h.attr, d)


def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index
    return -1


print(find("hello", "l"), find("hello", "z"))
if (m := 5) and not 0 or 1 / 0:
    print("short circuit", m)
