"""What a group sees on the wall: moments, the road, phases, persona, boards, the curtain and the timer."""

import re
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from paku_studio.drawing.display import Group, Image, Item, Path, Sheet, walk
from paku_studio.drawing.stage import Plan, draw_curtain, draw_stage, draw_timer, overview, plans
from paku_studio.drawing.text import as_shown
from paku_studio.drawing.theme import COLOUR, THEMES
from paku_studio.models import (
    DRAWING,
    Actor,
    CustomerValue,
    Emotion,
    FacilitatorNote,
    Frequency,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    Note,
    NoteKind,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    Phase,
    Record,
    ServiceMoment,
    Session,
    Stroke,
    Touchpoint,
    TouchpointKind,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)

Records = Mapping[str, Record]
LONG = " ".join(f"sana{number}" for number in range(2300))[:20_000]


def drawn(
    records: Records, found: Sequence[Plan], language: str = "fi", size: tuple[int, int] = (1280, 720)
) -> list[Sheet]:
    return [draw_stage(records, plan, *size, language).sheet for plan in found]


def compact(text: str) -> str:
    return re.sub(r"\s+", "", as_shown(text))


def of_moment(found: Sequence[Plan], moment: str) -> list[Plan]:
    return [plan for plan in found if plan.kind == "moment" and plan.id == moment]


def told_of(records: Records, moment: ServiceMoment) -> list[str]:
    """Every text that people wrote of a moment."""
    found = [moment.text, moment.meaningful_reason, moment.critical_reason, moment.when, moment.duration, moment.place]
    found += moment.law_references
    mine = {moment.id}
    for record in records.values():
        if isinstance(record, (Touchpoint, Handover, Involvement)) and record.moment == moment.id:
            mine.add(record.id)
    for record in records.values():
        if isinstance(record, Touchpoint) and record.moment == moment.id:
            found += [record.label, record.meaningful_reason, record.critical_reason]
        elif isinstance(record, Note) and record.target in mine and not record.own:
            found.append(record.text)
        elif isinstance(record, Handover) and record.moment == moment.id:
            found.append(record.note)
        elif isinstance(record, Frequency) and record.involvement in mine:
            found.append(record.text)
        elif isinstance(record, Involvement) and record.moment == moment.id:
            actor = records[record.actor]
            assert isinstance(actor, Actor)
            found.append(actor.name)
        elif isinstance(record, Link) and record.source == moment.id:
            found.append(record.label)
    return [text for text in found if text.strip()]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_word_of_a_moment_is_on_its_pictures(
    wall: SimpleNamespace, examples: dict[str, Records], language: str
) -> None:
    looked_at = 0
    for records in examples.values():
        for path in [record for record in records.values() if isinstance(record, Pathway)]:
            found = plans(records, "pathway", pathway=path.id, language=language)
            for moment in [record for record in records.values() if isinstance(record, ServiceMoment)]:
                mine = of_moment(found, moment.id)
                said = compact(wall.words_on(drawn(records, mine, language)))
                for text in told_of(records, moment) if mine else ():
                    looked_at += 1
                    assert compact(text).strip('”"') in said, (moment.text, text)
    assert looked_at > 100


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080), (2560, 1080)])
def test_twenty_thousand_letters_all_stand_on_some_part(
    wall: SimpleNamespace, book: Any, size: tuple[int, int]
) -> None:
    path, moment = book.road("Hakemus")
    book.add(Note, target=moment, kind=NoteKind.RISK, text=LONG)
    mine = of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
    assert len(mine) > 10
    assert [plan.part for plan in mine] == list(range(1, len(mine) + 1))
    assert {plan.parts for plan in mine} == {len(mine)}
    sheets = drawn(book.records, mine, size=size)
    said = re.findall(r"sana\d+", wall.words_on(sheets))
    assert said == LONG.split()[: len(said)]
    assert len(said) == len(LONG.split())


