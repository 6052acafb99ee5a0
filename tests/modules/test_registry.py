"""The table of built-in modules against what can be made."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rt.modules.registry import (
    FORWARDED,
    NATIVE,
    builtin_module_names,
    host_modules,
    is_builtin_module,
)

RT_RUN = os.environ.get("RT_RUN", str(Path(sys.executable).with_name("rt-run"))).split()


def run(program, *options):
    """What a program prints under rt-run."""
    done = subprocess.run(
        [*RT_RUN, *options, "-c", program], capture_output=True, text=True, timeout=120
    )
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


def test_all_modules_can_be_imported():
    names = [name for name in builtin_module_names() if name not in {"readline", "_curses"}]
    program = f"import sys\nfor name in {names}: __import__(name); print(name)"
    assert run(program).split() == names


@pytest.mark.parametrize("name", sorted(FORWARDED))
def test_host_modules_are_known_without_import(name):
    found = subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True)
    assert (name in host_modules()) == (found.returncode == 0)
    assert is_builtin_module(name) == (found.returncode == 0)


def test_native_ones():
    assert all(is_builtin_module(name) for name in NATIVE)
    assert not is_builtin_module("json")


def test_start_imports_few_modules_of_the_host():
    """What makes the start slow is not imported by it."""
    program = (
        "import sys; sys.path[:0] = %r; import rt.cli; "
        "print([m for m in ('ast', 're', 'enum', 'hashlib', 'locale', 'signal', 'threading') "
        "if m in sys.modules])"
    )
    path = [str(Path(entry).resolve()) for entry in sys.path if entry]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program % path], capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_thresholds_are_the_hosts():
    """Until the program sets its own, of which all that it does not give stay."""
    program = (
        "import gc; print(gc.get_threshold()); gc.set_threshold(500); print(gc.get_threshold())"
    )
    host = gc.get_threshold()
    assert run(program).splitlines() == [str(host), str((500, *host[1:]))]


def test_collector_leaves_the_start_alone():
    program = (
        "import gc\n"
        "print(gc.isenabled(), gc.get_freeze_count())\n"
        "def f(): pass\n"
        "print(any(o is f for o in gc.get_objects()), any(o is gc.__dict__ or o is print "
        "for o in gc.get_objects()))\n"
        "gc.freeze(); print(gc.get_freeze_count() > 0)\n"
        "gc.unfreeze(); print(gc.get_freeze_count())\n"
        "class C: pass\n"
        "import weakref\n"
        "a = C(); a.me = a; w = weakref.ref(a); del a; gc.collect(); print(w())\n"
    )
    assert run(program).split() == ["True", "0", "True", "True", "True", "0", "None"]
