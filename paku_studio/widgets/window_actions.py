"""What the window itself does: files, panes, dialogs. Each is an action of the table that only the window can do."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from paku_studio.storage.failures import FileProblem
from paku_studio.widgets.file_dialogs import ask_folder, ask_open, ask_save, first_standing
from paku_studio.widgets.losing import asks_first, quit_program, said_of_filled

if TYPE_CHECKING:
    from paku_studio.widgets.window import MainWindow


INSPECTOR, OUTLINE = 0, 1
"""The tabs of the side panel."""


def bind_actions(window: "MainWindow") -> None:
    """Tell the desk what the window does for its actions. Zoom and find bind their own parts."""
    desk = window.desk
    everywhere: dict[str, Callable[[], object]] = {
        "file.new": partial(new, window),
        "file.open": partial(choose_file, window),
        "file.new_window": lambda: desk.program.open_window(),
        "file.close": window.close,
        "file.quit": partial(quit_program, window),
        "file.forget_recent": partial(forget_files, window),
        "file.settings": lambda: show_dialog(window, "settings_dialog", "SettingsDialog"),
        "help.open": lambda: show_dialog(window, "help_dialog", "HelpDialog", "start"),
        "help.marks": lambda: show_dialog(window, "help_dialog", "HelpDialog", "marks"),
        "help.keys": lambda: show_dialog(window, "help_dialog", "HelpDialog", "keys"),
        "help.about": lambda: show_dialog(window, "about_dialog", "AboutDialog"),
        "help.print_marks": partial(print_marks, window),
        "view.palette": lambda: window.palette_panel.open(),
    }
    at_work: dict[str, Callable[[], object]] = {
        "file.save": partial(save, window),
        "file.save_copy": partial(save_copy, window),
        "file.clean_copy": lambda: show_dialog(window, "clean_copy", "CleanCopyDialog"),
        "file.rescue": partial(rescue, window),
        "file.work_on_copy": partial(work_on_copy, window),
        "file.read_again": partial(read_again, window),
        "file.import": partial(choose_import, window),
        "file.merge": partial(choose_copy, window),
        "go.differences": partial(go_to_differences, window),
        "view.projector": lambda: show_on_projector(window, here=False),
        "view.projector_here": lambda: show_on_projector(window, here=True),
        "file.print": partial(print_open, window),
        "file.start_page": window.to_start_page,
        "view.menu": lambda: window.bar.open_menu(),
        "view.outline": lambda: window.toggle_side(OUTLINE),
        "view.inspector": lambda: window.toggle_side(INSPECTOR),
        "view.history": lambda: show_dialog(window, "history", "HistoryDialog"),
        "view.actors": lambda: show_dialog(window, "actors", "ActorsDialog"),
        "view.next_pane": lambda: window.next_pane(1),
        "view.previous_pane": lambda: window.next_pane(-1),
        "view.capture": lambda: window.focus_part("dock"),
        "edit.find": window.show_find,
        "edit.replace": lambda: window.show_find(replace=True),
        "edit.rename": lambda: rename(window),
    }
    for name, callback in everywhere.items():
        desk.handle(name, callback)
    if not window.at_start:
        from paku_studio.widgets.clipboard import bind_clipboard

        bind_clipboard(desk)
        for name, callback in at_work.items():
            desk.handle(name, callback)


def work_on_copy(window: "MainWindow") -> None:
    """What is only read goes on as a draft of one's own."""
    from paku_studio.widgets.reading import work_on_copy

    _leave_for(window, partial(work_on_copy, window.desk))


def read_again(window: "MainWindow") -> None:
    """What is only read, as its file is now."""
    from paku_studio.widgets.reading import read_again

    _leave_for(window, partial(read_again, window.desk))


def _leave_for(window: "MainWindow", go_on: Callable[[], object]) -> None:
    """What is filled in on a sheet is asked about first."""
    if not asks_first(window, go_on):
        go_on()


