class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow


with Manager("a") as a:
    print("body", a)
with Manager("b", True), Manager("c") as c:
    raise ValueError(c)
with (
    Manager("d") as d,
    Manager("e", swallow=True) as e,
):
    print(d, e)
    1 / 0
try:
    with Manager("f"):
        raise KeyError("out")
except KeyError as err:
    print("caught", err)


def early():
    with Manager("g"):
        return "result"


print(early())
for i in range(3):
    with Manager(f"h{i}"):
        if i == 0:
            continue
        break
box = {}
with Manager("i") as box["x"]:
    pass
with Manager("jk") as (p, q):
    print(p, q)
print(box)


class NoExit:
    def __enter__(self):
        pass


try:
    with NoExit():
        pass
except TypeError as err:
    print(err)
try:
    with 5:
        pass
except TypeError as err:
    print(err)


class Broken(Manager):
    def __exit__(self, *args):
        raise RuntimeError("in exit")


try:
    with Broken("k"):
        raise ValueError("body")
except RuntimeError as err:
    print(err, "|", repr(err.__context__))
