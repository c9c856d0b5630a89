"""What is filled in on a sheet is lost with its document: it is asked about first, and told while it holds."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from paku_studio.editor.sheet_filling import filled_by
from paku_studio.widgets.desk import Desk

if TYPE_CHECKING:
    from paku_studio.widgets.window import MainWindow


def holds_words(desk: Desk) -> bool:
    """Whether something is filled in on a sheet of the open document."""
    return desk.keeper is not None and bool(filled_by(desk.editor).words)


def state_of_filled(desk: Desk) -> str:
    """What the state of saving adds as long as something is filled in; "" else."""
    return desk.t("What is filled in is not kept") if holds_words(desk) else ""


def said_of_filled(desk: Desk, sentence: str) -> str:
    """A sentence on what was saved, and that what was filled in is not in it."""
    return f"{sentence} {desk.t('What was filled in is not kept.')}" if holds_words(desk) else sentence


def asks_first(window: "MainWindow", go_on: Callable[[], Any]) -> bool:
    """Ask before the document goes, where something filled in goes with it. Gives whether it was asked."""
    desk = window.desk
    if not holds_words(desk):
        return False
    before = window.focusWidget()

    def leave() -> None:
        filled_by(desk.editor).forget()
        go_on()

    def stay() -> None:
        _give_back(window, before)

    _question_of(window).ask(leave, stay)
    return True


def quit_program(window: "MainWindow") -> None:
    """Close every window; this one asks first, the others ask themselves."""
    if not asks_first(window, QApplication.closeAllWindows):
        QApplication.closeAllWindows()


def _question_of(window: "MainWindow") -> Any:
    """The window's own question above the work; one that stands is asked again."""
    from paku_studio.widgets.sheets.leaving import LeavingQuestion

    question = window.leaving
    if question is None or not isValid(question):
        t = window.desk.t
        words = t("What you filled in is stored nowhere. Close the document and forget it?")
        question = window.leaving = LeavingQuestion(window.desk, words, t("Close and forget"))
        window.middle.put_on_top(question)
    return question


def _give_back(window: "MainWindow", before: QWidget | None) -> None:
    """Nothing is lost: the keys go back to where they were."""
    if before is not None and isValid(before) and before.isVisible():
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        window.focus_part("canvas")
