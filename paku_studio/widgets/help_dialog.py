"""The help inside: four pages and a field that finds words in all of them. Needs no network."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QAbstractSlider, QTabBar, QTextBrowser, QWidget

from paku_studio.editor.helping import PAGES, START, TITLES, Page, Section, keys_of_actions, pages, search
from paku_studio.locale import N_
from paku_studio.widgets.controls import button, column, line_field
from paku_studio.widgets.help_html import ICON, page_markup, page_style, sections_markup
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.place_dialog import PlaceDialog
from paku_studio.widgets.settings_parts import Choice

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk


_SCROLLING = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class HelpDialog(PlaceDialog):
    """The first three minutes, the marks, paper, the keys."""

    width_wanted, height_wanted = 780, 680
    scrolls = False

    def __init__(self, desk: "Desk", page: str = START, parent: QWidget | None = None) -> None:
        self._page = page if page in PAGES else START
        self._sought = ""
        super().__init__(desk, N_("Help"), self._made, parent)

    def _made(self) -> QWidget:
        """Field, pages, text."""
        desk, t, px = self._desk, self._desk.t, self._desk.look.px
        self._pages = pages(t, keys_of_actions(t, _spoken))
        self.field = line_field(desk, t("Find in the help"), self._sought, t("Find in the help"))
        self.field.setObjectName("find in the help")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._seek)
        self.tabs = self._make_tabs()
        self.choice = self._make_choice()
        self.browser = self._make_browser()
        box = column(self.choice, self.field, self.tabs, self.browser, spacing=px(8))
        box.setStretch(3, 1)
        box.setContentsMargins(px(24), px(4), px(24), px(12))
        made = QWidget()
        made.setLayout(box)
        self._show()
        return made

    def fit(self) -> None:
        """Where tabs have no room, the page is chosen beside the field."""
        super().fit()
        wide = self.width() >= self.tabs.sizeHint().width() + self._desk.look.px(60)
        self.tabs.setVisible(wide and self.is_tall())
        self.choice.setVisible(not (wide and self.is_tall()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, PageUp and PageDown in the field turn the page's own bar: the keys need not leave the field."""
        bar, step = self.browser.verticalScrollBar(), _SCROLLING.get(event.key())
        if step is not None and self.field.hasFocus() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            bar.triggerAction(step)
        else:
            super().keyPressEvent(event)

    def _make_tabs(self) -> QTabBar:
        t = self._desk.t
        made = QTabBar()
        made.setObjectName("pages")
        made.setAccessibleName(t("Pages of the help"))
        made.setExpanding(False)
        made.setDrawBase(False)
        for name in PAGES:
            made.addTab(t(TITLES[name]))
        made.setCurrentIndex(PAGES.index(self._page))
        made.currentChanged.connect(self._turn)
        return made

    def _make_choice(self) -> Choice:
        t = self._desk.t
        titles = {name: t(TITLES[name]) for name in PAGES}
        made = Choice(self._desk, titles, self._page, lambda name: self.tabs.setCurrentIndex(PAGES.index(name)))
        made.setObjectName("page")
        made.setAccessibleName(t("Pages of the help"))
        return made

    def first(self) -> QWidget:
        """The field that finds words."""
        return self.field

    def buttons(self) -> list[QWidget]:
        """The marks on one sheet of paper."""
        self.print_button = button(self._desk, self._desk.t("Print the marks"), "printer")
        self.print_button.setObjectName("print the marks")
        self.print_button.clicked.connect(lambda: self._desk.run("help.print_marks"))
        return [self.print_button]

    def turn_to(self, page: str) -> None:
        """Show one of the pages: start, marks, sheets or keys."""
        self.field.clear()
        self.tabs.setCurrentIndex(PAGES.index(page))

    def _make_browser(self) -> QTextBrowser:
        look = self._desk.look
        made = QTextBrowser()
        made.setObjectName("help")
        made.setAccessibleName(self._desk.t("Help"))
        made.setOpenLinks(False)
        made.setTabChangesFocus(True)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.document().setDefaultStyleSheet(page_style(look))
        made.document().setDocumentMargin(look.px(14))
        for icon in {line.icon for page in self._pages for section in page.sections for line in section.rows} - {""}:
            picture = pixmap(icon, look.spruce, look.px(18), 2.0)
            made.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(ICON + icon), picture)
        return made

    def _turn(self, place: int) -> None:
        self._page = PAGES[place]
        self.choice.setCurrentIndex(place)
        if self.field.text():
            self.field.clear()
        else:
            self._show()

    def _seek(self, words: str) -> None:
        self._sought = words
        self._show()

    def _show(self) -> None:
        look = self._desk.look
        if self._sought.strip():
            self.browser.setHtml(sections_markup(self._found_title(), self._found(), look))
        else:
            self.browser.setHtml(page_markup(self._open_page(), look))
        self.browser.verticalScrollBar().setValue(0)

    def _open_page(self) -> Page:
        return next(page for page in self._pages if page.name == self._page)

    def _found(self) -> tuple[Section, ...]:
        return search(self._pages, self._sought)

    def _found_title(self) -> str:
        t = self._desk.t
        return t("Found in the help") if self._found() else t("The help has nothing on that. Try another word.")


def _spoken(keys: str) -> str:
    """A key as this machine's keyboard has it."""
    said = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return said.replace("Return", "Enter")
