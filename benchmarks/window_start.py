"""Start-up and memory of the window, whole processes: until the first painted frame, beside a bare Qt window."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.rows import ROOT, Row

RUNS = 7
BARE = """
import time, sys, resource
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView
class View(QGraphicsView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
scene = QGraphicsScene()
view = View(scene)
view.resize(1366, 768)
view.show()
app.exec()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
OURS = """
import resource, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from paku_studio.storage.places import Places
from paku_studio.widgets.app import Program, make_application
app = make_application(["bench"])
program = Program(Places(Path(sys.argv[1])))
window = program.open_window(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
watched = window.canvas or window.centralWidget()
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, app.quit)
        return False
eye = Eye()
watched.installEventFilter(eye)
watched.update()
app.exec()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
import os; os._exit(0)
"""


def measure(program: str, *given: str) -> tuple[float, float]:
    """Median seconds of a whole process, and its median peak memory in megabytes."""
    import time

    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    taken, memory = [], []
    for _ in range(RUNS):
        begun = time.perf_counter()
        found = subprocess.run(
            [sys.executable, "-c", program, *given], check=True, cwd=ROOT, env=environment, capture_output=True
        )
        taken.append(time.perf_counter() - begun)
        memory.append(json.loads(found.stdout.split()[-1]) / 1024)
    return statistics.median(taken), statistics.median(memory)


def starting(folder: Path) -> list[Row]:
    """Rows: the start page, the example drawn, 5,000 moments; time beside a bare Qt window, and memory."""
    from benchmarks.stories import long_story
    from paku_studio.storage import save_document

    example = next((ROOT / "examples").glob("velka*.paku"))
    copy, large = folder / "copy.paku", folder / "large.paku"
    copy.write_bytes(example.read_bytes())
    save_document({record.id: record for record in long_story(5000)}, {}, large)
    bare, bare_memory = measure(BARE)
    rows = []
    for what, file, reach, room in (
        ("start page", None, "2 x the peer", ""),
        ("the example drawn", copy, "3 x the peer", "150 MB"),
        ("5,000 moments drawn", large, "", "400 MB"),
    ):
        with tempfile.TemporaryDirectory() as home:
            seconds, memory = measure(OURS, home, *([str(file)] if file else []))
        peer = "bare PySide6 window with an empty QGraphicsView"
        rows.append(Row(f"first painted frame, whole process: {what}", seconds, RUNS, reach, peer, bare))
        rows.append(Row(f"memory at that point: {what}", memory, RUNS, room, "the same", bare_memory, "MB"))
    return rows
