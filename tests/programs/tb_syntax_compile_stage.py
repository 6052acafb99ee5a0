# status: 1
def f():
    x = 1
    def g():
        nonlocal y
    return g
