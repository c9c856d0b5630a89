"""Actions that give what is selected another place: earlier, later, another phase, moment, lane, or aside."""

from collections.abc import Sequence

from paku_studio import edits
from paku_studio.editor.actions.chosen import (
    NO_MOMENT,
    NOTHING_CHOSEN,
    Run,
    beside,
    chosen,
    first_refusal,
    has_moment_but,
    has_other_moment,
    kinds,
    moment_options,
    needs,
    other_moments,
    phase_beside,
    phase_options,
    the,
)
from paku_studio.editor.actions.table import BOTH, Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import Choice
from paku_studio.edits import NotPossible, names
from paku_studio.edits.lanes import lane_groups, row_key
from paku_studio.edits.pathways import steps_below
from paku_studio.edits.refusal import NO_ORDER, NOTHING_BEFORE
from paku_studio.edits.rows import level, row_of
from paku_studio.locale import N_
from paku_studio.models import (
    Link,
    LinkKind,
    Note,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)

FIRST_ALREADY = N_("It is the first already.")
LAST_ALREADY = N_("It is the last already.")
FIRST_PHASE = N_("There is no phase before this one.")
LAST_PHASE = N_("There is no phase after this one.")
NO_OTHER_MOMENT = N_("There is no other moment.")
NOT_ASIDE = N_("It is not a side step.")
NOT_TOGETHER = N_("Nothing happens at the same time as this.")
HANGING = N_("Select a touchpoint or a note first.")
ONE_PHASE = N_("There is no other phase.")


def _movable(editor: Editor) -> list[Record]:
    """What is selected and has an order, as it is told; only what stands in one row together."""
    records = chosen(editor, Record)
    if any("order" not in type(record).model_fields for record in records):
        return []
    rows = {tuple(one.id for one in row_of(editor.document, record)) for record in records}
    if len(rows) != 1:
        return [records[-1]] if records else []
    row = next(iter(rows))
    return sorted(records, key=lambda record: row.index(record.id))


def _shift(editor: Editor, step: int) -> None:
    records = _movable(editor)
    with editor.document.edit(names.MOVE_MOMENT if _all_moments(records) else names.MOVE):
        for record in records[::-step]:
            side = _beside(editor, record, step)
            edits.move(editor.document, record.id, **side)


def _all_moments(records: Sequence[Record]) -> bool:
    return all(isinstance(record, ServiceMoment) for record in records)


def _beside(editor: Editor, record: Record, step: int) -> dict[str, str]:
    """The neighbour that it goes past; lanes that it is not in are passed as a whole."""
    row = [one.id for one in row_of(editor.document, record)]
    place = row.index(record.id) + step
    if not 0 <= place < len(row):
        raise NotPossible(LAST_ALREADY if step > 0 else FIRST_ALREADY)
    if not isinstance(record, ServiceMoment):
        return {"after" if step > 0 else "before": row[place]}
    groups = lane_groups(editor.document, [row_key(record)])
    there = groups.get(row[place])
    while there and there != groups.get(record.id) and 0 <= place + step < len(row):
        if groups.get(row[place + step]) != there:
            break
        place += step
    return {"after" if step > 0 else "before": row[place]}


def _can_shift(editor: Editor, step: int) -> str:
    records = _movable(editor)
    if not records:
        return NO_ORDER if editor.selection else NOTHING_CHOSEN
    edge = records[-1] if step > 0 else records[0]
    row = row_of(editor.document, edge)
    at_edge = row[-1].id == edge.id if step > 0 else row[0].id == edge.id
    return (LAST_ALREADY if step > 0 else FIRST_ALREADY) if at_edge else ""


def _earlier(editor: Editor, _answer: str) -> None:
    _shift(editor, -1)


def _later(editor: Editor, _answer: str) -> None:
    _shift(editor, 1)


# To another phase, or another moment


def _over(editor: Editor, step: int) -> str:
    """The phase or moment beside the one that holds what is selected; or ""."""
    record = editor.records.get(editor.place)
    if isinstance(record, Touchpoint | Note) and editor.moment_of(record.id):
        return beside([placed.moment.id for placed in editor.road()], editor.moment_of(record.id), step)
    return phase_beside(editor, step)


