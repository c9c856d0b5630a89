"""A fault of the program itself says what kind it is and where; what people said is not in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SECRET = "henkilön salaisuus"
ROOT = Path(__file__).resolve().parents[2]
BEGIN = """
import sys, threading
from paku_studio.commands.faults import guard_words
from paku_studio.models import Note, ServiceMoment
guard_words()
SECRET = "henkilön salaisuus"
class Fails:
    def __repr__(self): return SECRET
    def __del__(self): raise ValueError(SECRET)
def fails():
    raise ValueError(SECRET)
"""
FAULTS = {
    "raised": ("fails()", "ValueError", 1),
    "a dictionary without a key": ("{}[SECRET]", "KeyError", 1),
    "a record that is not valid": ("Note(id='n', target='t', kind=SECRET)", "pydantic_core", 1),
    "a record that belongs elsewhere": ("ServiceMoment(id='m', phase='p').with_changes(when=[SECRET])", "pydantic", 1),
    "one after the other": (
        "try:\n fails()\nexcept ValueError as error:\n raise TypeError(SECRET) from error", "TypeError", 1,
    ),
    "in another thread": ("t = threading.Thread(target=fails, name=SECRET); t.start(); t.join()", "ValueError", 0),
    "at the end of a thing": ("made = Fails(); del made", "ValueError", 0),
    "deep within": ("def deep(n):\n if n: deep(n - 1)\n fails()\ndeep(200)", "ValueError", 1),
    "in the window": (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "app = QCoreApplication([]); QTimer.singleShot(0, fails); QTimer.singleShot(50, app.quit); app.exec()",
        "ValueError", 0,
    ),
    "stopped by the person": ("raise KeyboardInterrupt(SECRET)", "KeyboardInterrupt", None),
}  # fmt: skip


def run(code: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_says_its_kind_and_nothing_of_what_it_fell_upon(name):
    code, kind, status = FAULTS[name]
    ended = run(f"{BEGIN}\n{code}")
    said = ended.stderr.decode()
    assert f"paku-studio: {kind}" in said
    assert "salaisuus" not in said + ended.stdout.decode()
    assert len(said.splitlines()) < 50
    assert status is None or ended.returncode == status


def test_python_itself_would_have_said_it():
    said = run(BEGIN.replace("guard_words()\n", "\n") + "\nNote(id='n', target='t', kind=SECRET)").stderr.decode()
    assert SECRET in said


def test_where_it_was_can_be_found():
    code = f"{BEGIN}\nfrom paku_studio.locale import label\nlabel('NoteKind', SECRET, 'fi')"
    assert "  paku_studio/locale/__init__.py:" in run(code).stderr.decode()


def test_the_program_begins_with_it(tmp_path):
    """A command in which something unforeseen happens, started as a person starts it."""
    code = (
        "import sys\nfrom paku_studio.commands import asking\nfrom paku_studio.cli import main\n"
        f"def fails(*_): raise RuntimeError('{SECRET}')\n"
        "asking.info = fails\nsys.argv = ['paku-studio', 'info', 'x.paku']\nsys.exit(main())"
    )
    ended = run(code)
    assert ended.returncode == 1
    assert b"paku-studio: RuntimeError" in ended.stderr
    assert "salaisuus" not in ended.stderr.decode()
    assert str(Path.home()).encode() not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("most", ["4096", "0"])
def test_a_crash_leaves_no_copy_of_the_memory(most, tmp_path):
    code = (
        f"import resource, os\nresource.setrlimit(resource.RLIMIT_CORE, ({most}, {most}))\n"
        f"os.chdir({str(tmp_path)!r})\n{BEGIN}\nassert resource.getrlimit(resource.RLIMIT_CORE)[0] <= 1\nos.abort()"
    )
    assert run(code).returncode == -6
    assert list(tmp_path.iterdir()) == []
