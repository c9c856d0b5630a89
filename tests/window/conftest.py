"""A whole program with its windows, on a screen that nobody sees, with a home of its own."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from paku_studio.widgets.app import Program
from paku_studio.widgets.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(program: Program, qtbot: Any) -> MainWindow:
    """A window on the start page."""
    window = program.open_window()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: program.settled)
    return window


@pytest.fixture
def story(examples_folder: Path, tmp_path: Path) -> Path:
    """A copy of the second example."""
    copy = tmp_path / "Velkakierteestä.paku"
    copy.write_bytes(next(examples_folder.glob("velka*.paku")).read_bytes())
    return copy


@pytest.fixture
def window(start: MainWindow, program: Program, story: Path) -> MainWindow:
    """A window with the second example open."""
    assert program.open_path(start.desk, story)
    return start


def shown(parent: QWidget, kind: type[QWidget]) -> list[QWidget]:
    """All widgets of a kind that can be seen."""
    return [each for each in parent.findChildren(kind) if each.isVisible()]


def numbers_of_screens() -> Iterator[int]:
    """Numbers that no other process of the tests tries first."""
    yield from (100 + (os.getpid() * 16 + next(_SCREENS)) % 4000 for _ in range(20))


_SCREENS = itertools.count()


class Screen:
    """An X server of its own, and a program on it that is driven by real keys."""

    def __init__(self, home: Path, size: str) -> None:
        self.home = home
        display = next(filter(None, (self._serve(number, size) for number in numbers_of_screens())))
        kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        self.environment = {
            **kept,
            "DISPLAY": f":{display}",
            "QT_QPA_PLATFORM": "xcb",
            "PAKU_STUDIO_HOME": str(home),
            "HOME": str(home.parent),
            "LANG": "fi_FI.UTF-8",
            "LANGUAGE": "fi",
            "LC_ALL": "",
        }
        self.program: subprocess.Popen[bytes] | None = None

    def _serve(self, number: int, size: str) -> str:
        """Start a server under this number; "" where another has it.

        A server that is just ending takes the socket of its number with it: the next one must not have that number.
        """
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", f":{number}", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as pipe:
            return pipe.readline().strip()

    def start(self, *given: str, before: tuple[str, ...] = ()) -> None:
        """Start the program and wait for its window."""
        words = [*before, sys.executable, "-m", "paku_studio", *given]
        self.errors = self.home.parent / "stderr.txt"
        with self.errors.open("wb") as errors:
            self.program = subprocess.Popen(words, env=self.environment, cwd=ROOT, stderr=errors)
        self.wait_for(lambda: self.window_named("PAKU Studio"))
        self.xdotool("windowfocus", self.window_named("PAKU Studio"))

    def xdotool(self, *words: str) -> str:
        found = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return found.stdout.strip()

    def window_named(self, name: str) -> str:
        return (self.xdotool("search", "--onlyvisible", "--name", name).splitlines() or [""])[-1]

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.xdotool("key", "--delay", "30", key)

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", "25", text)

    def wait_for(self, what: Callable[[], object], seconds: float = 20) -> object:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = what()
            if found:
                return found
            assert self.program is None or self.program.poll() is None, self.errors.read_text()
            time.sleep(0.05)
        raise AssertionError(f"waited {seconds} s in vain")

    def close(self) -> None:
        if self.program is not None and self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        self.server.terminate()
        self.server.wait()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path / "home", "1366x768")
    yield made
    made.close()
