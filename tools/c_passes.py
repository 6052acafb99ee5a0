"""Passes over the C that mypyc makes, before it is compiled.

mypyc has no switch statement, checks the bounds of every element, keeps at most one dead
object of a class for reuse, and gives up an old value before it stores the new one. These
passes mend that in the text of the C files. Each one looks for the exact form in which mypyc
2.4 writes a construct and leaves all else alone; a pass that must find something ends the
build when it does not (a new mypyc writes it in another way).

`docs/c-passes.md` says what each pass is worth.
"""

from __future__ import annotations

import re

# --- every file: store first, then give up ------------------------------------------------------

# What giving up a value sets off (a guest's finaliser, say) can meet, at the same place, an
# object that is gone. So the order is turned round.
ATTRIBUTE = r"\(\(\w+ \*\)cpy_r_\w+\)->_\w+"
ATTRIBUTE_STORE = re.compile(rf"^( *)(\w*DECREF\w*)\(({ATTRIBUTE})\);\n *\3 = (\w+);", re.MULTILINE)
OPTIONAL_STORE = re.compile(
    rf"^( *)if \(({ATTRIBUTE}) != NULL\) {{\n *\w*DECREF\w*\(\2\);\n *}}\n *\2 = (\w+);",
    re.MULTILINE,
)
ELEMENT_STORE = re.compile(
    r"^( *CPy_X?DECREF\w*\(cpy_r_\w+\);\n)( *CPy_INCREF\w*\(\w+\);\n)?"
    r"( *\*\(PyObject \* \*\)cpy_r_\w+ = \w+;\n)",
    re.MULTILINE,
)


def store_first(text: str) -> str:
    """Let every store into an attribute or a vec come before the old value is given up."""
    text = ATTRIBUTE_STORE.sub(r"\1{ __typeof__(\3) rt_old = \3; \3 = \4; \2(rt_old); }", text)
    text = OPTIONAL_STORE.sub(
        r"\1{ PyObject *rt_old = (PyObject *)\2; \2 = \3; CPy_XDECREF(rt_old); }", text
    )
    return ELEMENT_STORE.sub(lambda m: (m[2] or "") + m[3] + m[1], text)


# --- every file: reference counts ---------------------------------------------------------------

