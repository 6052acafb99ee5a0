"""The instructions of the register code: what the eval loop is generated from.

Answers to Python/bytecodes.c. tools/generate_loop.py makes rt/vm/regops.py (numbers and
names), rt/vm/ceval_loop.py (the loop) and rt/vm/ceval_cold.py (the rare instructions) from
the tables of this module; nothing imports it at run time.

A word is an i64: opcode (10 bits), the operands d, a, b (16 bits each), flags f (5 bits).
In the tables

    R[x]    register x of the running frame: stack[fp + x]
    K[x]    constant x of the code: code.consts[x]
    jump x  go on x - BIAS words further
    A B D   flags: operand a (b, d) is a temporary, which the instruction clears
    ++n     n words of cache follow

A hot instruction's body stands in the loop. It ends in NEXT; a body that runs to its end
without NEXT (or GO_ON, which ends in it) has failed and left an exception (`st` is 0, ERROR), or says in `st` what the
loop must do: RELOAD (another frame runs, or the same one elsewhere) or EXIT (the frame that
the loop was entered for has ended). SAVE stores where the frame is; it comes before anything
that can run guest code or fail. A cold instruction is a function of the module that its line
names, called with (ex, stack, fp, code, d, a, b, f); it returns OK or ERROR.

Fast paths for ints and floats leave operands that are temporaries where they are: nobody
can see when a number dies. All other instructions clear theirs (CLEAR_AB, CLEAR_A).
"""

from __future__ import annotations

ARITHMETIC = ("ADD", "SUB", "MUL", "TRUEDIV", "FLOORDIV", "MOD", "AND")
# The other binary operators, by the number of their operation (NB_*).
OTHER_OPERATORS = ("MATMUL", "POW")
NB = {
    "ADD": 0, "AND": 1, "FLOORDIV": 2, "LSHIFT": 3, "MATMUL": 4, "MUL": 5, "MOD": 6, "OR": 7,
    "POW": 8, "RSHIFT": 9, "SUB": 10, "TRUEDIV": 11, "XOR": 12,
}  # fmt: skip
COMPARISONS = (("LT", "<"), ("LE", "<="), ("EQ", "=="), ("NE", "!="), ("GT", ">"), ("GE", ">="))
# The second operand of the two forms of an instruction.
SECOND = {"RR": "stack[fp + b]", "RK": "code.consts[b]"}


class Op:
    """One line of the table."""

    def __init__(
        self, names: list[str], text: str, body: str, where: str, caches: int
    ) -> None:
        self.names = names
        self.text = text
        self.body = body
        self.where = where
        self.caches = caches


OPS: list[Op] = []


def op(names: str, text: str, body: str, caches: int = 0) -> None:
    """A hot instruction: its names, meaning and body."""
    OPS.append(Op(names.split(), text, body, "", caches))


def cold(name: str, where: str, text: str) -> None:
    """A rare instruction: `where` is the module of rt.vm that has its function."""
    OPS.append(Op([name], text, "", where, 0))


# Moves.

op("MOVE", "R[d] = R[a]", """
    stack[fp + d] = stack[fp + a]
    NEXT
""")
op("LOADK", "R[d] = K[a]", """
    stack[fp + d] = code.consts[a]
    NEXT
""")
op("TAKE", "R[d] = R[a]; R[a] cleared", """
    x = stack[fp + a]
    stack[fp + a] = None
    stack[fp + d] = x
    NEXT
""")
op("CLEAR", "R[d] cleared", """
    stack[fp + d] = None
    NEXT
""")
op("SWAP_REGS", "R[d], R[a] = R[a], R[d]", """
    x = stack[fp + a]
    y = stack[fp + d]
    stack[fp + a] = y
    stack[fp + d] = x
    NEXT
""")
op("NOP", "", """
    NEXT
""")
op("EXTENDED", "d, a, b, signed, are the high halves of the next word's operands", """
    w = code.words[pc]
    pc += 1
    o = w & 0x3ff
    d = ((w >> 10) & 0xffff) | (((d ^ 0x8000) - 0x8000) << 16)
    a = ((w >> 26) & 0xffff) | (((a ^ 0x8000) - 0x8000) << 16)
    b = ((w >> 42) & 0xffff) | (((b ^ 0x8000) - 0x8000) << 16)
    AGAIN
""")
op("LOWER", "lower the code, then begin", """
    if ex.lower(code):
        pc = 0
        NEXT
""")
op("CHECK", "UnboundLocalError unless R[a] is bound", """
    if stack[fp + a] is not None:
        NEXT
    SAVE
    unbound_local(code, a)
""")

# Arithmetic. d a b, flags A B, and INPLACE.

# Where nobody else holds the left string, because the sum replaces it, it grows in place.
text_case = """
        elif isinstance(x, UnicodeObject) and isinstance(y, UnicodeObject):
            if d == a or (w & CLEARS_A) != 0:
                z = append_text(stack, fp + a, y)
                if (w & CLEARS_B) != 0:
                    stack[fp + b] = None
                stack[fp + d] = z
                NEXT"""
for name, sign in (("ADD", "+"), ("SUB", "-"), ("MUL", "*")):
    if name == "MUL":
        int_case = """
            i = x.value
            k = y.value
            if -1073741824 <= i <= 1073741824 and -1073741824 <= k <= 1073741824:
                r = i * k
                if -5 <= r <= 256:
                    stack[fp + d] = small[r + 5]
                else:
                    stack[fp + d] = CompactLong(r)
                NEXT"""
    else:
        int_case = f"""
            r = x.value {sign} y.value
            if -5 <= r <= 256:
                stack[fp + d] = small[r + 5]
                NEXT
            if -COMPACT_MAX <= r <= COMPACT_MAX:
                stack[fp + d] = CompactLong(r)
                NEXT"""
    for form, second in SECOND.items():
        op(f"{name}_{form}", f"R[d] = R[a] {sign} {form[1]}[b]", f"""
        x = stack[fp + a]
        y = {second}
        if isinstance(x, CompactLong) and isinstance(y, CompactLong):{int_case}
        elif isinstance(x, FloatObject) and isinstance(y, FloatObject):
            stack[fp + d] = FloatObject(x.value {sign} y.value)
            NEXT{text_case if name == "ADD" else ""}
        SAVE
        assert x is not None and y is not None
        z = binary_slow(x, y, {NB[name]}, w)
        if z is not None:
            CLEAR_AB
            stack[fp + d] = z
            NEXT
        """)

