"""The way of the work on the left: its steps from the group to the sheets, and the pathways of the document."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paku_studio.editor.actions.steps import ICONS
from paku_studio.editor.editor import Change
from paku_studio.editor.meeting import meeting_words
from paku_studio.editor.progress import NOT_YET, progress
from paku_studio.editor.settling import VIEW, count_unsettled
from paku_studio.editor.steps import OWN_VIEWS, STEPS, step_of_view
from paku_studio.locale import N_, translate_count
from paku_studio.models import DeveloperGroup, Session
from paku_studio.store import Commit
from paku_studio.widgets.controls import Body, button, label, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.elided import ElidedLabel
from paku_studio.widgets.pathway_list import PathwayList
from paku_studio.widgets.rail_step import SLIM, WIDE, Step

BELOW_PATHWAYS = (
    ("pathway.add", "plus", N_("New pathway")),
    ("pathway.make_future", "sparkles", N_("Future pathway")),
    ("go.compare", "columns-2", N_("Side by side")),
    ("go.dots", "circle-dot", N_("Choose with dots")),
)
"""What can be done with pathways, shown while one works at them: actions, their signs and short names."""


class Rail(QWidget):
    """212 px wide, 52 where the window is narrow."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._slim = False
        self.setProperty("kind", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.group = label(desk, "", "section", wrap=True)
        self.session = ElidedLabel("caption")
        self.steps = {step: self._step(step) for step in STEPS}
        self.list = PathwayList(desk)
        self.doing = [self._doing(*named) for named in BELOW_PATHWAYS]
        self.differing = self._differing()
        self.changes = self._changes()
        self._lay_out()
        self.set_slim(False)
        desk.listen(self, self._follow)

    def _step(self, name: str) -> Step:
        ends = {"group": "first", "sheets": "last"}.get(name, "")
        made = Step(self.desk, ICONS[name], self.desk.t(STEPS[name]), ends)
        action = "file.sheets" if name == "sheets" else f"go.{name}"
        made.clicked.connect(lambda *_: self._go(name, action))
        return made

    def _go(self, name: str, action: str) -> None:
        """To the step; who is there already goes to where one types."""
        if step_of_view(self.desk.editor.step) == name == self.desk.editor.step:
            self.desk.focus("dock")
        else:
            self.desk.run(action)

    def _doing(self, action: str, sign: str, words: str) -> QWidget:
        made = button(self.desk, self.desk.t(words), sign, "row")
        made.clicked.connect(lambda *_: self.desk.focus("dock"))  # also what the palette gives the keys back to
        self.desk.watch(made, action)
        return made

    def _differing(self) -> QPushButton:
        """To what copies say differently; there as long as something is to be settled."""
        made = button(self.desk, "", "scale", "row")
        made.setCheckable(True)
        made.clicked.connect(lambda *_: self.desk.run("go.differences"))
        made.clicked.connect(lambda *_: self._show_differing())
        return made

    def _changes(self) -> QPushButton:
        """To what changed since a meeting; there where an earlier state is kept."""
        made = button(self.desk, "", "clock", "row")
        made.setCheckable(True)
        made.clicked.connect(lambda *_: self.desk.run("go.changes"))
        made.clicked.connect(lambda *_: self._show_changes())
        return made

    def _lay_out(self) -> None:
        inside = Body()
        self._inside = QVBoxLayout(inside)
        self._inside.setSpacing(0)
        self._inside.addWidget(self.group)
        self._inside.addWidget(self.session)
        self._inside.addSpacing(self.desk.look.px(8))
        for name, step in self.steps.items():
            self._inside.addWidget(step)
            if name == "pathway":
                for part in (self.list, *self.doing):
                    self._inside.addWidget(part)
        self._inside.addWidget(self.differing)
        self._inside.addWidget(self.changes)
        self._inside.addStretch(1)
        self._area = scroll(inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _follow(self, change: Change) -> None:
        if change.commit is not None and not touches(change.commit, self.desk):
            return
        if change.what & {"document", "pathway", "language", "step", "session", "earlier"}:
            self.show_state()

    def show_state(self) -> None:
        """The group, the meeting that goes on, how far each step has come, the pathways."""
        desk, editor = self.desk, self.desk.editor
        groups = editor.document.of_type(DeveloperGroup)
        meeting = editor.records.get(editor.session)
        mine = editor.records.get(getattr(meeting, "group", "")) or next(iter(groups), None)
        self.group.setText(mine.name if isinstance(mine, DeveloperGroup) else "")
        self.group.setVisible(bool(self.group.text()) and not self._slim)
        self.session.show_words(meeting_words(meeting, desk.language) if isinstance(meeting, Session) else "")
        self.session.setVisible(bool(self.session.whole) and not self._slim)
        for name, step in self.steps.items():
            said = progress(editor, name)
            step.show_state(said or desk.t(NOT_YET), here=name == step_of_view(editor.step), begun=bool(said))
        self._show_pathways()
        self._show_differing()
        self._show_changes()

    def _show_changes(self) -> None:
        there = self.desk.earlier is not None and self.desk.earlier.has_any
        self._show_view(self.changes, self.desk.t(OWN_VIEWS["changes"]), "changes", there)

    def _show_differing(self) -> None:
        many = count_unsettled(self.desk.editor)
        said = translate_count(self.desk.language, "%d difference to settle", "%d differences to settle", many) % many
        self._show_view(self.differing, said, VIEW, many > 0)

    def _show_view(self, way: QPushButton, said: str, view: str, there: bool) -> None:
        """A way to a view that is no step, where there is something to see."""
        way.setText("" if self._slim else f" {said}")
        way.setToolTip(said if self._slim else "")
        way.setAccessibleName(said)
        way.setChecked(self.desk.editor.step == view)
        way.setVisible(there)

    def _show_pathways(self) -> None:
        shown = step_of_view(self.desk.editor.step) == "pathway" and not self._slim
        self.list.fill()
        self.list.setVisible(bool(self.list.count()) and shown)
        for part in self.doing:
            part.setVisible(shown)

    def set_slim(self, slim: bool) -> None:
        """Only the rings, or with words and the list of pathways."""
        self._slim = slim
        look = self.desk.look
        self.setFixedWidth(look.px(SLIM if slim else WIDE))
        side = look.px(4 if slim else 12)
        self._inside.setContentsMargins(side, look.px(8 if slim else 16), side, look.px(12))
        for step in self.steps.values():
            step.slim = slim
            step.update()
        self.show_state()


def touches(commit: Commit, desk: Desk) -> bool:
    """Whether a commit changed anything that the rail shows: all but what stands on the road itself."""
    records = desk.editor.records
    found = (records.get(one) or commit.removed.get(one) for one in commit.ids)
    return any(record is not None and record.TYPE in SHOWN for record in found)


SHOWN = frozenset(
    ("pathway", "group", "session", "count", "persona", "understanding", "customer_value", "value_item", "difference")
)
"""Tables whose records the rail tells something of."""
