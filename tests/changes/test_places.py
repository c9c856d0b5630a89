"""Every line leads somewhere: what came to its own place, what went to where it was; and everything can come back."""

import pytest

from paku_studio.editor.earlier import State
from paku_studio.editor.editor import Editor
from paku_studio.graph.changes import what_changed
from paku_studio.models import (
    Actor,
    Checklist,
    ChecklistItem,
    Conversation,
    CustomerValue,
    LifeArea,
    Municipality,
    Organiser,
    ParticipantCount,
    ParticipantRole,
    Persona,
    PersonaLine,
    Poster,
    PosterLine,
    PosterSource,
    Project,
    ServiceContact,
    Session,
    Stroke,
    Tombstone,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)
from paku_studio.storage import open_document
from paku_studio.store import Document


class OneState:
    """One earlier state, as `Earlier` would give it."""

    def __init__(self, editor, records) -> None:
        self.editor, self.records = editor, records

    def states(self):
        return (State("silloin", "1. tapaaminen", None),)

    def since(self):
        return "silloin"

    def records_of(self, session):
        return self.records if session else self.editor.document.snapshot()

    def found(self, before, after=""):
        return what_changed(self.records_of(before), self.records_of(after))


def looking(document, earlier):
    editor = Editor(document, language="fi")
    changing = editor.changing
    changing.look_into(OneState(editor, earlier))
    return editor, changing


def of_every_kind(document, names):
    """Beside what stands on the pathway: boards, sheets, and whoever arranges."""
    persona = document.of_type(Persona)[0].id
    with document.edit("kaikki") as transaction:
        for one in (
            PersonaLine(id="rivi", persona=persona, text="asuu yksin"),
            Stroke(id="veto", persona=persona, path="1,1 2,2"),
            ServiceContact(id="palvelu", persona=persona, actor=document.of_type(Actor)[0].id),
            UnderstandingAnswer(id="vastaus", question=UnderstandingQuestion.WHY, text="rahat loppu"),
            CustomerValue(id="arvo", persona=persona),
            ValueItem(id="asia", value="arvo", facet=ValueFacet.GOAL, text="oma koti"),
            Poster(id="taulu", title="Näin meillä"),
            PosterLine(id="taulun-rivi", poster="taulu", text="Kuunnellaan"),
            PosterSource(id="lahde", line="taulun-rivi", statement="rivi"),
            Conversation(id="arkki", title="Mitä kuuluu"),
            LifeArea(id="alue", conversation="arkki", name="Koti"),
            Checklist(id="lista", title="Muista"),
            ChecklistItem(id="kohta", checklist="lista", text="kortti"),
            Municipality(id="kunta", name_fi="Laukaa"),
            Organiser(id="jarjestaja", name="Säätiö"),
            Project(id="hanke", name="Hanke"),
            ParticipantCount(id="luku", session=names["session"], role=ParticipantRole.KELA, attending=5),
        ):
            transaction.add(one)
    return document


@pytest.fixture(params=["kaikki", "velka", "monialainen"])
def example(request, examples_folder, something_of_everything):
    if request.param == "kaikki":
        return of_every_kind(*something_of_everything())
    return open_document(next(examples_folder.glob(f"{request.param}*.paku"))).document


HOLDERS = ("document", "group", "actor", "persona", "customer_value", "pathway", "phase", "poster")


@pytest.mark.parametrize(
    ("there", "came"),
    [
        ((), {"persona", "pathway"}),
        (HOLDERS, {"moment"}),
        ((*HOLDERS, "moment"), {"touchpoint", "note", "involvement"}),
    ],
)
def test_what_came_leads_to_its_own_place(example, there, came) -> None:
    editor, changing = looking(example, {one.id: one for one in example.records.values() if one.TYPE in there})
    assert {row.changed.type for row in changing.rows() if row.record} >= came
    for row in changing.rows():
        if row.record:
            editor.go_to("changes")
            editor.say("")
            changing.place = row.record
            changing.go()
            assert editor.step != "changes" or editor.told is not None, row
            assert editor.told is None or row.changed.type in {"actor", "project", "organiser"}, (row, editor.told)


def test_what_went_leads_to_where_it_was_and_comes_back(example) -> None:
    """From a document in which nothing is left but its meetings."""
    earlier = example.snapshot()
    editor, changing = looking(Document(one for one in earlier.values() if isinstance(one, Session)), earlier)
    for _ in range(len(earlier)):
        row = next((one for one in changing.rows() if one.icon == "x"), None)
        if row is None:
            break
        editor.go_to("changes")
        changing.place = row.record
        changing.go()
        editor.go_to("changes")
        changing.bring_back()
        assert editor.told is not None
        assert not editor.told.trouble, (row, editor.told)
    assert [one for one in changing.found().lines if one.kind == "removed"] == []
    assert not any(isinstance(one, Tombstone) for one in editor.records.values())


def test_each_editor_has_a_look_of_its_own(example) -> None:
    editor, changing = looking(example, {})
    assert editor.changing is changing
    other = Editor(Document())
    assert other.changing is not changing
