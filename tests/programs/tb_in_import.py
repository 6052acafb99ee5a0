# status: 1
def f():
    import lib_package.broken


f()
