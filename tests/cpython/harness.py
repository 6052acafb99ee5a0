"""Run one module of tests, by its full name, and report each test as it begins and ends.

    harness.py MODULE EVENTS SKIP UNCLAIMED

This script is a guest's program: rt-run and the host both run it. EVENTS is a file to which
one line is appended for each event, fields divided by tabs and written as `ascii()` writes
them, so that what happened is known even when the process crashes or is ended:

    collected ID       a test that was found
    start ID           a test begins
    end ID STATUS DETAIL
    fixture ID STATUS DETAIL    a class's or module's own set-up did not succeed
    module STATUS DETAIL        the module could not be imported, or asked to be skipped
    done               all tests have run; the process is about to end

SKIP names a file with the ids, one a line, that an earlier process has reported already.

Tests that CPython marks as details of its own implementation are run too: rt is to have the
same details. UNCLAIMED names a file with the ids of those for which that is not claimed; they
are skipped, as the mark lets every other implementation skip them.
"""

import importlib
import os
import random
import sys
import traceback
import unittest

# Modules in place of extensions of CPython's that only its tests use.
STANDINS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standins")
# What lines of a traceback a report keeps.
DETAIL_LINES = 30


class Events:
    """Appends events to the file; survives whatever a test does to `open` and `print`."""

    def __init__(self, path):
        self.descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.process = os.getpid()
        self.write = os.write
        self.getpid = os.getpid

    def send(self, *fields):
        # A child that a test forked is not who reports.
        if self.getpid() == self.process:
            line = "\t".join([ascii(field) for field in fields]) + "\n"
            self.write(self.descriptor, line.encode())


DETAIL_REASON = "implementation detail specific to cpython"


def mark_detail(tested):
    """What stands for `support.cpython_only`: the test may be skipped, but need not."""
    tested.implementation_detail = True
    return tested


def is_detail(test):
    """Has CPython marked this test, or its class, as a detail of its implementation?"""
    method = getattr(test, getattr(test, "_testMethodName", ""), None)
    return hasattr(type(test), "implementation_detail") or hasattr(method, "implementation_detail")


def identify(test, module):
    """A test's id; that of an example in another module's docstrings says who has run it."""
    own = test.id()
    return own if own.startswith(module) else f"{module}: {own}"


def skipped(test):
    """A test that only says why `test` is not run."""

    class Unclaimed(unittest.TestCase):
        def id(self):
            return test.id()

        def runTest(self):
            self.skipTest(DETAIL_REASON)

    return Unclaimed()


def read_ids(path):
    with open(path, encoding="utf-8") as f:
        return frozenset(f.read().split("\n"))


def describe(error):
    """The end of an exception's traceback, as text; unittest's own frames left out."""
    kind, value, tb = error
    while tb is not None and "__unittest" in tb.tb_frame.f_globals:
        tb = tb.tb_next
    try:
        lines = "".join(traceback.format_exception(kind, value, tb)).splitlines()
    except Exception as failure:
        lines = [f"{kind.__name__} (no traceback: {type(failure).__name__}: {failure})"]
    return "\n".join(lines[-DETAIL_LINES:])


class Reporter(unittest.TestResult):
    """Turns unittest's calls into events: the worst that was said of a test is its status."""

    def __init__(self, events, module):
        super().__init__()
        self.events = events
        self.module = module
        self.status = None
        self.detail = ""

    def startTest(self, test):
        super().startTest(test)
        self.status = None
        self.detail = ""
        self.events.send("start", identify(test, self.module))

    def stopTest(self, test):
        super().stopTest(test)
        name = identify(test, self.module)
        self.events.send("end", name, self.status or "passed", self.detail)

    def note(self, status, test, detail):
        if isinstance(test, unittest.suite._ErrorHolder):
            self.events.send("fixture", test.id(), status, detail)
        elif self.status is None or self.status == "skipped":
            self.status = status
            self.detail = detail

    def addError(self, test, err):
        self.note("error", test, describe(err))

    def addFailure(self, test, err):
        self.note("failed", test, describe(err))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            text = f"{subtest._subDescription()}\n{describe(err)}"
            self.note("failed" if failed else "error", test, text)

    def addSkip(self, test, reason):
        # A subtest that is skipped leaves the test's own result as it is.
        if not isinstance(test, unittest.case._SubTest):
            self.note("skipped", test, str(reason))

    def addUnexpectedSuccess(self, test):
        self.note("failed", test, "unexpected success")


def all_tests(suite):
    """The test cases of a suite, in order; those that could not be made raise when run."""
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from all_tests(test)
        else:
            yield test


def load(name):
    """The suite of a test module, as CPython's own runner makes it."""
    try:
        module = importlib.import_module(name)
    except AttributeError:
        # Some modules ask for all of an extension as soon as they find it: without it they skip
        # what needs it.
        if STANDINS not in sys.path:
            raise
        sys.path.remove(STANDINS)
        for other in [name, *(file.removesuffix(".py") for file in os.listdir(STANDINS))]:
            sys.modules.pop(other, None)
        module = importlib.import_module(name)
    except ModuleNotFoundError as missing:
        # Others are in place only for modules that cannot be imported without.
        late = os.path.join(STANDINS, "late")
        if f"{missing.name}.py" not in os.listdir(late):
            raise
        sys.path.append(late)
        module = importlib.import_module(name)
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromModule(module)
    for error in loader.errors:
        print(error, file=sys.stderr)
    return suite


def main(name, path, skip_path, unclaimed_path):
    """Run a module's tests and report them to the file `path`."""
    from test import support

    events = Events(path)
    # Nothing that needs much of the machine, a display or a network.
    support.use_resources = []
    support.verbose = 0
    support.cpython_only = mark_detail
    random.seed(20240101)
    known = read_ids(skip_path)
    unclaimed = read_ids(unclaimed_path)
    try:
        tests = list(all_tests(load(name)))
    except unittest.SkipTest as reason:
        events.send("module", "skipped", str(reason))
        tests = []
    except BaseException:
        events.send("module", "error", describe(sys.exc_info()))
        tests = []
    suite = unittest.TestSuite()
    for test in tests:
        own = identify(test, name)
        events.send("collected", own)
        if own in unclaimed and is_detail(test):
            test = skipped(test)
        if own not in known:
            suite.addTest(test)
    suite.run(Reporter(events, name))
    events.send("done")


if __name__ == "__main__":
    # Tests find the command line of a plain program.
    arguments, sys.argv[1:] = sys.argv[1:], []
    # The script's folder is no place to import from.
    if sys.path and sys.path[0] == os.path.dirname(STANDINS):
        del sys.path[0]
    # Last: an interpreter that has these extensions itself uses its own.
    sys.path.append(STANDINS)
    main(*arguments)
