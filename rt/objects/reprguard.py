"""Which containers are being represented, so that one inside itself is not entered twice.

Answers to Py_ReprEnter and Py_ReprLeave of Objects/object.c. The containers are in the
thread state's `repr_stack`, innermost last.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.object import Object


def repr_enter(x: Object) -> bool:
    """False when `repr(x)` is running already; else `repr_leave` must follow."""
    stack = RT.ts.repr_stack
    for o in stack:
        if o is x:
            return False
    stack.append(x)
    return True


def repr_leave(x: Object) -> None:
    """`repr(x)` ends."""
    stack = RT.ts.repr_stack
    i: i64 = len(stack) - 1
    while i >= 0:
        if stack[i] is x:
            del stack[i]
            return
        i -= 1


from rt.objects.pystate import RT  # noqa: E402
