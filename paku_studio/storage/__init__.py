"""How a document survives: the .paku file, its migrations, and the one seam to the file system."""

from paku_studio.storage.document_file import Opened, document_bytes, open_document, read_document_json, save_document
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
from paku_studio.storage.migrations import FORMAT, MIGRATIONS, VERSION, migrate, version_of
from paku_studio.storage.pictures import name_picture, picture_size
from paku_studio.storage.problems import Problem, describe
from paku_studio.storage.writing import document_json

__all__ = [
    "FORMAT",
    "MIGRATIONS",
    "REAL_FILES",
    "VERSION",
    "CannotWrite",
    "FileProblem",
    "FileSystem",
    "Opened",
    "Problem",
    "RealFileSystem",
    "Unusable",
    "describe",
    "document_bytes",
    "document_json",
    "make_folder",
    "migrate",
    "name_picture",
    "open_document",
    "picture_size",
    "read_document_json",
    "refuse_source",
    "save_document",
    "stands",
    "version_of",
    "write_safely",
]
