"""The document as a tree of rows: what stands under what, in which words, and where a dragged row lands. Knows no Qt.

Everything is told row by row when it is asked for: after a commit only the rows that it touched are told again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import SIGNS, name_of
from paku_studio.editor.inspecting_rows import LISTS, dots_of, row_of
from paku_studio.edits import NotPossible, names
from paku_studio.edits.refusal import NO_ORDER
from paku_studio.locale import N_, label
from paku_studio.models import (
    Ballot,
    Dots,
    Frequency,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.store import Commit

LISTED: Mapping[type[Record], str] = dict(
    LISTS[name] for name in ("actors", "touchpoints", "notes", "handovers", "links")
)
"""What stands under a moment, in its order, and the field by which it hangs there."""
SIDE_STEP = N_("side step")
MARKS = (("critical", N_("critical")), ("meaningful", N_("meaningful")))
LONGEST = 300
"""Letters of a row that are shown."""
FIELDS: Mapping[type[Record], tuple[str, str]] = {
    Pathway: ("title", "pathway.rename"),
    Phase: ("label", "phase.rename"),
    ServiceMoment: ("text", "moment.text"),
    Touchpoint: ("label", "touchpoint.label"),
    Note: ("text", "note.text"),
    Link: ("label", "link.label"),
    Handover: ("note", "handover.note"),
    Involvement: ("", "involvement.actor"),
}
"""The words of each kind of row: their field, and the action that asks for them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its words, sign, what stands small at its end, its marks, and all of it as it is spoken."""

    id: str
    words: str
    icon: str = ""
    aside: str = ""
    marks: tuple[str, ...] = ()
    spoken: str = ""
    tone: str = ""
    strong: bool = False


def children(editor: Editor, row: str) -> tuple[str, ...]:
    """The ids of the rows under a row, in order; under "" the open pathway itself and its phases."""
    document = editor.document
    if row == "":
        phases = document.children(editor.pathway, Phase, "pathway") if editor.pathway in document.records else ()
        return tuple([editor.pathway] * (editor.pathway in document.records) + [phase.id for phase in phases])
    record = document.records.get(row)
    notes = [note.id for note in document.children(row, Note, "target")]
    if isinstance(record, Phase):
        stops = document.children(row, ServiceMoment, "phase")
        return (*notes, *(moment.id for moment in stops if not moment.parent))
    if isinstance(record, ServiceMoment):
        listed = [one.id for kind, field in LISTED.items() for one in document.children(row, kind, field)]
        return (*listed, *(step.id for step in document.children(row, ServiceMoment, "parent")))
    return tuple(notes) if isinstance(record, Pathway | Touchpoint) else ()


def parent_of(editor: Editor, row: str) -> str:
    """The row under which a row stands; "" for the uppermost ones."""
    return _parent(editor.records.get(row))


def _parent(record: Record | None) -> str:
    if isinstance(record, ServiceMoment):
        return record.parent or record.phase
    if record is None or isinstance(record, Phase | Pathway):
        return ""
    return str(getattr(record, LISTED.get(type(record), "involvement"), ""))


def touched(editor: Editor, commit: Commit) -> tuple[set[str], set[str]]:
    """The rows whose children may have changed, and the rows whose words may have."""
    families, rows = set[str](), set[str]()
    for one in commit.ids:
        now = editor.records.get(one)
        for record in (now, commit.removed.get(one)):
            if isinstance(record, Ballot | Dots):
                rows |= set(_with_dots(editor, record))
            elif record is not None:
                families.add(_parent(record))
                rows.add(one)
        for field, (before, _) in commit.changed.get(one, {}).items():
            if field in ("phase", "parent", "moment", "target", "source"):
                families |= {str(before), _parent(now)}
        rows |= set(_told_elsewhere(editor, one, now))
    families |= {row for row in families for row in _under_phase(editor, row)}
    return families, rows | families


def _with_dots(editor: Editor, record: Ballot | Dots) -> Iterator[str]:
    """The rows that tell of dots given there."""
    if isinstance(record, Dots):
        yield record.target
    else:
        yield from (dots.target for dots in editor.document.children(record.id, Dots, "ballot"))


def _told_elsewhere(editor: Editor, one: str, record: Record | None) -> Iterator[str]:
    """Rows that tell something of another record: an actor's parts and hand-overs, links to a moment."""
    if isinstance(record, Frequency):
        yield record.involvement
    elif isinstance(record, ServiceMoment):
        yield from (link.id for link in editor.document.children(one, Link, "target"))
        yield record.phase
    elif record is not None and record.TYPE == "actor":
        yield from (part.id for part in editor.document.children(one, Involvement, "actor"))
        for side in ("from_actor", "to_actor"):
            yield from (handover.id for handover in editor.document.children(one, Handover, side))


def _under_phase(editor: Editor, row: str) -> Iterator[str]:
    """A moment that hangs on another has left the row of its phase too."""
    record = editor.records.get(row)
    if isinstance(record, ServiceMoment):
        yield record.phase
        yield record.parent


# In words


def tell(editor: Editor, row: str) -> Row:
    """A row in words."""
    record = editor.records.get(row)
    teller = _TELLERS.get(type(record))
    if record is None or teller is None:
        return Row(row, "")
    return teller(editor, record)


