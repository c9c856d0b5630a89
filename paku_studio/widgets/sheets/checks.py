"""What is worth knowing before printing, in words, each with its icon and with a button where something can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from paku_studio.editor.sheet_checks import in_short
from paku_studio.editor.sheet_checks_parts import Mending, Place, SheetCheck
from paku_studio.widgets.controls import Body, button, hairline, label, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.inspector.wrapping import Flow

WAITING = {
    "legibility": "type",
    "accessibility": "accessibility",
    "language": "languages",
    "fictional": "user",
    "unsure": "circle-question-mark",
    "left_out": "eye-off",
    "signs": "triangle-alert",
    "pages": "file-text",
    "space": "file-plus",
    "length": "type",
    "twin": "book-open",
    "draft": "pencil",
    "logos": "accessibility",
    "cuts": "scissors",
    "counts": "users",
    "personal": "eye-off",
    "names": "user",
    "unseen": "users",
    "earlier": "clock",
    "differences": "scale",
}
"""The icon of a check that waits for the person; what is in order has a tick."""


class ChecksPanel(QWidget):
    """The checks below one another; what does not fit scrolls."""

    mending = Signal(object)
    """A button was pressed: the Mending."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.checks: tuple[SheetCheck, ...] = ()
        t, px = desk.t, desk.look.px
        self.setAccessibleName(t("Before printing"))
        self._inner = Body("surface")
        self._box = QVBoxLayout(self._inner)
        self._box.setContentsMargins(px(20), px(16), px(20), px(12))
        self._box.setSpacing(px(10))
        self._heading = label(desk, t("Before printing"), "title", wrap=True)
        self.short = label(desk, "", "soft", wrap=True)
        self._box.addWidget(self._heading)
        self._box.addWidget(self.short)
        self._rows = QWidget()
        self._box.addWidget(self._rows)
        self._box.addStretch(1)
        self.area = scroll(self._inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("kind", "ring")
        self.area.setAccessibleName(t("Before printing"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.setFocusProxy(self.area)

    def show_checks(self, checks: Sequence[SheetCheck]) -> None:
        """Tell these; nothing while they are being made. A button that has the keys keeps them where it stays."""
        kept = self._key_in_hand()
        self.checks = tuple(checks)
        self.short.setText(in_short(self.checks, self._desk.language) if checks else self._desk.t("Looking…"))
        self.area.setAccessibleDescription(self._spoken())
        rows = QWidget()
        box = QVBoxLayout(rows)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._desk.look.px(12))
        for check in self.checks:
            box.addWidget(hairline(self._desk))
            box.addWidget(self._row(check))
        self._box.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.setParent(None)
        self._rows.deleteLater()
        self._rows = rows
        if kept:
            self._take_keys(kept)

    def _spoken(self) -> str:
        told = ([f"{check.title}: {check.sentence}", *(place.words for place in check.places)] for check in self.checks)
        return " ".join(" ".join(each) for each in told)

    def _row(self, check: SheetCheck) -> QWidget:
        desk, look = self._desk, self._desk.look
        made = QWidget()
        made.setObjectName(check.key)
        state = desk.t("in order") if check.good else desk.t("waiting for you")
        made.setAccessibleName(f"{check.title}: {state}")
        sign = QLabel()
        name, colour = ("circle-check", look.worked) if check.good else (WAITING[check.key], look.missing)
        sign.setPixmap(pixmap(name, colour, look.px(20)))
        sign.setAccessibleName(state)
        sign.setToolTip(state)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(look.px(4))
        words.addWidget(label(desk, check.title, "section", wrap=True))
        words.addWidget(label(desk, check.sentence, "soft", wrap=True))
        for place in check.places:
            words.addWidget(label(desk, place.words, "soft" if place.soft or not place.mendings else "", wrap=True))
            self._add_buttons(words, place, place.mendings)
        self._add_buttons(words, None, check.mendings)
        made.setLayout(row(sign, words, spacing=look.px(10)))
        made.layout().setStretch(1, 1)
        made.layout().setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        return made

    def _add_buttons(self, words: QVBoxLayout, place: Place | None, mendings: Sequence[Mending]) -> None:
        if mendings:
            rest = QWidget()
            made = [self._button(each, place) for each in mendings]
            words.addWidget(Flow(self._desk.look.px(8), *made, rest, grow=rest))

    def _button(self, mending: Mending, place: Place | None) -> QWidget:
        made = button(self._desk, mending.words)
        if place is not None:
            made.setAccessibleName(f"{mending.words}: {place.words}")
        made.setObjectName(f"{mending.what} {mending.id}")
        made.clicked.connect(lambda *_: self.mending.emit(mending))
        return made

    def _key_in_hand(self) -> str:
        held = self.window().focusWidget()
        return held.objectName() if held is not None and self._rows.isAncestorOf(held) and held.hasFocus() else ""

    def _take_keys(self, name: str) -> None:
        again = self._rows.findChild(QWidget, name)
        (again or self.area).setFocus(Qt.FocusReason.OtherFocusReason)
