"""Posters, client sheets, cards, reports and slides from the command line, and what is refused, in one sentence."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from paku_studio.commands.export_options import WHAT
from paku_studio.export.audit import structure_text, structure_words
from paku_studio.export.sheets import KINDS
from paku_studio.models import DeveloperGroup, Note, Pathway, Poster, PosterLine, Record, Session
from paku_studio.storage import open_document, save_document
from paku_studio.store import Document

Paku = Callable[..., object]
ORGANISATION = {"organisation": "Varhaisen tuen talo", "phone": "040 123 4567"}


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A document with one pathway of no moments, and nothing for the wall."""
    return kept(tmp_path, Pathway(id="polku", title="Kotoa takaisin arkeen"))


@pytest.fixture
def with_poster(tmp_path: Path) -> Path:
    """A document with a huoneentaulu of one line."""
    poster = Poster(id="taulu", title="Velasta voi puhua", easy_title="Puhu velasta")
    words = "Avataan kirjeet yhdessä.\nKukaan ei jää yksin."
    return kept(tmp_path, poster, PosterLine(id="rivi", poster="taulu", text=words, easy_text="Me autamme."))


def kept(folder: Path, *records: object) -> Path:
    document = Document()
    with document.edit("Load") as transaction:
        for record in records:
            transaction.add(record)
    target = folder / "tyo.paku"
    save_document(document.snapshot(), {}, target)
    return target


def pages(path: Path) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [tuple(map(round, page.get_size())) for page in document]
    finally:
        document.close()


def heard(path: Path) -> str:
    return " ".join(structure_words(path.read_bytes()))


def filled(folder: Path, words: object, name: str = "tiedot.json") -> Path:
    target = folder / name
    target.write_text(words if isinstance(words, str) else json.dumps(words), encoding="utf-8")
    return target


def test_the_words_of_the_command_line_are_the_kinds_of_sheets() -> None:
    assert set(WHAT) == {*KINDS, "all"}


# what can be asked for


def test_a_number_means_one_sheet_where_a_meeting_has_no_name_but_its_number(tmp_path: Path, paku: Paku) -> None:
    records: list[Record] = [Pathway(id="polku", title="Polku")]
    for number in (1, 2):
        meeting = Session(id=f"tapaaminen{number}", group="ryhma", number=number)
        records += [meeting, Note(id=f"n{number}", target="polku", kind="idea", text=f"i{number}", session=meeting.id)]
    document = kept(tmp_path, DeveloperGroup(id="ryhma"), *records)
    for place, there in {"1": "i1 i2", "2": "i1", "3": "i2"}.items():
        assert paku("export", document, "-o", tmp_path / "r.pdf", "--what", "report", "--only", place).status == 0
        words = heard(tmp_path / "r.pdf").split()
        assert " ".join(word for word in ("i1", "i2") if word in words) == there
        assert sum(word in ("i1", "i2") for word in words) == len(there.split()), "each once"


@pytest.mark.parametrize(
    ("what", "said"),
    [("conversation", "Mitä sinulle kuuluu?"), ("checklist", "Asioinnin muistilista"), ("cards", "")],
)
def test_what_is_printed_empty_needs_nothing_in_the_document(
    what: str, said: str, bare: Path, tmp_path: Path, paku: Paku
) -> None:
    target = tmp_path / "tyhja.pdf"
    assert paku("export", bare, "-o", target, "--what", what).status == 0
    assert said in heard(target)
    assert set(pages(target)) == {(595, 842)}


def test_a_document_without_huoneentaulut_prints_the_four_that_come_along(
    bare: Path, tmp_path: Path, paku: Paku
) -> None:
    assert paku("export", bare, "-o", tmp_path / "neljä.pdf", "--what", "poster").status == 0
    titles = [block.text for block in structure_text((tmp_path / "neljä.pdf").read_bytes()) if block.role == "H1"]
    assert len(titles) == 4
    assert pages(tmp_path / "neljä.pdf").count((842, 1191)) >= 3