# The host writes 32 bits of a count when it goes up and reads 64 when it goes down. A read that is
# wider than the write before it waits until that has reached the cache: a dozen cycles, at each
# value that an instruction takes up and gives up again. Here both use 32 bits: counts of objects
# that can die have no others. A dead object's own function is called without a detour. So are
# objects put into the host collector's list and taken out of it, as the host does it in 3.13.
COUNTS = """
#if PY_VERSION_HEX >= 0x030E0000 || SIZEOF_VOID_P != 8 || PY_BIG_ENDIAN
#define rt_count(op) ((op)->ob_refcnt)
#else
#define rt_count(op) ((op)->ob_refcnt_split[0])
#endif
static inline __attribute__((always_inline)) void rt_incref(PyObject *op)
{
    uint32_t count = (uint32_t)rt_count(op) + 1;
    if (likely(count != 0))
        rt_count(op) = count;
}
static inline __attribute__((always_inline)) void rt_decref(PyObject *op)
{
    int32_t count = (int32_t)rt_count(op);
    if (likely(count >= 0)) {
        count -= 1;
        rt_count(op) = (uint32_t)count;
        if (unlikely(count == 0))
            Py_TYPE(op)->tp_dealloc(op);
    }
}
static inline __attribute__((always_inline)) void rt_xdecref(PyObject *op)
{
    if (op != NULL)
        rt_decref(op);
}
#if PY_VERSION_HEX < 0x030E0000 && !defined(Py_GIL_DISABLED)
/* The list of the youngest objects; before an object its neighbours in the list. */
extern uintptr_t *rt_young;
static inline __attribute__((always_inline)) void rt_track(PyObject *op)
{
    uintptr_t *links = (uintptr_t *)op - 2;
    uintptr_t *young = rt_young;
    if (unlikely(young == NULL)) {
        PyObject_GC_Track(op);
        rt_young = (uintptr_t *)links[0];
        return;
    }
    uintptr_t last = young[1];
    ((uintptr_t *)last)[0] = (uintptr_t)links;
    links[1] = (links[1] & 3) | last;
    links[0] = (uintptr_t)young;
    young[1] = (uintptr_t)links;
}
static inline __attribute__((always_inline)) void rt_untrack(PyObject *op)
{
    uintptr_t *links = (uintptr_t *)op - 2;
    if (links[0] != 0) {
        uintptr_t *last = (uintptr_t *)(links[1] & ~(uintptr_t)3);
        uintptr_t *next = (uintptr_t *)links[0];
        last[0] = (uintptr_t)next;
        next[1] = (next[1] & 3) | (uintptr_t)last;
        links[0] = 0;
        links[1] &= 1;
    }
}
#define PyObject_GC_Track(op) rt_track((PyObject *)(op))
#define PyObject_GC_UnTrack(op) rt_untrack((PyObject *)(op))
#endif
/* Is it an instance of the class? A native class has one base, so that its place in the order of
   resolution, counted from the end, is the same in all classes under it. */
static inline int rt_instance(PyObject *op, PyTypeObject *type)
{
    PyTypeObject *own = Py_TYPE(op);
    if (own == type)
        return 1;
    if (unlikely(type == NULL)) /* its module has not run yet */
        return 0;
    PyObject *order = own->tp_mro, *end = type->tp_mro;
    Py_ssize_t at = PyTuple_GET_SIZE(order) - PyTuple_GET_SIZE(end);
    return (at >= 0 && PyTuple_GET_ITEM(order, at) == (PyObject *)type)
        || PyType_IsSubtype(own, type);
}
#undef PyObject_TypeCheck
#define PyObject_TypeCheck(op, type) rt_instance((PyObject *)(op), type)
/* What the methods of str and bytes say, without a call by name. */
static inline PyObject *rt_isascii(PyObject *name, PyObject **self)
{
    int ascii = 1;
    if (PyUnicode_CheckExact(*self))
        ascii = PyUnicode_IS_ASCII(*self);
    else if (PyBytes_CheckExact(*self)) {
        const char *data = PyBytes_AS_STRING(*self), *end = data + PyBytes_GET_SIZE(*self);
        for (; end - data >= 8 && ascii; data += 8) {
            uint64_t eight;
            memcpy(&eight, data, 8);
            ascii = (eight & 0x8080808080808080u) == 0;
        }
        for (; data < end && ascii; data++)
            ascii = (*data & 0x80) == 0;
    }
    else
        return PyObject_VectorcallMethod(name, self, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
    PyObject *result = ascii ? Py_True : Py_False;
    CPy_INCREF(result);
    return result;
}
#undef Py_INCREF
#undef Py_DECREF
#undef Py_XDECREF
#undef CPy_INCREF
#undef CPy_DECREF
#undef CPy_XDECREF
#undef CPy_INCREF_NO_IMM
#undef CPy_DECREF_NO_IMM
#undef CPy_XDECREF_NO_IMM
#define Py_INCREF(op) rt_incref((PyObject *)(op))
#define Py_DECREF(op) rt_decref((PyObject *)(op))
#define Py_XDECREF(op) rt_xdecref((PyObject *)(op))
#define CPy_INCREF(op) rt_incref((PyObject *)(op))
#define CPy_DECREF(op) rt_decref((PyObject *)(op))
#define CPy_XDECREF(op) rt_xdecref((PyObject *)(op))
#define CPy_INCREF_NO_IMM(op) rt_incref((PyObject *)(op))
#define CPy_DECREF_NO_IMM(op) rt_decref((PyObject *)(op))
#define CPy_XDECREF_NO_IMM(op) rt_xdecref((PyObject *)(op))
"""


