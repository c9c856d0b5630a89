"""A disk that remembers each call, and every disk that could be found if the power had gone after any of them.

What is modelled, as strictly as POSIX allows a file system to be:

- bytes written since a file's last fsync are there, gone, zeros, or cut at a sector of 512 bytes;
- a name given, moved or taken away since its folder's last fsync may be undone: any number of the last ones, or all;
- a new folder's name is like any name: it is sure once the folder above it was synced;
- an fsync makes sure the bytes of that one file, not its name. A rename from folder to folder is one step, sure as soon
  as either folder was synced (a journalling disk; it never loses the file between the two).

What is not modelled: a disk that says it has what it has not. No program can know that.
"""

import itertools
import random
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from paku_studio.storage import RealFileSystem

SECTOR = 512
FOLDER = -1
"""In place of a file's number."""
BYTES = ("gone", "there", "zeros", "cut", "cut to zeros")
Tree = dict[Path, int]
Disk = dict[Path, bytes | None]
"""Name -> bytes; None for a folder."""


@dataclass(frozen=True)
class Names:
    """A change of names: some go, some come to stand for a file."""

    gone: tuple[Path, ...] = ()
    come: tuple[tuple[Path, int], ...] = ()

    @property
    def folders(self) -> set[Path]:
        return {path.parent for path in (*self.gone, *(path for path, _ in self.come))}


@dataclass(frozen=True)
class Bytes:
    """A change of a file's bytes: some written at a place, or (None) the file cut there."""

    file: int
    at: int
    data: bytes | None


@dataclass(frozen=True)
class Synced:
    """What the disk promised: a file's bytes, or a folder's names."""

    file: int = FOLDER
    folder: Path | None = None


@dataclass(frozen=True)
class Said:
    """What a person was told at that moment: so many edits are safe; so many are in the file."""

    safe: int
    filed: int


Event = Names | Bytes | Synced | Said


class Recorder(RealFileSystem):
    """The real disk, and a list of all that was done to it. `deaf`: calls that do nothing, as bad programs have it."""

    def __init__(self, root: Path, deaf: frozenset[str] = frozenset()) -> None:
        self.events: list[Event] = []
        self.root = root
        self._deaf = deaf
        self._guard = threading.RLock()
        self._files = itertools.count()
        self._tree: Tree = {}
        self._open: dict[int, int] = {}
        self._sizes: dict[int, int] = {}

    def add_folder(self, folder: Path) -> None:
        with self._guard:
            stood = folder.exists()
            super().add_folder(folder)
            if not stood:
                self._note(Names(come=((folder, FOLDER),)))

    def create(self, path: Path, mode: int | None) -> int:
        with self._guard:
            handle = super().create(path, mode)
            number = next(self._files)
            self._open[handle], self._sizes[number] = number, 0
            self._note(Names(come=((path, number),)))
            return handle

    def open_to_append(self, path: Path) -> int:
        with self._guard:
            handle = super().open_to_append(path)
            self._open[handle] = self._tree[path]
            return handle

    def open_to_read(self, path: Path) -> BinaryIO:
        return super().open_to_read(path)

    def write(self, handle: int, data: memoryview) -> int:
        with self._guard:
            written = super().write(handle, data)
            number = self._open[handle]
            self.events.append(Bytes(number, self._sizes[number], bytes(data[:written])))
            self._sizes[number] += written
            return written

    def truncate(self, handle: int, size: int) -> None:
        with self._guard:
            super().truncate(handle, size)
            number = self._open[handle]
            self.events.append(Bytes(number, size, None))
            self._sizes[number] = size

    def fsync(self, handle: int) -> None:
        with self._guard:
            if "fsync" not in self._deaf:
                self.events.append(Synced(file=self._open[handle]))

    def fsync_folder(self, folder: Path) -> None:
        with self._guard:
            if "fsync_folder" not in self._deaf:
                self.events.append(Synced(folder=folder))

    def link(self, path: Path, name: Path) -> None:
        with self._guard:
            super().link(path, name)
            self._note(Names(come=((name, self._tree[path]),)))

    def replace(self, path: Path, target: Path) -> None:
        with self._guard:
            super().replace(path, target)
            if self._tree[path] == FOLDER:
                below = [(name, number) for name, number in self._tree.items() if path in name.parents]
                moved = [(target / name.relative_to(path), number) for name, number in below]
                self._note(Names((path, *(name for name, _ in below)), ((target, FOLDER), *moved)))
            elif self._tree.get(target) != self._tree[path]:  # a rename of two names of one file leaves both
                self._note(Names((path,), ((target, self._tree[path]),)))

    def remove(self, path: Path) -> None:
        with self._guard:
            super().remove(path)
            self._note(Names((path,)))

    def adopt(self) -> None:
        """Take what lies below the root for what the disk has had for long."""
        for path in sorted(self.root.rglob("*")):
            number = FOLDER if path.is_dir() else next(self._files)
            self._note(Names(come=((path, number),)))
            if number != FOLDER:
                data = path.read_bytes()
                self._sizes[number] = len(data)
                self.events += [Bytes(number, 0, data), Synced(file=number)]
            self.events.append(Synced(folder=path.parent))

    def say(self, safe: int, filed: int) -> None:
        """Note what the person was told just now."""
        with self._guard:
            self.events.append(Said(safe, filed))

    def _note(self, names: Names) -> None:
        self.events.append(names)
        apply(self._tree, names)


