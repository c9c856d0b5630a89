"""The commands: what a person types, what comes out, and what is said when it cannot be done."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from paku_studio.cli import spoken_language, wants_window
from paku_studio.shipped import template_names
from paku_studio.storage import open_document, save_document

Paku = Callable[..., object]
NOTES = """= Kotoa takaisin arkeen
# Ennen palvelua
Työt loppuvat
* puhelin: soitto Kelaan
- kukaan ei kertonut jatkosta
! päivissä ei rytmiä
# Palvelun aikana
Ohjaaja tulee vastaan kirjastolle
@ Ohjaaja: 1 krt/vko
+ tuttu paikka
+2
"""
INVISIBLE = "& \u200b\n= \u200b\u200b\n# \u2060\n\u200b\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    source = tmp_path / "notes.txt"
    source.write_text(NOTES, encoding="utf-8")
    return source


def test_typed_notes_become_a_document_and_a_tagged_pdf(document: Path, tmp_path: Path, paku: Paku) -> None:
    said = paku("export", document, "-o", tmp_path / "p.pdf")
    assert (said.status, said.trouble) == (0, "")
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF-")
    assert "p.pdf" in said.out


def test_the_text_comes_back_as_it_was_typed(document: Path, tmp_path: Path, paku: Paku) -> None:
    assert paku("export", document, "-o", tmp_path / "again.txt").status == 0
    assert paku("import", tmp_path / "again.txt", "-o", tmp_path / "again.paku").status == 0
    assert paku("export", tmp_path / "again.paku", "-o", tmp_path / "third.txt").status == 0
    again = (tmp_path / "again.txt").read_text(encoding="utf-8")
    assert again == (tmp_path / "third.txt").read_text(encoding="utf-8")
    for line in ("= Kotoa takaisin arkeen", "# Ennen palvelua", "Työt loppuvat", "+2"):
        assert line in [one.strip() for one in again.splitlines()]


@pytest.mark.parametrize(
    "text", ["Tuokio", "# Vaihe\nTuokio", "=\nTuokio", "= Polku\n#\nTuokio\n# Nimi\nToinen", "* puhelin", INVISIBLE]
)
def test_notes_without_a_title_or_a_phase_become_a_sheet_too(text: str, tmp_path: Path, paku: Paku) -> None:
    (tmp_path / "bare.txt").write_text(text, encoding="utf-8")
    assert paku("import", tmp_path / "bare.txt", "-o", tmp_path / "bare.paku").status == 0
    said = paku("export", tmp_path / "bare.paku", "-o", tmp_path / "bare.pdf")
    assert (said.status, said.trouble) == (0, "")


def test_a_text_is_not_imported_over_a_document(document: Path, notes: Path, paku: Paku) -> None:
    before = document.read_bytes()
    said = paku("import", notes, "-o", document)
    assert said.status == 3
    assert said.trouble.count("\n") == 1
    assert document.read_bytes() == before
    assert paku("import", notes, "-o", document, "--replace").status == 0


def test_a_table_edited_in_a_spreadsheet_updates_the_document(document: Path, tmp_path: Path, paku: Paku) -> None:
    table = tmp_path / "p.csv"
    assert paku("export", document, "-o", table).status == 0
    edited = table.read_text(encoding="utf-8-sig").replace("Työt loppuvat", "Työt loppuivat")
    table.write_text(edited, encoding="utf-8")
    assert paku("import", table, "-o", document).status == 0
    texts = {getattr(record, "text", "") for record in open_document(document).document.snapshot().values()}
    assert "Työt loppuivat" in texts
    assert "Työt loppuvat" not in texts


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_a_copy_through_another_format_says_the_same(suffix: str, document: Path, tmp_path: Path, paku: Paku) -> None:
    middle, copy = tmp_path / f"p{suffix}", tmp_path / "copy.paku"
    assert paku("export", document, "-o", middle).status == 0
    assert paku("import", middle, "-o", copy).status == 0
    assert dict(open_document(copy).document.snapshot()) == dict(open_document(document).document.snapshot())


@pytest.mark.parametrize("name", template_names())
def test_each_template_begins_a_document_in_each_language(name: str, tmp_path: Path, paku: Paku) -> None:
    for language in ("fi", "sv", "en"):
        target = tmp_path / f"{name}-{language}.paku"
        assert paku("new", target, "--template", name, "--language", language).status == 0
        assert json.loads(paku("info", target, "--json").out)["language"] == language


def test_new_leaves_a_document_alone(document: Path, paku: Paku) -> None:
    before = document.read_bytes()
    assert paku("new", document).status == 3
    assert document.read_bytes() == before


def test_a_document_needs_a_name(paku: Paku) -> None:
    said = paku("new", "")
    assert said.status == 3
    assert said.trouble == "paku-studio: . is there already; choose another name.\n"


def test_check_tells_where_to_look_and_never_what_it_found(tmp_path: Path, paku: Paku) -> None:
    notes = "= Kotoa arkeen\n# Ennen\nKoti\nSoita 040 123 4567 Matti Virtanen\n- Numero 040 765 4321 ei vastaa\n"
    (tmp_path / "n.txt").write_text(notes, encoding="utf-8")
    assert paku("import", tmp_path / "n.txt", "-o", tmp_path / "n.paku").status == 0
    out = paku("check", tmp_path / "n.paku").out
    assert "Phone number: 0•• ••• •••• (Service moment 2 · Kotoa arkeen · Ennen)." in out
    assert "(Missing · Kotoa arkeen · Soita 0•• ••• •••• M•••• ••••••••)." in out
    for secret in ("040", "123", "765", "Matti", "Virtanen"):
        assert secret not in out


def test_info_counts_what_is_there(document: Path, paku: Paku) -> None:
    told = json.loads(paku("info", document, "--json").out)
    assert told["records"]["moment"] == 2
    assert told["records"]["phase"] == 2
    assert "2  service moments" in paku("info", document).out


def test_several_pages_become_numbered_files(examples_folder: Path, tmp_path: Path, paku: Paku) -> None:
    example = next(examples_folder.glob("monialainen*.paku"))
    said = paku("export", example, "-o", tmp_path / "path.svg", "--size", "A4")
    assert said.status == 0
    assert (tmp_path / "path-1.svg").exists()
    assert (tmp_path / "path-2.svg").exists()


def test_all_sheets_go_into_one_file_or_a_folder(examples_folder: Path, tmp_path: Path, paku: Paku) -> None:
    example = next(examples_folder.glob("velka*.paku"))
    assert paku("export", example, "-o", tmp_path / "all.pdf", "--what", "all").status == 0
    assert paku("export", example, "-o", tmp_path / "all", "--what", "all").status == 0
    names = sorted(path.name[3:] for path in (tmp_path / "all").glob("*.pdf"))
    # two pathways, a persona, its understanding, a value, the two held against each other, a report, a huoneentaulu
    assert len(names) == 8
    assert {"aino-maija-selkäsaari.pdf", "aino-maija-selkäsaari-asiakasymmärrys.pdf"} <= set(names)


def test_one_sheet_is_picked_by_name_or_number(examples_folder: Path, tmp_path: Path, paku: Paku) -> None:
    example = next(examples_folder.glob("velka*.paku"))
    for wanted in ("1", "näin sen piti mennä"):
        target = tmp_path / f"{wanted[0]}.png"
        assert paku("export", example, "-o", target, "--only", wanted).status == 0
        assert target.read_bytes().startswith(b"\x89PNG")
    said = paku("export", example, "-o", tmp_path / "x.pdf", "--only", "Toinen")
    assert said.status == 2
    assert "Toinen" in said.trouble


def test_the_shipped_examples_have_no_fault(examples_folder: Path, paku: Paku) -> None:
    for example in sorted(examples_folder.glob("*.paku")):
        said = paku("check", example, "--json")
        assert said.status == 0
        assert {row["severity"] for row in json.loads(said.out)} <= {"remark"}


def test_check_tells_a_fault_and_a_strict_remark(document: Path, tmp_path: Path, paku: Paku) -> None:
    assert paku("check", document).status == 0
    assert paku("check", document, "--strict").status == 1
    (tmp_path / "gap.txt").write_text("= Polku\n# Tyhjä vaihe\n# Toinen\nTuokio\n", encoding="utf-8")
    assert paku("import", tmp_path / "gap.txt", "-o", tmp_path / "gap.paku").status == 0
    said = paku("check", tmp_path / "gap.paku")
    assert said.status == 1
    assert "Tyhjä vaihe" in said.out


def test_the_facilitators_own_notes_leave_in_no_format(document: Path, tmp_path: Path, paku: Paku) -> None:
    opened = open_document(document)
    from paku_studio.models import Note, ServiceMoment

    moment = opened.document.of_type(ServiceMoment)[0]
    with opened.document.edit("test") as edit:
        edit.add(Note(id="own", target=moment.id, kind="worked", text="salainen havainto", own=True))
    save_document(opened.document.snapshot(), {}, document)
    for suffix in ("pdf", "svg", "html", "docx", "pptx", "txt", "csv", "xlsx", "json"):
        target = tmp_path / f"out.{suffix}"
        assert paku("export", document, "-o", target).status == 0
        assert b"salainen" not in unpacked(target)


def unpacked(path: Path) -> bytes:
    if path.suffix in {".xlsx", ".docx", ".pptx"}:
        with zipfile.ZipFile(path) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    if path.suffix == ".pdf":
        from paku_studio.export.audit import structure_words

        return " ".join(structure_words(path.read_bytes())).encode()
    return path.read_bytes()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_bad_input_is_one_sentence_in_each_language(language: str, tmp_path: Path, paku: Paku) -> None:
    (tmp_path / "empty.paku").write_bytes(b"")
    (tmp_path / "folder.paku").mkdir()
    (tmp_path / "text.paku").write_text("= Polku", encoding="utf-8")
    sentences = set()
    for name in ("empty.paku", "folder.paku", "text.paku", "missing.paku"):
        for command in (("check",), ("info",), ("export", "-o", tmp_path / "x.pdf")):
            said = paku("--messages", language, command[0], tmp_path / name, *command[1:])
            assert said.status == 2
            assert said.out == ""
            assert said.trouble.count("\n") == 1
            assert "Traceback" not in said.trouble
            sentences.add(said.trouble)
    assert len(sentences) >= 3


def test_a_place_that_cannot_be_written_is_told(document: Path, tmp_path: Path, paku: Paku) -> None:
    before = hashlib.sha256(document.read_bytes()).hexdigest()
    said = paku("export", document, "-o", tmp_path / "nowhere" / "x.pdf")
    assert said.status == 3
    assert said.trouble.count("\n") == 1
    assert hashlib.sha256(document.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("export", "x.paku"), "-o"),
        (("dance",), "dance"),
        (("export", "x.paku", "-o", "x.pdf", "--size", "A9"), "A9"),
    ],
)
def test_a_mistyped_command_is_one_sentence(words: tuple[str, ...], expected: str, paku: Paku) -> None:
    said = paku(*words)
    assert said.status == 2
    assert expected in said.trouble
    assert said.trouble.count("\n") == 1


def test_help_speaks_three_languages(paku: Paku) -> None:
    told = {language: paku("--messages", language, "export", "--help").out for language in ("fi", "sv", "en")}
    assert "usage:" in told["en"]
    assert "käyttö:" in told["fi"]
    assert "användning:" in told["sv"]
    assert "show this help" not in told["fi"] + told["sv"]


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {"LANG": "sv_FI.UTF-8"}, "sv"),
        ([], {"LANG": "C.UTF-8"}, "fi"),
        ([], {}, "fi"),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "sv_FI"}, "en"),
        (["--messages", "sv", "info", "x"], {"LANG": "en_GB"}, "sv"),
        (["--messages=en", "info", "x"], {"LANG": "fi_FI"}, "en"),
        (["--messages", "xx"], {"LANG": "fi_FI"}, "fi"),
    ],
)
def test_the_language_of_messages(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert spoken_language(arguments, environment) == expected


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "empty"), (b"\x00\x01\x02", "not a text file"), (b"a" * 9_000_000, "too large")],
)
def test_what_is_no_text_is_refused(data: bytes, sentence: str, tmp_path: Path, paku: Paku) -> None:
    source = tmp_path / "x.txt"
    source.write_bytes(data)
    said = paku("import", source, "-o", tmp_path / "x.paku")
    assert said.status == 2
    assert sentence in said.trouble
    assert not (tmp_path / "x.paku").exists()


def test_old_windows_text_is_read(tmp_path: Path, paku: Paku) -> None:
    (tmp_path / "old.txt").write_bytes("= Päivä\nKäynti".encode("cp1252"))
    assert paku("import", tmp_path / "old.txt", "-o", tmp_path / "old.paku").status == 0
    texts = {
        getattr(record, "text", "") for record in open_document(tmp_path / "old.paku").document.snapshot().values()
    }
    assert "Käynti" in texts


@pytest.mark.parametrize(
    ("given", "window"),
    [
        ([], True),
        (["Kotoa takaisin.paku"], True),
        (["folder/kotoa"], True),
        (["export"], False),
        (["exprot"], False),
        (["--help"], False),
        (["new", "x.paku"], False),
    ],
)
def test_the_window_opens_where_nothing_or_only_a_file_is_said(given: list[str], window: bool) -> None:
    assert wants_window(given) is window
