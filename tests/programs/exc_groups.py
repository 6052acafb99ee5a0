eg = ExceptionGroup("top", [ValueError(1), TypeError("t"), ExceptionGroup("nested", [ValueError(2), KeyError("k")])])
print(eg, repr(eg), eg.message, len(eg.exceptions))
print(eg.subgroup(ValueError), eg.subgroup(OSError))
match, rest = eg.split(ValueError)
print(repr(match), repr(rest))
print(repr(eg.subgroup(lambda e: isinstance(e, KeyError))), repr(eg.subgroup((TypeError, KeyError))))
print(repr(eg.derive([ValueError(9)])))
try:
    raise eg
except* ValueError as e:
    print("values", repr(e))
except* (KeyError, TypeError) as e:
    print("others", repr(e))
else:
    print("else")
finally:
    print("finally")
try:
    try:
        raise eg
    except* TypeError:
        print("handled type")
except ExceptionGroup as left:
    print("left", repr(left))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as e:
    print(repr(e), repr(e.exceptions[0].__context__))
try:
    raise ValueError("plain")
except* ValueError as e:
    print("wrapped", repr(e))
try:
    try:
        raise KeyError("no match")
    except* ValueError:
        print("never")
except KeyError as e:
    print("passed", e)


def loop():
    for i in range(2):
        try:
            raise ExceptionGroup("x", [ValueError(i)])
        except* ValueError as e:
            print("loop", e.exceptions)


loop()
try:
    try:
        raise ExceptionGroup("r", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
    except* TypeError:
        pass
except ExceptionGroup as e:
    print(repr(e))
for bad in ("ExceptionGroup('m', [])", "ExceptionGroup('m', [5])", "ExceptionGroup('m', 5)", "ExceptionGroup(1, [ValueError()])",
            "ExceptionGroup('m', [KeyboardInterrupt()])", "ExceptionGroup('m')", "eg.split(5)", "eg.subgroup(int)"):
    try:
        print(eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, "->", type(e).__name__, e)
print(repr(BaseExceptionGroup("b", [KeyboardInterrupt()])), type(BaseExceptionGroup("b", [ValueError()])).__name__)
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message, excs)


m = MyGroup("mine", [ValueError(1), TypeError(2)])
a, b = m.split(ValueError)
print(type(a).__name__, type(b).__name__, repr(a))
m.add_note("n")
print(m.subgroup(TypeError).__notes__)
