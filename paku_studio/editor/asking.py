"""What the group was asked of the open pathway, and how many marks stand: silence is no answer. Knows no window."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paku_studio import edits
from paku_studio.graph.index import Source
from paku_studio.locale import label, translate_count, translator
from paku_studio.models import AskedQuestion, Emotion, Note, NoteKind, Pathway, Phase, ServiceMoment, Touchpoint

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

_OF_NOTES: Mapping[NoteKind, AskedQuestion] = {
    NoteKind.WORKED: AskedQuestion.WORKED,
    NoteKind.MISSING: AskedQuestion.MISSING,
    NoteKind.RISK: AskedQuestion.RISK,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its words, whether it was asked, what came of it in words."""

    question: AskedQuestion
    words: str
    asked: bool
    outcome: str


def asked_of(editor: "Editor") -> tuple[Asked, ...]:
    """The six questions of the open pathway; () where none is open."""
    pathway = editor.records.get(editor.pathway)
    if not isinstance(pathway, Pathway):
        return ()
    counted = marks_by_question(editor.document, pathway.id)
    found = []
    for question in AskedQuestion:
        asked = bool(getattr(pathway, f"asked_{question}"))
        words = label("AskedQuestion", question.value, editor.language)
        found.append(Asked(question, words, asked, outcome(counted[question], asked, editor.language)))
    return tuple(found)


def outcome(count: int, asked: bool, language: str) -> str:
    """How many marks stand; where none does, whether nobody was asked or nobody raised anything."""
    if count:
        return translate_count(language, "%d mark", "%d marks", count) % count
    t = translator(language)
    words = t("Nobody raised anything") if asked else t("Not asked")
    return words[:1].lower() + words[1:]


def turn(editor: "Editor", question: AskedQuestion) -> None:
    """The question was asked, or was not after all."""
    asked = bool(getattr(editor.records[editor.pathway], f"asked_{question}"))
    editor.attempt(edits.set_asked, editor.document, editor.pathway, question, not asked)


def marks_by_question(source: Source, pathway: str) -> Counter[AskedQuestion]:
    """How many things of each kind were told of a pathway; the facilitator's own notes do not count.

    Every record is looked at once, for this is counted anew while one works.
    """
    phases = {phase.id for phase in source.of_type(Phase) if phase.pathway == pathway}
    moments = {moment.id: moment for moment in source.of_type(ServiceMoment) if moment.phase in phases}
    touchpoints = {each.id: each for each in source.of_type(Touchpoint) if each.moment in moments}
    found = Counter(_marks([*moments.values(), *touchpoints.values()]))
    found[AskedQuestion.FEELINGS] = sum(moment.feeling is not Emotion.NOT_ASKED for moment in moments.values())
    for note in source.of_type(Note):
        target = note.target
        here = target == pathway or target in moments or target in touchpoints or target in phases
        if here and not note.own and note.kind in _OF_NOTES:
            found[_OF_NOTES[note.kind]] += 1
    return found


def _marks(records: Iterable[ServiceMoment | Touchpoint]) -> Iterator[AskedQuestion]:
    for record in records:
        if record.critical:
            yield AskedQuestion.CRITICAL
        if record.meaningful:
            yield AskedQuestion.MEANINGFUL