for form, second in SECOND.items():
    op(f"TRUEDIV_{form}", f"R[d] = R[a] / {form[1]}[b]", f"""
        x = stack[fp + a]
        y = {second}
        if isinstance(x, FloatObject) and isinstance(y, FloatObject):
            if y.value != 0.0:
                stack[fp + d] = FloatObject(x.value / y.value)
                NEXT
        SAVE
        assert x is not None and y is not None
        z = binary_slow(x, y, {NB["TRUEDIV"]}, w)
        if z is not None:
            CLEAR_AB
            stack[fp + d] = z
            NEXT
    """)
    for name, sign in (("FLOORDIV", "//"), ("MOD", "%")):
        op(f"{name}_{form}", f"R[d] = R[a] {sign} {form[1]}[b]", f"""
            x = stack[fp + a]
            y = {second}
            if isinstance(x, CompactLong) and isinstance(y, CompactLong):
                k = y.value
                if k > 0:
                    r = x.value {sign} k
                    if -5 <= r <= 256:
                        stack[fp + d] = small[r + 5]
                    else:
                        stack[fp + d] = CompactLong(r)
                    NEXT
            SAVE
            assert x is not None and y is not None
            z = binary_slow(x, y, {NB[name]}, w)
            if z is not None:
                CLEAR_AB
                stack[fp + d] = z
                NEXT
        """)
    for name, sign, when in (
        ("AND", "&", ""),
        ("OR", "|", ""),
        ("XOR", "^", ""),
        ("RSHIFT", ">>", " and 0 <= y.value < 63"),
        # What this many bits cannot leave compact.
        ("LSHIFT", "<<", " and 0 <= y.value < 31 and -(1 << 30) <= x.value <= 1 << 30"),
    ):
        op(f"{name}_{form}", f"R[d] = R[a] {sign} {form[1]}[b]", f"""
            x = stack[fp + a]
            y = {second}
            if isinstance(x, CompactLong) and isinstance(y, CompactLong){when}:
                r = x.value {sign} y.value
                if -5 <= r <= 256:
                    stack[fp + d] = small[r + 5]
                elif r >= -COMPACT_MAX:
                    stack[fp + d] = CompactLong(r)
                else:
                    # One more negative number than positive ones has that many bits.
                    stack[fp + d] = long_from_i64(r)
                NEXT
            SAVE
            assert x is not None and y is not None
            z = binary_slow(x, y, {NB[name]}, w)
            if z is not None:
                CLEAR_AB
                stack[fp + d] = z
                NEXT
        """)
    op(" ".join(f"{name}_{form}" for name in OTHER_OPERATORS),
       f"R[d] = R[a] op {form[1]}[b]", f"""
        x = stack[fp + a]
        y = {second}
        SAVE
        assert x is not None and y is not None
        z = binary_slow(x, y, OTHER_NB[o - FIRST], w)
        if z is not None:
            CLEAR_AB
            stack[fp + d] = z
            NEXT
    """)

op("NEGATIVE", "R[d] = -R[a]", """
    x = stack[fp + a]
    if isinstance(x, CompactLong):
        r = -x.value
        if -5 <= r <= 256:
            stack[fp + d] = small[r + 5]
        else:
            stack[fp + d] = CompactLong(r)
        NEXT
    elif isinstance(x, FloatObject):
        stack[fp + d] = FloatObject(-x.value)
        NEXT
    SAVE
    assert x is not None
    z = x.nb_negative()
    if z is not None:
        CLEAR_A
        stack[fp + d] = z
        NEXT
""")
cold("INVERT", "ceval_arith", "R[d] = ~R[a]")
op("NOT", "R[d] = not R[a]", """
    x = stack[fp + a]
    if x is TRUE:
        stack[fp + d] = FALSE
        NEXT
    if x is FALSE:
        stack[fp + d] = TRUE
        NEXT
    SAVE
    assert x is not None
    t = is_true(x)
    if t >= 0:
        CLEAR_A
        stack[fp + d] = FALSE if t else TRUE
        NEXT
""")
op("TO_BOOL", "R[d] = bool(R[a])", """
    x = stack[fp + a]
    SAVE
    assert x is not None
    t = is_true(x)
    if t >= 0:
        CLEAR_A
        stack[fp + d] = TRUE if t else FALSE
        NEXT
""")

# Comparisons.

for form, second in SECOND.items():
    op(" ".join(f"{name}_{form}" for name, _ in COMPARISONS),
       f"R[d] = R[a] op {form[1]}[b]", f"""
        x = stack[fp + a]
        y = {second}
        if isinstance(x, CompactLong) and isinstance(y, CompactLong):
            stack[fp + d] = TRUE if compare_i64(x.value, y.value, o - FIRST) else FALSE
            NEXT
        elif isinstance(x, FloatObject) and isinstance(y, FloatObject):
            stack[fp + d] = TRUE if compare_f64(x.value, y.value, o - FIRST) else FALSE
            NEXT
        elif isinstance(x, UnicodeObject) and isinstance(y, UnicodeObject):
            t = 1 if compare_text(x, y, o - FIRST) else 0
            CLEAR_AB
            stack[fp + d] = TRUE if t else FALSE
            NEXT
        SAVE
        assert x is not None and y is not None
        z = rich_compare(x, y, o - FIRST)
        if z is not None:
            CLEAR_AB
            stack[fp + d] = z
            NEXT
    """)
    for name, sign in COMPARISONS:
        op(f"JN_{name}_{form}", f"jump d unless R[a] {sign} {form[1]}[b]", f"""
            x = stack[fp + a]
            y = {second}
            if isinstance(x, CompactLong) and isinstance(y, CompactLong):
                if not (x.value {sign} y.value):
                    pc += d - BIAS
                NEXT
            elif isinstance(x, FloatObject) and isinstance(y, FloatObject):
                if not (x.value {sign} y.value):
                    pc += d - BIAS
                NEXT
            SAVE
            assert x is not None and y is not None
            t = compare_bool(x, y, {[n for n, _ in COMPARISONS].index(name)})
            if t >= 0:
                CLEAR_AB
                if t == 0:
                    pc += d - BIAS
                NEXT
        """)
    op(" ".join(f"JT_{name}_{form}" for name, _ in COMPARISONS),
       f"jump d if R[a] op {form[1]}[b]", f"""
        x = stack[fp + a]
        y = {second}
        if isinstance(x, CompactLong) and isinstance(y, CompactLong):
            if compare_i64(x.value, y.value, o - FIRST):
                pc += d - BIAS
            NEXT
        elif isinstance(x, FloatObject) and isinstance(y, FloatObject):
            if compare_f64(x.value, y.value, o - FIRST):
                pc += d - BIAS
            NEXT
        SAVE
        assert x is not None and y is not None
        t = compare_bool(x, y, o - FIRST)
        if t >= 0:
            CLEAR_AB
            if t == 1:
                pc += d - BIAS
            NEXT
    """)

