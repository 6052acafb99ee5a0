"""Build rt: mypyc's front end makes C of every module, this script compiles it.

All modules of rt form one mypyc compilation group, so calls between them are
plain C calls. mypyc writes one C file per module, but two properties of that C
would make every file change when one module changes:

- literals are addressed by their index in one table of the whole group;
- every file includes the declarations of all modules.

So each file is rewritten before it is compiled: a literal gets a name made from
its value, and the two headers are replaced by just the declarations that the
file uses. What is left of a file depends on its own module and on what it uses
of others. Object files are kept in a cache under a hash of that text and of all
that else decides their content, and are made in parallel.

The result is OUT/lib (the package with its extension modules, never inside the
source tree) and OUT/bin/rt-run.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import fcntl
import fnmatch
import gc
import hashlib
import importlib.util
import json
import os
import py_compile
import re
import shlex
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

import c_passes

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "rt"
# The compilation group; not the name of a module, or their C files would clash.
GROUP = "rt_all"
LIBRARY = GROUP + "__mypyc"
# Modules that stay interpreted: what `python -m` has to run, the input of generators, and
# what gives the host's users classes and methods.
INTERPRETED = frozenset(
    {
        "rt/__main__.py",
        "rt/vm/bytecodes.py",
        "rt/library.py",
        "rt/dict/__init__.py",
        "rt/objects/__init__.py",
        "rt/unicode/__init__.py",
    }
)
# gcc needs minutes for these passes on the one huge function of the eval loop
# and gains nothing measurable from them there. Digits are worth doing several at a time.
EXTRA_FLAGS = {
    "rt.vm.ceval*": ["-fno-tree-dominator-opts", "-fno-thread-jumps"],
    "rt.vm.ceval_loop": ["--param=max-goto-duplication-insns=32"],
    "rt.objects.long_*": ["-fvect-cost-model=dynamic"],
}
# The module whose decision tree becomes a switch.
EVAL_LOOP = "rt.vm.ceval_loop"
SUFFIX = str(sysconfig.get_config_var("EXT_SUFFIX"))
CACHE_LIMIT = 3 << 30
# Of malloc.h.
M_TRIM_THRESHOLD = -1
M_MMAP_THRESHOLD = -3

# Headers that must be seen with default visibility: what they declare lives in
# the interpreter or in libc, not in this library.
SYSTEM_HEADERS = (
    "Python.h",
    "assert.h",
    "frameobject.h",
    "math.h",
    "stdbool.h",
    "stdint.h",
    "stdlib.h",
    "string.h",
    "structmember.h",
)

# What stands before files of mypyc's own runtime.
PREFIXES = {"misc_ops.c": Path("tools/misc_ops_prefix.c")}
# For every module: see there.
MODULE_CREATE = """
extern PyObject *rt_module_create(PyModuleDef *);
#undef PyModule_Create
#define PyModule_Create rt_module_create
"""

# What Python.h says, in the few lines that a shim needs: it is compiled once
# for each module, and reading Python.h would be most of its time.
SHIM = """\
typedef struct _object PyObject;
extern PyObject *PyImport_ImportModule(const char *);
extern PyObject *PyObject_GetAttrString(PyObject *, const char *);
extern void *PyCapsule_GetPointer(PyObject *, const char *);
extern void Py_DecRef(PyObject *);

__attribute__((visibility("default"))) PyObject *PyInit_{name}(void)
{{
    PyObject *library = PyImport_ImportModule("{library}");
    if (!library)
        return 0;
    PyObject *capsule = PyObject_GetAttrString(library, "init_{exported}");
    Py_DecRef(library);
    if (!capsule)
        return 0;
    void *init = PyCapsule_GetPointer(capsule, "{library}.init_{exported}");
    Py_DecRef(capsule);
    if (!init)
        return 0;
    return ((PyObject *(*)(void))init)();
}}
"""

# The host is started without its site, the guest has its own: -s, -S, -P. The modules of the
# library need the host's `typing` and `mypy_extensions` for nothing but their annotations and the
# names of types, so that a stand-in serves; the same for `__future__`, and `collections.abc` is
# another module's name.
LAUNCHER = """\
#!{python} -sSP
import gc
import os
import sys

