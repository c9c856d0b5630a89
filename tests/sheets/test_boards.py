"""The sheets of customer value and understanding say all that was told, where it can be read, and cut nothing."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.drawing.display import Group, TextLine, walk
from paku_studio.drawing.paper import paper
from paku_studio.drawing.theme import theme
from paku_studio.drawing.understanding import draw_understanding
from paku_studio.drawing.value import draw_value
from paku_studio.export.audit import structure_text
from paku_studio.export.pdf import write_pdf
from paku_studio.locale import LANGUAGES
from paku_studio.models import CustomerValue, Persona, UnderstandingAnswer, UnderstandingQuestion, ValueFacet, ValueItem

SHEETS = ("value", "understanding")
FLOORS = {"A4": 9.0, "A3": 10.0}
"""Points below which nothing stands, the foot included."""
READ_FLOORS = {"A4": 9.0, "A3": 12.0}
"""The same for all that is above the foot."""


def statements(records, what):
    kind = ValueItem if what == "value" else UnderstandingAnswer
    return [each for each in records.values() if isinstance(each, kind) and getattr(each, "persona", "") == ""]


def glued(text):
    return "".join(text.split())


# what is told


def test_the_value_is_told_in_the_order_of_the_story(tell, see):
    roles = [(role, words) for role, words in see("value", tell("typical")).elements() if role in {"H1", "H2"}]
    assert roles == [
        ("H1", "Asiakasarvo varhaisen tuen sosiaaliohjauksessa"),
        ("H2", "Tavoite"),
        ("H2", "Toiminnallinen"),
        ("H2", "Sosiaalinen"),
        ("H2", "Tunteet, motivaatio, arvot"),
        ("H2", "Miten?"),
    ]


def test_the_understanding_is_told_question_by_question(tell, see):
    found = see("understanding", tell("typical"), "A4", of="jusa").elements()
    assert [words for role, words in found if role in {"H1", "H2"}] == [
        "Jusa-Petteri Mutkamäki",
        "Kuka?",
        "Miksi?",
        "Mitä?",
        "Miten?",
    ]
    assert [words for role, words in found if role == "LBody"][:2] == [
        "Elämälle suunta",
        "Raha-asiat ja vointi selviksi jonkun kanssa",
    ]


def test_the_whole_groups_understanding_leaves_out_what_was_said_of_a_persona(tell, see):
    records = tell("typical")
    records["one"] = UnderstandingAnswer(
        id="one", persona="jusa", question=UnderstandingQuestion.WHO, text="Vain Jusasta"
    )
    words = see("understanding", records, "A4").words()
    assert "Koko ryhmä" in words
    assert "Vain Jusasta" not in words
    assert "Vain Jusasta" in see("understanding", records, "A4", of="jusa").words()


@pytest.mark.parametrize("size", ["A4", "A3"])
@pytest.mark.parametrize("content", ["typical", "extreme"])
@pytest.mark.parametrize("what", SHEETS)
def test_every_statement_is_there_once_and_in_order(tell, see, what, content, size):
    records = tell(content)
    pdf = write_pdf([see(what, records, size).drawing], {}, title="Taulu", language="fi")
    bodies = [glued(block.text) for block in structure_text(pdf) if block.role in {"LBody", "P"}]
    for facet in [*ValueFacet] if what == "value" else [*UnderstandingQuestion]:
        told = [
            each
            for each in statements(records, what)
            if facet in {getattr(each, "facet", ""), getattr(each, "question", "")}
        ]
        texts = [glued(each.text) for each in sorted(told, key=lambda each: each.order)]
        start = next(at for at, words in enumerate(bodies) if words == texts[0])
        assert bodies[start : start + len(texts)] == texts
    assert sum(words in {glued(each.text) for each in statements(records, what)} for words in bodies) == len(
        statements(records, what)
    )


@pytest.mark.parametrize("what", SHEETS)
def test_somebodys_own_words_stand_in_quotation_marks_and_doubts_do_not_show(tell, see, what):
    records = tell("empty")
    if what == "value":
        made = ValueItem(id="q", value="value", facet=ValueFacet.SOCIAL, text="en jaksa yksin", quote=True, unsure=True)
    else:
        made = UnderstandingAnswer(
            id="q", question=UnderstandingQuestion.WHY, text="en jaksa yksin", quote=True, unsure=True
        )
    plain = see(what, {**records, "q": made.with_changes(quote=False, unsure=False)}).words()
    assert see(what, {**records, "q": made}).words() == plain.replace("en jaksa yksin", "”en jaksa yksin”")


@pytest.mark.parametrize("what", SHEETS)
def test_an_empty_field_asks_and_leaves_lines_to_write_on(tell, see, what):
    def rules(content):
        drawn = see(what, tell(content))
        paths = [item for sheet in drawn.drawing.sheets for item in walk(sheet.body) if hasattr(item, "stroke")]
        return sum(
            path.stroke == theme("colour").line_strong and path.width < 1 and len(path.commands) == 2 for path in paths
        )

    question = {"value": "Miten työtä tehdään, jotta tavoitteeseen päästään?", "understanding": "millaista hänen"}
    assert question[what] in see(what, tell("empty")).words()
    assert rules("empty") >= 12
    if what == "value":
        assert rules("typical") == 0


@pytest.mark.parametrize("what", SHEETS)
def test_it_is_a_draft_until_every_field_has_something(tell, see, what):
    records = tell("typical")
    assert "luonnos" not in see(what, records).words()
    gone = next(each for each in statements(records, what) if "goal" in each.id or "-who-" in each.id)
    del records[gone.id]
    assert "luonnos" in see(what, records).words()


@pytest.mark.parametrize("what", SHEETS)
def test_the_foot_says_where_it_comes_from(tell, see, what):
    paragraphs = [words for role, words in see(what, tell("typical")).elements() if role == "P"]
    assert paragraphs[-1] == "Varhaisen tuen ryhmä · PAKU-hanke · Euroopan sosiaalirahasto · 21.11.2026"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", SHEETS)
def test_the_sheets_words_are_in_its_language_and_the_peoples_say_theirs(tell, see, what, language):
    seen = see(what, tell("typical"), language=language, of="" if what == "value" else "jusa")
    assert seen.drawing.language == language
    heading = {"fi": "Miten?", "sv": "Hur?", "en": "How?"}[language]
    assert ("H2", heading) in seen.elements()
    groups = [item for item in walk(seen.drawing.sheets[0].body) if isinstance(item, Group)]
    bodies = [group for group in groups if group.role == "LBody"]
    assert {group.language for group in bodies} == {"" if language == "fi" else "fi"}
    assert next(group for group in groups if group.role == "H2").language == ""


def test_a_value_without_a_title_is_called_what_it_is(tell, see):
    records = tell("typical")
    records["value"] = CustomerValue(id="value", persona="jusa")
    seen = see("value", records)
    assert seen.elements()[0] == ("H1", "Asiakasarvo")
    assert "Jusa-Petteri Mutkamäki" in seen.words()


def test_a_title_of_its_own_has_the_kind_of_sheet_above_it(tell, see):
    records = tell("typical")
    records["value"] = records["value"].with_changes(title="Oma elämä takaisin")
    assert see("value", records).elements()[:2] == [("P", "Asiakasarvo"), ("H1", "Oma elämä takaisin")]


def test_no_such_board(tell):
    with pytest.raises(KeyError):
        draw_value(tell("typical"), "jusa", paper("A3"), theme("colour"), "fi")
    with pytest.raises(KeyError):
        draw_understanding(tell("typical"), "value", paper("A4"), theme("colour"), "fi")


# how it looks


def test_the_threads_open_round_every_item_and_cross_between(tell, see):
    """Of each column, the solid thread lies left of the knots by turns and right of them by turns."""
    sheet = see("value", tell("typical")).drawing.sheets[0]
    paths = [item for item in walk(sheet.body) if hasattr(item, "stroke") and item.stroke == theme("colour").spruce]
    solid = [path for path in paths if round(path.width, 1) == 2.4 and not path.dash]
    dashed = [path for path in paths if round(path.width, 1) == 2.3 and path.dash]
    assert len(solid) == len(dashed) == 3
    for client, worker in zip(solid, dashed, strict=True):
        apart = [one[-2] - other[-2] for one, other in zip(client.commands, worker.commands, strict=True)]
        assert min(apart) < -14
        assert max(apart) > 14


@pytest.mark.parametrize("what", SHEETS)
def test_what_is_usual_stands_on_one_sheet_in_full_size(tell, see, what):
    for size, item in {"A4": 11, "A3": 16.5}.items():
        seen = see(what, tell("typical"), size)
        assert len(seen.drawing.sheets) == 1
        shown = {"value": "Halu muutokseen", "understanding": "Elämälle suunta"}[what]
        assert next(line.size for line in seen.lines() if line.text == shown) >= item


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_the_first_items_of_the_columns_stand_level(tell, see, orientation):
    lines = see("value", tell("typical"), "A4", orientation).lines()
    first = ("Päästä töihin", "Saada ja pystyä", "Halu muutokseen")
    assert len({line.y for line in lines if line.text.startswith(first)}) == 1


def test_how_goes_first_to_a_sheet_of_its_own(tell, see):
    records = tell("typical")
    for n in range(14):
        records[f"more{n}"] = ValueItem(
            id=f"more{n}", value="value", facet=ValueFacet.HOW, text="ehdoilla ja voimavaroilla " * 4, order="Z"
        )
    seen = see("value", records)
    assert len(seen.drawing.sheets) == 2
    first, second = ({line.text for line in seen.lines(sheet)} for sheet in (0, 1))
    assert "Halu muutokseen" in first
    assert "Miten?" in second
    assert "Miten?" not in first


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("size", ["A4", "A3"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_an_item_of_how_stands_whole_in_its_column(tell, see, size, orientation, count):
    """Its second line stands under its first, not at the top of the next column."""
    records = tell("empty")
    for n in range(count):
        words = f"{n} Saman pöydän ääressä, paperit auki ja kahvia kupissa koko pitkän iltapäivän" * (
            3 if count == 1 else 1
        )
        records[f"how{n}"] = ValueItem(id=f"how{n}", value="value", facet=ValueFacet.HOW, text=words, order=f"V{n}")
    groups = list(walk(see("value", records, size, orientation).drawing.sheets[0].body))
    bodies = [group for group in groups if isinstance(group, Group) and "how" in group.id and group.role == "LBody"]
    assert len(bodies) == count
    for body in bodies:
        lines = [item for item in walk(body) if isinstance(item, TextLine)]
        assert len(lines) > 1
        assert len({line.x for line in lines}) == 1


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("size", ["A4", "A3"])
def test_where_little_was_said_it_is_said_larger(tell, see, size, orientation):
    few = {key: each for key, each in tell("typical").items() if not key.startswith("item-") or key.endswith("-0")}

    def size_of(records, words):
        return next(line.size for line in see("value", records, size, orientation).lines() if line.text == words)

    assert size_of(few, "Halu muutokseen") > size_of(tell("typical"), "Halu muutokseen")
    assert len(see("value", few, size, orientation).drawing.sheets) == 1
    assert not any(line.joint == "-" for line in see("value", few, size, orientation).lines())


PAIRS = [
    (what, content, size, orientation)
    for (what, content), (size, orientation) in zip(
        itertools.cycle(itertools.product(SHEETS, ("empty", "typical", "extreme"))),
        itertools.chain.from_iterable(
            itertools.repeat(pair, 6) for pair in itertools.product(("A4", "A3"), ("portrait", "landscape"))
        ),
        strict=False,
    )
]


@pytest.mark.parametrize(("what", "content", "size", "orientation"), PAIRS)
def test_nothing_is_cut_small_or_on_top_of_another(tell, see, what, content, size, orientation):
    seen = see(what, tell(content), size, orientation)
    for number, sheet in enumerate(seen.drawing.sheets):
        for left, top, right, bottom in seen.boxes(number):
            assert 14 <= left <= right <= sheet.width - 14
            assert 14 <= top <= bottom <= sheet.height - 14
        lines = seen.shown(number)
        assert all(line.size >= FLOORS[size] for line in lines)
        assert all(line.size >= READ_FLOORS[size] for line in lines if line.y < sheet.height - 60)
        inked = [(line.x, line.y - 0.7 * line.size, line.x + line.width, line.y + 0.2 * line.size) for line in lines]
        for one, other in itertools.combinations(inked, 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


@pytest.mark.parametrize("field", ["title", "goal", "social", "how", "who", "group", "name"])
@pytest.mark.parametrize("text", ["sana " * 4000, "x" * 6000], ids=["words", "letters"])
def test_endless_text_goes_on_to_further_sheets(tell, see, field, text):
    records = tell("typical")
    what = "understanding" if field in {"who", "name"} else "value"
    if field == "title":
        records["value"] = records["value"].with_changes(title=text)
    elif field == "group":
        records["group"] = records["group"].with_changes(name=text[:2000])
    elif field == "name":
        records["jusa"] = records["jusa"].with_changes(name=text)
    elif field == "who":
        records["long"] = UnderstandingAnswer(id="long", persona="jusa", question=UnderstandingQuestion.WHO, text=text)
    else:
        records["long"] = ValueItem(id="long", value="value", facet=ValueFacet(field), text=text)
    seen = see(what, records, "A4", "portrait", of="" if what == "value" else "jusa")
    assert len(seen.drawing.sheets) > 1
    assert glued(text[:2000]) in glued(seen.words())
    for number, sheet in enumerate(seen.drawing.sheets):
        assert all(left >= 0 and right <= sheet.width for left, _, right, _ in seen.boxes(number))
        assert all(top >= 0 and bottom <= sheet.height for _, top, _, bottom in seen.boxes(number))


@pytest.mark.parametrize("size", ["A2", "A1", "A0"])
@pytest.mark.parametrize("what", SHEETS)
def test_larger_paper_is_the_same_sheet_grown(tell, see, what, size):
    small, large = (see(what, tell("typical"), each).drawing.sheets[0] for each in ("A3", size))
    wide = "landscape" if what == "value" else "portrait"
    assert (large.width, large.height) == (paper(size, wide).width, paper(size, wide).height)
    assert large.body.children[0].children == small.body.children[0].children
    assert large.body.children[0].transform[0] == pytest.approx(large.width / small.width, rel=0.002)


@pytest.mark.parametrize("what", SHEETS)
def test_black_and_white_is_without_colour(tell, see, what):
    colours = set()
    for item in walk(see(what, tell("empty"), colours="black-and-white").drawing.sheets[0].body):
        colours |= {getattr(item, key, None) for key in ("fill", "stroke", "colour")} - {None}
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


@pytest.mark.parametrize("what", SHEETS)
def test_the_same_records_give_the_same_drawing(tell, see, what):
    records = tell("extreme")
    assert see(what, records).drawing == see(what, dict(reversed(records.items()))).drawing


def test_signs_of_no_typeface_are_listed(tell, see):
    records = tell("empty")
    records["odd"] = ValueItem(id="odd", value="value", facet=ValueFacet.HOW, text="\u0001 ja \U000e0101 ja שלום")
    assert "ש" in see("value", records).drawing.unreadable


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_was_typed_it_is_drawn(data):
    texts = st.text(max_size=60) | st.sampled_from(
        ['<font color="[[[', "</para>", "&amp;", "%s", "{0}", "\x0b", "😀", "שלום"]
    )
    value = CustomerValue(id="value", title=data.draw(texts), persona="jusa")
    items = [
        ValueItem(id=f"i{n}", value="value", facet=facet, text=data.draw(texts)) for n, facet in enumerate(ValueFacet)
    ]
    answers = [
        UnderstandingAnswer(id=f"a{n}", persona="jusa", question=key, text=data.draw(texts))
        for n, key in enumerate(UnderstandingQuestion)
    ]
    persona = Persona(id="jusa", name=data.draw(texts), age=data.draw(texts))
    records = {record.id: record for record in (value, persona, *items, *answers)}
    for drawing in (
        draw_value(records, "value", paper("A4", "landscape"), theme("colour"), "en"),
        draw_understanding(records, "jusa", paper("A4"), theme("colour"), "sv"),
    ):
        assert drawing.sheets
        assert drawing.title.strip()
