"""Persona, customer understanding, customer value, the curtain and the timer on the wall."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from paku_studio.drawing.display import Image, walk
from paku_studio.drawing.stage import draw_curtain, draw_stage, draw_timer, plans
from paku_studio.drawing.theme import COLOUR, THEMES
from paku_studio.models import (
    DRAWING,
    CustomerValue,
    Pathway,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    Phase,
    Record,
    ServiceMoment,
    Stroke,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)

Records = Mapping[str, Record]


def test_the_persona_has_its_lines_and_asks_for_the_others(wall: SimpleNamespace, book: Any) -> None:
    persona = book.add(Persona, name="Jusa", age="28", headline="huonossa hapessa")
    line = book.add(
        PersonaLine, persona=persona, heading=PersonaLineGroup.NETWORK, text="kaverit hävinneet", unsure=True
    )
    found = plans(book.records, "persona", persona=persona, language="fi")
    said = wall.words_on(wall.drawn(book.records, found))
    for words in ("Jusa, 28", "”huonossa hapessa”", "Verkosto", "kaverit hävinneet", "Voimavarat"):
        assert words in said
    assert "tarkistetaan ryhmältä" in said
    assert "Mikä kantaa?" in said
    targets = [target for plan in found for target, _ in draw_stage(book.records, plan, 1280, 720, "fi").targets]
    assert line in targets


def a_person(book: Any, *lines: int) -> str:
    """Somebody of whom so many lines were said in each of the six groups that are always there."""
    persona = book.add(Persona, name="Sami", age="24", headline="Haluan töihin, mutta en tiedä mistä alkaa")
    groups = ("situation", "motivation", "health", "network", "services", "strengths")
    for group, count in zip(groups, lines, strict=True):
        for number in range(count):
            book.add(PersonaLine, persona=persona, heading=group, text=f"{group} rivi{number} ja vähän lisää")
    return str(persona)


def test_a_persona_of_two_lines_a_group_is_one_picture(wall: SimpleNamespace, book: Any) -> None:
    persona = a_person(book, 2, 2, 2, 2, 2, 2)
    found = plans(book.records, "persona", persona=persona, language="fi", width=1366, height=768)
    assert len(found) == 1
    (sheet,) = wall.drawn(book.records, found, size=(1366, 768))
    assert wall.smallest_text(sheet) >= 24 - 0.01
    assert not wall.overlaps(sheet)


def test_a_persona_that_needs_two_pictures_is_parted_evenly(wall: SimpleNamespace, book: Any) -> None:
    persona = a_person(book, 7, 2, 2, 1, 1, 1)
    found = plans(book.records, "persona", persona=persona, language="fi")
    stages = [draw_stage(book.records, plan, 1280, 720, "fi") for plan in found]
    heights = [max(box[1] + box[3] for _, box in stage.targets) - 128 for stage in stages]
    assert len(heights) == 2
    assert min(heights) > 0.75 * max(heights)
    assert wall.words_on([stage.sheet for stage in stages]).count("vähän lisää") == 14


def test_a_persona_that_is_not_there_yet_is_asked_for(wall: SimpleNamespace) -> None:
    (plan,) = plans({}, "persona", language="fi")
    assert "Kenestä puhutaan?" in wall.words_on(wall.drawn({}, [plan]))


def test_a_picture_that_cannot_be_shown_gives_way_to_a_bust(book: Any) -> None:
    name = "a" * 64 + ".png"
    persona = book.add(Persona, name="Jusa", picture=name)
    (plan, *_) = plans(book.records, "persona", persona=persona, language="fi")
    with_picture = draw_stage(book.records, plan, 1280, 720, "fi", frozenset({name})).sheet
    without = draw_stage(book.records, plan, 1280, 720, "fi").sheet
    assert [each.name for each in walk(with_picture.body) if isinstance(each, Image)] == [name]
    assert not [each for each in walk(without.body) if isinstance(each, Image)]


def test_a_drawn_portrait_stands_as_it_was_drawn(book: Any, wall: SimpleNamespace) -> None:
    persona = book.add(Persona, name="Jusa", portrait=DRAWING)
    (plan, *_) = plans(book.records, "persona", persona=persona, language="fi")
    book.add(Stroke, persona=persona, path="100,100 900,900")
    book.add(Stroke, persona=persona, path="900,100 100,900")
    one_more = len(wall.paths_of(draw_stage(book.records, plan, 1280, 720, "fi").sheet.body))
    book.add(Stroke, persona=persona, path="500,100 500,900")
    assert len(wall.paths_of(draw_stage(book.records, plan, 1280, 720, "fi").sheet.body)) == one_more + 1


def test_the_four_questions_stand_together_until_one_is_too_long(wall: SimpleNamespace, book: Any) -> None:
    book.add(UnderstandingAnswer, question=UnderstandingQuestion.WHY, text="joku avaa kirjeet", quote=True)
    (plan,) = plans(book.records, "understanding", scope="", language="fi")
    said = wall.words_on(wall.drawn(book.records, [plan]))
    assert "Koko ryhmä" in said
    assert "”joku avaa kirjeet”" in said
    assert "Miten ohjaustyötä tehdään?" in said
    book.add(UnderstandingAnswer, question=UnderstandingQuestion.WHO, text=wall.long_text[:3000])
    found = plans(book.records, "understanding", scope="", language="fi")
    assert len(found) > 4
    assert set(wall.long_text[:3000].split()[:-1]) <= set(wall.words_on(wall.drawn(book.records, found)).split())


def test_the_goal_is_a_band_above_the_fields(wall: SimpleNamespace, book: Any) -> None:
    value = book.add(CustomerValue, title="Arvo")
    goal = book.add(ValueItem, value=value, facet=ValueFacet.GOAL, text="oma talous")
    item = book.add(ValueItem, value=value, facet=ValueFacet.SOCIAL, text="kertoo vain kerran")
    (plan,) = plans(book.records, "value", value=value, language="fi")
    stage = draw_stage(book.records, plan, 1280, 720, "fi")
    where = dict(stage.targets)
    assert where[goal][1] < where[item][1]
    said = wall.words_on([stage.sheet])
    for words in ("Tavoite", "oma talous", "Sosiaalinen", "kertoo vain kerran", "Miten?"):
        assert words in said
    for number in range(40):
        book.add(
            ValueItem, value=value, facet=ValueFacet.HOW, text=f"tapa{number} tehdä työtä yhdessä asiakkaan kanssa"
        )
    found = plans(book.records, "value", value=value, language="fi")
    assert len(found) > 1
    said = wall.words_on(wall.drawn(book.records, found))
    assert {f"tapa{number}" for number in range(40)} <= set(said.split())


def test_an_empty_board_asks_the_group(wall: SimpleNamespace) -> None:
    for step, question in (("value", "?"), ("understanding", "Miksi")):
        (plan,) = plans({}, step, language="fi")
        assert question in wall.words_on(wall.drawn({}, [plan]))


def test_a_group_of_lines_that_goes_on_has_its_heading_again(wall: SimpleNamespace, book: Any) -> None:
    persona = book.add(Persona, name="Jusa")
    for number in range(30):
        book.add(PersonaLine, persona=persona, heading=PersonaLineGroup.HEALTH, text=f"rivi{number} terveydestä")
    found = plans(book.records, "persona", persona=persona, language="fi")
    said = [wall.words_on([sheet]) for sheet in wall.drawn(book.records, found)]
    assert [words.count("Terveys") for words in said if "terveydestä" in words] == [1] * sum(
        "terveydestä" in w for w in said
    )
    assert any("(jatkuu)" in words for words in said[1:])
    assert {f"rivi{number}" for number in range(30)} <= set(" ".join(said).split())


def test_the_curtain_is_calm_spruce(wall: SimpleNamespace) -> None:
    sheet = draw_curtain(1024, 768, "fi")
    assert sheet.background == THEMES[COLOUR].spruce
    assert wall.words_on([sheet]).split() == ["Hetki", "taukoa", "Jatketaan", "samasta", "kohdasta."]


@pytest.mark.parametrize(("language", "figures"), [("fi", "4.30"), ("sv", "4.30"), ("en", "4:30")])
def test_the_timer_shows_what_is_left_in_large_figures(wall: SimpleNamespace, language: str, figures: str) -> None:
    sheet = draw_timer(1280, 720, language, "Mitä olisi tarvittu?", 270, 600)
    sizes = {each.item.text: each.item.size for each in wall.texts(sheet)}
    assert sizes[figures] >= 200
    assert "Mitä olisi tarvittu?" in sizes


def test_the_timers_end_is_quiet(wall: SimpleNamespace) -> None:
    sheet = draw_timer(1280, 720, "fi", "", 0, 600)
    assert "Aika tuli täyteen" in wall.words_on([sheet])
    colours = {each.fill for each in wall.paths_of(sheet.body)} | {each.stroke for each in wall.paths_of(sheet.body)}
    assert THEMES[COLOUR].critical not in colours


def test_a_running_clock_stands_in_the_head_beside_all_else(wall: SimpleNamespace, book: Any) -> None:
    persona = book.add(Persona, name="Jusa-Petteri Pitkäniemi-Koskenkorva, kotona kolmen lapsen kanssa")
    path = book.add(Pathway, title="Polku", persona=persona)
    phase = book.add(Phase, pathway=path, label="Palvelun aikana ja sen jälkeen vielä kotona")
    book.add(ServiceMoment, phase=phase, text="Hakemus")
    found = plans(book.records, "pathway", pathway=path, language="fi")
    found += plans(book.records, "persona", persona=persona, language="fi")
    for plan in found:
        sheet = draw_stage(book.records, plan, 1280, 720, "fi", clock="12 min jäljellä").sheet
        assert "12 min jäljellä" in wall.words_on([sheet])
        assert not wall.overlaps(sheet)
        assert wall.smallest_text(sheet) >= 24


def test_the_bar_grows_as_the_time_goes(wall: SimpleNamespace) -> None:
    def filled(left: int) -> float:
        sheet = draw_timer(1280, 720, "fi", "", left, 600)
        bars = [each for each in wall.paths_of(sheet.body) if each.fill == THEMES[COLOUR].spruce]
        xs = [number for each in bars for step in each.commands for number in step[1::2]]
        return max(xs) - min(xs) if xs else 0.0

    assert filled(600) < filled(300) < filled(1)
