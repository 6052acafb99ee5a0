"""The build: tests see compiled modules, and generated C depends only on what it uses."""

import importlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


# The script's own folder is on the path when it is run.
sys.path.insert(0, str(ROOT / "tools"))


def load_build_script():
    spec = importlib.util.spec_from_file_location("rt_build_script", ROOT / "tools" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = load_build_script()


@pytest.mark.parametrize("name", ["rt", "rt.objects.object"])
def test_modules_are_compiled(name):
    module = importlib.import_module(name)
    assert module.__file__.endswith(build.SUFFIX)
    assert not Path(module.__file__).is_relative_to(ROOT / "rt")


def test_every_module_has_its_extension():
    lib = Path(importlib.import_module("rt").__file__).parent.parent
    for source in (ROOT / "rt").rglob("*.py"):
        path = source.relative_to(ROOT)
        if str(path) not in build.INTERPRETED:
            assert (lib / path).with_suffix(build.SUFFIX).exists(), path


def test_build_is_up_to_date():
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "build.py", "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


EXTERNAL = """\
#ifndef H
#define H
#include <CPy.h>
#ifndef MYPYC_DECLARED_tuple_T2IO
#define MYPYC_DECLARED_tuple_T2IO
typedef struct tuple_T2IO {
    CPyTagged f0;
} tuple_T2IO;
#endif

typedef struct {
    PyObject_HEAD
    tuple_T2IO _pair;
} a___ThingObject;
#endif
"""
INTERNAL = """\
#include "__native_x.h"
extern PyObject *CPyStatics[44];
extern PyTypeObject *CPyType_a___Thing;
extern a___ThingObject *a___Thing_free_instance;
extern tuple_T2IO CPyDef_a___f(PyObject *cpy_r_self);
extern char CPyDef_a_____top_level__(void);
"""


def test_only_used_declarations_are_selected():
    declarations = build.Declarations(EXTERNAL, INTERNAL)
    assert declarations.names == [
        "tuple_T2IO",
        "a___ThingObject",
        "CPyStatics",
        "CPyType_a___Thing",
        "a___Thing_free_instance",
        "CPyDef_a___f",
        "CPyDef_a_____top_level__",
    ]
    assert "#include <CPy.h>" in declarations.preamble
    selected = declarations.select({"CPyDef_a___f", "other"})
    assert "tuple_T2IO CPyDef_a___f" in selected
    assert "typedef struct tuple_T2IO" in selected
    assert "ThingObject" not in selected
    selected = declarations.select({"a___Thing_free_instance"})
    assert selected.index("tuple_T2IO") < selected.index("a___ThingObject")
    assert "CPyDef" not in selected


def test_a_literal_is_named_by_its_value():
    from mypyc.codegen.literals import Literals

    first, second = Literals(), Literals()
    values = ["a", b"a", 7, 1.5, 2j, ("a", 7), frozenset({"a", 7})]
    for value in values:
        first.record_literal(value)
    for value in ["other", *reversed(values)]:
        second.record_literal(value)
    names, others = build.literal_names(first), build.literal_names(second)
    assert len(set(names)) == first.num_literals()
    for value in values:
        assert names[first.literal_index(value)] == others[second.literal_index(value)]
