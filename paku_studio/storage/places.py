"""Where the program keeps what is its own: drafts, journals, backups, settings; knows nothing of what they hold."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HOME: Final = "PAKU_STUDIO_HOME"
"""The environment variable that puts everything into one folder: a memory stick's, or a test's."""
ENDING: Final = ".paku"
JOURNAL_ENDING: Final = ".journal"


@dataclass(frozen=True, slots=True)
class Places:
    """The program's own folders, all under one; each is made when something is first put there."""

    home: Path

    @property
    def drafts(self) -> Path:
        """Documents that have no name yet."""
        return self.home / "drafts"

    @property
    def journals(self) -> Path:
        """What was done since a document was last saved, with its lock and its new pictures."""
        return self.home / "journals"

    @property
    def backups(self) -> Path:
        """Earlier versions of files, and recovered work that nobody wanted to go on with."""
        return self.home / "backups"

    @property
    def settings(self) -> Path:
        """The file of the person's choices."""
        return self.home / "settings.json"

    @property
    def recent(self) -> Path:
        """The file that lists which documents were open lately."""
        return self.home / "recent.json"

    @property
    def elsewhere(self) -> Path:
        """The file that lists other folders to which work was rescued."""
        return self.home / "elsewhere.json"

    def journal_of(self, document: Path) -> Path:
        """The journal of the document at a path."""
        return self.journals / (key_of(document) + JOURNAL_ENDING)

    def backups_of(self, document: Path) -> Path:
        """The folder of the earlier versions of the document at a path."""
        return self.backups / key_of(document)


def places_of_this_machine() -> Places:
    """Where PAKU_STUDIO_HOME says, else the system's folder for a program's data."""
    if said := os.environ.get(HOME):
        return Places(Path(said).absolute())
    from platformdirs import user_data_path

    return Places(user_data_path("PAKU Studio", appauthor=False))


def whole_path(path: Path | str) -> Path:
    """The path from the root, links followed as far as they lead; a name that no disk takes stays as it is."""
    try:
        return Path(path).expanduser().resolve()
    except (OSError, ValueError, RuntimeError):
        return Path(path).absolute()


def key_of(document: Path) -> str:
    """Twenty-four characters that stand for a path, the same whichever way the path is written."""
    plain = os.path.normcase(whole_path(document))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:24]
