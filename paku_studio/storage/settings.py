"""What a person chose for the program: read, checked field by field, written; knows no window.

Checked by hand and not by a model: the window reads its settings before anything else, and models take long to load.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from paku_studio.storage.files import REAL_FILES, FileSystem
from paku_studio.storage.places import Places
from paku_studio.storage.small_files import put_bad_aside, read_small, write_small

if TYPE_CHECKING:
    from paku_studio.storage.backups import BackupRule


def _one_of(*values: str) -> Callable[[object], bool]:
    return lambda said: isinstance(said, str) and said in values


def _between(least: int, most: int) -> Callable[[object], bool]:
    return lambda said: isinstance(said, int) and not isinstance(said, bool) and least <= said <= most


def _text(longest: int) -> Callable[[object], bool]:
    return lambda said: isinstance(said, str) and len(said) <= longest and _whole(said)


def _whole(text: str) -> bool:
    """Whether the text has no halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8") == text


POSSIBLE: Final[Mapping[str, Callable[[object], bool]]] = {
    "language": _one_of("fi", "sv", "en", ""),
    "theme": _one_of("light", "dark", "contrast", "system"),
    "text_size": _between(100, 200),
    "paper": _one_of("A4", "A3"),
    "colours": _text(100),
    "animations": lambda said: isinstance(said, bool),
    "documents_folder": _text(4_000),
    "export_folder": _text(4_000),
    "backup_hours": _between(1, 100),
    "backup_days": _between(1, 400),
    "window": _text(4_000),
    "projector_screen": _text(400),
}
"""Field -> whether a value is possible there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A person's choices; each has a usual value. ValueError where one is not possible.

    An empty `language` or `colours` means the usual one, an empty folder the system's own.
    """

    language: str = ""
    theme: str = "system"
    text_size: int = 100
    """Per cent."""
    paper: str = "A4"
    colours: str = ""
    animations: bool = True
    documents_folder: str = ""
    export_folder: str = ""
    backup_hours: int = 10
    """Versions kept of each document, one an hour of work."""
    backup_days: int = 30
    """Versions kept of each document, one a day."""
    window: str = ""
    """The window's place and size, as the window writes it."""
    projector_screen: str = ""
    """The name of the screen on which the room's picture was last."""

    def __post_init__(self) -> None:
        for field in fields(self):
            if not POSSIBLE[field.name](getattr(self, field.name)):
                raise ValueError(field.name)

    def with_changes(self, **changes: Any) -> Self:
        """A checked copy with other values. ValueError where one is not possible."""
        return type(self)(**{**asdict(self), **changes})

    @property
    def backups(self) -> "BackupRule":
        """How many earlier versions stay."""
        from paku_studio.storage.backups import BackupRule

        return BackupRule(self.backup_hours, self.backup_days)


def load_settings(places: Places, files: FileSystem = REAL_FILES) -> Settings:
    """The choices as last saved; the usual ones where there are none. A value that makes no sense is the usual one.

    A file in which anything was wrong is kept as `settings.json.bad`. What only a newer version knows is passed over.
    """
    said = read_small(places.settings, files)
    if said is None:
        return Settings()
    if not isinstance(said, dict):
        put_bad_aside(places.settings, files)
        return Settings()
    known = {name: value for name, value in said.items() if name in POSSIBLE}
    good = {name: value for name, value in known.items() if POSSIBLE[name](value)}
    if len(good) < len(known):
        put_bad_aside(places.settings, files)
    return Settings(**good)


def save_settings(places: Places, settings: Settings, files: FileSystem = REAL_FILES) -> bool:
    """Write the choices; whether the disk took them."""
    return write_small(places.settings, asdict(settings), files)


def folder_of(said: str) -> Path | None:
    """A folder of the settings as a path; None where the system's own is meant, or where it is gone."""
    try:
        return Path(said) if said and Path(said).is_dir() else None
    except (OSError, ValueError):
        return None
