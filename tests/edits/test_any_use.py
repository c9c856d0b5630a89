"""Any verbs in any order: the document stays whole, each is one commit with a name, and undo gives the start back."""

import datetime
import itertools
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paku_studio import edits
from paku_studio.edits import names
from paku_studio.locale import translator
from paku_studio.models import (
    ActionPackage,
    AskedQuestion,
    DotSubject,
    Emotion,
    GenderCount,
    HandoverKind,
    LifeAreaScale,
    LinkKind,
    LogoKind,
    MomentStage,
    MomentStatus,
    NoteKind,
    OrganiserKind,
    ParticipantRole,
    PathwayPhase,
    PathwayVariant,
    PersonaLine,
    PersonaLineGroup,
    PosterKind,
    StrokeWidth,
    Tombstone,
    TouchpointKind,
    UnderstandingQuestion,
    ValueFacet,
)
from paku_studio.store import Document, repair

NAMES = {value for name, value in vars(names).items() if name.isupper() and isinstance(value, str)}
WORDS = st.sampled_from(
    ["Kirje", "", "Kela", "kela", "TE-palvelut", "kaksi sanaa", "rivi\nrivi", "\u202e<b>", "é", "é"]
)


LINES = ("persona_line", "service_contact", "understanding", "value_item", "facilitator_note")
SHEETS = ("poster", "conversation", "checklist")
ON_SHEETS = ("poster_line", "life_area", "checklist_item")
SAID = ("note", "moment", "touchpoint", "persona_line", "understanding", "value_item")


class Gestures:
    """Picks arguments for a verb among what the document holds."""

    def __init__(self, data, document):
        self.data = data
        self.document = document
        self.earlier = dict(document.records)
        """A state of the document that something may be brought back from."""

    def keep_state(self):
        self.earlier = dict(self.document.records)

    def was(self):
        """A record that the earlier state had, there or gone by now."""
        return self.one(sorted(key for key, record in self.earlier.items() if not isinstance(record, Tombstone)))

    def one(self, choices):
        return self.data.draw(st.sampled_from(list(choices)))

    def word(self):
        return self.data.draw(WORDS)

    def record(self, *types):
        found = [key for key, record in self.document.records.items() if not types or record.TYPE in types]
        return self.one(sorted(found) or ["nothing"])

    def number(self):
        return self.data.draw(st.integers(0, 3))

    def records(self, *types):
        return [self.record(*types) for _ in range(self.data.draw(st.integers(0, 3)))]

    def beside(self, *types):
        neighbour = self.record(*types)
        return self.one([{}, {"after": neighbour}, {"before": neighbour}])

    def field(self):
        """A field of some board, right or wrong for the line."""
        return self.one([*PersonaLineGroup, *UnderstandingQuestion, *ValueFacet, "own", "parked"])

    def told(self):
        groups = [record.id for record in self.document.records.values() if record.TYPE == "group"]
        return edits.Told(group=self.one(["", *groups]), role=self.one([None, ParticipantRole.KELA]))


def marked(g):
    return g.record("moment", "touchpoint")


