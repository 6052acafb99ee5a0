"""rt-run --profile: who gets the samples, what is written, and that the program notices nothing."""

import json
import os
import re
import signal
import subprocess

import pytest
from processes import RT_RUN, environment, run

# Nine tenths of the work are hot's; the loops are long enough for some hundred samples.
PROGRAM = """\
import sys


def hot(n):
    total = 0
    for i in range(n):
        total += i * i % 7
    return total


def cold(n):
    total = 0
    for i in range(n):
        total += i * i % 7
    return total


def main():
    for _ in range(1500):
        hot(9000)
        cold(1000)


main()
print("done")
"""
FRAME_KEYS = {"name", "file", "line", "col"}


def profile(tmp_path, source, *options, args=(), **more):
    """Run a program with a profile in files; its outcome, the tables, and the speedscope file."""
    script = tmp_path / "program.py"
    script.write_text(source)
    out = tmp_path / "out.json"
    outcome = run([*RT_RUN, f"--profile={out}"], [*options, str(script), *args], **more)
    return outcome, (tmp_path / "out.json.txt").read_text(), json.loads(out.read_text())


def shares(text):
    """Self and cumulative percent by function, from the text."""
    rows = re.findall(r"^ *[\d.]+ +([\d.]+)% +[\d.]+ +([\d.]+)%  (\S+)", text, re.MULTILINE)
    return {name: (float(own), float(total)) for own, total, name in rows}


def check_speedscope(data):
    """What the format asks of a file with sampled profiles."""
    assert data["$schema"] == "https://www.speedscope.app/file-format-schema.json"
    assert set(data) <= {"$schema", "shared", "profiles", "name", "activeProfileIndex", "exporter"}
    frames = data["shared"]["frames"]
    for frame in frames:
        assert set(frame) <= FRAME_KEYS
        assert isinstance(frame["name"], str)
        assert isinstance(frame.get("file", ""), str)
        assert isinstance(frame.get("line", 1), int)
    assert 0 <= data["activeProfileIndex"] < len(data["profiles"])
    for each in data["profiles"]:
        assert set(each) == {
            "type",
            "name",
            "unit",
            "startValue",
            "endValue",
            "samples",
            "weights",
        }
        assert each["type"] == "sampled"
        assert each["unit"] == "seconds"
        assert len(each["samples"]) == len(each["weights"]) > 0
        assert all(weight >= 0 for weight in each["weights"])
        assert all(0 <= n < len(frames) for stack in each["samples"] for n in stack)
        assert each["startValue"] == 0
        assert each["endValue"] == pytest.approx(sum(each["weights"]))


def test_hot_function_has_the_samples(tmp_path):
    outcome, text, data = profile(tmp_path, PROGRAM)
    assert outcome == (0, "done\n", "")
    share = shares(text)
    assert share["hot"][0] > 70
    assert share["cold"][0] < 25
    # Callers have the time of what they call, but not as their own.
    assert share["main"][1] > 90
    assert share["main"][0] < 10
    hottest = text.partition("self %  line\n")[2].splitlines()[0]
    assert re.search(r"program\.py:[67] hot$", hottest)
    check_speedscope(data)
    names = [frame["name"] for frame in data["shared"]["frames"]]
    by_function, by_line = data["profiles"]
    heaviest = max(zip(by_function["weights"], by_function["samples"], strict=True))[1]
    assert [names[n] for n in heaviest] == ["<module>", "main", "hot"]
    heaviest = max(zip(by_line["weights"], by_line["samples"], strict=True))[1]
    assert re.fullmatch("<module>:24 main:20 hot:[67]", " ".join(names[n] for n in heaviest))


