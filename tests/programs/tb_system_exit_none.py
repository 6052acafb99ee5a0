import sys, atexit
atexit.register(print, "at exit")
try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
raise SystemExit(None)
