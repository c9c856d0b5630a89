"""The marks as buttons below the capture line: each puts its mark before the line. One stop for Tab, arrows within."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from paku_studio.drawing.marks_table import BY_SIGN, MARKS, MarkRow
from paku_studio.locale import label
from paku_studio.models import Emotion
from paku_studio.notation.marks import FEELINGS
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dock.hint_row import HintButton, HintRow
from paku_studio.widgets.icons import icon

SHOWN = ("#", "@", "*", "+", "-", "!?", "!", "**", "-1", "?", "/", '"', ">", "||")
"""Signs of the buttons, the most used first: those that do not fit stand in the menu."""
OFTEN = SHOWN[:10]
FEELING = "-1"


class Hints(HintRow):
    """The row of marks; what does not fit stands in the menu at its end."""

    wanted = Signal(str)
    """A mark is to stand before the line."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        more = HintButton(desk, "", desk.t("others"), opens=True)
        more.setAccessibleName(desk.t("More marks"))
        super().__init__(desk, desk.t("Marks"), [self._button(BY_SIGN[sign]) for sign in SHOWN], more)
        more.clicked.connect(lambda: self.open_menu(more, self.menu()))

    def _button(self, row: MarkRow) -> HintButton:
        feeling = row.sign == FEELING
        made = HintButton(self.desk, "±" if feeling else row.sign, row.words(self.desk.language))
        example = self.desk.t(row.example)
        made.setToolTip(f"{self.desk.t(row.says)}\n{example}")
        made.setAccessibleDescription(self.desk.t(row.says))
        if feeling:
            made.clicked.connect(lambda: self.open_menu(made, self.feelings()))
        else:
            made.clicked.connect(lambda: self.wanted.emit(row.typed or row.sign))
        return made

    def show_mark(self, sign: str) -> None:
        """Light the button of the mark that is being typed."""
        for button, of in zip(self.buttons, SHOWN, strict=True):
            button.show_active(bool(sign) and (of == sign or (of == FEELING and sign in FEELINGS)))

    # What fits

    def resizeEvent(self, event: Any) -> None:
        """As many buttons as there is room for."""
        super().resizeEvent(event)
        self.fit(self.width(), more=True)

    def hidden_rows(self) -> list[MarkRow]:
        """The marks that have no button just now."""
        shown = {sign for button, sign in zip(self.buttons, SHOWN, strict=True) if not button.isHidden()}
        return [row for row in MARKS if row.sign and row.sign not in shown]

    # Menus

    def menu(self, every: bool = False) -> QMenu:
        """The marks without a button (or every mark, the rarer ones a step further), and the page of them all."""
        menu = self._menu(self.desk.t("Marks"))
        if every or not self.isVisible():
            self._add_rows(menu, [BY_SIGN[sign] for sign in OFTEN])
            rarer = menu.addMenu(icon("ellipsis", self.desk.look.ink), self.desk.t("others"))
            self._add_rows(rarer, [row for row in MARKS if row.sign and row.sign not in OFTEN])
        else:
            self._add_rows(menu, self.hidden_rows())
        menu.addSeparator()
        page = QAction(icon("book-open", self.desk.look.ink), self.desk.t("All marks on one page"), menu)
        page.triggered.connect(lambda *_: self.desk.run("help.marks"))
        menu.addAction(page)
        return menu

    def _add_rows(self, menu: QMenu, rows: Sequence[MarkRow]) -> None:
        for row in rows:
            words = row.words(self.desk.language)
            if row.sign == FEELING:
                inner = menu.addMenu(icon(row.icon, self.desk.look.ink), f"{words}\t{row.sign}")
                self._add_feelings(inner)
            else:
                self._add(menu, row.typed or row.sign, words, row.sign, row.icon)

    def feelings(self) -> QMenu:
        """The five feelings."""
        menu = self._menu(self.desk.t("How it felt"))
        self._add_feelings(menu)
        return menu

    def _add_feelings(self, menu: QMenu) -> None:
        icons = {-2: "frown", -1: "frown", 0: "meh", 1: "smile", 2: "smile"}
        for sign, feeling in FEELINGS.items():
            words = label("Emotion", Emotion(feeling).value, self.desk.language)
            self._add(menu, sign, words, sign.replace("-", "−"), icons[int(sign)])

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(name)
        return menu

    def _add(self, menu: QMenu, typed: str, words: str, sign: str, sign_icon: str) -> None:
        shown = sign.replace("&", "&&")
        action = QAction(icon(sign_icon, self.desk.look.ink), f"{words}\t{shown}", menu)
        action.triggered.connect(lambda *_: self.wanted.emit(typed))
        menu.addAction(action)

    def open_all(self, button: QWidget) -> None:
        """Every mark, at a button that stands for this row where there is no room for it."""
        self.open_menu(button, self.menu(every=True))
