class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("val")
try: next(It())
except StopIteration as e: print(e.value, e.args)
def g():
    r = yield from It()
    print("got", r)
list(g())
class S(StopIteration): pass
class It2:
    def __iter__(self): return self
    def __next__(self): raise S(5)
try: next(It2())
except StopIteration as e: print(type(e), e.value)
print(list(It2()), next(It2(), 7))
it = It()
try: it.__next__()
except StopIteration as e: print(e.value)
try: iter([]).__next__()
except StopIteration as e: print(repr(e))