gc.disable()
sys.rt_run = True
given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
sys.path = [{lib!r}, *(p for p in sys.path if p not in given), {packages!r}]
import _collections_abc


class Annotations:
    i64, i32, i16, u8 = (type(name, (), {{}}) for name in ("i64", "i32", "i16", "u8"))

    def __getattr__(self, name):
        return None

    def mypyc_attr(self, **kwargs):
        return lambda cls: cls


stand_in = Annotations()
sys.modules.update(typing=stand_in, mypy_extensions=stand_in, __future__=stand_in)
sys.modules["collections.abc"] = _collections_abc
from rt.cli import main


def started():
    for name in ("typing", "mypy_extensions", "__future__", "collections.abc"):
        del sys.modules[name]


status = main(sys.argv, started)
try:
    sys.stdout.flush()
    sys.stderr.flush()
except (AttributeError, OSError, ValueError):
    sys.exit(status)
# The guest has ended. Taking the host apart would be a tenth of what a start costs.
os._exit(status & 0xFF)
"""


class Unit(NamedTuple):
    """One C file: a label for messages, its text, and its own compiler flags."""

    label: str
    text: str
    flags: list[str]


def main() -> int:
    """Build, or with --check say whether a build is needed."""
    parser = argparse.ArgumentParser(description="Build rt with mypyc.")
    parser.add_argument("--opt", choices="0123", default="2", help="gcc's -O (default 2)")
    parser.add_argument("--out", type=Path, default=ROOT / "build", help="where to build")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    parser.add_argument(
        "--install",
        action="store_true",
        help="make the build what the virtual environment that runs this script imports",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="compilers at a time")
    args = parser.parse_args()
    out: Path = args.out.resolve()
    os.chdir(ROOT)

    if args.check:
        fresh = is_fresh(out, stamp(args.opt))
        print(f"{out} is {'up to date' if fresh else 'out of date'}")
        return 0 if fresh else 1

    out.mkdir(parents=True, exist_ok=True)
    with locked(out / ".lock"):
        wanted = stamp(args.opt)
        if not is_fresh(out, wanted):
            (out / "stamp").unlink(missing_ok=True)
            build(out, args.opt, args.jobs)
            (out / "stamp").write_text(wanted)
        write_launcher(out / "bin" / "rt-run", out / "lib")
        if args.install:
            install(out / "lib")
    return 0


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the build directory for this process; wait, saying so, while another has it."""
    with open(path, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"waiting for another build in {path.parent}", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def sources() -> list[Path]:
    """All Python files of the package, relative to the root, sorted."""
    found = Path(PACKAGE).rglob("*.py")
    return sorted(path for path in found if "__pycache__" not in path.parts)


def stamp(opt: str) -> str:
    """A digest of everything that the build is made from."""
    digest = hashlib.sha256(toolchain(opt).encode())
    tools = [Path("tools/build.py"), Path("tools/c_passes.py")]
    for path in [*sources(), *tools, *PREFIXES.values(), Path("pyproject.toml")]:
        digest.update(f"\0{path}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_fresh(out: Path, wanted: str) -> bool:
    """Whether the build in `out` was made from `wanted`."""
    try:
        return (out / "stamp").read_text() == wanted
    except OSError:
        return False


def compiler() -> list[str]:
    """The C compiler: CC, or the one that Python was built with."""
    return shlex.split(os.environ.get("CC") or str(sysconfig.get_config_var("CC")))


def toolchain(opt: str) -> str:
    """What besides its text decides an object file: compiler, Python, mypyc, flags."""
    version = subprocess.run(
        [*compiler(), "--version"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.splitlines()[0]
    mypyc = next(Path(sysconfig.get_path("purelib")).glob("mypy-*.dist-info")).name
    parts = [version, sys.version, SUFFIX, sysconfig.get_path("include"), mypyc]
    return "\n".join([*parts, *compile_flags(opt), *shlex.split(os.environ.get("CFLAGS", ""))])


def compile_flags(opt: str) -> list[str]:
    """Flags for every C file."""
    return [
        f"-O{opt}",
        "-g0",
        "-fPIC",
        "-fvisibility=hidden",
        "-fno-plt",
        "-fno-strict-overflow",
        "-Werror=implicit-function-declaration",
        "-Werror=int-conversion",
        "-Werror=incompatible-pointer-types",
        *([] if opt == "0" else ["-DNDEBUG"]),
    ]


def build(out: Path, opt: str, jobs: int) -> None:
    """Make OUT/lib from the source tree."""
    start = time.monotonic()
    compiled = [str(path) for path in sources() if str(path) not in INTERPRETED]
    print(f"mypyc: {len(compiled)} modules", flush=True)
    # It needs 8 GB: one at a time, whoever else builds on this machine.
    with locked(Cache.home() / ".mypyc-lock"):
        units, includes = generate(compiled)
    print(f"mypyc: done after {time.monotonic() - start:.0f} s", flush=True)

    lib = out / "lib"
    cache = Cache(toolchain(opt))
    flags = [*compile_flags(opt), *includes, *shlex.split(os.environ.get("CFLAGS", ""))]
    objects = compile_units(units, flags, cache, jobs)
    lib.mkdir(parents=True, exist_ok=True)
    link(objects, lib / (LIBRARY + SUFFIX))
    shims = compile_shims(compiled, cache, jobs)

    kept = {lib / (LIBRARY + SUFFIX)}
    for source, shim in shims.items():
        target = (lib / source).with_suffix(SUFFIX)
        copy(shim, target)
        kept.add(target)
    for path in [*sources(), *Path(PACKAGE).rglob("py.typed")]:
        copy(path, lib / path)
        kept.add(lib / path)
    for source in INTERPRETED:
        target = lib / source
        compiled_path = Path(importlib.util.cache_from_source(target))
        py_compile.compile(str(target), str(compiled_path), doraise=True)
        kept.add(compiled_path)
    remove_others(lib, kept)
    cache.prune()
    print(f"built {lib} in {time.monotonic() - start:.0f} s", flush=True)


# --- from Python to C ---------------------------------------------------------------------------


def generate(paths: list[str]) -> tuple[list[Unit], list[str]]:
    """Run mypyc on `paths`; give the C files to compile and their include flags.

    Errors of mypy and mypyc are printed as they print them, and end the program.
    """
    from mypy.errors import CompileError
    from mypy.fscache import FileSystemCache
    from mypyc.build import construct_groups, get_mypy_config, include_dir
    from mypyc.codegen import emitmodule
    from mypyc.codegen.literals import Literals
    from mypyc.common import RUNTIME_C_FILES
    from mypyc.errors import Errors
    from mypyc.options import CompilerOptions

    # What mypyc makes lives until the end, or dies by itself: collections find nothing, and
    # freed memory that goes back to the system is asked for again at once.
    gc.disable()
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(M_MMAP_THRESHOLD, 1 << 30)
        libc.mallopt(M_TRIM_THRESHOLD, (1 << 31) - 1)

    options = CompilerOptions(
        multi_file=True, group_name=GROUP, target_dir="build", include_runtime_files=False
    )
    cache = FileSystemCache()
    group_sources, all_sources, mypy_options = get_mypy_config(paths, None, options, cache)
    groups = construct_groups(group_sources, False, True, GROUP)
    try:
        result = emitmodule.parse_and_typecheck(all_sources, mypy_options, options, groups, cache)
    except CompileError as error:
        print("\n".join(error.messages), flush=True)
        sys.exit(1)
    errors = Errors(mypy_options)
    try:
        modules, texts, _ = emitmodule.compile_modules_to_c(result, options, errors, groups)
    finally:
        result.manager.metastore.close()
    messages = errors.new_messages()
    if messages:
        print("\n".join(messages), flush=True)
    if errors.num_errors:
        sys.exit(1)

    # The same walk that numbered the literals numbers them again.
    literals = Literals()
    for source in groups[0][0]:
        for function in modules[source.module].functions:
            emitmodule.collect_literals(function, literals)

    dependencies = sorted(emitmodule.collect_source_dependencies(modules), key=lambda d: d.path)
    runtime = Path(include_dir())
    prefixes = {name: path.read_text(encoding="utf-8") for name, path in PREFIXES.items()}
    units = [
        Unit(f"mypyc/{name}", f"{prefixes.get(name, '')}#include <{name}>\n", [])
        for name in [*RUNTIME_C_FILES, *(dependency.path for dependency in dependencies)]
    ]
    by_file = {f"__native_{mangled(module)}.c": module for module in modules}
    units += rewrite(dict(texts[0]), by_file, literal_names(literals))
    directories = sorted({d for dependency in dependencies for d in dependency.include_dirs})
    return units, [f"-I{runtime}", *(f"-I{runtime / d}" for d in directories)]


def mangled(module: str) -> str:
    """The form of a module's name that mypyc uses in C."""
    from mypyc.namegen import exported_name

    name: str = exported_name(module)
    return name


def literal_names(literals: object) -> list[str]:
    """C names for the group's literals, in the order of their indexes.

    A name depends on the literal's value alone, never on the other literals.
    """
    from mypyc.codegen.literals import NUM_SINGLETONS, Literals, literal_sort_key

    assert isinstance(literals, Literals)
    names = [f"{PACKAGE}_singleton_{i}" for i in range(NUM_SINGLETONS)]
    for table in (
        literals.str_literals,
        literals.bytes_literals,
        literals.int_literals,
        literals.float_literals,
        literals.complex_literals,
        literals.tuple_literals,
        literals.frozenset_literals,
    ):
        for value in table:
            key = hashlib.sha256(repr(literal_sort_key(value)).encode()).hexdigest()
            names.append(f"{PACKAGE}_literal_{key[:20]}")
    return names


def opcodes() -> int:
    """How many instructions the register code has."""
    text = Path(PACKAGE, "vm", "regops.py").read_text(encoding="utf-8")
    return 1 + max(int(n) for n in re.findall(r"^R_\w+: Final = (\d+)$", text, re.MULTILINE))


LITERAL = re.compile(r"CPyStatics\[(\d+)\]")
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
INCLUDE = re.compile(r'#include "__native\w*\.h"\n')
DECLARED = re.compile(r"(\w+)(?:\(|\[|;)")
STRUCT_END = re.compile(r"\} (\w+);")


def rewrite(texts: dict[str, str], by_file: dict[str, str], literals: list[str]) -> list[Unit]:
    """Make each generated C file independent of what it does not use (see the module's docstring).

    Args: `texts` maps mypyc's file names to texts, `by_file` those of modules to module names.
    """
    external = texts.pop(f"__native_{GROUP}.h")
    internal = texts.pop(f"__native_internal_{GROUP}.h")
    declarations = Declarations(external, internal)
    units = []
    for name, text in texts.items():
        body = c_passes.store_first(INCLUDE.sub("", text))
        if name not in by_file:  # the group's own file
            head = "\n".join(declarations.texts)
            body += "\n" + c_passes.SHARED + literal_aliases(literals)
        else:
            body = LITERAL.sub(lambda match: literals[int(match[1])], body)
            body = c_passes.asked_directly(c_passes.thread_state(body))
            body = c_passes.unboxed(body)
            body = c_passes.inline_values(c_passes.free_lists(body))
            if by_file[name] == EVAL_LOOP:
                body = c_passes.eval_loop(body, opcodes())
            body = c_passes.trusted(body, c_passes.TRUSTED.get(by_file[name], ()))
            body = c_passes.written_in_c(body, c_passes.BODIES.get(by_file[name], {}))
            used = set(IDENTIFIER.findall(body))
            head = declarations.select(used)
            head += "".join(
                f"\nextern PyObject *{literal};" for literal in sorted(used.intersection(literals))
            )
        module = by_file.get(name, LIBRARY)
        flags = [f for glob, fs in EXTRA_FLAGS.items() if fnmatch.fnmatch(module, glob) for f in fs]
        units.append(Unit(module, f"{declarations.preamble}\n{head}\n{body}", flags))
    return units


def literal_aliases(names: list[str]) -> str:
    """Assembler lines that name each cell of the literal table."""
    lines = [
        f'".globl {name}\\n.hidden {name}\\n.set {name}, CPyStatics + {8 * index}\\n"'
        for index, name in enumerate(names)
    ]
    return "__asm__(\n" + "\n".join(lines) + ");\n"


class Declarations:
    """The declarations of a compilation group, in an order that C accepts.

    Invariant: `texts[i]` declares `names[i]` and needs only what stands before it.
    """

    def __init__(self, external: str, internal: str) -> None:
        self.names: list[str] = []
        self.texts: list[str] = []
        includes: list[str] = []
        for header in (external, internal):
            self._read(header, includes)
        system = "".join(f"#include <{name}>\n" for name in SYSTEM_HEADERS)
        # Everything else is defined in this library: calls need no detour.
        push = "#pragma GCC visibility push(hidden)\n"
        self.preamble = system + push + "\n".join(includes) + c_passes.COUNTS + MODULE_CREATE
        index = {name: i for i, name in enumerate(self.names)}
        self.index = index
        self.needs = [
            sorted({index[w] for w in IDENTIFIER.findall(text) if w in index} - {i})
            for i, text in enumerate(self.texts)
        ]

    def _read(self, header: str, includes: list[str]) -> None:
        """Split a header into its declarations."""
        chunk: list[str] = []
        depth = 0
        for line in header.splitlines():
            if line.startswith("#include"):
                if "__native" not in line:
                    includes.append(line)
                continue
            if line.startswith("#") or not line.strip():
                continue
            chunk.append(line)
            depth += line.count("{") - line.count("}")
            if depth == 0 and line.endswith(";"):
                text = "\n".join(chunk)
                match = STRUCT_END.search(chunk[-1]) or DECLARED.search(text)
                assert match, text
                if text.startswith(f"typedef struct {match[1]} {{"):
                    # CPy.h has some of these tuples already.
                    guard = f"MYPYC_DECLARED_{match[1]}"
                    text = f"#ifndef {guard}\n#define {guard}\n{text}\n#endif"
                if text.endswith("_____top_level__(void);"):
                    text = text[:-1] + " __attribute__((cold));"
                self.names.append(match[1])
                self.texts.append(text)
                chunk = []
        assert not chunk, chunk

    def select(self, used: set[str]) -> str:
        """The declarations of `used` names and of all that they need."""
        todo = [self.index[name] for name in used if name in self.index]
        wanted: set[int] = set()
        while todo:
            i = todo.pop()
            if i not in wanted:
                wanted.add(i)
                todo += self.needs[i]
        return "\n".join(self.texts[i] for i in sorted(wanted))


# --- from C to a library ------------------------------------------------------------------------


class Cache:
    """Compiled files under a hash of all that decides their content.

    Shared by all checkouts of the user; a file is put there whole or not at all.
    """

    def __init__(self, toolchain: str) -> None:
        self.directory = self.home()
        self.toolchain = toolchain

    @staticmethod
    def home() -> Path:
        """The folder of the cache; made when it is missing."""
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        directory = Path(cache) / "rt-build"
        directory.mkdir(parents=True, exist_ok=True)
        return directory

    def path(self, text: str, flags: list[str], suffix: str) -> Path:
        """Where the file made from `text` with `flags` is or will be."""
        key = json.dumps([self.toolchain, flags, text])
        return self.directory / (hashlib.sha256(key.encode()).hexdigest()[:40] + suffix)

    def has(self, path: Path) -> bool:
        """Whether the file is there; if so it counts as used now."""
        with contextlib.suppress(OSError):
            os.utime(path)
            return True
        return False

    def prune(self) -> None:
        """Remove what was not used for longest, down to CACHE_LIMIT bytes."""
        files = []
        for path in self.directory.glob("*.*o"):
            with contextlib.suppress(OSError):
                status = path.stat()
                files.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= CACHE_LIMIT:
                break
            path.unlink(missing_ok=True)
            total -= size


def run_compiler(text: str, flags: list[str], target: Path, label: str) -> None:
    """Compile C `text` to `target`; print the compiler's errors and end the program on failure."""
    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    command = [*compiler(), *flags, "-x", "c", "-", "-o", str(temporary)]
    done = subprocess.run(
        command, input=text, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        temporary.unlink(missing_ok=True)
        raise SystemExit(f"C compiler failed on {label}:\n{done.stderr}")
    os.replace(temporary, target)


def compile_units(units: list[Unit], flags: list[str], cache: Cache, jobs: int) -> list[Path]:
    """Object files of `units`, in their order; large ones are started first."""
    include = "-I" + sysconfig.get_path("include")
    objects = {}
    missing = []
    for unit in units:
        path = cache.path(unit.text, unit.flags, ".o")
        objects[unit.label] = path
        if not cache.has(path):
            missing.append((unit, path))
    missing.sort(key=lambda pair: -len(pair[0].text))
    print(f"C: {len(missing)} of {len(units)} files to compile", flush=True)

    def compile_one(unit: Unit, path: Path) -> float:
        start = time.monotonic()
        run_compiler(unit.text, [*flags, *unit.flags, include, "-c"], path, unit.label)
        return time.monotonic() - start

    with ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(compile_one, *pair): pair[0].label for pair in missing}
        try:
            for count, future in enumerate(as_completed(futures), 1):
                seconds = future.result()
                print(f"[{count}/{len(missing)}] {futures[future]} {seconds:.1f} s", flush=True)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return [objects[unit.label] for unit in units]


def link(objects: list[Path], target: Path) -> None:
    """Link the group's shared library."""
    temporary = target.with_name(target.name + ".new")
    command = [*compiler(), "-shared", "-Wl,-O1", "-Wl,-Bsymbolic", *map(str, objects)]
    if packs_relocations():
        command.append("-Wl,-z,pack-relative-relocs")
    done = subprocess.run([*command, "-o", str(temporary)], check=False)
    if done.returncode != 0:
        raise SystemExit("linking failed")
    os.replace(temporary, target)


def packs_relocations() -> bool:
    """Whether linker and loader know the short form of the tables' 70,000 relocations."""
    libc, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
    if libc != "glibc" or tuple(map(int, version.split("."))) < (2, 36):
        return False
    command = [*compiler(), "-Wl,--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "pack-relative-relocs" in done.stdout


def compile_shims(paths: list[str], cache: Cache, jobs: int) -> dict[str, Path]:
    """The small extension module that stands at each module's place, by source path."""
    shims: dict[str, Path] = {}
    flags = ["-shared", "-fPIC", "-O1"]

    def compile_one(path: str) -> None:
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        name = module.rpartition(".")[2]
        text = SHIM.format(name=name, library=LIBRARY, exported=mangled(module))
        shims[path] = target = cache.path(text, flags, ".so")
        if not cache.has(target):
            run_compiler(text, flags, target, f"the shim of {module}")

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(compile_one, paths))
    return shims


# --- putting it in place ------------------------------------------------------------------------


def copy(source: Path, target: Path) -> None:
    """Put a copy at `target` as a new file, so that running programs keep the old one."""
    data = source.read_bytes()
    with contextlib.suppress(OSError):
        if target.read_bytes() == data:
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + ".new")
    temporary.write_bytes(data)
    os.replace(temporary, target)


def remove_others(directory: Path, kept: set[Path]) -> None:
    """Remove all files below `directory` but `kept`, and the folders left empty."""
    for folder, _, names in os.walk(directory, topdown=False):
        for name in names:
            if Path(folder, name) not in kept:
                Path(folder, name).unlink()
        with contextlib.suppress(OSError):
            os.rmdir(folder)


def write_launcher(path: Path, lib: Path) -> None:
    """Write rt-run: it imports the package from `lib`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    packages = sysconfig.get_path("purelib")
    text = LAUNCHER.format(python=sys.executable, lib=str(lib), packages=packages)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.write_text(text)
    temporary.chmod(0o755)
    os.replace(temporary, path)


def install(lib: Path) -> None:
    """Let the running virtual environment import the package and have rt-run."""
    if sys.prefix == sys.base_prefix:
        raise SystemExit("--install wants the python of a virtual environment")
    Path(sysconfig.get_path("purelib"), f"{PACKAGE}.pth").write_text(f"{lib}\n")
    write_launcher(Path(sys.prefix, "bin", "rt-run"), lib)


if __name__ == "__main__":
    sys.exit(main())
