"""The menus, as lists of actions: the main menu and the one for what is selected. Knows no action's meaning."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.actions.matching import MENU_NAMES
from paku_studio.locale import N_
from paku_studio.models import (
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.widgets.desk import Desk

Listed = str | tuple[str, tuple[str, ...]]
"""An action's id, "" for a line between, or a name and the ids of a submenu."""

MENUS: Mapping[str, tuple[Listed, ...]] = {
    "file": (
        "file.new", "file.open", "file.new_window", "", "file.save", "file.save_copy", "file.clean_copy",
        "file.rescue", "file.work_on_copy", "file.read_again", "file.import", "file.merge", "", "file.print", "",
        "file.start_page", "file.forget_recent", "file.settings", "", "file.close", "file.quit",
    ),
    "edit": (
        "edit.undo", "edit.redo", "", "edit.cut", "edit.copy", "edit.paste", "edit.paste_as_text", "edit.duplicate",
        "edit.delete", "", "edit.rename", "edit.select_all", "", "edit.find", "edit.replace",
        "edit.blur",
    ),
    "work": (
        "go.group", "go.persona", "go.understanding", "go.value", "go.pathway", "file.sheets", "", "go.compare",
        "go.dots", "go.changes",
        (N_("Two pathways side by side"), ("compare.swap", "compare.list")),
        (N_("Copies of the document"), (
            "go.differences", "differences.first", "differences.second", "", "differences.all_first",
            "differences.all_second",
        )),
        (N_("Choosing with dots"), (
            "go.dots_critical", "go.dots_missing", "go.dots_idea", "", "dots.show", "dots.hide", "",
            "dots.new", "dots.clear", "dots.remove",
        )), "",
        (N_("What changed"), (
            "changes.go", "changes.bring_back", "changes.beside", "", "changes.open", "changes.forget",
        )),
        (N_("Group and meetings"), (
            "session.add", "session.choose", "session.date", "session.theme", "session.same", "session.all_new",
            "session.remove", "", "own.note", "own.park", "", "group.add", "group.choose", "group.rename",
            "group.remove", "", "project.goal",
        )),
        (N_("Writing on a board"), (
            "board.next_field", "board.previous_field", "board.field", "board.speak_as", "understanding.whose",
        )),
        (N_("Line of a board"), (
            "board.edit", "", "board.up", "board.down", "board.to_previous", "board.to_next", "board.to_field", "",
            "board.quote", "board.unsure", "board.voice", "board.meeting", "board.done",
        )),
        (N_("Customer value"), (
            "value.add", "value.rename", "value.whose", "", "value.open", "value.next", "value.previous", "",
            "value.remove",
        )),
        (N_("Sheets of our own"), (
            "sheet.new", "sheet.conversation", "sheet.checklist", "sheet.edit", "", "sheet.easy", "sheet.language",
            "sheet.colours", "sheet.draft", "sheet.logo", "", "sheet.line_up", "sheet.line_down", "sheet.line_remove",
            "", "sheet.back", "sheet.remove",
        )), "", "view.projector", "view.projector_here",
        (N_("On the projector"), (
            "projector.next", "projector.previous", "projector.up", "projector.down", "", "projector.curtain",
            "projector.timer", "projector.timer_turn", "projector.timer_more", "projector.timer_less", "",
            "projector.screen", "projector.keys", "projector.leave",
        )),
    ),
    "add": (
        "add.moment", "add.moment_before", "add.side_step", "add.parallel", "add.phase", "",
        "add.touchpoint", "add.touchpoint_of_kind", "add.actor", "add.known_actor", "add.frequency", "add.handover", "",
        "add.note_worked", "add.note_missing", "add.note_risk", "add.note_idea", "add.note_question", "add.note_quote",
    ),
    "moment": (
        (N_("Move"), (
            "moment.move_earlier", "moment.move_later", "moment.move_up", "moment.move_down", "moment.to_phase",
            "moment.carry",
        )),
        (N_("Aside and at the same time"), (
            "moment.make_side_step", "moment.side_step_of", "moment.make_main", "", "moment.together",
            "link.parallel", "moment.apart",
        )),
        (N_("Turn into another thing"), (
            "moment.split", "moment.join_next", "moment.join_with", "moment.join", "", "moment.to_touchpoint",
            "touchpoint.to_moment", "note.to_moment", "touchpoint.kind", "note.kind",
        )),
        (N_("Connections"), (
            "link.leads_to", "link.return", "link.skipped", "link.disconnect", "", "link.gap", "link.close_gap", "",
            "link.kind", "link.label",
        )),
        (N_("Hand-over"), (
            "handover.kind", "handover.from_actor", "handover.to_actor", "handover.worked", "handover.note",
        )),
        (N_("Details"), (
            "moment.text", "moment.when", "moment.duration", "moment.place", "moment.status", "moment.stage",
            "moment.law_references", "moment.role", "moment.session", "", "touchpoint.label", "touchpoint.role",
            "touchpoint.session", "", "note.text", "note.own", "note.heading", "note.role", "note.session", "",
            "involvement.actor",
        )),
        (N_("Phase"), (
            "phase.rename", "phase.key", "phase.move_earlier", "phase.move_later", "", "phase.remove",
            "phase.remove_whole",
        )),
    ),
    "mark": (
        "mark.critical", "mark.critical_reason", "mark.meaningful", "mark.meaningful_reason", "mark.client_choice", "",
        (N_("How it felt"), (
            "mark.feeling_up", "mark.feeling_down", "", "mark.felt_very_good", "mark.felt_good", "mark.felt_neutral",
            "mark.felt_bad", "mark.felt_very_bad", "mark.felt_not_asked",
        )),
        (N_("What the group was asked"), (
            "mark.asked", "", "mark.asked_feelings", "mark.asked_critical", "mark.asked_meaningful",
            "mark.asked_worked", "mark.asked_missing", "mark.asked_risk",
        )),
    ),
    "view": (
        "view.palette", "", "view.zoom_in", "view.zoom_out", "view.zoom_100", "view.zoom_all", "view.fit_phase", "",
        "view.outline", "view.inspector", "view.history", "view.actors", "", "view.next_pane", "view.previous_pane",
        "view.capture",
    ),
    "go": (
        "pathway.add", "pathway.make_future", "pathway.duplicate", "",
        (N_("Pathway"), (
            "pathway.rename", "pathway.subtitle", "pathway.variant", "pathway.persona", "pathway.package",
            "pathway.summary", "", "pathway.move_up", "pathway.move_down", "", "pathway.remove",
        )),
        (N_("Persona"), (
            "persona.add", "persona.choose", "persona.rename", "persona.duplicate", "", "persona.next",
            "persona.previous", "persona.move_up", "persona.move_down", "", "persona.fictional", "persona.pathways",
            "persona.group", "persona.preview", "", "persona.remove",
        )),
        (N_("Portrait"), (
            "persona.portrait", "persona.picture", "persona.portrait_words", "persona.remove_portrait", "",
            "persona.draw", "persona.thin", "persona.thick", "persona.erase", "persona.clear",
        )),
        "pathway.next", "pathway.previous", "", "go.next_phase", "go.previous_phase", "go.into", "go.out", "go.first",
        "go.last",
    ),
    "help": ("help.open", "help.marks", "help.print_marks", "help.keys", "", "help.about"),
}  # fmt: skip
"""The main menu: each menu by its name in the table of actions."""

