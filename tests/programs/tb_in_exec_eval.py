# status: 1
code = """
def inner():
    return missing_name


inner()
"""
try:
    exec(code)
except NameError:
    import traceback
    traceback.print_exc()
eval("1 +\\\n 2 / 0")
