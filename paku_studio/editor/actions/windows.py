"""Actions that only the window can do: files, panes, zoom, help. The part that does one binds it."""

from paku_studio.editor.actions.chosen import has_pathway, has_phase, only_read
from paku_studio.editor.actions.table import EVERYWHERE, Action, always
from paku_studio.locale import N_


def _of_window(id: str, name: str, *keys: str, icon: str = "") -> Action:  # noqa: A002 - the table's own word
    return Action(id, name, None, always, keys, icon, id.partition(".")[0], EVERYWHERE)


def _of_pathway(id: str, name: str, *keys: str, icon: str = "") -> Action:  # noqa: A002
    return Action(id, name, None, has_pathway, keys, icon, id.partition(".")[0], EVERYWHERE)


WINDOWS: tuple[Action, ...] = (
    _of_window("file.new", N_("New"), "Ctrl+N", icon="file-plus"),
    _of_window("file.open", N_("Open…"), "Ctrl+O", icon="folder-open"),
    _of_window("file.save", N_("Save"), "Ctrl+S", icon="save"),
    _of_window("file.save_copy", N_("Save a copy…"), "Ctrl+Shift+S", icon="save-all"),
    Action("file.work_on_copy", N_("Work on a copy"), None, only_read, (), "copy", "file", EVERYWHERE),
    Action("file.read_again", N_("Read it again"), None, only_read, (), "rotate-ccw", "file", EVERYWHERE),
    _of_window("file.clean_copy", N_("A copy for publication…"), icon="shield-check"),
    _of_window("file.rescue", N_("Keep the work in another place"), icon="hard-drive"),
    _of_window("file.import", N_("Bring in notes or a table…"), "Ctrl+I", icon="download"),
    _of_pathway("file.print", N_("Print…"), "Ctrl+Shift+P", icon="printer"),
    _of_window("file.start_page", N_("To the start page"), icon="house"),
    _of_window("file.forget_recent", N_("Empty the list of files opened lately"), icon="eraser"),
    _of_window("file.new_window", N_("New window"), "Ctrl+Shift+N", icon="app-window"),
    _of_window("file.settings", N_("Settings…"), "Ctrl+,", icon="settings"),
    _of_window("file.close", N_("Close the window"), "Ctrl+W", icon="x"),
    _of_window("file.quit", N_("Quit"), "Ctrl+Q", icon="log-out"),
    _of_window("view.zoom_in", N_("Zoom in"), "Ctrl++", "Ctrl+=", icon="zoom-in"),
    _of_window("view.zoom_out", N_("Zoom out"), "Ctrl+-", icon="zoom-out"),
    _of_window("view.zoom_100", N_("Actual size"), "Ctrl+0"),
    _of_window("view.zoom_all", N_("The whole pathway"), "Ctrl+9", icon="maximize"),
    Action("view.fit_phase", N_("The whole phase"), None, has_phase, ("Ctrl+8",), "", "view", EVERYWHERE),
    _of_window("view.outline", N_("Outline"), "Ctrl+J", icon="list-tree"),
    _of_window("view.inspector", N_("Details"), "Ctrl+Shift+J", icon="panel-right"),
    _of_window("view.history", N_("History"), "Ctrl+Shift+H", icon="history"),
    _of_window("view.actors", N_("Actors…"), "Ctrl+Shift+A", icon="users"),
    _of_window("view.palette", N_("All commands"), "Ctrl+K", icon="keyboard"),
    _of_window("view.next_pane", N_("Next part of the window"), "F6"),
    _of_window("view.previous_pane", N_("Previous part of the window"), "Shift+F6"),
    _of_window("view.capture", N_("To the line where one types"), "Ctrl+L", icon="text-cursor-input"),
    _of_window("view.menu", N_("Menu"), "F10", icon="menu"),
    _of_window("help.open", N_("Help"), "F1", icon="circle-help"),
    _of_window("help.marks", N_("The marks"), "Shift+F1", icon="hash"),
    _of_window("help.print_marks", N_("Print the marks"), icon="printer"),
    _of_window("help.keys", N_("The keys"), "Ctrl+F1", icon="keyboard"),
    _of_window("help.about", N_("About PAKU Studio"), icon="info"),
)