def test_an_untouched_sheet_speaks_the_language_that_is_asked_for(bare: Path, tmp_path: Path, paku: Paku) -> None:
    for language, title in {"fi": "Asioinnin muistilista", "en": "errand"}.items():
        target = tmp_path / f"{language}.pdf"
        assert paku("export", bare, "-o", target, "--what", "checklist", "--language", language).status == 0
        assert title in heard(target)


def test_the_easy_twin_says_the_same_more_easily(with_poster: Path, tmp_path: Path, paku: Paku) -> None:
    for name, options in {"a": (), "b": ("--easy",)}.items():
        assert paku("export", with_poster, "-o", tmp_path / f"{name}.pdf", "--what", "poster", *options).status == 0
    assert "Velasta voi puhua" in heard(tmp_path / "a.pdf")
    assert "Me autamme" not in heard(tmp_path / "a.pdf")
    assert "Puhu velasta" in heard(tmp_path / "b.pdf")
    assert "Me autamme" in heard(tmp_path / "b.pdf")


def test_a_poster_goes_on_the_paper_that_is_asked_for_whole_or_in_parts(
    with_poster: Path, tmp_path: Path, paku: Paku
) -> None:
    whole, parts = tmp_path / "a1.pdf", tmp_path / "osina.pdf"
    assert paku("export", with_poster, "-o", whole, "--what", "poster", "--size", "A1").status == 0
    assert pages(whole) == [(1684, 2384)]
    asked = ("--what", "poster", "--size", "A1", "--tile", "A4", "--colours", "black-and-white", "--language", "sv")
    assert paku("export", with_poster, "-o", parts, *asked).status == 0
    assert {tuple(sorted(size)) for size in pages(parts)} == {(595, 842)}
    assert len(pages(parts)) == 1 + 15  # the plan, then 5 rows of 3


def test_of_all_sheets_only_those_too_large_for_the_printer_are_cut_up(
    with_poster: Path, tmp_path: Path, paku: Paku
) -> None:
    target = tmp_path / "kaikki.pdf"
    assert paku("export", with_poster, "-o", target, "--what", "all", "--tile", "A4").status == 0
    assert {tuple(sorted(size)) for size in pages(target)} == {(595, 842)}
    assert "Velasta voi puhua" in heard(target)


def test_all_holds_what_the_group_made_and_no_template(with_poster: Path, tmp_path: Path, paku: Paku) -> None:
    assert paku("export", with_poster, "-o", tmp_path / "kaikki", "--what", "all").status == 0
    (only,) = (tmp_path / "kaikki").glob("*.pdf")
    assert only.name == "01-velasta-voi-puhua.pdf"


def test_the_report_is_of_the_whole_work_unless_a_meeting_is_meant(
    examples_folder: Path, tmp_path: Path, paku: Paku
) -> None:
    example = next(examples_folder.glob("velka*.paku"))
    for name, options in {"whole": (), "meeting": ("--only", "2")}.items():
        assert paku("export", example, "-o", tmp_path / f"{name}.pdf", "--what", "report", *options).status == 0
    titles = {
        name: [block.text for block in structure_text((tmp_path / f"{name}.pdf").read_bytes()) if block.role == "H1"]
        for name in ("whole", "meeting")
    }
    assert len(titles["whole"]) == len(titles["meeting"]) == 1
    assert titles["whole"] != titles["meeting"]


def test_the_report_and_the_slides_go_to_other_programs(examples_folder: Path, tmp_path: Path, paku: Paku) -> None:
    example = next(examples_folder.glob("velka*.paku"))
    report, slides, page = (tmp_path / f"ulos.{suffix}" for suffix in ("docx", "pptx", "html"))
    assert paku("export", example, "-o", report).status == 0
    assert paku("export", example, "-o", slides, "--only", "2").status == 0
    assert paku("export", example, "-o", page, "--what", "report").status == 0
    assert "word/document.xml" in zipfile.ZipFile(report).namelist()
    assert "ppt/presentation.xml" in zipfile.ZipFile(slides).namelist()
    text = page.read_text(encoding="utf-8")
    assert '<html lang="fi"' in text
    assert text.count("<h1") == 1


