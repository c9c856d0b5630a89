"""Files that never end, places that cannot be written, names that command a terminal: a sentence, and nothing lost."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from paku_studio.models import Pathway, ServiceMoment
from paku_studio.storage import open_document, save_document

Paku = Callable[..., object]
NOTES = "= Polku\n# Alku\nTyöt loppuvat\nOhjaaja tulee vastaan\n"
PAKU = (sys.executable, "-m", "paku_studio", "--messages", "en")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    source = tmp_path / "notes.txt"
    source.write_text(NOTES, encoding="utf-8")
    return source


def assert_one_sentence(said: object, status: int, words: str) -> None:
    assert said.status == status
    assert words in said.trouble
    assert said.trouble.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("ending", ["txt", "csv", "xlsx", "json"])
def test_a_pipe_is_not_waited_for(ending: str, tmp_path: Path, paku: Paku) -> None:
    pipe = tmp_path / f"putki.{ending}"
    os.mkfifo(pipe)
    threading.Timer(20, lambda: os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))).start()
    assert_one_sentence(paku("import", pipe, "-o", tmp_path / "o.paku"), 2, "cannot be read")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no file without an end")
def test_a_file_without_an_end_is_not_read(tmp_path: Path) -> None:
    endless = tmp_path / "loputon.txt"
    endless.symlink_to("/dev/zero")
    words = (*PAKU, "import", str(endless), "-o", str(tmp_path / "o.paku"))
    ended = subprocess.run(words, capture_output=True, text=True, timeout=20, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "paku-studio: loputon.txt cannot be read.\n"


@pytest.mark.parametrize("ending", ["pdf", "svg", "png", "html", "docx", "pptx", "txt", "csv", "xlsx", "json"])
def test_an_export_never_takes_the_place_of_its_own_document(
    ending: str, document: Path, tmp_path: Path, paku: Paku
) -> None:
    before = document.read_bytes()
    link = tmp_path / f"linkki.{ending}"
    link.symlink_to(document)
    assert_one_sentence(paku("export", document, "-o", link), 3, "the very file that is being read")
    renamed = document.rename(tmp_path / f"nimi.{ending}")
    assert_one_sentence(paku("export", renamed, "-o", renamed), 3, "the very file that is being read")
    assert renamed.read_bytes() == before


@pytest.mark.parametrize("ending", ["txt", "csv"])
def test_an_import_never_takes_the_place_of_its_own_source(
    ending: str, document: Path, tmp_path: Path, paku: Paku
) -> None:
    source = tmp_path / f"lähde.{ending}"
    assert paku("export", document, "-o", source).status == 0
    before = source.read_bytes()
    said = paku("import", source, "-o", source, "--replace")
    assert_one_sentence(said, 3, "the very file that is being read")
    assert source.read_bytes() == before
    assert not source.with_name(source.name + ".bak").exists()


def test_a_file_where_the_folder_of_sheets_should_be_stays(document: Path, tmp_path: Path, paku: Paku) -> None:
    taken = tmp_path / "tulosteet"
    taken.write_text("muuta")
    said = paku("export", document, "--what", "all", "-o", taken)
    assert_one_sentence(said, 3, "“tulosteet” could not be saved")
    assert_one_sentence(paku("export", document, "--what", "all", "-o", taken / "a"), 3, "could not be saved")
    assert taken.read_text() == "muuta"


@pytest.mark.parametrize(
    "words", [("new",), ("import", "notes.txt", "-o"), ("export", "p.paku", "--what", "all", "-o")]
)
def test_a_name_that_no_disk_takes(
    words: tuple[str, ...], document: Path, monkeypatch: pytest.MonkeyPatch, paku: Paku
) -> None:
    monkeypatch.chdir(document.parent)
    assert_one_sentence(paku(*words, "ä" * 300), 3, "the name does not suit the disk")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no devices as files")
def test_a_device_is_not_called_a_folder(document: Path, tmp_path: Path, paku: Paku) -> None:
    device = tmp_path / "laite.csv"
    device.symlink_to("/dev/null")
    assert_one_sentence(paku("export", document, "-o", device), 3, "is no ordinary file")


def test_a_name_of_two_lines_is_still_one_sentence(tmp_path: Path, paku: Paku) -> None:
    assert_one_sentence(paku("import", tmp_path / "a\nb.txt", "-o", tmp_path / "o.paku"), 2, "There is no file a b.txt")


def test_a_title_commands_no_terminal(document: Path, paku: Paku) -> None:
    opened = open_document(document)
    pathway = opened.document.of_type(Pathway)[0]
    title = "a\x1b[2J\x9b31m\u202eb\nFault: c"
    with opened.document.edit("test") as edit:
        edit.change("document", title=title)
        edit.change(pathway.id, title=title)
    save_document(opened.document, {}, document)
    for words in (("info",), ("check",), ("info", "--json"), ("check", "--json")):
        out = paku(*words, document).out
        assert not any(sign in out for sign in "\x1b\x9b\u202e")
        assert "\nFault: c" not in out
    assert json.loads(paku("info", "--json", document).out)["title"] == title


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_lines_that_the_disk_cannot_take_are_told(document: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            (*PAKU, "info", str(document)), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ended.returncode == 3
    assert ended.stderr == "paku-studio: “stdout” could not be saved: the disk is full.\n"


def test_a_reader_that_goes_away_is_no_fault(document: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        (*PAKU, "info", str(document)), stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_text_with_a_nul_in_it_comes_back(document: Path, tmp_path: Path, paku: Paku) -> None:
    opened = open_document(document)
    pathway = opened.document.of_type(Pathway)[0]
    with opened.document.edit("test") as edit:
        edit.change(pathway.id, title="a\0b")
    save_document(opened.document, {}, document)
    assert paku("export", document, "-o", tmp_path / "o.txt").status == 0
    assert paku("import", tmp_path / "o.txt", "-o", tmp_path / "again.paku").status == 0
    assert open_document(tmp_path / "again.paku").document.of_type(Pathway)[0].title == "a\0b"


def test_a_large_document_comes_back_from_the_formats_it_was_exported_to(
    document: Path, tmp_path: Path, paku: Paku
) -> None:
    opened = open_document(document)
    moment = opened.document.of_type(ServiceMoment)[0]
    with opened.document.edit("test") as edit:
        for number in range(450):
            edit.add(moment.with_changes(id=f"m{number}", text=f"{number} " + "sana " * 3900, order=f"b{number}1"))
    save_document(opened.document, {}, document)
    for ending in ("json", "csv"):
        again = tmp_path / f"{ending}.paku"
        assert paku("export", document, "-o", tmp_path / f"o.{ending}").status == 0
        assert (tmp_path / f"o.{ending}").stat().st_size > 8_000_000
        assert paku("import", tmp_path / f"o.{ending}", "-o", again).status == 0
        assert len(open_document(again).document.of_type(ServiceMoment)) == 452
