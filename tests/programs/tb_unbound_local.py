# status: 1
def f(flag):
    if flag:
        value = 1
    return value


f(True)
f(False)
