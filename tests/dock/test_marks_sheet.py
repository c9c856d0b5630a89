"""The marks on one printed page: all of them, in three languages, on one sheet that a screen reader can read."""

import importlib.util
import itertools
from pathlib import Path
from typing import Any

import pytest

from paku_studio.drawing.display import TextLine, walk
from paku_studio.drawing.marks_sheet import draw_marks
from paku_studio.drawing.marks_table import BY_SIGN, MARKS
from paku_studio.drawing.paper import paper
from paku_studio.drawing.theme import THEMES, theme
from paku_studio.export.audit import faults, structure_text
from paku_studio.export.pdf import write_pdf
from paku_studio.locale import LANGUAGES, translator
from paku_studio.models import Pathway
from paku_studio.notation import apply_notation
from paku_studio.notation.marks import Mark
from paku_studio.store import Document

NAMED_OTHERWISE = {Mark.FEELING: "-1", Mark.NONE: ""}


def page(language: str, name: str = "colour", size: str = "A4") -> Any:
    drawing = draw_marks(paper(size), theme(name), language)
    return drawing, write_pdf([drawing], {}, title=drawing.title, language=language)


def lines_of(drawing: Any) -> list[TextLine]:
    return [item for item in walk(drawing.sheets[0].body) if isinstance(item, TextLine)]


def test_every_mark_of_the_notation_is_explained() -> None:
    assert [mark for mark in Mark if NAMED_OTHERWISE.get(mark, mark.value) not in BY_SIGN] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_read_as_its_mark_says(language: str) -> None:
    for row in MARKS:
        report = apply_notation(Document(), f"= Polku\nA\n{row.example_in(language)}", language=language)
        assert report.became_moments == (), row
        assert report.comments == (row.sign == "%")


@pytest.mark.parametrize("name", list(THEMES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_stands_on_one_sheet_and_nothing_runs_into_anything(language: str, name: str) -> None:
    drawing, _ = page(language, name)
    (sheet,) = drawing.sheets
    lines = lines_of(drawing)
    assert max(line.x + line.width for line in lines) <= sheet.width - 36
    assert max(line.y for line in lines) <= sheet.height - 24
    assert min(line.size for line in lines) >= 9
    rows = sorted(lines, key=lambda line: (line.x > sheet.width / 2, round(line.y), line.x))
    for one, other in itertools.pairwise(rows):
        if abs(one.y - other.y) < 1 and one.x < other.x:
            assert one.x + one.width <= other.x + 0.1, (one.text, other.text)
    left = [line for line in lines if line.x < sheet.width / 2 and 120 < line.y < sheet.height - 80]
    assert max(line.x + line.width for line in left) < sheet.width / 2
    entries = [line for line in lines if line.y < sheet.height - 80]
    assert max(line.y for line in entries) < sheet.height - 78


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_hears_headings_and_a_list_of_marks(language: str) -> None:
    drawing, pdf = page(language)
    blocks = structure_text(pdf)
    assert [block.role for block in blocks if block.role.startswith("H")] == ["H1", "H2", "H2", "H2", "H2"]
    heard = [block.text for block in blocks if block.role == "LBody"]
    t = translator(language)
    for row in MARKS:
        assert any(row.words(language).lower() in one.lower() and t(row.says) in one for one in heard), row
    assert faults(pdf) == []
    assert drawing.unreadable == ()


def test_a_larger_paper_shows_the_same_larger() -> None:
    small, large = lines_of(page("fi")[0]), lines_of(page("fi", size="A3")[0])
    assert [line.text for line in small] == [line.text for line in large]
    assert large[0].size == pytest.approx(small[0].size * 2**0.5, rel=0.01)


@pytest.mark.validators
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_judges_of_accessible_pdf_have_nothing_to_say(validators: Any, language: str) -> None:
    assert validators.failures(page(language)[1]) == []


def test_the_examples_make_one_pathway_when_they_are_typed_one_below_another() -> None:
    document = Document()
    text = "\n".join(row.example_in("fi") for row in MARKS if row.sign not in {"->", "-> [ ]"})
    apply_notation(document, text, language="fi")
    assert [one.title for one in document.of_type(Pathway)][-1] == "Irti veloista"


@pytest.fixture(scope="session")
def validators(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The judges of the export tests; a machine without them skips, where CI does not say that they must be there."""
    import os

    path = Path(__file__).parents[1] / "export" / "validators.py"
    specification = importlib.util.spec_from_file_location("dock_validators", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    try:
        return module.Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")
