"""Bytes that nobody would think of, found by atheris, which follows the branches that they take in our code.

    python tests/never_lost/fuzz.py TARGET FOLDER [libFuzzer's own options]

FOLDER holds the first bytes (`seeds`) and what is found on the way. A run ends at the first bytes that give anything
but a sound document or one sentence; they are written to FOLDER, and from then on belong in tests/storage/corpus/found.
"""

import importlib
import io
import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO


def load() -> None:
    """Everything that the targets need, so that atheris can watch it being loaded."""
    for name in ("zipfile", "paku_studio.storage.document_file", "paku_studio.storage.journal_reading", "PIL.Image"):
        importlib.import_module(name)
    importlib.import_module("paku_studio.storage.picture_cleaning")
    importlib.import_module("paku_studio.storage.journal")
    importlib.import_module("paku_studio.store")


class MisjudgedError(Exception):
    """Something was opened that is not sound, or refused in words that are none."""


def a_file(data: bytes) -> None:
    """As a .paku file."""
    from paku_studio.storage import RealFileSystem, open_document

    class InMemory(RealFileSystem):
        def stat(self, path: Path) -> os.stat_result:
            return Path(__file__).stat()

        def open_to_read(self, path: Path) -> BinaryIO:
            return io.BytesIO(data)

    look_at(lambda: open_document("x.paku", InMemory()))


def a_document(data: bytes) -> None:
    """As the document.json in a file."""
    from paku_studio.storage import read_document_json

    look_at(lambda: read_document_json(data))


def a_journal(data: bytes) -> None:
    """As the lines of a journal, with right checksums, done on an empty document."""
    from paku_studio.storage import document_json, read_document_json
    from paku_studio.storage.journal_reading import parse_journal, replay
    from paku_studio.store import Document

    lined = b"".join(b"%08x %b\n" % (zlib.crc32(line), line) for line in data.split(b"\n"))

    def read() -> Any:
        text = parse_journal(lined)
        document = text.whole or document_json(Document().records.values())
        return read_document_json(replay(document, text.entries, text.version))

    look_at(read)


def a_picture(data: bytes) -> None:
    """As a picture that somebody chose."""
    from paku_studio.storage import NoPicture, clean_picture, name_picture

    try:
        cleaned = clean_picture(data, "x.png")
    except NoPicture as refusal:
        assert_sentence(refusal)
        return
    if not name_picture(cleaned):
        raise MisjudgedError("the cleaned picture is none")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "file": a_file,
    "document": a_document,
    "journal": a_journal,
    "picture": a_picture,
}


def look_at(read: Callable[[], Any]) -> None:
    """A sound document that can be written and read again, or one sentence."""
    from paku_studio.storage import Unusable, describe, document_json, read_document_json
    from paku_studio.store import repair

    try:
        opened = read()
    except Unusable as refusal:
        assert_sentence(refusal)
        return
    records = opened.document.records
    if repair(records.values())[1]:
        raise MisjudgedError("the document is not integral")
    for problem in (*opened.dropped, *opened.repairs):
        if not describe(problem, "fi").isprintable():
            raise MisjudgedError(f"no sentence: {problem!r}")
    again = read_document_json(document_json(records.values()))
    if {problem.code for problem in again.dropped} - {"missing_picture"}:
        raise MisjudgedError("what was written is not what is read")


def assert_sentence(refusal: Exception) -> None:
    sentence = refusal.sentence("fi")  # type: ignore[attr-defined]
    if not sentence.isprintable() or not sentence.endswith((".", ").")):
        raise MisjudgedError(sentence)


def seeds(target: str) -> list[bytes]:
    """Where to begin: bytes that are right."""
    from paku_studio import edits
    from paku_studio.models import Emotion
    from paku_studio.storage import document_bytes, document_json
    from paku_studio.storage.journal import Head, commit_line, head_lines, mark_line, now
    from paku_studio.store import Document

    document = Document()
    moment = edits.add_moment(document, edits.add_pathway(document, "Polku"), "Soitin")
    edits.set_feeling(document, moment, Emotion.BAD)
    edits.add_persona(document, "Aino")
    records = document.records
    lines = [commit_line(number, now(), commit) for number, commit in enumerate(document.history, 1)]
    heads = [
        head_lines(Head(Path("/x.paku"), base="0" * 64)),
        head_lines(Head(Path("/x.paku"), whole=Document().records)),
    ]
    journals = [head + b"".join(lines) + mark_line("1" * 64, len(lines)) for head in heads]
    found = {
        "file": [document_bytes(records.values(), {}, None, {"s": b"{}"})],
        "document": [document_json(records.values()), b'{"format":"paku-studio","version":1,"records":{}}'],
        "journal": [b"\n".join(line[9:] for line in journal.splitlines()) for journal in journals],
        "picture": list(map(picture, ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"))),
    }
    return found[target]


def picture(kind: str) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (9, 7), "red").save(stream, kind)
    return stream.getvalue()


def main() -> None:
    import atheris

    target, folder = TARGETS[sys.argv[1]], Path(sys.argv[2])
    with atheris.instrument_imports(include=["paku_studio.storage", "paku_studio.store", "zipfile"]):
        load()
    for number, data in enumerate(seeds(sys.argv[1])):
        (folder / f"seed-{number}").write_bytes(data)
    atheris.Setup([sys.argv[0], str(folder), f"-artifact_prefix={folder}/found-", *sys.argv[3:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
