"""Long work beside the window tells what it has to say in the window's own thread, and nothing once it is gone."""

import threading
import time

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from paku_studio.widgets.work import WORK, Work

SIGNALS = ("went_on", "done", "failed", "stopped")


@pytest.fixture
def program(qapp):
    return QObject()


@pytest.fixture
def told(program):
    """Starts work; what its signals told, each with the thread in which they told it."""
    heard = []

    def begin(task) -> tuple[Work, list]:
        work = Work(task, program)
        for name in SIGNALS:
            getattr(work, name).connect(
                lambda *said, name=name: heard.append((name, said, threading.current_thread())),
                Qt.ConnectionType.DirectConnection,
            )
        work.start()
        return work, heard

    return begin


def wait_for(what) -> None:
    until = time.monotonic() + 20
    while not what():
        assert time.monotonic() < until
        QApplication.processEvents()
        time.sleep(0.002)


def threads() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == WORK]


def test_how_far_it_is_and_how_it_ended_are_told_in_the_windows_thread(told) -> None:
    seen = threading.Event()

    def task(progress):
        progress(3, 7)
        seen.wait(20)
        return "made", threading.current_thread()

    _, heard = told(task)
    wait_for(lambda: heard)
    seen.set()
    wait_for(lambda: len(heard) == 2)
    (far, steps, _), (end, (result,), _) = heard
    assert (far, steps, end, result[0]) == ("went_on", (3, 7), "done", "made")
    assert {thread for *_, thread in heard} == {threading.main_thread()}
    assert result[1] is not threading.main_thread()


def test_what_went_wrong_is_told(told) -> None:
    def task(_progress):
        raise OSError("full")

    _, heard = told(task)
    wait_for(lambda: heard)
    name, (trouble,), thread = heard[0]
    assert (name, str(trouble), thread) == ("failed", "full", threading.main_thread())


def test_who_stops_it_hears_that_it_stopped(told) -> None:
    def task(progress):
        while True:
            progress(1, 2)
            time.sleep(0.001)

    work, heard = told(task)
    wait_for(lambda: heard)
    work.stop()
    wait_for(lambda: not threads())
    wait_for(lambda: heard[-1][0] == "stopped")


def test_what_is_left_to_itself_tells_nothing(told) -> None:
    go_on = threading.Event()
    work, heard = told(lambda _progress: go_on.wait(20))
    work.abandon()
    go_on.set()
    wait_for(lambda: not threads())
    for _ in range(20):
        QApplication.processEvents()
        time.sleep(0.002)
    assert heard == []


def test_a_program_that_goes_meanwhile_takes_nothing_down(qapp) -> None:
    """The thread knows nothing of Qt: what it works for may be freed at any moment."""
    gone, go_on = QObject(), threading.Event()
    work = Work(lambda _progress: go_on.wait(20), gone)
    heard = []
    work.done.connect(heard.append)
    work.start()
    del work, gone
    assert threads()
    go_on.set()
    wait_for(lambda: not threads())
    QApplication.processEvents()
    assert heard == []