LEFT_OUT = frozenset(("view.menu", "go.next", "go.previous", "go.up", "go.down", "go.page_up", "go.page_down"))
"""Actions that stand in no menu: keys that walk over the picture, and the menu itself."""

ADDED: tuple[str, ...] = (
    "add.moment", "add.moment_before", "add.side_step", "add.parallel", "add.touchpoint", "add.actor", "add.handover",
    "add.note_worked", "add.note_missing", "add.note_risk", "add.note_idea", "add.note_question", "add.note_quote",
)  # fmt: skip
LAST: tuple[Listed, ...] = ("", "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete")
MARKING: tuple[Listed, ...] = ("mark.critical", "mark.critical_reason", "mark.meaningful", "mark.meaningful_reason")

CONTEXT: Mapping[type[Record], tuple[Listed, ...]] = {
    ServiceMoment: (
        "edit.rename", (N_("Add"), ADDED), MENUS["mark"][6], "mark.critical", "mark.meaningful", "mark.client_choice",
        "", *MENUS["moment"][:4], (N_("Details"), (
            "moment.when", "moment.duration", "moment.place", "moment.status", "moment.stage", "moment.law_references",
            "moment.role", "moment.session", "mark.critical_reason", "mark.meaningful_reason",
        )),
    ),
    Touchpoint: (
        "edit.rename", "touchpoint.kind", *MARKING, "", "moment.move_earlier", "moment.move_later", "moment.carry",
        "touchpoint.to_moment", "touchpoint.role", "touchpoint.session", (N_("Add"), ADDED[4:]),
    ),
    Note: (
        "edit.rename", "note.kind", "note.own", "note.heading", "note.role", "note.session", "",
        "moment.move_earlier", "moment.move_later", "moment.carry", "note.to_moment", (N_("Add"), ADDED[4:]),
    ),
    Phase: (
        "edit.rename", "add.moment", "add.phase", (N_("Add"), ADDED[7:]), "phase.key", "view.fit_phase", "",
        "phase.move_earlier", "phase.move_later", "", "phase.remove", "phase.remove_whole",
    ),
    Pathway: (
        "edit.rename", "add.moment", "add.phase", (N_("Add"), ADDED[7:]), MENUS["mark"][7], "",
        *MENUS["go"][4][1][1:6], "", "pathway.make_future", "pathway.move_up", "pathway.move_down",
    ),
    Link: ("edit.rename", "link.kind", "link.disconnect", "link.close_gap"),
    Handover: (
        "handover.kind", "handover.from_actor", "handover.to_actor", "handover.worked", "handover.note",
    ),
    Involvement: ("involvement.actor", "add.frequency", "moment.move_earlier", "moment.move_later"),
}  # fmt: skip
"""What fits each thing that can be selected."""
SEVERAL: tuple[Listed, ...] = (
    "mark.critical", "mark.meaningful", "mark.client_choice", MENUS["mark"][6], "", "moment.join", "moment.to_phase",
    "moment.move_earlier", "moment.move_later", "note.to_moment", "moment.carry",
)  # fmt: skip
NOTHING: tuple[Listed, ...] = (
    "add.moment", "add.phase", (N_("Add"), ADDED[7:]), "", "edit.paste", "edit.paste_as_text", "edit.select_all", "",
    "view.zoom_all", "view.zoom_100", MENUS["mark"][7],
)  # fmt: skip
"""Where nothing is selected: what can be done with the open pathway."""


