"""What a person chose for the program: read, checked field by field, written; knows no window."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from paku_studio.storage.backups import BackupRule
from paku_studio.storage.files import REAL_FILES, FileSystem
from paku_studio.storage.places import Places
from paku_studio.storage.small_files import put_bad_aside, read_small, write_small

Folder = Annotated[str, StringConstraints(max_length=4_000)]
Word = Annotated[str, StringConstraints(max_length=100)]


class Settings(BaseModel):
    """A person's choices; each has a usual value. Frozen: `with_changes` gives a checked copy.

    An empty `language` or `colours` means the usual one, an empty folder the system's own.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    language: Literal["fi", "sv", "en", ""] = ""
    theme: Literal["light", "dark", "contrast", "system"] = "system"
    text_size: Annotated[int, Field(ge=100, le=200)] = 100
    """Per cent."""
    paper: Literal["A4", "A3"] = "A4"
    colours: Word = ""
    animations: bool = True
    documents_folder: Folder = ""
    export_folder: Folder = ""
    backup_hours: Annotated[int, Field(ge=1, le=100)] = 10
    """Versions kept of each document, one an hour of work."""
    backup_days: Annotated[int, Field(ge=1, le=400)] = 30
    """Versions kept of each document, one a day."""
    window: Annotated[str, StringConstraints(max_length=4_000)] = ""
    """The window's place and size, as the window writes it."""

    def with_changes(self, **changes: Any) -> Self:
        """A checked copy with other values. ValueError where one is not possible."""
        return type(self).model_validate({**self.model_dump(), **changes})

    @property
    def backups(self) -> BackupRule:
        """How many earlier versions stay."""
        return BackupRule(self.backup_hours, self.backup_days)


def load_settings(places: Places, files: FileSystem = REAL_FILES) -> Settings:
    """The choices as last saved; the usual ones where there are none. A value that makes no sense is the usual one.

    A file in which anything was wrong is kept as `settings.json.bad`.
    """
    said = read_small(places.settings, files)
    if said is None:
        return Settings()
    if not isinstance(said, dict):
        put_bad_aside(places.settings, files)
        return Settings()
    good = {name: value for name, value in said.items() if _fits(str(name), value)}
    if len(good) < len(said):
        put_bad_aside(places.settings, files)
    return Settings.model_validate(good)


def _fits(name: str, value: object) -> bool:
    """Whether the value is possible. A field that a newer version knows is passed over, and does no harm."""
    try:
        Settings.model_validate({name: value})
    except ValidationError:
        return False
    return True


def save_settings(places: Places, settings: Settings, files: FileSystem = REAL_FILES) -> bool:
    """Write the choices; whether the disk took them."""
    return write_small(places.settings, settings.model_dump(), files)


def folder_of(said: str) -> Path | None:
    """A folder of the settings as a path; None where the system's own is meant, or where it is gone."""
    try:
        return Path(said) if said and Path(said).is_dir() else None
    except (OSError, ValueError):
        return None
