"""A sitting at a document, told step by step what a person is shown; and what a start afterwards must find."""

import hashlib
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.storage import (
    FileProblem,
    Opened,
    Places,
    Unusable,
    document_json,
    name_picture,
    open_document,
    recoverable,
)
from paku_studio.storage.recovery import recover
from paku_studio.storage.snapshots import snapshot_bytes
from paku_studio.store import Document

STILL = Pace(pause=1000, most=1000, retry=1000)
"""The file is written when the sitting says so: the same calls in the same order each time."""


def digest(document: Document) -> str:
    return hashlib.sha256(document_json(document.records.values())).hexdigest()


def a_picture(number: int) -> bytes:
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 4, 3, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes([number]) * 15)),
        (b"IEND", b""),
    ]
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@dataclass
class Story:
    """What was done and shown: the document after each edit, how many edits are safe, how many in the file."""

    files: Any
    states: list[str] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    safe: int = 0
    filed: int = 0
    kept: dict[str, list[str]] = field(default_factory=dict)
    """Of each meeting the states that it left, the latest last."""
    in_file: dict[int, dict[str, str]] = field(default_factory=dict)
    """The states that are in the file together with so many edits."""
    carried: dict[str, str] = field(default_factory=dict)
    """The states that lie beside the journal from the first edit on: those of a copy."""
    others: dict[Path, bytes] = field(default_factory=dict)
    """What another program wrote where our file was."""

    def hear(self, document: Document) -> None:
        self.states.append(digest(document))

    def carries(self, session: str, data: bytes) -> None:
        """A copy has an earlier state of what it was copied from."""
        self.kept[session] = [sum_of(data)]
        self.carried[session] = sum_of(data)

    def ends(self, session: str, document: Document, keeper: Keeper) -> None:
        """A meeting ends: the document as it is now is the state in which it leaves it."""
        self.kept.setdefault(session, []).append(sum_of(snapshot_bytes(document.records)))
        keeper.keep_snapshot(session, document.snapshot())

    def is_taken(self, path: Path, data: bytes) -> None:
        """Another program writes where our file was."""
        path.write_bytes(data)
        self.others[path] = data
        self.paths.remove(path)

    def look(self, keeper: Keeper) -> None:
        """What the window shows just now."""
        keeper.flush()
        if keeper.state.kind == "saved":
            self.safe = len(self.states) - 1
        self.tell()

    def save(self, deed: Callable[[], object], keeper: Keeper) -> None:
        """Save in some way; the person is told whether that went well."""
        states = {session: known[-1] for session, known in self.kept.items()}
        try:
            deed()
        except FileProblem:
            return
        self.filed = len(self.states) - 1
        self.in_file.setdefault(self.filed, states)
        if not self.paths or self.paths[-1] != keeper.path:
            self.paths.append(keeper.path)
        self.look(keeper)

    def tell(self) -> None:
        if hasattr(self.files, "say"):
            self.files.say(self.safe, self.filed)

    def wrong_state(self, found: Opened, safe: int, filed: int) -> str:
        """A meeting whose state is not there although it was, or is as it never was; empty where none is."""
        there = {session: sum_of(data) for session, data in found.snapshots.items()}
        sure = dict(self.carried) if safe else {}
        for number in sorted(self.in_file):
            sure.update(self.in_file[number] if number <= filed else {})
        for session, known in self.kept.items():
            good = known[known.index(sure[session]) :] if session in sure else ["", *known]
            if there.pop(session, "") not in good:
                return session
        return next(iter(there), "")

    def number_of(self, document: Document) -> int:
        """The latest edit after which the document was like that; -1 if never."""
        said = digest(document)
        return max((number for number, state in enumerate(self.states) if state == said), default=-1)


