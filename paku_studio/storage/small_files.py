"""Small JSON files of the program's own: what cannot be read is put aside, never an error; knows no meaning."""

import contextlib
from pathlib import Path
from typing import Final

import orjson

from paku_studio.storage.failures import CannotWrite
from paku_studio.storage.files import REAL_FILES, FileSystem, make_folder, write_safely

SIZE_LIMIT: Final = 1_000_000
"""Bytes of a small file; a larger one is not ours."""
BAD_ENDING: Final = ".bad"


def read_small(path: Path, files: FileSystem = REAL_FILES) -> object | None:
    """The content of a JSON file; None where there is none. One that is no JSON is put aside as `name.bad`."""
    try:
        with files.open_to_read(path) as stream:
            data = stream.read(SIZE_LIMIT + 1)
        if len(data) <= SIZE_LIMIT:
            return orjson.loads(data)  # type: ignore[no-any-return]
    except OSError:
        return None
    except ValueError:
        pass
    put_bad_aside(path, files)
    return None


def put_bad_aside(path: Path, files: FileSystem = REAL_FILES) -> None:
    """Keep a file that makes no sense under another name, so that somebody can look at it."""
    with contextlib.suppress(OSError):
        files.replace(path, path.with_name(path.name + BAD_ENDING))


def write_small(path: Path, content: object, files: FileSystem = REAL_FILES) -> bool:
    """Write a JSON file, wholly or not at all; whether the disk took it. Nothing that matters hangs on such a file."""
    try:
        make_folder(path.parent, files)
        data = orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
        write_safely(path, data, files, backup=False)
    except (CannotWrite, TypeError):
        return False
    return True
