"""Older files: every version ever written still opens, and each step between versions is there and tested."""

import json
from pathlib import Path
from typing import Any

import pytest

from paku_studio.storage import MIGRATIONS, VERSION, Unusable, migrate, open_document, version_of

OLD_FILES = Path(__file__).parents[1] / "old_files"


def test_each_version_below_ours_has_its_step_and_no_other_has() -> None:
    assert sorted(MIGRATIONS) == list(range(1, VERSION))


def test_each_step_has_a_test_of_its_own() -> None:
    """A step from version n is tested by `test_step_from_n` in this file."""
    assert [step for step in MIGRATIONS if f"test_step_from_{step}" not in globals()] == []


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_each_version_opens_whole(version) -> None:
    opened = open_document(OLD_FILES / f"v{version}.paku")
    assert (opened.version, opened.dropped, opened.repairs) == (version, (), ())
    assert len(opened.document.records) == {1: 26, 2: 30, 3: 38}[version]
    assert len(opened.pictures) == 1
    assert opened.document.records["moment"].text == "Soitin <b>Kelaan</b>"
    assert opened.document.records["later"].law_references == ("SHL 36 §", "HL 7 §")


def test_the_kept_file_of_our_version_holds_every_kind_of_record(everything) -> None:
    """A new kind or field needs a new version, or a place in the kept file; see docs/file-format.md."""
    opened = open_document(OLD_FILES / f"v{VERSION}.paku")
    kinds = {record.TYPE for record in opened.document.records.values()}
    assert kinds == {record.TYPE for record in everything.values()}


def test_step_from_1() -> None:
    """What version 2 knows beside is absent: fields have their defaults, and nothing is reported."""
    opened = open_document(OLD_FILES / "v1.paku")
    line = opened.document.records["line"]
    assert (line.quote, line.unsure) == (False, False)
    assert opened.document.records["persona"].portrait == ""


def test_step_from_2() -> None:
    """What version 3 knows beside is absent, and nothing is reported."""
    kinds = {record.TYPE for record in open_document(OLD_FILES / "v2.paku").document.records.values()}
    assert kinds & {"ballot", "dots"}
    assert not kinds & {"poster", "conversation", "checklist", "logo"}


def rename_steps(raw: dict[str, Any]) -> dict[str, Any]:
    records = raw["records"]
    return {**raw, "records": {"moment": records.get("step", [])}}


def shout(raw: dict[str, Any]) -> dict[str, Any]:
    loud = [{**item, "text": item["text"].upper()} for item in raw["records"]["moment"]]
    return {**raw, "records": {"moment": loud}}


STEPS = {1: rename_steps, 2: shout}


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (1, {"moment": [{"text": "HEI"}]}),
        (2, {"moment": [{"text": "UUSI"}]}),
        (3, {"step": [{"text": "hei"}], "moment": [{"text": "uusi"}]}),
    ],
)
def test_a_document_goes_through_every_step_that_it_has_not_seen(version, expected) -> None:
    records = {"step": [{"text": "hei"}], "moment": [{"text": "uusi"}]}
    raw = {"format": "paku-studio", "version": version, "records": records}
    assert migrate(raw, version, STEPS, current=3)["records"] == expected


def test_an_older_file_is_brought_up_to_date_when_it_is_opened(file_of, content, monkeypatch) -> None:
    """As it will be when version 2 is here: the file says 1, our version is 2, and there is a step."""
    monkeypatch.setattr("paku_studio.storage.reading.VERSION", 2)
    monkeypatch.setattr(version_of, "__defaults__", (2,))
    monkeypatch.setattr(migrate, "__defaults__", ({1: rename_steps}, 2))
    settings = {"document": [{"id": "document"}]}
    opened = open_document(file_of(content({**settings, "step": [{"id": "m", "phase": "f", "text": "hei"}]})))
    assert opened.version == 1
    assert [repair.record for repair in opened.repairs] != []
    assert opened.dropped == ()


@pytest.mark.parametrize("version", [None, "1", 1.0, True, 0, -1, [1]])
def test_a_version_must_be_a_number_that_was_ever_written(version) -> None:
    with pytest.raises(Unusable, match="damaged"):
        version_of({"format": "paku-studio", "version": version})


def test_a_newer_version_says_both_numbers() -> None:
    with pytest.raises(Unusable, match=r"newer version .*file version 12, here 3\)"):
        version_of({"format": "paku-studio", "version": 12})


def test_the_kept_file_says_its_version_inside() -> None:
    import zipfile

    with zipfile.ZipFile(OLD_FILES / "v1.paku") as archive:
        assert json.loads(archive.read("document.json"))["version"] == 1
