"""How a document survives: the .paku file, its journal, recovery and backups, and the one seam to the file system.

Each part is loaded when one of its names is first asked for: a window that shows its start page reads no document.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paku_studio.storage.backups import Backup, BackupRule, digest_of, find_backup, keep_backup, list_backups
    from paku_studio.storage.document_file import (
        Opened,
        document_bytes,
        named_pictures,
        open_document,
        read_document_json,
        save_document,
    )
    from paku_studio.storage.faces import Face, face_of, group_of, language_of, title_of
    from paku_studio.storage.failures import CannotWrite, FileProblem, Unusable
    from paku_studio.storage.files import (
        REAL_FILES,
        FileSystem,
        RealFileSystem,
        make_folder,
        refuse_source,
        stands,
        write_safely,
    )
    from paku_studio.storage.locks import AlreadyOpen
    from paku_studio.storage.migrations import FORMAT, MIGRATIONS, VERSION, migrate, version_of
    from paku_studio.storage.picture_cleaning import NoPicture, clean_picture, read_picture
    from paku_studio.storage.pictures import name_picture, picture_size
    from paku_studio.storage.places import Places
    from paku_studio.storage.problems import Problem, describe
    from paku_studio.storage.recovery import Draft, Recoverable, discard_draft, drafts, recoverable, sweep
    from paku_studio.storage.writing import document_json

PARTS = {
    "backups": "Backup BackupRule digest_of find_backup keep_backup list_backups",
    "document_file": "Opened document_bytes named_pictures open_document read_document_json save_document",
    "faces": "Face face_of group_of language_of title_of",
    "failures": "CannotWrite FileProblem Unusable",
    "files": "REAL_FILES FileSystem RealFileSystem make_folder refuse_source stands write_safely",
    "locks": "AlreadyOpen",
    "migrations": "FORMAT MIGRATIONS VERSION migrate version_of",
    "picture_cleaning": "NoPicture clean_picture read_picture",
    "pictures": "name_picture picture_size",
    "places": "Places",
    "problems": "Problem describe",
    "recovery": "Draft Recoverable discard_draft drafts recoverable sweep",
    "writing": "document_json",
}
"""Module of this room -> the names that it gives to the others."""


def __getattr__(name: str) -> Any:
    for part, names in PARTS.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{part}"), name)
    raise AttributeError(name)


__all__ = [
    "FORMAT",
    "MIGRATIONS",
    "REAL_FILES",
    "VERSION",
    "AlreadyOpen",
    "Backup",
    "BackupRule",
    "CannotWrite",
    "Draft",
    "Face",
    "FileProblem",
    "FileSystem",
    "NoPicture",
    "Opened",
    "Places",
    "Problem",
    "RealFileSystem",
    "Recoverable",
    "Unusable",
    "clean_picture",
    "describe",
    "digest_of",
    "discard_draft",
    "document_bytes",
    "document_json",
    "drafts",
    "face_of",
    "find_backup",
    "group_of",
    "keep_backup",
    "language_of",
    "list_backups",
    "make_folder",
    "migrate",
    "name_picture",
    "named_pictures",
    "open_document",
    "picture_size",
    "read_document_json",
    "read_picture",
    "recoverable",
    "refuse_source",
    "save_document",
    "stands",
    "sweep",
    "title_of",
    "version_of",
    "write_safely",
]
