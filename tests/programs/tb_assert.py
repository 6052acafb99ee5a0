# status: 1
def check(values):
    assert all(v > 0 for v in values), f"bad values: {values!r}"


check([1, 2])
check([1, -1])
