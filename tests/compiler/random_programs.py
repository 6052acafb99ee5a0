"""Random programs over the whole grammar, to compare compilers with.

    python tests/compiler/random_programs.py COUNT DIRECTORY [SEED]

writes COUNT of them, as make_golden.py and check_golden.py --library take them. They are
meant to be compiled, not to be run.
"""

from __future__ import annotations

import random
import sys
import warnings
from pathlib import Path

NAMES = ("a", "b", "c", "x", "y", "_z", "__p", "self", "f", "\xe9t\xe9")
CONSTANTS = (
    *("0", "1", "-1", "255", "256", "2**70", "1.5", "-0.0", "1e400", "2j", "0j", "True", "False"),
    *("None", "...", "''", "'a'", "'b c'", "b'x'", "'%s %d'", "'\\u20ac'", "()", "(1, 2)"),
    *("10000000000000000000000", "(1, (2, 'a'), b'')", "__debug__", "[1, 2, 3]", "{1, 2, 3}"),
)
BINARY = ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@")
COMPARE = ("<", ">", "==", "!=", "<=", ">=", "is", "is not", "in", "not in")


class Generator:
    """Makes programs of one random source."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.depth = 0
        self.in_function = False
        self.in_async = False
        self.in_loop = False
        self.no_yield = False

    def name(self) -> str:
        """A name."""
        return self.random.choice(NAMES)

    def some(self, low: int, high: int) -> range:
        """A random number of rounds."""
        return range(self.random.randint(low, high))

    def chance(self, share: float) -> bool:
        """True with a probability."""
        return self.random.random() < share

    # Expressions

    def expr(self) -> str:
        """An expression, in parentheses where it needs them."""
        if self.depth > 3 or self.chance(0.4):
            return self.name() if self.chance(0.6) else self.random.choice(CONSTANTS)
        self.depth += 1
        made = self.random.choice(EXPRESSIONS)(self)
        self.depth -= 1
        return made

    def binary(self) -> str:
        """An operation."""
        return f"({self.expr()} {self.random.choice(BINARY)} {self.expr()})"

    def constant_folding(self) -> str:
        """An operation on small constants."""
        small = ("0", "1", "3", "-2", "1.5", "'ab'", "(1, 2)", "True", "2j", "b'x'", "'%r'")
        left, right = self.random.choice(small), self.random.choice(small)
        return f"({left} {self.random.choice(BINARY)} {right})"

    def unary(self) -> str:
        """An operation with one operand."""
        return f"({self.random.choice(('-', '+', '~', 'not '))}{self.expr()})"

    def boolean(self) -> str:
        """and, or."""
        word = self.random.choice((" and ", " or "))
        return "(" + word.join(self.expr() for _ in range(self.random.randint(2, 4))) + ")"

    def compare(self) -> str:
        """A chain of comparisons."""
        parts = [self.expr()]
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            parts += [self.random.choice(COMPARE), self.expr()]
        return "(" + " ".join(parts) + ")"

    def conditional(self) -> str:
        """if else."""
        return f"({self.expr()} if {self.expr()} else {self.expr()})"

    def display(self) -> str:
        """A list, tuple or set."""
        items = [
            ("*" if self.chance(0.15) else "") + self.expr()
            for _ in range(self.random.choice(SIZES))
        ]
        kind = self.random.choice("[({")
        if kind == "[":
            return "[" + ", ".join(items) + "]"
        if kind == "{" and items:
            return "{" + ", ".join(items) + "}"
        return "(" + "".join(item + ", " for item in items) + ")"

    def dictionary(self) -> str:
        """A dict."""
        items = []
        for _ in self.some(0, 5):
            items.append(
                f"**{self.expr()}" if self.chance(0.15) else f"{self.expr()}: {self.expr()}"
            )
        return "{" + ", ".join(items) + "}"

    def generators(self) -> str:
        """The `for` parts of a comprehension."""
        made = ""
        for _ in range(self.random.choice((1, 1, 2))):
            word = "async for" if self.in_async and self.chance(0.3) else "for"
            made += f" {word} {self.target()} in {self.expr()}"
            for _ in self.some(0, 1):
                made += f" if {self.expr()}"
        return made

    def comprehension(self) -> str:
        """Any comprehension."""
        saved = self.no_yield
        self.no_yield = True
        kind = self.random.choice(("[]", "{}", "()", "{:}"))
        item = f"{self.expr()}: {self.expr()}" if kind == "{:}" else self.expr()
        made = kind[0] + item + self.generators() + kind[-1]
        self.no_yield = saved
        return made

    def arguments(self) -> str:
        """The arguments of a call."""
        made = []
        for _ in self.some(0, 4):
            made.append(("*" if self.chance(0.1) else "") + self.expr())
        for name in self.random.sample(NAMES, self.random.choice((0, 0, 0, 1, 3))):
            made.append(f"{name}={self.expr()}")
        if self.chance(0.1):
            made.append(f"**{self.expr()}")
        return ", ".join(made)

    def call(self) -> str:
        """A call of anything."""
        functions = ("any", "all", "tuple", "super", "print", "list", "set", "isinstance")
        callee = self.random.choice(
            (
                self.name(),
                f"{self.name()}.{self.name()}",
                self.random.choice(functions),
                "super().m",
            )
        )
        if callee in ("any", "all", "tuple") and self.chance(0.6):
            saved, self.no_yield = self.no_yield, True
            made = f"{callee}({self.expr()}{self.generators()})"
            self.no_yield = saved
            return made
        return f"{callee}({self.arguments()})"

    def attribute(self) -> str:
        """An attribute."""
        return f"({self.expr()}).{self.name()}"

    def subscript(self) -> str:
        """A subscript or slice."""
        kind = self.random.randrange(4)
        if kind == 0:
            return f"({self.expr()})[{self.expr()}:{self.expr()}]"
        if kind == 1:
            return f"({self.expr()})[:{self.expr()}:{self.expr()}, {self.expr()}]"
        if kind == 2:
            return f"({self.expr()})[1:-1]"
        return f"({self.expr()})[{self.expr()}]"

    def format_string(self) -> str:
        """An f-string; quotes inside differ from its own."""
        made = ""
        for _ in self.some(1, 4):
            if self.chance(0.4):
                made += self.random.choice(("text ", "{{", "\\n", "%"))
            else:
                spec = self.random.choice(("", "", "!r", "!s:>{x}", "!a", ":>10", "=", ":{a}{b}"))
                made += f"{{{self.name()}.{self.name()}{spec}}}"
        return f'f"{made}"'

    def lambda_(self) -> str:
        """A lambda."""
        saved = self.in_async
        self.in_async = False
        made = f"(lambda {self.parameters(False)}: {self.expr()})"
        self.in_async = saved
        return made

    def walrus(self) -> str:
        """An assignment expression; not everywhere allowed."""
        return self.expr() if self.no_yield else f"({self.name()} := {self.expr()})"

    def yield_(self) -> str:
        """What only functions have."""
        if not self.in_function or self.no_yield:
            return self.expr()
        if self.in_async:
            return f"(await {self.expr()})" if self.chance(0.7) else f"(yield {self.expr()})"
        return self.random.choice(
            (f"(yield {self.expr()})", f"(yield from {self.expr()})", "(yield)")
        )

    def percent(self) -> str:
        """A format with %."""
        return f"('%s and %r, %10s' % ({self.expr()}, {self.expr()}, {self.expr()}))"

    # Targets

    def target(self) -> str:
        """What can be assigned to."""
        kind = self.random.randrange(8)
        if kind < 4 or self.depth > 3:
            return self.name()
        self.depth += 1
        if kind == 4:
            made = self.attribute()
        elif kind == 5:
            made = self.subscript()
        else:
            items = [self.target() for _ in self.some(1, 4)]
            if self.chance(0.3):
                place = self.random.randrange(len(items))
                items[place] = "*" + items[place]
            made = "(" + "".join(item + ", " for item in items) + ")"
        self.depth -= 1
        return made

    def parameters(self, annotated: bool) -> str:
        """The parameters of a function."""
        names = self.random.sample(NAMES, self.random.randint(0, 6))
        made = []
        default = False
        star = False
        for index, name in enumerate(names):
            text = name
            if annotated and self.chance(0.2):
                text += f": {self.random.choice(('int', 'a.b', 'list[int]'))}"
            kind = self.random.random()
            if kind < 0.12 and not star:
                made.append("*" + text)
                star = True
                continue
            if kind < 0.2 and index == len(names) - 1:
                made.append("**" + text)
                continue
            if default or self.chance(0.2):
                default = not star
                text += f"={self.expr()}"
            made.append(text)
            if not star and kind > 0.93 and "/" not in made:
                made.append("/")
        return ", ".join(made)

    # Statements

    def block(self, indent: int) -> str:
        """A body one level further in."""
        return "".join(self.stmt(indent + 1) for _ in self.some(1, 3))

    def stmt(self, indent: int) -> str:
        """A statement with its newline."""
        pad = "    " * indent
        if indent > 3 or self.chance(0.6):
            return pad + self.simple() + "\n"
        return self.random.choice(COMPOUND)(self, indent, pad)

    def simple(self) -> str:
        """A statement of one line."""
        kind = self.random.randrange(16)
        if kind < 4:
            return f"{self.target()} = {self.expr()}"
        if kind == 4:
            return f"{self.target()} = {self.target()} = {self.expr()}"
        if kind == 5:
            target = self.random.choice((self.name(), self.attribute(), self.subscript()))
            return f"{target} {self.random.choice(BINARY)}= {self.expr()}"
        if kind == 6:
            return f"del {self.name()}, {self.attribute()}, {self.subscript()}"
        if kind == 7:
            return f"assert {self.expr()}" + (f", {self.expr()}" if self.chance(0.5) else "")
        if kind == 8:
            return f"raise {self.name()}" + (f" from {self.expr()}" if self.chance(0.5) else "")
        if kind == 9:
            return self.random.choice(
                ("import a.b.c", "import a.b as x", "from a import b, c as x", "from . import y")
            )
        if kind == 10 and self.in_loop:
            return self.random.choice(("break", "continue"))
        if kind == 11 and self.in_function:
            return "return" if self.in_async or self.chance(0.3) else f"return {self.expr()}"
        if kind == 12:
            return f"{self.name()}: int" + (f" = {self.expr()}" if self.chance(0.5) else "")
        if kind == 13:
            return self.random.choice(
                ("pass", "'text'", "type T = a | b", "type T[A, *B] = (A, B)")
            )
        return self.expr()

    def if_(self, indent: int, pad: str) -> str:
        """if, elif, else."""
        made = f"{pad}if {self.expr()}:\n{self.block(indent)}"
        for _ in self.some(0, 2):
            made += f"{pad}elif {self.expr()}:\n{self.block(indent)}"
        if self.chance(0.5):
            made += f"{pad}else:\n{self.block(indent)}"
        return made

    def loop(self, indent: int, pad: str) -> str:
        """for, async for, while."""
        if self.chance(0.4):
            head = f"while {self.random.choice((self.expr(), '1', 'True', '0'))}"
        else:
            word = "async for" if self.in_async and self.chance(0.4) else "for"
            head = f"{word} {self.target()} in {self.expr()}"
        saved = self.in_loop
        self.in_loop = True
        made = f"{pad}{head}:\n{self.block(indent)}"
        self.in_loop = saved
        if self.chance(0.3):
            made += f"{pad}else:\n{self.block(indent)}"
        return made

    def try_(self, indent: int, pad: str) -> str:
        """try with its handlers."""
        made = f"{pad}try:\n{self.block(indent)}"
        star = self.chance(0.2)
        handlers = self.random.randint(0, 2)
        saved_loop, saved_function = self.in_loop, self.in_function
        if star:
            self.in_loop = False
            self.in_function = False
        for _ in range(handlers):
            name = f" as {self.name()}" if self.chance(0.5) else ""
            made += f"{pad}except{'*' if star else ''} {self.name()}{name}:\n{self.block(indent)}"
        if not star and self.chance(0.2):
            made += f"{pad}except:\n{self.block(indent)}"
            handlers += 1
        self.in_loop, self.in_function = saved_loop, saved_function
        if handlers and self.chance(0.3):
            made += f"{pad}else:\n{self.block(indent)}"
        if handlers == 0 or self.chance(0.4):
            made += f"{pad}finally:\n{self.block(indent)}"
        return made

    def with_(self, indent: int, pad: str) -> str:
        """with, async with."""
        items = []
        for _ in self.some(1, 2):
            items.append(self.expr() + (f" as {self.target()}" if self.chance(0.5) else ""))
        word = "async with" if self.in_async and self.chance(0.5) else "with"
        return f"{pad}{word} {', '.join(items)}:\n{self.block(indent)}"

    def function(self, indent: int, pad: str) -> str:
        """def, async def."""
        made = "".join(f"{pad}@{self.expr()}\n" for _ in self.some(0, 1))
        generic = self.random.choice(("", "", "", "[T]", "[T: int, *U, **V]"))
        saved = (self.in_function, self.in_async, self.in_loop, self.no_yield)
        self.no_yield = True
        result = " -> int" if self.chance(0.2) else ""
        head = f"def {self.name()}{generic}({self.parameters(True)}){result}:\n"
        is_async = self.chance(0.3)
        self.in_function, self.in_async, self.in_loop, self.no_yield = True, is_async, False, False
        body = f"{pad}    'doc'\n" if self.chance(0.2) else ""
        body += self.block(indent)
        if self.chance(0.15):
            body += f"{pad}    nonlocal_ = {self.lambda_()}\n"
        self.in_function, self.in_async, self.in_loop, self.no_yield = saved
        return made + pad + ("async " if is_async else "") + head + body

    def class_(self, indent: int, pad: str) -> str:
        """class."""
        saved = (self.in_function, self.in_async, self.in_loop)
        generic = self.random.choice(("", "", "", "[T]", "[T: (int, str), **P]"))
        bases = self.random.choice(("", "()", "(a)", "(a, *b, metaclass=c)", "(x, k=1, **y)"))
        self.in_function = self.in_async = self.in_loop = False
        body = f"{pad}    '''doc\n{pad}      more'''\n" if self.chance(0.3) else ""
        body += self.block(indent)
        self.in_function, self.in_async, self.in_loop = saved
        return f"{pad}class {self.name()}{generic}{bases}:\n{body}"

    def pattern(self) -> str:
        """A pattern without names at its top, which would match all."""
        if self.depth > 4:
            return self.random.choice(("1", "'a'", "None", "-1.5", "2 - 3j", "a.b", "_.x"))
        self.depth += 1
        kind = self.random.randrange(6)
        if kind == 0:
            made = self.random.choice(("0", "b'x' b'y'", "True", "a.b.c", "1 + 2j"))
        elif kind == 1:
            made = "[" + ", ".join(self.pattern() for _ in self.some(0, 3)) + ", *_]"
        elif kind == 2:
            made = f"{{'k': {self.pattern()}, 1: _, **rest}}" if self.chance(0.5) else "{}"
        elif kind == 3:
            made = f"a.B({self.pattern()}, x={self.pattern()})"
        elif kind == 4:
            made = f"({self.pattern()} | {self.pattern()})"
            if "rest" in made:
                made = "(1 | 2)"
        else:
            made = f"[{self.pattern()}, m1, *m2]" if self.depth == 1 else "[_, 3]"
        self.depth -= 1
        return made if made.count("rest") < 2 else "{1: 2}"

    def match(self, indent: int, pad: str) -> str:
        """match."""
        made = f"{pad}match {self.expr()}:\n"
        for _ in self.some(1, 4):
            guard = f" if {self.expr()}" if self.chance(0.3) else ""
            made += f"{pad}    case {self.pattern()}{guard}:\n{self.block(indent + 1)}"
        if self.chance(0.4):
            made += f"{pad}    case {self.random.choice(('_', 'm3'))}:\n{self.block(indent + 1)}"
        return made


SIZES = (0, 1, 1, 2, 2, 3, 3, 4)
EXPRESSIONS = (
    *(Generator.binary, Generator.constant_folding, Generator.unary, Generator.boolean),
    *(Generator.compare, Generator.conditional, Generator.display, Generator.dictionary),
    *(Generator.comprehension, Generator.call, Generator.call, Generator.attribute),
    *(Generator.subscript, Generator.format_string, Generator.lambda_, Generator.walrus),
    *(Generator.yield_, Generator.percent, Generator.boolean, Generator.compare),
)
COMPOUND = (
    *(Generator.if_, Generator.loop, Generator.try_, Generator.with_, Generator.function),
    *(Generator.class_, Generator.match, Generator.function, Generator.loop, Generator.if_),
)


def random_program(seed: int) -> str:
    """A program that the host compiles."""
    generator = Generator(seed)
    made = ""
    statements = generator.random.randint(3, 10)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        while statements > 0:
            source = generator.stmt(0)
            try:
                compile(source, "random", "exec", dont_inherit=True)
            except SyntaxError:
                continue
            made += source
            statements -= 1
    return made


def main() -> None:
    """Write the programs."""
    count, directory = int(sys.argv[1]), Path(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    directory.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + count):
        (directory / f"random_{seed}.py").write_text(random_program(seed), encoding="utf-8")


if __name__ == "__main__":
    main()
