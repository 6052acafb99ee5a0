"""What a run is held against: the list of modules, the host's results, the expectations."""

import re
from dataclasses import asdict, dataclass, field

from running import HERE, STATUSES, Verdict

MODULES_FILE = HERE / "modules.txt"
EXPECTATIONS_FILE = HERE / "expectations.txt"
HEADER = """\
# Tests of CPython's that the host passes and rt does not yet: test id | status | reason.
# A failure that is not named here fails the run, and so does a test named here that passes.
# Of the tests that CPython marks as details of its own implementation, those listed as skipped
# are not run: rt does not claim these details. (`conformance.py --claim-all` runs them.)
# `conformance.py --update` writes this file anew from a run and keeps the reasons.
"""
UNEXAMINED = "unexamined: "


@dataclass(frozen=True)
class Listed:
    """A module of modules.txt."""

    name: str
    group: str
    fast: bool


def listed_modules():
    """The modules that rt is judged by, in the file's order."""
    modules = []
    for line in MODULES_FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            group, _, names = line.partition(":")
            for name in names.split():
                short = name.removesuffix("*")
                modules.append(Listed(f"test.{short}", group.strip(), name != short))
    return modules


def module_of(test, names):
    """Which of the modules a test id belongs to."""
    for name in names:
        if test.startswith(name) and test[len(name) : len(name) + 1] in (".", ":", ""):
            return name
    return None


@dataclass
class Expectation:
    """An entry of expectations.txt."""

    status: str
    reason: str


def read_expectations():
    """The tests that do not pass yet, by id."""
    entries = {}
    if EXPECTATIONS_FILE.exists():
        for line in EXPECTATIONS_FILE.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                test, status, reason = (part.strip() for part in line.split(" | ", 2))
                if test in entries or status not in STATUSES or not reason:
                    raise ValueError(f"expectations.txt: {line}")
                entries[test] = Expectation(status, reason)
    return entries


def unclaimed_tests(entries):
    """The ids listed as skipped: see harness.py."""
    return [test for test, entry in entries.items() if entry.status == "skipped"]


def write_expectations(entries):
    """Write expectations.txt, by test id."""
    lines = [f"{t} | {e.status} | {e.reason}\n" for t, e in sorted(entries.items())]
    text = HEADER + "".join(lines)
    EXPECTATIONS_FILE.write_text(text, encoding="utf-8", errors="backslashreplace")


@dataclass
class Judged:
    """A module's results under rt beside the host's."""

    name: str
    group: str
    host_passed: int = 0
    both_passed: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    host_seconds: float = 0.0
    # What the host passes (or skips) and rt does not, by id.
    shortfalls: dict[str, Verdict] = field(default_factory=dict)
    tests: dict[str, dict[str, str]] = field(default_factory=dict)

    def as_json(self):
        return asdict(self)


def falls_short(host, rt):
    """Is rt's status one that the host's status does not explain?"""
    if rt in ("skipped", "missing"):
        return host == "passed"
    return rt != "passed" and host in ("passed", "skipped", "missing")


def judge(listed, host, rt):
    """Compare rt's run of a module with the host's."""
    result = Judged(listed.name, listed.group, seconds=rt.seconds, host_seconds=host.seconds)
    nothing = Verdict("missing", rt.problem_detail or "not found by the loader")
    if rt.problem == "skipped":
        nothing.status = "skipped"
    result.counts = dict.fromkeys(STATUSES, 0)
    for name in [*host.tests, *(name for name in rt.tests if name not in host.tests)]:
        own = rt.tests.get(name, nothing)
        theirs = host.tests.get(name, Verdict("missing"))
        result.counts[own.status] += 1
        result.host_passed += theirs.status == "passed"
        result.both_passed += theirs.status == own.status == "passed"
        result.tests[name] = {"rt": own.status, "host": theirs.status}
        if own.status != "passed":
            result.tests[name]["detail"] = own.detail
        if falls_short(theirs.status, own.status):
            result.shortfalls[name] = own
    return result


@dataclass
class Surprises:
    """In what a module's results are not what expectations.txt says."""

    unlisted: dict[str, Verdict] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    passing: list[str] = field(default_factory=list)

    def __bool__(self):
        return bool(self.unlisted or self.changed or self.passing)

    def lines(self):
        """An account for people to read."""
        for test, verdict in self.unlisted.items():
            yield f"{test}: {verdict.status}, and not listed: {summary(verdict.detail)}"
        for test, change in self.changed.items():
            yield f"{test}: {change}"
        for test in self.passing:
            yield f"{test}: listed in expectations.txt, but it passes (or is no test)"


def compare(result, entries, names):
    """Hold a module's results against the expectations.

    Args:
        names: of all listed modules: they decide which entries belong to this one.
    """
    found = Surprises()
    for test, verdict in result.shortfalls.items():
        entry = entries.get(test)
        if entry is None:
            found.unlisted[test] = verdict
        elif entry.status != verdict.status:
            found.changed[test] = f"listed as {entry.status}, now {verdict.status}"
    for test in entries:
        if test not in result.shortfalls and module_of(test, names) == result.name:
            found.passing.append(test)
    return found


def summary(detail):
    """The line of a test's detail that says what went wrong."""
    lines = [line.strip() for line in detail.splitlines() if line.strip()]
    for line in reversed(lines):
        if re.match(r"[A-Za-z_][\w.]*(: |$)", line):
            return line[:160]
    return lines[-1][:160] if lines else "no detail"


def updated(entries, results, names):
    """The expectations that a run's results ask for; the reasons of old entries stay."""
    judged = {result.name for result in results}
    kept = {test: e for test, e in entries.items() if module_of(test, names) not in judged}
    for result in results:
        for test, verdict in result.shortfalls.items():
            old = entries.get(test)
            if old is not None and not old.reason.startswith(UNEXAMINED):
                reason = old.reason
            elif verdict.status == "skipped":
                reason = f"skipped by the test itself: {summary(verdict.detail)}"
            else:
                reason = UNEXAMINED + summary(verdict.detail)
            kept[test] = Expectation(verdict.status, reason)
    return kept