def test_a_part_says_how_many_more_there_are(wall: SimpleNamespace, book: Any) -> None:
    path, moment, _ = book.road("Hakemus", "Päätös")
    book.add(Note, target=moment, kind=NoteKind.RISK, text=LONG)
    mine = of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
    first, second, last = (wall.words_on(drawn(book.records, [mine[place]])) for place in (0, 1, -1))
    assert f"osa 1/{len(mine)}" in first
    assert f"jatkuu, vielä {len(mine) - 1} osaa" in first
    assert "Riski (jatkuu)" in second
    assert "jatkuu, vielä" not in last
    assert "Päätös" in last


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1920, 1080)])
def test_where_little_is_said_it_stands_large_and_near_the_middle(
    wall: SimpleNamespace, book: Any, size: tuple[int, int]
) -> None:
    path, moment, full = book.road("Hakemus täytetään yksin", "Käynti")
    book.add(Note, target=moment, kind=NoteKind.MISSING, text="kukaan ei kertonut")
    for number in range(5):
        book.add(Note, target=full, kind=NoteKind.RISK, text=f"huomio {number}")
    found = plans(book.records, "pathway", pathway=path, language="fi")
    little, much = (draw_stage(book.records, of_moment(found, each)[0], *size, "fi") for each in (moment, full))
    sizes, edges = {}, []
    for line in wall.texts(little.sheet):
        sizes[line.item.text] = line.item.size * line.scale / wall.unit_of(little.sheet)
    for stage in (little, much):
        boxes = [box for key, box in stage.targets if key in book.records and box[1] < size[1] * 0.8]
        edges.append((min(box[1] for box in boxes), max(box[1] + box[3] for box in boxes)))
    unit = wall.unit_of(little.sheet)
    assert max(sizes.values()) == pytest.approx(48)
    assert sizes["kukaan ei kertonut"] == pytest.approx(32)
    assert edges[0][0] > edges[1][0] + 30 * unit
    assert 0.25 < (edges[0][0] + edges[0][1]) / 2 / little.sheet.height < 0.5
    assert not wall.overlaps(little.sheet)


