"""The power goes at any moment: what was shown as saved is there, and the file is whole.

How it is proven, and what it proves:

1. Somebody works at a document (`sitting.py`): a draft, a picture, edits, a name, saves, a close, another day. The disk
   beneath the program's one seam to the file system remembers every call, and what the person was told in between.
2. For every prefix of these calls (the power goes after the n-th, for each n) every disk is laid out that a file
   system may legally leave: bytes not yet flushed are gone, there, zeros, or cut at a sector; names not yet flushed are
   undone, all or the last few, in one folder or in each (`power_cut.py` says what is modelled and what is not).
3. On each of these disks the program starts: what it offers must be as after the last edit that was shown as saved, or
   a later one, and the file must open whole, at or after the last save that was reported.
4. The power goes a second time while the work is being recovered: the same.

Three bad writers show that it has teeth: one that does not flush files, one that does not flush folders, and one that
writes over its file in place.
"""

import errno
import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from paku_studio.storage import Places, RealFileSystem, files


class Dying(RealFileSystem):
    """A disk that takes nothing any more once its program is dead."""

    dead = False

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name != "dead" and self.dead:
            raise OSError(errno.EIO, "dead")
        return super().__getattribute__(name)


class Room:
    """A folder in which the same sitting is gone through again and again."""

    def __init__(self, root: Path, power_cut: ModuleType, sitting: ModuleType) -> None:
        self.root, self._power_cut, self._sitting = root, power_cut, sitting
        self.disks = self.first = 0
        root.mkdir()

    def record(self, deaf: frozenset[str] = frozenset()) -> tuple[Any, Any]:
        recorder = self._power_cut.Recorder(self.root, deaf)
        recorder.add_folder(self.root / "polut")
        recorder.fsync_folder(self.root)
        recorder.events.append(self._power_cut.Synced(folder=self.root))
        story = self._sitting.work(Places(self.root / "koti"), self.root / "polut", recorder)
        return recorder, story

    def record_recovery(self) -> tuple[Any, Any]:
        """The same sitting, whose last edit is in the journal only; recorded is what a start after that does."""
        (self.root / "polut").mkdir()
        dying = Dying()
        story = self._sitting.work(Places(self.root / "koti"), self.root / "polut", dying)
        recorder = self._power_cut.Recorder(self.root)
        recorder.adopt()
        self.first = len(recorder.events)
        self._sitting.recover_and_go_on(Places(self.root / "koti"), story, recorder)
        return recorder, story

    def faults(self, recorder: Any, story: Any, step: int = 1, dice: random.Random | None = None) -> Iterator[str]:
        """What is lost on each disk that may be found; one that was seen, with as much said, is not laid out again."""
        seen: set[tuple[object, ...]] = set()
        for number in range(1 + self.first, len(recorder.events) + 1, step):
            said = self._power_cut.told_before(recorder.events, number)
            for how, disk in self._power_cut.disks_after(recorder.events, number, dice):
                there = self._power_cut.reachable(disk, self.root)
                key = (said.safe, said.filed, frozenset(there.items()))
                if key in seen:
                    continue
                seen.add(key)
                self.disks += 1
                self._power_cut.lay_out(there, self.root)
                fault = self._sitting.fault_of(Places(self.root / "koti"), story, said.safe, said.filed)
                if fault:
                    yield f"{how}: {fault}"


@pytest.fixture
def room(tmp_path: Path, power_cut: ModuleType, sitting: ModuleType) -> Room:
    return Room(tmp_path / "levy", power_cut, sitting)


def test_the_power_goes_after_any_call_and_nothing_shown_as_saved_is_lost(room: Room) -> None:
    recorder, story = room.record()
    assert story.safe >= 8, "the sitting went well"
    assert list(room.faults(recorder, story)) == []
    assert room.disks > 500, "many different disks were looked at"


def test_the_power_goes_again_while_work_is_recovered(room: Room) -> None:
    recorder, story = room.record_recovery()
    assert story.safe >= 10, "the work was recovered and gone on with"
    assert list(room.faults(recorder, story)) == []
    assert room.disks > 30


@pytest.mark.parametrize("deaf", ["fsync", "fsync_folder"])
def test_a_program_that_does_not_flush_is_caught(room: Room, deaf: str) -> None:
    recorder, story = room.record(frozenset({deaf}))
    assert next(room.faults(recorder, story), "")


def test_a_program_that_writes_over_its_file_is_caught(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_in_place(target: Path, data: bytes, disk: Any, *_asked: object) -> None:
        if not target.exists():
            files.write_new(target, data, None, disk)
            disk.fsync_folder(target.parent)
            return
        handle = disk.open_to_append(target)
        disk.truncate(handle, 0)
        files.write_all(handle, data, disk)
        disk.fsync(handle)
        disk.close(handle)

    monkeypatch.setattr(files, "_write_through", write_in_place)
    recorder, story = room.record()
    assert any("is empty" in fault or "damaged" in fault for fault in room.faults(recorder, story))


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(20))
def test_also_where_names_reach_the_disk_in_any_order(room: Room, seed: int) -> None:
    recorder, story = room.record()
    assert list(room.faults(recorder, story, dice=random.Random(seed))) == []
