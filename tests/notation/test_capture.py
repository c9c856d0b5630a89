"""The capture line: one line, put in where the chip says."""

import time
from typing import Any

import pytest

from paku_studio.graph.road import moments_on_road
from paku_studio.models import (
    Actor,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Persona,
    Phase,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.notation import TYPE_IN, InsertionPoint

STORY = """& Satu
= Polku
# Alku
A
  * puhelin: x
  > a1
    > a1x
B
# Loppu
C
"""


@pytest.fixture
def story(desk: Any) -> Any:
    return desk.enter(STORY)


def after(desk: Any, text: str) -> InsertionPoint:
    return InsertionPoint(after=desk.moment(text).id)


def test_a_line_goes_in_after_the_moment_of_the_chip_as_one_edit(story: Any) -> None:
    story.enter("uusi", after(story, "A"))
    assert story.told() == ["A", ">a1", ">>a1x", "uusi", "B", "C"]
    assert story.document.undo_name == TYPE_IN
    story.document.undo()
    assert story.told() == ["A", ">a1", ">>a1x", "B", "C"]


def test_forty_lines_are_one_undo(story: Any) -> None:
    before = len(story.document.history)
    story.enter("\n".join(f"rivi {number}" for number in range(40)), after(story, "B"))
    assert story.told()[4:44] == [f"rivi {number}" for number in range(40)]
    assert len(story.document.history) == before + 1


def test_after_a_side_step_the_road_goes_on(story: Any) -> None:
    story.enter("uusi", after(story, "a1x"))
    assert story.told() == ["A", ">a1", ">>a1x", "uusi", "B", "C"]


def test_a_mark_falls_on_what_the_chip_names(story: Any) -> None:
    story.enter("+ hyvä", after(story, "a1"))
    story.enter("! syy", InsertionPoint(attach=story.all(Touchpoint)[0].id))
    story.enter("@ Kela", InsertionPoint(attach=story.all(Touchpoint)[0].id))
    story.enter("- puuttui", InsertionPoint(attach=story.all(Phase)[0].id))
    story.enter("? miksi", InsertionPoint(attach=story.all(Pathway)[0].id))
    story.enter("/ idea", InsertionPoint(attach=story.all(Persona)[0].id))
    story.enter('"sanat', InsertionPoint(attach=story.moment("B").id))
    assert story.notes(story.moment("a1")) == [("worked", "hyvä", None)]
    assert story.all(Touchpoint)[0].critical_reason == "syy"
    assert story.all(Involvement)[0].moment == story.moment("A").id
    assert story.notes(story.all(Phase)[0]) == [("missing", "puuttui", None)]
    assert story.notes(story.all(Pathway)[0]) == [("question", "miksi", None)]
    assert story.notes(story.all(Persona)[0]) == [("idea", "idea", None)]
    assert story.notes(story.moment("B")) == [("quote", "sanat", None)]


def test_a_chip_on_the_pathway_bears_no_feeling(story: Any) -> None:
    story.enter("-1", InsertionPoint(attach=story.all(Pathway)[0].id, after=story.moment("A").id))
    assert [one.line for one in story.report.became_moments] == [1]
    assert story.told()[3] == "-1"


def test_a_side_step_goes_below_the_moment_of_the_chip(story: Any) -> None:
    story.enter("> a2", after(story, "A"))
    story.enter("> a1y", InsertionPoint(attach=story.moment("a1").id))
    assert story.told() == ["A", ">a1", ">>a1x", ">>a1y", ">a2", "B", "C"]


def test_a_moment_beside_that_of_the_chip(story: Any) -> None:
    story.enter("|| B2", after(story, "B"))
    story.enter("|| a1b", after(story, "a1"))
    assert story.told() == ["A", ">a1", ">>a1x", ">a1b", "B", "B2", "C"]


def test_a_phase_of_the_chip_takes_moments_at_its_end_and_a_new_phase_follows_it(story: Any) -> None:
    first = InsertionPoint(phase=story.all(Phase)[0].id)
    story.enter("B9", first)
    story.enter("# Väli\nv1\n# Loppu\nD\n# Toinen väli\nv2", first)
    assert story.told() == ["A", ">a1", ">>a1x", "B", "B9", "v1", "v2", "C", "D"]
    assert [one.label for one in story.all(Phase)] == ["Alku", "Väli", "Toinen väli", "Loppu"]


def test_a_chip_on_a_phase_alone_is_enough(story: Any) -> None:
    story.enter("B9\n+ uusi", InsertionPoint(attach=story.all(Phase)[0].id))
    assert story.told() == ["A", ">a1", ">>a1x", "B", "B9", "C"]
    assert story.notes(story.moment("B9")) == [("worked", "uusi", None)]


def test_a_chip_on_a_pathway_alone_means_its_end(story: Any) -> None:
    story.enter("D", InsertionPoint(pathway=story.all(Pathway)[0].id))
    story.enter("E", InsertionPoint(attach=story.all(Pathway)[0].id))
    story.enter("+ polku", InsertionPoint(pathway=story.all(Pathway)[0].id))
    assert story.told()[-3:] == ["C", "D", "E"]
    assert story.notes(story.all(Pathway)[0]) == [("worked", "polku", None)]


def test_an_empty_pathway_takes_its_first_line(desk: Any) -> None:
    desk.enter("= Tyhjä")
    desk.enter("A", InsertionPoint(pathway=desk.all(Pathway)[0].id))
    assert desk.told() == ["A"]
    assert len(desk.all(Pathway)) == 1


def test_a_persona_typed_into_a_pathway_becomes_its_persona(story: Any) -> None:
    story.enter("& Satu", after(story, "A"))
    assert story.all(Pathway)[0].persona == story.all(Persona)[0].id
    story.enter("& satu", after(story, "A"))
    assert story.report.sentences() == ("Nothing was added.",)


@pytest.mark.parametrize("at", [InsertionPoint(), InsertionPoint("x", "x", "x", "x")])
def test_a_chip_of_something_that_is_gone_makes_a_pathway_of_its_own(story: Any, at: InsertionPoint) -> None:
    story.enter("uusi", at)
    assert len(story.all(Pathway)) == 2


def test_a_chip_of_something_that_bears_nothing_is_no_chip(story: Any) -> None:
    story.enter("@ Kela", after(story, "A"))
    story.enter("+ hyvä", InsertionPoint(pathway=story.all(Pathway)[0].id, attach=story.all(Actor)[0].id))
    assert story.notes(story.all(Pathway)[0]) == [("worked", "hyvä", None)]


def test_a_title_typed_into_a_pathway_begins_another(story: Any) -> None:
    story.enter("= Uusi\nX", after(story, "A"))
    assert [one.title for one in story.all(Pathway)] == ["Polku", "Uusi"]
    assert story.told()[-1] == "X"


def test_a_link_typed_later_goes_by_the_numbers_on_the_cards(story: Any) -> None:
    story.enter("-> 5\n-> [palaa] a1\n-> [lähete]", after(story, "B"))
    targets = {one.kind.value: one.target for one in story.all(Link)}
    assert targets == {"leads_to": story.moment("C").id, "return": story.moment("a1").id}
    assert [one.moment for one in story.all(Handover)] == [story.moment("B").id]


def test_what_stands_already_is_added_to_and_corrected(story: Any) -> None:
    at = after(story, "B")
    story.enter("! eka\n-1\n@ Kela: usein", at)
    story.enter("! toka\n+1\n@ kela: harvoin", at)
    moment = story.moment("B")
    assert (moment.critical_reason, moment.feeling) == ("eka\ntoka", "good")
    assert len(story.all(Involvement)) == 1
    assert story.report.remarks == ()
    story.enter("! eka\n+1", at)
    assert story.report.changed == ()


def test_a_mark_alone_is_told_as_a_mark(story: Any) -> None:
    story.enter("!", after(story, "B"))
    assert story.report.changed == (story.moment("B").id,)
    assert story.report.sentences() == ("Marked: 1.",)


def test_a_circle_of_side_steps_in_a_foreign_document_does_no_harm(desk: Any) -> None:
    from paku_studio.store import Document

    desk.document = Document(
        [
            Pathway(id="p"),
            Phase(id="v", pathway="p"),
            ServiceMoment(id="a", phase="v", parent="b", text="a"),
            ServiceMoment(id="b", phase="v", parent="a", text="b"),
        ]
    )
    desk.enter("+ hyvä", InsertionPoint(after="a"))
    assert desk.notes(desk.document.get("a", ServiceMoment)) == [("worked", "hyvä", None)]


def test_order_keys_without_room_are_made_anew(desk: Any) -> None:
    from paku_studio.store import Document

    full = "z" * 200
    desk.document = Document(
        [
            Pathway(id="p", order=full),
            Phase(id="v", pathway="p", order=full),
            ServiceMoment(id="a", phase="v", text="A", order=full),
            Note(id="n", target="a", kind="worked", text="x", order=full),
        ]
    )
    desk.enter("B\n+ y\n= Toinen", InsertionPoint(after="a"))
    desk.enter("+ z", InsertionPoint(after="a"))
    assert desk.told() == ["A", "B"]
    assert {text for _, text, _ in desk.notes(desk.moment("A"))} == {"x", "z"}


def test_a_line_typed_into_a_long_pathway_is_there_at_once(desk: Any) -> None:
    desk.enter("\n".join(f"# Vaihe {n}\n" + "\n".join(f"Tuokio {n}-{m}" for m in range(500)) for n in range(10)))
    at = after(desk, "Tuokio 5-250")
    took = []
    for number in range(20):
        begin = time.process_time()
        desk.enter(f"uusi {number}", at)
        took.append(time.process_time() - begin)
    assert sorted(took)[10] < 0.02, "the median line takes 1 ms where nothing else runs"


@pytest.mark.parametrize("line", ["-> Tuokio 1-40", "-> [saattaen] Tuokio 9-7", "-> Tuokio 3", "-> 4711"])
def test_a_link_in_a_long_pathway_puts_only_the_phases_that_decide_in_order(
    line: str, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.enter("\n".join(f"# Vaihe {n}\n" + "\n".join(f"Tuokio {n}-{m}" for m in range(500)) for n in range(10)))
    told = []

    def counted(records: Any, pathway: str) -> Any:
        told.append(len(records))
        return moments_on_road(records, pathway)

    monkeypatch.setattr("paku_studio.notation.targets.moments_on_road", counted)
    desk.enter(line, after(desk, "Tuokio 5-250"))
    assert sum(told) <= 2 * 501