# --- every file: the current thread's state -----------------------------------------------------

# `RT.ts` in the source; in the compiled form each host thread has its own, so that it stays right
# whatever the host runs in between. A thread that was given none gets one when it first asks. The
# host's own dict of the thread, which dies with it, holds what gives the state up again.
STATE = re.compile(r"\(\(rt___objects___pystate___RunningStateObject \*\)cpy_r_r\d+\)->_ts")
CURRENT = """
extern __thread PyObject *rt_ts __attribute__((tls_model("initial-exec")));
extern void rt_attach(void);
static inline __attribute__((always_inline)) PyObject **rt_current(void)
{
    if (unlikely(rt_ts == NULL))
        rt_attach();
    return &rt_ts;
}
"""
ATTACH = """
__thread PyObject *rt_ts __attribute__((tls_model("initial-exec")));
static void rt_detach(PyObject *capsule)
{
    /* A thread that is ended from another one has lost its place already. */
    if (PyCapsule_GetPointer(capsule, NULL) == (void *)&rt_ts)
        Py_CLEAR(rt_ts);
}
void rt_attach(void)
{
    PyObject *kept = PyThreadState_GetDict();
    PyObject *capsule = PyCapsule_New((void *)&rt_ts, NULL, rt_detach);
    rt_ts = CPyDef_pystate___attach();
    if (kept == NULL || capsule == NULL || rt_ts == NULL
        || PyDict_SetItemString(kept, "rt", capsule) < 0)
        Py_FatalError("no memory for the state of a thread");
    Py_DECREF(capsule);
}
"""
ACCESSOR = re.compile(r"^pystate___RunningState_[gs]et_ts\(.*?^}", re.MULTILINE | re.DOTALL)


def thread_state(text: str) -> str:
    """Let `RT.ts` be a variable of the host thread."""
    text = ACCESSOR.sub(lambda m: m[0].replace("self->_ts", "(*rt_current())"), text)
    text = STATE.sub("(*rt_current())", text)
    if "CPyDef_pystate___attach(void) {" in text:
        text += ATTACH
    return CURRENT + text if "rt_current()" in text else text


# --- functions that C says better ---------------------------------------------------------------

# The body of each, by module; the Python form is what the uncompiled library runs.
BODIES = {
    "rt.objects.weakrefobject": {
        # Without the host's `_ctypes`.
        "object_at": """\
    PyObject *object = (PyObject *)(intptr_t)cpy_r_address;
    CPy_INCREF(object);
    return object;
""",
    },
    "rt.objects.listobject": {
        # Items change places, their counts do not change.
        "reverse_items": """\
    PyObject **items = (PyObject **)cpy_r_v.items;
    for (int64_t i = cpy_r_start, j = cpy_r_stop - 1; i < j; i++, j--) {
        PyObject *item = items[i];
        items[i] = items[j];
        items[j] = item;
    }
    return 1;
""",
        "put_before": """\
    PyObject **place = (PyObject **)cpy_r_v.items + cpy_r_i;
    PyObject *last = ((PyObject **)cpy_r_v.items)[cpy_r_stop];
    memmove(place + 1, place, (size_t)(cpy_r_stop - cpy_r_i) * sizeof(PyObject *));
    CPy_INCREF(cpy_r_x);
    *place = cpy_r_x;
    CPy_DECREF(last);
    return 1;
""",
    },
}


def written_in_c(text: str, bodies: dict[str, str]) -> str:
    """Give these functions their bodies."""
    for name, body in bodies.items():
        pattern = rf"^(\w[^\n;]*\bCPyDef_\w+___{name}\([^\n;]*\) \{{\n).*?^\}}"
        found = re.search(pattern, text, re.MULTILINE | re.DOTALL)
        assert found, f"no function {name}"
        text = f"{text[: found.start()]}{found[1]}{body}}}{text[found.end() :]}"
    return text


