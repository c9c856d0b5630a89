"""The real window, killed while lines are typed into it: what its bar showed as saved is offered on the next start."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paku_studio.models import ServiceMoment
from paku_studio.storage import Places, recoverable
from paku_studio.storage.recovery import recover

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from paku_studio.editor.starting import begin
from paku_studio.storage import Places
from paku_studio.widgets.app import Program, make_application
application = make_application(["victim"])
program = Program(Places(Path(sys.argv[1])))
window = program.open_window()
window.desk.begin(begin("Polku", "fi"))
typed = 0
def work():
    global typed
    capture = window.desk.editor.capture
    capture.text = f"Tuokio {typed + 1}"
    capture.enter()
    typed += 1
    if typed % 7 == 0:
        window.desk.run("edit.undo")
        window.desk.run("edit.redo")
def tell():
    # all that was typed until here is shown as saved
    now = typed
    if window.desk.keeper.state.kind == "saved" and now:
        sys.stdout.write(f"{now}\\n")
        sys.stdout.flush()
timer = QTimer(interval=11)
timer.timeout.connect(work)
timer.timeout.connect(lambda: QTimer.singleShot(6, tell))
timer.start()
application.exec()
"""


def kill_one(home: Path, seed: int) -> int:
    """Let it work, kill it at a random moment; gives how many lines it had shown as saved."""
    victim = subprocess.Popen([sys.executable, "-c", PROGRAM, str(home)], stdout=subprocess.PIPE, text=True)
    first = victim.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.05, 0.8))
    os.kill(victim.pid, signal.SIGKILL)
    rest = victim.stdout.read()
    victim.wait()
    victim.stdout.close()
    return max(int(line) for line in (first + rest).split("\n")[:-1])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no signal that kills")
@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(4, 40))])
def test_what_the_window_showed_as_saved_is_there(tmp_path: Path, seed: int) -> None:
    home = tmp_path / "koti"
    shown = kill_one(home, seed)
    places = Places(home)
    offered = recoverable(places)
    assert len(offered) == 1
    found = recover(places, offered[0].journal).opened.document
    told = {moment.text for moment in found.of_type(ServiceMoment)}
    assert {f"Tuokio {number}" for number in range(1, shown + 1)} <= told
    assert offered[0].differences("fi")
