from . import cycle_a


def call():
    return cycle_a.inner()
