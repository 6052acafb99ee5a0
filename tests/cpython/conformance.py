"""Run CPython's own regression tests under rt, beside what the host gives for them.

    conformance.py                     all modules of modules.txt
    conformance.py test_dict test_set  some of them
    conformance.py --group language

Writes build/conformance/results.json and report.md, for each module a file of its own results
and a log of what its tests print; a run of all modules writes docs/conformance.md too. The exit
status is 1 when the results are not what expectations.txt says. The environment variable RT_RUN
names another command than the build's rt-run.
"""

import argparse
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed

from judging import (
    compare,
    judge,
    listed_modules,
    read_expectations,
    unclaimed_tests,
    updated,
    write_expectations,
)
from report import (
    FOLDER,
    percent,
    read_json,
    short,
    write_document,
    write_json,
    write_markdown,
)
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from running import Limits, host_run, rt_command, run_module


def parse_arguments():
    parser = argparse.ArgumentParser(description="Run CPython's regression tests under rt.")
    parser.add_argument("modules", nargs="*", help="names like test_dict; default: all")
    parser.add_argument("--group", help="only the modules of this group")
    parser.add_argument("--fast", action="store_true", help="only the subset of `make test`")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--update", action="store_true", help="write expectations.txt anew")
    parser.add_argument(
        "--claim-all", action="store_true", help="run the details of CPython listed as skipped too"
    )
    parser.add_argument(
        "--kept", action="store_true", help="judge by what earlier runs have left; run nothing"
    )
    parser.add_argument("--verbose", action="store_true", help="show details of what surprises")
    parser.add_argument("--test-seconds", type=float, default=Limits.test_seconds)
    parser.add_argument("--module-seconds", type=float, default=Limits.module_seconds)
    return parser.parse_args()


def chosen_modules(options):
    """The modules that the command line asks for."""
    listed = listed_modules()
    if options.group:
        listed = [module for module in listed if module.group == options.group]
    if options.fast:
        listed = [module for module in listed if module.fast]
    if options.modules:
        wanted = {"test." + name.removeprefix("test.") for name in options.modules}
        listed = [module for module in listed if module.name in wanted]
        unknown = wanted - {module.name for module in listed}
        if unknown:
            sys.exit(f"not in modules.txt: {', '.join(sorted(unknown))}")
    return listed


def run_both(listed, limits, unclaimed):
    """A module under rt, judged by the host's results."""
    host = host_run(listed.name, limits)
    log = FOLDER / f"{short(listed.name)}.log"
    return judge(listed, host, run_module(rt_command(), listed.name, limits, unclaimed, log))


def run_all(modules, limits, unclaimed, jobs, console):
    """All modules, several at a time; their results in the order of the list."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    results = {}
    columns = (
        TextColumn("{task.description:<28}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress, ThreadPoolExecutor(jobs) as pool:
        task = progress.add_task("CPython's tests", total=len(modules))
        pending = [pool.submit(run_both, module, limits, unclaimed) for module in modules]
        for future in as_completed(pending):
            result = future.result()
            results[result.name] = result
            write_json([result], short(result.name))
            bad = {k: n for k, n in result.counts.items() if n and k not in ("passed", "skipped")}
            console.print(
                f"{short(result.name):<28} {result.both_passed:>5} of {result.host_passed:<5}"
                f" {percent(result.both_passed, result.host_passed):>5} %  "
                f"{result.seconds:>6.1f} s (host {result.host_seconds:.1f})  "
                + ", ".join(f"{n} {status}" for status, n in bad.items()),
                highlight=False,
            )
            progress.advance(task)
    return [results[module.name] for module in modules]


def kept_results(modules):
    """What earlier runs have left of these modules, where they have left anything."""
    found = (read_json(short(module.name)) for module in modules)
    return [result for result in found if result is not None]


def main():
    # Tests of Ctrl-C need it, and what runs in the background is started without.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    options = parse_arguments()
    console = Console(soft_wrap=True)
    modules = chosen_modules(options)
    names = [module.name for module in listed_modules()]
    limits = Limits(options.test_seconds, options.module_seconds)
    entries = read_expectations()
    unclaimed = () if options.claim_all else unclaimed_tests(entries)
    if options.kept:
        results = kept_results(modules)
    else:
        results = run_all(modules, limits, unclaimed, options.jobs, console)
    if options.update:
        entries = updated(entries, results, names)
        write_expectations(entries)
    surprises = [(result, compare(result, entries, names)) for result in results]
    for result, found in surprises:
        for line in found.lines():
            console.print(line, markup=False, highlight=False)
        if options.verbose:
            for test, verdict in found.unlisted.items():
                console.rule(f"{test} {verdict.status}")
                console.print(verdict.detail, markup=False, highlight=False)
    written = [write_json(results), write_markdown(results)]
    if options.kept or len(modules) == len(names):
        written.append(write_document(results, entries))
    host = sum(result.host_passed for result in results)
    both = sum(result.both_passed for result in results)
    short_of = sum(1 for _, found in surprises if found)
    console.print(
        f"{both} of the {host} tests that the host passes ({percent(both, host)} %); "
        f"{short_of} of {len(results)} modules are not as expected; "
        f"written: {', '.join(os.path.relpath(path) for path in written)}",
        highlight=False,
    )
    return 1 if short_of else 0


if __name__ == "__main__":
    sys.exit(main())
