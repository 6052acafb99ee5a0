"""Running a test module of CPython's in processes of its own, and what came of each test."""

import ast
import contextlib
import hashlib
import json
import os
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HARNESS = HERE / "harness.py"

# A venv's python looks elsewhere for itself than the plain one, which some tests notice.
HOST = [getattr(sys, "_base_executable", sys.executable)]
HOST_VERSION = ".".join(map(str, sys.version_info[:3]))
LIBRARY = Path(os.__file__).parent

# What a test may be found to be. The worse of two stands where an id occurs twice.
STATUSES = ("passed", "skipped", "missing", "failed", "error", "timed out", "crashed")
# After this many crashes and hangs the rest of a module is left alone.
MAX_RESTARTS = 25
POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Limits:
    """What a module's process may use. Beyond it the process is ended."""

    test_seconds: float = 90
    module_seconds: float = 600
    memory: int = 4 << 30


@dataclass
class Verdict:
    """What came of one test."""

    status: str
    detail: str = ""
    seconds: float = 0.0


@dataclass
class ModuleRun:
    """What came of one module: a verdict for each test id, and how it ended."""

    name: str
    seconds: float = 0.0
    tests: dict[str, Verdict] = field(default_factory=dict)
    # Not empty: the module's import was refused ("skipped") or failed.
    problem: str = ""
    problem_detail: str = ""

    def counts(self):
        """How many tests have each status."""
        found = dict.fromkeys(STATUSES, 0)
        for verdict in self.tests.values():
            found[verdict.status] += 1
        return found

    @classmethod
    def from_dict(cls, data):
        run = cls(**data)
        run.tests = {name: Verdict(**verdict) for name, verdict in run.tests.items()}
        return run


def rt_command():
    """rt-run, or what the environment variable RT_RUN names."""
    named = shlex.split(os.environ.get("RT_RUN", ""))
    return named or [str(Path(sys.executable).with_name("rt-run"))]


SETTINGS = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1"}


