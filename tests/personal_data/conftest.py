"""A whole program with its window, on a screen that nobody sees, and sheets that can be looked at."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from paku_studio.widgets.app import Program
from paku_studio.widgets.window import MainWindow


@pytest.fixture
def window(program: Program, qtbot: Any, examples_folder: Path, tmp_path: Path) -> MainWindow:
    """A window with the second example open, and the keys in the line where one types."""
    copy = tmp_path / "Velkakierteestä.paku"
    copy.write_bytes(next(examples_folder.glob("velka*.paku")).read_bytes())
    made = program.open_window()
    made.resize(1366, 768)
    qtbot.waitUntil(lambda: program.settled)
    assert program.open_path(made.desk, copy)
    made.activateWindow()
    made.focus_part("dock")
    qtbot.waitUntil(made.dock.field.hasFocus)
    return made


def wait(what: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture
def wait_for() -> Callable[..., None]:
    return wait