def apply(tree: Tree, names: Names) -> None:
    """Change the names of a tree; a change is done as far as it can be."""
    for path in names.gone:
        tree.pop(path, None)
    tree.update(names.come)


@dataclass
class Cut:
    """The disk at the moment of a cut: what is sure, and what is not."""

    files: dict[int, tuple[list[Bytes], list[Bytes]]] = field(default_factory=dict)
    """File -> its changes that are sure, and those that are not."""
    sure: list[Names] = field(default_factory=list)
    unsure: list[Names] = field(default_factory=list)

    def bytes_of(self, number: int, manner: str) -> bytes:
        sure, unsure = self.files.get(number, ([], []))
        known = changed(b"", sure)
        if manner == "gone" or not unsure:
            return known
        whole = changed(known, unsure)
        if manner == "there":
            return whole
        if manner == "zeros":
            zeroed = [Bytes(one.file, one.at, one.data and bytes(len(one.data))) for one in unsure]
            return changed(known, zeroed)
        kept = max(min(len(known), len(whole)), len(whole) // SECTOR * SECTOR)
        return whole[:kept] + (bytes(len(whole) - kept) if manner == "cut to zeros" else b"")

    def tree(self, done: list[Names]) -> Tree:
        found: Tree = {}
        for names in (*self.sure, *done):
            apply(found, names)
        return found


def changed(data: bytes, changes: list[Bytes]) -> bytes:
    found = bytearray(data)
    for one in changes:
        if one.data is None:
            del found[one.at :]
        else:
            found.extend(bytes(max(0, one.at - len(found))))
            found[one.at : one.at + len(one.data)] = one.data
    return bytes(found)


def cut_after(events: list[Event], number: int) -> Cut:
    """What is sure and what is not once so many calls were made."""
    cut = Cut()
    pending: list[Names] = []
    for event in events[:number]:
        if isinstance(event, Bytes):
            cut.files.setdefault(event.file, ([], []))[1].append(event)
        elif isinstance(event, Synced) and event.folder is None:
            sure, unsure = cut.files.setdefault(event.file, ([], []))
            sure += unsure
            unsure.clear()
        elif isinstance(event, Synced):
            cut.sure += [names for names in pending if event.folder in names.folders]
            pending = [names for names in pending if event.folder not in names.folders]
        elif isinstance(event, Names):
            pending.append(event)
    cut.unsure = pending
    return cut


def ways(cut: Cut, dice: random.Random | None) -> Iterator[list[Names]]:
    """Which of the unsure names are there: none, all, all up to one, all but those of one folder; with dice, any."""
    unsure = cut.unsure
    yield from (unsure[:number] for number in range(len(unsure) + 1))
    for folder in {folder for names in unsure for folder in names.folders}:
        yield [names for names in unsure if folder in names.folders]
        yield [names for names in unsure if folder not in names.folders]
    for _ in range(8 if dice else 0):
        yield [names for names in unsure if dice and dice.random() < 0.5]


def disks_after(events: list[Event], number: int, dice: random.Random | None = None) -> Iterator[tuple[str, Disk]]:
    """Every disk that may be found when the power goes after so many calls, and how it came to be so."""
    cut = cut_after(events, number)
    for done in ways(cut, dice):
        tree = cut.tree(done)
        for manner in BYTES if any(unsure for _, unsure in cut.files.values()) else BYTES[:1]:
            disk: Disk = {path: None if what == FOLDER else cut.bytes_of(what, manner) for path, what in tree.items()}
            yield f"after call {number}, bytes {manner}, {len(done)} of {len(cut.unsure)} names", disk


def reachable(disk: Disk, root: Path) -> Disk:
    """Without what lies in folders whose own names are not there."""
    return {path: data for path, data in disk.items() if stands(path.parent, disk, root)}


def stands(folder: Path, disk: Disk, root: Path) -> bool:
    return folder == root or (disk.get(folder, b"") is None and stands(folder.parent, disk, root))


def lay_out(disk: Disk, root: Path) -> None:
    """Make the root hold exactly this disk."""
    shutil.rmtree(root)
    root.mkdir()
    for path, data in sorted(disk.items()):
        if data is None:
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(data)


def told_before(events: list[Event], number: int) -> Said:
    """What the person was told last before so many calls were made."""
    return next((event for event in reversed(events[:number]) if isinstance(event, Said)), Said(0, 0))
