"""What is chosen, how many dots a person, how many people; how many dots are given. Knows no candidates."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from paku_studio.locale import label as word
from paku_studio.models import DotSubject
from paku_studio.widgets.controls import column, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.cells import Stepper
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton

ICONS = {DotSubject.CRITICAL: "diamond", DotSubject.MISSING: "circle-minus", DotSubject.IDEA: "lightbulb"}
MOST_EACH, MOST_PEOPLE = 20, 1000


class Terms(QWidget):
    """Three things to choose among, and two numbers. They wrap where there is little room."""

    chosen = Signal(str)
    """What dots are given to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        px, t = desk.look.px, desk.t
        self._group = QButtonGroup(self)
        self.subjects = {subject: self._subject(subject) for subject in DotSubject}
        self.each, each = self._number(t("Dots a person"), self._set_each)
        self.people, people = self._number(t("How many choose"), self._set_people)
        nobody = t("With 0 nobody is counted, and dots do not run out.")
        self.people.field.setToolTip(nobody)
        self.people.field.setAccessibleDescription(nobody)
        rest = QWidget()
        self.setLayout(column(Flow(px(8), *self.subjects.values(), each, people, rest, grow=rest)))

    def _subject(self, subject: DotSubject) -> WordsButton:
        made = WordsButton(self._desk, "", ICONS[subject])
        made.framed = True
        made.setCheckable(True)
        made.clicked.connect(lambda *_: self.chosen.emit(subject.value))
        self._group.addButton(made)
        return made

    def _number(self, name: str, write: Callable[[int], None]) -> tuple[Stepper, QWidget]:
        """A number, and it with its name beside it."""
        made, named = Stepper(self._desk, name), QWidget()
        made.field.written.connect(write)
        made.field.left_by.connect(lambda *_: made.field.selectAll())
        named.setLayout(row(label(self._desk, name), made, spacing=self._desk.look.px(8)))
        named.layout().setContentsMargins(self._desk.look.px(8), 0, 0, 0)
        return made, named

    def show_state(self) -> None:
        """Show what the open ballot says."""
        dots = self._desk.editor.dots
        record = dots.record
        for subject, made in self.subjects.items():
            words, count = word("DotSubject", subject.value, self._desk.language), dots.how_many(subject)
            made.tell(words, aside=str(count), spoken=f"{words}, {count}")
            made.setChecked(subject is record.subject)
        for number, value in ((self.each, record.dots_each), (self.people, record.voters)):
            number.show_number(value)
            if not number.field.hasFocus():
                number.field.deselect()

    def _set_each(self, value: int) -> None:
        editor = self._desk.editor
        editor.attempt(editor.dots.set_each, min(max(value, 1), MOST_EACH))
        self.show_state()

    def _set_people(self, value: int) -> None:
        editor = self._desk.editor
        editor.attempt(editor.dots.set_people, min(value, MOST_PEOPLE))
        self.show_state()


class GivenBar(QWidget):
    """A bar that fills as dots are given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(desk.look.px(16))

    def show_state(self) -> None:
        """As full as dots are given; hidden where they do not run out."""
        dots = self._desk.editor.dots
        self.setVisible(bool(dots.limit))
        self._share = min(dots.given / dots.limit, 1.0) if dots.limit else 0.0
        self.setAccessibleName(dots.given_words())
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Wide enough to say anything."""
        return QSize(self._desk.look.px(120), self._desk.look.px(16))

    def paintEvent(self, event: Any) -> None:
        """The rail, and what is given."""
        del event
        look, painter = self._desk.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, look.px(2), -0.75, -look.px(2))
        painter.setPen(QPen(QColor(look.line_strong), 1.5))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self._share:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.spruce))
            box.setWidth(max(box.width() * self._share, box.height()))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()
