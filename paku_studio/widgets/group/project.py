"""The project: its goal as a bar of persons, not visits, and the facts that the sheets tell of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from paku_studio import edits
from paku_studio.editor.actions.groups import read_number
from paku_studio.editor.attendance import (
    Reach,
    counted_twice,
    persons_words,
    reach_of_group,
    reach_of_project,
    visits_words,
)
from paku_studio.editor.inspecting import More
from paku_studio.editor.meeting import groups_of, read_date, short_date, this_day
from paku_studio.locale import N_, translate_count
from paku_studio.models import Project
from paku_studio.widgets.controls import label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.parts import Columns, FormField, Section
from paku_studio.widgets.inspector.fields import LineEntry, TextEntry
from paku_studio.widgets.inspector.panel import Fold

FACTS = More(N_("More about the project"), ())


def unbroken(words: str) -> str:
    """A number and its sign of per cent stay on one line."""
    return words.replace(" %", "\u00a0%")


class PersonsBar(QWidget):
    """Persons towards the goal: those of the opening balance hatched, those of the meetings full."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look = desk.look
        self._reach, self._opening = Reach(), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(desk.look.px(22))

    def show_reach(self, reach: Reach, opening: int, words: str) -> None:
        """Show so many persons, so many of them from before; the words say the same."""
        self._reach, self._opening = reach, opening
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._look.px(200), self._look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The way to the goal, and how much of it is behind."""
        del event
        look, whole = self._look, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ = look.px(5)
        painter.setPen(QPen(QColor(look.line_strong), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(whole, round_, round_)
        most = max(self._reach.goal, self._reach.persons, 1)
        reached = whole.width() * self._reach.persons / most
        before = whole.width() * self._opening / most
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.spruce))
        if reached:
            painter.drawRoundedRect(QRectF(whole.left(), whole.top(), max(reached, 4), whole.height()), round_, round_)
        if before:
            painter.setBrush(QColor(look.spruce_tint))
            inner = QRectF(whole.left() + 2, whole.top() + 2, max(before - 4, 2), whole.height() - 4)
            painter.drawRoundedRect(inner, round_ - 1, round_ - 1)
            painter.setBrush(QBrush(QColor(look.spruce), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(inner, round_ - 1, round_ - 1)
        if 0 < self._reach.goal < self._reach.persons:
            goal = whole.left() + whole.width() * self._reach.goal / most
            painter.setPen(QPen(QColor(look.ink), 2))
            painter.drawLine(QPointF(goal, whole.top()), QPointF(goal, whole.bottom()))
        painter.end()


class AboutProject(Section):
    """The bar with its figures in words, and the fields of the project."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "target", desk.t("Project"))
        self._desk = desk
        t = desk.t
        self.hint = label(
            desk, t("Write the goal in persons, and a bar shows how much of the way is done."), "soft", wrap=True
        )
        self.persons = label(desk, "", "section", wrap=True)
        self.bar = PersonsBar(desk)
        self.made_of = label(desk, "", "soft", wrap=True)
        self.visits = label(desk, "", "soft", wrap=True)
        self.of_group = label(desk, "", "soft", wrap=True)
        self.caution = label(desk, "", "trouble", wrap=True)
        self.name = TextEntry(desk, t("Name of the project"), lines=False)
        self.goal = LineEntry(t("Goal in persons"))
        self.opening = LineEntry(t("Opening balance, persons"))
        self.women = LineEntry(t("Opening balance, women"))
        self.date = LineEntry(t("Opening balance, date"))
        self.fund, self.slogan = TextEntry(desk, t("Fund"), lines=False), TextEntry(desk, t("Slogan"), lines=False)
        self.fields = self._fields()
        name, goal, *opening, fund, slogan = self.fields
        self.more = Fold(desk, FACTS)
        for field in (fund, slogan):
            self.more.box.addWidget(field)
        self.add(self.hint, self.persons, self.bar, self.made_of, self.visits, self.of_group, self.caution)
        before = label(desk, t("Opening balance: counted before the meetings here"), "label", wrap=True)
        self.add(name, goal, before, Columns(desk, 84, *opening, most=3), self.more)

    def _fields(self) -> tuple[FormField, ...]:
        t = self._desk.t
        return (
            self._text("name", t("Name of the project"), self.name),
            self._number(t("Goal in persons"), self.goal, "participant_goal", lambda n: self._set(participant_goal=n)),
            self._number(
                t("Persons"), self.opening, "opening_persons", lambda n: self._open(persons=n)
            ),
            self._number(t("Women"), self.women, "opening_women", lambda n: self._open(women=n)),
            FormField(
                self._desk, t("Date"), self.date, lambda: short_date(self._record().opening_date),
                lambda said: self._set(opening_date=read_date(said, this_day())),
            ),
            self._text("fund", t("Fund"), self.fund),
            self._text("slogan", t("Slogan"), self.slogan),
        )  # fmt: skip

    def _text(self, name: str, words: str, entry: Any) -> FormField:
        return FormField(
            self._desk, words, entry, lambda: getattr(self._record(), name), lambda said: self._set(**{name: said})
        )

    def _number(self, words: str, entry: Any, name: str, write: Callable[[int], object]) -> FormField:
        def read() -> str:
            number = getattr(self._record(), name)
            return str(number) if number else ""

        return FormField(self._desk, words, entry, read, lambda said: write(read_number(said) if said.strip() else 0))

    def _set(self, **fields: object) -> None:
        edits.set_project(self._desk.editor.document, self._desk.editor.meetings.group, **fields)

    def _open(self, **numbers: int) -> None:
        """The opening balance; where one number had to follow the other, that is said."""
        editor = self._desk.editor
        persons, women = edits.set_opening_balance(editor.document, editor.meetings.group, **numbers)
        if persons != numbers.get("persons", persons) or (numbers.get("persons") is None and persons == women):
            editor.say(self._desk.t("No more can be women than are persons: %(count)s of each now.") % {"count": women})

    def _project(self) -> Project | None:
        editor = self._desk.editor
        return edits.project_of(editor.document, editor.meetings.group)

    def _record(self) -> Project:
        return self._project() or Project(id="none")

    def refresh(self) -> None:
        """Show the project as it is now."""
        editor, language, t = self._desk.editor, self._desk.language, self._desk.t
        project = self._project()
        reach = reach_of_project(editor.document, project)
        words = unbroken(persons_words(reach, language))
        self.persons.setText(words)
        opening = project.opening_persons if project is not None else 0
        self.bar.show_reach(reach, opening, words)
        self.persons.setVisible(bool(reach.persons or reach.goal))
        self.bar.setVisible(bool(reach.goal))
        self.hint.setVisible(not reach.goal)
        new = reach.persons - opening
        said = [t("%(share)s of the goal.") % {"share": f"{reach.share_of_goal}\u00a0%"}] if reach.goal else []
        if opening:
            said.append(t("Before: %(before)s. New in the meetings: %(new)s.") % {"before": opening, "new": new})
        self.made_of.setText(" ".join(said))
        self.made_of.setVisible(bool(said))
        self.visits.setVisible(bool(reach.visits))
        self.visits.setText(t("Visits are counted apart: %(visits)s.") % {"visits": visits_words(reach, language)})
        group = reach_of_group(editor.document, editor.meetings.group)
        words_of_group = {"persons": unbroken(persons_words(group, language)), "visits": visits_words(group, language)}
        self.of_group.setText(t("This group: %(persons)s, %(visits)s.") % words_of_group)
        self.of_group.setVisible(bool(group.meetings) and (len(groups_of(editor.document)) > 1 or bool(opening)))
        twice = counted_twice(editor.document, project)
        self.caution.setVisible(bool(twice))
        self.caution.setText(self._caution(twice))
        for field in self.fields:
            field.refresh()
        self.more.show_filled(tuple(t(one.capitalize()) for one in ("fund", "slogan") if getattr(self._record(), one)))

    def _caution(self, meetings: int) -> str:
        return (
            translate_count(
                self._desk.language,
                "%d meeting is no later than the opening balance: are its new persons counted twice?",
                "%d meetings are no later than the opening balance: are their new persons counted twice?",
                meetings,
            )
            % meetings
        )
