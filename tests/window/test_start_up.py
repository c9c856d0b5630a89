"""What start-up loads: only what the first picture needs."""

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
PROGRAM = """
import sys
from pathlib import Path
from paku_studio.storage import Places
from paku_studio.widgets.app import Program, make_application
application = make_application(["test"])
program = Program(Places(Path(sys.argv[1])))
window = program.open_window(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
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
    for lazy in ("settings_dialog", "help_dialog", "about_dialog", "sheets_dialog", "history", "actors", "find"):
        assert f"paku_studio.widgets.{lazy}" not in loaded
