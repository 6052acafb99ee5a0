# status: 1
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): raise OSError("exit failed")


def f():
    with CM():
        try:
            {}["k"]
        except KeyError:
            try:
                int("x")
            finally:
                [][0]


f()
