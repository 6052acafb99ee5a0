"""Debugging at a prompt: pdb does under rt what it does under the host."""

import pytest
from processes import HOST, RT_RUN, difference, run

PROGRAM = """\
def f(n):
    total = 0
    for i in range(n):
        total += i
    return total
def main():
    x = 3
    breakpoint()
    y = f(x)
    print(y)
main()
print("end")
"""
SESSIONS = {
    "steps": "n\ns\nn\nn\np total\nw\nr\nc\n",
    "breakpoints": "b 5\nc\np locals()\nup\np x\nd\ncl 1\nc\n",
    "jump": "s\ns\ns\nn\nj 5\nn\nc\n",
    "until, where, display": "s\ns\nunt 5\nw\nll\na\ndisplay total\nn\nc\n",
    "condition": "b 4, i == 2\nc\np i\nc\n",
    "change": "n\n!x = 5\np x\nj 9\nc\n",
    "quit": "n\nq\n",
}


@pytest.mark.parametrize("name", SESSIONS)
def test_session(name, tmp_path):
    (tmp_path / "program.py").write_text(PROGRAM)
    commands = SESSIONS[name].encode()
    report = difference(
        run(HOST, ["program.py"], commands, cwd=tmp_path),
        run(RT_RUN, ["program.py"], commands, cwd=tmp_path),
    )
    if report:
        pytest.fail(report, pytrace=False)


def test_post_mortem(tmp_path):
    (tmp_path / "program.py").write_text("def f(n):\n    return 1 / n\n\nf(0)\n")
    args = ["-m", "pdb", "-c", "c", "program.py"]
    commands = b"p n\nup\nq\n"
    report = difference(
        run(HOST, args, commands, cwd=tmp_path), run(RT_RUN, args, commands, cwd=tmp_path)
    )
    if report:
        pytest.fail(report, pytrace=False)
