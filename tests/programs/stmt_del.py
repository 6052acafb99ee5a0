x = 1
del x
try:
    x
except NameError as e:
    print(e)
lst = list(range(10))
del lst[0], lst[-1]
print(lst)
del lst[1:4]
print(lst)
del lst[::2]
print(lst)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["zz"]
except KeyError as e:
    print("KeyError", e)
a, b, c = 1, 2, 3
del (a, [b, c])
try:
    b
except NameError as e:
    print(e)


class C:
    attr = 5

    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)

    def __delitem__(self, key):
        print("delitem", key)


c = C()
c.z = 1
del c.z
del c[1], c["a":"b"], c[1, ...]
try:
    del c.attr
except AttributeError as e:
    print(e)
del C.attr
print(hasattr(C, "attr"))


def f():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)
    y = 2
    return y


print(f())


def outer():
    v = 1

    def inner():
        return v

    del v
    try:
        inner()
    except NameError as e:
        print(e)


outer()
