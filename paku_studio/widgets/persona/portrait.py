"""The portrait's column: the square, the tools to draw with, the faces, the words for a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QWidget

from paku_studio.editor.personas import open_persona
from paku_studio.edits import set_text
from paku_studio.models import StrokeWidth
from paku_studio.widgets.controls import column, icon_button, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import TextEntry
from paku_studio.widgets.inspector.wrapping import Flow
from paku_studio.widgets.persona.bringing import Bringing
from paku_studio.widgets.persona.faces import FaceGrid
from paku_studio.widgets.persona.pad import Pad

MORE = ("persona.draw", "", "persona.clear", "persona.remove_portrait")


class PortraitColumn(QWidget):
    """What one draws, chooses or drops, and what it shows in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._tools, self._shown = desk, desk.editor.portraying, ""
        t, px = desk.t, desk.look.px
        self.pad, self.bringing = Pad(desk), Bringing(desk, self)
        self.pad.dropped.connect(self.bringing.bring)
        self.pad.opened.connect(lambda: self.open_faces(True))
        self.faces = FaceGrid(desk)
        self.faces.hide()
        self.faces.chosen.connect(self._choose)
        self.faces.left.connect(lambda: self.open_faces(False))
        self.bringing.changed.connect(self.refresh)
        self.busy = label(desk, t("Bringing the picture…"), "caption", wrap=True)
        self.words = TextEntry(desk, t("The portrait in words, for a screen reader"), lines=False)
        self.words.setStyleSheet(f"QPlainTextEdit {{ padding: {px(4)}px {px(8)}px; }}")
        self.words.written.connect(self._write)
        said = label(desk, t("The portrait in words (for a screen reader)"), "label", wrap=True)
        said.setBuddy(self.words)
        parts = (self.pad, self._buttons(), self.faces, self.busy, said, self.words)
        self.setLayout(column(*parts, spacing=px(8)))
        desk.handle("persona.picture", lambda: self.bringing.ask(self.window()))
        self.refresh()

    def _buttons(self) -> QWidget:
        desk, t = self._desk, self._desk.t
        self.pencil = icon_button(desk, "pencil", t("Pencil"))
        self.eraser = icon_button(desk, "eraser", t("Eraser: takes a whole line away"))
        self.thin, self.thick = self._dot(4, t("Thin line")), self._dot(9, t("Thick line"))
        self.choose = icon_button(desk, "circle-user", t("Drawn faces"))
        self.file = icon_button(desk, "image-plus", t("A picture from a file"))
        self.more = icon_button(desk, "ellipsis", t("More for the portrait"))
        for one in (self.pencil, self.eraser, self.thin, self.thick, self.choose):
            one.setCheckable(True)
        self._groups = [QButtonGroup(self), QButtonGroup(self)]
        for group, members in zip(self._groups, ((self.pencil, self.eraser), (self.thin, self.thick)), strict=True):
            for one in members:
                group.addButton(one)
        self.pencil.clicked.connect(lambda: self._tools.take("pencil"))
        self.eraser.clicked.connect(lambda: self._tools.take("eraser"))
        self.thin.clicked.connect(lambda: self._tools.take("pencil", StrokeWidth.THIN))
        self.thick.clicked.connect(lambda: self._tools.take("pencil", StrokeWidth.THICK))
        self.choose.clicked.connect(self.open_faces)
        self.file.clicked.connect(lambda: desk.run("persona.picture"))
        self.more.clicked.connect(self._open_more)
        every = (self.pencil, self.eraser, self.thin, self.thick, self.choose, self.file, self.more)
        for one in every:
            one.setFixedSize(desk.look.px(35), desk.look.px(36))
        holder = Flow(0, *every)
        holder.setAccessibleName(t("Tools for the portrait"))
        return holder

    def _dot(self, px: int, name: str) -> QToolButton:
        """A button with a dot as thick as the line."""
        from PySide6.QtCore import QRectF, QSize
        from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

        desk = self._desk
        made = icon_button(desk, "circle", name)
        side, ratio = desk.look.px(20), self.devicePixelRatioF()
        picture = QPixmap(QSize(round(side * ratio), round(side * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(desk.look.ink))
        dot = desk.look.px(px)
        painter.drawEllipse(QRectF((side - dot) / 2, (side - dot) / 2, dot, dot))
        painter.end()
        made.setIcon(QIcon(picture))
        return made

    def refresh(self) -> None:
        """Show the portrait and its words as they are now."""
        tools, persona = self._tools, open_persona(self._desk.editor)
        self.pad.refresh()
        self.pencil.setChecked(tools.draws and tools.tool == "pencil")
        self.eraser.setChecked(tools.draws and tools.tool == "eraser")
        for group, pressed in zip(self._groups, (tools.draws, True), strict=True):
            group.setExclusive(pressed)
        self.pencil.setChecked(tools.draws and tools.tool == "pencil")
        self.thin.setChecked(tools.width is StrokeWidth.THIN)
        self.thick.setChecked(tools.width is StrokeWidth.THICK)
        chosen = persona.portrait if persona is not None and not persona.picture else None
        self.faces.show_chosen(chosen)
        self._shown = persona.id if persona is not None else ""
        self.words.show_value(tools.words())
        self.words.setEnabled(persona is not None)
        self.busy.setVisible(self.bringing.busy)

    def settle(self) -> None:
        """Another persona is shown: what was typed for the one before is written there, if that still stands."""
        editor, before = self._desk.editor, self._shown
        words = self.words.toPlainText().strip() if self.words.typed else ""
        self.words.forget()
        if words and before in editor.records:
            editor.attempt(set_text, editor.document, before, "portrait_words", words)

    def write(self) -> None:
        """Write what is typed."""
        self.words.write()

    def open_faces(self, wanted: bool) -> None:
        """Show the faces below the square, with the keys in them; or put them away."""
        self.faces.setVisible(wanted)
        self.choose.setChecked(wanted)
        if wanted:
            self.faces.begin()
        else:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, name: str) -> None:
        self._desk.editor.attempt(self._tools.choose, name)
        self.open_faces(False)

    def _write(self, words: str) -> None:
        if self._desk.editor.persona:
            self._desk.editor.attempt(self._tools.write_words, words)
            self.words.settle(self._tools.words())

    def _open_more(self) -> None:
        from paku_studio.widgets.menus import entry

        self._menu = QMenu(self)
        for name in MORE:
            if name:
                self._menu.addAction(entry(self._desk, self._menu, name))
            else:
                self._menu.addSeparator()
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