op("IS", "R[d] = R[a] is R[b], inverted with INVERTED", """
    t = 1 if stack[fp + a] is stack[fp + b] else 0
    if (w & INVERTED) != 0:
        t = 1 - t
    CLEAR_AB
    stack[fp + d] = TRUE if t else FALSE
    NEXT
""")
op("J_IS", "jump d if (R[a] is R[b]) == INVERTED", """
    t = 1 if stack[fp + a] is stack[fp + b] else 0
    CLEAR_AB
    if (t == 1) == ((w & INVERTED) != 0):
        pc += d - BIAS
    NEXT
""")
op("CONTAINS", "R[d] = R[a] in R[b], inverted with INVERTED", """
    x = stack[fp + a]
    y = stack[fp + b]
    SAVE
    assert x is not None and y is not None
    t = sequence_contains(y, x)
    if t >= 0:
        if (w & INVERTED) != 0:
            t = 1 - t
        CLEAR_AB
        stack[fp + d] = TRUE if t else FALSE
        NEXT
""")
op("J_CONTAINS", "jump d if (R[a] in R[b]) == INVERTED", """
    x = stack[fp + a]
    y = stack[fp + b]
    SAVE
    assert x is not None and y is not None
    if isinstance(y, DictObject):
        t = dict_contains(y, x)
    else:
        t = sequence_contains(y, x)
    if t >= 0:
        CLEAR_AB
        if (t == 1) == ((w & INVERTED) != 0):
            pc += d - BIAS
        NEXT
""")
for name, jump, stay, test in (("TRUE", "TRUE", "FALSE", "t == 1"),
                               ("FALSE", "FALSE", "TRUE", "t == 0")):
    op(f"J_{name}", f"jump d if R[a] is {name.lower()}", f"""
        x = stack[fp + a]
        if x is {stay}:
            NEXT
        if x is {jump}:
            pc += d - BIAS
            NEXT
        SAVE
        assert x is not None
        if isinstance(x, CompactLong):
            t = 1 if x.value != 0 else 0
        else:
            t = is_true(x)
        if t >= 0:
            CLEAR_A
            if {test}:
                pc += d - BIAS
            NEXT
    """)
op("J_NONE", "jump d if R[a] is None", """
    x = stack[fp + a]
    CLEAR_A
    if x is NONE:
        pc += d - BIAS
    NEXT
""")
op("J_NOT_NONE", "jump d if R[a] is not None", """
    x = stack[fp + a]
    CLEAR_A
    if x is not NONE:
        pc += d - BIAS
    NEXT
""")
op("JUMP", "jump d", """
    pc += d - BIAS
    NEXT
""")
op("JUMP_BACK", "jump d, and look now and then what else there is to do", """
    poll -= 1
    if poll > 0:
        pc += d - BIAS
        NEXT
    poll = POLL_INTERVAL
    SAVE
    if ex.poll():
        pc += d - BIAS
        NEXT
""")

# Subscripts.

for form, second in SECOND.items():
    op(f"SUBSCR_{form}", f"R[d] = R[a][{form[1]}[b]]", f"""
        x = stack[fp + a]
        y = {second}
        if isinstance(x, ListObject) and isinstance(y, CompactLong):
            i = y.value
            if i < 0:
                i += x.n
            if 0 <= i < x.n:
                z = x.items[i]
                CLEAR_AB
                stack[fp + d] = z
                NEXT
        elif isinstance(x, TupleObject) and isinstance(y, CompactLong):
            i = y.value
            if i < 0:
                i += x.n
            if 0 <= i < x.n:
                z = x.item(i)
                CLEAR_AB
                stack[fp + d] = z
                NEXT
        SAVE
        assert x is not None and y is not None
        if isinstance(x, InstanceObject):
            CLEAR_AB
            st = ex.subscript(x, y, fp + d)
            if st == DONE:
                st = ERROR
                NEXT
        else:
            z = subscript(x, y)
            if z is not None:
                CLEAR_AB
                stack[fp + d] = z
                NEXT
    """)
    op(f"STORE_SUBSCR_{form}", f"R[a][{form[1]}[b]] = R[d]", f"""
        x = stack[fp + a]
        y = {second}
        z = stack[fp + d]
        SAVE
        assert x is not None and y is not None and z is not None
        if isinstance(x, ListObject) and isinstance(y, CompactLong):
            i = y.value
            if i < 0:
                i += x.n
            if 0 <= i < x.n:
                # The old item dies after it is out of the list.
                v = x.items[i]
                x.items[i] = z
                CLEAR_ABD
                z = v
                NEXT
        if x.mp_ass_subscript(y, z) == 0:
            CLEAR_ABD
            NEXT
    """)
cold("DELETE_SUBSCR", "ceval_arith", "del R[a][R[b]]")
cold("BINARY_SLICE", "ceval_arith", "R[d] = R[a][R[a + 1]:R[a + 2]], all cleared")
cold("STORE_SLICE", "ceval_arith", "R[a + 1][R[a + 2]:R[a + 3]] = R[a], all cleared")

# Names.