# --- every file: numbers that would become objects for a moment ---------------------------------

# `a if c else b`, where one is an i64 and the other a literal, is an int in mypyc's eyes: both
# become Python ints, and the result an i64 again.
AS_I64 = re.compile(
    r"^ {4}(\w+) = CPyLong_AsInt64\((cpy_r_r\d+)\);\n {4}CPy_DECREF\w*\(\2\);\n", re.MULTILINE
)
BOXED = re.compile(r" = PyLong_FromLongLong\((\w+)\);")
LITERAL_INT = re.compile(r" = \w+; /\* (-?\d+) \*/(?:\n {4}CPy_INCREF\w*\(\w+\);)?")


IS_ASCII = re.compile(
    r"^( {4}(\w+) = \w+; /\* 'isascii' \*/\n(?: {4}[^\n]*\n){2} {4}\w+ = )"
    r"PyObject_VectorcallMethod\(\2, (\w+), 9223372036854775809ULL, 0\);",
    re.MULTILINE,
)


def asked_directly(text: str) -> str:
    """Let `isascii` be no call of a method that is looked up by its name."""
    return IS_ASCII.sub(r"\1rt_isascii(\2, \3);", text)


def unboxed(text: str) -> str:
    """Leave such numbers what they are."""
    functions = text.split("\n}\n")
    for i, function in enumerate(functions):
        for m in AS_I64.finditer(function):
            functions[i] = unbox(functions[i], m[1], m[2])
    return "\n}\n".join(functions)


def unbox(function: str, number: str, boxed: str) -> str:
    """Make a function's variable `boxed` an i64, if it is nothing but the way to `number`."""
    changes = {f"    PyObject *{boxed};\n": f"    int64_t {boxed};\n"}
    sources = re.findall(rf"^ {{4}}{boxed} = (cpy_r_r\d+);\n", function, re.MULTILINE)
    if len(re.findall(rf"\b{boxed}\b", function)) != len(sources) + 3:
        return function
    for source in sources:
        if len(re.findall(rf"\b{source}\b", function)) not in (
            3,
            4,
        ):  # declared, made (and counted), used
            return function
        at = function.index(f"    {source} = ") + 4 + len(source)
        made = BOXED.match(function, at) or LITERAL_INT.match(function, at)
        if made is None or (made.re is LITERAL_INT and abs(int(made[1])) >> 63):
            return function
        value = made[1] if made.re is BOXED else f"INT64_C({made[1]})"
        changes[f"    {source}{made[0]}\n    {boxed} = {source};\n"] = f"    {boxed} = {value};\n"
    if sum(function.count(old) == 1 for old in changes) != len(changes):
        return function
    for old, new in changes.items():
        function = function.replace(old, new)
    return AS_I64.sub(lambda m: f"    {number} = {boxed};\n" if m[2] == boxed else m[0], function)


# --- every file: dead objects are kept for reuse ------------------------------------------------

