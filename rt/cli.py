"""The command line: `rt-run`.

Answers to Python/initconfig.c (options, environment) and Modules/main.c.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import Final

from rt.objects.pystate import RT
from rt.vm import run as runner
from rt.vm.startup import Config, finalize, new_interpreter, renew_main

VERSION: Final = "0.1.0"

USAGE: Final = """\
usage: rt-run [option] ... [-c cmd | -m mod | file | -] [arg] ...
Options (and corresponding environment variables):
-B     : don't write compiled code of imported modules; also PYTHONDONTWRITEBYTECODE=x
-c cmd : program passed in as string (terminates option list)
-E     : ignore PYTHON* environment variables (such as PYTHONPATH)
-h     : print this help message and exit (also -? or --help)
-i     : inspect interactively after running script; also PYTHONINSPECT=x
-I     : isolate rt from the user's environment (implies -E, -P and -s)
-m mod : run library module as a script (terminates option list)
-O     : remove assert and __debug__-dependent statements; also PYTHONOPTIMIZE=x
-OO    : do -O changes and also discard docstrings
-P     : don't prepend a potentially unsafe path to sys.path; also PYTHONSAFEPATH
-q     : don't print version and copyright messages on interactive startup
-s     : don't add user site directory to sys.path; also PYTHONNOUSERSITE=x
-S     : don't imply 'import site' on initialization
-u     : force the stdout and stderr streams to be unbuffered; also PYTHONUNBUFFERED=x
-v     : verbose (trace import statements); also PYTHONVERBOSE=x
-V     : print the version number and exit (also --version)
-W arg : warning control; arg is action:message:category:module:lineno;
         also PYTHONWARNINGS=arg
-X opt : set implementation-specific option (importtime, utf8, dev, no_debug_ranges, ...)
--stats: count instructions, calls, frames, new values, cache hits, and
         write the counts to stderr at the end (--stats=json: as JSON)
--dis file : print the bytecode that rt compiles the file to, and exit
--profile[=file] : sample where the program spends its CPU time; writes a speedscope
         file and file.txt with tables (default: profile.speedscope.json, the tables
         on stderr). Takes SIGPROF and ITIMER_PROF from the program.