def main_menu(desk: Desk, parent: QWidget | None = None) -> QMenu:
    """All menus under one button."""
    menu = QMenu(parent)
    for name, listed in MENUS.items():
        _submenu(desk, menu, MENU_NAMES[name], listed)
    return menu


def context_menu(desk: Desk, parent: QWidget | None = None) -> QMenu:
    """What can be done with what is selected; what cannot be done now is left out."""
    menu = QMenu(parent)
    editor = desk.editor
    kinds = {type(editor.records[one]) for one in editor.selection}
    if not kinds:
        _fill(desk, menu, NOTHING, possible=True)
    else:
        fits = SEVERAL if len(editor.selection) > 1 else CONTEXT.get(kinds.pop(), ())
        _fill(desk, menu, (*fits, *LAST), possible=True)
    return menu


def _fill(desk: Desk, menu: QMenu, listed: Iterable[Listed], *, possible: bool = False) -> None:
    """Put entries into a menu; `possible`: only what can be done now. Lines stand only between entries."""
    line = False
    for one in listed:
        if one == "":
            line = bool(menu.actions())
            continue
        if isinstance(one, str) and possible and desk.why_not(one):
            continue
        if line:
            menu.addSeparator()
            line = False
        if isinstance(one, str):
            menu.addAction(entry(desk, menu, one))
        else:
            _submenu(desk, menu, one[0], one[1], possible=possible)


def _submenu(desk: Desk, menu: QMenu, name: str, listed: Iterable[Listed], *, possible: bool = False) -> None:
    below = QMenu(_text(desk.t(name)), menu)
    _fill(desk, below, listed, possible=possible)
    if below.actions():
        menu.addMenu(below)
    else:
        below.deleteLater()


def entry(desk: Desk, menu: QMenu, action_id: str) -> QAction:
    """One action as a menu's entry: its shortcut is shown, and its reason where it cannot be done."""
    shared = desk.action(action_id)
    reason = desk.why_not(action_id)
    made = QAction(shared.icon(), _text(desk.name_of(action_id)), menu)
    if shared.shortcuts():
        keys = shared.shortcut().toString(shared.shortcut().SequenceFormat.NativeText)
        made.setText(f"{made.text()}\t{keys}")
    described = TABLE[action_id]
    if described.checked is not None:
        made.setCheckable(True)
        made.setChecked(described.checked(desk.editor))
    made.setEnabled(not reason)
    made.setToolTip(reason)
    made.setStatusTip(reason)
    made.setObjectName(action_id)
    made.triggered.connect(lambda *_: desk.run(action_id))
    return made


def _text(words: str) -> str:
    return words.replace("&", "&&")


TABLE = {action.id: action for action in ACTIONS}
