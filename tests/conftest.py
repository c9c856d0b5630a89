"""Shared by all tests: hypothesis profiles, examples, something of everything, a screen that nobody sees for Qt."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from paku_studio import edits
from paku_studio.models import DotSubject, Emotion, HandoverKind, LinkKind, NoteKind, Session, TouchpointKind
from paku_studio.store import Document, new_id

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from paku_studio.widgets.app import Program

settings.register_profile(
    "here",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("nightly", parent=settings.get_profile("here"), max_examples=2000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "here"))


@pytest.fixture(autouse=True)
def swept(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test what was to be deleted later is: outside Qt's own loop nobody does it, and windows heap up.

    Work that was left to itself ends before the next test, whose time it would take. Widgets of tests before are freed
    in this thread only, as in the program (see `widgets.collecting`).
    """
    on_screen = "qapp" in request.fixturenames
    if on_screen:
        gc.disable()
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        for thread in [one for one in threading.enumerate() if one.name == "work"]:
            thread.join(20)
    if on_screen:
        from paku_studio.widgets.collecting import collect_what_is_due

        collect_what_is_due()
        gc.enable()


def pytest_sessionfinish() -> None:
    """What was copied last goes while Python still runs: the screen that nobody sees would free it later, and fail."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def one_language() -> Iterator[None]:
    """A command that spoke another language in a test leaves the next test's language as it was."""
    before = os.environ.get("LANGUAGE")
    yield
    if before is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = before


@pytest.fixture(scope="session")
def qapp_cls() -> "Callable[[list[str]], QApplication]":
    """The application of the tests is made as the program makes its own."""
    from paku_studio.widgets.app import make_application

    return make_application


@pytest.fixture
def program(qtbot: object, tmp_path: Path) -> "Iterator[Program]":
    """The program in Finnish, in a home of its own, without windows yet."""
    from paku_studio.storage import Places
    from paku_studio.widgets.app import Program

    made = Program(Places(tmp_path / "home"))
    made.change_settings(language="fi", theme="light", animations=False)
    yield made
    for window in tuple(made.windows):
        window.close()
    made.deleteLater()


@pytest.fixture(scope="session")
def examples_folder() -> Path:
    """Where the shipped examples lie."""
    return Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture(scope="session")
def something_of_everything() -> Callable[[], tuple[Document, dict[str, str]]]:
    """Makes a small document, each time a new one."""
    return small_document


def small_document() -> tuple[Document, dict[str, str]]:
    """A pathway with something of everything on it, and the ids of it by what a test calls them."""
    document = Document()
    names: dict[str, str] = {}
    persona = edits.add_persona(document, "Aino")
    names["path"] = path = edits.add_pathway(document, "Polku", persona=persona)
    names["other path"] = edits.add_pathway(document, "Toinen")
    group = edits.add_group(document, "Ryhmä")
    with document.edit("session") as transaction:
        names["session"] = transaction.add(Session(id=new_id(), group=group)).id
    for phase in ("ennen", "aikana", "jälkeen"):
        names[phase] = edits.add_phase(document, path, phase)
    for phase, words in (
        ("ennen", "kotona yksin"),
        ("ennen", "soitto"),
        ("ennen", "viesti tulee"),
        ("aikana", "käynti toimistossa"),
        ("aikana", "samaan aikaan työ"),
        ("aikana", "kirje postissa"),
        ("jälkeen", "arki alkaa"),
    ):
        names[words] = edits.add_moment(document, path, words, phase=names[phase])
    names["sivuun"] = edits.add_side_step(document, names["soitto"], "sivuun")
    edits.connect(document, names["samaan aikaan työ"], names["käynti toimistossa"], LinkKind.PARALLEL)
    names["tie"] = edits.connect(document, names["soitto"], names["arki alkaa"], LinkKind.LEADS_TO, "suoraan")
    edits.mark_gap(document, names["kirje postissa"])
    names["piste"] = edits.add_touchpoint(document, names["soitto"], TouchpointKind.PHONE, "puhelin")
    names["piste 2"] = edits.add_touchpoint(document, names["soitto"], TouchpointKind.LETTER, "kirje")
    names["toimi"] = edits.add_note(document, names["soitto"], NoteKind.WORKED, "hyvä puhelu")
    names["puuttui"] = edits.add_note(document, names["soitto"], NoteKind.MISSING, "aika")
    names["polun huomio"] = edits.add_note(document, path, NoteKind.IDEA, "ajatus", heading="Otsikko")
    names["vaiheen huomio"] = edits.add_note(document, names["ennen"], NoteKind.RISK, "riski")
    names["osallinen"] = edits.involve(document, names["soitto"], "sostt", "kerran viikossa")
    names["osallinen 2"] = edits.involve(document, names["soitto"], "Kela")
    names["vaihto"] = edits.add_handover(document, names["soitto"], HandoverKind.WARM, from_actor="sostt")
    edits.set_feeling(document, names["soitto"], Emotion.BAD)
    edits.mark_critical(document, names["käynti toimistossa"], "muuten katkeaa")
    ballot = edits.start_ballot(document, path, DotSubject.CRITICAL, voters=4)
    edits.add_dot(document, ballot, names["käynti toimistossa"])
    edits.show_dots(document, edits.start_ballot(document, names["other path"], DotSubject.IDEA))
    return document, names