def _to_beside(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        target = _over(editor, step)
        record = editor.records.get(editor.place)
        if isinstance(record, Phase):
            edits.move_phase(editor.document, record.id, **{"after" if step > 0 else "before": target})
        elif isinstance(record, Touchpoint | Note) and editor.moment_of(record.id):
            _carry(editor, target)
        else:
            _to_phase(editor, target, at_start=step > 0)

    return run


def _can_go_over(editor: Editor, step: int) -> str:
    if not editor.selection:
        return NOTHING_CHOSEN
    record = editor.records.get(editor.place)
    hangs = isinstance(record, Touchpoint | Note) and editor.moment_of(record.id)
    if not hangs and not isinstance(record, ServiceMoment | Phase):
        return NO_MOMENT
    if _over(editor, step):
        return ""
    if hangs:
        return NO_OTHER_MOMENT
    return LAST_PHASE if step > 0 else FIRST_PHASE


def _to_phase(editor: Editor, phase: str, *, at_start: bool = False) -> None:
    """The selected moments to a phase: at its end, or before its first; those that hang on a chosen one come along."""
    moments = chosen(editor, ServiceMoment)
    ids = {moment.id for moment in moments}
    tops = [moment for moment in moments if moment.parent not in ids]
    first = next(iter(level(editor.document, phase, "")), None) if at_start else None
    with editor.document.edit(names.MOVE_MOMENT):
        for moment in _as_told(editor, tops):
            place = {"before": first.id} if first else {"phase": phase}
            edits.move_moment(editor.document, moment.id, **place)


def _as_told(editor: Editor, moments: Sequence[ServiceMoment]) -> list[ServiceMoment]:
    order = {placed.moment.id: placed.number for placed in editor.road()}
    return sorted(moments, key=lambda moment: order.get(moment.id, 0))


def _to_chosen_phase(editor: Editor, answer: str) -> None:
    _to_phase(editor, answer)


def _carry(editor: Editor, moment: str) -> None:
    """The selected touchpoints and notes go over to another moment."""
    with editor.document.edit(names.MOVE):
        for record in chosen(editor, Touchpoint):
            edits.move_touchpoint(editor.document, record.id, moment)
        for note in chosen(editor, Note):
            if editor.records[note.target].TYPE != Touchpoint.TYPE or note.target not in editor.selection:
                edits.move_note(editor.document, note.id, moment)


def _to_chosen_moment(editor: Editor, answer: str) -> None:
    _carry(editor, answer)


def _other_phase(editor: Editor) -> str:
    return "" if len(editor.document.children(editor.pathway, Phase, "pathway")) > 1 else ONE_PHASE


# Aside, and at the same time


def _before_in_row(editor: Editor) -> str:
    moment = the(editor, ServiceMoment)
    return beside([one.id for one in row_of(editor.document, moment)], moment.id, -1) if moment else ""


def _make_side_step(editor: Editor, _answer: str) -> None:
    edits.make_side_step(editor.document, editor.place)


def _side_step_of(editor: Editor, answer: str) -> None:
    edits.make_side_step(editor.document, editor.place, answer)


def _parent(editor: Editor) -> str:
    moment = the(editor, ServiceMoment)
    return moment.parent if moment else ""


def not_hanging(editor: Editor) -> tuple[Choice, ...]:
    """The other moments, save those that hang on the one at hand."""
    return moment_options(editor, editor.place, *steps_below(editor.document, editor.place))


def _has_not_hanging(editor: Editor) -> bool:
    return has_moment_but(editor, editor.place, *steps_below(editor.document, editor.place))


def _make_main(editor: Editor, _answer: str) -> None:
    edits.make_main(editor.document, editor.place)


def _with_the_one_before(editor: Editor, _answer: str) -> None:
    edits.connect(editor.document, editor.place, _before_in_row(editor), LinkKind.PARALLEL)


def _lane(editor: Editor) -> list[str]:
    """The moments at the same time as the one at hand, with it, in order; none where it is alone."""
    moment = the(editor, ServiceMoment)
    if moment is None:
        return []
    groups = lane_groups(editor.document, [row_key(moment)])
    mine = groups.get(moment.id)
    return [one.id for one in row_of(editor.document, moment) if mine and groups.get(one.id) == mine]


def _out_of_lane(editor: Editor, _answer: str) -> None:
    """It comes after the others, who stay together."""
    lane, moment = _lane(editor), editor.place
    document = editor.document
    with document.edit(names.DISCONNECT):
        if lane[-1] != moment:
            edits.move_moment(document, moment, after=lane[-1])
        for link in (*document.children(moment, Link, "source"), *document.children(moment, Link, "target")):
            if link.kind is LinkKind.PARALLEL:
                edits.remove(document, [link.id])


def _together_already(editor: Editor) -> str:
    return N_("They happen at the same time already.") if _before_in_row(editor) in _lane(editor) else ""


def _to_touchpoint(editor: Editor, answer: str) -> None:
    editor.select(edits.moment_to_touchpoint(editor.document, editor.place, TouchpointKind(answer)).id)


_is_moment = needs(lambda editor: the(editor, ServiceMoment), NO_MOMENT)
_one_before = first_refusal(_is_moment, needs(_before_in_row, NOTHING_BEFORE))
_has_other = needs(has_other_moment, NO_OTHER_MOMENT)
_has_hanging = needs(lambda editor: chosen(editor, Touchpoint, Note), HANGING)


def _told_first(editor: Editor) -> str:
    first = next(iter(editor.road()), None)
    return NOTHING_BEFORE if first and first.moment.id == editor.place else ""


MOVING: tuple[Action, ...] = (
    Action(
        "moment.move_earlier", N_("Move earlier"), _earlier, lambda editor: _can_shift(editor, -1),
        ("Alt+Left",), "arrow-left", "moment", BOTH,
    ),
    Action(
        "moment.move_later", N_("Move later"), _later, lambda editor: _can_shift(editor, 1),
        ("Alt+Right",), "arrow-right", "moment", BOTH,
    ),
    Action(
        "moment.move_up", N_("To the phase or moment before"), _to_beside(-1), lambda editor: _can_go_over(editor, -1),
        ("Alt+Up",), "arrow-up", "moment", BOTH,
    ),
    Action(
        "moment.move_down", N_("To the phase or moment after"), _to_beside(1), lambda editor: _can_go_over(editor, 1),
        ("Alt+Down",), "arrow-down", "moment", BOTH,
    ),
    Action(
        "moment.to_phase", N_("To another phase…"), _to_chosen_phase,
        first_refusal(needs(lambda editor: chosen(editor, ServiceMoment), NO_MOMENT), _other_phase),
        (), "flag", "moment", BOTH, Question(N_("To which phase"), "choice", phase_options),
    ),
    Action(
        "moment.carry", N_("Touchpoint or note to another moment…"), _to_chosen_moment,
        first_refusal(_has_hanging, _has_other),
        (), "move", "moment", BOTH, Question(N_("To which moment"), "choice", other_moments),
    ),
    Action(
        "moment.make_side_step", N_("Make it a side step"), _make_side_step, _one_before,
        ("Alt+Shift+Right",), "corner-down-right", "moment", BOTH,
    ),
    Action(
        "moment.side_step_of", N_("Make it a side step of…"), _side_step_of,
        first_refusal(_is_moment, needs(_has_not_hanging, NO_OTHER_MOMENT)), (), "corner-down-right", "moment", BOTH,
        Question(N_("Of which moment"), "choice", not_hanging),
    ),
    Action(
        "moment.make_main", N_("Bring it onto the road"), _make_main,
        first_refusal(_is_moment, needs(_parent, NOT_ASIDE)),
        ("Alt+Shift+Left",), "corner-up-left", "moment", BOTH,
    ),
    Action(
        "moment.together", N_("At the same time as the one before"), _with_the_one_before,
        first_refusal(_one_before, _together_already), (), "git-branch", "moment", BOTH,
    ),
    Action(
        "moment.apart", N_("No longer at the same time"), _out_of_lane,
        first_refusal(_is_moment, needs(_lane, NOT_TOGETHER)), (), "split", "moment", BOTH,
    ),
    Action(
        "moment.to_touchpoint", N_("Turn it into a touchpoint…"), _to_touchpoint,
        first_refusal(_is_moment, _told_first), (), "circle-dot", "moment", BOTH,
        Question(N_("Kind of touchpoint"), "choice", kinds("TouchpointKind")),
    ),
)  # fmt: skip
