"""The start page's right column: recovered work, recent files, drafts, templates, examples, languages, help."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from paku_studio.editor.shelf import UNTITLED, Shelf, Standing, when_in_words
from paku_studio.editor.welcome import Offer, examples, templates
from paku_studio.widgets.controls import button, column, ground, hairline, icon_button, label, plain_tip, row
from paku_studio.widgets.start_parts import (
    Grid,
    PartsButton,
    RowButton,
    ThumbnailLabel,
    Turning,
    one_line,
    picture_label,
    shortened,
    wrapped,
)
from paku_studio.widgets.start_pictures import Job, example_picture, template_picture

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
DIFFERENCES = 12
"""What differs is told line by line up to so many lines."""


class ReadyPanel(QWidget):
    """Everything that can be gone on with, or begun from."""

    template_wanted = Signal(str)
    example_wanted = Signal(str)
    changed = Signal()
    """Something was taken off: the panel is to be made anew."""

    def __init__(self, desk: "Desk", shelf: Shelf, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._now = desk, now
        self.jobs: list[Job] = []
        """The pictures that are still to be made."""
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        t = desk.t
        parts: list[QWidget] = [self._recovered(each) for each in shelf.recovered]
        if shelf.recent:
            parts.append(self._section(t("Opened lately"), [self._recent(each) for each in shelf.recent]))
        if shelf.drafts:
            parts.append(self._section(t("Drafts without a name"), [self._draft(each) for each in shelf.drafts]))
        ready = [self._templates(), self._examples()]
        parts += ready if shelf.recent or shelf.drafts else reversed(ready)
        self._box = column(*parts, None, self._foot(), spacing=desk.look.px(24))
        self.setLayout(self._box)
        self.set_wide(True)

    def set_wide(self, wide: bool) -> None:
        """Generous margins beside another column, small ones below it."""
        px = self._desk.look.px
        side = px(36) if wide else px(20)
        self._box.setContentsMargins(side, px(28) if wide else px(16), side, px(20))

    # Recovered work

    def _recovered(self, standing: Standing) -> QWidget:
        t, px = self._desk.t, self._desk.look.px
        panel = ground("tint")
        words = column(
            wrapped(self._desk, t("Unfinished work is safe"), "title"),
            wrapped(self._desk, self._about_recovered(standing)),
            spacing=px(2),
        )
        if standing.moved:
            moved = t("The file has been changed elsewhere since. Going on makes a file of its own beside it.")
            words.addWidget(wrapped(self._desk, moved))
        told = QWidget()
        told.setLayout(row(picture_label(self._desk, "history", 24, self._desk.look.spruce), words, spacing=px(16)))
        told.layout().setStretch(1, 1)
        list_of = wrapped(self._desk, "")
        list_of.hide()
        choices = self._choices(standing, list_of)
        box = column(Turning(told, choices, px(640), px(12)), list_of, spacing=px(8))
        box.setContentsMargins(px(18), px(12), px(16), px(12))
        panel.setLayout(box)
        return panel

    def _about_recovered(self, standing: Standing) -> str:
        said = self._desk.t("%(title)s · last change %(when)s, the program did not close")
        return said % {"title": self._title(standing), "when": self._when(standing)}

    def _choices(self, standing: Standing, list_of: QWidget) -> QWidget:
        t, desk = self._desk.t, self._desk
        title = self._title(standing)
        go_on = button(desk, t("Go on from here"))
        go_on.setAccessibleName(t("Go on from here: %(title)s") % {"title": title})
        go_on.clicked.connect(lambda: desk.resume(standing.found))
        made = [go_on]
        if standing.discard is not None:
            aside = button(desk, t("Set aside"), kind="flat")
            aside.setToolTip(t("It goes to the backups; nothing is lost."))
            aside.setAccessibleName(t("Set aside: %(title)s") % {"title": title})
            aside.clicked.connect(lambda: self._take_off(standing))
            made.insert(0, aside)
        if standing.differences is not None:
            made.insert(0, self._unfold(standing, list_of))
        for each in made:
            each.setAutoDefault(True)
        box = QWidget()
        box.setLayout(row(None, *made, spacing=desk.look.px(8)))
        return box

    def _unfold(self, standing: Standing, list_of: QWidget) -> QWidget:
        t = self._desk.t
        made = button(self._desk, t("Show what differs"), kind="flat")
        made.setCheckable(True)

        def show(shown: bool) -> None:
            if shown and not list_of.text():
                list_of.setText(self._told(standing))
            list_of.setVisible(shown)

        made.toggled.connect(show)
        return made

    def _told(self, standing: Standing) -> str:
        lines = standing.differences() if standing.differences is not None else ()
        if not lines:
            return self._desk.t("Nothing differs from the file.")
        said = [f"• {one_line(line)}" for line in lines[:DIFFERENCES]]
        if len(lines) > DIFFERENCES:
            said.append(self._desk.t("And %(count)d more of these.") % {"count": len(lines) - DIFFERENCES})
        return "\n".join(said)

    # Lists

    def _section(self, heading: str, parts: Sequence[QWidget], note: str = "", gap: int = 2) -> QWidget:
        desk = self._desk
        made = QWidget()
        made.setAccessibleName(heading)
        head = wrapped(desk, heading, "section")
        top: QWidget = head
        if note:
            top = Turning(head, label(desk, note, "soft"), desk.look.px(480), 0)
        box = column(top, desk.look.px(gap), *parts, spacing=desk.look.px(2))
        made.setLayout(box)
        return made

    def _recent(self, standing: Standing) -> QWidget:
        made = self._row(standing, standing.where)
        made.clicked.connect(lambda: self._desk.open_path(standing.path))
        return self._with_removal(made, standing, self._desk.t("Take off the list"), "x")

    def _draft(self, standing: Standing) -> QWidget:
        made = self._row(standing, self._desk.t("Not saved under a name yet"))
        made.clicked.connect(lambda: self._desk.open_path(standing.path))
        return self._with_removal(made, standing, self._desk.t("Set aside"), "trash-2")

    def _row(self, standing: Standing, about: str) -> RowButton:
        desk, px = self._desk, self._desk.look.px
        title, when = self._title(standing), self._when(standing)
        picture = ThumbnailLabel(desk, 64, 40)
        if standing.thumbnail is not None:
            self.jobs.append((standing.thumbnail, picture.show_picture))
        words = column(shortened(title, "section"), shortened(about, "caption"), spacing=0)
        parts = row(picture, words, label(desk, when, "caption"), spacing=px(14))
        parts.setStretch(1, 1)
        parts.setContentsMargins(px(8), px(6), px(8), px(6))
        made = RowButton(title, parts, ", ".join(filter(None, (about, when))))
        made.setToolTip(plain_tip(f"{title}\n{about}"))
        return made

    def _with_removal(self, made: RowButton, standing: Standing, words: str, icon: str) -> QWidget:
        if standing.discard is None:
            return made
        named = f"{words}: {self._title(standing)}"
        off = icon_button(self._desk, icon, named, px=17)
        off.setToolTip(words)
        off.clicked.connect(lambda: self._take_off(standing))
        made.taken_off = lambda: self._take_off(standing)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(lambda at: self._row_menu(made, at, words, standing))
        box = row(made, off, spacing=self._desk.look.px(4))
        box.setStretch(0, 1)
        line = QWidget()
        line.setLayout(box)
        return line

    def _row_menu(self, made: QWidget, at: QPoint, words: str, standing: Standing) -> None:
        menu = QMenu(made)
        menu.addAction(words).triggered.connect(lambda *_: self._take_off(standing))
        menu.popup(made.mapToGlobal(at))

    def _take_off(self, standing: Standing) -> None:
        if standing.discard is not None:
            standing.discard()
            self.changed.emit()

    def _title(self, standing: Standing) -> str:
        return one_line(standing.title) or self._desk.t(UNTITLED)

    def _when(self, standing: Standing) -> str:
        return when_in_words(standing.when, self._now, self._desk.t) if standing.when else ""

    # What to begin from

    def _templates(self) -> QWidget:
        language = self._desk.language
        cards = [
            self._card(each, self.template_wanted.emit, lambda name=each.name: template_picture(name, language))
            for each in templates()
        ]
        return self._section(self._desk.t("Templates"), [self._grid(cards)], gap=6)

    def _examples(self) -> QWidget:
        t = self._desk.t
        cards = [
            self._card(each, self.example_wanted.emit, lambda name=each.name: example_picture(name))
            for each in examples()
        ]
        note = t("They open as a copy, the original stays")
        return self._section(t("Finished examples"), [self._grid(cards)], note, gap=6)

    def _grid(self, cards: Sequence[QWidget]) -> QWidget:
        px = self._desk.look.px
        return Grid(cards, px(270), 3, px(12))

    def _card(self, offer: Offer, wanted: Callable[[str], None], maker: Callable[[], bytes]) -> QWidget:
        desk, px = self._desk, self._desk.look.px
        title, about = desk.t(offer.title), desk.t(offer.about) if offer.about else ""
        picture = ThumbnailLabel(desk, 96, 60)
        self.jobs.append((maker, picture.show_picture))
        words = column(None, wrapped(desk, title, "section"), spacing=px(2))
        if about:
            words.addWidget(wrapped(desk, about, "caption"))
        words.addStretch(1)
        parts = row(picture, words, spacing=px(12))
        parts.setStretch(1, 1)
        parts.setContentsMargins(px(9), px(9), px(10), px(9))
        made = PartsButton(title, "tile", parts, about)
        made.clicked.connect(lambda: wanted(offer.name))
        return made

    # Languages and help

    def _foot(self) -> QWidget:
        t, px = self._desk.t, self._desk.look.px
        made = QWidget()
        languages = self._languages()
        settings = button(self._desk, t("Settings"), "settings", "flat")
        settings.clicked.connect(lambda: self._desk.run("file.settings"))
        help_button = button(self._desk, t("Help"), "circle-help", "flat")
        help_button.clicked.connect(lambda: self._desk.run("help.open"))
        others = QWidget()
        others.setLayout(row(None, settings, help_button, spacing=px(4)))
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(hairline(self._desk))
        box.addWidget(Turning(languages, others, px(480), px(4)))
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return made

    def _languages(self) -> QWidget:
        desk, px = self._desk, self._desk.look.px
        made = QWidget()
        made.setAccessibleName(desk.t("Language"))
        buttons = []
        for code, name in LANGUAGE_NAMES.items():
            each = button(desk, name, kind="flat")
            each.setCheckable(True)
            each.setChecked(code == desk.language)
            each.setAutoDefault(True)
            each.clicked.connect(lambda *_, each=each, code=code: self._speak(each, code))
            buttons.append(each)
        made.setLayout(row(*buttons, None, spacing=px(4)))
        return made

    def _speak(self, pressed: QPushButton, code: str) -> None:
        pressed.setChecked(code == self._desk.language)
        self._desk.set_language(code)
