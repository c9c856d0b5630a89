"""Who frees what nobody holds any more: the window's thread, never one that works beside it."""

import gc
import threading
import weakref

import pytest

from paku_studio.widgets import collecting as module
from paku_studio.widgets.collecting import Collecting


class Ring:
    """Something that only a collection frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collecting(qapp):
    found = Collecting()
    yield found
    found.end()
    gc.disable()  # as this fixture's test began: tests of windows collect when they are over


def make_much():
    return [[number] for number in range(50_000)]


def test_a_thread_beside_the_window_frees_nothing_in_a_ring_and_the_window_does(collecting):
    gc.collect()
    ring = weakref.ref(Ring())
    thread = threading.Thread(target=make_much)
    thread.start()
    thread.join()
    assert ring() is not None
    kept = make_much()
    module.collect_what_is_due()
    assert ring() is None
    assert len(kept) == 50_000


def test_the_window_looks_every_so_often_what_is_due(qapp, qtbot, monkeypatch):
    looked_in = []
    monkeypatch.setattr(module, "collect_what_is_due", lambda: looked_in.append(threading.current_thread()))
    collecting = Collecting()
    qtbot.waitUntil(lambda: bool(looked_in), timeout=5000)
    collecting.end()
    gc.disable()
    assert set(looked_in) == {threading.main_thread()}


def test_python_collects_by_itself_again_when_the_program_is_over(qapp):
    collecting = Collecting()
    assert not gc.isenabled()
    collecting.end()
    assert gc.isenabled()
    gc.disable()
