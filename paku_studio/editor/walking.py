"""Where arrow keys lead: along the road, from row to row, into a card and out again. Changes nothing.

Three levels: the pathway's phases, the moments on the road, and what stands in a moment (touchpoints, notes, links,
hand-overs). Sideways keys stay on a level, `into` and `out` change it.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from paku_studio.drawing.road_layout import CardPlace
from paku_studio.editor.editor import Editor
from paku_studio.editor.gestures.nearby import row_beside, rows_near
from paku_studio.models import Handover, Link, Note, Phase, Record, ServiceMoment, Touchpoint

Way = Literal[
    "next", "previous", "up", "down", "page_up", "page_down", "first", "last", "into", "out", "next_phase",
    "previous_phase",
]  # fmt: skip
INSIDE = ((Touchpoint, "moment"), (Handover, "moment"), (Link, "source"), (Note, "target"))
"""What hangs on a moment, and by which field."""
PAGE = 0.8
"""The share of what is seen by which PageUp and PageDown move on."""


def neighbour(editor: Editor, way: Way) -> str:
    """The id of what stands that way from the editor's place; "" where nothing does, or for the pathway itself."""
    record = editor.records.get(editor.place)
    if way == "out":
        return owner(editor, record)
    if way == "into":
        return next(iter(inside(editor, record)), "")
    if way in ("next_phase", "previous_phase"):
        return _phase_beside(editor, record, 1 if way == "next_phase" else -1)
    if isinstance(record, ServiceMoment):
        return _along_road(editor, record, way)
    if record is None or record.id == editor.pathway:
        return _ends(moments(editor), way)
    return _in_row(siblings(editor, record), record.id, way)


def leads_out(editor: Editor) -> bool:
    """Whether there is a level above the place."""
    return editor.place not in ("", editor.pathway)


def walk(editor: Editor, way: Way, *, keep: bool = False) -> bool:
    """Go there: select it, with `keep` beside what is selected. Whether one could."""
    found = neighbour(editor, way)
    if not found and not (way == "out" and leads_out(editor)):
        return False
    if keep and found:
        editor.select(*(one for one in editor.selection if one != found), found)
    else:
        editor.select(*filter(None, [found]))
    return True


def moments(editor: Editor) -> Sequence[str]:
    """The moments of the open pathway in the order of the road."""
    if editor.view is not None and editor.view.cards:
        return list(editor.view.cards)
    return [placed.moment.id for placed in editor.road()]


def phases(editor: Editor) -> Sequence[str]:
    """The phases of the open pathway, in order."""
    return [phase.id for phase in editor.document.children(editor.pathway, Phase, "pathway")]


def owner(editor: Editor, record: Record | None) -> str:
    """The level above: a moment for what stands in it, a phase for a moment; "" for the pathway itself."""
    if record is None:
        return ""
    if isinstance(record, ServiceMoment):
        return record.phase
    moment = editor.moment_of(record.id)
    found = moment or editor.owner_of(record)
    return "" if found == editor.pathway else found


def inside(editor: Editor, record: Record | None) -> Sequence[str]:
    """What is reached by going into it: a pathway's phases, a phase's moments, what stands in a moment."""
    if record is None or record.id == editor.pathway:
        return _named(editor) or moments(editor)
    if isinstance(record, Phase):
        found = editor.document.children(record.id, ServiceMoment, "phase")
        return [moment.id for moment in found if not moment.parent]
    return contents(editor, record.id) if isinstance(record, ServiceMoment) else ()


def _named(editor: Editor) -> Sequence[str]:
    """The phases, where there is more than one nameless stretch."""
    found = phases(editor)
    labels = [editor.document.get(phase, Phase).label.strip() for phase in found]
    return found if any(labels) else ()


def contents(editor: Editor, moment: str) -> Sequence[str]:
    """What stands in a moment: as it is drawn, from above; where nothing is drawn, as it is told."""
    told = [each for kind, field in INSIDE for one in _children(editor, moment, kind, field) for each in one]
    if editor.view is None:
        return told
    boxes = {one: box for one in told if (box := editor.view.box_of(one))}
    return sorted(boxes, key=lambda one: (round(boxes[one][1]), boxes[one][0]))


def _children(editor: Editor, moment: str, kind: type[Record], field: str) -> list[list[str]]:
    """Each child with the notes on it."""
    document = editor.document
    found = document.children(moment, kind, field)
    return [[child.id, *(note.id for note in document.children(child.id, Note, "target"))] for child in found]


def siblings(editor: Editor, record: Record) -> Sequence[str]:
    """What stands on the same level beside it."""
    if isinstance(record, Phase):
        return phases(editor)
    moment = editor.moment_of(record.id)
    if moment:
        return contents(editor, moment)
    if isinstance(record, Note):
        return [note.id for note in editor.document.children(record.target, Note, "target")]
    return [record.id]


STEPS: Mapping[str, int] = {"next": 1, "down": 1, "page_down": 5, "previous": -1, "up": -1, "page_up": -5}


def _in_row(row: Sequence[str], here: str, way: Way) -> str:
    if here not in row or way in ("first", "last"):
        return _ends(row, way)
    place = min(max(row.index(here) + STEPS[way], 0), len(row) - 1)
    return row[place] if row[place] != here else ""


def _ends(row: Sequence[str], way: Way) -> str:
    if not row:
        return ""
    return row[-1] if way in ("last", "previous", "up", "page_up") else row[0]


def _along_road(editor: Editor, moment: ServiceMoment, way: Way) -> str:
    view = editor.view
    upright = way in ("up", "down", "page_up", "page_down")
    if upright and view is not None and moment.id in view.cards:
        down = way in ("down", "page_down")
        seen = view.viewport[1] / view.camera.zoom if way.startswith("page") else 0.0
        return _in_other_row(view.cards, view.cards[moment.id], seen * PAGE, down)
    return _in_row(moments(editor), moment.id, way)


def _in_other_row(cards: Mapping[str, CardPlace], here: CardPlace, distance: float, down: bool) -> str:
    """The card nearest to straight above or below: in the next row, or in one about that distance away."""
    row = row_beside(cards, here.id, 1 if down else -1)
    if row and distance:
        wanted = _base(here) + (distance if down else -distance)
        far = [one for one in rows_near(cards, wanted) if (one[0].row > here.row if down else one[0].row < here.row)]
        row = min(far, key=lambda one: abs(_base(one[0]) - wanted), default=row)
    middle = here.box[0] + here.box[2] / 2
    return min(row, key=lambda card: (abs(card.box[0] + card.box[2] / 2 - middle), card.number)).id if row else ""


def _base(card: CardPlace) -> float:
    return card.stop[1] if card.stop else card.box[1]


def _phase_beside(editor: Editor, record: Record | None, step: int) -> str:
    """The first moment of the phase after or before this one; an empty phase itself."""
    row = phases(editor)
    here = _phase_of(editor, record)
    place = row.index(here) + step if here in row else (0 if step > 0 else len(row) - 1)
    if not 0 <= place < len(row):
        return ""
    if isinstance(record, Phase):
        return row[place]
    return next(iter(inside(editor, editor.records[row[place]])), row[place])


def _phase_of(editor: Editor, record: Record | None) -> str:
    if record is None or isinstance(record, Phase):
        return record.id if record else ""
    moment = editor.records.get(editor.moment_of(record.id))
    return moment.phase if isinstance(moment, ServiceMoment) else ""
