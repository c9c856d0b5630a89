"""What the room sees, as one display list: the plan that is shown, or what is drawn over it. Knows no window.

The facilitator's own notes are nowhere in it: the drawings leave them out, and this one adds nothing of its own.
"""

from collections.abc import Iterator

from paku_studio.drawing.display import Group, Item, TextLine
from paku_studio.drawing.stage import Stage, draw_curtain, draw_stage, draw_timer
from paku_studio.editor.presenting import NOTHING_YET, Presenting
from paku_studio.editor.room_whole import in_words
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import translator

SAID_FOR = 60.0
"""Seconds for which the head says that the time is up."""


def room_view(presenting: Presenting, width: float, height: float) -> Stage:
    """The picture for a wall of so many pixels."""
    editor, plan, whole = presenting.editor, presenting.plan, presenting.whole
    language = editor.document_language
    if presenting.curtain:
        return Stage(draw_curtain(width, height, language))
    if presenting.timer_shown:
        timer = presenting.timer
        return Stage(draw_timer(width, height, language, timer.question, timer.left_s, timer.whole_s))
    if whole is not None:
        return whole.picture((width, height), far=presenting.level == "road")
    if plan is None:
        return in_words(translator(language)(NOTHING_YET), (width, height), language)
    records, pictures = LiveIndex(editor.document), frozenset(editor.pictures)
    return draw_stage(records, plan, width, height, language, pictures, clock=clock_words(presenting))


def clock_words(presenting: Presenting) -> str:
    """How many minutes a timer has left that runs out of sight; for a while that its time is up; else ""."""
    timer, t = presenting.timer, translator(presenting.editor.document_language)
    if presenting.timer_shown or not (timer.running or 0.0 < timer.over_for < SAID_FOR):
        return ""
    return t("Time is up") if timer.ended else t("%(minutes)s min left") % {"minutes": -(-timer.left_s // 60)}


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