def _shown(words: str) -> str:
    line = " ".join(words[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _pathway(editor: Editor, record: Record) -> Row:
    words = _shown(name_of(editor.document, record.id, editor.language))
    return Row(record.id, words, "route", spoken=f"{editor.t('Pathway')}: {words}", strong=True)


def _phase(editor: Editor, record: Record) -> Row:
    count = len(editor.document.children(record.id, ServiceMoment, "phase"))
    words = _shown(name_of(editor.document, record.id, editor.language))
    return Row(record.id, words, aside=str(count), spoken=f"{editor.t('Phase')}: {words}, {count}", strong=True)


def _moment(editor: Editor, record: Record) -> Row:
    assert isinstance(record, ServiceMoment)
    words = _shown(name_of(editor.document, record.id, editor.language))
    marks = tuple(mark for mark, _ in MARKS if getattr(record, mark))
    feeling = SIGNS.get(record.feeling.value, "")
    dots = dots_of(editor.document, record.id, editor.language)
    aside = " · ".join(filter(None, (feeling or (editor.t(SIDE_STEP) if record.parent else ""), dots)))
    felt = label("Emotion", record.feeling, editor.language) if feeling else ""
    step = editor.t(SIDE_STEP) if record.parent else ""
    return Row(record.id, words, "", aside, marks, _spoken(editor, words, (step, felt, dots), marks))


def _spoken(editor: Editor, words: str, more: Sequence[str], marks: Sequence[str]) -> str:
    said = [editor.t(name) for mark, name in MARKS if mark in marks]
    return ", ".join(filter(None, (words, *more, *said)))


def _listed(editor: Editor, record: Record) -> Row:
    found = row_of(editor.document, record, _parent(record), editor.language)
    words, aside = _shown(found.words), _shown(found.aside)
    over = f"{found.over}: {words}" if found.over else words
    spoken = _spoken(editor, over, (aside,), found.marks)
    return Row(record.id, words, found.icon, aside, found.marks, spoken, found.tone)


_TELLERS: Mapping[type, Callable[[Editor, Record], Row]] = {
    Pathway: _pathway,
    Phase: _phase,
    ServiceMoment: _moment,
    **dict.fromkeys(LISTED, _listed),
}


# Writing and dragging


def words_of(editor: Editor, row: str) -> str | None:
    """The words that can be written in a row, exactly as they are; None where they are not written there."""
    record = editor.records.get(row)
    field = FIELDS[type(record)][0] if record is not None and type(record) in FIELDS else ""
    return str(getattr(record, field)) if field else None


def on_one_line(words: str) -> bool:
    """Whether a field of one line can hold these words without changing a letter of them."""
    return all(sign.isprintable() for sign in words)


def write(editor: Editor, row: str, words: str) -> bool:
    """Write the words of a row, as one edit; none where they are as before. Whether they stand there now."""
    before = words_of(editor, row)
    if before is None or before == words:
        return before == words
    field = FIELDS[type(editor.records[row])][0]
    editor.attempt(edits.set_text, editor.document, row, field, words)
    return words_of(editor, row) == words


def drop(editor: Editor, rows: Sequence[str], onto: str, before: str = "") -> None:
    """Rows that were dragged land under another, before one of its rows or last, as one edit.

    Moments land in a phase or as side steps of a moment; touchpoints, notes, actors on a moment; phases among phases.
    NotPossible elsewhere.
    """
    records = [editor.records[row] for row in rows if row in editor.records]
    loose = [record for record in records if parent_of(editor, record.id) not in rows]
    with editor.document.edit(
        names.MOVE_MOMENT if any(isinstance(one, ServiceMoment) for one in loose) else names.MOVE
    ):
        for record in loose:
            _drop_one(editor, record, onto, before)


def _drop_one(editor: Editor, record: Record, onto: str, before: str) -> None:
    target, beside = editor.records.get(onto), editor.records.get(before)
    neighbour = before if type(beside) is type(record) and before != record.id else ""
    if isinstance(record, Phase) and target is None:
        edits.move_phase(editor.document, record.id, before=neighbour)
    elif isinstance(record, ServiceMoment) and isinstance(target, Phase | ServiceMoment):
        _drop_moment(editor, record, target, neighbour)
    elif isinstance(record, Touchpoint) and isinstance(target, ServiceMoment):
        edits.move_touchpoint(editor.document, record.id, onto, before=neighbour)
    elif isinstance(record, Note) and isinstance(target, Pathway | Phase | ServiceMoment | Touchpoint):
        edits.move_note(editor.document, record.id, onto, before=neighbour)
    elif isinstance(record, Involvement) and onto == record.moment:
        edits.move(editor.document, record.id, before=neighbour)
    elif before != record.id:
        raise NotPossible(NO_ORDER)


def _drop_moment(editor: Editor, record: ServiceMoment, target: Phase | ServiceMoment, neighbour: str) -> None:
    if neighbour:
        edits.move_moment(editor.document, record.id, before=neighbour)
    elif isinstance(target, Phase):
        edits.move_moment(editor.document, record.id, phase=target.id)
    else:
        edits.make_side_step(editor.document, record.id, target.id)