GESTURES = {
    edits.add_pathway: lambda g: ([g.word()], {"variant": g.one(PathwayVariant)}),
    edits.move_pathway: lambda g: ([g.record("pathway")], g.beside("pathway")),
    edits.reorder_pathways: lambda g: ([g.records("pathway")], {}),
    edits.set_asked: lambda g: ([g.record("pathway"), g.one(AskedQuestion), g.one([True, False])], {}),
    edits.add_phase: lambda g: ([g.record("pathway"), g.word()], g.beside("phase")),
    edits.rename_phase: lambda g: ([g.record("phase"), g.word(), g.one(PathwayPhase)], {}),
    edits.move_phase: lambda g: ([g.record("phase")], g.beside("phase")),
    edits.remove_phase: lambda g: ([g.record("phase")], {"with_moments": g.one([True, False])}),
    edits.add_moment: lambda g: (
        [g.record("pathway"), g.word()],
        {**g.beside("moment"), "phase": g.one(["", g.record("phase")]), "told": g.told()},
    ),
    edits.add_side_step: lambda g: ([g.record("moment"), g.word()], {}),
    edits.add_parallel_moment: lambda g: ([g.record("moment"), g.word()], {}),
    edits.move_moment: lambda g: (
        [g.record("moment")],
        {**g.beside("moment"), "phase": g.one(["", g.record("phase")])},
    ),
    edits.make_side_step: lambda g: ([g.record("moment"), g.one(["", g.record("moment")])], {}),
    edits.make_main: lambda g: ([g.record("moment")], {}),
    edits.set_feeling: lambda g: ([g.record("moment"), g.one(Emotion)], {}),
    edits.set_status: lambda g: ([g.record("moment"), g.one(MomentStatus)], {}),
    edits.set_stage: lambda g: ([g.record("moment"), g.one([None, *MomentStage])], {}),
    edits.set_client_choice: lambda g: ([g.record("moment"), g.one([True, False])], {}),
    edits.set_law_references: lambda g: ([g.record("moment"), (g.word(),)], {}),
    edits.mark_critical: lambda g: ([marked(g), g.word()], {}),
    edits.unmark_critical: lambda g: ([marked(g)], {}),
    edits.mark_meaningful: lambda g: ([marked(g), g.word()], {}),
    edits.unmark_meaningful: lambda g: ([marked(g)], {}),
    edits.split_moment: lambda g: ([g.record("moment"), g.data.draw(st.integers(0, 9))], {}),
    edits.join_moments: lambda g: ([g.records("moment")], {}),
    edits.add_touchpoint: lambda g: ([g.record("moment"), g.one(TouchpointKind), g.word()], {"told": g.told()}),
    edits.change_touchpoint_kind: lambda g: ([g.record("touchpoint"), g.one(TouchpointKind)], {}),
    edits.move_touchpoint: lambda g: ([g.record("touchpoint"), g.record("moment")], g.beside("touchpoint")),
    edits.moment_to_touchpoint: lambda g: ([g.record("moment")], {"onto": g.one(["", g.record("moment")])}),
    edits.add_note: lambda g: (
        [g.record("pathway", "phase", "moment", "touchpoint", "persona"), g.one(NoteKind), g.word()],
        {"own": g.one([True, False]), "told": g.told()},
    ),
    edits.change_note_kind: lambda g: ([g.record("note"), g.one(NoteKind)], {}),
    edits.keep_note_to_myself: lambda g: ([g.record("note"), g.one([True, False])], {}),
    edits.move_note: lambda g: ([g.record("note"), g.record("pathway", "moment", "persona")], g.beside("note")),
    edits.note_to_moment: lambda g: ([g.record("note")], {}),
    edits.connect: lambda g: ([g.record("moment"), g.record("moment"), g.one(LinkKind), g.word()], {}),
    edits.disconnect: lambda g: ([g.record("moment"), g.record("moment"), g.one([None, *LinkKind])], {}),
    edits.mark_gap: lambda g: ([g.record("moment"), g.word()], {}),
    edits.close_gap: lambda g: ([g.record("moment")], {}),
    edits.add_handover: lambda g: (
        [g.record("moment"), g.one(HandoverKind)],
        {
            "from_actor": g.word(),
            "to_actor": g.one([g.record("actor"), g.word()]),
            "worked": g.one([None, True, False]),
        },
    ),
    edits.change_handover: lambda g: ([g.record("handover")], {"kind": g.one(HandoverKind), "to_actor": g.word()}),
    edits.add_actor: lambda g: ([g.word()], {"abbreviations": (g.word(),)}),
    edits.involve: lambda g: ([g.record("moment"), g.one([g.record("actor"), g.word()]), g.word()], {}),
    edits.add_frequency: lambda g: ([g.record("involvement"), g.word()], {}),
    edits.rename_actor: lambda g: ([g.record("actor"), g.word()], {}),
    edits.join_actors: lambda g: ([g.record("actor"), g.records("actor")], {}),
    edits.add_persona: lambda g: ([g.word()], {}),
    edits.add_persona_line: lambda g: ([g.record("persona"), g.word(), g.one(PersonaLineGroup)], {}),
    edits.add_service_contact: lambda g: ([g.record("persona"), g.word()], {"remark": g.word()}),
    edits.confirm_fictional: lambda g: ([g.record("persona"), g.one([True, False])], {}),
    edits.answer_question: lambda g: (
        [g.one(UnderstandingQuestion), g.word()],
        {"persona": g.one(["", g.record("persona")])},
    ),
    edits.add_value: lambda g: ([g.word()], {}),
    edits.add_value_item: lambda g: ([g.record("customer_value"), g.one(ValueFacet), g.word()], {}),
    edits.add_group: lambda g: ([g.word()], {}),
    edits.add_session: lambda g: ([g.record("group")], {}),
    edits.count_participants: lambda g: (
        [g.record("session"), g.one(ParticipantRole), g.one(GenderCount)],
        {"attending": g.data.draw(st.integers(0, 3))},
    ),
    edits.count_as_at: lambda g: ([g.record("session"), g.record("session")], {}),
    edits.count_all_as_new: lambda g: ([g.record("session")], {}),
    edits.set_attending: lambda g: ([g.record("session"), g.one(ParticipantRole), g.one(GenderCount), g.number()], {}),
    edits.set_new_persons: lambda g: (
        [g.record("session"), g.one(ParticipantRole), g.one(GenderCount), g.number()],
        {},
    ),
    edits.start_session: lambda g: ([g.record("group"), datetime.date(2026, 11, 21)], {}),
    edits.set_session: lambda g: ([g.record("session")], {"theme": g.word(), "number": 1 + g.number()}),
    edits.remove_session: lambda g: ([g.record("session")], {}),
    edits.rename_group: lambda g: ([g.record("group"), g.word()], {}),
    edits.set_group: lambda g: ([g.record("group")], {"name": g.word()}),
    edits.set_package: lambda g: ([g.record("group"), g.one(ActionPackage)], {}),
    edits.set_organiser: lambda g: ([g.record("group"), g.word()], {}),
    edits.set_organiser_kind: lambda g: ([g.record("group"), g.one(OrganiserKind)], {}),
    edits.set_municipality: lambda g: ([g.record("group"), g.word()], {}),
    edits.set_project: lambda g: ([g.record("group")], {"participant_goal": g.number()}),
    edits.set_opening_balance: lambda g: ([g.record("group")], {"persons": g.number(), "women": g.number()}),
    edits.remove_group: lambda g: ([g.record("group")], {}),
    edits.start_ballot: lambda g: (
        [g.record("pathway"), g.one(DotSubject)],
        {"dots_each": g.data.draw(st.integers(1, 3)), "voters": g.data.draw(st.integers(0, 2))},
    ),
    edits.set_ballot: lambda g: ([g.record("ballot")], {"voters": g.data.draw(st.integers(0, 2))}),
    edits.give_dots: lambda g: (
        [g.record("ballot"), g.record("moment", "touchpoint", "note"), g.data.draw(st.integers(0, 3))],
        {},
    ),
    edits.add_dot: lambda g: ([g.record("ballot"), g.record("moment", "touchpoint", "note")], {}),
    edits.add_dots: lambda g: ([g.record("ballot"), {g.record("moment", "note"): 1, g.record("touchpoint"): 2}], {}),
    edits.take_dot: lambda g: ([g.record("ballot"), g.record("moment", "touchpoint", "note")], {}),
    edits.clear_dots: lambda g: ([g.record("ballot")], {}),
    edits.show_dots: lambda g: ([g.record("ballot"), g.one([True, False])], {}),
    edits.draw_stroke: lambda g: (
        [g.record("persona"), [(g.number(), g.number()), (900 + g.number(), 1000)], g.one(StrokeWidth)],
        {},
    ),
    edits.erase_strokes: lambda g: ([g.records("stroke")], {}),
    edits.clear_drawing: lambda g: ([g.record("persona")], {}),
    edits.choose_portrait: lambda g: ([g.record("persona"), g.one(["beard", "drawing", ""])], {}),
    edits.use_picture: lambda g: ([g.record("persona"), "0" * 64 + ".png"], {}),
    edits.remove_portrait: lambda g: ([g.record("persona")], {}),
    edits.belong_to: lambda g: ([g.record("persona"), g.records("pathway")], {}),
    edits.add_lines: lambda g: (
        [PersonaLine, {"persona": g.record("persona"), "heading": g.one(PersonaLineGroup)}, [{"text": g.word()}] * 2],
        {},
    ),
    edits.move_line: lambda g: ([g.record(*LINES), g.field()], g.beside(*LINES)),
    edits.write_line: lambda g: ([g.record(*LINES), g.word()], {}),
    edits.mark_quote: lambda g: ([g.records(*LINES), g.one([True, False])], {}),
    edits.mark_unsure: lambda g: ([g.records(*LINES), g.one([True, False])], {}),
    edits.tell_voice: lambda g: ([g.records(*LINES), g.one([None, ParticipantRole.KELA])], {}),
    edits.tell_meeting: lambda g: ([g.records(*LINES), g.one(["", g.record("session")])], {}),
    edits.tell_value_owner: lambda g: ([g.record("customer_value")], {"package": g.one(ActionPackage)}),
    edits.add_own_note: lambda g: ([g.word()], {"parked": g.one([True, False])}),
    edits.tick_parked: lambda g: ([g.record("facilitator_note"), g.one([True, False])], {}),
    edits.start_poster: lambda g: ([g.one(PosterKind), g.one(["fi", "sv", "en"])], {}),
    edits.start_conversation: lambda g: ([g.one(["fi", "sv"])], {}),
    edits.start_checklist: lambda g: ([g.one(["sv", "en"])], {}),
    edits.same_in_language: lambda g: ([g.record(*SHEETS, *ON_SHEETS), g.one(["fi", "en"])], {}),
    edits.change_sheet: lambda g: ([g.record(*SHEETS)], {"draft": g.one([True, False])}),
    edits.remove_sheet: lambda g: ([g.record(*SHEETS, *ON_SHEETS)], {}),
    edits.add_sheet_line: lambda g: ([g.record(*SHEETS), g.word()], g.beside(*ON_SHEETS)),
    edits.write_on_sheet: lambda g: (
        [g.record(*SHEETS, *ON_SHEETS), g.one(["text", "easy_text", "name", "title"]), g.word()],
        {},
    ),
    edits.move_sheet_line: lambda g: ([g.record(*ON_SHEETS)], g.beside(*ON_SHEETS)),
    edits.change_sheet_line: lambda g: ([g.record("life_area")], {"scale": g.one(LifeAreaScale)}),
    edits.remove_sheet_line: lambda g: ([g.record(*SHEETS, *ON_SHEETS)], {}),
    edits.add_line_from: lambda g: (
        [g.record("poster"), g.records(*SAID)],
        {"after": g.one(["", g.record("poster_line")])},
    ),
    edits.add_lines_from: lambda g: ([g.record("poster"), g.records(*SAID)], {}),
    edits.add_sources: lambda g: ([g.record("poster_line"), g.records(*SAID)], {}),
    edits.remove_source: lambda g: ([g.record("poster_source")], {}),
    edits.add_life_area: lambda g: ([g.record("conversation"), g.word()], {}),
    edits.add_logo: lambda g: ([g.one(["0" * 64 + ".png", ""]), g.one(LogoKind)], {}),
    edits.change_logo: lambda g: ([g.record("logo")], {"words": g.word()}),
    edits.move_logo: lambda g: ([g.record("logo")], g.beside("logo")),
    edits.remove_logo: lambda g: ([g.record("logo")], {}),
    edits.set_text: lambda g: ([g.record(), g.one(["text", "label", "title", "name", "order"]), g.word()], {}),
    edits.change: lambda g: ([g.record("moment")], {"when": g.word(), "place": g.word()}),
    edits.blur: lambda g: (
        [[edits.Blurring(g.record(), g.one(["text", "label", "title", "order", "variant"]), 0, 3, g.word())]],
        {},
    ),
    edits.move: lambda g: ([g.record()], g.beside()),
    edits.reorder: lambda g: ([g.records("moment")], {}),
    edits.duplicate: lambda g: (
        [
            g.records(
                "pathway", "phase", "moment", "touchpoint", "note", "persona", "poster", "poster_line", "life_area"
            )
        ],
        {},
    ),
    edits.make_pathway_from: lambda g: (
        [g.record("pathway"), g.word(), g.one(PathwayVariant)],
        {"with_judgements": g.one([True, False])},
    ),
    edits.make_future_pathway: lambda g: ([g.record("pathway"), g.word()], {}),
    edits.remove: lambda g: ([g.records()], {}),
    edits.bring_back: lambda g: ([g.earlier, [g.was() for _ in range(g.number())]], {}),
    edits.bring_back_field: lambda g: ([g.earlier, g.was(), g.one(["text", "label", "order", "phase", "parent"])], {}),
}
ORDER = sorted(GESTURES, key=lambda verb: verb.__name__)
NOWHERE = {"nothing"}
"""The id that a gesture names where the document has no such record."""