def sum_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def work(places: Places, folder: Path, files: Any) -> Story:
    """A new document, named, saved, closed, opened again and gone on with; `folder` is there."""
    story = Story(files)
    document, pictures = Document(), {name_picture(a_picture(1)): a_picture(1)}
    story.hear(document)
    document.subscribe(lambda _: story.hear(document))
    copied = snapshot_bytes(document.records)
    story.carries("kopioitu", copied)
    keeper = Keeper.begin(places, document, pictures, Manner(STILL, files=files), {"kopioitu": copied})
    try:
        pathway = edits.add_pathway(document, "Ainon polku")
        story.look(keeper)
        moment = edits.add_moment(document, pathway, "Soitin Kelaan " + "ä" * 700)
        edits.add_persona(document, "Aino", picture=name_picture(a_picture(1)))
        story.look(keeper)
        story.save(keeper.save, keeper)
        edits.set_text(document, moment, "text", "Soitin Kelaan")
        story.ends("kevaalla", document, keeper)
        story.look(keeper)
        story.save(lambda: keeper.save_as(folder / "polku.paku"), keeper)
        edits.add_moment(document, pathway, "Odotin")
        story.look(keeper)
        story.save(keeper.save, keeper)
        edits.add_moment(document, pathway, "Kirje tuli")
        document.undo()
        story.look(keeper)
    finally:
        close(keeper, story)
    go_on(places, story, files)
    return story


def go_on(places: Places, story: Story, files: Any) -> None:
    """The next day: the file is opened, gone on with, saved; the day ends with an edit that is in the journal only."""
    try:
        opened, keeper = Keeper.open(places, story.paths[-1], Manner(STILL, files=files))
    except (FileProblem, IndexError):
        return
    document = opened.document
    if story.number_of(document) < 0:
        keeper.close(anyway=True)
        raise AssertionError("what is opened is nothing that was ever there")
    document.subscribe(lambda _: story.hear(document))
    try:
        pathway = next(record.id for record in document.records.values() if record.TYPE == "pathway")
        edits.add_moment(document, pathway, "Seuraavana päivänä")
        story.ends("syksylla", document, keeper)
        story.look(keeper)
        story.save(keeper.save, keeper)
        edits.add_moment(document, pathway, "Lopuksi")
        story.look(keeper)
    finally:
        die(keeper, files)


def recover_and_go_on(places: Places, story: Story, files: Any) -> None:
    """The start after the program died: the work is offered, gone on with, and saved."""
    story.files = files
    story.tell()
    (found,) = recoverable(places)
    opened, keeper = Keeper.resume(places, found, Manner(STILL, files=files))
    document = opened.document
    document.subscribe(lambda _: story.hear(document))
    try:
        story.look(keeper)
        pathway = next(record.id for record in document.records.values() if record.TYPE == "pathway")
        edits.add_moment(document, pathway, "Palautuksen jälkeen")
        story.look(keeper)
        story.save(keeper.save, keeper)
    finally:
        close(keeper, story)


def close(keeper: Keeper, story: Story) -> None:
    number = len(story.states) - 1
    if keeper.close(anyway=True).kind == "saved":
        story.safe = story.filed = number
    story.tell()


def die(keeper: Keeper, files: Any) -> None:
    """The program ends without writing any more."""
    if hasattr(files, "dead"):
        files.dead = True
    keeper.close(anyway=True)


def find(places: Places, story: Story) -> Opened:
    """What a person has at the next start: the recovered work that is offered, else the file of the latest name."""
    works = recoverable(places)
    assert len(works) <= 1, "one document is offered once"
    if works:
        return recover(places, works[0].journal).opened
    for path in reversed(story.paths):
        if path.exists():
            return open_document(path)
    return Opened(Document())


def assert_nothing_lost(places: Places, story: Story, safe: int, filed: int) -> None:
    """What is found is as after the last edit shown as saved, or a later one; each .paku file is whole."""
    found = find(places, story)
    assert not found.dropped, found.dropped
    assert story.number_of(found.document) >= safe, f"{safe} edits were shown as saved"
    wrong = story.wrong_state(found, safe, filed)
    assert not wrong, f"the state of the meeting {wrong} is lost, or as it never was"
    for path, data in story.others.items():
        assert path.read_bytes() == data, "what another program wrote is written over"
    standing = [path for path in story.paths if path.exists()]
    for path in standing:
        opened = open_document(path)
        assert not opened.dropped, opened.dropped
        assert story.number_of(opened.document) >= 0, "the file is as it never was"
    if filed and not story.others:
        assert standing, "the file is gone"
        assert story.number_of(open_document(standing[-1]).document) >= filed, f"{filed} edits were in the file"


def fault_of(places: Places, story: Story, safe: int, filed: int) -> str:
    """Why something is lost; empty where nothing is."""
    try:
        assert_nothing_lost(places, story, safe, filed)
    except (AssertionError, Unusable, OSError) as fault:
        return str(fault) or repr(fault)
    return ""
