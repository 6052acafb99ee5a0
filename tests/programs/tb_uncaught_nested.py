# status: 1
def first(x):
    return second(x, [])


def second(x, items):
    items.append(x)
    return third(
        x,
        items,
    )


def third(x, items):
    total = sum(items) + x
    return total / (x - x)


print("before")
first(5)
print("never")
