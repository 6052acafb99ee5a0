# status: 1
import sys, traceback
for e in (ValueError(), ValueError(""), ValueError("two\nlines"), KeyError("key\nline"), OSError(2, "No such", "f\nile"), Exception(1, 2), ValueError("é 中 \U0001F600"), ValueError("\x00\x1b tab\t"), ValueError("x" * 500)):
    try:
        raise e
    except Exception:
        traceback.print_exc()
raise ValueError("final\nmessage\n")
