"""What lies beside a journal because no file holds it yet: pictures and earlier states. Knows no commits."""

import errno
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from paku_studio.storage.document_file import SESSION_ID, picture_fault
from paku_studio.storage.files import FileSystem, contents
from paku_studio.storage.limits import PICTURE_LIMIT, SNAPSHOTS_LIMIT
from paku_studio.storage.pictures import PICTURE_NAME

STATE_ENDING: Final = ".json"
_TRIES: Final = 4
_BREATH: Final = 0.02
"""Seconds between tries to read a picture."""


def snapshot_files(snapshots: Mapping[str, bytes]) -> dict[str, bytes]:
    """Earlier states by the names of the files in which they lie beside a journal."""
    return {session + STATE_ENDING: data for session, data in snapshots.items()}


def pictures_beside(folder: Path, files: FileSystem) -> Mapping[str, bytes]:
    """The pictures in a journal's folder; what is none is passed over. Raises OSError where one is only held."""
    found: dict[str, bytes] = {}
    for place in contents(folder):
        if PICTURE_NAME.fullmatch(place.name):
            data = _read_patiently(place, PICTURE_LIMIT, files)
            if len(data) <= PICTURE_LIMIT and not picture_fault(place.name, data):
                found[place.name] = data
    return found


def snapshots_beside(folder: Path, files: FileSystem) -> Mapping[str, bytes]:
    """The earlier states in a journal's folder, by meeting, as many as a file can hold. Raises OSError as above."""
    found: dict[str, bytes] = {}
    room = SNAPSHOTS_LIMIT
    for place in contents(folder):
        if place.suffix == STATE_ENDING and SESSION_ID.fullmatch(place.stem):
            data = _read_patiently(place, room, files)
            if 0 < len(data) <= room:
                found[place.stem] = data
                room -= len(data)
    return found


def _read_patiently(place: Path, limit: int, files: FileSystem) -> bytes:
    """A file's bytes, one more than the limit at most: none where the disk is worn there.

    Raises OSError where the disk only does not give them now. Whoever went on without it would lose it; another program
    that looks at it lets go of it soon.
    """
    for tries in range(_TRIES):
        try:
            with files.open_to_read(place) as stream:
                return stream.read(limit + 1)
        except FileNotFoundError:
            return b""
        except OSError as error:
            if tries == _TRIES - 1 and error.errno != errno.EIO:
                raise
            time.sleep(_BREATH)
    return b""
