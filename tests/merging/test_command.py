"""`paku-studio merge` as a person runs it: the originals stay, the report reads, what cannot be used is refused."""

import json
import zipfile

import pytest

from paku_studio.cli import main
from paku_studio.models import Difference, Touchpoint
from paku_studio.storage import open_document, save_document
from paku_studio.storage.snapshots import snapshot_bytes


@pytest.fixture
def paku(capsys, monkeypatch):
    """Runs the program; gives its status, what it said, and its trouble."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run(*words):
        status = main([str(word) for word in words])
        heard = capsys.readouterr()
        return status, heard.out, heard.err

    return run


@pytest.fixture
def saved(tmp_path):
    def save(somebody, name):
        target = tmp_path / name
        save_document(somebody.document, somebody.pictures, target, snapshots=somebody.snapshots)
        return target

    return save


@pytest.fixture
def files(mine, theirs, strangers, saved):
    """Mine, a colleague's copy of it, and another group's document."""
    theirs.add(Touchpoint(id="letter", moment="call", label="Kirje, 040 123 4567"))
    theirs.write("call", text="Puhelu numeroon 040 123 4567")
    theirs.remove("visit")
    mine.snapshots["meeting"] = snapshot_bytes(mine.records)
    strangers.snapshots["meeting-b"] = snapshot_bytes(strangers.records)
    return saved(mine, "mine.paku"), saved(theirs, "copy.paku"), saved(strangers, "strangers.paku")


def test_several_come_in_and_all_files_stay_as_they_were(paku, files, tmp_path):
    before = [path.read_bytes() for path in files]
    status, out, trouble = paku("merge", *files, "-o", tmp_path / "all.paku")
    assert (status, trouble) == (0, "")
    assert [path.read_bytes() for path in files] == before
    opened = open_document(tmp_path / "all.paku")
    assert {"letter", "call-b"} <= set(opened.document.records)
    assert "visit" not in opened.document.records
    assert opened.snapshots.keys() == {"meeting", "meeting-b"}
    assert opened.document.records["document"].title == "Ryhmän työ"
    assert not opened.repairs
    assert f"Made {tmp_path / 'all.paku'}." in out


def test_the_report_tells_what_came_from_whom_and_hides_numbers(paku, files, tmp_path):
    _, out, _ = paku("merge", *files, "-o", tmp_path / "all.paku")
    assert "copy.paku:\n  New: 1\n    Touchpoint: Kirje, 0•• ••• •••• · Apua etsimässä · " in out
    assert "  Removed in the copy, goes from here too: 1\n    Service moment: Kotikäynti · Apua etsimässä · Nyt" in out
    assert "strangers.paku:\n  The work of: Kehittäjäryhmä-b\n  It is another document" in out
    assert "040 123 4567" not in out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Eri tavalla kummassakin, molemmat säilyvät, kunnes valitset: 1"),
        ("sv", "Olika i båda"),
        ("en", "Different in both"),
    ],
)
def test_the_report_speaks_three_languages(paku, files, tmp_path, language, words):
    _, out, _ = paku("merge", *files, "-o", tmp_path / "all.paku", "--messages", language)
    assert words in out


def test_a_program_reads_the_report(paku, files, tmp_path):
    _, out, _ = paku("merge", *files, "-o", tmp_path / "all.paku", "--json")
    copy, strangers = json.loads(out)
    assert (copy["file"], copy["same_document"], copy["to_settle"]) == ("copy.paku", True, 1)
    assert copy["counts"] == {"new": 1, "differs": 1, "removed": 1}
    assert (strangers["same_document"], strangers["groups"], strangers["earlier_states"]) == (
        False, ["Kehittäjäryhmä-b"], 1,
    )  # fmt: skip
    assert {line["record"] for line in copy["lines"]} == {"letter", "call", "visit"}


def test_the_order_of_the_files_changes_the_report_and_not_the_document(paku, files, tmp_path, settled):
    mine, copy, strangers = files
    paku("merge", mine, copy, strangers, "-o", tmp_path / "one.paku")
    paku("merge", mine, strangers, copy, "-o", tmp_path / "two.paku")
    one, two = (open_document(tmp_path / name) for name in ("one.paku", "two.paku"))
    assert one.document.snapshot() == two.document.snapshot()
    assert one.snapshots == two.snapshots
    paku("merge", copy, mine, strangers, "-o", tmp_path / "three.paku")
    assert (
        settled(open_document(tmp_path / "three.paku").document.records).keys() == settled(one.document.records).keys()
    )


def test_the_same_file_again_says_nothing_new(paku, files, tmp_path):
    paku("merge", *files, "-o", tmp_path / "all.paku")
    _, out, _ = paku("merge", tmp_path / "all.paku", files[1], "-o", tmp_path / "again.paku")
    assert "Nothing new: all that is in copy.paku is here already." in out
    assert (
        open_document(tmp_path / "again.paku").document.snapshot()
        == open_document(tmp_path / "all.paku").document.snapshot()
    )


def test_check_tells_what_is_left_to_settle(paku, files, tmp_path):
    paku("merge", *files[:2], "-o", tmp_path / "all.paku")
    _, out, _ = paku("check", tmp_path / "all.paku")
    assert "Remark: Differences to settle: 1\n" in out
    assert "Differences to settle" not in paku("check", files[0])[1]


def test_a_document_that_stands_there_is_replaced_only_when_that_is_said(paku, files):
    mine, copy, _ = files
    before = mine.read_bytes()
    status, _, trouble = paku("merge", mine, copy, "-o", mine)
    assert (status, mine.read_bytes()) == (3, before)
    assert "add --replace" in trouble
    assert paku("merge", mine, copy, "-o", mine, "--replace")[0] == 0
    assert "letter" in open_document(mine).document.records
    assert mine.with_name("mine.paku.bak").read_bytes() == before


def test_what_is_brought_in_is_never_written_over(paku, files):
    mine, copy, _ = files
    before = copy.read_bytes()
    assert paku("merge", mine, copy, "-o", copy, "--replace")[0] == 3
    assert copy.read_bytes() == before


def newer(path):
    data = path.read_bytes()
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["document.json"] = parts["document.json"].replace(b'"version":', b'"version":9', 1)
    with zipfile.ZipFile(path, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return data


def damaged(path):
    path.write_bytes(path.read_bytes()[:-400])


def foreign(path):
    with zipfile.ZipFile(path, "w") as new:
        new.writestr("word/document.xml", "<w/>")


def missing(path):
    path.unlink()


def text(path):
    path.write_text("= Polku")


@pytest.mark.parametrize("spoil", [newer, damaged, foreign, missing, text])
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence_and_nothing_is_written(paku, files, tmp_path, spoil):
    mine, copy, strangers = files
    spoil(copy)
    status, out, trouble = paku("merge", mine, strangers, copy, "-o", tmp_path / "all.paku")
    assert (status, out) == (2, "")
    assert trouble.startswith("paku-studio: ")
    assert "copy.paku" in trouble
    assert trouble.count("\n") == 1
    assert "Traceback" not in trouble
    assert not (tmp_path / "all.paku").exists()


def test_notes_in_place_of_a_document_are_told_what_to_do_first(paku, files, tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("= Polku")
    status, _, trouble = paku("merge", files[0], notes, "-o", tmp_path / "all.paku")
    assert status == 2
    assert "paku-studio import" in trouble


def test_a_document_ends_in_paku(paku, files, tmp_path):
    assert paku("merge", *files, "-o", tmp_path / "all.zip")[0] == 2


def test_differences_of_the_files_are_in_the_whole(paku, files, tmp_path):
    paku("merge", *files, "-o", tmp_path / "all.paku")
    (one,) = open_document(tmp_path / "all.paku").document.of_type(Difference)
    assert (one.record, one.field) == ("call", "text")