op("LOAD_GLOBAL", "R[d] = global or built-in K[a] ++2", """
    SAVE
    z = load_global(code, pc, a)
    pc += 2
    if z is not None:
        stack[fp + d] = z
        NEXT
""", caches=2)
op("LOAD_GLOBAL_MODULE", "R[d] = value b of the globals", """
    if code.globals.keys_version == code.words[pc]:
        x = code.globals.values[b]
        if x is not None:
            pc += 2
            stack[fp + d] = x
            NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=2)
op("LOAD_GLOBAL_BUILTIN", "R[d] = value b of the built-in names", """
    i = pc + 1
    if code.globals.keys_version == code.words[pc] and code.builtins.keys_version == code.words[i]:
        x = code.builtins.values[b]
        if x is not None:
            pc += 2
            stack[fp + d] = x
            NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=2)
op("LOAD_DEREF", "R[d] = what the cell R[a] holds", """
    x = stack[fp + a]
    assert isinstance(x, CellObject)
    y = x.value
    if y is not None:
        stack[fp + d] = y
        NEXT
    SAVE
    unbound_cell(code, a)
""")
op("STORE_DEREF", "the cell R[a] holds R[b]", """
    x = stack[fp + a]
    assert isinstance(x, CellObject)
    # The old value dies after it is out of the cell.
    y = x.value
    x.value = stack[fp + b]
    if (w & CLEARS_B) != 0:
        stack[fp + b] = None
    z = y
    NEXT
""")
op("LOAD_NAME", "R[d] = local, global or built-in name K[b]", """
    SAVE
    z = load_name(code, stack[fp + code.nlocals - 1], code.consts[b])
    if z is not None:
        stack[fp + d] = z
        NEXT
""")
op("STORE_NAME", "local name K[b] = R[a]", """
    SAVE
    if store_name(stack[fp + code.nlocals - 1], code.consts[b], stack[fp + a]) == 0:
        CLEAR_A
        NEXT
""")
cold("DELETE_NAME", "ceval_names", "del local name K[b]")
cold("STORE_GLOBAL", "ceval_names", "global K[b] = R[a]")
cold("DELETE_GLOBAL", "ceval_names", "del global K[b]")
cold("DELETE_FAST", "ceval_names", "R[a] unbound; UnboundLocalError if it is already")
cold("DELETE_DEREF", "ceval_names", "the cell R[a] empty; NameError if it is already")
cold("MAKE_CELL", "ceval_names", "R[a] = a cell that holds R[a]")
cold("COPY_FREE_VARS", "ceval_names", "R[d] to R[d + b - 1] = the function's closure")
cold("LOAD_LOCALS", "ceval_names", "R[d] = the frame's namespace")
cold("LOAD_FROM_DICT_OR_GLOBALS", "ceval_names", "R[d] = name K[b] in R[a], or global")
cold("LOAD_FROM_DICT_OR_DEREF", "ceval_names", "R[d] = name of cell b in R[a], or its value")
cold("LOAD_BUILD_CLASS", "ceval_names", "R[d] = __build_class__")
cold("SETUP_ANNOTATIONS", "ceval_names", "make __annotations__ in the namespace")

# Attributes.

op("LOAD_ATTR", "R[d] = R[a].K[b] ++1", """
    x = stack[fp + a]
    SAVE
    assert x is not None
    z = load_attr(x, code.consts, code.words, pc, b)
    pc += 1
    if z is not None:
        CLEAR_A
        stack[fp + d] = z
        NEXT
""", caches=1)
for index in range(5):
    op(f"LOAD_ATTR_V{index}", f"R[d] = value {index} of the instance R[a]", f"""
        x = stack[fp + a]
        if isinstance(x, InstanceObject) and x.cls.version == code.words[pc] and x.dict is None:
            z = x.v{index}
            if z is not None:
                pc += 1
                CLEAR_A
                stack[fp + d] = z
                NEXT
        pc -= 1
        ex.forget(code, pc)
        NEXT
    """, caches=1)
op("LOAD_ATTR_MORE", "R[d] = value b + 5 of the instance R[a]", """
    x = stack[fp + a]
    if isinstance(x, InstanceObject) and x.cls.version == code.words[pc] and x.dict is None:
        if b < len(x.more):
            z = x.more[b]
            if z is not None:
                pc += 1
                CLEAR_A
                stack[fp + d] = z
                NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=1)
# Of the next three, with METHOD, R[d] is cleared and R[d + 1] gets the attribute.
op("LOAD_ATTR_MODULE", "R[d] = value b of the module R[a]", """
    x = stack[fp + a]
    if isinstance(x, ModuleObject) and x.dict.keys_version == code.words[pc]:
        if x.cls is MODULE_TYPE:
            z = x.dict.values[b]
            if z is not None:
                pc += 1
                CLEAR_A
                if (w & METHOD) != 0:
                    stack[fp + d] = None
                    d += 1
                stack[fp + d] = z
                NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=1)
op("LOAD_ATTR_CLASS", "R[d] = K[b + 1], the attribute of the class R[a]", """
    x = stack[fp + a]
    if isinstance(x, TypeObject) and x.version == code.words[pc]:
        pc += 1
        CLEAR_A
        if (w & METHOD) != 0:
            stack[fp + d] = None
            d += 1
        i = b + 1
        stack[fp + d] = code.consts[i]
        NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=1)
op("LOAD_ATTR_SHARED", "R[d] = K[b + 1], which the class of the instance R[a] has", """
    x = stack[fp + a]
    if isinstance(x, InstanceObject) and x.cls.version == code.words[pc] and x.dict is None:
        pc += 1
        CLEAR_A
        if (w & METHOD) != 0:
            stack[fp + d] = None
            d += 1
        i = b + 1
        stack[fp + d] = code.consts[i]
        NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=1)
