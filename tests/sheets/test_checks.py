"""Before printing: every check is good where all is well, and says what is wrong where it is not."""

import ast
import pathlib

import pytest

from paku_studio import edits
from paku_studio.drawing.display import Drawing, Group, Path, Sheet, TextLine, TextRun
from paku_studio.drawing.paper import paper
from paku_studio.drawing.persona import draw_persona
from paku_studio.drawing.theme import theme
from paku_studio.drawing.value import draw_value
from paku_studio.editor import sheet_checks as making
from paku_studio.editor.editor import Editor
from paku_studio.editor.sheet_checks import in_short, mend, sheet_checks
from paku_studio.editor.sheet_checks_parts import Mending, decimal, luminance, measured
from paku_studio.export.sheets import SheetOf
from paku_studio.locale import LANGUAGES
from paku_studio.models import FacilitatorNote, Note, NoteKind, Pathway, PersonaLine, ServiceMoment
from paku_studio.store import Document
from paku_studio.widgets.sheets.checks import WAITING

PERSONA = SheetOf("persona", "jusa", "Jusa-Petteri Mutkamäki")
VALUE = SheetOf("value", "value", "Asiakasarvo")


def line(size=12.0, colour="#000000", x=20.0):
    return TextLine(x, 50, "sana", size, colour, 40, (TextRun("sana", "sans-400", 0.0),))


def drawing(*items, scale=1.0, unreadable=()):
    body = Group(tuple(items), transform=(scale, 0, 0, scale, 0, 0))
    return Drawing("Arkki", "fi", (Sheet(595, 842, Group((body,))),), unreadable=unreadable)


@pytest.fixture
def checks(tell):
    """The checks of a sheet by their key."""

    def look(records=None, sheet=VALUE, drawn=None, language="fi"):
        found = measured(drawn or drawing(line()))
        told = sheet_checks(tell("typical") if records is None else records, sheet, found, language)
        return {check.key: check for check in told}

    return look


def test_where_all_is_well_nothing_waits(tell, checks):
    records = tell("typical")
    records["jusa"] = records["jusa"].with_changes(fictional=True)
    drawn = draw_persona(records, "jusa", paper("A4"), theme("colour"), "fi")
    found = checks(records, PERSONA, drawn)
    assert [key for key, check in found.items() if not check.good] == []
    assert list(found) == ["legibility", "accessibility", "fictional", "left_out", "pages"]
    assert in_short(tuple(found.values()), "fi") == "Kaikki on kunnossa."


# legibility


def test_the_smallest_type_is_read_from_the_drawing_as_it_is_on_paper(checks):
    drawn = drawing(line(12), line(12), line(6.5), scale=2)
    assert (measured(drawn).smallest, measured(drawn).usual) == (13.0, 24.0)
    words = checks(drawn=drawn)["legibility"].sentence
    assert "Pienin teksti on 13 pt" in words
    assert "24 pt: se erottuu hyvin 2 metristä" in words


def test_type_too_small_for_the_hand_waits_and_offers_larger_paper(checks):
    check = checks(drawn=drawing(line(8.9)))["legibility"]
    assert not check.good
    assert "8,9 pt, liian pientä" in check.sentence
    assert [mending.what for mending in check.mendings] == ["larger"]


def test_a_drawing_of_the_program_measures_what_it_promises(tell):
    for size, smallest in {"A4": 9, "A3": 10, "A1": 20}.items():
        found = measured(draw_value(tell("typical"), "value", paper(size, "landscape"), theme("colour"), "fi"))
        assert found.smallest == pytest.approx(smallest, abs=0.1)
        assert (found.pages, found.cut) == (1, 0)


def test_pale_words_are_told_white_on_dark_is_not_pale(checks):
    assert "liian haaleita" in checks(drawn=drawing(line(colour="#AAAAAA")))["legibility"].sentence
    assert checks(drawn=drawing(line(), line(colour="#FFFFFF")))["legibility"].good


def test_luminance_is_as_wcag_defines_it():
    assert (luminance("#000000"), luminance("#FFFFFF")) == (0.0, pytest.approx(1.0))
    assert luminance("#FF0000") == pytest.approx(0.2126)
    assert 1.05 / (luminance("#767676") + 0.05) == pytest.approx(4.54, abs=0.01)


# accessibility


def test_a_pathway_without_words_waits_for_a_sentence(checks):
    silent = {"p": Pathway(id="p", title="Polku")}
    check = checks(silent, SheetOf("pathway", "p", "Polku"))["accessibility"]
    assert not check.good
    assert [(mending.what, mending.id) for mending in check.mendings] == [("describe", "p")]
    told = {"p": Pathway(id="p", title="Polku", summary="Kotoa kotiin")}
    assert checks(told, SheetOf("pathway", "p", "Polku"))["accessibility"].good


@pytest.mark.parametrize("own", [{"picture": "a" * 64 + ".png"}, {"portrait": "drawing"}])
def test_a_portrait_of_ones_own_needs_words_a_drawn_bust_has_them(tell, checks, own):
    records = tell("typical")
    assert checks(records, PERSONA)["accessibility"].good
    records["jusa"] = records["jusa"].with_changes(**own)
    check = checks(records, PERSONA)["accessibility"]
    assert not check.good
    assert check.mendings[0].what == "portrait"
    records["jusa"] = records["jusa"].with_changes(portrait_words="Mies ja koira")
    assert checks(records, PERSONA)["accessibility"].good


