"""The painted canvas for screen readers: a list with an item for each card, and below it what stands on the card.

Qt keeps an interface for each QObject, so each record that was asked for has a small QObject of its own, made when it
is first asked for and gone when the record is.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
)
from PySide6.QtWidgets import QAccessibleWidget

from paku_studio.models import Pathway
from paku_studio.store import Commit
from paku_studio.widgets.canvas.following import changed_owners
from paku_studio.widgets.canvas.in_words import RoadInWords

if TYPE_CHECKING:
    from paku_studio.widgets.canvas.surface import Canvas

MOST_TOLD = 50
"""Records of one commit that are told one by one; of more, only that the canvas changed."""


class Heard(QObject):
    """One record as a screen reader finds it; lives as long as the canvas or the record does."""

    def __init__(self, speech: "Speech", record_id: str) -> None:
        super().__init__(speech)
        self.speech = speech
        self.record_id = record_id
        self.setObjectName(record_id)

    @property
    def owner(self) -> str:
        """The moment on whose card it stands now; "" of a card itself."""
        moment = self.speech.canvas.desk.editor.moment_of(self.record_id)
        return "" if moment == self.record_id else moment


class Speech(QObject):
    """The canvas's tree for screen readers: which records there are, in which order, and in what words."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._words = RoadInWords(canvas.desk.editor)
        self._heard: dict[str, Heard] = {}
        self._order: list[str] | None = None
        self._place: dict[str, int] = {}
        install()

    @property
    def heard(self) -> Sequence[Heard]:
        """The records that have been asked for so far."""
        return tuple(self._heard.values())

    def cards(self) -> list[str]:
        """The moments on the road in reading order."""
        if self._order is None:
            self._order = list(self.canvas.cards)
            self._place = {one: place for place, one in enumerate(self._order)}
        return self._order

    def parts(self, record_id: str) -> tuple[str, ...]:
        """What stands below a record in the tree: on a card its touchpoints, notes and the rest."""
        return self._words.parts_of(record_id) if record_id in self.canvas.cards else ()

    def at(self, record_id: str) -> Heard:
        """The record's object, made now if nobody asked for it before."""
        found = self._heard.get(record_id)
        if found is None:
            found = self._heard[record_id] = Heard(self, record_id)
        return found

    def of(self, record_id: str) -> Heard | None:
        """The object of a record that is drawn, wherever it stands; None where it is not in the tree."""
        if record_id in self.canvas.cards:
            return self.at(record_id)
        owner = self.canvas.desk.editor.moment_of(record_id)
        return self.at(record_id) if owner and record_id in self.parts(owner) else None

    def index(self, record_id: str, owner: str) -> int:
        """The record's place among its siblings; -1 where it has none."""
        if owner:
            parts = self.parts(owner)
            return parts.index(record_id) if record_id in parts else -1
        self.cards()
        return self._place.get(record_id, -1)

    def name(self, record_id: str) -> str:
        """The record in words."""
        place = self.canvas.cards.get(record_id)
        return self._words.name(record_id, place.number if place else 0)

    def description(self, record_id: str) -> str:
        """More about it: a card's phase."""
        return self._words.description(record_id)

    def title(self) -> str:
        """What the whole canvas is called."""
        editor = self.canvas.desk.editor
        pathway = editor.records.get(editor.pathway)
        words = " ".join(pathway.title.split()) if isinstance(pathway, Pathway) else ""
        return self.canvas.desk.t("Canvas: %(title)s") % {"title": words} if words else self.canvas.desk.t("Canvas")

    def rebuilt(self) -> None:
        """Another pathway or language: nothing of what was heard before holds."""
        self._order = None
        self._words = RoadInWords(self.canvas.desk.editor)
        for record_id in tuple(self._heard):
            self._forget(record_id)
        self._send(self.canvas, QAccessible.Event.ObjectReorder)

    def follow(self, commit: Commit) -> None:
        """After a commit: tell what came, went and is called otherwise now, of what has been asked for."""
        self._order = None
        self._words = RoadInWords(self.canvas.desk.editor)
        for record_id in commit.removed:
            self._forget(record_id)
        if not self._heard:
            return
        changed = changed_owners(commit, self.canvas.desk.editor.records)
        known = [self._heard[one] for one in changed if one in self._heard]
        for heard in known[:MOST_TOLD]:
            self._send(heard, QAccessible.Event.NameChanged)
        for record_id in list(commit.added)[:MOST_TOLD]:
            heard = self.of(record_id)
            if heard is not None:
                self._send(heard, QAccessible.Event.ObjectShow)

    def focus(self) -> None:
        """The keys act at another place now."""
        heard = self.of(self.canvas.desk.editor.place)
        if self.canvas.hasFocus():
            self._send(heard or self.canvas, QAccessible.Event.Focus)

    def _forget(self, record_id: str) -> None:
        heard = self._heard.pop(record_id, None)
        if heard is not None:
            self._send(heard, QAccessible.Event.ObjectHide)
            heard.setParent(None)
            heard.deleteLater()

    def _send(self, target: QObject, kind: QAccessible.Event) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(target, kind))