op("LOAD_ATTR_PROPERTY", "R[d] = K[b + 1](R[a]), the getter of a property of the instance's class",
   """
    x = stack[fp + a]
    i = b + 1
    y = code.consts[i]
    if isinstance(x, InstanceObject) and x.cls.version == code.words[pc] and isinstance(y, FunctionObject):
        pc += 1
        SAVE
        CLEAR_A
        if (w & METHOD) != 0:
            stack[fp + d] = None
            d += 1
        st = ex.call_guest(y, x, None, fp + d)
        if st == DONE:
            st = ERROR
            NEXT
    else:
        pc -= 1
        ex.forget(code, pc)
        NEXT
""", caches=1)
op("LOAD_METHOD", "R[d], R[d + 1] = method K[b] of R[a] and R[a]; "
   "or cleared and the attribute ++1", """
    x = stack[fp + a]
    SAVE
    assert x is not None
    if (w & CLEARS_A) != 0:
        stack[fp + a] = None
    if load_method(stack, fp + d, x, code.consts, code.words, pc, b):
        pc += 1
        NEXT
""", caches=1)
op("LOAD_METHOD_INSTANCE", "the same: K[b + 1] is the class's, the instance has none", """
    x = stack[fp + a]
    if isinstance(x, InstanceObject) and x.cls.version == code.words[pc] and x.dict is None:
        pc += 1
        if (w & CLEARS_A) != 0:
            stack[fp + a] = None
        i = b + 1
        stack[fp + d] = code.consts[i]
        stack[fp + d + 1] = x
        NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=1)
op("LOAD_METHOD_NATIVE", "the same for a built-in type without instance dictionaries", """
    x = stack[fp + a]
    assert x is not None
    if x.ob_type().version == code.words[pc]:
        pc += 1
        if (w & CLEARS_A) != 0:
            stack[fp + a] = None
        i = b + 1
        stack[fp + d] = code.consts[i]
        stack[fp + d + 1] = x
        NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=1)
op("STORE_ATTR", "R[a].K[b] = R[d] ++1", """
    x = stack[fp + a]
    y = stack[fp + d]
    SAVE
    assert x is not None and y is not None
    if store_attr(x, y, code.consts, code.words, pc, b) == 0:
        pc += 1
        CLEAR_AD
        NEXT
""", caches=1)
for index in range(5):
    op(f"STORE_ATTR_V{index}", f"value {index} of the instance R[a] = R[d]", f"""
        x = stack[fp + a]
        if isinstance(x, InstanceObject) and x.cls.version == code.words[pc] and x.dict is None:
            # The old value dies after it is out of the instance.
            y = x.v{index}
            if y is not None or x.top == b:
                if x.top == b:
                    x.top = b + 1
                x.v{index} = stack[fp + d]
                pc += 1
                CLEAR_AD
                z = y
                NEXT
        pc -= 1
        ex.forget(code, pc)
        NEXT
    """, caches=1)