def test_a_long_title_goes_on_and_is_not_cut(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road(LONG[:2000])
    mine = of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
    said = wall.words_on(drawn(book.records, mine))
    assert set(LONG[:2000].split()) <= set(said.split())


def test_moments_are_stepped_as_told_and_the_judgements_come_last(book: Any) -> None:
    path, one, two, three = book.road("yksi", "kaksi", "kolme")
    side = book.add(ServiceMoment, phase=book.records[one].phase, parent=one, text="sivussa")
    found = plans(book.records, "pathway", pathway=path, language="fi")
    assert [plan.id for plan in found] == [one, side, two, three, path]
    assert [plan.kind for plan in found] == ["moment"] * 4 + ["judgements"]
    assert [plan.title for plan in found[:2]] == ["yksi", "sivussa"]
    afar = overview(book.records, "pathway", pathway=path, language="fi")
    assert [plan.kind for plan in afar] == ["road", "phase"]


def test_plans_have_keys_of_their_own(examples: dict[str, Records], wall: SimpleNamespace) -> None:
    for records in examples.values():
        keys = [plan.key for plan in wall.all_plans(records, "sv")]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("step", ["group", "sheets", "compare", "dots"])
def test_a_step_without_a_picture_has_no_plans(examples: dict[str, Records], step: str) -> None:
    assert plans(examples["velkakierteesta"], step, language="fi") == ()
    assert overview(examples["velkakierteesta"], step, language="fi") == ()


def test_own_notes_and_counts_never_come_to_the_wall(wall: SimpleNamespace, book: Any) -> None:
    secret = "vainohjaajalle"
    session = book.add(Session, number=3)
    book.add(ParticipantCount, session=session, role=ParticipantRole.KELA, attending=87_654)
    book.add(FacilitatorNote, session=session, text=secret)
    book.add(FacilitatorNote, session=session, text=secret, parked=True)
    persona = book.add(Persona, name="Aino")
    path, moment = book.road("Hakemus", persona=persona, session=session)
    point = book.add(Touchpoint, moment=moment, label="kirje")
    for target in (moment, point, path, persona, book.records[moment].phase):
        for kind in NoteKind:
            book.add(Note, target=target, kind=kind, text=secret, own=True)
    book.add(CustomerValue, persona=persona)
    sheets = [stage.sheet for _, stage in wall.all_stages(book.records, "fi")]
    said = wall.words_on(sheets)
    assert "Hakemus" in said
    assert secret not in said
    assert "87" not in said


# a moment


def test_a_moment_tells_not_asked_from_not_told(wall: SimpleNamespace, book: Any) -> None:
    for asked, words in ((True, "Tunnetta ei kerrottu"), (False, "Tunnetta ei kysytty")):
        path, moment = book.road("Hakemus", asked_feelings=asked)
        (plan,) = of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
        assert words in wall.words_on(drawn(book.records, [plan]))


def test_a_feeling_that_was_not_asked_is_only_said_so(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus")
    (plan, _) = plans(book.records, "pathway", pathway=path, language="fi")
    quiet = draw_stage(book.records, plan, 1280, 720, "fi").sheet
    book.records[moment] = book.records[moment].with_changes(feeling=Emotion.GOOD)
    told = draw_stage(book.records, plan, 1280, 720, "fi").sheet
    assert "Tunnetta ei kysytty" in wall.words_on([quiet])
    assert "+1 hyvä" in re.sub(r"\s+", " ", wall.words_on([told]))
    assert "Tunnetta ei kysytty" not in wall.words_on([told])


def test_marks_are_told_by_word_and_by_edge(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus")
    book.records[moment] = book.records[moment].with_changes(critical=True, critical_reason="muuten katkeaa")
    for kind in (NoteKind.WORKED, NoteKind.MISSING, NoteKind.RISK):
        book.add(Note, target=moment, kind=kind, text=f"huomio {kind}")
    (plan, *_) = plans(book.records, "pathway", pathway=path, language="fi")
    sheet = draw_stage(book.records, plan, 1280, 720, "fi").sheet
    for word in ("Kriittinen", "Toimi", "Puuttui", "Riski", "muuten katkeaa"):
        assert word in wall.words_on([sheet])
    light = THEMES[COLOUR]
    edges = {
        kind: [path for path in paths_of(sheet.body) if path.fill == light.tint(kind)]
        for kind in ("critical", "worked", "missing", "risk")
    }
    assert {kind: len(found) for kind, found in edges.items()} == dict.fromkeys(edges, 1)
    assert edges["worked"][0].dash == ()
    assert min(edges["missing"][0].dash) > 1
    assert min(edges["risk"][0].dash) < 1
    inner = [path for path in paths_of(sheet.body) if path.stroke == light.critical and path.fill is None]
    assert inner, "critical has a second line inside the first"


def paths_of(item: Item) -> list[Path]:
    return [each for each in walk(item) if isinstance(each, Path)]


def test_side_steps_links_and_what_happens_at_the_same_time_are_named(wall: SimpleNamespace, book: Any) -> None:
    path, one, two, three, four = book.road("Soitto", "Käynti", "Kirje", "Päätös")
    side = book.add(ServiceMoment, phase=book.records[one].phase, parent=one, text="Sivussa")
    book.add(Link, source=three, target=two, kind=LinkKind.PARALLEL)
    book.add(Link, source=four, target=one, kind=LinkKind.RETURN, label="liite puuttui")
    book.add(Handover, moment=two, kind=HandoverKind.WARM)
    found = plans(book.records, "pathway", pathway=path, language="fi")
    said = {moment: wall.words_on(drawn(book.records, of_moment(found, moment))) for moment in (side, two, three, four)}
    assert "Sivuaskel" in said[side]
    assert "1 Soitto" in said[side]
    assert "samaan aikaan: 4 Kirje" in said[two]
    assert "samaan aikaan: 3 Käynti" in said[three]
    assert "1 Soitto – liite puuttui" in said[four]
    assert "Saattaen vaihto" in said[two]


def test_the_road_below_shows_where_the_group_is_on_a_long_road(wall: SimpleNamespace, book: Any) -> None:
    path, *moments = book.road(*(f"käynti {number}" for number in range(1, 61)))
    found = plans(book.records, "pathway", pathway=path, language="fi")
    for here in (0, 29, 59):
        (plan,) = of_moment(found, moments[here])
        stage = draw_stage(book.records, plan, 1280, 720, "fi")
        stops = [target for target, box in stage.targets if target in moments and box[1] > 560]
        first, last = moments.index(stops[0]), moments.index(stops[-1])
        assert moments[here] in stops
        assert stops == moments[first : last + 1]
        said = wall.words_on([stage.sheet]).split()
        assert ([str(first)] if first else []) + ([str(59 - last)] if last < 59 else []) == [
            word for word in said if word.isdigit() and word not in ("1", "60", str(here + 1), str(here), str(here + 2))
        ]


def test_what_is_on_the_wall_can_be_clicked(book: Any) -> None:
    path, moment, other = book.road("Hakemus", "Päätös")
    point = book.add(Touchpoint, moment=moment, kind=TouchpointKind.LETTER, label="kirje")
    note = book.add(Note, target=moment, kind=NoteKind.WORKED, text="istuttiin vieressä")
    (plan, *_) = plans(book.records, "pathway", pathway=path, language="fi")
    for size in ((1280, 720), (1024, 768), (2560, 1080)):
        targets = draw_stage(book.records, plan, *size, "fi").targets
        assert {moment, other, point, note} <= {target for target, _ in targets}
        unit = min(size[0] / 1280, size[1] / 720)
        for _, (x, y, width, height) in targets:
            assert 0 <= x <= x + width <= size[0] + 0.01
            assert 0 <= y <= y + height <= size[1] + 0.01
            assert min(width, height) >= 24 * unit


def test_a_moment_that_is_gone_leaves_an_empty_wall(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus")
    (plan, _) = plans(book.records, "pathway", pathway=path, language="fi")
    del book.records[moment]
    stage = draw_stage(book.records, plan, 1280, 720, "fi")
    assert wall.texts(stage.sheet) == []
    assert (stage.sheet.width, stage.sheet.height) == (1280, 720)


def test_a_moment_nobody_said_anything_of_asks_the_group(wall: SimpleNamespace, book: Any) -> None:
    path, _ = book.road("Hakemus")
    (plan, _) = plans(book.records, "pathway", pathway=path, language="sv")
    assert "Vad fungerade här? Vad saknades?" in wall.words_on(drawn(book.records, [plan], "sv"))


# the road


def test_a_short_road_has_its_words_and_a_long_one_its_numbers(wall: SimpleNamespace, book: Any) -> None:
    short, *_ = book.road("Soitto", "Käynti", "Päätös")
    long, *_ = book.road(*(f"käynti palvelussa {number}" for number in range(60)))
    ((one, *_), afar) = (overview(book.records, "pathway", pathway=path, language="fi") for path in (short, long))
    assert "Käynti" in wall.words_on(drawn(book.records, [one]))
    assert [plan.kind for plan in afar][:2] == ["road", "phase"], "sixty moments are seen at a glance"
    words = wall.words_on(drawn(book.records, afar[:1])).split()
    assert {str(number) for number in range(1, 61)} <= set(words)
    assert "palvelussa" not in words
    assert "Alussa" in words


def test_the_phase_has_its_moments_and_what_was_said_of_it(wall: SimpleNamespace, book: Any) -> None:
    path, *moments = book.road(*(f"käynti palvelussa {number}" for number in range(1, 14)))
    phase = book.records[moments[0]].phase
    book.add(Note, target=phase, kind=NoteKind.IDEA, text="yhteinen aamupala")
    parts = [plan for plan in overview(book.records, "pathway", pathway=path, language="fi") if plan.kind == "phase"]
    said = wall.words_on(drawn(book.records, parts))
    assert said.count("käynti palvelussa") == 13
    assert "yhteinen aamupala" in said
    targets = {target for plan in parts for target, _ in draw_stage(book.records, plan, 1280, 720, "fi").targets}
    assert {*moments, phase} <= targets


def test_an_empty_road_asks_what_happened_first(wall: SimpleNamespace, book: Any) -> None:
    path = book.add(Pathway, title="Polku")
    (plan,) = plans(book.records, "pathway", pathway=path, language="fi")
    assert plan.kind == "road"
    said = wall.words_on(drawn(book.records, [plan]))
    assert "Polku" in said
    assert "Kirjoita alas, mitä ensin tapahtui" in said
    assert plans(book.records, "pathway", pathway="", language="fi") == ()


def test_not_asked_is_drawn_otherwise_than_nothing_raised(wall: SimpleNamespace, book: Any) -> None:
    asked, _ = book.road("Hakemus", asked_risk=True, asked_missing=True, asked_worked=True)
    silent, _ = book.road("Hakemus")
    sheets = []
    for path in (asked, silent):
        plan = plans(book.records, "pathway", pathway=path, language="fi")[-1]
        sheets += drawn(book.records, [plan])
    frames = [
        [path for path in paths_of(sheet.body) if path.dash == (7, 6) and path.commands[-1] == ("Z",)]
        for sheet in sheets
    ]
    said = [wall.words_on([sheet]) for sheet in sheets]
    assert said[0].count("Kukaan ei nostanut mitään esiin") == 3
    assert "Kukaan ei nostanut mitään esiin" not in said[1]
    assert ["Mikä on vielä auki?" in each for each in said] == [True, True], "what is open is asked here and now"
    assert said[1].count("Ei kysytty") == said[0].count("Ei kysytty") + 3
    assert [len(found) for found in frames] == [0, 3]


def marked_stretches(records: Records, plan: Plan) -> list[Path]:
    """The parts of the road that are marked along their middle."""
    stage = draw_stage(records, plan, 1280, 720, "fi")
    return [each for each in paths_of(stage.sheet.body) if each.dash and each.stroke == THEMES[COLOUR].surface]


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
        assert "tunnetta ei kerrottu" in wall.words_on(drawn(book.records, [plan]))
        assert marked_stretches(book.records, plan)
    boxes = dict(draw_stage(book.records, road, 1280, 720, "fi").targets)
    columns = [(boxes[moment][0], boxes[moment][0] + boxes[moment][2]) for moment in moments]
    ((start, end),) = (reach for reach in map(reach_of, marked_stretches(book.records, road)) if within(reach, 90))
    assert columns[1][0] < start < columns[1][1]
    assert columns[3][0] < end < columns[3][1]


def test_where_each_feeling_was_told_the_road_is_not_marked(wall: SimpleNamespace, book: Any) -> None:
    path, *moments = book.road("Hakemus", "Päätös", asked_feelings=True)
    for moment in moments:
        book.records[moment] = book.records[moment].with_changes(feeling=Emotion.GOOD)
    for plan in overview(book.records, "pathway", pathway=path, language="fi"):
        assert not marked_stretches(book.records, plan)
        assert "ei kerrottu" not in wall.words_on(drawn(book.records, [plan]))


def test_a_touchpoint_named_as_its_kind_is_said_once(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus")
    book.add(Touchpoint, moment=moment, kind=TouchpointKind.FORM, label="lomake")
    book.add(Touchpoint, moment=moment, kind=TouchpointKind.PHONE, label="soitto Kelaan")
    words = wall.words_on(
        drawn(book.records, of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment))
    )
    assert words.casefold().count("lomake") == 1
    assert "puhelin: soitto Kelaan" in words


def test_what_was_told_at_the_moments_is_not_called_silence(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus", asked_risk=True)
    book.add(Note, target=moment, kind=NoteKind.RISK, text="jono kasvaa")
    plan = plans(book.records, "pathway", pathway=path, language="fi")[-1]
    said = wall.words_on(drawn(book.records, [plan]))
    assert "Kerrottu tuokioiden kohdalla" in said
    assert "Kukaan ei nostanut mitään esiin" not in said


# persona, understanding, value


def test_the_persona_has_its_lines_and_asks_for_the_others(wall: SimpleNamespace, book: Any) -> None:
    persona = book.add(Persona, name="Jusa", age="28", headline="huonossa hapessa")
    line = book.add(
        PersonaLine, persona=persona, heading=PersonaLineGroup.NETWORK, text="kaverit hävinneet", unsure=True
    )
    found = plans(book.records, "persona", persona=persona, language="fi")
    said = wall.words_on(drawn(book.records, found))
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
    (sheet,) = drawn(book.records, found, size=(1366, 768))
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
    assert "Kenestä puhutaan?" in wall.words_on(drawn({}, [plan]))


def test_a_picture_that_cannot_be_shown_gives_way_to_a_bust(book: Any) -> None:
    name = "a" * 64 + ".png"
    persona = book.add(Persona, name="Jusa", picture=name)
    (plan, *_) = plans(book.records, "persona", persona=persona, language="fi")
    with_picture = draw_stage(book.records, plan, 1280, 720, "fi", frozenset({name})).sheet
    without = draw_stage(book.records, plan, 1280, 720, "fi").sheet
    assert [each.name for each in walk(with_picture.body) if isinstance(each, Image)] == [name]
    assert not [each for each in walk(without.body) if isinstance(each, Image)]


def test_a_drawn_portrait_stands_as_it_was_drawn(book: Any) -> None:
    persona = book.add(Persona, name="Jusa", portrait=DRAWING)
    (plan, *_) = plans(book.records, "persona", persona=persona, language="fi")
    book.add(Stroke, persona=persona, path="100,100 900,900")
    book.add(Stroke, persona=persona, path="900,100 100,900")
    one_more = len(paths_of(draw_stage(book.records, plan, 1280, 720, "fi").sheet.body))
    book.add(Stroke, persona=persona, path="500,100 500,900")
    assert len(paths_of(draw_stage(book.records, plan, 1280, 720, "fi").sheet.body)) == one_more + 1


def test_the_four_questions_stand_together_until_one_is_too_long(wall: SimpleNamespace, book: Any) -> None:
    book.add(UnderstandingAnswer, question=UnderstandingQuestion.WHY, text="joku avaa kirjeet", quote=True)
    (plan,) = plans(book.records, "understanding", scope="", language="fi")
    said = wall.words_on(drawn(book.records, [plan]))
    assert "Koko ryhmä" in said
    assert "”joku avaa kirjeet”" in said
    assert "Miten ohjaustyötä tehdään?" in said
    book.add(UnderstandingAnswer, question=UnderstandingQuestion.WHO, text=LONG[:3000])
    found = plans(book.records, "understanding", scope="", language="fi")
    assert len(found) > 4
    assert set(LONG[:3000].split()[:-1]) <= set(wall.words_on(drawn(book.records, found)).split())


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
    said = wall.words_on(drawn(book.records, found))
    assert {f"tapa{number}" for number in range(40)} <= set(said.split())


def test_an_empty_board_asks_the_group(wall: SimpleNamespace) -> None:
    for step, question in (("value", "?"), ("understanding", "Miksi")):
        (plan,) = plans({}, step, language="fi")
        assert question in wall.words_on(drawn({}, [plan]))


# the curtain and the timer


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
    colours = {each.fill for each in paths_of(sheet.body)} | {each.stroke for each in paths_of(sheet.body)}
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


def test_the_bar_grows_as_the_time_goes() -> None:
    def filled(left: int) -> float:
        sheet = draw_timer(1280, 720, "fi", "", left, 600)
        bars = [each for each in paths_of(sheet.body) if each.fill == THEMES[COLOUR].spruce]
        xs = [number for each in bars for step in each.commands for number in step[1::2]]
        return max(xs) - min(xs) if xs else 0.0

    assert filled(600) < filled(300) < filled(1)


def test_a_picture_is_gathered_by_what_it_shows(book: Any) -> None:
    """What the projector reads aloud comes from groups that have the record's id."""
    path, moment = book.road("Hakemus")
    (plan, _) = plans(book.records, "pathway", pathway=path, language="fi")
    body = draw_stage(book.records, plan, 1280, 720, "fi").sheet.body
    assert moment in {each.id for each in walk(body) if isinstance(each, Group)}
    assert isinstance(book.records[book.records[moment].phase], Phase)


def test_a_group_of_lines_that_goes_on_has_its_heading_again(wall: SimpleNamespace, book: Any) -> None:
    persona = book.add(Persona, name="Jusa")
    for number in range(30):
        book.add(PersonaLine, persona=persona, heading=PersonaLineGroup.HEALTH, text=f"rivi{number} terveydestä")
    found = plans(book.records, "persona", persona=persona, language="fi")
    said = [wall.words_on([sheet]) for sheet in drawn(book.records, found)]
    assert [words.count("Terveys") for words in said if "terveydestä" in words] == [1] * sum(
        "terveydestä" in w for w in said
    )
    assert any("(jatkuu)" in words for words in said[1:])
    assert {f"rivi{number}" for number in range(30)} <= set(" ".join(said).split())


def test_a_road_that_is_double_marked_shows_both_marks(book: Any) -> None:
    path, moment = book.road("Hakemus")
    book.records[moment] = book.records[moment].with_changes(critical=True, meaningful=True)
    (road, *_) = overview(book.records, "pathway", pathway=path, language="fi")
    fills = {each.fill for each in paths_of(draw_stage(book.records, road, 1280, 720, "fi").sheet.body)}
    assert {THEMES[COLOUR].critical, THEMES[COLOUR].meaningful} <= fills


@pytest.mark.parametrize("size", [(1024, 768), (2560, 1080)])
def test_a_plan_made_for_another_wall_loses_nothing(wall: SimpleNamespace, book: Any, size: tuple[int, int]) -> None:
    """The laptop's picture and the room's are of different shapes, the plans are those of one of them."""
    path, moment = book.road("Hakemus")
    for number in range(9):
        book.add(Note, target=moment, kind=NoteKind.WORKED, text=f"huomio{number} siitä, mikä auttoi eteenpäin " * 2)
    mine = of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
    there = plans(book.records, "pathway", pathway=path, language="fi", width=size[0], height=size[1])
    assert len(of_moment(there, moment)) != len(mine) or size[0] > size[1] * 2
    said = wall.words_on(drawn(book.records, mine, size=size))
    assert [said.count(f"huomio{number}") for number in range(9)] == [2] * 9


def test_own_words_are_quoted_with_the_voice_after_them(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus")
    book.add(Note, target=moment, kind=NoteKind.QUOTE, text="en jaksanut", role=ParticipantRole.CLOSE_ONE)
    (plan, _) = plans(book.records, "pathway", pathway=path, language="fi")
    assert "”en jaksanut” – läheinen" in wall.words_on(drawn(book.records, [plan]))