def show_dialog(window: "MainWindow", module: str, name: str, *given: Any) -> QWidget:
    """Show one of the window's dialogs, which never stops the work behind it; its module is loaded only now."""
    from importlib import import_module

    shown = window.dialogs
    open_before = shown.get(name)
    if open_before is not None:
        open_before.close()
    dialog: QDialog = getattr(import_module(f"paku_studio.widgets.{module}"), name)(window.desk, *given, parent=window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.destroyed.connect(lambda *_: shown.pop(name, None) if shown.get(name) is dialog else None)
    shown[name] = dialog
    dialog.show()
    dialog.activateWindow()
    return dialog


def new(window: "MainWindow") -> None:
    """A new document, with nothing on its pathway yet; in a window of its own where this one has a document."""
    from paku_studio.editor.starting import begin
    from paku_studio.widgets.drops import in_a_window

    in_a_window(window, lambda desk: desk.begin(begin("", desk.language)))


def show_landing(window: "MainWindow") -> None:
    """Where the next line goes is to be seen: work that goes on goes on there."""
    canvas = window.canvas
    if canvas is not None and isValid(canvas) and (after := window.desk.editor.capture.point().after):
        canvas.bring_into_view(after)


def choose_file(window: "MainWindow") -> None:
    """The system's dialog for a file to open."""
    t = window.desk.t
    kinds = t("Everything that opens here") + " (*.paku *.txt *.csv *.xlsx *.json)"
    chosen = ask_open(window, t, t("Open"), usual_folder(window), kinds)
    if chosen is not None:
        window.desk.program.last_folder = chosen.parent
        from paku_studio.widgets.drops import open_any

        open_any(window, [chosen])


def choose_import(window: "MainWindow") -> None:
    """The system's dialog for notes or a table to bring into this document."""
    t = window.desk.t
    kinds = t("Notes and tables") + " (*.txt *.csv *.xlsx)"
    chosen = ask_open(window, t, t("Bring in"), usual_folder(window), kinds)
    if chosen is not None:
        window.desk.program.last_folder = chosen.parent
        from paku_studio.widgets.drops import bring_in

        bring_in(window, chosen)


def choose_copy(window: "MainWindow") -> None:
    """The system's dialog for a copy to bring into this document."""
    from paku_studio.widgets.merging.reading import choose_copy

    choose_copy(window)


def go_to_differences(window: "MainWindow") -> None:
    """To what copies say differently."""
    from paku_studio.widgets.merging.reading import coming_at

    coming_at(window.desk).go_to_differences()


def save(window: "MainWindow") -> bool:
    """A draft is given its name and place; what has one is written at once."""
    keeper, desk = window.desk.keeper, window.desk
    if not keeper.is_draft:
        return _written(window, keeper.save, desk.t("All is saved in %(file)s.") % {"file": keeper.path.name})
    return _name(window)


def _name(window: "MainWindow") -> bool:
    desk, keeper = window.desk, window.desk.keeper
    chosen = ask_name(window, desk.t("Give the document a name"))
    if chosen is None:
        return False
    return _written(window, lambda: keeper.save_as(chosen), desk.t("Saved as %(file)s.") % {"file": chosen.name})


def save_copy(window: "MainWindow") -> None:
    """The document as it is now under another name; the work goes on in this one."""
    keeper, desk = window.desk.keeper, window.desk
    chosen = ask_name(window, desk.t("Save a copy"))
    if chosen is not None:
        _written(window, lambda: keeper.save_copy(chosen), desk.t("A copy is in %(file)s.") % {"file": chosen.name})


def forget_files(window: "MainWindow") -> None:
    """Which files were open lately is known no more; the files stay."""
    from paku_studio.storage.recent import forget_all_recent

    forget_all_recent(window.desk.program.places)
    if window.at_start:
        window.build()
    window.desk.say(window.desk.t("The list of files opened lately is empty; the files are where they were."))


def rescue(window: "MainWindow") -> None:
    """Where neither journal nor file took the work: another folder. Where only the file did not: another name.

    Where the work went on beside: it was read.
    """
    desk, keeper = window.desk, window.desk.keeper
    if keeper.state.where == "file":
        _name(window)
        return
    if keeper.state.where != "journal":
        keeper.settle()
        return
    chosen = ask_folder(window, desk.t, desk.t("Keep the work in another place"), usual_folder(window))
    if chosen is not None:
        said = desk.t("The work is kept in %(folder)s.") % {"folder": chosen.name}
        _written(window, lambda: keeper.rescue(chosen), said)


def ask_name(window: "MainWindow", title: str) -> Path | None:
    """The system's dialog for a name; it asks itself before something is replaced."""
    desk = window.desk
    usual = usual_folder(window) / f"{file_name(desk.keeper.title)}.paku"
    path = ask_save(window, desk.t, title, usual, "PAKU (*.paku)")
    if path is None:
        return None
    desk.program.last_folder = path.parent
    return path if path.suffix.lower() == ".paku" else path.with_name(path.name + ".paku")


def _written(window: "MainWindow", write: Callable[[], object], done: str) -> bool:
    try:
        took = write()
    except FileProblem as trouble:
        window.desk.say(trouble.sentence(window.desk.language), trouble=True)
        return False
    if took is False:  # the disk there refused as well: the state says why
        window.desk.say(window.desk.keeper.state.sentence or "", trouble=True)
        return False
    window.desk.say(said_of_filled(window.desk, done))
    return True


def usual_folder(window: "MainWindow") -> Path:
    """Where file dialogs begin: the folder used last, else beside the open file, else the folder of documents.

    Never where the open file could not be written: the disk is full or write-protected there.
    """
    desk, keeper = window.desk, window.desk.keeper
    beside = keeper.path.parent if keeper is not None and not keeper.is_draft else None
    last = desk.program.last_folder
    if beside is not None and keeper.state.where == "file":
        last, beside = None if last == beside else last, None
    return first_standing(last, beside, desk.program.documents_folder())


def file_name(title: str) -> str:
    """A title as a file's name that every system takes."""
    kept = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    return " ".join(kept.split())[:60].rstrip() or "PAKU"


def show_on_projector(window: "MainWindow", *, here: bool) -> None:
    """The room's picture, from its beginning or from what is selected."""
    from paku_studio.widgets.projector import present

    window.desk.say("")  # what was said to the facilitator is not for the room
    present(window, here)


def rename(window: "MainWindow") -> None:
    """F2: edit where the keys are, in the outline, on a board or over the picture."""
    if window.page is not None:
        window.desk.run("board.edit")
        return
    part = window.side.current() if window.focused_part() == "side" else window.canvas
    part.edit_selected()


def print_open(window: "MainWindow") -> None:
    """The open pathway's sheets through the system's print dialog."""
    from paku_studio.widgets.printing import print_pathway

    print_pathway(window)


def print_marks(window: "MainWindow") -> None:
    """The page of marks through the system's print dialog."""
    from paku_studio.drawing.marks_sheet import draw_marks
    from paku_studio.drawing.paper import paper
    from paku_studio.drawing.theme import theme
    from paku_studio.models import PaperSize
    from paku_studio.widgets.printing import print_drawings

    sheet = paper(PaperSize.A4, "portrait")
    print_drawings(window, window.desk, [draw_marks(sheet, theme("colour"), window.desk.language)], {})
