"""What stands ready when the program starts: recovered work, files opened lately, drafts. Knows no window.

One shape for all of them, so that a page can list them; what they are is `storage.recent` and `editor.keeping`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paku_studio.locale import N_, Translate
from paku_studio.storage.places import ENDING, JOURNAL_ENDING, Places
from paku_studio.storage.recent import RecentFile, folders_elsewhere, forget_recent, recent_files

if TYPE_CHECKING:
    from paku_studio.storage import Draft, Opened, Recoverable

TODAY, YESTERDAY = N_("today at %(hour)s:%(minute)s"), N_("yesterday at %(hour)s:%(minute)s")
DAY = N_("%(year)s-%(month)s-%(day)s")
UNTITLED = N_("Without a title")
SHOWN = 8
"""Files opened lately that are shown."""


@dataclass(frozen=True)
class Standing:
    """One document that stands ready. `found` is what the window hands on to go on with it."""

    title: str
    when: datetime | None = None
    where: str = ""
    path: Path | None = None
    found: Any = None
    moved: bool = False
    """The file was changed by another program since: going on makes a file of its own beside it."""
    differences: Callable[[], tuple[str, ...]] | None = None
    """What recovered work has that the file has not, in words; asked only when somebody wants to see it."""
    discard: Callable[[], None] | None = None
    """Take it off: a file off the list (it stays on the disk), work away to the backups."""
    thumbnail: Callable[[], bytes] | None = None
    """The picture of its pathway, as PNG; b"" where there is none. Asked on another thread."""


@dataclass(frozen=True)
class Shelf:
    """All that stands ready, latest first."""

    recovered: tuple[Standing, ...] = ()
    recent: tuple[Standing, ...] = ()
    drafts: tuple[Standing, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of a document. `aside`: recovered work that somebody did not go on with.

    `journal`: such work that did not fit its file, kept as it was.
    """

    place: Path
    at: datetime
    title: str
    aside: bool
    journal: bool = False


def versions(places: Places, document: Path | None, most: int) -> tuple[Version, ...]:
    """The earlier versions of one document, or of all, newest first, with the titles that they bear."""
    from paku_studio.storage import face_of, list_backups
    from paku_studio.storage.kept import journals_aside

    found = list_backups(places, document)[:most]
    whole = [Version(each.place, each.at, face_of(each.place).title, each.kept) for each in found]
    raw = [Version(each.place, each.at, each.title, True, True) for each in journals_aside(places, document)]
    return tuple(sorted((*whole, *raw), key=lambda version: version.at, reverse=True)[:most])


def open_version(places: Places, version: Version) -> "Opened":
    """A version as a document that nobody keeps yet. Raises FileProblem where it cannot be read."""
    from paku_studio.storage import open_document
    from paku_studio.storage.failures import unusable_because
    from paku_studio.storage.kept import open_aside

    try:
        return open_aside(places, version.place) if version.journal else open_document(version.place)
    except OSError as error:
        raise unusable_because(error).about(version.place.name) from error


def when_in_words(when: datetime, now: datetime, t: Translate) -> str:
    """When something was, as people say it: today and yesterday with the time, before that the date."""
    day = when.date()
    if day == now.date() or day == now.date() - timedelta(days=1):
        said = t(TODAY) if day == now.date() else t(YESTERDAY)
        return said % {"hour": when.hour, "minute": f"{when.minute:02}"}
    return t(DAY) % {"year": when.year, "month": when.month, "day": when.day}


def stand_ready(places: Places, language: str) -> Shelf:
    """Look what stands ready in the program's own folders, and which files were open lately.

    What reads documents is loaded only where there may be some: not where the program is started for the first time.
    """
    recent = tuple(_recent(entry, places) for entry in recent_files(places)[:SHOWN])
    elsewhere = folders_elsewhere(places)
    journals = any(_holds_any(folder, JOURNAL_ENDING) for folder in (places.journals, *elsewhere))
    if not (journals or _holds_any(places.drafts, ENDING)):
        return Shelf(recent=recent)
    from paku_studio.storage import drafts, recoverable

    recovered = tuple(_recovered(work, language) for work in recoverable(places, *elsewhere))
    return Shelf(recovered, recent, tuple(_draft(draft, places) for draft in drafts(places)))


def _holds_any(folder: Path, ending: str) -> bool:
    try:
        return any(entry.name.endswith(ending) for entry in folder.iterdir())
    except OSError:
        return False


def _recovered(work: "Recoverable", language: str) -> Standing:
    return Standing(
        work.title,
        work.at,
        where="" if work.draft else str(work.path.parent),
        found=work,
        moved=work.moved,
        differences=lambda: work.differences(language),
        discard=lambda: _done(work.discard()),
    )


def _recent(entry: RecentFile, places: Places) -> Standing:
    return Standing(
        entry.title or entry.path.stem,
        entry.when,
        where=" · ".join(filter(None, (entry.group, _folder(entry.path)))),
        path=entry.path,
        discard=lambda: forget_recent(places, entry.path),
        thumbnail=lambda: entry.thumbnail() or b"",
    )


def _folder(path: Path) -> str:
    """The folder that a file is in, from the person's own folder where it is below that."""
    home = Path.home()
    return str(path.parent.relative_to(home)) if path.is_relative_to(home) and path.parent != home else str(path.parent)


def _draft(draft: "Draft", places: Places) -> Standing:
    from paku_studio.storage import discard_draft

    picture = draft.face.thumbnail or b""
    return Standing(
        draft.face.title,
        draft.at,
        where=draft.face.group,
        path=draft.path,
        discard=lambda: _done(discard_draft(places, draft.path)),
        thumbnail=(lambda: picture) if picture else None,
    )


def _done(_kept: Path | None) -> None:
    """What was set aside lies in the backups; where that failed it still stands on the page."""