Arguments:
file   : program read from script file
-      : program read from stdin (default; interactive mode if a tty)
arg ...: arguments passed to program in sys.argv[1:]
"""


class CommandLine:
    """What the arguments ask for."""

    def __init__(self) -> None:
        self.config: Final = Config()
        self.command: str | None = None
        self.module: str | None = None
        self.file: str | None = None
        self.show_version = 0
        self.show_help = False
        self.disassemble: str | None = None
        # Counts are wanted, as text or as JSON.
        self.stats: str | None = None
        # The file that --profile names; empty: none was named.
        self.profile: str | None = None
        self.problem: str | None = None


def parse_arguments(argv: list[str]) -> CommandLine:
    """Read the options. `problem` says what is wrong with them, if anything."""
    line = CommandLine()
    config = line.config
    config.orig_argv = list(argv)
    rest = argv[1:]
    at = 0
    while at < len(rest):
        word = rest[at]
        if word == "-" or not word.startswith("-"):
            break
        at += 1
        if word == "--":
            break
        if word.startswith("--"):
            if word == "--help":
                line.show_help = True
            elif word == "--version":
                line.show_version = 1
            elif word == "--stats" or word == "--stats=json":
                line.stats = word
            elif word == "--dis":
                if at >= len(rest):
                    line.problem = "Argument expected for the --dis option"
                    return line
                line.disassemble = rest[at]
                return line
            elif word == "--profile":
                line.profile = ""
            elif word.startswith("--profile="):
                line.profile = word[len("--profile=") :]
                if not line.profile:
                    line.problem = "Argument expected for the --profile= option"
                    return line
            else:
                line.problem = f"unknown option {word}"
                return line
            continue
        i = 1
        while i < len(word):
            option = word[i]
            i += 1
            if option in "cmWX":
                if i < len(word):
                    value = word[i:]
                elif at < len(rest):
                    value = rest[at]
                    at += 1
                else:
                    line.problem = f"Argument expected for the -{option} option"
                    return line
                if option == "c":
                    line.command = value + "\n"
                    config.argv = ["-c", *rest[at:]]
                    return line
                if option == "m":
                    line.module = value
                    config.argv = ["-m", *rest[at:]]
                    return line
                if option == "W":
                    config.warnoptions.append(value)
                else:
                    config.xoptions.append(value)
                break
            if not take_flag(line, option):
                line.problem = f"Unknown option: -{option}"
                return line
    if at < len(rest):
        line.file = rest[at]
        config.argv = rest[at:]
    return line


def take_flag(line: CommandLine, option: str) -> bool:
    """Note an option without argument. False when there is none of that letter."""
    config = line.config
    if option == "B":
        config.write_bytecode = False
    elif option == "E":
        config.use_environment = False
    elif option == "I":
        config.isolated = True
        config.use_environment = False
        config.user_site = False
        config.safe_path = True
    elif option == "i":
        config.inspect = True
        config.interactive = True
    elif option == "O":
        config.optimize += 1
    elif option == "P":
        config.safe_path = True
    elif option == "q":
        config.quiet = True
    elif option == "s":
        config.user_site = False
    elif option == "S":
        config.site_import = False
    elif option == "u":
        config.buffered_stdio = False
    elif option == "v":
        config.verbose += 1
    elif option == "V":
        line.show_version += 1
    elif option in "h?":
        line.show_help = True
    elif option == "b":
        config.bytes_warning += 1
    elif option not in "dRx":
        return False
    return True


def read_environment(config: Config) -> None:
    """Add what the PYTHON* variables ask for."""
    if not config.use_environment:
        return
    env = os.environ
    if env.get("PYTHONDONTWRITEBYTECODE"):
        config.write_bytecode = False
    if env.get("PYTHONUNBUFFERED"):
        config.buffered_stdio = False
    if env.get("PYTHONINSPECT"):
        config.inspect = True
    if env.get("PYTHONNOUSERSITE"):
        config.user_site = False
    if env.get("PYTHONSAFEPATH"):
        config.safe_path = True
    level = env.get("PYTHONOPTIMIZE")
    if level and config.optimize == 0:
        config.optimize = int(level) if level.isdigit() else 1
    verbose = env.get("PYTHONVERBOSE")
    if verbose and config.verbose == 0:
        config.verbose = int(verbose) if verbose.isdigit() else 1
    given = env.get("PYTHONWARNINGS")
    if given:
        config.warnoptions = given.split(",") + config.warnoptions
    digits = env.get("PYTHONINTMAXSTRDIGITS")
    if digits and digits.isdigit():
        config.int_max_str_digits = int(digits)
    if env.get("PYTHONPROFILEIMPORTTIME"):
        config.import_time = True
    if env.get("PYTHONDEVMODE"):
        config.dev_mode = True
    if env.get("PYTHONWARNDEFAULTENCODING"):
        config.warn_default_encoding = True
    if env.get("PYTHONNODEBUGRANGES"):
        config.debug_ranges = False
    if env.get("PYTHONUTF8") in ("0", "1"):
        config.utf8_mode = int(env["PYTHONUTF8"])


def finish_config(config: Config) -> str | None:
    """Work out what the -X options mean. A text says what is wrong with one."""
    for option in config.xoptions:
        key, _, value = option.partition("=")
        if key == "importtime":
            config.import_time = True
        elif key == "dev":
            config.dev_mode = True
        elif key == "warn_default_encoding":
            config.warn_default_encoding = True
        elif key == "no_debug_ranges":
            config.debug_ranges = False
        elif key == "utf8":
            if value not in ("", "0", "1"):
                return "invalid -X utf8 option value"
            config.utf8_mode = 0 if value == "0" else 1
        elif key == "int_max_str_digits":
            if not value.isdigit() or (int(value) != 0 and int(value) < 640):
                return "-X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited."
            config.int_max_str_digits = int(value)
    if config.dev_mode:
        config.warnoptions.insert(0, "default")
    if config.bytes_warning > 0:
        config.warnoptions.append(
            "error::BytesWarning" if config.bytes_warning > 1 else "default::BytesWarning"
        )
    config.optimize = min(config.optimize, 2)
    return None


def main(argv: list[str], begun: Callable[[], None] | None = None) -> int:
    """Run rt-run.

    Args:
        argv: the program's own name, then its arguments.

    Returns:
        the exit status of the process.
    """
    line = parse_arguments(argv)
    name = argv[0] if argv else "rt-run"
    if line.problem is not None:
        sys.stderr.write(
            f"{line.problem}\nusage: {name} [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
            f"Try `{os.path.basename(name)} -h' for more information.\n"
        )
        return 2
    if line.show_help:
        sys.stdout.write(USAGE)
        return 0
    if line.show_version:
        print(version_text(line.show_version > 1))
        return 0
    if line.disassemble is not None:
        return disassemble_file(line.disassemble)
    config = line.config
    config.executable = find_executable(name)
    read_environment(config)
    problem = finish_config(config)
    if problem is not None:
        sys.stderr.write(f"Fatal rt error: config_init: {problem}\n")
        return 1
    prepare_process()
    # What the start makes stays: no collection need look at it, now or later.
    gc.disable()
    started = new_interpreter(config)
    set_aside()
    gc.enable()
    if started is None:
        runner.report(None)
        sys.stderr.write("Fatal rt error: the interpreter could not be started\n")
        return 1
    renew_main(started.interp)
    if begun is not None:
        begun()
    RT.ts.interp.program_name = name
    RT.ts.interp.inspect = wants_prompt(line) and runner.is_inspected(
        config.inspect, config.interactive
    )
    if line.stats is not None:
        STATS.start()
    if line.profile is None:
        status = run_to_end(line)
    else:
        status = run_profiled(line, line.profile)
    if line.stats is not None:
        STATS.report(line.stats == "--stats=json")
    return end_process(status)


def run_to_end(line: CommandLine) -> int:
    """Run the program and end its interpreter; the exit status."""
    try:
        status = run_requested(line)
    except BaseException as e:
        status = runner.report_failure(e)
    if wants_prompt(line) and runner.is_inspected(line.config.inspect, line.config.interactive):
        # The prompt is the end that the program comes to.
        RT.ts.interp.interrupted = False
        status = runner.run_interactive(False, False)
    ended = finalize()
    return status if status else ended


def run_profiled(line: CommandLine, file: str) -> int:
    """The same with a profile, which is written once the interpreter has ended."""
    # Only now: whoever wants no profile does not wait for the module.
    from rt.vm.profile import DEFAULT_FILE, Profiler, write_report

    # The program may change its directory.
    path = os.path.abspath(file or DEFAULT_FILE)
    profiler = Profiler()
    profiler.start()
    status = run_to_end(line)
    write_report(profiler, path, " ".join(line.config.argv), path + ".txt" if file else None)
    return status


def wants_prompt(line: CommandLine) -> bool:
    return line.command is not None or line.module is not None or line.file not in (None, "-")


def run_requested(line: CommandLine) -> int:
    """Run what the command line names, sys.path begun as CPython begins it."""
    config = line.config
    if line.command is not None:
        begin_path(config, "")
        return runner.run_string(line.command)
    if line.module is not None:
        begin_path(config, os.getcwd())
        return runner.run_module_as_main(line.module, True)
    if line.file is not None and line.file != "-":
        if runner.is_plain_file(line.file):
            begin_path(config, script_directory(line.file))
        return runner.run_file(line.file)
    begin_path(config, "")
    if config.interactive or (sys.stdin is not None and sys.stdin.isatty()):
        return runner.run_interactive(not config.quiet, config.use_environment)
    return runner.run_stdin()


def begin_path(config: Config, folder: str) -> None:
    """Put the folder where the program's own modules are at the head of sys.path."""
    if not config.safe_path:
        RT.ts.interp.path_zero = folder
        runner.insert_path(folder)


