# status: 1
def func(a, b, *, key):
    pass


class K:
    def meth(self, x): pass


import traceback
for call in (lambda: func(1), lambda: func(1, 2), lambda: func(1, 2, 3, key=1), lambda: func(1, 2, key=1, extra=2), lambda: K().meth(), lambda: K(1), lambda: K().meth(1, 2), lambda: 5(), lambda: "s"(1), lambda: None(), lambda: [](0), lambda: K.meth(), lambda: func(**{"a": 1, "b": 2, "c": 3}), lambda: func(*[1, 2], *[3])):
    try:
        call()
    except TypeError:
        traceback.print_exc()
func(1, 2, kye=3)
