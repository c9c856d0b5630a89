"""What is said helps a person on: where the document is, what to do with other files, which sheets it has."""

from collections.abc import Callable
from pathlib import Path

import pytest

Paku = Callable[..., object]
NOTES = "= Polku\n# Alku\nTyöt loppuvat\n-> Ei missään\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    source = tmp_path / "notes.txt"
    source.write_text(NOTES, encoding="utf-8")
    return source


def test_an_import_tells_where_the_document_is_then_what_came_then_what_to_mend(notes: Path, paku: Paku) -> None:
    target = notes.with_name("p.paku")
    where, counts, remark = paku("import", notes, "-o", target).out.splitlines()
    assert where == f"Made {target}."
    assert counts.startswith("Added: ")
    assert remark.startswith("Line 4")
    assert paku("export", target, "-o", notes.with_name("p.csv")).status == 0
    assert paku("import", notes.with_name("p.csv"), "-o", target).out.startswith(f"Updated {target}.")
    assert paku("import", notes, "-o", target, "--replace").out.startswith(f"Made {target}.")


def test_an_import_that_could_not_be_written_tells_nothing_else(notes: Path, paku: Paku) -> None:
    said = paku("import", notes, "-o", notes.parent / "nowhere" / "p.paku")
    assert (said.status, said.out) == (3, "")


def test_a_document_gets_its_ending_and_no_other(notes: Path, paku: Paku) -> None:
    for words in (("import", notes, "-o"), ("new",)):
        plain = notes.with_name(words[0])
        assert paku(*words, plain).status == 0
        assert plain.with_suffix(".paku").exists()
        assert not plain.exists()
        said = paku(*words, notes.with_name("p.pdf"))
        assert said.status == 2
        assert "p.pdf" in said.trouble
        assert not notes.with_name("p.pdf").exists()


@pytest.mark.parametrize("command", [("export", "-o", "x.pdf"), ("check",), ("info",)])
def test_notes_in_place_of_a_document_are_to_be_imported_first(
    command: tuple[str, ...], notes: Path, paku: Paku
) -> None:
    said = paku(command[0], notes, *command[1:])
    assert said.status == 2
    assert "paku-studio import notes.txt -o notes.paku" in said.trouble


def test_a_word_processors_file_is_to_be_saved_as_text(notes: Path, paku: Paku) -> None:
    said = paku("import", notes.with_suffix(".docx"), "-o", notes.with_name("p.paku"))
    assert said.status == 2
    assert "plain text" in said.trouble


def test_a_folder_in_place_of_a_file_is_named(notes: Path, paku: Paku) -> None:
    assert paku("import", notes, "-o", notes.with_name("p.paku")).status == 0
    said = paku("export", notes.with_name("p.paku"), "-o", notes.parent)
    assert "is a folder" in said.trouble
    assert ". is not" in paku("import", ".", "-o", notes.with_name("x.paku")).trouble


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("= Eka\n= Toka", ("--only", "Kolmas"), "1 Eka, 2 Toka"),
        ("\n".join(f"= Polku {n}" for n in range(20)), ("--only", "x"), "8 Polku 7, …"),
        ("& Satu\n= Eka\n= Toka", ("--what", "all", "--only", "x"), "1 Eka, 2 Toka, 1 Satu"),
        ("& Jaana", (), "--what persona"),
        ("= Eka", ("--what", "persona"), "&"),
        ("% ei mitään", (), "no pathway yet: any line"),
        ("% ei mitään", ("--what", "all"), "no pathway yet: any line"),
    ],
)
def test_where_there_is_no_such_sheet_it_is_told_what_there_is(
    text: str, words: tuple[str, ...], expected: str, notes: Path, paku: Paku
) -> None:
    notes.write_text(text, encoding="utf-8")
    assert paku("import", notes, "-o", notes.with_name("p.paku")).status == 0
    said = paku("export", notes.with_name("p.paku"), "-o", notes.with_name("p.pdf"), *words)
    assert said.status == 2
    assert expected in said.trouble


def test_a_table_of_another_document_is_named_as_a_stranger(notes: Path, paku: Paku) -> None:
    mine, other, table = (notes.with_name(name) for name in ("mine.paku", "other.paku", "other.csv"))
    for target in (mine, other):
        assert paku("import", notes, "-o", target).status == 0
    assert paku("export", other, "-o", table).status == 0
    before = mine.read_bytes()
    assert "mine.paku.bak" in paku("import", table, "-o", mine).out
    assert mine.with_name("mine.paku.bak").read_bytes() == before
    assert "other.paku.bak" not in paku("import", table, "-o", other).out


def test_what_somebody_wrote_stays_beside_a_text_exported_over_it(notes: Path, paku: Paku) -> None:
    target, written = notes.with_name("p.paku"), notes.read_bytes()
    assert paku("import", notes, "-o", target).status == 0
    assert paku("export", target, "-o", notes).status == 0
    assert notes.with_name(f"{notes.name}.bak").read_bytes() == written