def test_where_no_such_sheet_is_it_is_told_which_there_are(
    examples_folder: Path, bare: Path, tmp_path: Path, paku: Paku
) -> None:
    example = next(examples_folder.glob("velka*.paku"))
    said = paku("export", example, "-o", tmp_path / "x.pdf", "--what", "report", "--only", "9")
    assert said.status == 2
    assert "1 The whole work, 2 Toteutunut polku" in said.trouble
    said = paku("export", bare, "-o", tmp_path / "x.pdf", "--what", "cards", "--only", "9")
    assert all(f"{number} " in said.trouble for number in range(1, 5))


def test_several_pathways_become_several_presentations(examples_folder: Path, tmp_path: Path, paku: Paku) -> None:
    example = next(examples_folder.glob("velka*.paku"))
    assert paku("export", example, "-o", tmp_path / "polku.pptx").status == 0
    assert sorted(path.name for path in tmp_path.glob("*.pptx")) == ["polku-1.pptx", "polku-2.pptx"]


@pytest.mark.parametrize("dpi", [36, 150, 300])
def test_a_picture_is_as_fine_as_is_asked_for(dpi: int, with_poster: Path, tmp_path: Path, paku: Paku) -> None:
    target = tmp_path / "kuva.png"
    options = () if dpi == 150 else ("--dpi", dpi)
    assert paku("export", with_poster, "-o", target, "--what", "poster", "--size", "A4", *options).status == 0
    with Image.open(io.BytesIO(target.read_bytes())) as picture:
        assert picture.width == pytest.approx(595.28 * dpi / 72, abs=1)
        assert picture.info["dpi"][0] == pytest.approx(dpi, abs=0.1)


# what is filled in


def test_an_organisations_details_come_to_the_checklist_and_nowhere_else(
    bare: Path, tmp_path: Path, paku: Paku
) -> None:
    before, target = bare.read_bytes(), tmp_path / "muistilista.pdf"
    said = paku("export", bare, "-o", target, "--what", "checklist", "--fill", filled(tmp_path, ORGANISATION))
    assert (said.status, said.trouble) == (0, "")
    assert "Varhaisen tuen talo" in heard(target)
    assert "040 123 4567" in heard(target)
    assert bare.read_bytes() == before
    assert "Varhaisen" not in said.out


def test_answers_are_filled_in_by_the_names_of_the_areas(bare: Path, tmp_path: Path, paku: Paku) -> None:
    answers = filled(tmp_path, {"koti ja arki": "4", "Koti ja arki.note": "oma avain", "well": "Koira Musti"})
    target = tmp_path / "keskustelu.pdf"
    said = paku("export", bare, "-o", target, "--what", "conversation", "--fill", answers)
    assert (said.status, said.trouble) == (0, "")
    assert "Koira Musti" in heard(target)
    assert "oma avain" in heard(target)


FAULTS = [
    ("[]", "braces"),
    ('"words"', "braces"),
    ("[" * 30_000, "braces"),
    ("{", "line 1"),
    ('{\n"phone": }', "line 2"),
    ("", "line 1"),
    ('{"phone": 40}', "“phone” is not words"),
    ('{"phone": ' + "4" * 9000 + "}", "“phone” is not words"),
    ('{"phone": NaN}', "“phone” is not words"),
    ('{"phone": null}', "“phone” is not words"),
    ('{"phone": {"a": "b"}}', "“phone” is not words"),
    ('{"phone": "1", "phone": "2"}', "“phone” twice"),
    ('{"phone": "1", "Phone": "2"}', "“Phone” twice"),
    ('{"phone": "\\ud800"}', "signs at “phone”"),
    ('{"telephone": "1"}', "“telephone”; what can be filled in is organisation, address"),
    ('{"": "1"}', "nothing on the sheet is called “”"),
    ('{"phone": "' + "x" * 70_000 + '"}', "64 KB"),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS, ids=[fault[1] + str(at) for at, fault in enumerate(FAULTS)])