def environment(folder):
    """The same surroundings for both: nothing of the user's own settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "COV"))}
    return kept | SETTINGS | {"TMPDIR": str(folder)}


class Process:
    """A process that runs a module's tests, watched through the file of its events."""

    def __init__(self, command, name, folder, limits, skip, unclaimed):
        self.events_path = folder / "events"
        self.events_path.write_text("")
        lists = []
        for file, ids in (("skip", skip), ("unclaimed", unclaimed)):
            lists.append(str(folder / file))
            (folder / file).write_text("\n".join(ids), encoding="utf-8")
        work = folder / "work"
        work.mkdir(exist_ok=True)
        self.limits = limits
        with open(folder / "output", "ab") as log:
            self.process = subprocess.Popen(
                [*command, str(HARNESS), name, str(self.events_path), *lists],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=work,
                env=environment(work),
                start_new_session=True,
                preexec_fn=self.limit_memory,
            )

    def limit_memory(self):
        resource.setrlimit(resource.RLIMIT_AS, (self.limits.memory, self.limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def events(self):
        """Each event as it comes, with the time; then ("exit", how the process ended)."""
        deadline = time.monotonic() + self.limits.module_seconds
        with open(self.events_path, "rb") as f:
            quiet_since = time.monotonic()
            rest = b""
            while True:
                ended = self.process.poll() is not None
                data = f.read()
                now = time.monotonic()
                if data:
                    quiet_since = now
                    *lines, rest = (rest + data).split(b"\n")
                    for line in lines:
                        fields = [ast.literal_eval(part) for part in line.decode().split("\t")]
                        yield now, fields
                elif ended:
                    yield now, ["exit", self.how_it_ended()]
                    return
                elif now - quiet_since > self.limits.test_seconds:
                    yield now, ["exit", f"no end within {self.limits.test_seconds:g} seconds"]
                    return
                elif now > deadline:
                    yield now, ["exit", f"module over {self.limits.module_seconds:g} seconds"]
                    return
                else:
                    time.sleep(POLL_SECONDS)

    def how_it_ended(self):
        status = self.process.returncode
        if status >= 0:
            return f"exit status {status}"
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"

    def close(self):
        """End the process and whatever it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def worse(old, new):
    """The verdict that stands for an id that occurs twice."""
    if old is None or STATUSES.index(new.status) > STATUSES.index(old.status):
        return new
    return old


class Collector:
    """Makes a ModuleRun of the events of one process after another."""

    def __init__(self, name):
        self.run = ModuleRun(name)
        self.collected = []
        self.fixtures = {}
        self.current = None
        self.started = 0.0

    def follow(self, process):
        """Take in a process's events. The result says how it ended; empty: as it should."""
        done = False
        self.current = None
        for now, (kind, *fields) in process.events():
            if kind == "collected":
                if fields[0] not in self.run.tests:
                    self.collected.append(fields[0])
            elif kind == "start":
                self.current, self.started = fields[0], now
            elif kind == "end":
                name, status, detail = fields
                self.note(name, Verdict(status, detail, round(now - self.started, 3)))
                self.current = None
            elif kind == "fixture":
                self.fixtures[fields[0]] = Verdict(fields[1], fields[2])
            elif kind == "module":
                self.run.problem, self.run.problem_detail = fields
            elif kind == "done":
                done = True
            elif kind == "exit":
                return "" if done and fields[0] == "exit status 0" else fields[0]
        raise AssertionError("a process's events end with its exit")

    def note(self, name, verdict):
        self.run.tests[name] = worse(self.run.tests.get(name), verdict)

    def blame(self, ending):
        """Put a crash or hang down to the test that was running, or to the module."""
        status = "timed out" if "second" in ending else "crashed"
        if self.current is not None:
            self.note(self.current, Verdict(status, ending))
            return True
        where = "end of the process" if self.collected else "import"
        self.note(f"{self.run.name}: {where}", Verdict(status, ending))
        return False

    def finish(self):
        """Give the tests that never began the verdict of the fixture that kept them from it."""
        for name in self.collected:
            if name not in self.run.tests:
                owner = name.rpartition(".")[0]
                verdict = Verdict("missing", "was not run")
                for fixture, outcome in self.fixtures.items():
                    _, _, place = fixture.partition("(")
                    place = place.rstrip(")")
                    if owner == place or owner.startswith(place + "."):
                        verdict = outcome
                self.run.tests[name] = verdict


def run_module(command, name, limits, unclaimed=(), log=None):
    """Run a module's tests.

    Args:
        command: the interpreter's command line.
        name: the full name of the module.
        unclaimed: the ids of tests to be skipped if CPython marks them as its own details.
        log: a file to which what the tests print is written.

    A test that crashes or hangs ends its process; another goes on after it.
    """
    collector = Collector(name)
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="conformance-"))
    try:
        for _ in range(MAX_RESTARTS):
            process = Process(command, name, folder, limits, collector.run.tests, unclaimed)
            try:
                ending = collector.follow(process)
            finally:
                process.close()
            if not ending:
                break
            over = time.monotonic() - began > limits.module_seconds
            if not collector.blame(ending) or over:
                break
        collector.finish()
        if log is not None:
            shutil.copyfile(folder / "output", log)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    collector.run.seconds = round(time.monotonic() - began, 2)
    return collector.run


def module_files(name):
    """The files of a test module, or of a test package."""
    path = LIBRARY.joinpath(*name.split("."))
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def host_run(name, limits):
    """What the host gives for a module. Kept by version, and by the content of the files."""
    digest = hashlib.sha256(repr(sorted(SETTINGS.items())).encode())
    for path in [HARNESS, *module_files(name)]:
        digest.update(path.read_bytes())
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "rt" / "conformance" / f"host-{HOST_VERSION}"
    kept = folder / f"{name}-{digest.hexdigest()[:16]}.json"
    try:
        return ModuleRun.from_dict(json.loads(kept.read_text(encoding="utf-8")))
    except FileNotFoundError:
        pass
    run = run_module(HOST, name, limits)
    folder.mkdir(parents=True, exist_ok=True)
    temporary = kept.with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps(asdict(run)), encoding="utf-8")
    temporary.replace(kept)
    return run
