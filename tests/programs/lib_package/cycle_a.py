from . import cycle_b


def result():
    return cycle_b.call()


def inner():
    return "cycle works"