FREQUENT = [
    edits.add_moment,
    edits.add_side_step,
    edits.add_parallel_moment,
    edits.add_note,
    edits.involve,
    edits.move_moment,
]
MAY_NOT_FIT = {edits.move_line, edits.bring_back_field}
"""Verbs that say by a ValueError that a field or value does not fit what the record is by now."""


def test_every_verb_is_among_the_gestures():
    others = {"find_actor", "project_of"}
    verbs = {name for name in edits.__all__ if callable(getattr(edits, name)) and name[0].islower()}
    assert verbs - others == {verb.__name__ for verb in GESTURES}


def state(document):
    return {key: record for key, record in document.records.items() if not isinstance(record, Tombstone)}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_whatever_a_person_does_the_document_stays_whole_and_all_can_be_undone(data):
    numbers = itertools.count(1)
    with mock.patch("secrets.token_urlsafe", side_effect=lambda _: f"id{next(numbers):06}"):
        document, start = use(data)
    while document.undo_name is not None and state(document) != start:
        assert document.undo().skipped == ()
        assert repair(document.records.values())[1] == ()
    assert state(document) == start


def attempt(verb, document, words, named):
    """Why the verb refused, or None."""
    try:
        verb(document, *words, **named)
    except edits.NotPossible as refusal:
        return refusal.message
    except KeyError as missing:
        return "nothing" if verb is edits.bring_back_field else missing.args[0]
    except ValueError:
        if verb not in MAY_NOT_FIT:
            raise
        return "nothing"
    return None


def use(data):
    """A small document and what it was before it was used at random."""
    document = Document()
    path = edits.add_pathway(document, "Polku")
    for text in ("Kirje", "Naapuri", "Neuvonta"):
        edits.add_moment(document, path, text)
    start, gestures = state(document), Gestures(data, document)
    for _ in range(data.draw(st.integers(5, 30))):
        verb = data.draw(st.sampled_from([*ORDER, *FREQUENT * 2]))
        before, commits = state(document), len(document.history)
        words, named = GESTURES[verb](gestures)
        refusal = attempt(verb, document, words, named)
        if refusal is not None:
            assert state(document) == before
            assert refusal in NOWHERE or translator("fi")(refusal) != refusal
        if data.draw(st.integers(0, 4)) == 0:
            gestures.keep_state()
        assert len(document.history) - commits <= 1
        assert repair(document.records.values())[1] == ()
    assert {commit.name for commit in document.history} <= NAMES
    return document, start


def test_every_edit_has_a_name_of_its_own_in_every_language():
    for language in ("fi", "sv"):
        said = {translator(language)(name) for name in NAMES}
        assert len(said) == len(NAMES)
        assert not said & NAMES
