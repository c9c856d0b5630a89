"""What a group sees on the wall: every word, in parts where they are many; moments and their marks."""

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from paku_studio.drawing.display import Group, walk
from paku_studio.drawing.stage import draw_stage, overview, plans
from paku_studio.drawing.theme import COLOUR, THEMES
from paku_studio.models import (
    CustomerValue,
    Emotion,
    FacilitatorNote,
    Handover,
    HandoverKind,
    Link,
    LinkKind,
    Note,
    NoteKind,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Session,
    Touchpoint,
    TouchpointKind,
)

Records = Mapping[str, Record]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_word_of_a_moment_is_on_its_pictures(
    wall: SimpleNamespace, examples: dict[str, Records], language: str
) -> None:
    looked_at = 0
    for records in examples.values():
        for path in [record for record in records.values() if isinstance(record, Pathway)]:
            found = plans(records, "pathway", pathway=path.id, language=language)
            for moment in [record for record in records.values() if isinstance(record, ServiceMoment)]:
                mine = wall.of_moment(found, moment.id)
                said = wall.compact(wall.words_on(wall.drawn(records, mine, language)))
                for text in wall.told_of(records, moment) if mine else ():
                    looked_at += 1
                    assert wall.compact(text).strip('”"') in said, (moment.text, text)
    assert looked_at > 100


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080), (2560, 1080)])
def test_twenty_thousand_letters_all_stand_on_some_part(
    wall: SimpleNamespace, book: Any, size: tuple[int, int]
) -> None:
    path, moment = book.road("Hakemus")
    book.add(Note, target=moment, kind=NoteKind.RISK, text=wall.long_text)
    mine = wall.of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
    assert len(mine) > 10
    assert [plan.part for plan in mine] == list(range(1, len(mine) + 1))
    assert {plan.parts for plan in mine} == {len(mine)}
    sheets = wall.drawn(book.records, mine, size=size)
    said = re.findall(r"sana\d+", wall.words_on(sheets))
    assert said == wall.long_text.split()[: len(said)]
    assert len(said) == len(wall.long_text.split())


def test_a_part_says_how_many_more_there_are(wall: SimpleNamespace, book: Any) -> None:
    path, moment, _ = book.road("Hakemus", "Päätös")
    book.add(Note, target=moment, kind=NoteKind.RISK, text=wall.long_text)
    mine = wall.of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
    first, second, last = (wall.words_on(wall.drawn(book.records, [mine[place]])) for place in (0, 1, -1))
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
    little, much = (draw_stage(book.records, wall.of_moment(found, each)[0], *size, "fi") for each in (moment, full))
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
    path, moment = book.road(wall.long_text[:2000])
    mine = wall.of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
    said = wall.words_on(wall.drawn(book.records, mine))
    assert set(wall.long_text[:2000].split()) <= set(said.split())


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


def test_a_picture_is_gathered_by_what_it_shows(book: Any) -> None:
    """What the projector reads aloud comes from groups that have the record's id."""
    path, moment = book.road("Hakemus")
    (plan, _) = plans(book.records, "pathway", pathway=path, language="fi")
    body = draw_stage(book.records, plan, 1280, 720, "fi").sheet.body
    assert moment in {each.id for each in walk(body) if isinstance(each, Group)}
    assert isinstance(book.records[book.records[moment].phase], Phase)


@pytest.mark.parametrize("size", [(1024, 768), (2560, 1080)])
def test_a_plan_made_for_another_wall_loses_nothing(wall: SimpleNamespace, book: Any, size: tuple[int, int]) -> None:
    """The laptop's picture and the room's are of different shapes, the plans are those of one of them."""
    path, moment = book.road("Hakemus")
    for number in range(9):
        book.add(Note, target=moment, kind=NoteKind.WORKED, text=f"huomio{number} siitä, mikä auttoi eteenpäin " * 2)
    mine = wall.of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
    there = plans(book.records, "pathway", pathway=path, language="fi", width=size[0], height=size[1])
    assert len(wall.of_moment(there, moment)) != len(mine) or size[0] > size[1] * 2
    said = wall.words_on(wall.drawn(book.records, mine, size=size))
    assert [said.count(f"huomio{number}") for number in range(9)] == [2] * 9


def test_own_words_are_quoted_with_the_voice_after_them(wall: SimpleNamespace, book: Any) -> None:
    path, moment = book.road("Hakemus")
    book.add(Note, target=moment, kind=NoteKind.QUOTE, text="en jaksanut", role=ParticipantRole.CLOSE_ONE)
    (plan, _) = plans(book.records, "pathway", pathway=path, language="fi")
    assert "”en jaksanut” – läheinen" in wall.words_on(wall.drawn(book.records, [plan]))


def test_a_moment_tells_not_asked_from_not_told(wall: SimpleNamespace, book: Any) -> None:
    for asked, words in ((True, "Tunnetta ei kerrottu"), (False, "Tunnetta ei kysytty")):
        path, moment = book.road("Hakemus", asked_feelings=asked)
        (plan,) = wall.of_moment(plans(book.records, "pathway", pathway=path, language="fi"), moment)
        assert words in wall.words_on(wall.drawn(book.records, [plan]))


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
        kind: [path for path in wall.paths_of(sheet.body) if path.fill == light.tint(kind)]
        for kind in ("critical", "worked", "missing", "risk")
    }
    assert {kind: len(found) for kind, found in edges.items()} == dict.fromkeys(edges, 1)
    assert edges["worked"][0].dash == ()
    assert min(edges["missing"][0].dash) > 1
    assert min(edges["risk"][0].dash) < 1
    inner = [path for path in wall.paths_of(sheet.body) if path.stroke == light.critical and path.fill is None]
    assert inner, "critical has a second line inside the first"


def test_side_steps_links_and_what_happens_at_the_same_time_are_named(wall: SimpleNamespace, book: Any) -> None:
    path, one, two, three, four = book.road("Soitto", "Käynti", "Kirje", "Päätös")
    side = book.add(ServiceMoment, phase=book.records[one].phase, parent=one, text="Sivussa")
    book.add(Link, source=three, target=two, kind=LinkKind.PARALLEL)
    book.add(Link, source=four, target=one, kind=LinkKind.RETURN, label="liite puuttui")
    book.add(Handover, moment=two, kind=HandoverKind.WARM)
    found = plans(book.records, "pathway", pathway=path, language="fi")
    said = {
        moment: wall.words_on(wall.drawn(book.records, wall.of_moment(found, moment)))
        for moment in (side, two, three, four)
    }
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
        (plan,) = wall.of_moment(found, moments[here])
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
    assert "Vad fungerade här? Vad saknades?" in wall.words_on(wall.drawn(book.records, [plan], "sv"))
