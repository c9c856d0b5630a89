"""The n-th call to the disk fails, for every n of one save and of one edit going to the journal.

So too for a save under a new name, for closing, for the state that a meeting leaves, for a file into which another
program writes before a save or in the middle of it, for a copy that carries earlier states, and for taking up work that
was recovered.

Each call fails in each of seven ways: no room (ENOSPC), a broken disk (EIO, which is also a flush that fails), no
permission (EACCES), write-protected (EROFS), a write of half that says so, a write of half and then no room, and a disk
that is dead from then on. After each: what was shown as saved is there, the file opens whole, nothing lies about, and
once the disk is well again so is the document.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner
from paku_studio.storage import FileProblem, Places, RealFileSystem, document_bytes, recoverable, sweep
from paku_studio.storage.snapshots import snapshot_bytes
from paku_studio.store import Document

CALLS = tuple(name for name in vars(RealFileSystem) if not name.startswith("_"))
SHORT, DEAD = "short", "dead"
FAULTS = {
    "ENOSPC": errno.ENOSPC,
    "EIO": errno.EIO,
    "EACCES": errno.EACCES,
    "EROFS": errno.EROFS,
    "half and full": errno.ENOSPC,
    SHORT: 0,
    DEAD: errno.EIO,
}


class Faulty(RealFileSystem):
    """The real disk, of which one call goes wrong once it is armed."""

    def __init__(self) -> None:
        self.calls: list[str] | None = None
        self.failing, self.fault, self.dead = 0, "", False
        self.meanwhile: Callable[[], None] | None = None

    def create(self, path: Path, mode: int | None) -> int:
        """In the middle of a save somebody may come in between."""
        handle = super().create(path, mode)
        if self.meanwhile is not None and path.parent.name == "polut":
            meanwhile, self.meanwhile = self.meanwhile, None
            meanwhile()
        return handle

    def fsync(self, handle: int) -> None:
        """Flushing for real would take its time and prove nothing here: `test_power_cut` is about that."""

    def fsync_folder(self, folder: Path) -> None:
        """Nor a folder's."""

    def arm(self, failing: int, fault: str) -> None:
        self.calls, self.failing, self.fault = [], failing, fault

    def heal(self) -> None:
        self.calls, self.failing, self.dead = None, 0, False

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in CALLS or (self.calls is None and not self.dead):
            return real

        def call(*arguments: Any) -> Any:
            if self.calls is not None:
                self.calls.append(name)
                self.dead = self.dead or (self.fault == DEAD and len(self.calls) == self.failing)
            if self.dead or (self.calls is not None and len(self.calls) == self.failing):
                return self._fail(name, real, arguments)
            return real(*arguments)

        return call

    def _fail(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        half = [arguments[0], arguments[1][: len(arguments[1]) // 2]] if name == "write" else []
        if self.fault == SHORT:
            return real(*(half or arguments))
        if half and self.fault == "half and full":
            real(*half)
        if name == "close":
            real(*arguments)
        error = FAULTS.get(self.fault, errno.EIO)
        raise OSError(error, os.strerror(error))


class Desk:
    """Somebody with a document that has a name, a picture and a moment, all saved, on a disk that may go wrong."""

    def __init__(self, root: Path, sitting: ModuleType) -> None:
        self.files, self.places = Faulty(), Places(root / "koti")
        self._sitting, self.root = sitting, root
        (root / "polut").mkdir(parents=True)
        self.document, pictures = Document(), {}
        self.story = sitting.Story(self.files)
        self.story.hear(self.document)
        self.document.subscribe(lambda _: self.story.hear(self.document))
        copied = snapshot_bytes(self.document.records)
        self.story.carries("kopioitu", copied)
        manner = Manner(sitting.STILL, files=self.files)
        self.keeper = Keeper.begin(self.places, self.document, pictures, manner, {"kopioitu": copied})
        self.keeper.pictures = pictures
        self.pictures = pictures
        self.pathway = edits.add_pathway(self.document, "Ainon polku")
        self.story.save(lambda: self.keeper.save_as(root / "polut" / "polku.paku"), self.keeper)

    def types(self) -> None:
        """An edit that brings a picture along: the most that can go to the journal at once."""
        picture = self._sitting.a_picture(7)
        name = self._sitting.name_picture(picture)
        self.pictures[name] = picture
        edits.add_persona(self.document, "Aino", picture=name)
        self.story.look(self.keeper)

    def saves(self) -> None:
        self.story.save(self.keeper.save, self.keeper)

    def names(self) -> None:
        self.story.save(lambda: self.keeper.save_as(self.root / "polut" / "uusi nimi.paku"), self.keeper)

    def ends_a_meeting(self) -> None:
        """The state that a meeting leaves is written although no edit came."""
        self.story.ends("tapaaminen", self.document, self.keeper)
        self.saves()

    def is_taken(self) -> None:
        """Another program has written into the file."""
        if not self.story.others:
            another = document_bytes(Document().records.values(), {}, None, {})
            self.story.is_taken(self.root / "polut" / "polku.paku", another)

    def finds_another(self) -> None:
        self.is_taken()
        self.saves()

    def meets_another(self) -> None:
        self.files.meanwhile = self.is_taken
        self.saves()

    def becomes_a_copy(self) -> None:
        """With the next edit its pictures and earlier states go beside its journal."""
        self.dies()
        copied = {"kopioitu": snapshot_bytes(self.document.records), "toinen": b"{}"}
        self.story = self._sitting.Story(self.files)
        for session, data in copied.items():
            self.story.carries(session, data)
        self.story.hear(Document())  # as long as nothing was shown as saved there may be nothing
        self.document = Document(self.document.records.values())
        self.story.hear(self.document)
        self.document.subscribe(lambda _: self.story.hear(self.document))
        manner = Manner(self._sitting.STILL, files=self.files)
        self.places = Places(self.root / "kopion koti")
        self.keeper = Keeper.begin(self.places, self.document, dict(self.pictures), manner, copied)
        self.keeper.pictures = self.pictures

    def closes(self) -> None:
        self._sitting.close(self.keeper, self.story)

    def dies(self) -> None:
        self.files.heal()
        self.files.dead = True
        self.keeper.close(anyway=True)
        self.files.heal()

    def lies_about(self) -> list[str]:
        return [str(path) for path in self.root.rglob(".paku-*")]

    def assert_nothing_lost(self) -> None:
        self._sitting.assert_nothing_lost(self.places, self.story, self.story.safe, self.story.filed)


DEEDS: dict[str, Callable[[Desk], None]] = {
    "an edit": Desk.types,
    "a save": Desk.saves,
    "a new name": Desk.names,
    "a close": Desk.closes,
    "a meeting's end": Desk.ends_a_meeting,
    "a file that is another": Desk.finds_another,
    "a file that becomes another": Desk.meets_another,
    "a copy": Desk.types,
}
SHORTER = ("an edit", "a copy")
WELL = ("an edit", "a save", "a new name", "a meeting's end", "a file that becomes another")


def prepared(root: Path, sitting: ModuleType, deed: str) -> Desk:
    desk = Desk(root, sitting)
    if deed != "an edit":
        desk.types()
    if deed == "a copy":
        desk.becomes_a_copy()
    return desk


def calls_of(root: Path, sitting: ModuleType, deed: str) -> list[str]:
    desk = prepared(root, sitting, deed)
    desk.files.arm(0, "")
    DEEDS[deed](desk)
    calls = list(desk.files.calls or ())
    desk.dies()
    return calls


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("deed", DEEDS)
def test_whichever_call_fails(tmp_path: Path, sitting: ModuleType, deed: str, fault: str) -> None:
    calls = calls_of(tmp_path / "mitta", sitting, deed)
    assert len(calls) > (8 if deed in SHORTER else 25)
    for failing in range(1, len(calls) + 1):
        desk = prepared(tmp_path / f"{failing}", sitting, deed)
        desk.files.arm(failing, fault)
        DEEDS[deed](desk)
        if fault not in (DEAD, SHORT) and calls[failing - 1] != "remove":
            assert desk.lies_about() == [], (failing, calls[failing - 1])
        desk.dies()
        desk.assert_nothing_lost()


@pytest.mark.parametrize("fault", ["ENOSPC", "EIO", DEAD])
@pytest.mark.parametrize("deed", WELL)
def test_once_the_disk_is_well_all_is_well(tmp_path: Path, sitting: ModuleType, deed: str, fault: str) -> None:
    for failing in range(1, len(calls_of(tmp_path / "mitta", sitting, deed)) + 1):
        desk = prepared(tmp_path / f"{failing}", sitting, deed)
        desk.files.arm(failing, fault)
        DEEDS[deed](desk)
        desk.files.heal()
        desk.story.look(desk.keeper)
        desk.saves()
        number = len(desk.story.states) - 1
        assert (desk.story.safe, desk.story.filed) == (number, number), (failing, desk.keeper.state)
        desk.dies()
        desk.assert_nothing_lost()


@pytest.mark.parametrize("fault", ["EIO", "EACCES", "ENOSPC", DEAD])
def test_whichever_call_fails_while_recovered_work_is_taken_up(tmp_path: Path, sitting: ModuleType, fault: str) -> None:
    number, failing, said = 1, 1, []
    while failing <= number:
        desk = prepared(tmp_path / f"{failing}", sitting, "a save")
        desk.dies()
        (found,) = recoverable(desk.places, files=desk.files)
        desk.files.arm(failing, fault)
        try:
            opened, keeper = Keeper.resume(desk.places, found, Manner(sitting.STILL, files=desk.files))
            keeper.flush()
        except FileProblem as refusal:
            said.append(refusal.sentence("fi"))
        else:
            assert desk.story.number_of(opened.document) >= desk.story.safe
            number = max(number, len(desk.files.calls or ()))
            desk.files.heal()
            desk.files.dead = True
            keeper.close(anyway=True)
        desk.files.heal()
        desk.assert_nothing_lost()
        number = max(number, 8)
        failing += 1
    assert number >= 10
    assert said, "at least the first reading cannot go well"


def test_what_a_dead_disk_left_is_swept_at_the_next_start(tmp_path: Path, sitting: ModuleType) -> None:
    for failing in range(1, len(calls_of(tmp_path / "mitta", sitting, "a save")) + 1):
        desk = prepared(tmp_path / f"{failing}", sitting, "a save")
        desk.files.arm(failing, DEAD)
        desk.saves()
        desk.dies()
        for left in desk.lies_about():
            os.utime(left, (0, 0))
        sweep(desk.places, [desk.root / "polut"])
        assert desk.lies_about() == []
        desk.assert_nothing_lost()


def test_a_writer_that_does_not_look_at_errors_is_caught(
    tmp_path: Path, sitting: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told as saved whatever the disk says: the same looking finds what is lost."""
    caught = 0
    monkeypatch.setattr("paku_studio.storage.journal.write_all", lambda handle, data, files: None)
    for failing in range(1, 4):
        desk = prepared(tmp_path / f"{failing}", sitting, "an edit")
        desk.types()
        desk.dies()
        try:
            desk.assert_nothing_lost()
        except AssertionError:
            caught += 1
    assert caught
