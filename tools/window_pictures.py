"""Takes pictures of every screen of the window, to be looked at: languages, themes, sizes.

python tools/window_pictures.py FOLDER [--docs]     --docs: only the few that stand in docs/pictures
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from paku_studio.models import Poster, ServiceMoment
from paku_studio.storage import Places
from paku_studio.widgets.app import Program, make_application
from paku_studio.widgets.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"1366": (1366, 768, 100), "small": (683, 512, 100), "large-text": (1366, 768, 200)}
DOCS = {"start", "work", "outline", "persona", "value", "compare", "sheets", "sheet", "projector"}
STEPS = ("group", "persona", "understanding", "value", "compare", "dots", "sheets")
DIALOGS = {
    "settings": "file.settings",
    "help": "help.open",
    "marks": "help.marks",
    "keys": "help.keys",
    "about": "help.about",
    "actors": "view.actors",
    "history": "view.history",
}


def settle(seconds: float = 0.5) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)


def open_story(window: MainWindow, home: Path) -> None:
    copy = home / "Velkakierteestä.paku"
    copy.write_bytes(next((ROOT / "examples").glob("velka*.paku")).read_bytes())
    window.desk.open_path(copy)
    editor = window.desk.editor
    editor.open_pathway(editor.pathways()[1])
    settle()
    critical = [one for one in editor.document.of_type(ServiceMoment) if one.critical and one.text.startswith("Velka")]
    editor.select(critical[0].id)
    window.focus_part("dock")
    QTest.keyClicks(QApplication.focusWidget(), "* te")
    settle()


def projector_of(window: MainWindow) -> QWidget:
    """The room's picture of what is selected, as large as most projectors are."""
    window.desk.run("view.projector_here")
    settle(0.3)
    shown = window.dialogs["projector"]
    shown.resize(1280, 720)
    settle(0.8)
    return shown


def screens(window: MainWindow, home: Path) -> Iterator[tuple[str, QWidget]]:
    settle(1.2)
    yield "start", window
    open_story(window, home)
    yield "work", window
    window.open_side(1, focus=False)
    settle(0.3)
    yield "outline", window
    window.desk.run("view.palette")
    settle(0.2)
    yield "palette", window
    window.focus_part("canvas")
    window.desk.run("edit.replace")
    settle(0.2)
    yield "find", window
    QTest.keyClick(window.find_bar.field, Qt.Key.Key_Escape)
    for step in STEPS:
        window.desk.editor.go_to(step)
        settle(1.5)
        yield step, window
    window.desk.editor.open_sheet(window.desk.editor.document.of_type(Poster)[0].id)
    settle(1.5)
    yield "sheet", window
    window.desk.editor.go_to("pathway")
    yield "projector", projector_of(window)
    window.dialogs["projector"].close()
    for name, action in DIALOGS.items():
        window.desk.run(action)
        settle(0.6)
        yield from ((name, dialog) for dialog in tuple(window.dialogs.values()))
        for dialog in tuple(window.dialogs.values()):
            dialog.close()


def take(folder: Path, language: str, theme: str, size: str, wanted: Callable[[str], bool]) -> None:
    width, height, text = SIZES[size]
    with tempfile.TemporaryDirectory() as home:
        program = Program(Places(Path(home)))
        program.change_settings(language=language, theme=theme, text_size=text, animations=False)
        window = program.open_window()
        window.resize(width, height)
        for name, screen in screens(window, Path(home)):
            if wanted(name):
                screen.grab().save(str(folder / f"{name}-{language}-{theme}-{size}.png"))
        window.close()


def main(folder: Path, docs: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    make_application(["pictures"])
    if docs:
        for theme in ("light", "dark"):
            take(folder, "fi", theme, "1366", DOCS.__contains__)
        return
    for size in SIZES:
        for language, theme in (("fi", "light"), ("sv", "dark"), ("en", "contrast")):
            take(folder, language, theme, size, lambda _name: True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--docs" in sys.argv)