op("STORE_ATTR_MORE", "value b + 5 of the instance R[a] = R[d], which has one already", """
    x = stack[fp + a]
    if isinstance(x, InstanceObject) and x.cls.version == code.words[pc] and x.dict is None:
        if b < len(x.more):
            y = x.more[b]
            if y is not None:
                x.more[b] = stack[fp + d]
                pc += 1
                CLEAR_AD
                z = y
                NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=1)
op("STORE_ATTR_SLOT", "value b of the instance R[a], a slot, = R[d]", """
    x = stack[fp + a]
    if isinstance(x, InstanceObject) and x.cls.version == code.words[pc]:
        y = x.get_value(b)
        x.set_value(b, stack[fp + d])
        pc += 1
        CLEAR_AD
        z = y
        NEXT
    pc -= 1
    ex.forget(code, pc)
    NEXT
""", caches=1)
cold("DELETE_ATTR", "ceval_attr", "del R[a].K[b]")
cold("LOAD_SUPER_ATTR", "ceval_attr",
     "R[d] = super(R[a + 1], R[a + 2]).K[b]; with METHOD R[d], R[d + 1] as LOAD_METHOD")
cold("LOAD_SPECIAL", "ceval_attr", "R[d], R[d + 1] = special method b of R[a], as LOAD_METHOD")

# Calls. The callee's frame begins at its first argument; its function is the register before.

PUSH_FRAME = """
        rc = x.rcode
        nfp = fp + a + 1
        if rc.exact_args == {nargs} and nfp + rc.nregs <= size and depth < ex.max_depth:
            fr[fb] = pc
            depth += 1
            fb += FRAME_SIZE
            # What looks at the frame before it has saved its place finds the beginning.
            fr[fb] = 0
            fr[fb + 1] = nfp
            fr[fb + 2] = fp + d
            ts.depth = depth
            codes[depth - first] = rc
            i = nfp + {nargs}
            fp = nfp
            k = fp + rc.nlocals
            while i < k:
                stack[i] = None
                i += 1
            code = rc
            pc = 0
            poll -= 1
            if poll > 0:
                NEXT
            poll = POLL_INTERVAL
            SAVE
            if ex.poll():
                NEXT"""
NATIVE_CALL = """
        SAVE
        z = UNHANDLED
        if {direct}:
            z = call_direct(x.d.direct, stack, fp + a + 1, {nargs})
        if z is UNHANDLED:
            z = x.tp_call(stack, fp + a + 1, {nargs}, None)
        if z is not None:
            i = fp + a + {nargs}
            k = fp + a
            while i >= k:
                stack[i] = None
                i -= 1
            stack[fp + d] = z
            NEXT"""
AFTER_CALL = """
    if st == DONE:
        st = ERROR
        NEXT"""
POP_FRAME = """
    r = fr[fb + 2]
    if r == INIT_KIND and y is NONE:
        # An `__init__`: the result of the class's call is the instance.
        y = objs[depth - first]
        objs[depth - first] = None
        r = fr[fb + 3]
    if r >= 0:
        d = fr[fb + 2]
        i = fp + code.nlocals - 1
        k = fp - 1
        while i >= k:
            stack[i] = None
            i -= 1
        if fr[fb + 2] != d:
            # A finaliser has asked for the frame.
            ex.detach(depth - first)
        fb -= FRAME_SIZE
        depth -= 1
        ts.depth = depth
        stack[r] = y
        GO_ON
    SAVE
    assert y is not None
    st = ex.return_value(y)"""

op("CALL", "R[d] = R[a](R[a + 1], ..., R[a + b]); R[a - 1] is free", """
    x = stack[fp + a]
    if isinstance(x, FunctionObject):""" + PUSH_FRAME.format(nargs="b") + """
        else:
            SAVE
            st = ex.call(stack, fp + a, b, fp + d, None)
    elif isinstance(x, BuiltinFunction):""" + NATIVE_CALL.format(
        nargs="b", direct="x.d.direct > 0 and x.d.kind == KIND_FUNCTION"
    ) + """
    else:
        SAVE
        st = ex.call(stack, fp + a, b, fp + d, None)""" + AFTER_CALL)
op("CALL_METHOD", "R[d] = R[a](R[a + 1], ..., R[a + 1 + b]); R[a] cleared: as CALL of R[a + 1]",
   """
    x = stack[fp + a]
    if isinstance(x, FunctionObject):""" + PUSH_FRAME.format(nargs="b + 1") + """
        else:
            SAVE
            st = ex.call(stack, fp + a, b + 1, fp + d, None)
    elif isinstance(x, MethodDescr) and x.d.direct == DIRECT(list.append) and b == 1:
        y = stack[fp + a + 1]
        z = stack[fp + a + 2]
        if isinstance(y, ListObject) and z is not None:
            list_append(y, z)
            stack[fp + a + 2] = None
            stack[fp + a + 1] = None
            stack[fp + a] = None
            stack[fp + d] = NONE
            NEXT
        SAVE
        st = ex.call_method(stack, fp + a, b, fp + d, None)
    elif isinstance(x, MethodDescr):""" + NATIVE_CALL.format(nargs="b + 1", direct="x.d.direct > 0") + """
    else:
        SAVE
        st = ex.call_method(stack, fp + a, b, fp + d, None)""" + AFTER_CALL)
op("CALL_KW", "as CALL; R[a + b + 1] is the tuple of keywords", """
    SAVE
    st = ex.call_kw(stack, fp + a, b, fp + d)""" + AFTER_CALL)
op("CALL_METHOD_KW", "as CALL_METHOD; R[a + b + 2] is the tuple of keywords", """
    SAVE
    st = ex.call_method_kw(stack, fp + a, b, fp + d)""" + AFTER_CALL)
op("CALL_EX", "R[d] = R[a](*R[a + 1], **R[a + 2])", """
    SAVE
    st = ex.call_ex(stack, fp + a, fp + d)""" + AFTER_CALL)
op("RETURN", "end the frame with R[a]", """
    y = stack[fp + a]
    if (w & CLEARS_A) != 0:
        stack[fp + a] = None""" + POP_FRAME)
op("RETURNK", "end the frame with K[a]", """
    y = code.consts[a]""" + POP_FRAME)
cold("TRACE", "tracing", "tell the trace and profile functions what d says of R[a] or K[a] in line b")
cold("SWITCH", "tracing", "go on with the same instruction of the traced form of the code")
cold("MAKE_FUNCTION", "ceval_names", "R[d] = a function of the code K[a]; K[a + 1] caches")
cold("SET_FUNCTION_ATTRIBUTE", "ceval_names", "attribute d of the function R[b] = R[a]")

# Generators.

op("RETURN_GENERATOR", "end the frame with a generator that goes on from here", """
    SAVE
    st = ex.return_generator(stack, fp, code)
""")
op("YIELD", "yield R[a]; R[d] = what is sent (not with DISCARD); b - 1: what is delegated to", """
    y = stack[fp + a]
    CLEAR_A
    SAVE
    x = objs[depth - first]
    k = -1 - fr[fb + 2]
    if isinstance(x, GeneratorBase) and k >= K_GENERATOR and (k | RESUMED_INLINE) == RESUMED_INLINE:
        # A FOR_ITER or a SEND waits for the value: `ex.yield_value` in short.
        x.pc = pc
        x.sent_to = fp + d if (w & DISCARD) == 0 else -1
        x.delegate = fp + b - 1 if b else -1
        x.state = GEN_SUSPENDED
        if x.handled is not None:
            ts.handled = x.outer
        x.outer = None
        objs[depth - first] = None
        r = fr[fb + 3]
        fb -= FRAME_SIZE
        depth -= 1
        ts.depth = depth
        if (k & K_CALLER) != 0:
            stack = ex.generator_registers()
        else:
            stack = main
            size = ex.size
        stack[r] = y
        GO_ON
    assert y is not None
    st = ex.yield_value(y, fp + d if (w & DISCARD) == 0 else -1, fp + b - 1 if b else -1)
""")
# `ex.push_generator` in short; a generator's frame has kinds, here those of a FOR_ITER or a SEND.
PUSH_GENERATOR = """
            rc = x.rcode
            r = fp + d
            i = fp + code.nregs if size > 0 else fr[fb + 4]
            k = pc + b - BIAS
            t = {kinds} if size > 0 else {kinds} - K_CALLER
            depth += 1
            fb += FRAME_SIZE
            fr[fb] = x.pc
            fr[fb + 1] = 1
            fr[fb + 2] = t
            fr[fb + 3] = r
            fr[fb + 4] = i
            fr[fb + 5] = k
            ts.depth = depth
            codes[depth - first] = rc
            objs[depth - first] = x
            x.state = GEN_RUNNING
            x.delegate = -1
            x.outer = ts.handled
            if x.handled is not None:
                ts.handled = x.handled
            stack = x.regs
            size = 0
            if x.sent_to >= 0:
                stack[x.sent_to] = {value}
            pc = x.pc
            fp = 1
            code = rc
            NEXT"""
op("FOR_ITER", "R[d] = next of R[a]; jump b at the end", """
    x = stack[fp + a]
    if isinstance(x, RangeIterator):
        if x.left > 0:
            x.left -= 1
            r = x.cur
            if x.left > 0:
                x.cur = r + x.step
            if -5 <= r <= 256:
                stack[fp + d] = small[r + 5]
                NEXT
            if -COMPACT_MAX <= r <= COMPACT_MAX:
                stack[fp + d] = CompactLong(r)
                NEXT
            stack[fp + d] = long_from_i64(r)
            NEXT
        pc += b - BIAS
        NEXT
    elif isinstance(x, ListIterator):
        ls = x.seq
        if ls is not None:
            i = x.index
            if i < ls.n:
                x.index = i + 1
                stack[fp + d] = ls.items[i]
                NEXT
            x.seq = None
        pc += b - BIAS
        NEXT
    elif isinstance(x, GeneratorObject):
        SAVE
        if x.state < GEN_RUNNING and depth < ex.max_depth and x.frame is None:""" +
   PUSH_GENERATOR.format(kinds="FOR_GENERATOR", value="NONE") + """
        st = ex.resume_inline(x, NONE, FOR_FRAME, fp + d, pc + b - BIAS)
        if st == ENDED:
            st = ERROR
            pc += b - BIAS
            NEXT
    else:
        SAVE
        assert x is not None
        z = x.tp_iternext()
        if z is not None:
            stack[fp + d] = z
            NEXT
        if ts.exc is None:
            pc += b - BIAS
            NEXT
""")
op("SEND", "send R[d] to R[a]: R[d] = what it yields; at its end the result, and jump b", """
    SAVE
    x = stack[fp + a]
    if isinstance(x, GeneratorBase):
        y = stack[fp + d]
        if (
            (x.state == GEN_SUSPENDED or (x.state < GEN_RUNNING and y is NONE))
            and depth < ex.max_depth and x.frame is None
        ):""" + PUSH_GENERATOR.format(kinds="SEND_GENERATOR", value="y") + """
    st = ex.send(stack, fp + a, fp + d, pc + b - BIAS)
    if st == DONE:
        st = ERROR
        NEXT
    if st == ENDED:
        st = ERROR
        pc += b - BIAS
        NEXT
""")
op("GET_ITER", "R[d] = iter(R[a])", """
    x = stack[fp + a]
    SAVE
    assert x is not None
    if isinstance(x, ListObject):
        z = ListIterator(x)
    else:
        z = get_iter(x)
    if z is not None:
        CLEAR_A
        stack[fp + d] = z
        NEXT
""")
cold("GET_YIELD_FROM_ITER", "ceval_gen", "R[d] = what `yield from R[a]` iterates")
cold("GET_AWAITABLE", "ceval_gen", "R[d] = what `await R[a]` iterates; b: 1, 2 in `async with`")
cold("GET_AITER", "ceval_gen", "R[d] = aiter(R[a])")
cold("GET_ANEXT", "ceval_gen", "R[d] = what awaiting anext(R[a]) iterates")
cold("END_ASYNC_FOR", "ceval_gen", "R[a], R[a + 1] cleared if R[a + 1] is StopAsyncIteration, "
     "else raised")
cold("CLEANUP_THROW", "ceval_gen", "R[a + 1] = the value of the StopIteration R[a + 2], R[a] "
     "None; other exceptions raised")

# Displays and comprehensions.

CLEAR_WINDOW = """
    i = fp + a + b - 1
    k = fp + a
    while i >= k:
        stack[i] = None
        i -= 1
    stack[fp + d] = z
    NEXT
"""
op("BUILD_TUPLE", "R[d] = (R[a], ..., R[a + b - 1]), all cleared", """
    if b == 2:
        x = stack[fp + a]
        y = stack[fp + a + 1]
        assert x is not None and y is not None
        z = tuple2(x, y)
    else:
        z = tuple_from_vec(stack, fp + a, b)""" + CLEAR_WINDOW)
op("BUILD_LIST", "R[d] = [R[a], ..., R[a + b - 1]], all cleared", """
    if b == 0:
        z = list_new()
    else:
        z = list_from_vec(stack, fp + a, b)""" + CLEAR_WINDOW)
cold("BUILD_SET", "ceval_build", "R[d] = {R[a], ..., R[a + b - 1]}, all cleared")
cold("BUILD_MAP", "ceval_build", "R[d] = {R[a]: R[a + 1], ...}, b pairs, all cleared")
cold("BUILD_STRING", "ceval_build", "R[d] = the concatenation of the b strings from R[a]")
cold("BUILD_SLICE", "ceval_build", "R[d] = slice(R[a], R[a + 1]), or with b == 3 R[a + 2]")
op("LIST_APPEND", "R[d].append(R[a])", """
    x = stack[fp + d]
    y = stack[fp + a]
    assert isinstance(x, ListObject) and y is not None
    APPEND
    CLEAR_A
    NEXT
""")
for form, second in SECOND.items():
    op(f"TRY_APPEND_{form}", f"if R[a] is a list, R[a].append({form[1]}[b]) and jump d; else go on", f"""
        x = stack[fp + a]
        y = {second}
        if isinstance(x, ListObject) and y is not None:
            APPEND
            CLEAR_A
            pc += d - BIAS
        NEXT
    """)
cold("LIST_EXTEND", "ceval_build", "R[d].extend(R[a])")
cold("SET_ADD", "ceval_build", "R[d].add(R[a])")
cold("SET_UPDATE", "ceval_build", "R[d].update(R[a])")
cold("MAP_ADD", "ceval_build", "R[d][R[a]] = R[b]")
cold("DICT_UPDATE", "ceval_build", "R[d].update(R[a])")
cold("DICT_MERGE", "ceval_build", "R[d].update(R[a]) for the call of R[b]: keys must be new")
op("UNPACK_TWO", "R[d], R[b] = R[a]", """
    x = stack[fp + a]
    CLEAR_A
    if isinstance(x, TupleObject) and x.n == 2:
        stack[fp + d] = x.item(0)
        stack[fp + b] = x.item(1)
        NEXT
    SAVE
    assert x is not None
    if unpack_two(x, stack, fp + d, fp + b):
        NEXT
""")
op("UNPACK_STORE", "the registers that the next b words have as d = R[a]; R[d] to "
   "R[d + b - 1] are free; b > 2", """
    x = stack[fp + a]
    CLEAR_A
    if isinstance(x, TupleObject) and x.n == b:
        if b == 3:
            stack[fp + ((code.words[pc] >> 10) & 0xffff)] = x.i0
            i = pc + 1
            stack[fp + ((code.words[i] >> 10) & 0xffff)] = x.i1
            i = pc + 2
            stack[fp + ((code.words[i] >> 10) & 0xffff)] = x.i2
        else:
            items = x.more
            i = 0
            while i < b:
                k = pc + i
                stack[fp + ((code.words[k] >> 10) & 0xffff)] = items[i]
                i += 1
        pc += b
        NEXT
    SAVE
    assert x is not None
    if unpack_store(x, stack, fp, d, b, code.words, pc):
        pc += b
        NEXT
""")
op("UNPACK_SEQUENCE", "R[d + b - 1], ..., R[d] = R[a]", """
    x = stack[fp + a]
    CLEAR_A
    if isinstance(x, TupleObject) and b == 3:
        if x.n == 3:
            stack[fp + d + 2] = x.i0
            stack[fp + d + 1] = x.i1
            stack[fp + d] = x.i2
            NEXT
    SAVE
    assert x is not None
    if spread(x, stack, fp + d + b - 1, b):
        NEXT
""")
cold("UNPACK_EX", "ceval_build", "the same with b % 256 items before the starred target")
cold("LIST_TO_TUPLE", "ceval_build", "R[d] = tuple(R[a])")

# Exceptions.

cold("PUSH_EXC_INFO", "ceval_exc", "R[d + 1] = the exception R[d], now handled; "
     "R[d] = what was")
cold("POP_EXCEPT", "ceval_exc", "R[a], cleared, is handled again")
cold("CHECK_EXC_MATCH", "ceval_exc", "R[d] = does the exception R[a] match R[b]?")
cold("CHECK_EG_MATCH", "ceval_exc", "R[d], R[d + 1] = the rest of the group R[a], and what "
     "matches R[a + 1]")
cold("RAISE", "ceval_exc", "raise; raise R[a]; raise R[a] from R[a + 1]: b is 0, 1, 2")
cold("RERAISE", "ceval_exc", "raise R[a] again; the frame is where R[b - 1] says, if b")
cold("WITH_EXCEPT_START", "ceval_exc", "R[d] = the call of __exit__ R[a], R[a + 1] with the "
     "exception R[b]")

# Imports, formatting, matching, intrinsics.

cold("IMPORT_NAME", "ceval_misc", "R[d] = import K[b], level R[a], names R[a + 1]")
cold("IMPORT_FROM", "ceval_misc", "R[d] = K[b] of the module R[a]")
cold("FORMAT_SIMPLE", "ceval_misc", "R[d] = format(R[a])")
cold("FORMAT_WITH_SPEC", "ceval_misc", "R[d] = format(R[a], R[b])")
cold("CONVERT_VALUE", "ceval_misc", "R[d] = R[a] under conversion b")
cold("INTRINSIC_1", "ceval_misc", "R[d] = intrinsic b of R[a]")
cold("INTRINSIC_2", "ceval_misc", "R[d] = intrinsic b of R[a], R[a + 1]")
cold("GET_LEN", "ceval_misc", "R[d] = len(R[a])")
cold("MATCH_CLASS", "ceval_misc", "R[d] = attributes of R[a] for the class pattern R[a + 1] "
     "with b positional and the keywords R[a + 2], or None")
cold("MATCH_MAPPING", "ceval_misc", "R[d] = is R[a] a mapping?")
cold("MATCH_SEQUENCE", "ceval_misc", "R[d] = is R[a] a sequence?")
cold("MATCH_KEYS", "ceval_misc", "R[d] = the values of R[a] under the keys R[b], or None")

# Built-in functions that calls from the loop reach at once, without the binder of arguments.
# Each line: the type (or module) and the name that the guest knows; the native function; the
# class of self; for each further parameter r (required) or o (optional).

DIRECT: list[tuple[str, str, str, str]] = []


def direct(owner: str, where: str, self_class: str, lines: str) -> None:
    for line in lines.strip().splitlines():
        name, function, *parameters = line.split()
        DIRECT.append((f"{owner}.{name}", f"{where}:{function}", self_class, "".join(parameters)))


direct("builtins", "rt.modules.builtins", "", """
    abs         builtin_abs         r
    callable    builtin_callable    r
    chr         builtin_chr         r
    getattr     builtin_getattr     rro
    hasattr     builtin_hasattr     rr
    hash        builtin_hash        r
    id          builtin_id          r
    isinstance  builtin_isinstance  rr
    issubclass  builtin_issubclass  rr
    iter        builtin_iter        ro
    len         builtin_len         r
    next        builtin_next        ro
    ord         builtin_ord         r
    repr        builtin_repr        r
    setattr     builtin_setattr     rrr
    sum         builtin_sum         ro
""")
direct("builtins", "rt.vm.ceval_arith", "", """
    max         larger              rr
    min         smaller             rr
""")
direct("list", "rt.objects.listobject", "ListObject", """
    append      list_append_method  r
    clear       list_clear_method
    copy        list_copy
    extend      list_extend_method  r
    index       list_index          roo
    insert      list_insert_method  rr
    pop         list_pop_method     o
    remove      list_remove         r
    reverse     list_reverse_method
""")
direct("dict", "rt.dict.dictobject", "DictObject", """
    copy        dict_copy_method
    get         dict_get            ro
    items       dict_items
    keys        dict_keys
    pop         dict_pop_method     ro
    setdefault  dict_setdefault_method  ro
    values      dict_values
""")
direct("set", "rt.objects.setobject", "SetObject", """
    add         set_add_method      r
    discard     set_discard_method  r
    remove      set_remove          r
""")
direct("str", "rt.unicode.unicode_methods", "UnicodeObject", """
    count       unicode_count_method    roo
    endswith    unicode_endswith        roo
    find        unicode_find_method     roo
    index       unicode_index_method    roo
    isalnum     unicode_isalnum_method
    isalpha     unicode_isalpha_method
    isdigit     unicode_isdigit_method
    isspace     unicode_isspace_method
    join        unicode_join_method     r
    ljust       unicode_ljust           ro
    lower       unicode_lower_method
    lstrip      unicode_lstrip_method   o
    partition   unicode_partition_method  r
    replace     unicode_replace_method  rro
    rfind       unicode_rfind_method    roo
    rindex      unicode_rindex_method   roo
    rjust       unicode_rjust           ro
    rstrip      unicode_rstrip_method   o
    split       unicode_split_method    oo
    startswith  unicode_startswith      roo
    strip       unicode_strip_method    o
    upper       unicode_upper_method
""")
