"""A persona's sheet says all that was told, where it can be read, and cuts nothing."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.drawing.display import Group, Image, TextLine, walk
from paku_studio.drawing.paper import paper
from paku_studio.drawing.persona import draw_persona
from paku_studio.drawing.theme import theme
from paku_studio.locale import LANGUAGES
from paku_studio.models import (
    CustomerValue,
    Note,
    NoteKind,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    ServiceContact,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)

LONG_WORD = "Lastensuojelunjälkihuollonpalveluohjaajanvastaanottoaikavaraus"[:60]
PICTURE = "a" * 64 + ".png"


def with_lines(told, count, text="hän kertoo elämästään ja siitä, mitä kaipaa"):
    headings = list(PersonaLineGroup)
    for number in range(count):
        key = f"more{number}"
        told[key] = PersonaLine(
            id=key, persona="jusa", heading=headings[number % 12], text=f"{number}: {text}", order="D"
        )
    return told


def answered(told, **texts):
    for key, text in texts.items():
        told[key] = UnderstandingAnswer(id=key, persona="jusa", question=UnderstandingQuestion(key), text=text)
    return told


def test_the_sheet_is_told_in_the_order_of_the_story(told, see):
    roles = [(role, words) for role, words in see(told).elements() if role not in {"Lbl", "P"}]
    assert roles == [
        ("H1", "Jusa-Petteri Mutkamäki"),
        ("H2", "Palvelukontaktit"),
        ("LBody", "Kela"),
        ("LBody", "Sisko soittaa joskus"),
        ("H2", "Tilanne"),
        ("LBody", "Asuu yksin"),
        ("LBody", "Jäänyt työttömäksi"),
        ("H2", "Terveys"),
        ("LBody", "Nukkuu huonosti"),
        ("H2", "Kuka?"),
        ("H2", "Miksi?"),
        ("H2", "Mitä?"),
        ("H2", "Miten?"),
    ]


def test_what_a_reader_hears_besides(told, see):
    paragraphs = [words for role, words in see(told).elements() if role == "P"]
    assert paragraphs[:4] == ["Persoona", "28 vuotta", "”Huonossa hapessa…”", "Tarvitsee: Elämälle suunta"]
    assert paragraphs[-2:] == ["luonnos", "Varhaisen tuen ryhmä · PAKU-hanke · Euroopan sosiaalirahasto · 21.11.2026"]


def test_fictional_stands_only_where_it_was_said(told, see):
    assert "kuvitteellinen" not in see(told).words()
    told["jusa"] = told["jusa"].with_changes(fictional=True)
    assert "kuvitteellinen henkilö" in see(told).words()


def test_a_draft_until_all_four_questions_are_answered(told, see):
    assert "luonnos" in see(told).words()
    answered(told, who="Nuori mies", what="Töihin", how="Rauhassa")
    assert "luonnos" not in see(told).words()


def test_what_the_person_values_is_the_first_item_that_is_no_goal(told, see):
    told["v"] = CustomerValue(id="v", persona="jusa")
    told["goal"] = ValueItem(id="goal", value="v", facet=ValueFacet.GOAL, text="Oma elämä")
    told["social"] = ValueItem(id="social", value="v", facet=ValueFacet.SOCIAL, text="Kavereita")
    told["work"] = ValueItem(id="work", value="v", facet=ValueFacet.FUNCTIONAL, text="Apua heti")
    assert "Arvostaa: Apua heti" in see(told).words()


def test_notes_on_a_persona_come_to_paper_but_not_the_facilitators_own(told, see):
    told["risk"] = Note(id="risk", target="jusa", kind=NoteKind.RISK, text="jää yksin")
    told["own"] = Note(id="own", target="jusa", kind=NoteKind.QUESTION, text="tunnenko hänet", own=True)
    assert "Riski • jää yksin" in see(told).words()
    assert "tunnenko" not in see(told).words()


def test_each_answer_stands_on_a_line_and_one_line_is_left(told, see):
    def rules(records):
        return sum(item.stroke == theme("colour").line_strong and item.width == 0.5 for item in paths(see(records)))

    def paths(seen):
        return [item for sheet in seen.drawing.sheets for item in walk(sheet.body) if hasattr(item, "stroke")]

    assert rules(told) >= 4 * 3
    long = "sana " * 160
    assert rules(answered(told, how=long)) > len([line for line in see(told).lines() if "sana" in line.text])


@pytest.mark.parametrize(("typed", "shown"), [("on", "”on”"), ("”on”", "”on”"), ('"on"', "”on”"), ("", "")])
def test_the_headline_stands_in_quotation_marks_once(told, see, typed, shown):
    told["jusa"] = told["jusa"].with_changes(headline=typed)
    assert ("”" in see(told).words()) == bool(shown)
    assert shown in see(told).words()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_sheet_are_in_its_language_and_the_peoples_say_theirs(told, see, language):
    seen = see(told, language=language)
    assert seen.drawing.language == language
    heading = {"fi": "Palvelukontaktit", "sv": "Servicekontakter", "en": "Service contacts"}[language]
    assert ("H2", heading) in seen.elements()
    groups = [item for item in walk(seen.drawing.sheets[0].body) if isinstance(item, Group)]
    title = next(group for group in groups if group.role == "H1")
    assert title.language == ("" if language == "fi" else "fi")
    assert next(group for group in groups if group.role == "H2").language == ""


def test_the_portrait_is_a_figure_with_words(told, see):
    def figure(records, language="fi"):
        items = walk(see(records, language=language).drawing.sheets[0].body)
        return next(item for item in items if isinstance(item, Group) and item.role == "Figure")

    assert figure(told).alt == "Piirros: parrakas nuori mies katsoo alas"
    told["jusa"] = told["jusa"].with_changes(portrait_words="Surullinen mies")
    assert (figure(told, "sv").alt, figure(told, "sv").language) == ("Surullinen mies", "fi")
    told["jusa"] = told["jusa"].with_changes(picture=PICTURE, portrait_words="")
    assert figure(told).alt == "Kuvassa Jusa-Petteri Mutkamäki"
    assert [item.name for item in walk(figure(told)) if isinstance(item, Image)] == [PICTURE]


def test_a_persona_of_whom_nothing_was_told_yet(see):
    seen = see({"jusa": Persona(id="jusa")})
    assert len(seen.drawing.sheets) == 1
    assert seen.elements()[1] == ("H1", "Nimetön persoona")


def test_no_such_persona(told):
    with pytest.raises(KeyError):
        draw_persona(told, "document", paper("A4"), theme("colour"), "fi")


def test_too_many_lines_go_on_but_the_questions_stay_together(told, see):
    seen = see(with_lines(told, 60))
    assert len(seen.drawing.sheets) > 1
    assert all(heading in seen.words(0) for heading in ("Kuka?", "Miksi?", "Mitä?", "Miten?"))
    assert all(f"{number}: hän kertoo" in seen.words() for number in range(60))
    assert "Rahaa" not in seen.words(0)


def test_the_columns_of_groups_are_level(told, see):
    seen = see(with_lines(told, 12))
    lefts = {round(line.x) for line in seen.lines() if line.text.startswith(("0:", "11:"))}
    assert len(lefts) == 2


EXTREMES = {
    "sixty lines": lambda told: with_lines(told, 60),
    "long words": lambda told: (
        with_lines(told, 9, LONG_WORD)
        | {"jusa": told["jusa"].with_changes(name=LONG_WORD, headline=LONG_WORD, age=LONG_WORD)}
    ),
    "a name of five lines": lambda told: (
        told
        | {"jusa": told["jusa"].with_changes(name="Jusa-Petteri Mutkamäki, entinen metsuri joka etsii suuntaa " * 4)}
    ),
    "endless answers": lambda told: answered(told, who="hän " * 4000, how="rauhassa " * 1500),
    "an endless headline": lambda told: told | {"jusa": told["jusa"].with_changes(headline="apua " * 3000)},
    "an endless name": lambda told: told | {"jusa": told["jusa"].with_changes(name="x" * 6000)},
    "an endless remark": lambda told: told | {"c1": told["c1"].with_changes(remark="ei jaksa " * 900)},
    "an endless group's name": lambda told: told | {"group": told["group"].with_changes(name="ryhmä " * 500)},
    "many contacts": lambda told: (
        told
        | {
            f"k{n}": ServiceContact(id=f"k{n}", persona="jusa", actor="kela", remark="jonossa " * (n % 5), order="C")
            for n in range(14)
        }
    ),
    "nothing": lambda told: {"jusa": Persona(id="jusa")},
    "the seed": lambda told: told,
}


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("name", EXTREMES)
def test_nothing_is_cut_small_or_on_top_of_another(told, see, name, orientation):
    records = EXTREMES[name](told)
    seen = see(records, orientation=orientation)
    for number, sheet in enumerate(seen.drawing.sheets):
        for left, top, right, bottom in seen.boxes(number):
            assert 14 <= left <= right <= sheet.width - 14
            assert 14 <= top <= bottom <= sheet.height - 14
        lines = seen.lines(number)
        assert all(line.size >= 9 for line in lines)
        inked = [(line.x, line.y - 0.7 * line.size, line.x + line.width, line.y + 0.2 * line.size) for line in lines]
        for one, other in itertools.combinations(inked, 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)
    bare = "".join(seen.words().split())
    for record in records.values():
        for text in (getattr(record, key, "") for key in ("text", "remark", "headline")):
            assert "".join(str(text).split()) in bare


@pytest.mark.parametrize("size", ["A3", "A2", "A1", "A0"])
def test_larger_paper_is_the_same_sheet_grown(told, see, size):
    small, large = see(told).drawing.sheets[0], see(told, size).drawing.sheets[0]
    assert (large.width, large.height) == (paper(size).width, paper(size).height)
    assert large.body.children[0].children == small.body.children[0].children
    assert large.body.children[0].transform[0] == pytest.approx(large.width / small.width, rel=0.002)


def test_black_and_white_is_without_colour(told, see):
    seen = see(told, colours="black-and-white")
    colours = set()
    for item in walk(seen.drawing.sheets[0].body):
        colours |= {getattr(item, key, None) for key in ("fill", "stroke", "colour")} - {None}
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


@settings(max_examples=25)
@given(st.data())
def test_whatever_was_typed_it_is_drawn(data):
    texts = st.text(max_size=60) | st.sampled_from(
        ['<font color="[[[', "</para>", "&amp;", "%s", "{0}", "\x0b", "😀", "שלום"]
    )
    persona = Persona(id="jusa", name=data.draw(texts), age=data.draw(texts), headline=data.draw(texts))
    lines = [PersonaLine(id=f"l{n}", persona="jusa", text=data.draw(texts)) for n in range(3)]
    records = {record.id: record for record in (persona, *lines)}
    drawing = draw_persona(records, "jusa", paper("A4", "landscape"), theme("colour"), "en")
    assert drawing.sheets
    assert drawing.title.strip()


def test_a_group_of_a_few_lines_stands_whole_under_its_heading(told, see):
    headings = list(PersonaLineGroup)
    for number in range(10):
        heading, text = headings[number // 2], f"{number}: hän kertoo elämästään ja siitä, mitä kaipaa"
        told[f"m{number}"] = PersonaLine(
            id=f"m{number}", persona="jusa", heading=heading, text=text, order=f"D{number}"
        )
    for orientation in ("portrait", "landscape"):
        for sheet in see(told, orientation=orientation).drawing.sheets:
            pages = [item for item in walk(sheet.body) if isinstance(item, Group)]
            names = [group for group in pages if group.role == "H2" and "-group-" in group.id]
            for name in names:
                own = [group for group in pages if group.role == "L" and group.id.endswith(name.id.split("-group-")[1])]
                edges = {round(line.x) for each in own for line in walk(each) if isinstance(line, TextLine)}
                assert len({edge for edge in edges if edge >= round(next(walk_lines(name)).x)}) <= 2, name.id


def walk_lines(group):
    return (item for item in walk(group) if isinstance(item, TextLine))


def test_in_landscape_a_smaller_portrait_keeps_the_groups_on_the_sheet(told, see):
    told["jusa"] = told["jusa"].with_changes(headline="Kun tuntematon numero soittaa, en vastaa kenellekään enää")
    for number, heading in enumerate(list(PersonaLineGroup)[:5]):
        told[f"m{number}"] = PersonaLine(id=f"m{number}", persona="jusa", heading=heading, text="Asuu yksin", order="D")
    assert len(see(told, orientation="landscape").drawing.sheets) == 1


def test_groups_that_are_too_many_fill_the_half_sheet_first(told, see):
    seen = see(with_lines(told, 24), orientation="landscape")
    headings = [words for role, words in seen.elements() if role == "H2"]
    first = {line.text for line in seen.lines(0)}
    assert len(seen.drawing.sheets) == 2
    assert sum(heading in first for heading in headings) > len(
        ("Palvelukontaktit", "Kuka?", "Miksi?", "Mitä?", "Miten?")
    )