DEALLOC = re.compile(
    r"static void\n(?P<name>\w+)_dealloc\((?P<struct>\w+) \*self\)\n\{\n"
    r"(?P<untrack> {4}PyObject_GC_UnTrack\(self\);\n)?"
    r" {4}CPy_TRASHCAN_BEGIN\(self, (?P=name)_dealloc\)\n"
    r" {4}CPyDef_(?P=name)_clear\(\(PyObject \*\)self\);\n"
    r" {4}Py_TYPE\(self\)->tp_free\(\(PyObject \*\)self\);\n"
    r" {4}CPy_TRASHCAN_END\(self\)\n {4}done: ;\n\}\n"
)
# How many dead objects a class keeps.
KEPT = 200
# How many deallocations may be inside of one another before the host's way is taken, which puts
# off the rest of a long chain.
NESTING = 40
# What all files share, defined in one of them.
SHARED = """
int rt_nesting;
#if PY_VERSION_HEX < 0x030E0000 && !defined(Py_GIL_DISABLED)
uintptr_t *rt_young;
#endif
"""
KEEP = """\
{struct} *rt_dead_{name};
{static}int rt_dead_count_{name};
extern int rt_nesting;

static void
{name}_dealloc({struct} *self)
{{
{untrack}    if (likely(rt_nesting < {nesting})) {{
{clear}        if (rt_dead_count_{name} < {kept} && Py_TYPE(self) == CPyType_{name}) {{
            rt_dead_count_{name}++;
            memcpy(&self->{link}, &rt_dead_{name}, sizeof(void *));
            rt_dead_{name} = self;
            return;
        }}
        Py_TYPE(self)->tp_free((PyObject *)self);
        return;
    }}
    CPy_TRASHCAN_BEGIN(self, {name}_dealloc)
    CPyDef_{name}_clear((PyObject *)self);
    Py_TYPE(self)->tp_free((PyObject *)self);
    CPy_TRASHCAN_END(self)
    done: ;
}}
"""
CLEAR = """\
        rt_nesting++;
        CPyDef_{name}_clear((PyObject *)self);
        rt_nesting--;
"""
REUSE = """\
    self = rt_dead_{name};
    if (likely(self != NULL && type == CPyType_{name})) {{
        memcpy(&rt_dead_{name}, &self->{link}, sizeof(void *));
        rt_dead_count_{name}--;
{zero}        Py_SET_REFCNT((PyObject *)self, 1);
{track}    }} else
        self = ({struct} *)type->tp_alloc(type, 0);
"""

ZERO = """\
        memset((char *)self + sizeof(PyObject), 0, sizeof(*self) - sizeof(PyObject));
"""
# Classes of one value, by the names that mypyc gives them, and the C type of the value: they are
# made where they are needed, without a call, when there is a dead one.
VALUES = {"floatobject___FloatObject": "double", "longobject___CompactLong": "int64_t"}


def free_lists(text: str) -> str:
    """Let each class keep its dead objects, KEPT at most, and make new ones of them.

    The list is linked through the objects' vtable pointers, or their values. Classes with
    finalisers are left out: the host remembers in the object that its finaliser has run.
    """

    def keep(m: re.Match[str]) -> str:
        name, struct = m["name"], m["struct"]
        alloc = f"    self = ({struct} *)type->tp_alloc(type, 0);\n"
        if alloc not in text or f"    self->vtable = {name}_vtable;\n" not in text:
            return m[0]
        value = name in VALUES
        link = "_value" if value else "vtable"
        found[alloc] = REUSE.format(
            name=name,
            struct=struct,
            link=link,
            zero="" if value else ZERO,
            track="        PyObject_GC_Track((PyObject *)self);\n" if m["untrack"] else "",
        )
        empty = (
            f"static int32_t CPyDef_{name}_clear(PyObject *cpy_r_self)\n{{\n"
            f"    {struct} *self = ({struct} *)cpy_r_self;\n    return 0;\n}}\n"
        )
        return KEEP.format(
            name=name,
            struct=struct,
            untrack=m["untrack"] or "",
            clear="" if empty in text else CLEAR.format(name=name),
            link=link,
            static="" if value else "static ",
            kept=KEPT,
            nesting=NESTING,
        )

    found: dict[str, str] = {}
    text = DEALLOC.sub(keep, text)
    for alloc, reuse in found.items():
        text = text.replace(alloc, reuse)
    return text


INLINE = """\
extern {struct} *rt_dead_{name};
extern int rt_dead_count_{name};
static inline PyObject *rt_new_{name}({value} value)
{{
    {struct} *self = rt_dead_{name};
    if (unlikely(self == NULL))
        return CPyDef_{name}(value);
    memcpy(&rt_dead_{name}, &self->_value, sizeof(void *));
    rt_dead_count_{name}--;
    self->_value = value;
    rt_count((PyObject *)self) = 1;
    return (PyObject *)self;
}}
"""


