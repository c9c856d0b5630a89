"""Start-up and memory of the window, whole processes: until the first painted frame, beside a bare Qt window."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.rows import ROOT, Row

RUNS = 7
END = """
def end():
    with open("/proc/self/status") as status:  # not ru_maxrss, which begins with what the parent had
        print(next(line.split()[1] for line in status if line.startswith("VmHWM")), flush=True)
    os._exit(0)
"""
BARE = f"""
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView
{END}
class View(QGraphicsView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, end)
app = QApplication([])
scene = QGraphicsScene()
view = View(scene)
view.resize(1366, 768)
view.show()
app.exec()
"""
OURS = f"""
import os, sys
from pathlib import Path
from paku_studio.cli import start_window
program = start_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
from PySide6.QtCore import QEvent, QObject, QTimer
window = program.windows[0]
watched = window.canvas or window.centralWidget().field
{END}
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, end)
        return False
eye = Eye()
watched.installEventFilter(eye)
watched.update()
program.work()
"""


def measure(programs: Mapping[str, Sequence[str]], folder: Path) -> dict[str, tuple[float, float]]:
    """Median seconds of whole processes, and their median peak memory in megabytes; the programs take turns.

    Their bytecode stands ready, as an installer leaves it: a first round that makes it is not counted.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for turn in range(RUNS + 1):
        for name, words in programs.items():
            home = {"PAKU_STUDIO_HOME": str(folder / f"home-{name}-{turn}")}
            begun = time.perf_counter()
            ended = subprocess.run(
                [sys.executable, "-c", *words], check=True, cwd=ROOT, env=environment | home, capture_output=True
            )
            if turn:
                found[name].append((time.perf_counter() - begun, json.loads(ended.stdout.split()[-1]) / 1024))
    return {
        name: (statistics.median(one[0] for one in taken), statistics.median(one[1] for one in taken))
        for name, taken in found.items()
    }


def starting(folder: Path) -> list[Row]:
    """Rows: the start page, the example drawn, 5,000 moments; time beside a bare Qt window, and memory."""
    from benchmarks.stories import long_story
    from paku_studio.storage import save_document

    example = next((ROOT / "examples").glob("velka*.paku"))
    copy, large = folder / "copy.paku", folder / "large.paku"
    copy.write_bytes(example.read_bytes())
    save_document({record.id: record for record in long_story(5000)}, {}, large)
    measured = measure(
        {"bare": (BARE,), "start": (OURS,), "example": (OURS, str(copy)), "large": (OURS, str(large))}, folder
    )
    bare, bare_memory = measured["bare"]
    peer = "bare PySide6 window with an empty QGraphicsView"
    rows = []
    for name, what, reach, room in (
        ("start", "start page", "2 x the peer", ""),
        ("example", "the example drawn", "3 x the peer", "150 MB"),
        ("large", "5,000 moments drawn", "", "400 MB"),
    ):
        seconds, memory = measured[name]
        rows.append(Row(f"first painted frame, whole process: {what}", seconds, RUNS, reach, peer, bare))
        rows.append(Row(f"memory at that point: {what}", memory, RUNS, room, "the same", bare_memory, "MB"))
    return rows
