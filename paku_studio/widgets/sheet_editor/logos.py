"""The logos at the foot of the sheets: what each shows, whose it is, its place. Of the whole document."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor.inspecting import Choice
from paku_studio.locale import label as word
from paku_studio.models import Logo, LogoKind
from paku_studio.widgets.controls import button, column, icon_button, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import ChoiceButton, TextEntry
from paku_studio.widgets.sheet_editor.bringing import BringingLogo

SHOWN = (72, 40)
"""Logical pixels of a logo among the fields."""


class LogoRow(QWidget):
    """One logo: its picture, whose it is, its words for who does not see it."""

    def __init__(self, desk: Desk, logo: str) -> None:
        super().__init__()
        self.desk, self.logo = desk, logo
        t, look = desk.t, desk.look
        self._picture = ""
        self.picture = QLabel()
        self.picture.setFixedSize(look.px(SHOWN[0] + 8), look.px(SHOWN[1] + 8))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setStyleSheet(f"background: #FFFFFF; border: 1px solid {look.line};")
        self.kind = ChoiceButton(desk, t("Whose logo"), self._kinds)
        self.kind.written.connect(lambda value: self._attempt(edits.change_logo, kind=LogoKind(value)))
        self.up = icon_button(desk, "arrow-up", t("Earlier"), px=16)
        self.down = icon_button(desk, "arrow-down", t("Later"), px=16)
        self.take = icon_button(desk, "trash-2", t("Remove the logo"), px=16)
        for part in (self.up, self.down, self.take):
            part.setFixedSize(look.px(32), look.px(32))
        self.up.clicked.connect(lambda *_: self._move(-1))
        self.down.clicked.connect(lambda *_: self._move(1))
        self.take.clicked.connect(lambda *_: self._attempt(edits.remove_logo))
        self.words = TextEntry(desk, t("What the logo says, for screen readers"), t("What the logo says"), lines=False)
        self.words.written.connect(self._write)
        head = row(self.picture, self.kind, spacing=look.px(8))
        head.setStretch(1, 1)
        tail = row(self.words, self.up, self.down, self.take, spacing=look.px(2))
        tail.setStretch(0, 1)
        self.setLayout(column(head, tail, spacing=look.px(6)))

    def _kinds(self) -> tuple[Choice, ...]:
        return tuple(Choice(kind.value, word("LogoKind", kind.value, self.desk.language)) for kind in LogoKind)

    def show_logo(self, logo: Logo, place: int, count: int) -> None:
        """As it is now."""
        self.logo = logo.id
        if logo.picture != self._picture:
            self._picture = logo.picture
            self.picture.setPixmap(self._shown(self.desk.editor.pictures.get(logo.picture, b"")))
        self.picture.setAccessibleName(logo.words)
        self.kind.show_value(logo.kind.value)
        self.words.show_value(logo.words)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place + 1 < count)

    def _shown(self, data: bytes) -> QPixmap:
        picture = QPixmap()
        picture.loadFromData(data)
        if picture.isNull():
            return picture
        ratio, px = self.devicePixelRatioF(), self.desk.look.px
        room = QSize(round(px(SHOWN[0]) * ratio), round(px(SHOWN[1]) * ratio))
        shown = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown

    def _write(self, words: str) -> None:
        self._attempt(edits.change_logo, words=words.strip())
        record = self.desk.editor.records.get(self.logo)
        self.words.settle(record.words if isinstance(record, Logo) else "")

    def _move(self, by: int) -> None:
        ids = [logo.id for logo in self.desk.editor.sheet_editing.logos()]
        beside = ids[ids.index(self.logo) + by]
        self._attempt(edits.move_logo, **{"after" if by > 0 else "before": beside})

    def _attempt(self, verb: object, **given: object) -> None:
        self.desk.editor.attempt(verb, self.desk.editor.document, self.logo, **given)  # type: ignore[arg-type]


class Logos(QWidget):
    """All of them, and a button for one more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: dict[str, LogoRow] = {}
        t, px = desk.t, desk.look.px
        self.bringing = BringingLogo(desk, self)
        self.add = button(desk, t("A logo from a file…"), "image-plus")
        self.add.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add.clicked.connect(lambda *_: self.bringing.ask(self.window()))
        self.hint = label(desk, t("The sheets show three at most: project, fund, organisation."), "caption", wrap=True)
        self._box = QVBoxLayout()
        self._box.setSpacing(px(14))
        self.setLayout(column(label(desk, t("Logos"), "label"), self._box, self.add, self.hint, spacing=px(8)))
        self.bringing.changed.connect(lambda: self.add.setEnabled(not self.bringing.busy))

    def refresh(self) -> None:
        """The logos as they are now."""
        logos = self.desk.editor.sheet_editing.logos()
        keep = [logo.id for logo in logos]
        held = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        for gone in [one for one in self.rows if one not in keep]:
            made = self.rows.pop(gone)
            self._box.removeWidget(made)
            made.hide()
            made.deleteLater()
        for place, logo in enumerate(logos):
            made = self.rows.get(logo.id) or self.rows.setdefault(logo.id, LogoRow(self.desk, logo.id))
            self._box.insertWidget(place, made)
            made.show_logo(logo, place, len(logos))
        if held and not self.isAncestorOf(self.window().focusWidget()):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Write what is half typed."""
        for made in self.rows.values():
            made.words.write()
