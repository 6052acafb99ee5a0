"""The passes over mypyc's C: each one on the form that it looks for, and on what it must leave."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

import c_passes


def test_attributes_are_stored_first():
    text = "    CPy_DECREF(((a *)cpy_r_self)->_x);\n    ((a *)cpy_r_self)->_x = cpy_r_r1;\n"
    new = c_passes.store_first(text)
    assert new.index("= cpy_r_r1;") < new.index("CPy_DECREF(rt_old)")


def test_elements_are_stored_first():
    text = "    CPy_DECREF(cpy_r_r3);\n    *(PyObject * *)cpy_r_r2 = cpy_r_x;\n"
    assert c_passes.store_first(text).splitlines() == [
        "    *(PyObject * *)cpy_r_r2 = cpy_r_x;",
        "    CPy_DECREF(cpy_r_r3);",
    ]


def test_other_stores_stay():
    text = "    CPy_DECREF(cpy_r_r3);\n    cpy_r_r2 = cpy_r_x;\n"
    assert c_passes.store_first(text) == text


BOXED = """\
int64_t f(int64_t cpy_r_a) {
    PyObject *cpy_r_r1;
    PyObject *cpy_r_r2;
    PyObject *cpy_r_r3;
    int64_t cpy_r_r4;
    if (!cpy_r_a) goto CPyL2;
    cpy_r_r1 = rt_literal_1; /* -7 */
    CPy_INCREF(cpy_r_r1);
    cpy_r_r3 = cpy_r_r1;
    goto CPyL3;
CPyL2: ;
    cpy_r_r2 = PyLong_FromLongLong(cpy_r_a);
    cpy_r_r3 = cpy_r_r2;
CPyL3: ;
    cpy_r_r4 = CPyLong_AsInt64(cpy_r_r3);
    CPy_DECREF(cpy_r_r3);
    return cpy_r_r4;
}
"""


def test_numbers_stay_numbers():
    new = c_passes.unboxed(BOXED)
    assert "CPyLong_AsInt64" not in new
    assert "PyLong_FromLongLong" not in new
    assert "cpy_r_r3 = INT64_C(-7);" in new
    assert "cpy_r_r3 = cpy_r_a;" in new
    assert "cpy_r_r4 = cpy_r_r3;" in new


def test_numbers_that_are_used_as_objects_stay_objects():
    text = BOXED.replace("    return cpy_r_r4;", "    g(cpy_r_r3);\n    return cpy_r_r4;")
    assert c_passes.unboxed(text) == text


CLASS = """\
static int32_t CPyDef_m___A_clear(PyObject *cpy_r_self)
{
    m___AObject *self = (m___AObject *)cpy_r_self;
    Py_CLEAR(self->_x);
    return 0;
}

static void
m___A_dealloc(m___AObject *self)
{
    PyObject_GC_UnTrack(self);
    CPy_TRASHCAN_BEGIN(self, m___A_dealloc)
    CPyDef_m___A_clear((PyObject *)self);
    Py_TYPE(self)->tp_free((PyObject *)self);
    CPy_TRASHCAN_END(self)
    done: ;
}

