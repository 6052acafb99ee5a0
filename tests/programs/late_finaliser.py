# A finaliser that a class gets after it has instances.
class Late:
    pass


x = Late()
Late.__del__ = lambda self: print("late")
y = Late()
del y
del x