def test_default_files(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    outcome = run([*RT_RUN, "--profile"], [str(script)], cwd=tmp_path)
    assert outcome.status == 0
    assert outcome.stdout == "done\n"
    assert outcome.stderr.startswith("rt profile: ")
    assert shares(outcome.stderr)["hot"][0] > 70
    check_speedscope(json.loads((tmp_path / "profile.speedscope.json").read_text()))
    assert not (tmp_path / "profile.speedscope.json.txt").exists()


@pytest.mark.parametrize(
    ("end", "status", "message"),
    [
        ("sys.exit(3)", 3, ""),
        ("raise ValueError('no')", 1, "ValueError: no\n"),
        ("sys.exit('bye')", 1, "bye\n"),
    ],
)
def test_exit_status_is_kept(tmp_path, end, status, message):
    outcome, text, data = profile(tmp_path, PROGRAM + end + "\n")
    assert outcome.status == status
    assert outcome.stderr.endswith(message)
    assert shares(text)["hot"][0] > 70
    check_speedscope(data)


def test_native_time_is_the_callers(tmp_path):
    source = """\
def sums():
    values = list(range(1000))
    for _ in range(20000):
        sum(values)

def counts():
    for _ in range(20000):
        pass

sums()
counts()
"""
    _, text, _ = profile(tmp_path, source)
    assert shares(text)["sums"][0] > 80


def test_generators_and_deep_recursion(tmp_path):
    source = """\
import sys
sys.setrecursionlimit(6000)

def numbers(n):
    for i in range(n):
        yield i * i % 7

def deep(n):
    if n:
        return deep(n - 1)
    return sum(1 for _ in numbers(400_000))

for _ in range(5):
    deep(4000)
"""
    outcome, text, data = profile(tmp_path, source)
    assert outcome == (0, "", "")
    share = shares(text)
    inner = [share.get(name, (0.0,))[0] for name in ("numbers", "deep.<locals>.<genexpr>")]
    assert sum(inner) > 50
    # However often a function is in a stack, it is counted once.
    assert share["deep"][1] <= 100
    check_speedscope(data)
    assert "<outer" in text


def test_forked_process_writes_no_profile(tmp_path):
    source = PROGRAM + (
        "import os\n"
        "pid = os.fork()\n"
        "if pid:\n"
        "    os.waitpid(pid, 0)\n"
        "    print(os.path.exists(sys.argv[1]))\n"
    )
    outcome, _, _ = profile(tmp_path, source, args=[str(tmp_path / "out.json")])
    assert outcome.status == 0
    assert outcome.stdout.endswith("False\n")


def test_program_changes_directory(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM + "import os\nos.chdir('/')\n")
    outcome = run([*RT_RUN, "--profile=here.json"], [str(script)], cwd=tmp_path)
    assert outcome.status == 0
    assert (tmp_path / "here.json").exists()
    assert (tmp_path / "here.json.txt").exists()


def test_unwritable_file(tmp_path):
    script = tmp_path / "program.py"
    script.write_text("raise SystemExit(5)\n")
    outcome = run([*RT_RUN, f"--profile={tmp_path}/missing/out.json"], [str(script)])
    assert outcome.status == 5
    assert "can't write the profile" in outcome.stderr
    assert "No such file or directory" in outcome.stderr


def test_command_and_module(tmp_path):
    for options in (["-c", PROGRAM], ["-m", "program"]):
        (tmp_path / "program.py").write_text(PROGRAM)
        outcome = run([*RT_RUN, "--profile=p.json"], options, cwd=tmp_path)
        assert outcome == (0, "done\n", "")
        assert shares((tmp_path / "p.json.txt").read_text())["hot"][0] > 70


def test_empty_name():
    outcome = run([*RT_RUN, "--profile="], ["-c", ""])
    assert outcome.status == 2
    assert "--profile=" in outcome.stderr


def test_without_the_option_sigprof_is_the_programs(tmp_path):
    source = """\
import signal
seen = []
print(signal.getsignal(signal.SIGPROF) == signal.SIG_DFL, signal.getitimer(signal.ITIMER_PROF))
signal.signal(signal.SIGPROF, lambda number, frame: seen.append((number, frame.f_code.co_name)))
signal.setitimer(signal.ITIMER_PROF, 0.01)

def wait():
    while not seen:
        pass

wait()
print(seen == [(signal.SIGPROF, "wait")])
"""
    outcome = run(RT_RUN, ["-c", source])
    assert outcome == (0, "True (0.0, 0.0)\nTrue\n", "")


def test_interrupt_still_ends_the_program(tmp_path):
    out = tmp_path / "out.json"
    source = "print('go', flush=True)\ndef spin():\n    while True:\n        pass\nspin()\n"
    with subprocess.Popen(
        [*RT_RUN, f"--profile={out}", "-c", source],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout.readline() == b"go\n"
        # Until there are samples of it.
        while cpu_seconds(process.pid) < 0.5:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert b"KeyboardInterrupt" in errors
    assert shares((tmp_path / "out.json.txt").read_text())["spin"][0] > 0


def cpu_seconds(pid):
    """The CPU time that a process has had, from /proc."""
    with open(f"/proc/{pid}/stat") as f:
        fields = f.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
