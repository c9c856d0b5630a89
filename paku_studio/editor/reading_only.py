"""A document that another window or computer has, opened to be read: nothing of it is written. Knows no window.

It stands where a keeper stands (`keeping.Keeper`), and keeps nothing: no journal, no lock, no sign beside the file.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from paku_studio.editor.keeping_file import Manner, take_place
from paku_studio.editor.keeping_words import Saving
from paku_studio.locale import N_, translator
from paku_studio.models import Record
from paku_studio.storage import (
    CannotWrite,
    FileProblem,
    Opened,
    Places,
    document_bytes,
    open_document,
    refuse_source,
    title_of,
    write_safely,
)
from paku_studio.storage.backups import BackupRule, digest_of
from paku_studio.storage.failures import CANNOT_OPEN_ELSEWHERE, unusable_because
from paku_studio.storage.locks import AlreadyOpen
from paku_studio.storage.own_file import Seen, changed_since, look_at
from paku_studio.storage.places import whole_path
from paku_studio.storage.recovery import put_aside
from paku_studio.store import Document
from paku_studio.store.document import ONLY_READ

if TYPE_CHECKING:
    from paku_studio.editor.actions import Action
    from paku_studio.editor.editor import Editor

READS = N_("Open to be read")
CANNOT_READ_ONLY_HERE = N_("“%(name)s” is only read here, so there is nothing to save; “Work on a copy” changes that.")
_MENUS = frozenset({"add", "moment", "mark"})
"""Menus of which every action changes the document."""
_EDITS = frozenset({
    "edit.cut", "edit.paste", "edit.paste_as_text", "edit.duplicate", "edit.delete", "edit.rename", "edit.replace",
    "edit.blur", "file.import", "file.merge", "board.edit", "changes.bring_back", "changes.forget", "differences.first",
    "differences.second", "differences.all_first", "differences.all_second", "persona.picture", "sheet.logo",
})  # fmt: skip
"""Actions of other menus that do; of the rest each says so itself, when it is refused."""


class Reader:
    """What is open to be read, in a keeper's place: says who has it, and whether the file is another since.

    `elsewhere`: why it is only read.
    """

    is_draft = False
    recovered = 0
    as_it_was = False

    def __init__(self, places: Places, path: Path, opened: Opened, elsewhere: FileProblem, manner: Manner) -> None:
        """Use `open_to_read`."""
        self.path = path
        self.seen = Seen()
        """The file as it was when it was read."""
        self.elsewhere = elsewhere
        self.language = manner.language
        self.pictures: Mapping[str, bytes] = opened.pictures
        self.thumbnail = opened.thumbnail
        self.picture: Callable[[Mapping[str, Record]], bytes | None] | None = None
        self.snapshots: Mapping[str, bytes] = opened.snapshots
        self.closed = False
        self._places = places
        self._files = manner.files
        self._document = opened.document

    @property
    def title(self) -> str:
        """What to call the document: its title, else its file's name."""
        return title_of(self._document) or self.path.stem

    @property
    def state(self) -> Saving:
        """There is nothing to save."""
        return Saving("empty")

    def words(self, language: str) -> str:
        """The state in a few words."""
        return translator(language)(READS)

    @property
    def is_another(self) -> bool:
        """Whether the file was written since it was read; a file that cannot be looked at was not."""
        try:
            return changed_since(self.path, self.seen, self._files)
        except OSError:
            return False

    def listen(self, _callback: Callable[[Saving], None]) -> Callable[[], None]:
        """The state never changes."""
        return lambda: None

    def nudge(self) -> None:
        """There is nothing to write."""

    def settle(self) -> None:
        """There is nothing to settle."""

    def flush(self) -> bool:
        """The disk has all there is."""
        return True

    def keep_versions(self, _rule: BackupRule) -> None:
        """Nothing is saved of what is only read."""

    def keep_snapshot(self, _session: str, _state: object, *, soon: bool = True) -> None:
        """Nothing is kept of what is only read."""

    def forget_snapshots(self, *_sessions: str) -> None:
        """Nothing is taken away from what is only read."""

    def save(self) -> None:
        """Raises CannotWrite: another has the file."""
        raise CannotWrite(CANNOT_READ_ONLY_HERE).about(self.path.name)

    def save_as(self, _path: Path) -> None:
        """Raises CannotWrite: to go on elsewhere is to work on a copy."""
        self.save()

    def rescue(self, _folder: Path) -> bool:
        """There is no work that could be lost."""
        return True

    def save_copy(self, path: Path) -> None:
        """Write what is read elsewhere, never over the file itself: it may be newer by now. Raises CannotWrite."""
        target = whole_path(path)
        journal = self._places.journal_of(target)
        try:
            hold = take_place(target, journal, self._files, self._places.home)
        except AlreadyOpen:
            raise CannotWrite(CANNOT_OPEN_ELSEWHERE).about(target.name) from None
        try:
            refuse_source(target, self.path)
            records = self._document.records.values()
            data = document_bytes(records, self.pictures, self.thumbnail, self.snapshots)
            if journal.exists():
                put_aside(self._places, journal, self._files)
            write_safely(target, data, self._files)
        finally:
            hold.release()

    def close(self, anyway: bool = False) -> Saving:  # noqa: ARG002 - as a keeper's
        """Read no more."""
        self.closed = True
        return self.state


def open_to_read(
    places: Places, path: Path, elsewhere: FileProblem, manner: Manner | None = None
) -> tuple[Opened, Reader]:
    """A file as it was last saved, whoever has it; every edit of the document is refused. Raises Unusable."""
    manner = manner or Manner()
    whole = whole_path(path)
    try:
        seen = look_at(whole, digest_of(whole, manner.files), manner.files)
    except OSError as error:
        raise unusable_because(error).about(path.name) from error
    opened = open_document(whole, manner.files)
    reader = Reader(places, whole, opened, elsewhere, manner)
    reader.seen = seen
    opened.document.read_only = True
    return opened, reader


def as_a_copy(document: Document, reader: Reader) -> Opened:
    """What was read, to be gone on with as a new document: earlier states and pictures come along."""
    document.read_only = False
    return Opened(document, dict(reader.pictures), snapshots=dict(reader.snapshots), thumbnail=reader.thumbnail)


def refusal(editor: "Editor", action: "Action") -> str:
    """Why an action is not possible where the document is only read, as a message; "" where it may be."""
    if editor.document.read_only and (action.menu in _MENUS or action.id in _EDITS):
        return ONLY_READ
    return ""


def stay_there(before: "Editor", after: "Editor") -> None:
    """Look at the same as before: the same step, pathway, persona, board and selection."""
    for field in ("persona", "value", "sheet", "scope"):
        if getattr(before, field) in after.records:
            setattr(after, field, getattr(before, field))
    after.open_pathway(before.pathway)
    after.go_to(before.step)
    after.select(*before.selection)
