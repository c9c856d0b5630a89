"""What the room sees, as one display list: the plan that is shown, or what is drawn over it. Knows no window.

The facilitator's own notes are nowhere in it: the drawings leave them out, and this one adds nothing of its own.
"""

from collections.abc import Iterator

from paku_studio.drawing.display import Group, Item, TextLine
from paku_studio.drawing.stage import Stage, draw_stage
from paku_studio.editor.presenting import Presenting
from paku_studio.graph.index import LiveIndex


def room_view(presenting: Presenting, width: float, height: float) -> Stage:
    """The picture for a wall of so many pixels."""
    editor = presenting.editor
    language = editor.document_language
    if presenting.curtain:
        from paku_studio.drawing.stage import draw_curtain

        return Stage(draw_curtain(width, height, language))
    if presenting.timer_shown:
        from paku_studio.drawing.stage import draw_timer

        timer = presenting.timer
        return Stage(draw_timer(width, height, language, timer.question, timer.left_s, timer.whole_s))
    return plan_view(presenting, width, height)


def plan_view(presenting: Presenting, width: float, height: float) -> Stage:
    """The same without curtain and timer: what the facilitator has before the eyes at any time."""
    editor, plan = presenting.editor, presenting.plan
    language, pictures = editor.document_language, frozenset(editor.pictures)
    records = LiveIndex(editor.document)
    if plan is None:
        from paku_studio.drawing.stage import draw_curtain

        return Stage(draw_curtain(width, height, language))
    return draw_stage(records, plan, width, height, language, pictures)


def spoken(item: Item) -> str:
    """The words of a picture as they are read, one after another; what only decorates is left out."""
    return " ".join("".join(_pieces(item)).split())


def _pieces(item: Item) -> Iterator[str]:
    if isinstance(item, TextLine):
        yield item.text + item.joint.strip("-")
    elif isinstance(item, Group) and item.role != "Artifact":
        if item.alt:
            yield f"{item.alt}. "
            return
        parts = sorted(enumerate(item.children), key=_reading)
        for _, child in parts:
            yield from _pieces(child)
        yield " "


def _reading(placed: tuple[int, Item]) -> tuple[float, int]:
    at, item = placed
    said = item.reading if isinstance(item, Group) else None
    return (float(at) if said is None else said, at)
