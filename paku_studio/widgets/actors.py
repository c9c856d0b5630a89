"""The document's actors: rename everywhere, join doubles, add, take away what nobody uses. Never stops the work."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from paku_studio import edits
from paku_studio.editor.acting import Listed, about, actors_of, likely_doubles, split_abbreviations
from paku_studio.editor.editor import Change
from paku_studio.editor.inspecting import Choice
from paku_studio.locale import label as word
from paku_studio.models import Actor, ActorKind
from paku_studio.widgets.controls import button, column, ground, label, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import ChoiceButton, Labelled, LineEntry
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton, one_line
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

MOST_DOUBLES = 3
"""Suggestions shown at a time."""


class ActorsDialog(QDialog):
    """A list of all actors, the form of the one that is chosen, and suggestions for what to join."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._menu: QMenu | None = None
        self._offers: list[QAction] = []
        self._doubles: list[WordsButton] = []
        t, px = desk.t, desk.look.px
        self.setWindowTitle(t("Actors"))
        self.resize(px(480), px(660))
        self.model = Rows(self, lambda: actors_of(desk.editor.document, desk.language), self._told)
        self._make_list()
        self._make_form()
        self._make_buttons()
        self.hints = ground("tint")
        self.hints.setLayout(column(label(desk, t("These look like the same actor:"), "label", wrap=True), spacing=4))
        self.hints.layout().setContentsMargins(px(12), px(8), px(12), px(8))
        self.empty = label(desk, t("No actors yet. They come when you write who acts in a moment."), "soft", wrap=True)
        self.trouble = label(desk, "", "trouble", wrap=True)
        self.trouble.hide()
        self._lay_out()
        desk.listen(self, self._follow)
        self.refresh()

    def _told(self, found: Listed) -> TwoLines:
        return TwoLines(one_line(found.name), one_line(about(found, self._desk.language)))

    def _make_list(self) -> None:
        self.list = two_line_list(self._desk, self._desk.t("Actors"), self.model, least=44)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(self._desk.look.px(140))
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())

    def _make_form(self) -> None:
        desk, t = self._desk, self._desk.t
        self.name = LineEntry(t("Name"))
        self.kind = ChoiceButton(desk, t("Kind"), self._kinds)
        self.short = LineEntry(t("Abbreviations"), t("Separated by commas"))
        self.name.written.connect(self._rename)
        self.kind.written.connect(lambda value: self._change(kind=ActorKind(value)))
        self.short.written.connect(lambda text: self._change(abbreviations=split_abbreviations(text)))
        parts = [
            Labelled(desk, t("Name everywhere"), self.name),
            Labelled(desk, t("Kind"), self.kind),
            Labelled(desk, t("Abbreviations"), self.short),
        ]
        self.form = QWidget()
        self.form.setLayout(column(*parts, spacing=desk.look.px(8)))

    def _make_buttons(self) -> None:
        desk, t = self._desk, self._desk.t
        self.new = LineEntry(t("New actor"), t("New actor"))
        self.add = button(desk, t("Add"), "plus")
        self.join = button(desk, t("Join…"), "combine")
        self.how = label(desk, t("To join actors, choose at least two: hold Ctrl. F2 renames."), "soft", wrap=True)
        self.unused = button(desk, t("Remove unused"), "trash-2")
        self.close_button = button(desk, t("Close"))
        self.new.written.connect(lambda _: self._add())
        self.add.clicked.connect(lambda *_: self._add())
        self.join.clicked.connect(lambda *_: self._offer(self._chosen(), self.join))
        self.unused.clicked.connect(lambda *_: self._remove_unused())
        self.close_button.clicked.connect(lambda *_: self.close())

    def _lay_out(self) -> None:
        px = self._desk.look.px
        buttons = Flow(px(8), self.join, self.unused, self.close_button)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(px(16), px(16), px(16), px(16))
        box.setSpacing(px(12))
        for part in (self.hints, self.empty):
            box.addWidget(part)
        box.addWidget(self.list, 1)
        box.addLayout(row(self.new, self.add))
        box.addWidget(self.form)
        box.addWidget(self.trouble)
        box.addWidget(self.how)
        box.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(body))

    def refresh(self) -> None:
        """Show the actors as they are now; what was chosen stays chosen."""
        chosen = self._chosen()
        self.model.refresh()
        self.empty.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.rows))
        self.choose(chosen)
        count = sum(found.unused for found in self.model.rows)
        self.unused.setVisible(bool(count))
        words = self._desk.t("Remove unused (%(count)s)") % {"count": count}
        self.unused.setText(words)
        self.unused.setAccessibleName(words)
        self._show_doubles()
        self._show_chosen()

    def choose(self, ids: Sequence[str]) -> None:
        """Choose these actors in the list."""
        selection = self.list.selectionModel()
        selection.clearSelection()
        for place, found in enumerate(self.model.rows):
            if found.id in ids:
                index = self.model.index(place)
                selection.setCurrentIndex(index, selection.SelectionFlag.Select)

    def _chosen(self) -> tuple[str, ...]:
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self.model.rows[place].id for place in rows if place < len(self.model.rows))

    def _show_chosen(self) -> None:
        chosen, records = self._chosen(), self._desk.editor.records
        actor = records.get(chosen[0]) if len(chosen) == 1 else None
        self.join.setEnabled(len(chosen) > 1)
        why = "" if len(chosen) > 1 else self._desk.t("Choose at least two actors")
        self.join.setToolTip(why)
        self.join.setAccessibleDescription(why)
        self.how.setVisible(len(chosen) < 2 <= len(self.model.rows))
        self.form.setVisible(isinstance(actor, Actor))
        if isinstance(actor, Actor):
            self.name.show_value(actor.name)
            self.kind.show_value(actor.kind.value)
            self.short.show_value(", ".join(actor.abbreviations))

    def _show_doubles(self) -> None:
        pairs = likely_doubles(self._desk.editor.document)[:MOST_DOUBLES]
        while len(self._doubles) < len(pairs):
            self._doubles.append(self._double(len(self._doubles)))
        for place, suggestion in enumerate(self._doubles):
            suggestion.setVisible(place < len(pairs))
            if place < len(pairs):
                one, other, _ = pairs[place]
                suggestion.ids = (one.id, other.id)  # type: ignore[attr-defined]
                suggestion.tell(self._desk.t("%(one)s and %(other)s: join…") % {"one": one.name, "other": other.name})
        self.hints.setVisible(bool(pairs))

    def _double(self, place: int) -> WordsButton:
        made = WordsButton(self._desk, "", "combine")
        made.framed = True
        made.clicked.connect(lambda *_: self._offer(self._doubles[place].ids, made))  # type: ignore[attr-defined]
        self.hints.layout().addWidget(made)
        return made

    def _kinds(self) -> tuple[Choice, ...]:
        return tuple(Choice(kind.value, word("ActorKind", kind.value, self._desk.language)) for kind in ActorKind)

    def _offer(self, ids: Sequence[str], beside: QWidget) -> None:
        """Which name is kept? The others become its short forms."""
        menu = self._menu = QMenu(self)
        self._offers = []
        for kept in ids:
            actor = self._desk.editor.records[kept]
            words = self._desk.t("Keep the name: %(name)s") % {"name": one_line(getattr(actor, "name", ""))}
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda *_, kept=kept: self.join_into(kept, ids))
            self._offers.append(action)
        menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))

    def join_into(self, kept: str, ids: Sequence[str]) -> None:
        """All of these were one actor, under the kept one's name."""
        others = [other for other in ids if other != kept]
        if self._attempt(edits.join_actors, kept, others):
            self.choose((kept,))

    def _rename(self, name: str) -> None:
        chosen = self._chosen()
        if len(chosen) == 1 and self._attempt(edits.rename_actor, chosen[0], name):
            self.name.settle(name)

    def _change(self, **fields: object) -> None:
        chosen = self._chosen()
        if len(chosen) == 1 and self._attempt(edits.change, chosen[0], **fields):
            actor = self._desk.editor.document.get(chosen[0], Actor)
            self.short.settle(", ".join(actor.abbreviations))

    def _add(self) -> None:
        name = self.new.text().strip()
        if name and (made := self._attempt(edits.add_actor, name)):
            self.new.forget()
            self.choose((str(made),))

    def _remove_unused(self) -> None:
        ids = [found.id for found in self.model.rows if found.unused]
        self._attempt(edits.remove, ids)

    def _attempt(self, verb: object, *args: object, **fields: object) -> object:
        """What the verb answered, or True; None where it refused, and why is said here."""
        editor = self._desk.editor
        said = editor.told
        answer = editor.attempt(verb, editor.document, *args, **fields)  # type: ignore[arg-type]
        refused = editor.told is not said and editor.told is not None and editor.told.trouble
        self.trouble.setText(editor.told.text if refused and editor.told else "")
        self.trouble.setVisible(refused)
        return None if refused else answer or True

    def _follow(self, change: Change) -> None:
        if "document" in change.what:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames the actor that is chosen."""
        if event.key() == Qt.Key.Key_F2 and not self.form.isHidden():
            self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.name.selectAll()
        else:
            super().keyPressEvent(event)
