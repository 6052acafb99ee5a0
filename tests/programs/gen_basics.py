def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")
    return "done"


g = count(2)
print(type(g).__name__, g.__name__, g.__qualname__)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value, e.args)
print(next(g, "default"), list(count(3)))


def echo():
    received = None
    while True:
        received = yield received
        if received == "quit":
            return


e = echo()
print(next(e), e.send(1), e.send("two"))
try:
    e.send("quit")
except StopIteration as s:
    print("stopped", s.value)
try:
    echo().send(5)
except TypeError as err:
    print(err)


def catcher():
    while True:
        try:
            yield "ready"
        except ValueError as err:
            yield f"caught {err}"
        finally:
            print("finally")


c = catcher()
print(next(c), c.throw(ValueError("v")), next(c))
try:
    c.throw(KeyError("k"))
except KeyError as err:
    print("escaped", err)
print(list(c))


def closing():
    try:
        yield 1
    except GeneratorExit:
        print("closing")
        raise


c = closing()
next(c)
print(c.close(), c.close())


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            print("ignored")
            yield


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as err:
    print(err)


def ret_on_close():
    try:
        yield
    except GeneratorExit:
        return "returned"


r = ret_on_close()
next(r)
print(r.close())


def rec():
    yield next(me)


me = rec()
try:
    next(me)
except ValueError as err:
    print(err)


def stops():
    yield 1
    raise StopIteration("inner")


try:
    list(stops())
except RuntimeError as err:
    print(err, repr(err.__cause__))
g = count(1)
print(g.gi_running, g.gi_frame is not None, g.gi_yieldfrom, g.gi_code.co_name)
list(g)
print(g.gi_frame)


def infinite():
    n = 0
    while True:
        yield (n := n + 1)


import itertools
print(list(itertools.islice(infinite(), 5)), sum(x for x in infinite().__class__ and [1, 2]))


def del_test():
    try:
        yield
    finally:
        print("collected")


d = del_test()
next(d)
del d
print("after del")
