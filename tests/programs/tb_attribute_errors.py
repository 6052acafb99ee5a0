# status: 1
class Thing:
    value = 1


t = Thing()
for f in (lambda: t.valeu, lambda: t.other, lambda: None.x, lambda: (5).foo, lambda: Thing.nope, lambda: len.x, lambda: t.value.bit_lenght()):
    try:
        f()
    except AttributeError as e:
        print(e, e.name, type(e.obj).__name__)
t.valu
