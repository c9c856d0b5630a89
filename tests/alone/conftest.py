"""A program with its windows, a file that somebody else has, and a home of its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from paku_studio.editor.keeping import Keeper
from paku_studio.storage import Places
from paku_studio.widgets.app import Program
from paku_studio.widgets.window import MainWindow

OTHER_PROGRAM = """
import sys
from pathlib import Path
from paku_studio.editor.keeping import Keeper
from paku_studio.storage import Places
from paku_studio import edits
opened, keeper = Keeper.open(Places(Path(sys.argv[1])), Path(sys.argv[2]))
print("open", flush=True)
for line in sys.stdin:
    if line.startswith("write"):
        pathway = next(each.id for each in opened.document.records.values() if each.TYPE == "pathway")
        edits.add_moment(opened.document, pathway, line.split(" ", 1)[1].strip())
        keeper.save()
    elif line.startswith("close"):
        keeper.close()
    print("done", flush=True)
"""


class OtherProgram:
    """A second program of the same person at the same computer: a process of its own."""

    def __init__(self, home: Path, file: Path) -> None:
        words = [sys.executable, "-c", OTHER_PROGRAM, str(home), str(file)]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._hear("open")

    def _hear(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == word

    def _say(self, words: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()
        self._hear("done")

    def writes(self, text: str) -> None:
        """A service moment more, and all of it into the file."""
        self._say(f"write {text}")

    def closes(self) -> None:
        """The document is closed there."""
        self._say("close")

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def start(program: Program, qtbot: Any) -> MainWindow:
    """A window on the start page."""
    window = program.open_window()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: program.settled)
    return window


@pytest.fixture
def story(examples_folder: Path, tmp_path: Path) -> Path:
    """A copy of the second example, on a disk where it can be written."""
    (tmp_path / "jaettu").mkdir()
    copy = tmp_path / "jaettu" / "Velkakierteestä.paku"
    copy.write_bytes(next(examples_folder.glob("velka*.paku")).read_bytes())
    return copy


@pytest.fixture
def another(program: Program) -> Iterator[Callable[[Path], OtherProgram]]:
    """Have another program open a file."""
    made: list[OtherProgram] = []

    def open_it(path: Path) -> OtherProgram:
        made.append(OtherProgram(program.places.home, path))
        return made[-1]

    yield open_it
    for each in made:
        each.end()


@pytest.fixture
def other(another: Callable[[Path], OtherProgram], story: Path) -> OtherProgram:
    """Another program has the story open."""
    return another(story)


@pytest.fixture
def far(tmp_path: Path, story: Path) -> Iterator[Keeper]:
    """Another computer, which sees the same folder, has the story open."""
    _, keeper = Keeper.open(Places(tmp_path / "toinen kone"), story)
    yield keeper
    keeper.close(anyway=True)


def told(window: MainWindow) -> str:
    """The sentence that was said last."""
    said = window.desk.editor.told
    return said.text if said is not None else ""


@pytest.fixture(name="told")
def told_fixture() -> Callable[[MainWindow], str]:
    return told


@pytest.fixture
def offered(start: MainWindow, program: Program, qtbot: Any) -> Callable[[Path], Any]:
    """Open a file that another has; gives what is offered."""

    def open_it(path: Path) -> Any:
        assert not program.open_path(start.desk, path)
        qtbot.waitUntil(lambda: "TakenDialog" in start.dialogs)
        return start.dialogs["TakenDialog"]

    return open_it