PyObject *CPyDef_m_____mypyc__A_setup(PyObject *cpy_r_type)
{
    PyTypeObject *type = (PyTypeObject*)cpy_r_type;
    m___AObject *self;
    self = (m___AObject *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->vtable = m___A_vtable;
    return (PyObject *)self;
}
"""


def test_dead_objects_are_kept():
    new = c_passes.free_lists(CLASS)
    assert "rt_dead_m___A = self;" in new
    assert new.index("rt_nesting++") < new.index("rt_dead_m___A = self;")
    assert "self = rt_dead_m___A;" in new
    assert "PyObject_GC_Track((PyObject *)self);" in new
    # The host's way is still there, for long chains.
    assert "CPy_TRASHCAN_BEGIN(self, m___A_dealloc)" in new


def test_finalised_objects_are_not_kept():
    text = CLASS.replace(
        "    PyObject_GC_UnTrack(self);\n",
        "    if (!PyObject_GC_IsFinalized((PyObject *)self)) {\n        f(self);\n    }\n"
        "    PyObject_GC_UnTrack(self);\n",
    )
    assert c_passes.free_lists(text) == text


LOOP = """\
void f(void) {
CPyL1: ;
}
PyObject *CPyDef_ceval_loop___eval_loop(PyObject *cpy_r_ex) {
    int64_t cpy_r_pc;
CPyL0: ;
    cpy_r_o = cpy_r_r1;
    cpy_r_r2 = cpy_r_w >> 10;
    cpy_r_d = cpy_r_r2;
    cpy_r_r3 = cpy_r_pc + 1;
    cpy_r_pc = cpy_r_r3;
    cpy_r_r4 = cpy_r_o < 2;
    if (!cpy_r_r4) goto CPyL2;
    cpy_r_r5 = cpy_r_o < 1;
    if (!cpy_r_r5) goto CPyL1;
    zero(cpy_r_d);
    goto CPyL0;
CPyL1: ;
    one();
    goto CPyL0;
CPyL2: ;
    rest();
    goto CPyL0;
}
"""


def test_the_tree_becomes_a_switch():
    new = c_passes.switch(LOOP, 4)
    first = new.index("switch (cpy_r_o)")
    assert new.index("cpy_r_pc = cpy_r_r3;") < first
    for label, body in (("rt_op_0", "zero"), ("rt_op_1", "one();"), ("rt_op_2", "rest")):
        at = new.index(f"{label}: ;\\n".replace("\\\\n", "\\n").replace("\\n", "\n"))
        assert new[at:].splitlines()[1].strip().startswith(body)
    assert "    case 2:\n    case 3:\n" in new
    # Each case takes the word apart.
    assert new.count("cpy_r_d = cpy_r_r2;") == 3


def test_another_form_ends_the_build():
    with pytest.raises(SystemExit):
        c_passes.switch(LOOP.replace("cpy_r_o <", "cpy_r_o =="), 4)


STATE = """\
    cpy_r_r2 = ((rt___objects___pystate___RunningStateObject *)cpy_r_r0)->_ts;
    ((rt___objects___pystate___RunningStateObject *)cpy_r_self)->_ts = cpy_r_r2;
"""


def test_the_current_state_is_the_threads():
    new = c_passes.thread_state(STATE)
    assert "cpy_r_r2 = (*rt_current());" in new
    assert "cpy_r_self)->_ts = cpy_r_r2;" in new
    assert "extern __thread PyObject *rt_ts" in new
    assert c_passes.thread_state("    return 0;\n") == "    return 0;\n"


AT = """\
PyObject *CPyDef_weakrefobject___object_at(int64_t cpy_r_address) {
    if (cpy_r_address) {
        return CPyLong(cpy_r_address);
    }
}
PyObject *other(void) {
}
"""


def test_an_object_at_an_address():
    bodies = {"object_at": c_passes.BODIES["rt.objects.weakrefobject"]["object_at"]}
    new = c_passes.written_in_c(AT, bodies)
    assert "CPyLong" not in new
    assert "(PyObject *)(intptr_t)cpy_r_address" in new
    assert new.endswith("}\nPyObject *other(void) {\n}\n")
    with pytest.raises(AssertionError, match="object_at"):
        c_passes.written_in_c(new.replace("object_at", "other"), bodies)


def test_trusted_functions_have_no_checks():
    check = (
        "    cpy_r_r3 = (uint64_t)cpy_r_i < (uint64_t)cpy_r_r2;\n    if (cpy_r_r3) goto CPyL7;\n"
        "    cpy_r_r4 = cpy_r_i + cpy_r_r2;\n"
    )
    text = (
        f"char CPyDef_m___f(VecI32 cpy_r_z) {{\n{check}}}\nchar CPyDef_m___g(void) {{\n{check}}}\n"
    )
    new = c_passes.trusted(text, ("f",))
    f, g = new.split("CPyDef_m___g")
    assert "uint64_t" not in f
    assert "goto CPyL7;" in f
    assert "uint64_t" in g
    with pytest.raises(AssertionError, match="no function h"):
        c_passes.trusted(text, ("h",))
