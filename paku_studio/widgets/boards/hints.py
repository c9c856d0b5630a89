"""The hints below the line of a board: next field, own words, to be checked, correct the last. Knows no board."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from paku_studio.editor.boards.reading import QUOTE_SIGN, UNSURE_SIGN
from paku_studio.locale import N_
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dock.hint_row import HintButton, HintRow

NEXT, LAST = "Tab", "↑"
HINTS = {
    NEXT: (N_("next field"), N_("Tab goes to the next field, after the last one out of the line")),
    QUOTE_SIGN: (N_("own words"), N_("\" at the beginning: somebody's own words")),
    UNSURE_SIGN: (N_("to be checked"), N_("? at the beginning: to be checked with the group")),
    LAST: (N_("correct the last"), N_("The arrow up brings the last line back to be corrected")),
}
"""Each key cap with its word and with what it does."""


class BoardHints(HintRow):
    """Each hint is a button that does it."""

    wanted = Signal(str)
    """A mark is to stand before the line."""
    next_wanted = Signal()
    last_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        more = HintButton(desk, "", desk.t("Keys"), opens=True)
        self._by_sign = {sign: HintButton(desk, sign, desk.t(words)) for sign, (words, _) in HINTS.items()}
        super().__init__(desk, desk.t("Keys"), list(self._by_sign.values()), more)
        self._marks = True
        for sign, made in self._by_sign.items():
            made.setToolTip(desk.t(HINTS[sign][1]))
            made.setAccessibleDescription(desk.t(HINTS[sign][1]))
            made.clicked.connect(lambda _=False, of=sign: self._do(of))
        more.clicked.connect(lambda: self.open_menu(more, self.menu()))

    def _do(self, sign: str) -> None:
        if sign == NEXT:
            self.next_wanted.emit()
        elif sign == LAST:
            self.last_wanted.emit()
        else:
            self.wanted.emit(sign)

    def show_marks(self, marks: bool) -> None:
        """Whether lines of this board can have marks."""
        self._marks = marks
        signs = [sign for sign in HINTS if marks or sign in (NEXT, LAST)]
        self.buttons = [self._by_sign[sign] for sign in signs]
        for sign, made in self._by_sign.items():
            made.setVisible(sign in signs)

    def light(self, quote: bool, unsure: bool) -> None:
        """Light the marks that the line has."""
        self._by_sign[QUOTE_SIGN].show_active(quote)
        self._by_sign[UNSURE_SIGN].show_active(unsure)

    def take(self, width: int) -> None:
        """Be as wide as the hints that there is room for."""
        self.fit(width, more=False)
        shown = [one for one in (*self.buttons, self.more) if not one.isHidden()]
        self.setFixedWidth(sum(one.sizeHint().width() for one in shown))

    def menu(self) -> QMenu:
        """Those that have no button just now."""
        menu = QMenu(self)
        menu.setAccessibleName(self.desk.t("Keys"))
        for sign, made in self._by_sign.items():
            if made in self.buttons and made.isHidden():
                action = QAction(f"{self.desk.t(HINTS[sign][0])}\t{sign}", menu)
                action.triggered.connect(lambda _=False, of=sign: self._do(of))
                menu.addAction(action)
        return menu