def test_a_sheet_without_a_name_waits_for_one_but_the_whole_group_has_none(checks):
    assert checks(sheet=SheetOf("value", "value", " "))["accessibility"].mendings[0].what == "name"
    assert checks(sheet=SheetOf("understanding", "", ""))["accessibility"].good


# what is of people


def test_a_persona_that_nobody_confirmed_waits(tell, checks):
    check = checks(sheet=PERSONA)["fictional"]
    assert not check.good
    assert check.mendings[0] == Mending("Vahvista: kuvitteellinen", "confirm", "jusa")
    records = tell("typical")
    records["value"] = records["value"].with_changes(persona="jusa")
    assert "fictional" in checks(records)
    assert "fictional" not in checks()


def test_what_is_unsure_on_this_sheet_is_counted_and_shown(tell, checks):
    records = tell("typical")
    assert "unsure" not in checks(records)
    for key in ("item-social-0", "item-how-1", "answer-jusa-who-0"):
        records[key] = records[key].with_changes(unsure=True)
    records["l"] = PersonaLine(id="l", persona="jusa", text="asuu yksin", unsure=True)
    assert "2 riviä on vielä tarkistamatta" in checks(records)["unsure"].sentence
    assert not checks(records)["unsure"].good
    assert checks(records)["unsure"].mendings[0].id in {"item-social-0", "item-how-1"}
    assert "2 riviä" in checks(records, PERSONA)["unsure"].sentence
    assert "1 rivi on" in checks(records, SheetOf("understanding", "jusa", "Jusa"))["unsure"].sentence
    assert "unsure" not in checks(records, SheetOf("understanding", "", ""))


def test_own_notes_kept_back_are_counted(tell, checks):
    assert checks()["left_out"].sentence == "Mitään ei jää pois."
    records = tell("typical")
    records["n"] = Note(id="n", target="jusa", kind=NoteKind.QUESTION, text="tunnenko hänet", own=True)
    records["f"] = FacilitatorNote(id="f", text="muista tauko")
    check = checks(records)["left_out"]
    assert "2 omaa muistiinpanoasi jää pois" in check.sentence
    assert check.good


# what the pen would do


def test_characters_that_no_typeface_has_are_told(checks):
    assert "signs" not in checks()
    check = checks(drawn=drawing(line(), unreadable=("ש", "\u202e")))["signs"]
    assert "U+05E9, U+202E" in check.sentence
    assert not check.good


def test_something_cut_at_an_edge_is_told(checks):
    assert checks()["pages"].sentence == "1 sivu. Mitään ei ole leikattu pois."
    for beyond in (line(x=580), Path((("M", -9.0, 5.0), ("L", 5.0, 5.0)), stroke="#000000")):
        check = checks(drawn=drawing(line(), beyond))["pages"]
        assert not check.good
        assert "Niistä 1 katkeaa reunasta" in check.sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_words_in_every_language(tell, checks, language):
    records = tell("typical")
    records["item-social-0"] = records["item-social-0"].with_changes(unsure=True)
    told = checks(records, VALUE, drawing(line(8), unreadable=("ש",)), language)
    titles = {"fi": "Luettavuus", "sv": "Läsbarhet", "en": "Legibility"}
    assert told["legibility"].title == titles[language]
    assert len({check.title for check in told.values()}) == len(told)
    assert "%" not in " ".join(check.sentence for check in told.values())


@pytest.mark.parametrize(("value", "language", "words"), [(12.6, "fi", "12,6"), (9.0, "fi", "9"), (12.6, "en", "12.6")])
def test_numbers_as_the_language_writes_them(value, language, words):
    assert decimal(value, language) == words


# doing something about it


@pytest.fixture
def editor():
    document = Document()
    edits.add_persona(document, "Jusa")
    edits.add_pathway(document, "Nyt")
    edits.add_pathway(document, "Toinen")
    return Editor(document, language="fi")


def test_confirming_is_one_edit_that_can_be_taken_back(editor):
    (persona,) = (record.id for record in editor.records.values() if record.TYPE == "persona")
    mend(editor, Mending("", "confirm", persona))
    assert editor.records[persona].fictional
    editor.undo()
    assert not editor.records[persona].fictional


def test_going_to_write_opens_the_place_where_it_is_written(editor):
    second = editor.pathways()[1]
    editor.go_to("sheets")
    mend(editor, Mending("", "describe", second))
    assert (editor.step, editor.pathway, editor.selection) == ("pathway", second, (second,))
    (persona,) = (record.id for record in editor.records.values() if record.TYPE == "persona")
    mend(editor, Mending("", "portrait", persona))
    assert (editor.step, editor.persona) == ("persona", persona)


def test_what_is_unsure_is_gone_to(editor):
    (persona,) = (record.id for record in editor.records.values() if record.TYPE == "persona")
    found = edits.add_persona_line(editor.document, persona, "asuu yksin", unsure=True)
    moment = edits.add_moment(editor.document, editor.pathway, "Hakemus")
    assert isinstance(editor.records[moment], ServiceMoment)
    editor.go_to("sheets")
    mend(editor, Mending("", "look", found))
    assert (editor.step, editor.selection) == ("persona", (found,))


def test_each_kind_of_check_has_a_sign_for_when_it_waits() -> None:
    """Read from the code that makes them: one without a sign would take the whole page down."""
    made = {
        call.args[0].value
        for module in pathlib.Path(making.__file__).parent.glob("*.py")
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "SheetCheck"
    }
    assert made == set(WAITING)
