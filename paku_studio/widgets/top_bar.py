"""The bar above the work: menu, home, what is open and whether it is saved, undo, search, the projector."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from paku_studio.editor.editor import Change
from paku_studio.models import Pathway
from paku_studio.store import Commit
from paku_studio.widgets.controls import button, ground, hairline, icon_button, label, restyle, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.elided import ElidedButton, ElidedLabel
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.losing import state_of_filled
from paku_studio.widgets.page import Page
from paku_studio.widgets.pathway_names import pathway_name

SMALL = 560
"""Below this width in pixels of 100 % text the projector's button shows only its icon."""
HELP_BELOW = 860
"""Below this one the button that helps against trouble does so too."""


class TopBar(QWidget):
    """50 px high; never without the menu, the state of saving and undo."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look = desk.look
        self.setFixedHeight(look.px(50))
        self.menu = icon_button(desk, "menu", desk.t("Menu"), "F10")
        self.menu.clicked.connect(self.open_menu)
        self.home = icon_button(desk, "house", desk.t("Start page"))
        desk.watch(self.home, "file.start_page")
        self.title = ElidedButton(desk, "chevron-down")
        self.title.clicked.connect(self._choose)
        self.page: Page | None = None
        """What stands in place of the canvas, and says what is open; None at the pathway."""
        self.saved_sign = label(desk, "")
        self.saved_sign.setFixedSize(look.px(16), look.px(16))
        self.saved = ElidedLabel("caption")
        self._saving = ""
        self.rescue = button(desk, "", "hard-drive", "link")
        self.rescue.setVisible(False)
        self._help = ""
        desk.watch(self.rescue, "file.rescue")
        self.undo = icon_button(desk, "undo-2", "")
        desk.watch(self.undo, "edit.undo")
        self.redo = icon_button(desk, "redo-2", "")
        desk.watch(self.redo, "edit.redo")
        self.search = icon_button(desk, "search", "")
        desk.watch(self.search, "edit.find")
        self.outline = icon_button(desk, "list-tree", "")
        desk.watch(self.outline, "view.outline")
        self.side = icon_button(desk, "panel-right", "")
        desk.watch(self.side, "view.inspector")
        self.projector = button(desk, desk.t("Projector"), "presentation", "primary")
        desk.watch(self.projector, "view.projector")
        self._arrange()
        desk.listen(self, self._follow)
        self.show_title()

    def _arrange(self) -> None:
        look = self.desk.look
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        words.addLayout(row(self.title, None, spacing=0))
        below = row(look.px(6), self.saved_sign, self.saved, spacing=look.px(4))
        words.addLayout(below)
        line = hairline(self.desk, vertical=True)
        line.setFixedHeight(look.px(24))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = row(self.menu, self.home, line, spacing=look.px(4))
        layout.addLayout(words, 1)
        for part in (self.rescue, self.undo, self.redo, self.search, self.outline, self.side, self.projector):
            layout.addWidget(part)
        layout.setContentsMargins(look.px(8), 0, look.px(12), 0)
        self.setLayout(layout)

    def _follow(self, change: Change) -> None:
        open_now = {"pathway", "language", "persona", "value", "scope", "session", "meeting", "sheet", "merging"}
        if "filled" in change.what:
            self._show_saved()
        if change.what & open_now or (change.commit and self._told_of(change.commit)):
            self.show_title()

    def _told_of(self, commit: Commit) -> bool:
        """Whether a commit can have changed what is open: of a pathway it is known, of a page it is not."""
        return self.page is not None or self.desk.editor.pathway in commit.ids

    def show_page(self, page: Page | None) -> None:
        """Another page is shown, or the pathway."""
        self.page = page
        self.title.open_more(page is None or page.menu() is not None)
        self.show_title()

    def show_title(self) -> None:
        """What is open."""
        self._show_saved()
        if self.page is not None:
            title = self.page.title()
            self.title.show_words(title)
            return
        editor = self.desk.editor
        record = editor.records.get(editor.pathway)
        title = pathway_name(self.desk, record) if isinstance(record, Pathway) else self.desk.t("No pathway")
        self.title.show_words(title, self.desk.t("Pathway: %(name)s") % {"name": title})

    def show_saving(self, words: str, trouble: bool, busy: bool, help_: str = "") -> None:
        """The state of saving, in words; `help_`: what the button beside it does against the trouble."""
        look = self.desk.look
        self._help = help_
        self.rescue.setAccessibleName(help_)
        self.rescue.setVisible(bool(help_))
        self._name_help()
        still = "eye" if self.desk.editor.document.read_only else "check"
        sign = "triangle-alert" if trouble else "ellipsis" if busy else still
        colour = look.critical if trouble else look.ink_soft
        self.saved_sign.setPixmap(pixmap(sign, colour, look.px(14), self.devicePixelRatioF()))
        kind = "trouble" if trouble else "caption"
        if self.saved.property("kind") != kind:
            restyle(self.saved, kind)
        self._saving = words
        self._show_saved()

    def _name_help(self) -> None:
        """What the button against the trouble says, where there is room for words."""
        roomy = self.width() >= self.desk.look.px(HELP_BELOW)
        self.rescue.setText(f" {self._help}" if roomy else "")
        self.rescue.setToolTip("" if roomy else self._help)

    def _show_saved(self) -> None:
        """The state of saving, that what is filled in is not in it, and what the page adds."""
        note = self.page.note() if self.page is not None else ""
        self.saved.show_words(" · ".join(part for part in (self._saving, state_of_filled(self.desk), note) if part))

    def open_menu(self) -> None:
        """The main menu below its button."""
        from paku_studio.widgets.menus import main_menu

        self._show_below(main_menu(self.desk), self.menu)

    def _choose(self) -> None:
        """The menu of the title: other pathways, or what the page offers."""
        from paku_studio.widgets.pathway_list import pathway_menu

        menu = pathway_menu(self.desk) if self.page is None else self.page.menu()
        if menu is not None:
            self._show_below(menu, self.title)

    def _show_below(self, menu: QMenu, button: QToolButton | QWidget) -> None:
        self._shown = menu
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def fit(self, width: int, drawer: bool) -> None:
        """What is left out first when the window is narrow."""
        look = self.desk.look
        self.outline.setVisible(drawer and self.page is None)
        self.side.setVisible(drawer and self.page is None)
        few = width < look.px(SMALL)
        self.projector.setText("" if few else self.desk.t("Projector"))
        self.home.setVisible(width >= look.px(420))
        self._name_help()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other words on the button against trouble."""
        super().resizeEvent(event)
        self._name_help()


def line_below(bar: QWidget, desk: Desk) -> QWidget:
    """The bar with the hairline that parts it from what is below."""
    whole = ground("paper")
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(bar)
    layout.addWidget(hairline(desk))
    return whole
