"""What the papers say of the promises is so: figures come from the measuring, and each test that is named is there."""

import re
from pathlib import Path

import pytest

from benchmarks.privacy import by_kind
from benchmarks.rows import ROOT

PAPERS = ("README.md", "docs/privacy.md", "tests/never_lost/README.md")


def test_the_figures_are_those_that_are_measured() -> None:
    paper = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    told = re.search(r"<!-- by kind -->\n(.*?)\n?<!-- end -->", paper, re.S)
    assert told is not None
    assert told.group(1).split("\n") == list(by_kind())


@pytest.mark.parametrize("name", PAPERS)
def test_every_test_that_a_paper_names_is_there(name: str) -> None:
    named = re.findall(r"\btests/[\w/]+(?:\.(?:py|md))?", (ROOT / name).read_text("utf-8"))
    assert named
    assert [each for each in named if not (ROOT / each).exists()] == []


def test_the_promises_name_a_command_by_day_and_by_night_for_each() -> None:
    section = (ROOT / "README.md").read_text("utf-8").split("## Two promises")[1].split("\n## ")[0]
    commands = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    by_night = [each for each in commands if each.startswith("HYPOTHESIS_PROFILE=nightly .venv/bin/pytest")]
    by_day = [each for each in commands if each.startswith('.venv/bin/pytest -m "not nightly"')]
    assert (len(by_day), len(by_night)) == (2, 2)
    for day, night in zip(by_day, by_night, strict=True):
        assert folders(day) == folders(night)


def folders(command: str) -> list[Path]:
    return [Path(each) for each in command.split() if each.startswith("tests/")]