def test_each_fault_of_what_is_filled_in_is_one_sentence_and_the_old_file_stands(
    text: str, expected: str, bare: Path, tmp_path: Path, paku: Paku
) -> None:
    target = tmp_path / "vanha.pdf"
    target.write_bytes(b"old")
    fault = filled(tmp_path, text)
    said = paku("export", bare, "-o", target, "--what", "checklist", "--fill", fault)
    assert (said.status, said.out) == (2, "")
    assert expected in said.trouble
    assert said.trouble.count("\n") == 1
    assert target.read_bytes() == b"old"
    others = [
        paku("--messages", language, "export", bare, "-o", target, "--what", "checklist", "--fill", fault).trouble
        for language in ("fi", "sv")
    ]
    assert len({said.trouble, *others}) == 3


@pytest.mark.parametrize(
    ("answer", "expected"),
    [({"Koti ja arki": "6"}, "1 to 5"), ({"Koti ja arki": "hyvin"}, "1 to 5"), ({"phone": "1"}, "“phone”")],
)
def test_an_answer_off_its_scale_is_told(
    answer: dict[str, str], expected: str, bare: Path, tmp_path: Path, paku: Paku
) -> None:
    told = filled(tmp_path, answer)
    said = paku("export", bare, "-o", tmp_path / "x.pdf", "--what", "conversation", "--fill", told)
    assert said.status == 2
    assert expected in said.trouble


def test_a_file_to_fill_in_that_is_no_text_or_not_there_is_told(bare: Path, tmp_path: Path, paku: Paku) -> None:
    (tmp_path / "latin.json").write_bytes('{"phone": "ä"}'.encode("latin-1"))
    (tmp_path / "bom.json").write_bytes(b"\xef\xbb\xbf" + b'{"phone": "1"}')
    for name, expected in {"latin.json": "UTF-8", "nowhere.json": "no file", ".": "no file"}.items():
        said = paku("export", bare, "-o", tmp_path / "x.pdf", "--what", "checklist", "--fill", tmp_path / name)
        assert said.status == 2
        assert expected in said.trouble
    said = paku("export", bare, "-o", tmp_path / "x.pdf", "--what", "checklist", "--fill", tmp_path / "bom.json")
    assert said.status == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(bare: Path, tmp_path: Path, paku: Paku) -> None:
    os.mkfifo(tmp_path / "putki.json")
    said = paku("export", bare, "-o", tmp_path / "x.pdf", "--what", "checklist", "--fill", tmp_path / "putki.json")
    assert said.status == 2
    assert "no file" in said.trouble


# what does not go together


