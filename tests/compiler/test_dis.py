"""Listings against what CPython 3.14's dis prints (code objects without their address)."""

import ast

from rt.compiler.compile import compile_ast
from rt.compiler.dis import dis

SOURCE = """\
def f(x, *, y=1):
    try:
        for i in x:
            print(i is not y, f"{i!r}", -1)
    except ValueError as e:
        raise e
"""

EXPECTED = """\
  0           RESUME                   0

  1           LOAD_CONST               0 ('y')
              LOAD_SMALL_INT           1
              BUILD_MAP                1
              LOAD_CONST               1 (<code object f, file "file.py", line 1>)
              MAKE_FUNCTION
              SET_FUNCTION_ATTRIBUTE   2 (kwdefaults)
              STORE_NAME               0 (f)
              LOAD_CONST               2 (None)
              RETURN_VALUE

Disassembly of <code object f, file "file.py", line 1>:
   1           RESUME                   0

   2           NOP

   3   L1:     LOAD_FAST_BORROW         0 (x)
               GET_ITER
       L2:     FOR_ITER                19 (to L3)
               STORE_FAST               2 (i)

   4           LOAD_GLOBAL              1 (print + NULL)
               LOAD_FAST_BORROW_LOAD_FAST_BORROW 33 (i, y)
               IS_OP                    1 (is not)
               LOAD_FAST_BORROW         2 (i)
               CONVERT_VALUE            2 (repr)
               FORMAT_SIMPLE
               LOAD_CONST               2 (-1)
               CALL                     3
               POP_TOP
               JUMP_BACKWARD           21 (to L2)

   3   L3:     END_FOR
               POP_ITER
       L4:     LOAD_CONST               1 (None)
               RETURN_VALUE

  --   L5:     PUSH_EXC_INFO

   5           LOAD_GLOBAL              2 (ValueError)
               CHECK_EXC_MATCH
               POP_JUMP_IF_FALSE        8 (to L8)
               NOT_TAKEN
               STORE_FAST               3 (e)

   6   L6:     LOAD_FAST                3 (e)
               RAISE_VARARGS            1

  --   L7:     LOAD_CONST               1 (None)
               STORE_FAST               3 (e)
               DELETE_FAST              3 (e)
               RERAISE                  1

   5   L8:     RERAISE                  0

  --   L9:     COPY                     3
               POP_EXCEPT
               RERAISE                  1
ExceptionTable:
  L1 to L4 -> L5 [0]
  L5 to L6 -> L9 [1] lasti
  L6 to L7 -> L7 [1] lasti
  L7 to L9 -> L9 [1] lasti
"""


def test_listing() -> None:
    assert dis(compile_ast(ast.parse(SOURCE), "file.py", eager_annotations=False)) == EXPECTED
