"""What start-up loads: only what the first picture needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "networkx",
    "reportlab",
    "pikepdf",
    "pypdfium2",
    "PIL",
    "openpyxl",
    "fontTools",
    "uharfbuzz",
    "rich",
    "babel",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
}
WITH_DOCUMENTS = {
    "pydantic",
    "paku_studio.models",
    "paku_studio.store",
    "paku_studio.graph",
    "paku_studio.drawing",
    "paku_studio.edits",
    "paku_studio.notation",
    "paku_studio.export",
    "paku_studio.editor.editor",
    "paku_studio.editor.actions",
    "paku_studio.editor.keeping",
    "paku_studio.storage.document_file",
}
"""What only an open document needs."""
FIRST_PICTURE = """
import os, sys
from paku_studio.cli import start_window
program = start_window(None)
from PySide6.QtCore import QEvent, QObject
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            os.write(1, "\\n".join(sorted(sys.modules)).encode())
            os._exit(0)
        return False
eye = Eye()
program.windows[0].centralWidget().field.installEventFilter(eye)
program.work()
"""
PROGRAM = """
import sys
from pathlib import Path
from paku_studio.storage.places import Places
from paku_studio.widgets.app import Program, make_application
application = make_application(["test"])
program = Program(Places(Path(sys.argv[1])))
window = program.open_window(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
while not program.settled:
    application.processEvents()
window.grab()
sys.stdout.write("\\n".join(sorted(sys.modules)))
window.close()
"""


@pytest.mark.parametrize("with_document", [False, True])
def test_start_up_loads_no_heavy_library(tmp_path: Path, story: Path, with_document: bool) -> None:
    given = [str(story)] if with_document else []
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "home"), *given], capture_output=True, text=True, check=True
    )
    loaded = set(found.stdout.split())
    assert "paku_studio.widgets.window" in loaded
    assert sorted(loaded & HEAVY) == []
    for lazy in ("settings_dialog", "help_dialog", "about_dialog", "sheets", "history", "actors", "find"):
        assert f"paku_studio.widgets.{lazy}" not in loaded


def test_the_start_page_is_painted_before_anything_of_documents_is_loaded(tmp_path: Path) -> None:
    home = {**os.environ, "PAKU_STUDIO_HOME": str(tmp_path / "home")}
    given = [sys.executable, "-c", FIRST_PICTURE]
    loaded = set(subprocess.run(given, capture_output=True, text=True, check=True, env=home).stdout.split())
    assert "paku_studio.widgets.start_page" in loaded
    loaded -= {"paku_studio.drawing", "paku_studio.drawing.theme"}  # colours
    assert sorted(name for name in loaded if name in HEAVY | WITH_DOCUMENTS or parent(name) in WITH_DOCUMENTS) == []


def parent(name: str) -> str:
    """The room that a module is in."""
    return ".".join(name.split(".")[:2])
