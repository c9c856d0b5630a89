"""What the group was asked of the open pathway, and how many marks stand: silence is no answer. Knows no window."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paku_studio import edits
from paku_studio.graph.index import RecordIndex
from paku_studio.graph.road import road_order
from paku_studio.locale import label, translate_count, translator
from paku_studio.models import AskedQuestion, Emotion, Note, Pathway, ServiceMoment, Touchpoint

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor


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
    counted = marks_by_question(RecordIndex(editor.document.records), pathway.id)
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


def marks_by_question(indexed: RecordIndex, pathway: str) -> Counter[AskedQuestion]:
    """How many things of each kind were told of a pathway; the facilitator's own notes do not count."""
    return Counter(_told(indexed, pathway))


def _told(indexed: RecordIndex, pathway: str) -> Iterator[AskedQuestion]:
    yield from _noted(indexed, pathway)
    for stretch in road_order(indexed, pathway):
        yield from _noted(indexed, stretch.phase.id)
        for placed in stretch.moments:
            if placed.moment.feeling is not Emotion.NOT_ASKED:
                yield AskedQuestion.FEELINGS
            yield from _marked(indexed, placed.moment)
            for touchpoint in indexed.children(placed.moment.id, Touchpoint, "moment"):
                yield from _marked(indexed, touchpoint)


def _marked(indexed: RecordIndex, record: ServiceMoment | Touchpoint) -> Iterator[AskedQuestion]:
    if record.critical:
        yield AskedQuestion.CRITICAL
    if record.meaningful:
        yield AskedQuestion.MEANINGFUL
    yield from _noted(indexed, record.id)


def _noted(indexed: RecordIndex, target: str) -> Iterator[AskedQuestion]:
    questions = {question.value: question for question in AskedQuestion}
    for note in indexed.children(target, Note, "target"):
        if not note.own and note.kind.value in questions:
            yield questions[note.kind.value]
