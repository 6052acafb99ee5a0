def chain_of(e):
    out = []
    while e is not None:
        out.append(repr(e))
        e = e.__cause__ or e.__context__
    return out


try:
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise ValueError(2)
    except ValueError as e:
        raise TypeError(3) from e
except TypeError as e:
    print(chain_of(e))

try:
    try:
        raise KeyError("a")
    finally:
        raise ValueError("b")
except ValueError as e:
    print(chain_of(e))


def cleanup():
    try:
        raise OSError("in cleanup")
    except OSError as e:
        return repr(e.__context__)


try:
    raise KeyError("active")
except KeyError:
    print(cleanup())
    import sys
    print(sys.exc_info()[0].__name__, sys.exception())
print(sys.exc_info(), sys.exception())


def gen():
    try:
        yield 1
    except ValueError:
        yield sys.exception()
    yield sys.exception()


g = gen()
next(g)
try:
    raise KeyError("outer")
except KeyError:
    print(repr(g.throw(ValueError("thrown"))), repr(next(g)))

e1, e2 = ValueError(1), ValueError(2)
try:
    try:
        raise e1
    except ValueError:
        try:
            raise e2
        except ValueError:
            raise e1
except ValueError as e:
    print(chain_of(e), e1.__context__, e2.__context__)

try:
    raise e1 from e1
except ValueError as e:
    print(e.__cause__ is e)
e1.__cause__ = None


class CM:
    def __exit__(self, *a):
        raise KeyError("exit")

    def __enter__(self):
        pass


try:
    with CM():
        raise ValueError("body")
except KeyError as e:
    print(chain_of(e))


def reraise_saved():
    try:
        int("x")
    except ValueError as e:
        saved = e
    try:
        raise saved
    except ValueError as e:
        return e is saved, e.__context__


print(reraise_saved())
for i in range(3):
    try:
        if i:
            raise ValueError(i)
    except ValueError as e:
        print("iter", e, sys.exception() is e)
    else:
        print("none", sys.exception())
