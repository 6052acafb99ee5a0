"""The reports of a conformance run: JSON, Markdown, and docs/conformance.md."""

import json
from collections import Counter

from judging import UNEXAMINED, Judged, module_of, summary
from running import HOST_VERSION, ROOT, STATUSES, Verdict

FOLDER = ROOT / "build" / "conformance"
DOCUMENT = ROOT / "docs" / "conformance.md"


def short(name):
    """A module's name as people say it."""
    return name.removeprefix("test.")


def percent(part, whole):
    """A share; of nothing it is all. Rounded down, so that 100.0 is all."""
    return "100.0" if part >= whole else f"{1000 * part // whole / 10:.1f}"


def table(results):
    """The table per module, with a line for each group's total, as Markdown."""
    shown = [status for status in STATUSES if status != "passed"]
    lines = [
        "| module | host passes | rt passes of these | % | " + " | ".join(shown) + " |",
        "|---|--:|--:|--:|" + "--:|" * len(shown),
    ]
    for group in dict.fromkeys(result.group for result in results):
        members = [result for result in results if result.group == group]
        for result in members:
            lines.append(row(short(result.name), [result], shown))
        lines.append(row(f"**{group}: {len(members)} modules**", members, shown))
    lines.append(row(f"**all: {len(results)} modules**", results, shown))
    return "\n".join(lines)


def row(title, results, shown):
    """A line of the table: the sums of some results."""
    host = sum(result.host_passed for result in results)
    both = sum(result.both_passed for result in results)
    counts = [sum(result.counts[status] for result in results) for status in shown]
    cells = [title, str(host), str(both), percent(both, host), *(str(n or "") for n in counts)]
    return "| " + " | ".join(cells) + " |"


def without_skipped(results):
    """What the totals are without the tests that rt skips, a line for each group."""
    lines = [
        "Some tests are skipped by the means that CPython gives other implementations: marks for "
        "details of its own implementation, and modules that are looked for and not there "
        "(`_testcapi`, `_ctypes`). Without them:",
        "",
    ]
    groups = list(dict.fromkeys(result.group for result in results))
    for group in [*groups, "all"]:
        members = [result for result in results if group in ("all", result.group)]
        host = sum(result.host_passed for result in members)
        both = sum(result.both_passed for result in members)
        skipped = sum(
            {"rt": "skipped", "host": "passed"}.items() <= test.items()
            for result in members
            for test in result.tests.values()
        )
        share = percent(both, host - skipped)
        lines.append(
            f"- {group}: {both} of {host - skipped} ({share} %); {skipped} of the {host} that the "
            f"host passes are skipped"
        )
    return lines


def write_json(results, name="results"):
    """A JSON file: every test id with its status under rt and under the host."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    data = {"host": HOST_VERSION, "modules": [result.as_json() for result in results]}
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    return path


def read_json(name):
    """The results of one module that `write_json` has written; None without them."""
    path = FOLDER / f"{name}.json"
    if not path.exists():
        return None
    (data,) = json.loads(path.read_text(encoding="utf-8"))["modules"]
    result = Judged(**data)
    result.shortfalls = {test: Verdict(**v) for test, v in result.shortfalls.items()}
    return result


def write_markdown(results):
    """report.md: the table, then what fails with the end of its traceback."""
    lines = ["# rt under CPython's tests", "", table(results), ""]
    for result in results:
        if result.shortfalls:
            lines += [f"## {short(result.name)}", ""]
            for test, verdict in result.shortfalls.items():
                lines.append(f"- `{test}` {verdict.status}: {summary(verdict.detail)}")
            lines.append("")
    path = FOLDER / "report.md"
    # What tests say may contain what UTF-8 cannot: then it is escaped.
    path.write_text("\n".join(lines), encoding="utf-8", errors="backslashreplace")
    return path


def write_document(results, entries):
    """docs/conformance.md: the table, and what is missing and why."""
    names = [result.name for result in results]
    reasons = Counter()
    where = {}
    for test, entry in entries.items():
        reason = entry.reason
        if reason.startswith(UNEXAMINED):
            reason = "not yet examined"
        reasons[reason] += 1
        where.setdefault(reason, set()).add(short(module_of(test, names) or test))
    lines = [
        "# rt under CPython's own tests",
        "",
        f"Made by `make conformance` from a run of the regression tests that CPython "
        f"{HOST_VERSION} carries in its library. What counts as one test is a test id of "
        "unittest's; a test passes when all its subtests do. `tests/cpython/expectations.txt` "
        "names every test that the host passes and rt does not.",
        "",
        table(results),
        "",
        *without_skipped(results),
        "",
        "## What is missing, and why",
        "",
        "| tests | reason | modules |",
        "|--:|---|---|",
    ]
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        modules = ", ".join(sorted(where[reason]))
        lines.append(f"| {count} | {reason.replace('|', chr(92) + '|')} | {modules} |")
    DOCUMENT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return DOCUMENT
