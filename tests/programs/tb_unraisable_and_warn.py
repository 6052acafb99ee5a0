import warnings, gc, sys


class G:
    def __iter__(self):
        try:
            yield 1
        finally:
            print("gen closed")


for x in G():
    break
gc.collect()


def never_awaited():
    async def co(): pass
    co()


never_awaited()
gc.collect()


class R:
    def __del__(self): 1 / 0


R()
warnings.warn("a warning", FutureWarning)


def deep():
    warnings.warn("stacklevel two", stacklevel=2)


deep()
print("end", file=sys.stderr)