def inline_values(text: str) -> str:
    """Make the objects of VALUES without a call where the file makes any."""
    for name, value in VALUES.items():
        call = f"= CPyDef_{name}("
        if call in text:
            struct = f"rt___objects___{name}Object"
            text = text.replace(call, f"= rt_new_{name}(")
            text = INLINE.format(name=name, struct=struct, value=value) + text
    return text


# --- the eval loop: one switch, no checks of bounds ---------------------------------------------

NODE = re.compile(
    r" {4}(\w+) = (cpy_r_o) < (\d+);\n {4}if \(!\1\) goto (CPyL\d+);\n|"
    r" {4}(\w+) = (cpy_r_o) < (\d+);\n {4}if \(\5\) \{\n {8}goto (CPyL\d+);\n"
    r" {4}\} else\n {8}goto (CPyL\d+);\n"
)
# The opcode of a word, then its operands, then the count of the program counter.
DECODE = re.compile(
    r"( {4}cpy_r_o = \w+;\n)"
    r"((?: {4}\w+ = \w+ (?:>>|&) \d+;\n| {4}cpy_r_[dab] = \w+;\n)+)"
    r"( {4}(\w+) = cpy_r_pc \+ 1;\n {4}cpy_r_pc = \4;\n)"
)
LABEL = re.compile(r"^(CPyL\d+): ;\n", re.MULTILINE)
BOUNDS = re.compile(
    r"^ {4}(\w+) = \(uint64_t\)(\w+) < \(uint64_t\)(\w+);\n {4}if \(\1\) goto (CPyL\d+);\n"
    r"(?= {4}\w+ = \2 \+ \3;\n)",
    re.MULTILINE,
)


def unchecked(text: str) -> str:
    """Drop the checks of vec indexes: what the loop reads and writes was checked when the code
    was lowered."""
    return BOUNDS.sub(r"    goto \4;\n", text)


# Loops over digits and items, whose bounds are what their callers have made room for.
TRUSTED = {
    "rt.dict.dictobject": (
        "rebuild",
        "slot_entry",
        "set_slot",
        "find_empty_slot",
        "lookup_str",
        "compare_str",
        "lookup_compact",
        "lookup_general",
        "index_slot",
        "insert_new",
    ),
    "rt.objects.listobject": ("copy_items",),
    "rt.objects.listsort": (
        "binary_sort",
        "merge_lo",
        "merge_hi",
        "move",
        "number_ints",
        "number_floats",
        "reverse_order",
        "permuted",
    ),
    "rt.objects.long_arith": (
        "mag_add",
        "mag_add_carrying",
        "carry_on",
        "mag_sub",
        "mag_add_to",
        "mag_sub_from",
        "mag_lshift",
        "mag_rshift",
        "mag_mul1",
        "mul_rows",
        "square_rows",
        "mag_divrem1",
        "mag_divrem2",
        "mag_rem1",
        "div_school",
    ),
    "rt.objects.long_format": ("parts_to_digits",),
    "rt.objects.long_ops": ("combine",),
    "rt.objects.setobject": (
        "quick_slot",
        "next_live",
        "copy_live",
        "insert_clean",
        "add_at",
        "frozenset_hash",
    ),
    "rt.objects.tupleobject": ("tuple_hash",),
    "rt.unicode.fastsearch": ("agreeing_words",),
    "rt.unicode.unicode_split": ("pieces_of",),
}


def trusted(text: str, functions: tuple[str, ...]) -> str:
    """Drop the checks of vec indexes in these functions."""
    for name in functions:
        pattern = rf"^\w[^\n;]*\bCPyDef_\w+___{name}\([^\n;]*\) \{{\n.*?^\}}"
        found = re.search(pattern, text, re.MULTILINE | re.DOTALL)
        assert found, f"no function {name}"
        text = text[: found.start()] + unchecked(found[0]) + text[found.end() :]
    return text


