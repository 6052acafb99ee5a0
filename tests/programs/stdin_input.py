# stdin: first\n42\nline three\n\nlast without newline
import sys
print("name:", input("prompt> "), int(input()) + 1)
print(repr(sys.stdin.readline()), repr(sys.stdin.readline()))
print([line for line in sys.stdin])
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))
try:
    input("more? ")
except EOFError as e:
    print(type(e).__name__, e)
print(sys.stdin.isatty(), sys.stdin.fileno(), sys.stdin.mode, sys.stdin.name)
