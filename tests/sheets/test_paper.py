"""The boards as tagged PDF: good in every judge's eyes, heard in order, bookmarked, the same bytes again."""

import importlib.util
import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from paku_studio.export.audit import faults, structure_text, structure_words
from paku_studio.export.pdf import write_pdf
from paku_studio.export.sheets import SheetChoice, SheetOf, chosen, draw_sheets, sheets_of
from paku_studio.models import CustomerValue, PaperSize, Pathway, UnderstandingAnswer

DATE = datetime(2027, 1, 14, 9, 30, tzinfo=UTC)
SHEETS = ("value", "understanding")
LATER = tuple(f"-{n}" for n in range(14, 60))
"""How the ids of an extreme sheet's later lines end: the judges need not read them all each time."""


@pytest.fixture(scope="session")
def validators(tmp_path_factory):
    """The two judges that stand beside the tests of the pens."""
    place = Path(__file__).parents[1] / "export" / "validators.py"
    specification = importlib.util.spec_from_file_location("sheets_validators", place)
    made = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(made)
    try:
        return made.Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")


def written(seen):
    return write_pdf([seen.drawing], {}, title=seen.drawing.title, language=seen.drawing.language, date=DATE)


@pytest.mark.validators
@pytest.mark.parametrize("content", ["typical", "extreme"])
@pytest.mark.parametrize("what", SHEETS)
def test_both_judges_find_nothing(tell, see, validators, what, content):
    size = "A3" if content == "typical" else "A4"
    records = {key: each for key, each in tell(content).items() if not key.endswith(LATER)}
    seen = see(what, records, size, language="sv")
    assert len(seen.drawing.sheets) == 1 or content == "extreme"
    pdf = written(seen)
    assert validators.failures(pdf) == []
    assert faults(pdf) == []


@pytest.mark.nightly
@pytest.mark.validators
@pytest.mark.parametrize("what", SHEETS)
def test_both_judges_find_nothing_in_all_that_is_extreme(tell, see, validators, what):
    assert validators.failures(written(see(what, tell("extreme"), "A4"))) == []


@pytest.mark.parametrize("what", SHEETS)
def test_lists_are_lists_and_headings_are_headings(tell, see, what):
    blocks = structure_text(written(see(what, tell("typical"))))
    assert [block.role for block in blocks].count("H1") == 1
    assert [block.role for block in blocks].count("H2") == {"value": 5, "understanding": 4}[what]
    assert sum(block.role == "LBody" for block in blocks) == {"value": 28, "understanding": 6}[what]


@pytest.mark.parametrize("what", SHEETS)
def test_what_is_only_seen_again_is_not_heard_again(tell, see, what):
    seen = see(what, tell("extreme"))
    assert len(seen.drawing.sheets) > 1
    pdf = written(seen)
    words = structure_words(pdf)
    title = {"value": "Asiakasarvo", "understanding": "Asiakasymmärrys"}[what]
    assert words.count(title) == 1
    assert words.count("PAKU-hanke") == 1
    assert words.count({"value": "Toiminnallinen", "understanding": "Kuka?"}[what]) == 1
    assert structure_text(pdf)[-1].text.startswith("Varhaisen tuen ryhmä · PAKU-hanke")


@pytest.mark.parametrize("what", SHEETS)
def test_the_bookmark_is_the_title(tell, see, what):
    seen = see(what, tell("typical"))
    with pikepdf.open(io.BytesIO(written(seen))) as pdf, pdf.open_outline() as outline:
        assert outline.root[0].title == seen.drawing.title


@pytest.mark.parametrize("what", SHEETS)
def test_the_same_bytes_again(tell, see, what):
    assert written(see(what, tell("typical"))) == written(see(what, tell("typical")))


# which sheets there are


def test_all_are_those_that_have_content(tell):
    empty, full = (sheets_of(tell(content), "all") for content in ("empty", "typical"))
    assert [(sheet.what, sheet.id) for sheet in empty] == [("persona", "jusa"), ("report", "")]
    assert [(sheet.what, sheet.id) for sheet in full] == [
        ("persona", "jusa"),
        ("understanding", "jusa"),
        ("understanding", ""),
        ("value", "value"),
        ("report", ""),
    ]


def test_a_kind_asked_for_gives_empty_sheets_to_write_on(tell):
    records = tell("empty")
    assert [sheet.id for sheet in chosen(records, SheetChoice(what="value"))] == ["value"]
    assert [sheet.id for sheet in chosen(records, SheetChoice(what="understanding"))] == ["jusa", ""]


def test_nobody_is_asked_of_the_whole_group_where_all_was_told_of_personas(tell):
    records = tell("typical")
    ours = [key for key, each in records.items() if isinstance(each, UnderstandingAnswer) and not each.persona]
    assert ours
    told = SheetChoice(what="understanding")
    assert [sheet.id for sheet in chosen(records, told)] == ["jusa", ""]
    of_jusa = {key: each for key, each in records.items() if key not in ours}
    assert [sheet.id for sheet in chosen(of_jusa, told)] == ["jusa"]


def test_a_pathway_made_from_another_is_compared_with_it(tell):
    records = tell("typical")
    records["now"] = Pathway(id="now", title="Nyt", order="B")
    records["then"] = Pathway(id="then", title="Tulevaisuudessa", made_from="now", order="A")
    assert chosen(records, SheetChoice(what="compare")) == (SheetOf("compare", "now", "Nyt – Tulevaisuudessa", "then"),)
    records["now"] = records["now"].with_changes(made_from="then")
    del records["then"]
    assert chosen(records, SheetChoice(what="compare")) == ()


def test_a_sheet_is_picked_by_name_or_number(tell):
    records = tell("typical")
    records["other"] = CustomerValue(id="other", title="Toinen", order="Z")
    for only in ("2", "toinen"):
        assert [sheet.id for sheet in chosen(records, SheetChoice(what="value", only=only))] == ["other"]


def test_each_kind_has_paper_that_suits_it(tell):
    def pages(**asked):
        choice = SheetChoice(what="all", **asked)
        records = {**tell("typical"), "p": Pathway(id="p", title="Polku")}
        drawings = draw_sheets(records, chosen(records, choice), choice)
        return [(round(each.sheets[0].width), round(each.sheets[0].height)) for each in drawings]

    upright, wide = (595, 842), (1191, 842)
    assert pages() == [wide, upright, upright, upright, wide, upright]
    assert pages(size=PaperSize.A4) == [upright, upright, upright, upright, (842, 595), upright]
    assert set(pages(orientation="portrait")) == {upright, (842, 1191)}