def switch(text: str, opcodes: int) -> str:
    """Turn the decision tree over `cpy_r_o` into a switch.

    The tree is a nest of `if o < n`; every opcode below `opcodes` is followed through it to
    the body that it ends in, which gets a label of its own. The statements before the tree
    that take the word apart go into each case: a body then has only the parts that it uses.
    """
    root = NODE.search(text)
    if root is None:
        raise SystemExit("c_passes: no decision tree in the eval loop")
    # Labels are numbered anew in each function.
    start = text.rindex("\n}\n", 0, root.start())
    end = text.index("\n}\n", root.start())
    labels = {m[1]: m.end() for m in LABEL.finditer(text, start, end)}
    bodies: dict[int, list[int]] = {}
    for op in range(opcodes):
        at = root.start()
        while (node := NODE.match(text, at)) is not None:
            if node[1]:
                at = node.end() if op < int(node[3]) else labels[node[4]]
            else:
                at = labels[node[8] if op < int(node[7]) else node[9]]
        bodies.setdefault(at, []).append(op)
    if len(bodies) < opcodes // 4:
        raise SystemExit("c_passes: the decision tree has another form")
    decode = DECODE.search(text, start, root.start())
    if decode is None:
        raise SystemExit("c_passes: the eval loop takes words apart in another form")

    first = {op: ops[0] for ops in bodies.values() for op in ops}
    # A jump through a table is what gcc repeats at the end of each body.
    table = ", ".join(f"&&rt_case_{first[op]}" for op in range(opcodes))
    heads = [f"rt_case_{op}:\n{decode[2]}    goto rt_op_{op};\n" for op in set(first.values())]
    threaded = (
        f"    static const void *const rt_cases[] = {{{table}}};\n"
        f"    goto *rt_cases[cpy_r_o];\n{''.join(heads)}"
    )
    # Words that another has extended come to the tree with the parts ready. They go through
    # memory: else each part would be one variable for all bodies, and not in a register.
    cases = [
        "".join(f"    case {op}:\n" for op in ops)
        + "".join(f"    cpy_r_{part} = rt_{part};\n" for part in "dab")
        + f"    goto rt_op_{ops[0]};\n"
        for ops in bodies.values()
    ]
    extended = (
        "    volatile int64_t rt_d = cpy_r_d, rt_a = cpy_r_a, rt_b = cpy_r_b;\n"
        f"    switch (cpy_r_o) {{\n{''.join(cases)}    default: __builtin_unreachable();\n    }}\n"
    )

    replacements = {
        decode.start(2): (decode.end(3), decode[3] + threaded),
        root.start(): (root.start(), extended),
    }
    pieces = []
    last = 0
    for at in sorted([*bodies, *replacements]):
        pieces.append(text[last:at])
        last = at
        if at in replacements:
            last, new = replacements[at]
            pieces.append(new)
        if at in bodies:
            pieces.append(f"rt_op_{bodies[at][0]}: ;\n")
    pieces.append(text[last:])
    return "".join(pieces)


# What every instruction needs stays in registers: gcc's own choice, over a function of this size,
# is bad.
PINNED = {"int64_t cpy_r_pc;": "r15", "int64_t cpy_r_fp;": "r14", "PyObject *cpy_r_code;": "r12"}


def pin(text: str) -> str:
    """Give the eval loop's program counter, frame and code a register each."""
    start = text.index("PyObject *CPyDef_ceval_loop___eval_loop(PyObject *cpy_r_ex) {")
    for declaration, register in PINNED.items():
        at = text.index(f"    {declaration}\n", start)
        pinned = f'register {declaration[:-1]} __asm__("{register}");'
        text = text[: at + 4] + pinned + text[at + 4 + len(declaration) :]
    return text


def eval_loop(text: str, opcodes: int) -> str:
    """All passes over the eval loop, whose register code has `opcodes` instructions."""
    return pin(switch(unchecked(text), opcodes))
