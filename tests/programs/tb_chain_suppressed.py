# status: 1
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden context") from None
except ValueError as e:
    e.add_note("first note")
    e.add_note("second\nnote")
    raise