REFUSED = [
    (("-o", "x.docx", "--what", "persona"), ".docx"),
    (("-o", "x.pptx", "--what", "report"), ".pptx"),
    (("-o", "x.html", "--tile", "A4"), "--tile"),
    (("-o", "x.docx", "--tile", "A4"), "--tile"),
    (("-o", "x.pdf", "--tile", "A4", "--what", "checklist"), "larger than A4"),
    (("-o", "x.pdf", "--easy"), "--easy"),
    (("-o", "x.txt", "--easy", "--what", "checklist"), "--easy"),
    (("-o", "x.pdf", "--what", "all", "--easy"), "--easy"),
    (("-o", "x.pdf", "--fill", "tiedot.json"), "--fill"),
    (("-o", "x.csv", "--what", "checklist", "--fill", "tiedot.json"), "--fill"),
    (("-o", "x.pdf", "--what", "all", "--fill", "tiedot.json"), "--fill"),
    (("-o", "x.pdf", "--dpi", "100"), ".png"),
    (("-o", "x.pdf", "--sheets", "2"), "--what cards"),
    (("-o", "x.json", "--what", "poster"), "whole content"),
    (("-o", "x.xlsx", "--only", "2"), "whole content"),
    (("-o", "x.pdf", "--what", "cards", "--sheets", "0"), "1 to 100"),
    (("-o", "x.pdf", "--what", "cards", "--sheets", "101"), "1 to 100"),
    (("-o", "x.png", "--dpi", "35"), "36 to 600"),
    (("-o", "x.png", "--dpi", "601"), "36 to 600"),
    (("-o", "x.png", "--dpi", "1e2"), "36 to 600"),
    (("-o", "x.png", "--dpi", "²"), "36 to 600"),
    (("-o", "x.png", "--dpi", "9" * 5000), "36 to 600"),
    (("-o", "x.png", "--size", "A0", "--dpi", "600"), "254 dpi or less"),
    (
        (
            "-o",
            "x.bmp",
        ),
        ".docx, .pptx",
    ),
]


@pytest.mark.parametrize(("words", "expected"), REFUSED, ids=[" ".join(words)[:60] for words, _ in REFUSED])
def test_what_does_not_go_together_is_one_sentence_and_the_old_file_stands(
    words: tuple[str, ...], expected: str, bare: Path, tmp_path: Path, paku: Paku, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path, ORGANISATION)
    Path(words[1]).write_bytes(b"old")
    said = paku("export", bare, *words)
    assert (said.status, said.out) == (2, "")
    assert expected in said.trouble
    assert said.trouble.count("\n") == 1
    assert Path(words[1]).read_bytes() == b"old"
    finnish = paku("--messages", "fi", "export", bare, *words).trouble
    assert finnish != said.trouble


def test_a_sheet_that_cannot_be_written_is_told(bare: Path, tmp_path: Path, paku: Paku) -> None:
    for suffix, what in {"pdf": "poster", "html": "checklist", "docx": "report", "pptx": "pathway"}.items():
        said = paku("export", bare, "-o", tmp_path / "nowhere" / f"x.{suffix}", "--what", what)
        assert said.status == 3
        assert said.trouble.count("\n") == 1


def test_the_ending_tells_what_is_meant(bare: Path, tmp_path: Path, paku: Paku) -> None:
    with_report = open_document(bare).document.snapshot()
    assert "polku" in with_report
    assert paku("export", bare, "-o", tmp_path / "raportti.docx").status == 0
    assert paku("export", bare, "-o", tmp_path / "polku.pptx").status == 0


@pytest.mark.parametrize(("language", "word"), [("fi", "helposti"), ("sv", "lätt"), ("en", "easy")])
def test_help_tells_of_the_new_options(language: str, word: str, paku: Paku) -> None:
    told = " ".join(paku("--messages", language, "export", "--help").out.split())
    for option in ("--easy", "--fill", "--tile", "--dpi", "poster", "conversation", "checklist", "cards", "report"):
        assert option in told
    assert word in told


@pytest.mark.parametrize("suffix", [".svg", ".html"])
def test_the_title_of_a_file_turns_no_writing_round(suffix: str, tmp_path: Path, paku: Paku) -> None:
    """A mark that reverses what follows would make a browser's tab say something else."""
    notes = tmp_path / "n.txt"
    notes.write_text("= Polku \u202etxt.exe\nSoitto Kelaan\n", encoding="utf-8")
    assert paku("import", notes, "-o", tmp_path / "n.paku").status == 0
    assert paku("export", tmp_path / "n.paku", "-o", tmp_path / f"n{suffix}").status == 0
    said = (tmp_path / f"n{suffix}").read_text(encoding="utf-8")
    assert "\u202e" not in said
    assert "202Etxt.exe" in said
