"""bench/plot.py: that the pictures are made, and have in them what they must."""

import json

import pytest
from PIL import Image

from bench import history, plot, results, scaling
from bench.cli import main
from bench.interpreters import Interpreter
from bench.results import FAILED, Measured, Result, Sample


@pytest.fixture
def result():
    """Three programs under three interpreters; one of them failed."""
    names = ("host", "rt", "pypy3")
    made = Result(
        "host", "cpu", [Interpreter(name, ()) for name in names], ["go", "nbody", "float"]
    )
    made.notes = {"date": "2026-01-02T03:04:05+00:00", "commit": "0123456789ab"}
    for name, factor in zip(names, (1.0, 2.5, 0.2), strict=True):
        made.measured[name] = {
            program: Measured(
                loops=2,
                rounds=[Sample([factor * x], [factor * x], 1.0, 0.0, 0) for x in (1.0, 1.1, 1.2)],
            )
            for program in made.programs
        }
    made.measured["rt"]["go"] = Measured(FAILED, "KeyError")
    return made


def size_and_colours(path):
    """Of a PNG: its size, and how many colours it has."""
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        return picture.size, len(picture.convert("RGB").getcolors(1 << 24))


def test_bars(result, tmp_path):
    png, svg = plot.bars(result, tmp_path / "bars")
    (width, height), colours = size_and_colours(png)
    assert width > 600 and height > 150 and colours > 10
    text = svg.read_text()
    for words in ("nbody", "geometric mean", "failed", "2.50", "0.20", "pypy3"):
        assert f"<!-- {words} -->" in text


def test_the_same_figures_make_the_same_picture(result, tmp_path):
    first = plot.bars(result, tmp_path / "a")[1].read_bytes()
    assert plot.bars(result, tmp_path / "b")[1].read_bytes() == first


def test_the_command_makes_all_pictures(result, tmp_path, capsys):
    result.save(tmp_path / "run.json")
    assert results.load(tmp_path / "run.json").measured == result.measured
    for _ in range(3):
        history.append(result, tmp_path / "history.jsonl")
    points = [(10, 1e-6), (20, 2e-6), (100, 1e-5)]
    found = [scaling.Curve(c, n, points) for c in ("dict_fill", "text_join") for n in "ab"]
    scaling.save(tmp_path / "scaling", found, "a", ["a", "b"])
    arguments = ["plot", str(tmp_path / "run.json"), "-o", str(tmp_path / "out")]
    arguments += ["--history", str(tmp_path / "history.jsonl")]
    arguments += ["--scaling", str(tmp_path / "scaling.json")]
    assert main(arguments) == 0
    made = sorted(path.name for path in tmp_path.glob("out-*"))
    assert made == [
        f"out-{kind}.{ending}"
        for kind in ("history", "ratios", "scaling")
        for ending in ("png", "svg")
    ]
    assert capsys.readouterr().out.count("out-") == 6
    for kind in ("history", "scaling"):
        assert size_and_colours(tmp_path / f"out-{kind}.png")[1] > 10
    assert "<!-- rt, wider set -->" in (tmp_path / "out-history.svg").read_text()


def test_nothing_to_plot_is_told(tmp_path, capsys):
    assert main(["plot"]) == 2
    assert "nothing to plot" in capsys.readouterr().err
    (tmp_path / "x.json").write_text(json.dumps({"format": "other"}))
    assert main(["plot", str(tmp_path / "x.json")]) == 2
    assert main(["plot", "--scaling", str(tmp_path / "x.json")]) == 2
