"""The compiled code of imported modules is kept between runs, whatever state the cache is in."""

import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

RT_RUN = shlex.split(os.environ.get("RT_RUN", "")) or [
    str(Path(sys.executable).with_name("rt-run"))
]
PROGRAM = "import mod; print(mod.VALUE, mod.part([0, 1, 2, 3]))"
MODULE = """\
VALUE = "first"
CONSTANTS = (1.5, 2j, b"b", ..., None, frozenset({1, "a"}), -(1 << 70), ("nested", (True,)))


def part(items):
    return items[1:3]
"""


def run(folder, cache, *options, program=PROGRAM):
    """What a program prints that imports `mod` from a folder."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [*RT_RUN, *options, "-c", program],
        cwd=folder,
        env=env | {"RT_CACHE_DIR": str(cache)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout.strip()


def cached(cache):
    """The cached code of `mod`."""
    return [p for p in cache.rglob("mod.*") if p.is_file()]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mod.py").write_text(MODULE)
    return tmp_path


def test_second_run_uses_the_first_runs_code(folder):
    cache = folder / "cache"
    assert run(folder, cache) == "first [1, 2]"
    (file,) = cached(cache)
    # Marked, so that it shows whose code runs: the same source, another constant.
    data = file.read_bytes()
    assert b"first" in data
    file.write_bytes(data.replace(b"first", b"FIRST"))
    assert run(folder, cache) == "FIRST [1, 2]"


def test_changed_source_is_compiled_again(folder):
    cache = folder / "cache"
    run(folder, cache)
    (folder / "mod.py").write_text(MODULE.replace('"first"\n', '"second"\n'))
    assert run(folder, cache) == "second [1, 2]"


@pytest.mark.parametrize("keep", [0, 3, 16, 17, 60])
def test_truncated_file_is_replaced(folder, keep):
    cache = folder / "cache"
    run(folder, cache)
    for file in cache.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:keep])
    assert run(folder, cache) == "first [1, 2]"


def test_directory_that_cannot_be_made(folder):
    (folder / "cache").write_text("a file")
    assert run(folder, folder / "cache") == "first [1, 2]"


def test_no_bytecode_wanted(folder):
    cache = folder / "cache"
    assert run(folder, cache, "-B") == "first [1, 2]"
    assert not cached(cache)


def test_writers_at_the_same_time(folder):
    cache = folder / "cache"
    with ThreadPoolExecutor(4) as pool:
        shown = set(pool.map(lambda _: run(folder, cache), range(6)))
    assert shown == {"first [1, 2]"}
    assert run(folder, cache) == "first [1, 2]"
