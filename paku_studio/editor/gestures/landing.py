"""What a drop does to the document: each a single named edit, or none where nothing would change. Knows no picture."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from paku_studio import edits
from paku_studio.editor.gestures.places import Landing, stops
from paku_studio.edits import names
from paku_studio.edits.lanes import lane_groups, pathway_of, row_key
from paku_studio.edits.pathways import steps_below
from paku_studio.edits.refusal import ORDER_SAYS_NEXT
from paku_studio.edits.reshape import road_key
from paku_studio.edits.rows import level, row_of
from paku_studio.locale import N_, label
from paku_studio.models import (
    DocumentSettings,
    Link,
    LinkKind,
    Note,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.store import Document

TOUCHPOINT_TO_MOMENT = N_("Turn touchpoint into moment")
NAMES = {"beside": names.MOVE_MOMENT, "phase": names.MOVE_MOMENT, "step": names.MAKE_SIDE_STEP, "lane": names.CONNECT}


class _Same(Exception):  # noqa: N818 - not an error: what was dragged stands where it stood
    """Nothing would change but order keys."""


def outermost(document: Document, moments: Sequence[str]) -> list[str]:
    """The moments that do not hang on others of them, in the order of the road."""
    below = {step for moment in moments for step in steps_below(document, moment)}
    free = [document.get(moment, ServiceMoment) for moment in dict.fromkeys(moments) if moment not in below]
    return [moment.id for moment in sorted(free, key=lambda one: road_key(document, one))]


def bring(document: Document, moments: Sequence[str], landing: Landing) -> None:
    """The moments, side steps and all, come to stand there, one after the other in the order of the road.

    NotPossible where one would stand inside itself; nothing is written where all stand there already.
    """
    chosen = outermost(document, moments)
    with _changing(document, NAMES[landing.how], lambda: _rows(document, [*chosen, *_home(document, landing)])):
        _bring(document, chosen, landing)


def _bring(document: Document, chosen: Sequence[str], landing: Landing) -> None:
    last = ""
    for moment in chosen:
        if landing.how == "step":
            edits.make_side_step(document, moment, landing.id)
        elif landing.how == "lane":
            _join_lane(document, moment, landing.id)
        elif landing.how == "phase":
            edits.move_moment(document, moment, phase=landing.id)
        elif landing.before:
            edits.move_moment(document, moment, before=landing.id)
        else:
            edits.move_moment(document, moment, after=last or landing.id)
            last = moment


def _join_lane(document: Document, moment: str, beside: str) -> None:
    if document.get(moment, ServiceMoment).parent == beside:
        edits.make_main(document, moment)
    edits.connect(document, moment, beside, LinkKind.PARALLEL)


def _home(document: Document, landing: Landing) -> Sequence[str]:
    """A moment of the row to which things come, where there is one."""
    if landing.how == "phase":
        return stops(document, landing.id)[:1]
    return [landing.id]


@contextmanager
def _changing(document: Document, name: str, look: Callable[[], object]) -> Iterator[None]:
    """One edit; taken back where what one looks at is the same after it."""
    before = look()
    try:
        with document.edit(name):
            yield
            if look() == before:
                raise _Same
    except _Same:
        return


def _rows(document: Document, moments: Sequence[str]) -> object:
    """What stands in which order and beside which in the rows of these moments."""
    keys = {row_key(document.get(moment, ServiceMoment)): None for moment in moments}
    found = {key: tuple(moment.id for moment in level(document, *key)) for key in keys}
    return found, lane_groups(document, keys)


def pull_connection(document: Document, source: str, target: str) -> None:
    """A way that was pulled from one moment to another: on, or back to an earlier one.

    To the moment that comes next it closes a gap; NotPossible where there is none, for order says it already.
    """
    kind = LinkKind.RETURN if is_back(document, source, target) else LinkKind.LEADS_TO
    if kind is LinkKind.LEADS_TO and comes_next(document, source, target):
        if not _gaps(document, source):
            raise edits.NotPossible(ORDER_SAYS_NEXT)
        edits.close_gap(document, source)
    elif not any(link.target == target and link.kind is kind for link in _ways(document, source)):
        edits.connect(document, source, target, kind)


def is_back(document: Document, source: str, target: str) -> bool:
    """Whether the target is told before the source."""
    own, other = document.get(source, ServiceMoment), document.get(target, ServiceMoment)
    return road_key(document, other) < road_key(document, own)


def comes_next(document: Document, source: str, target: str) -> bool:
    """Whether the road or a step aside leads from the source to the target anyhow."""
    own, other = document.get(source, ServiceMoment), document.get(target, ServiceMoment)
    if own.parent or other.parent:
        return other.parent == source
    return _stop_after(document, own) == target


def _stop_after(document: Document, moment: ServiceMoment) -> str:
    """The stop on the road that comes after a stop, or ""."""
    phases = [phase.id for phase in row_of(document, document.get(moment.phase, Phase))]
    later = phases[phases.index(moment.phase) :]
    road = [stop for phase in later[:1] for stop in stops(document, phase)]
    after = road[road.index(moment.id) + 1 :]
    return next(iter(after), "") or next((stop for phase in later[1:] for stop in stops(document, phase)[:1]), "")


def _ways(document: Document, source: str) -> Sequence[Link]:
    return document.children(source, Link, "source")


def _gaps(document: Document, source: str) -> list[Link]:
    return [link for link in _ways(document, source) if link.kind is LinkKind.GAP]


def pull_into_nothing(document: Document, source: str) -> None:
    """A way that was pulled to where nothing stands: nothing leads on from the moment."""
    if not _gaps(document, source):
        edits.mark_gap(document, source)


def hang_chips(document: Document, chips: Sequence[str], onto: str, beside: str = "", before: bool = False) -> None:
    """Touchpoints and notes go to a moment (notes to a touchpoint, phase or pathway too), beside one there or last."""
    with _changing(document, _name(document, chips), lambda: _chip_rows(document, [*chips, *filter(None, [beside])])):
        last = beside
        for chip in chips:
            place = {} if not last else {"before": beside} if before else {"after": last}
            verb = edits.move_note if isinstance(document.records[chip], Note) else edits.move_touchpoint
            verb(document, chip, onto, **place)
            last = beside if before else chip


def _name(document: Document, chips: Sequence[str]) -> str:
    notes = all(isinstance(document.records[chip], Note) for chip in chips)
    return names.MOVE_NOTE if notes else names.MOVE_TOUCHPOINT


def _chip_rows(document: Document, chips: Sequence[str]) -> object:
    found = {}
    for chip in chips:
        owner = owner_of(document.records[chip])
        for kind, field in ((Touchpoint, "moment"), (Note, "target")):
            found[owner, field] = tuple(one.id for one in document.children(owner, kind, field))
    return found


def owner_of(chip: Record) -> str:
    """What a touchpoint or note hangs on."""
    if isinstance(chip, Touchpoint):
        return chip.moment
    assert isinstance(chip, Note)
    return chip.target


def chips_to_moments(document: Document, chips: Sequence[str], landing: Landing) -> list[str]:
    """Touchpoints and notes become moments that stand there, in their order. Gives the moments' ids."""
    notes = all(isinstance(document.records[chip], Note) for chip in chips)
    with document.edit(names.NOTE_TO_MOMENT if notes else TOUCHPOINT_TO_MOMENT):
        made = [_to_moment(document, chip) for chip in chips]
        _bring(document, made, landing)
    return made


def _to_moment(document: Document, chip: str) -> str:
    if isinstance(document.records[chip], Note):
        return edits.note_to_moment(document, chip).id
    return touchpoint_to_moment(document, chip)


def touchpoint_to_moment(document: Document, touchpoint: str) -> str:
    """A touchpoint becomes a moment right after its own, with its marks and notes; one without words is called by its
    kind. Gives the moment's id.
    """
    own = document.get(touchpoint, Touchpoint)
    language = document.of_type(DocumentSettings)[0].language.value
    text = own.label if own.label.strip() else label("TouchpointKind", own.kind.value, language)
    marks = ("meaningful", "meaningful_reason", "critical", "critical_reason", "group", "session", "role")
    carried = {field: getattr(own, field) for field in marks}
    with document.edit(TOUCHPOINT_TO_MOMENT) as transaction:
        pathway = pathway_of(document, own.moment)
        made = edits.add_moment(document, pathway, text, after=own.moment, **carried)
        for note in document.children(touchpoint, Note, "target"):
            transaction.change(note.id, target=made)
        transaction.remove(touchpoint)
    return made