def script_directory(path: str) -> str:
    """What sys.path begins with when a script is run: its folder, links followed."""
    try:
        if os.path.islink(path):
            path = os.path.join(os.path.dirname(path), os.readlink(path))
    except OSError:
        pass
    return os.path.dirname(os.path.realpath(path))


def find_executable(name: str) -> str:
    """The absolute path of rt-run, for sys.executable."""
    if os.sep in name:
        return os.path.abspath(name)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        candidate = os.path.join(folder, name)
        if os.access(candidate, os.X_OK):
            return os.path.abspath(candidate)
    return ""


def version_text(more: bool) -> str:
    version = f"Python {sys.version_info[0]}.{sys.version_info[1]}.{sys.version_info[2]}"
    if more:
        return f"{version} (rt {VERSION}, on {sys.implementation.name} {sys.version})"
    return f"{version} (rt {VERSION})"


def disassemble_file(path: str) -> int:
    """`rt-run --dis FILE`."""
    try:
        with open(path, "rb") as f:
            source = f.read()
    except OSError as e:
        sys.stderr.write(f"rt-run: can't open file {path!r}: [Errno {e.errno}] {e.strerror}\n")
        return 2
    config = Config()
    config.site_import = False
    if new_interpreter(config) is None:
        return runner.report(None)
    tree = parse_source(source, path, "exec", 0, -1)
    if tree is None:
        return runner.report(None)
    code = compile_to_code(tree, path, "exec", 0, 0)
    if code is None:
        return runner.report(None)
    sys.stdout.write(dis(code))
    return 0


def prepare_process() -> None:
    """Make room for deep recursion: the host's stack may grow as far as the system lets it."""
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
        wanted = STACK_BYTES if hard == resource.RLIM_INFINITY else min(hard, STACK_BYTES)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
    except (ImportError, ValueError, OSError):
        pass
    # The guest counts its own recursion; the host's counter would only get in its way.
    sys.setrecursionlimit(1_000_000)


# The kernel leaves at least this much room below the main thread's stack.
STACK_BYTES: Final = 120 * 1024 * 1024


def end_process(status: int) -> int:
    """Hand a KeyboardInterrupt on to the process's parent as the signal that it was."""
    if status == 130 and RT.ts.interp.interrupted:
        import _signal

        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
        os.kill(os.getpid(), _signal.SIGINT)
    if sys.flags.inspect:
        # PYTHONINSPECT is for the guest: the host's prompt would follow.
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(status)
    return status


from rt.compiler.dis import dis  # noqa: E402
from rt.modules.gc import set_aside  # noqa: E402
from rt.vm.compile_source import compile_to_code, parse_source  # noqa: E402
from rt.vm.statistics import STATS  # noqa: E402
