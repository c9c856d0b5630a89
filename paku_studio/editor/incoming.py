"""What is brought into a document: notes as text, tables. Knows no command line and no window."""

import codecs
import stat
from pathlib import Path

from paku_studio.locale import N_, translator
from paku_studio.store import Document

TEXT_LIMIT_BYTES = 8_000_000
"""A text file larger than this is no workshop's notes."""
SIZE_LIMITS = {".json": 48_000_000, ".csv": 32_000_000, ".xlsx": 16_000_000}
"""What an export of a large document may have written, which comes back."""

CANNOT_READ = N_("%(file)s cannot be read.")
NO_FILE = N_("There is no file %(file)s.")
TOO_LARGE = N_("%(file)s is too large to import.")
IS_EMPTY = N_("%(file)s is empty.")
NO_TEXT = N_("%(file)s is not a text file.")


class Unreadable(Exception):  # noqa: N818 - it is a refusal in words, not a fault
    """A file that cannot be brought in; `sentence` tells the person why."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.message, self.path = message, path

    def sentence(self, language: str) -> str:
        """One plain sentence in fi, sv or en."""
        return translator(language)(self.message) % {"file": self.path.name}


def read_source(path: Path) -> bytes:
    """All of a file that is to be brought in. Unreadable where it is none, or too large for its kind."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a folder; a pipe or a device would never end
            raise Unreadable(CANNOT_READ, path)
        most = SIZE_LIMITS.get(path.suffix.lower(), TEXT_LIMIT_BYTES)
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        raise Unreadable(NO_FILE, path) from None
    except OSError:
        raise Unreadable(CANNOT_READ, path) from None
    if len(data) > most:
        raise Unreadable(TOO_LARGE, path)
    if not data:
        raise Unreadable(IS_EMPTY, path)
    return data


def read_notes(path: Path) -> str:
    """The words of a text file. Unreadable where it is none."""
    text = read_text(read_source(path))
    if text is None:
        raise Unreadable(NO_TEXT, path)
    return text


def read_text(data: bytes) -> str | None:
    """UTF-8 with or without a byte order mark, UTF-16 with one, else the Windows code page; None if it is no text."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not wide and not data.startswith(codecs.BOM_UTF8) and b"\x00" in data[:4096]:
        return None
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def bring_table(document: Document, path: Path, language: str) -> tuple[str, ...]:
    """Add and change what the rows of a .csv or .xlsx say, as one edit; sentences about what was and was not used.

    Unreadable; TableUnusable where it is no such table.
    """
    from paku_studio.export.tables import apply_table, read_table

    report = apply_table(document, read_table(read_source(path), path.suffix.lower()))
    counted = translator(language)("New: %(added)d. Changed: %(changed)d.")
    counts = {"added": len(report.added), "changed": len(report.changed)}
    return (counted % counts, *(row.sentence(language) for row in report.unused))
