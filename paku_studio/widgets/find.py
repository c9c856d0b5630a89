"""The bar above the canvas that finds words and replaces them. Knows no canvas: it selects, and others show."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from paku_studio.editor.editor import Change
from paku_studio.editor.finding import Finder, Match, Sought, replace, words_around
from paku_studio.editor.finding_order import show
from paku_studio.editor.finding_words import where
from paku_studio.locale import translate_count
from paku_studio.widgets.controls import button, hairline, icon_button, label, line_field, name_button, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow, keeps_key, one_line

WAIT = 120
"""Milliseconds without a key after which a large document is searched."""
LARGE = 4_000
"""Records from which searching waits for a pause in the typing."""


class FindBar(QWidget):
    """Words to find, which of how many is shown, where it stands; below that, what to write instead."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._finder = Finder(desk.editor.document)
        self._matches: tuple[Match, ...] = ()
        self._place = -1
        self._came_from: QWidget | None = None
        self._stale = True
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._wait.timeout.connect(self.search)
        self._prepare = QTimer(self, interval=0)
        self._prepare.timeout.connect(self._go_on_preparing)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Find and replace"))
        self._make_controls()
        self._lay_out()
        self._shortcuts = [self._shortcut("F3", 1), self._shortcut("Shift+F3", -1)]
        desk.listen(self, self._follow)
        self._show_count()
        self.hide()

    def _make_controls(self) -> None:
        desk, t = self._desk, self._desk.t
        self.field = line_field(desk, t("Find"), placeholder=t("Find in the document"))
        self.field.textEdited.connect(lambda _: self._typed())
        self.count = label(desk, "", "soft")
        self.context = label(desk, "", "caption", wrap=True)
        self.previous = icon_button(desk, "chevron-up", t("Previous"), "Shift+F3")
        self.next = icon_button(desk, "chevron-down", t("Next"), "F3")
        self.close_button = icon_button(desk, "x", t("Close"), "Esc")
        self.options = icon_button(desk, "sliders-horizontal", t("How to find"))
        self.options.setCheckable(True)
        self._menu = QMenu(self)
        self.whole = self._option(t("Whole words only"))
        self.case = self._option(t("Mind capital letters"))
        self.here = self._option(t("Only this pathway"))
        self.options.clicked.connect(lambda *_: self._open_options())
        self.swap = icon_button(desk, "replace", t("Replace"), "Ctrl+H")
        self.swap.setCheckable(True)
        self.by = line_field(desk, t("Replace with"), placeholder=t("Replace with"))
        self.one = button(desk, t("Replace"))
        self.all = button(desk, t("Replace all"))
        self.previous.clicked.connect(lambda *_: self.step(-1))
        self.next.clicked.connect(lambda *_: self.step(1))
        self.close_button.clicked.connect(lambda *_: self.close_bar())
        self.swap.toggled.connect(self._show_replace)
        self.one.clicked.connect(lambda *_: self.replace_one())
        self.all.clicked.connect(lambda *_: self.replace_all())

    def _option(self, name: str) -> QAction:
        made = self._menu.addAction(name)
        made.setCheckable(True)
        made.toggled.connect(lambda _: self._change_options())
        return made

    def _open_options(self) -> None:
        self._change_options(search=False)
        self._menu.popup(self.options.mapToGlobal(self.options.rect().bottomLeft()))

    def _change_options(self, *, search: bool = True) -> None:
        """The button shows whether anything but the usual is asked; its name says what."""
        chosen = [option.text() for option in (self.whole, self.case, self.here) if option.isChecked()]
        self.options.setChecked(bool(chosen))
        name_button(self.options, ": ".join((self._desk.t("How to find"), ", ".join(chosen))).removesuffix(": "))
        if search:
            self.search()

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.field.setMinimumWidth(px(180))
        self.by.setMinimumWidth(px(180))
        steps = QWidget()
        tools = (self.count, self.previous, self.next, self.options, self.swap, self.close_button)
        steps.setLayout(row(*tools, spacing=px(4)))
        finding = Flow(px(4), self.field, steps, grow=self.field)
        self.replacing = Flow(px(4), self.by, self.one, self.all, grow=self.by)
        self.replacing.hide()
        inner = QVBoxLayout()
        inner.setContentsMargins(px(12), px(6), px(12), px(6))
        inner.setSpacing(px(4))
        inner.addWidget(finding)
        inner.addWidget(self.replacing)
        inner.addWidget(self.context)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(inner)
        outer.addWidget(hairline(self._desk))
        buttons = (self.previous, self.next, self.options, self.swap, self.one, self.all, self.close_button)
        for before, after in pairwise((self.field, self.by, *buttons)):
            QWidget.setTabOrder(before, after)

    def _shortcut(self, keys: str, step: int) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        made.activated.connect(lambda: self.step(step))
        return made

    def open(self, *, replace: bool = False) -> None:
        """Show the bar, its words chosen so that typing begins anew; Escape gives the keys back."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._came_from = focus
        stood = self.isVisible()
        self.show()
        self.swap.setChecked(replace or (stood and self.swap.isChecked()))
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self._stale:
            self.search(show=False)
        self._prepare.start()

    def _go_on_preparing(self) -> None:
        """While nobody types, texts are made ready in small portions."""
        if not self.isVisible() or self._finder.prepare(0.008):
            self._prepare.stop()

    def close_bar(self) -> None:
        """Put the bar away; the keys go back to where they were."""
        self._wait.stop()
        self.hide()
        target, self._came_from = self._came_from, None
        if target is not None and target.isVisible() and target.isEnabled():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.focus("canvas")

    def _show_replace(self, wanted: bool) -> None:
        self.replacing.setVisible(wanted)
        if wanted and self.isVisible() and self.field.text():
            self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def sought(self) -> Sought:
        """What is looked for now."""
        pathway = self._desk.editor.pathway if self.here.isChecked() else ""
        return Sought(self.field.text(), self.whole.isChecked(), self.case.isChecked(), (), pathway)

    @property
    def match(self) -> Match | None:
        """The match that is shown."""
        return self._matches[self._place] if 0 <= self._place < len(self._matches) else None

    def _typed(self) -> None:
        if len(self._desk.editor.records) > LARGE:
            self._wait.start()
        else:
            self.search()

    def search(self, *, show: bool = True) -> None:
        """Look through the document; show the first match at or after the one that was shown."""
        before = self.match
        self._stale = False
        self._matches = self._finder.find(self.sought)
        self._place = self._nearest(before)
        self._show_count()
        if show:
            self._show_match()

    def _nearest(self, before: Match | None) -> int:
        if before is not None:
            for place, match in enumerate(self._matches):
                same = (match.record, match.field, match.item) == (before.record, before.field, before.item)
                if same and match.start >= before.start:
                    return place
        selected = self._desk.editor.place
        found = next((place for place, match in enumerate(self._matches) if match.record == selected), -1)
        if found >= 0 or not self._matches:
            return max(found, 0)
        here = self._finder.standing_on(self._desk.editor.pathway)
        return next((place for place, match in enumerate(self._matches) if match.record in here), 0)

    def step(self, by: int) -> None:
        """Show the next match, or the one before; after the last comes the first."""
        if not self._search_if_due() and self._matches:
            self._place = (self._place + by) % len(self._matches)
            self._show_count()
            self._show_match()

    def _search_if_due(self) -> bool:
        """Look through the document at once where that waits for a pause in the typing; whether it did."""
        due = self._wait.isActive() or self._stale
        if due:
            self._wait.stop()
            self.search()
        return due

    def _show_match(self) -> None:
        match = self.match
        if match is None:
            return
        show(self._desk.editor, match.record)

    def _show_count(self) -> None:
        t, match = self._desk.t, self.match
        found = len(self._matches)
        if not self.field.text():
            words, spoken = "", ""
        elif match is None:
            words = spoken = t("Not found")
        else:
            words = f"{self._place + 1}/{found}"
            spoken = t("Match %(number)s of %(count)s") % {"number": self._place + 1, "count": found}
        self.count.setText(words)
        self.count.setAccessibleName(spoken)
        self.context.setText(self._context(match))
        self.context.setVisible(match is not None)
        for control in (self.previous, self.next, self.one, self.all):
            control.setEnabled(match is not None)

    def _context(self, match: Match | None) -> str:
        if match is None:
            return ""
        records = self._desk.editor.records
        said = one_line("".join(words_around(records, match)))
        return f"{where(self._desk.editor.document, match, self._desk.language)}: {said}"

    def replace_one(self) -> None:
        """Write the other words here, and go on to the next match."""
        match = None if self._search_if_due() else self.match
        if match is None:
            return
        place = self._place
        if self._replace((match,)):
            after = match.start + len(self.by.text())
            self._place = self._after(match, after, place)
            self._show_count()
            self._show_match()

    def _after(self, match: Match, character: int, place: int) -> int:
        """The first match behind what was just written; the words written are not looked through again."""
        for index in range(place, len(self._matches)):
            other = self._matches[index]
            here = (other.record, other.field, other.item) == (match.record, match.field, match.item)
            if not here or other.start >= character:
                return index
        return 0

    def replace_all(self) -> None:
        """Write the other words everywhere, as one edit."""
        self._search_if_due()
        count = len(self._matches)
        if self._replace(self._matches):
            desk = self._desk
            said = translate_count(desk.language, "Replaced in %d place.", "Replaced in %d places.", count)
            desk.say(said % count)

    def _replace(self, matches: tuple[Match, ...]) -> bool:
        editor = self._desk.editor
        done = editor.attempt(replace, editor.document, matches, self.sought, self.by.text())
        if done is None:
            return False
        self.search(show=False)
        return True

    def _follow(self, change: Change) -> None:
        if change.commit is not None:
            self._finder.follow(change.commit)
            self._stale = True
            if self.isVisible() and not self._wait.isActive():
                self._wait.start() if len(self._desk.editor.records) > LARGE else self.search(show=False)
        elif "pathway" in change.what and self.here.isChecked():
            self._stale = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away; Enter goes on, Shift+Enter back, in the other field it replaces."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif enter and self.by.hasFocus():
            self.replace_one()
        elif enter and self.field.hasFocus():
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.step(1)
        elif event.key() == Qt.Key.Key_Up and self.field.hasFocus():
            self.step(-1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the bar while the keys are in it."""
        overriding = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overriding and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return keeps_key(event) or super().event(event)
