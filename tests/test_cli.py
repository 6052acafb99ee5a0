"""The command line: what rt-run does with options and input must be what the host does."""

import fcntl
import os
import pty
import select
import subprocess
import termios
import time

import pytest
from processes import HOST, RT_RUN, difference, environment, run

SHOW_ARGV = "import sys; print(sys.argv, sys.path[0], sys.flags.optimize, __debug__)"
SHOW_FLAGS = (
    "import sys; f = sys.flags; print(f.isolated, f.ignore_environment, f.no_user_site, "
    "f.safe_path, f.optimize, f.dont_write_bytecode, f.verbose, f.quiet, f.dev_mode, "
    "f.inspect, f.interactive, f.bytes_warning, f.no_site, sys.warnoptions, sys._xoptions)"
)

# Command lines that need no file, with what they read from standard input.
COMMANDS = {
    "command": (["-c", SHOW_ARGV, "a", "-b"], b""),
    "command, joined": (["-cprint(1)"], b""),
    "command, several lines": (["-c", "def f():\n    1/0\n\nf()\n"], b""),
    "command, optimised": (["-O", "-c", SHOW_ARGV], b""),
    "command, doubly optimised": (["-OO", "-c", "def f():\n 'doc'\nprint(f.__doc__)"], b""),
    "assertions": (["-c", "assert 0, 'no'"], b""),
    "no assertions": (["-O", "-c", "assert 0, 'no'"], b""),
    "flags": (["-B", "-c", SHOW_FLAGS], b""),
    "isolated": (["-I", "-c", SHOW_FLAGS + "; print(sys.path[0] == '')"], b""),
    "no environment": (["-E", "-s", "-q", "-c", SHOW_FLAGS], b""),
    "dev mode": (["-X", "dev", "-c", SHOW_FLAGS], b""),
    "X options": (["-X", "a", "-Xb=c=d", "-c", SHOW_FLAGS], b""),
    "bytes warning": (["-bb", "-c", "b'' == ''"], b""),
    "bundled flags": (["-IBqOc", SHOW_FLAGS], b""),
    "warnings are errors": (["-W", "error", "-c", "import warnings; warnings.warn('w')"], b""),
    "warnings ignored": (["-Wignore", "-c", "import warnings; warnings.warn('w')"], b""),
    "warning filter": (
        ["-W", "error::DeprecationWarning", "-c", "import warnings; warnings.warn('w')"],
        b"",
    ),
    "wrong warning option": (["-W", "nonsense", "-c", "print(1)"], b""),
    "int digits": (["-X", "int_max_str_digits=700", "-c", "int('1' * 701)"], b""),
    "standard input": (["-", "x"], b"import sys; print(sys.argv)\n1/0\n"),
    "standard input, no dash": ([], b"print('read', __name__, __file__ if 0 else '')"),
    "standard input, error": ([], b"a b\n"),
    "standard input, nothing": ([], b""),
    "module": (["-m", "calendar", "2024", "2"], b""),
    "module, missing": (["-m", "no_such_module"], b""),
    "module, package without main": (["-m", "json"], b""),
    "module, part of none": (["-m", "os.path.nothing"], b""),
    "module that reads": (["-m", "json.tool", "--compact"], b'{"b": [1, 2.5], "a": null}'),
    "exit status": (["-c", "import sys; sys.exit(7)"], b""),
    "exit status, large": (["-c", "import sys; sys.exit(2**40 + 3)"], b""),
    "exit status, negative": (["-c", "import sys; sys.exit(-1)"], b""),
    "exit, text": (["-c", "import sys; sys.exit('message')"], b""),
    "exit, none": (["-c", "raise SystemExit"], b""),
    "exit, object": (["-c", "raise SystemExit([1, 2])"], b""),
    "exit, bool": (["-c", "raise SystemExit(True)"], b""),
    "exit, in atexit": (["-c", "import atexit, sys; atexit.register(sys.exit, 5)"], b""),
    "os._exit": (["-c", "import os; print(1, flush=True); os._exit(9)"], b""),
    "abort by exception": (["-c", "raise ValueError('x') from KeyError(1)"], b""),
    "syntax error": (["-c", "def f(:\n"], b""),
    "unbuffered": (["-u", "-c", "import sys; print(sys.stdout.write_through)"], b""),
    "prompt": (
        ["-i", "-q"],
        b"x = 1\nx\nif x:\n  print(5)\n\n# comment\n1/0\ndef f():\n  return 1/0\n\nf()\n)\n",
    ),
    "prompt, multi-line": (["-iq"], b"(1,\n2)\n'''a\nb'''\nx = 1; x\n@len\ndef g(): pass\n\n"),
    "prompt, changed": (["-iq"], b"import sys\nsys.ps1 = 'P '\nsys.ps2 = 'Q '\nif 1:\n  2\n\n"),
    "prompt, last value": (["-iq"], b"40\n_ + 2\nNone\n_\n"),
    "prompt, future": (
        ["-iq"],
        b"from __future__ import annotations\ndef f(x: y): pass\n\nf.__annotations__\n",
    ),
    "prompt, exit": (["-iq"], b"raise SystemExit(3)\nprint(4)\n"),
    "prompt, unfinished": (["-iq"], b"if 1:"),
    "prompt after command": (["-iq", "-c", "x = 7"], b"x\n"),
    "prompt after failure": (["-iq", "-c", "x = 7; 1/0"], b"x\n"),
    "prompt after exit": (["-iq", "-c", "x = 7; raise SystemExit(4)"], b"x\n"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_command(name):
    args, stdin = COMMANDS[name]
    report = difference(run(HOST, args, stdin), run(RT_RUN, args, stdin))
    if report:
        pytest.fail(report, pytrace=False)


def check(args, cwd, stdin=b"", **variables):
    """Both must do the same in a folder, with these environment variables."""
    env = environment(**variables)
    report = difference(
        run(HOST, args, stdin, env=env, cwd=cwd), run(RT_RUN, args, stdin, env=env, cwd=cwd)
    )
    if report:
        pytest.fail(report, pytrace=False)


def test_script_and_its_folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "helper.py").write_text("value = 3\n")
    (tmp_path / "sub" / "s.py").write_text(
        "import helper, sys, os\nprint(helper.value, sys.argv, __file__, __name__,"
        " os.path.basename(sys.path[0]), __spec__, __cached__, __builtins__.__name__)\n"
    )
    check(["sub/s.py", "a b", "c"], tmp_path)
    check(["./sub/s.py"], tmp_path)
    check([str(tmp_path / "sub" / "s.py")], "/")


def test_safe_path(tmp_path):
    (tmp_path / "s.py").write_text("import helper\n")
    (tmp_path / "helper.py").write_text("")
    check(["-P", "s.py"], tmp_path)
    check(["s.py"], tmp_path, PYTHONSAFEPATH="1")


def test_package_folder_and_archive(tmp_path):
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg" / "__init__.py").write_text("print('init')\n")
    (tmp_path / "pkg" / "__main__.py").write_text(
        "import sys\nprint(__name__, __package__, sys.argv[1:], __spec__ and __spec__.name)\n1/0\n"
    )
    check(["pkg", "x"], tmp_path)
    check(["-m", "pkg", "x"], tmp_path)
    run(HOST, ["-m", "zipfile", "-c", "a.zip", "pkg/__main__.py"], cwd=tmp_path)
    check(["-m", "zipfile", "-l", "missing.zip"], tmp_path)
    check(["a.zip"], tmp_path)


def test_environment_variables(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "found.py").write_text("print('found')\n")
    check(["-c", "import found"], tmp_path, PYTHONPATH=str(tmp_path / "lib"))
    check(["-E", "-c", "import found"], tmp_path, PYTHONPATH=str(tmp_path / "lib"))
    check(
        ["-c", SHOW_FLAGS], tmp_path, PYTHONOPTIMIZE="2", PYTHONWARNINGS="ignore,error::UserWarning"
    )
    check(["-c", "1/0"], tmp_path, PYTHONINSPECT="1", stdin=b"print('prompt')\n")
    startup = tmp_path / "startup.py"
    startup.write_text("print('startup')\n")
    check(["-iq"], tmp_path, PYTHONSTARTUP=str(startup), stdin=b"1\n")


def test_import_time():
    done = run(RT_RUN, ["-X", "importtime", "-c", "import textwrap"])
    lines = done.stderr.splitlines()
    assert lines[0] == "import time: self [us] | cumulative | imported package"
    assert any(line.endswith("| textwrap") for line in lines)


def test_version():
    assert run(RT_RUN, ["-V"]).stdout.split()[:2] == run(HOST, ["-V"]).stdout.split()[:2]
    assert run(RT_RUN, ["--version"]).status == 0
    assert len(run(RT_RUN, ["-VV"]).stdout) > len(run(RT_RUN, ["-V"]).stdout)


def test_help_and_wrong_options():
    assert run(RT_RUN, ["-h"]).stdout.startswith("usage: rt-run ")
    for args in (["-c"], ["-Z"], ["--nonsense"], ["-m"], ["-W"]):
        done = run(RT_RUN, args)
        assert done.status == 2 and "usage" in done.stderr and not done.stdout
        assert run(HOST, args).status == 2


def test_dis(tmp_path):
    (tmp_path / "s.py").write_text("def f(a):\n    return a + 1\n")
    done = run(RT_RUN, ["--dis", "s.py"], cwd=tmp_path)
    assert done.status == 0
    assert "MAKE_FUNCTION" in done.stdout and "BINARY_OP" in done.stdout
    assert run(RT_RUN, ["--dis", "missing.py"], cwd=tmp_path).status == 2


def test_nothing_is_written_beside_the_source(tmp_path):
    (tmp_path / "helper.py").write_text("")
    (tmp_path / "s.py").write_text("import helper\n")
    env = environment(RT_CACHE_DIR=str(tmp_path / "cache"))
    del env["PYTHONDONTWRITEBYTECODE"]
    assert run(RT_RUN, ["s.py"], env=env, cwd=tmp_path).status == 0
    assert not (tmp_path / "__pycache__").exists()
    assert list((tmp_path / "cache").rglob("helper*.pyc"))
    # With -B nothing new is written at all.
    (tmp_path / "s.py").write_text("import other\n")
    (tmp_path / "other.py").write_text("")
    assert run(RT_RUN, ["-B", "s.py"], env=env, cwd=tmp_path).status == 0
    assert not list((tmp_path / "cache").rglob("other*.pyc"))


class Terminal:
    """A program at a terminal of its own."""

    def __init__(self, args, env):
        self.fd, other = pty.openpty()
        self.process = subprocess.Popen(
            [*RT_RUN, *args],
            stdin=other,
            stdout=other,
            stderr=other,
            env=env,
            close_fds=True,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(other, termios.TIOCSCTTY, 0),
        )
        os.close(other)
        self.text = ""

    def wait_for(self, text, count=1):
        """Read until a text has come `count` times since the last look; what came before."""
        deadline = time.monotonic() + 60
        while self.text.count(text) < count:
            assert time.monotonic() < deadline, self.text
            if not self.read():
                break
        found, self.text = self.text, ""
        assert text in found, found
        return found

    def read(self):
        """Take what comes within a second. False when the terminal is closed."""
        if select.select([self.fd], [], [], 1)[0]:
            try:
                self.text += os.read(self.fd, 4096).decode()
            except OSError:
                return False
        return True

    def interrupt(self):
        """Press Ctrl-C until it is seen: one that comes just before the prompt begins to wait
        for a line is noticed only with the next key, on the host as well."""
        for _ in range(30):
            self.send("\x03")
            if not self.read() or self.text:
                break

    def send(self, text):
        os.write(self.fd, text.encode())

    def end(self):
        """The exit status, once the program has ended by itself."""
        status = self.process.wait(timeout=60)
        os.close(self.fd)
        return status


@pytest.fixture
def terminal(tmp_path):
    """rt-run's prompt at a terminal, with a home of its own."""
    opened = Terminal([], environment(HOME=str(tmp_path), TERM="dumb", INPUTRC="/dev/null"))
    yield opened
    # A failed test leaves it running.
    opened.process.kill()
    opened.process.wait()


def test_prompt_at_a_terminal(terminal, tmp_path):
    banner = terminal.wait_for(">>> ")
    assert banner.startswith("Python 3.") and '"help"' in banner
    terminal.send("6 * 7\n")
    assert "42" in terminal.wait_for(">>> ")
    terminal.send("for i in range(2):\n")
    terminal.wait_for("... ")
    terminal.send("  print('i', i)\n")
    terminal.wait_for("... ")
    terminal.send("\n")
    assert "i 0\r\ni 1\r\n" in terminal.wait_for(">>> ")
    terminal.send("1/0\n")
    assert "ZeroDivisionError: division by zero" in terminal.wait_for(">>> ")
    terminal.send("exit()\n")
    assert terminal.end() == 0
    # The history is kept for the next time.
    assert "6 * 7" in (tmp_path / ".python_history").read_text()


def test_interrupt_at_the_prompt(terminal):
    terminal.wait_for(">>> ")
    # In two pieces, for the terminal shows what is typed as well.
    terminal.send('if print("be" + "gun") is None:\n while True: pass\n\n')
    terminal.wait_for("begun")
    terminal.interrupt()
    assert "KeyboardInterrupt" in terminal.wait_for(">>> ")
    terminal.send("unfinished = (\n")
    terminal.wait_for("... ")
    terminal.interrupt()
    assert "KeyboardInterrupt" in terminal.wait_for(">>> ")
    terminal.send("raise SystemExit(5)\n")
    assert terminal.end() == 5


def test_no_debug_ranges(tmp_path):
    """Code has lines alone, and so do tracebacks."""
    program = "def f():\n    return 1 / 0\nprint({p[2:] for p in f.__code__.co_positions()})\nf()"
    check(["-X", "no_debug_ranges", "-c", program], tmp_path)
    check(["-c", program], tmp_path, PYTHONNODEBUGRANGES="1")
