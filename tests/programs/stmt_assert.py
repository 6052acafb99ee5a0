assert True
assert 1 == 1, "fine"
try:
    assert 0
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert [], ("a", 1)
except AssertionError as e:
    print(repr(e), e.args)


def message():
    print("message evaluated")
    return "bad"


assert True, message()
try:
    assert not True, message()
except AssertionError as e:
    print(e)
AssertionErrorSaved = AssertionError
AssertionError = ValueError
try:
    assert False, "builtin used"
except AssertionErrorSaved as e:
    print(type(e).__name__, e)
print(__debug__)
