"""Qt's own screens, two of them that nobody sees: the projector fills the second, and goes when it goes."""

import json
import os
import subprocess
import sys

PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from paku_studio import edits
from paku_studio.storage import Places
from paku_studio.store import Document
from paku_studio.widgets.app import Program, make_application
from paku_studio.widgets.projector import present

application = make_application(["test"])
program = Program(Places(Path(sys.argv[1])))
program.change_settings(language="fi", theme="light", animations=False)
document = Document()
path = edits.add_pathway(document, "Polku")
edits.add_moment(document, path, "Kirje tulee")


def settle(seconds=0.3):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)


window = program.open_window(begin=lambda desk: desk.begin(document))
settle()
present(window, False)
settle()
projector = window.dialogs["projector"]
first, second = application.screens()
print(window.screen() is first, projector.screen() is second, projector.geometry() == second.geometry())
print(window.presenter is not None, projector.picture.drawn_for.width())
window.desk.run("projector.screen")
settle()
print(projector.screen() is first, projector.geometry() == first.geometry(), window.presenter is None)
print(program.settings.projector_screen == first.name())
window.desk.run("projector.leave")
settle()
print(window.presenter is None, "projector" in window.dialogs)
window.close()
settle()
"""


def test_the_projector_fills_the_second_screen_and_comes_back_to_the_first(tmp_path) -> None:
    screens = {
        "screens": [
            {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "dpi": 96},
            {"name": "wall", "x": 1366, "y": 0, "width": 1920, "height": 1080, "dpi": 96},
        ]
    }
    described = tmp_path / "screens.json"
    described.write_text(json.dumps(screens), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={described}"}
    words = [sys.executable, "-c", PROGRAM, str(tmp_path / "home")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        "True",
        "True",
        "True",
        "True",
        "1920",
        "True",
        "True",
        "True",
        "True",
        "True",
        "False",
    ], done.stderr
