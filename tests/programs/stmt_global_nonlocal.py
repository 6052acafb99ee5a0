counter = 0


def bump():
    global counter, created
    counter += 1
    created = f"made {counter}"


bump()
bump()
print(counter, created)


def outer():
    x = 1

    def middle():
        nonlocal x
        x += 1

        def inner():
            nonlocal x
            x *= 10
            return x

        return inner

    inner = middle()
    return inner(), x


print(outer())


def shadow():
    counter = "local"

    def reader():
        global counter
        return counter

    return counter, reader()


print(shadow())


class C:
    y = "class"

    def method(self):
        try:
            return y
        except NameError as e:
            return str(e)

    global from_class
    from_class = 3
    z = counter


print(C().method(), from_class, C.z)


def make():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    def reset():
        nonlocal total
        del total

    return add, reset


add, reset = make()
print(add(1), add(2))
reset()
try:
    add(1)
except NameError as e:
    print(type(e).__name__, e)
