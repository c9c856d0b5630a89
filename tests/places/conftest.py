"""A desk for one page at a time: it answers what a page asks, and remembers what a page wanted."""

import importlib.util
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from paku_studio.editor.shelf import Shelf, Standing
from paku_studio.locale import translator
from paku_studio.storage.places import HOME, places_of_this_machine
from paku_studio.storage.settings import Settings
from paku_studio.widgets.look import Look, load_fonts

NOW = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


class PlainDesk(QObject):
    """What a page needs of a desk, without a window; `asked` holds what the page wanted, in order."""

    looks_changed = Signal()

    def __init__(self, language: str = "fi", mode: str = "light", scale: float = 1.0) -> None:
        super().__init__()
        self.look = Look(mode, scale)
        self.language = language
        self.asked: list[tuple[Any, ...]] = []
        self.settings = Settings(text_size=round(scale * 100), theme=mode, language=language)
        self.program = SimpleNamespace(places=places_of_this_machine())
        self.keeper = None

    def t(self, message: str) -> str:
        """A message in the desk's language."""
        return translator(self.language)(message)

    def run(self, action: str, answer: str | None = None) -> None:
        """An action was wanted."""
        self.asked.append(("run", action) if answer is None else ("run", action, answer))

    def begin(self, begun: Any, keeper: Any = None) -> None:
        """A document was begun."""
        self.asked.append(("begin", begun))

    def open_path(self, path: Any) -> None:
        """A file was to be opened."""
        self.asked.append(("open", path))

    def resume(self, found: Any) -> None:
        """Recovered work was to go on."""
        self.asked.append(("resume", found))

    def set_language(self, code: str) -> None:
        """Another language was wanted."""
        self.asked.append(("language", code))

    def change_settings(self, **fields: Any) -> None:
        """Choices were made."""
        self.asked.append(("settings", fields))

    def say(self, sentence: str, trouble: bool = False) -> None:
        """A sentence was said."""
        self.asked.append(("say", sentence, trouble))

    def wanted(self, kind: str) -> list[Any]:
        """What was asked for of one kind."""
        return [each[1] for each in self.asked if each[0] == kind]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person's own is read or written."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))


def load(name: str) -> ModuleType:
    """A module that lies beside this one: tests are no package."""
    specification = importlib.util.spec_from_file_location(f"places_{name}", Path(__file__).with_name(f"{name}.py"))
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def cut_words() -> Callable[[QWidget], list[str]]:
    """What words are cut on a page."""
    found: Callable[[QWidget], list[str]] = load("fits").cut_words
    return found


@pytest.fixture
def dress(qapp: QApplication) -> Callable[[PlainDesk], PlainDesk]:
    """Give the application a desk's look, as the program does."""
    load_fonts()
    qapp.setStyle("Fusion")

    def wear(desk: PlainDesk) -> PlainDesk:
        qapp.setPalette(desk.look.palette())
        qapp.setFont(desk.look.font(14))
        qapp.setStyleSheet(desk.look.style_sheet())
        return desk

    return wear


@pytest.fixture
def desk(dress: Callable[[PlainDesk], PlainDesk]) -> PlainDesk:
    """A Finnish desk at 100 %."""
    return dress(PlainDesk())


LONG = "Kotoa takaisin arkeen ja sieltä edelleen työkokeilun kautta omaan kotiin " * 6


def full_shelf() -> Shelf:
    """One of everything, with long words."""
    nothing: Callable[[], None] = lambda: None  # noqa: E731
    made = {"discard": nothing, "when": NOW}
    return Shelf(
        recovered=(Standing("Kotoa takaisin arkeen", found="r", differences=lambda: (LONG, "Lisää tuokio"), **made),),
        recent=(
            Standing("Kotoa takaisin arkeen", where="Varhaisen tuen ryhmä · Työpöytä", found="a", **made),
            Standing(LONG, where=LONG, found="b", **made),
        ),
        drafts=(Standing("", found="d", **made), Standing("<b>x</b>\n\u202eabc", found="e", **made)),
    )


@pytest.fixture
def a_full_shelf() -> Shelf:
    """One of everything on the start page."""
    return full_shelf()


@pytest.fixture
def now() -> datetime:
    """A November morning."""
    return NOW


@pytest.fixture
def make_desk(dress: Callable[[PlainDesk], PlainDesk]) -> Callable[..., PlainDesk]:
    """A desk in a language, a mode and a text size."""
    return lambda *how: dress(PlainDesk(*how))
