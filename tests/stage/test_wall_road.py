"""The road and its phases on the wall."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from paku_studio.drawing.display import Path
from paku_studio.drawing.stage import Plan, draw_stage, overview, plans
from paku_studio.drawing.theme import COLOUR, THEMES
from paku_studio.models import (
    Emotion,
    Note,
    NoteKind,
    Pathway,
    Record,
    Touchpoint,
    TouchpointKind,
)

Records = Mapping[str, Record]


def test_a_short_road_has_its_words_and_a_long_one_its_numbers(wall: SimpleNamespace, book: Any) -> None:
    short, *_ = book.road("Soitto", "Käynti", "Päätös")
    long, *_ = book.road(*(f"käynti palvelussa {number}" for number in range(60)))
    ((one, *_), afar) = (overview(book.records, "pathway", pathway=path, language="fi") for path in (short, long))
    assert "Käynti" in wall.words_on(wall.drawn(book.records, [one]))
    assert [plan.kind for plan in afar][:2] == ["road", "phase"], "sixty moments are seen at a glance"
    words = wall.words_on(wall.drawn(book.records, afar[:1])).split()
    assert {str(number) for number in range(1, 61)} <= set(words)
    assert "palvelussa" not in words
    assert "Alussa" in words


def test_the_phase_has_its_moments_and_what_was_said_of_it(wall: SimpleNamespace, book: Any) -> None:
    path, *moments = book.road(*(f"käynti palvelussa {number}" for number in range(1, 14)))
    phase = book.records[moments[0]].phase
    book.add(Note, target=phase, kind=NoteKind.IDEA, text="yhteinen aamupala")
    parts = [plan for plan in overview(book.records, "pathway", pathway=path, language="fi") if plan.kind == "phase"]
    said = wall.words_on(wall.drawn(book.records, parts))
    assert said.count("käynti palvelussa") == 13
    assert "yhteinen aamupala" in said
    targets = {target for plan in parts for target, _ in draw_stage(book.records, plan, 1280, 720, "fi").targets}
    assert {*moments, phase} <= targets


def test_an_empty_road_asks_what_happened_first(wall: SimpleNamespace, book: Any) -> None:
    path = book.add(Pathway, title="Polku")
    (plan,) = plans(book.records, "pathway", pathway=path, language="fi")
    assert plan.kind == "road"
    said = wall.words_on(wall.drawn(book.records, [plan]))
    assert "Polku" in said
    assert "Kirjoita alas, mitä ensin tapahtui" in said
    assert plans(book.records, "pathway", pathway="", language="fi") == ()


def test_not_asked_is_drawn_otherwise_than_nothing_raised(wall: SimpleNamespace, book: Any) -> None:
    asked, _ = book.road("Hakemus", asked_risk=True, asked_missing=True, asked_worked=True)
    silent, _ = book.road("Hakemus")
    sheets = []
    for path in (asked, silent):
        plan = plans(book.records, "pathway", pathway=path, language="fi")[-1]
        sheets += wall.drawn(book.records, [plan])
    frames = [
        [path for path in wall.paths_of(sheet.body) if path.dash == (7, 6) and path.commands[-1] == ("Z",)]
        for sheet in sheets
    ]
    said = [wall.words_on([sheet]) for sheet in sheets]
    assert said[0].count("Kukaan ei nostanut mitään esiin") == 3
    assert "Kukaan ei nostanut mitään esiin" not in said[1]
    assert ["Mikä on vielä auki?" in each for each in said] == [True, True], "what is open is asked here and now"
    assert said[1].count("Ei kysytty") == said[0].count("Ei kysytty") + 3
    assert [len(found) for found in frames] == [0, 3]


def marked_stretches(wall: SimpleNamespace, records: Records, plan: Plan) -> list[Path]:
    """The parts of the road that are marked along their middle."""
    stage = draw_stage(records, plan, 1280, 720, "fi")
    return [each for each in wall.paths_of(stage.sheet.body) if each.dash and each.stroke == THEMES[COLOUR].surface]


def reach_of(path: Path) -> tuple[float, float]:
    xs = [number for command in path.commands for number in command[1::2]]
    return min(xs), max(xs)


def within(reach: tuple[float, float], least: float) -> bool:
    """Whether it is longer than a sign of the legend."""
    return reach[1] - reach[0] > least


def test_a_feeling_that_was_not_told_is_marked_on_the_road_and_in_words(wall: SimpleNamespace, book: Any) -> None:
    path, *moments = book.road("Hakemus", "Päätös", "Käynti", "Soitto", asked_feelings=True)
    feelings = (Emotion.GOOD, Emotion.BAD, Emotion.NOT_ASKED, Emotion.VERY_GOOD)
    for moment, feeling in zip(moments, feelings, strict=True):
        book.records[moment] = book.records[moment].with_changes(feeling=feeling)
    road, phase = overview(book.records, "pathway", pathway=path, language="fi")
    for plan in (road, phase):
        assert "tunnetta ei kerrottu" in wall.words_on(wall.drawn(book.records, [plan]))
        assert marked_stretches(wall, book.records, plan)
    boxes = dict(draw_stage(book.records, road, 1280, 720, "fi").targets)
    columns = [(boxes[moment][0], boxes[moment][0] + boxes[moment][2]) for moment in moments]
    ((start, end),) = (
        reach for reach in map(reach_of, marked_stretches(wall, book.records, road)) if within(reach, 90)
    )
    assert columns[1][0] < start < columns[1][1]
    assert columns[3][0] < end < columns[3][1]


def test_where_each_feeling_was_told_the_road_is_not_marked(wall: SimpleNamespace, book: Any) -> None:
    path, *moments = book.road("Hakemus", "Päätös", asked_feelings=True)
    for moment in moments:
        book.records[moment] = book.records[moment].with_changes(feeling=Emotion.GOOD)
    for plan in overview(book.records, "pathway", pathway=path, language="fi"):
        assert not marked_stretches(wall, book.records, plan)
        assert "ei kerrottu" not in wall.words_on(wall.drawn(book.records, [plan]))


def test_a_touchpoint_named_as_its_kind_is_said_once(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus")
    book.add(Touchpoint, moment=moment, kind=TouchpointKind.FORM, label="lomake")
    book.add(Touchpoint, moment=moment, kind=TouchpointKind.PHONE, label="soitto Kelaan")
    words = wall.words_on(
        wall.drawn(book.records, wall.of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment))
    )
    assert words.casefold().count("lomake") == 1
    assert "puhelin: soitto Kelaan" in words


def test_what_was_told_at_the_moments_is_not_called_silence(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus", asked_risk=True)
    book.add(Note, target=moment, kind=NoteKind.RISK, text="jono kasvaa")
    plan = plans(book.records, "pathway", pathway=path, language="fi")[-1]
    said = wall.words_on(wall.drawn(book.records, [plan]))
    assert "Kerrottu tuokioiden kohdalla" in said
    assert "Kukaan ei nostanut mitään esiin" not in said


def test_a_road_that_is_double_marked_shows_both_marks(book: Any, wall: SimpleNamespace) -> None:
    path, moment = book.road("Hakemus")
    book.records[moment] = book.records[moment].with_changes(critical=True, meaningful=True)
    (road, *_) = overview(book.records, "pathway", pathway=path, language="fi")
    fills = {each.fill for each in wall.paths_of(draw_stage(book.records, road, 1280, 720, "fi").sheet.body)}
    assert {THEMES[COLOUR].critical, THEMES[COLOUR].meaningful} <= fills
