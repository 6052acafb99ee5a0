# status: 1
def gen(n):
    for i in range(n):
        yield 10 // (2 - i)


def consume():
    return [x * 2 for x in gen(5)]


def outer():
    return sum(y for y in consume())


print(outer())
