"""Extract, check and compile the gettext catalogues: one .po per language and room, .mo beside it."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FIXED = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every header, so that compiling again changes nothing."""
LOCALE = Path(__file__).resolve().parent.parent / "paku_studio" / "locale"


def compile_all() -> None:
    """Write every .mo anew, byte for byte reproducible."""
    for source in sorted(LOCALE.rglob("*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream)
        catalogue.creation_date = catalogue.revision_date = FIXED
        with source.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)


if __name__ == "__main__":
    if sys.argv[1:] != ["compile"]:
        sys.exit("usage: tools/messages.py compile")
    compile_all()
