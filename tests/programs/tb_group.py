# status: 1
def fail(n):
    raise ValueError(f"number {n}")


def collect():
    errors = []
    for i in range(3):
        try:
            fail(i)
        except ValueError as e:
            errors.append(e)
    try:
        {}["k"]
    except KeyError as e:
        e.add_note("noted")
        errors.append(ExceptionGroup("nested", [e, TypeError("plain")]))
    raise ExceptionGroup("all failed", errors)


try:
    collect()
except* TypeError:
    raise RuntimeError("while handling")
