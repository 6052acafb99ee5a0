"""The examples in docs/ do what they say."""

import doctest
from pathlib import Path

import pytest

DOCS = sorted((Path(__file__).resolve().parent.parent / "docs").glob("*.md"))


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_examples(path):
    result = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert result.failed == 0


def test_there_are_examples():
    assert sum(path.read_text(encoding="utf-8").count(">>> ") for path in DOCS) > 20
