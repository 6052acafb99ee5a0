"""Generators resumed by loops and by other generators: what is sent, thrown, closed, returned."""


def inner(n):
    try:
        for i in range(n):
            got = yield i
            if got is not None:
                print("got", got)
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("inner done")
    return "result"


def outer(n):
    r = yield from inner(n)
    yield r
    return "outer"


def third(n):
    return (yield from outer(n))


def loop_then_throw():
    g = outer(3)
    for x in g:
        break
    print(g.gi_yieldfrom is not None, g.throw(ValueError("one")))
    for x in g:
        print(x)


def nested_throw():
    g = third(3)
    for x in g:
        print(x, g.gi_yieldfrom.__name__, getattr(g.gi_yieldfrom.gi_yieldfrom, "__name__", None))
        if x == 1:
            print(g.throw(ValueError("two")))
        if x == "result":
            break
    try:
        next(g)
    except StopIteration as e:
        print("stop", e.value)


def close_in_loop():
    g = third(5)
    for x in g:
        if x == 2:
            g.close()
            print("closed", g.gi_frame)


def sends():
    g = third(3)
    print(next(g), g.send("a"), g.send("b"))
    try:
        third(2).send(5)
    except TypeError as e:
        print(e)


def generator_in_generator(n):
    for x in inner(n):
        yield x * 2
    yield [y for y in outer(2)]


def handled(n):
    for i in range(n):
        try:
            raise KeyError(i)
        except KeyError:
            yield i
            import sys

            yield repr(sys.exception())


def exceptions():
    import sys

    try:
        raise OSError("outside")
    except OSError:
        for x in handled(2):
            print(x, repr(sys.exception()))

        def through():
            yield from handled(1)
            yield repr(sys.exception())

        print(list(through()), repr(sys.exception()))


def recursion(n):
    if n:
        yield n
        yield from recursion(n - 1)


def raising():
    yield 1
    raise RuntimeError("out")


def through_raising():
    try:
        yield from raising()
    except RuntimeError as e:
        yield str(e)
    for x in raising():
        yield x


class Own:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("own result")
        return self.n


def from_own():
    print((yield from Own()))
    yield from [7, 8]


async def value(x):
    return x


async def waits(n):
    total = 0
    for i in range(n):
        total += await value(i)
    return total


async def agen(n):
    for i in range(n):
        yield await value(i)


async def over():
    return [x async for x in agen(3)], await waits(4)


def run(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        return e.value


def self_running():
    def gen():
        for _ in g:
            pass
        yield 1

    g = gen()
    try:
        for _ in g:
            pass
    except ValueError as e:
        print(e)


def self_sending():
    def gen():
        yield from g

    g = gen()
    try:
        next(g)
    except ValueError as e:
        print(e)


def inspected():
    import sys

    def gen():
        yield sys._getframe().f_back.f_code.co_name
        yield sys._getframe().f_code.co_name

    for x in gen():
        print(x)

    def outside():
        yield from gen()

    print(list(outside()))


loop_then_throw()
nested_throw()
close_in_loop()
sends()
print(list(generator_in_generator(2)))
exceptions()
print(sum(recursion(50)), len(list(recursion(300))))
g = through_raising()
print(next(g), next(g), next(g))
try:
    next(g)
except RuntimeError as e:
    print("again", e)
print(list(from_own()))
print(run(over()))
self_running()
self_sending()
inspected()
try:
    for x in recursion(100000):
        pass
except RecursionError as e:
    print(type(e).__name__)
c = waits(1)
run(c)
try:
    run(c)
except RuntimeError as e:
    print(e)
