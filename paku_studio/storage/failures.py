"""Why a file could not be read or written, as one plain sentence in three languages; knows no file format."""

import errno
from typing import Final, Self

from paku_studio.locale import N_, translator

EMPTY: Final = N_("“%(name)s” is empty: there is nothing in the file.")
FOLDER: Final = N_("“%(name)s” is a folder, not a PAKU file.")
MISSING: Final = N_("There is no file “%(name)s”.")
NO_PERMISSION: Final = N_("“%(name)s” may not be read with your permissions.")
DISK_FAILED: Final = N_("The disk did not give “%(name)s” to be read (%(error)s).")
FOREIGN: Final = N_("“%(name)s” is not a PAKU file: it was made by another program.")
DAMAGED: Final = N_("“%(name)s” is damaged or incomplete and cannot be read; its backup copy may still be whole.")
TOO_DAMAGED: Final = N_("“%(name)s” has more than %(limit)s faulty parts and was left untouched.")
REPEATED: Final = N_("“%(name)s” holds the part “%(part)s” twice, so it cannot be trusted.")
ENCRYPTED: Final = N_("“%(name)s” is locked with a password; PAKU files never are.")
TOO_LARGE: Final = N_("“%(name)s” holds more than a PAKU file can hold, so it was not opened.")
TOO_MANY: Final = N_("“%(name)s” has more parts than a PAKU file can have, so it was not opened.")
BOMB: Final = N_("“%(name)s” would unpack to far more than a PAKU file holds, so it was not opened.")
TOO_DEEP: Final = N_("The contents of “%(name)s” are nested too deeply to be a PAKU document.")
NEWER: Final = N_(
    "“%(name)s” was made with a newer version of PAKU Studio (file version %(version)s, here %(current)s); "
    "it was left untouched."
)

CANNOT_FULL: Final = N_("“%(name)s” could not be saved: the disk is full.")
CANNOT_PERMISSION: Final = N_(
    "“%(name)s” could not be saved: you may not write in that place, or the file is open in another program."
)
CANNOT_READ_ONLY: Final = N_("“%(name)s” could not be saved: it is marked read-only, or the disk is.")
CANNOT_NO_FOLDER: Final = N_("“%(name)s” could not be saved: there is no such folder.")
CANNOT_FOLDER: Final = N_("“%(name)s” could not be saved: there is a folder of that name.")
CANNOT_NO_FILE: Final = N_("“%(name)s” could not be saved: what stands there is no ordinary file.")
CANNOT_SOURCE: Final = N_("“%(name)s” could not be saved: it is the very file that is being read.")
CANNOT_OPEN_ELSEWHERE: Final = N_("“%(name)s” could not be saved: it is open in another window.")
CANNOT_OPEN_ON_ANOTHER: Final = N_("“%(name)s” could not be saved: it is open on another computer.")
CANNOT_NAME: Final = N_("“%(name)s” could not be saved: the name does not suit the disk.")
CANNOT_LARGE: Final = N_("“%(name)s” could not be saved: the document is larger than a PAKU file can hold.")
CANNOT_VERIFY: Final = N_("“%(name)s” could not be saved: what was read back from the disk was not what was written.")
CANNOT_OTHER: Final = N_("“%(name)s” could not be saved: the disk reported an error (%(error)s).")

_WRITING: Final = {
    errno.ENOSPC: CANNOT_FULL,
    errno.EDQUOT: CANNOT_FULL,
    errno.EFBIG: CANNOT_FULL,
    errno.EACCES: CANNOT_PERMISSION,
    errno.EPERM: CANNOT_PERMISSION,
    errno.EROFS: CANNOT_READ_ONLY,
    errno.ENOENT: CANNOT_NO_FOLDER,
    errno.ENOTDIR: CANNOT_NO_FOLDER,
    errno.EISDIR: CANNOT_FOLDER,
    errno.EEXIST: CANNOT_NO_FOLDER,
    errno.ENAMETOOLONG: CANNOT_NAME,
    errno.EINVAL: CANNOT_NAME,
}
_READING: Final = {
    errno.ENOENT: MISSING,
    errno.ENOTDIR: MISSING,
    errno.ENAMETOOLONG: MISSING,
    errno.EISDIR: FOLDER,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
}


def shown(text: object, limit: int = 60) -> str:
    """A foreign text fit to stand in a sentence: at most `limit` characters, none of them invisible or unencodable."""
    whole = str(text)
    cut = whole if len(whole) <= limit else whole[: limit - 1] + "…"
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in cut)


class FileProblem(Exception):  # noqa: N818 - a person's word, not a programmer's
    """One sentence about one file; `message_id` is its English text with named places, `values` what stands in them."""

    def __init__(self, message_id: str, **values: object) -> None:
        super().__init__(message_id, values)
        self.message_id = message_id
        self.values = values

    def about(self, name: str) -> Self:
        """The same problem with the file's name in it."""
        return type(self)(self.message_id, **{**self.values, "name": name})

    def sentence(self, language: str) -> str:
        """One plain sentence in `fi`, `sv` or `en`."""
        filled = {key: shown(value) for key, value in self.values.items()}
        return translator(language)(self.message_id) % {"name": "?", **filled}

    def __str__(self) -> str:
        return self.sentence("en")


class Unusable(FileProblem):
    """A file cannot be read as a document; the file itself is left as it is."""


class CannotWrite(FileProblem):
    """A file could not be written; what stood there before still stands."""


def unusable_because(error: OSError) -> Unusable:
    """What an error of the file system means for somebody who wants to open a file."""
    return Unusable(_READING.get(error.errno or 0, DISK_FAILED), error=error_word(error))


def cannot_write_because(error: OSError) -> CannotWrite:
    """What an error of the file system means for somebody who wants to save a file."""
    return CannotWrite(_WRITING.get(error.errno or 0, CANNOT_OTHER), error=error_word(error))


def error_word(error: OSError) -> str:
    """The system's short word for an error, e.g. `EIO`."""
    return errno.errorcode.get(error.errno or 0, "?")
