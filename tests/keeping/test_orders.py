"""Calls in an unlucky order: whoever closes is not kept waiting, and nothing is called saved that the disk may lose."""

import errno
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from paku_studio.editor.keeping import Keeper, Pace
from paku_studio.storage import CannotWrite, RealFileSystem, journal_writer
from paku_studio.storage.files import made
from paku_studio.storage.recovery import recover


class Unsure(RealFileSystem):
    """A disk that once does not say whether it has a folder's names; it remembers which it flushed."""

    def __init__(self) -> None:
        self.failing: Path | None = None
        self.flushed: list[Path] = []

    def fsync_folder(self, folder: Path) -> None:
        if folder == self.failing:
            self.failing = None
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self.flushed.append(folder)


def test_a_save_whose_last_flush_failed_is_flushed_before_it_counts(begin, tmp_path) -> None:
    disk = Unsure()
    person = begin(files=disk)
    person.types("Soitin Kelaan")
    folder = tmp_path / "polut"
    folder.mkdir()
    person.keeper.save_as(folder / "polku.paku")
    person.types("Odotin")
    disk.failing = folder
    with pytest.raises(CannotWrite):
        person.keeper.save()
    disk.flushed.clear()
    person.keeper.save()
    assert folder in disk.flushed


def test_a_new_folder_whose_name_was_not_flushed_is_not_taken_for_sure(tmp_path) -> None:
    disk = Unsure()
    disk.failing = tmp_path
    with pytest.raises(OSError, match="error"):
        made(tmp_path / "uusi", disk)
    made(tmp_path / "uusi", disk)
    assert tmp_path in disk.flushed


class Awkward:
    """A lock before which one thread waits until it is told."""

    def __init__(self, real: Any) -> None:
        self._real, self.late = real, threading.Event()
        self.slow: threading.Thread | None = None
        self.waiting = threading.Event()

    def __enter__(self) -> Any:
        if threading.current_thread() is self.slow:
            self.waiting.set()
            self.late.wait(10)
        return self._real.__enter__()

    def __exit__(self, *what: Any) -> Any:
        return self._real.__exit__(*what)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def test_who_asks_for_a_save_while_the_document_is_being_closed_is_answered(begin) -> None:
    person = begin()
    person.types("Soitin Kelaan")
    lock = person.keeper._wake = Awkward(person.keeper._wake)
    said: list[object] = []

    def ask() -> None:
        try:
            person.keeper.save()
        except RuntimeError as refusal:
            said.append(refusal)

    lock.slow = threading.Thread(target=ask, daemon=True)
    lock.slow.start()
    assert lock.waiting.wait(10)
    person.keeper.close()
    lock.late.set()
    lock.slow.join(5)
    assert not lock.slow.is_alive(), "it waits for a thread that has ended"
    assert said


def test_the_file_is_kept_and_closed_though_memory_ran_out_once(polku, opens, texts, monkeypatch) -> None:
    person = opens(polku)
    asked = threading.Event()
    real = type(person.keeper._file).keep_base

    def keep_base(file: Any) -> None:
        if not asked.is_set():
            asked.set()
            raise MemoryError
        real(file)

    monkeypatch.setattr(type(person.keeper._file), "keep_base", keep_base)
    with monkeypatch.context() as quiet:
        quiet.setattr(threading, "excepthook", lambda _: None)
        person.types("Odotin")
        assert asked.wait(10)
        closing = threading.Thread(target=person.keeper.close, daemon=True)
        closing.start()
        closing.join(10)
    assert not closing.is_alive(), "closing hangs"
    assert texts(polku) == ["Soitin Kelaan", "Odotin"]


def test_the_journal_goes_on_though_memory_ran_out_once(polku, opens, places, texts, monkeypatch) -> None:
    person = opens(polku)
    real, failing = journal_writer.commit_line, [MemoryError()]

    def hungry(*about: Any) -> bytes:
        if failing:
            raise failing.pop()
        return real(*about)

    monkeypatch.setattr(journal_writer, "commit_line", hungry)
    person.types("Odotin")
    person.sees("trouble")
    person.types("Kelassa vastattiin")
    person.waits()
    assert person.keeper.state.kind == "saved"
    journal = places.journal_of(polku)
    assert texts(recover(places, journal).opened.document) == ["Soitin Kelaan", "Odotin", "Kelassa vastattiin"]


def test_a_state_that_is_kept_in_the_middle_of_a_save_goes_in_with_the_next(
    places, slow_disk, tmp_path, begin, in_file_of
) -> None:
    person = begin(files=slow_disk)
    slow_disk.go_on.set()
    person.types("Soitin Kelaan")
    (tmp_path / "polut").mkdir()
    person.keeper.save_as(tmp_path / "polut" / "polku.paku")
    slow_disk.go_on.clear()
    slow_disk.reached.clear()
    person.types("Odotin")
    saving = threading.Thread(target=person.keeper.save)
    saving.start()
    assert slow_disk.reached.wait(10)
    person.keeper.keep_snapshot("tapaaminen", person.document.snapshot())
    slow_disk.go_on.set()
    saving.join()
    person.keeper.close()
    assert set(in_file_of(tmp_path / "polut" / "polku.paku")) == {"tapaaminen"}


def test_the_state_that_a_meeting_leaves_does_not_wait_until_typing_pauses(polku, opens, in_file_of) -> None:
    """No journal has it: what a kill could take of it is as little as of anything else."""
    person = opens(polku, Pace(pause=20, most=200))
    person.types("Odotin")
    person.keeper.keep_snapshot("tapaaminen", person.document.snapshot())
    person.types("Kirje tuli")
    end = time.monotonic() + 15
    while not in_file_of(polku):
        assert time.monotonic() < end, "it waits for a pause of twenty seconds"
        time.sleep(0.01)


@pytest.fixture
def in_file_of() -> Any:
    from paku_studio.storage import open_document

    return lambda path: open_document(path).snapshots


def test_whoever_opens_again_at_once_finds_nobody_in_the_way(polku, opens) -> None:
    person = opens(polku)
    person.keeper.keep_snapshot("tapaaminen", person.document.snapshot())
    person.keeper.close()
    assert isinstance(opens(polku).keeper, Keeper)
