"""Whatever people write, the sheet holds it: nothing is cut, nothing leaves the page, nothing lies on anything."""

import datetime
import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.drawing.checklist import draw_checklist
from paku_studio.drawing.conversation import draw_conversation
from paku_studio.drawing.paper import paper
from paku_studio.drawing.text import as_shown
from paku_studio.drawing.theme import theme
from paku_studio.export.pdf import write_pdf
from paku_studio.models import LifeAreaScale

WORD = "Sosiaalihuoltolainmukainenpalvelutarpeenarviointi" * 4
HOSTILE = [
    WORD[:181],
    "🧑‍🧑‍🧒 🇫🇮 👩🏽‍🦽 ❤️ " * 12,
    "<b>lihava</b> &amp; %(name)s {0} \\n",
    "עברית \u202ekääntö\u202c عربي",
    "rivi\nrivi\n\n\nrivi\u2028rivi",
    "á" * 60 + "\x00\x07\ufffe",
    "sana " * 400,
]


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_conversation_sheet_holds_any_words(talk, made, text, easy):
    records = made.conversation(3)
    records["talk"] = records["talk"].with_changes(title=text, subtitle=text, easy_promise=text, promise=text)
    records["area0"] = records["area0"].with_changes(name=text, prompt=text, easy_prompt=text)
    records["area1"] = records["area1"].with_changes(name=text, scale=LifeAreaScale.ZERO_TO_TEN)
    seen = talk(records, easy=easy, filled={"well": text, "who": text, "area2.note": text})
    assert seen.outside() == []
    assert seen.collisions() == []
    wanted = "".join(as_shown(text).split())
    assert "".join(seen.words().split()).count(wanted) >= 6


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_checklist_holds_any_words(errand, made, text, easy):
    records = made.checklist()
    records["list"] = records["list"].with_changes(title=text, organisation=text)
    for name in ("before0", "during1", "after0", "after1"):
        records[name] = records[name].with_changes(text=text, easy_text=text)
    seen = errand(records, easy=easy, filled={"web": text})
    assert seen.outside() == []
    assert seen.collisions() == []
    wanted = "".join(as_shown(text).split())
    assert "".join(seen.words().split()).count(wanted) >= 6


@given(text=st.text(max_size=120), other=st.text(max_size=300))
@settings(max_examples=25)
def test_any_unicode_is_held(made, text, other):
    records = made.conversation(2)
    records["area0"] = records["area0"].with_changes(name=text, prompt=other)
    filled = {"well": other, "when": text, "area1": text}
    drawing = draw_conversation(records, "talk", paper("A4"), theme("colour"), "fi", filled=filled)
    assert write_pdf(
        [drawing], {}, title="Koe", language="fi", date=datetime.datetime(2027, 1, 14, tzinfo=datetime.UTC)
    )
    items = made.checklist()
    items["during0"] = items["during0"].with_changes(text=other)
    assert draw_checklist(items, "list", paper("A4"), theme("colour"), "fi", filled={"phone": text}).sheets


def test_ten_thousand_letters_in_an_answer_are_all_on_paper(talk):
    text = "Kerron kaiken alusta loppuun saakka. " * 270
    seen = talk(filled={"helps": text})
    assert " ".join(seen.words().split()).count(" ".join(text.split())) == 1
    assert seen.outside() == []


def test_the_words_can_be_copied_from_the_pdf(talk):
    drawing = talk(filled={"well": "Minulla on kissa."}).drawing
    data = write_pdf(
        [drawing], {}, title="Koe", language="fi", date=datetime.datetime(2027, 1, 14, tzinfo=datetime.UTC)
    )
    text = pypdfium2.PdfDocument(io.BytesIO(data))[0].get_textpage().get_text_range()
    assert "Minulla on kissa." in text
    assert "Miten sujuu asia numero 5?" in text


@pytest.mark.validators
@pytest.mark.parametrize("kind", ["conversation", "easy", "checklist", "persona", "moment", "questions", "notes"])
def test_the_judges_of_accessible_pdf_have_nothing_to_say(talk, errand, cards, made, validators, kind):
    drawings = {
        "conversation": lambda: talk(made.conversation(9), filled={"area0": "2", "well": WORD}),
        "easy": lambda: talk(easy=True, language="sv"),
        "checklist": lambda: errand(made.checklist(9), filled={"phone": "050 123"}),
    }
    drawing = (drawings[kind]() if kind in drawings else cards(kind)).drawing
    date = datetime.datetime(2027, 1, 14, tzinfo=datetime.UTC)
    data = write_pdf([drawing], {}, title=drawing.title, language=drawing.language, date=date)
    assert validators.failures(data) == []


LONGEST = "Tämä jatkuu ja jatkuu ja jatkuu. " * 300


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("place", ["before0", "before1", "during0", "after0", "after1"])
def test_a_thing_to_remember_as_long_as_a_book_goes_on_and_ends(errand, made, place, easy):
    records = made.checklist()
    records[place] = records[place].with_changes(text=LONGEST, easy_text=LONGEST)
    seen = errand(records, easy=easy)
    assert " ".join(seen.words().split()).count(" ".join(LONGEST.split())) == 1
    assert seen.outside() == []
    assert seen.pages < 30


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("field", ["organisation", "web", "title", "subtitle"])
def test_details_as_long_as_a_book_go_on_and_end(errand, made, field, easy):
    records = made.checklist()
    twin = {f"easy_{field}": LONGEST} if field in {"title", "subtitle"} else {}
    records["list"] = records["list"].with_changes(**{field: LONGEST}, **twin)
    seen = errand(records, easy=easy)
    assert " ".join(seen.words().split()).count(" ".join(LONGEST.split())) == 1
    assert seen.outside() == []


@pytest.mark.parametrize("easy", [False, True])
def test_two_hundred_areas_of_life_are_all_there(talk, made, easy):
    seen = talk(made.conversation(200), easy=easy)
    assert [f"Alue {number}" for number in range(200) if f"Alue {number}" not in seen.words()] == []
    assert seen.outside() == []
    assert seen.collisions() == []