class CanvasInterface(QAccessibleWidget):
    """The canvas: a list of cards, then the controls that float over it."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = canvas

    def text(self, kind: QAccessible.Text) -> str:
        """The pathway's title, and how many moments it has."""
        if kind == QAccessible.Text.Name:
            return self._canvas.speech.title()
        return super().text(kind)

    def _controls(self) -> list[QObject]:
        return [one for one in self._canvas.controls if one.isVisibleTo(self._canvas)]

    def childCount(self) -> int:
        """Cards and controls."""
        return len(self._canvas.speech.cards()) + len(self._controls())

    def child(self, index: int) -> QAccessibleInterface | None:
        """The card of that place, or a control after them."""
        cards, controls = self._canvas.speech.cards(), self._controls()
        if 0 <= index < len(cards):
            return QAccessible.queryAccessibleInterface(self._canvas.speech.at(cards[index]))
        if 0 <= index - len(cards) < len(controls):
            return QAccessible.queryAccessibleInterface(controls[index - len(cards)])
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a card or control; -1 for a stranger."""
        target = child.object()
        if isinstance(target, Heard):
            return self._canvas.speech.index(target.record_id, target.owner)
        controls = self._controls()
        return len(self._canvas.speech.cards()) + controls.index(target) if target in controls else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """The card or control at a point of the screen."""
        place = self._canvas.mapFromGlobal(QPoint(x, y))
        over = self._canvas.childAt(place)
        if over is not None:
            return QAccessible.queryAccessibleInterface(over)
        hit = self._canvas.pick(*self._canvas.to_scene(place.toPointF()))
        heard = self._canvas.speech.of(hit.id) if hit else None
        return QAccessible.queryAccessibleInterface(heard) if heard else None

    def focusChild(self) -> QAccessibleInterface | None:
        """The record at which the keys act."""
        if not self._canvas.hasFocus():
            return super().focusChild()
        heard = self._canvas.speech.of(self._canvas.desk.editor.place)
        return QAccessible.queryAccessibleInterface(heard or self._canvas)


class RecordInterface(QAccessibleObject):
    """A card, or what stands on one.

    It offers no actions of its own: where Qt's C++ asks a Python object for another interface (`interface_cast`),
    PySide6 6.8 to 6.11 crash. The keys act on what has the focus.
    """

    def __init__(self, heard: Heard) -> None:
        super().__init__(heard)

    def _heard(self) -> Heard:
        return cast(Heard, self.object())

    def role(self) -> QAccessible.Role:
        """An item of a list, at both levels."""
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """Its name in words; a card's description is its phase."""
        heard = self._heard()
        if kind == QAccessible.Text.Name:
            return heard.speech.name(heard.record_id)
        if kind == QAccessible.Text.Description:
            return heard.speech.description(heard.record_id)
        return ""

    def state(self) -> QAccessible.State:
        """Whether it is selected, in view, and where the keys act."""
        heard = self._heard()
        canvas, state = heard.speech.canvas, QAccessible.State()
        state.focusable = state.selectable = state.multiSelectable = state.extSelectable = True
        state.selected = heard.record_id in canvas.desk.editor.selection
        state.focused = canvas.hasFocus() and heard.record_id == canvas.desk.editor.place
        state.active = state.focused
        state.offscreen = not self.rect().intersects(canvas.window().frameGeometry())
        return state

    def rect(self) -> QRect:
        """Where it is seen on the screen."""
        heard = self._heard()
        canvas = heard.speech.canvas
        box = canvas.box_of(heard.record_id) or canvas.box_of(heard.owner)
        if box is None:
            return QRect()
        seen = canvas.lens.box_in_view(box).toAlignedRect()
        return QRect(canvas.mapToGlobal(seen.topLeft()), seen.size())

    def parent(self) -> QAccessibleInterface | None:
        """Its card, or the canvas."""
        heard = self._heard()
        above = heard.speech.at(heard.owner) if heard.owner else heard.speech.canvas
        return QAccessible.queryAccessibleInterface(above)

    def child(self, index: int) -> QAccessibleInterface | None:
        """What stands on the card at that place."""
        heard = self._heard()
        parts = heard.speech.parts(heard.record_id)
        if not 0 <= index < len(parts):
            return None
        return QAccessible.queryAccessibleInterface(heard.speech.at(parts[index]))

    def childCount(self) -> int:
        """How much stands on it."""
        heard = self._heard()
        return len(heard.speech.parts(heard.record_id))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of what stands on it; -1 for a stranger."""
        target, heard = child.object(), self._heard()
        if not isinstance(target, Heard) or target.owner != heard.record_id:
            return -1
        return heard.speech.index(target.record_id, target.owner)


_installed: list[object] = []


def install() -> None:
    """Let Qt find these interfaces. Once for the program."""
    if not _installed:
        _installed.append(_interface)
        QAccessible.installFactory(_interface)


def _interface(_kind: str, target: QObject) -> QAccessibleInterface | None:
    from paku_studio.widgets.canvas.surface import Canvas

    if isinstance(target, Heard):
        return RecordInterface(target)
    return CanvasInterface(target) if isinstance(target, Canvas) else None
