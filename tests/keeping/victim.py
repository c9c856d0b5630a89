"""A program that works at a document until it is killed, and says on paper what it did and what was shown as saved.

Meetings begin and end among the work, and each leaves a state of the document.

Run as `python victim.py`: each line on standard input names an order file; a child is forked that carries it out.
Its paper has `P path`, for each edit `D number digest` (0: as found) before anything of it can reach the
disk, and `A number` once the keeper has shown that many edits as saved. Of the states: `S meeting digest` before it can
reach the disk, `F meeting` before it can go, `K meeting digest` once a file with it is on the disk.
"""

import datetime
import hashlib
import json
import os
import random
import struct
import sys
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from paku_studio import edits
from paku_studio.editor.earlier import Earlier
from paku_studio.editor.editor import Editor
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.models import Actor, Emotion, NoteKind, Persona, ServiceMoment, Session, TouchpointKind
from paku_studio.storage import Places, RealFileSystem, document_json, name_picture, recoverable
from paku_studio.store import Document


def digest(document: Document) -> str:
    return hashlib.sha256(document_json(document.records.values())).hexdigest()


class Gated(RealFileSystem):
    """The disk, which takes nothing while an edit is being made and written on the paper."""

    def __init__(self) -> None:
        self.gate = threading.Lock()

    def write(self, handle: int, data: memoryview) -> int:
        with self.gate:
            return super().write(handle, data)


class Worker:
    """Somebody who types, moves, marks, removes and changes their mind."""

    def __init__(self, document: Document, pictures: dict[str, bytes], dice: random.Random) -> None:
        self.document, self.pictures, self.dice = document, pictures, dice

    def work(self) -> None:
        """One gesture that made one commit."""
        before = len(self.document.history)
        while len(self.document.history) == before:
            try:
                self.dice.choice(GESTURES if len(self.document.of_type(ServiceMoment)) < 60 else [remove])(self)
            except (edits.NotPossible, KeyError, ValueError, IndexError):
                continue

    def words(self) -> str:
        return self.dice.choice(["Soitin Kelaan", "kirje ”ä”", "a\nb", "\u202e<b>", "x" * self.dice.randrange(20_000)])

    def one(self, kind: type[Any]) -> str:
        return self.dice.choice(self.document.of_type(kind)).id

    def pathway(self) -> str:
        found = [record.id for record in self.document.records.values() if record.TYPE == "pathway"]
        return found[0] if found else edits.add_pathway(self.document, "Ainon polku")


def add(w: Worker) -> None:
    edits.add_moment(w.document, w.pathway(), w.words())


def add_step(w: Worker) -> None:
    edits.add_side_step(w.document, w.one(ServiceMoment), w.words())


def touch(w: Worker) -> None:
    edits.add_touchpoint(w.document, w.one(ServiceMoment), w.dice.choice(list(TouchpointKind)), w.words())


def note(w: Worker) -> None:
    edits.add_note(w.document, w.one(ServiceMoment), w.dice.choice(list(NoteKind)), w.words())


def feel(w: Worker) -> None:
    edits.set_feeling(w.document, w.one(ServiceMoment), w.dice.choice(list(Emotion)))


def mark(w: Worker) -> None:
    edits.mark_critical(w.document, w.one(ServiceMoment), w.words())


def retype(w: Worker) -> None:
    edits.set_text(w.document, w.one(ServiceMoment), "text", w.words())


def move(w: Worker) -> None:
    edits.move_moment(w.document, w.one(ServiceMoment), after=w.one(ServiceMoment))


def involve(w: Worker) -> None:
    edits.involve(w.document, w.one(ServiceMoment), edits.add_actor(w.document, f"Kela {w.dice.random()}"))


def rename(w: Worker) -> None:
    edits.rename_actor(w.document, w.one(Actor), f"Kunta {w.dice.random()}")


def remove(w: Worker) -> None:
    edits.remove(w.document, [w.one(ServiceMoment)])


def undo(w: Worker) -> None:
    for _ in range(w.dice.randrange(1, 4)):
        w.document.undo()


def redo(w: Worker) -> None:
    w.document.redo()


def portray(w: Worker) -> None:
    """A persona gets another picture; the old one is of no use any more."""
    found = w.document.of_type(Persona)
    persona = found[0].id if found else edits.add_persona(w.document, "Aino")
    picture = some_picture(w.dice)
    w.pictures[name_picture(picture)] = picture
    edits.change(w.document, persona, picture=name_picture(picture))


GESTURES: list[Callable[[Worker], None]] = [
    *(add, add, add, add_step, touch, touch, note, feel, mark, retype, retype, move),
    *(involve, rename, remove, undo, redo, portray),
]


class Group:
    """Its meetings begin and end, and now and then somebody removes the state that one left."""

    FIRST, TODAY = datetime.date(2027, 1, 1), datetime.date(2029, 1, 1)

    def __init__(self, document: Document, pictures: dict[str, bytes], keeper: Keeper, paper: int) -> None:
        self._document, self._pictures, self._keeper, self._paper = document, pictures, keeper, paper
        self._said: dict[str, str] = {}
        self._look()
        self.has(self._said)  # what was opened lies on the disk
        write(paper, f"P {keeper.path}\nD 0 {digest(document)}\n")  # last: from here on it may be killed

    def begins(self) -> None:
        """Its program makes up for what the last one, which was killed, could not see."""
        self._editor = Editor(self._document, self._pictures)
        self._editor.meet("")
        self.earlier = Earlier(self._editor, self._keeper, self.TODAY)
        self._look()

    def meets(self, dice: random.Random) -> None:
        """A meeting begins, goes on again, or is over."""
        known = [one.id for one in self._document.of_type(Session)]
        chance = dice.random()
        if chance < 0.4 and len(known) < 8:
            self._editor.meetings.start(self.FIRST + datetime.timedelta(days=len(known)))
        elif chance < 0.6 and known:
            self._editor.meet(dice.choice(known))
        elif chance < 0.9:
            self._editor.meet("")
        elif known := list(self._keeper.snapshots):
            self.earlier.forget(dice.choice(known))
        self._look()

    def _look(self) -> None:
        for gone in self._said.keys() - self._keeper.snapshots.keys():
            del self._said[gone]
            write(self._paper, f"F {gone}\n")
        for session, data in self._keeper.snapshots.items():
            said = hashlib.sha256(data).hexdigest()
            if self._said.get(session) != said:
                self._said[session] = said
                write(self._paper, f"S {session} {said}\n")

    @property
    def states(self) -> dict[str, str]:
        return dict(self._said)

    def has(self, states: dict[str, str]) -> None:
        """The disk has these."""
        for session, said in states.items():
            write(self._paper, f"K {session} {said}\n")


def some_picture(dice: random.Random) -> bytes:
    header = struct.pack(">IIBBBBB", 4, 3, 8, 0, 0, 0, 0)
    body = zlib.compress(dice.randbytes(3_000))
    chunks = [(b"IHDR", header), (b"IDAT", body), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def live(order: dict[str, Any]) -> None:
    """Open what is to be gone on with, and work until the end comes."""
    paper = os.open(order["paper"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    dice = random.Random(order["seed"])
    files = Gated()
    manner = Manner(Pace(pause=dice.uniform(0.005, 0.05), most=0.1, retry=0.02), files=files)
    document, pictures, keeper = take_up(order, Places(Path(order["home"])), manner)
    worker = Worker(document, pictures, dice)
    number = 0
    document.subscribe(lambda _: write(paper, f"D {len(document.history)} {digest(document)}\n"))
    group = Group(document, pictures, keeper, paper)
    with files.gate:
        group.begins()
    while True:
        for _ in range(dice.randrange(1, 6)):
            with files.gate:
                worker.work()
                if dice.random() < 0.15:
                    group.meets(dice)
                number = len(document.history)
        states, chance = group.states, dice.random()
        if chance < 0.03:
            name = Path(order["folder"]) / f"polku {order['seed']} {number}.paku"
            write(paper, f"P {name}\n")
            keeper.save_as(name)
            group.has(states)
        elif chance < 0.1:
            keeper.save()
            group.has(states)
        while keeper.state.kind == "saving":
            time.sleep(0.0005)
        assert keeper.state.kind == "saved", keeper.state
        write(paper, f"A {number}\n")


def take_up(order: dict[str, Any], places: Places, manner: Manner) -> tuple[Document, dict[str, bytes], Keeper]:
    """Recovered work where some is offered, else the file, else a new document."""
    for found in recoverable(places):
        if str(found.path) == order["path"]:
            opened, keeper = Keeper.resume(places, found, manner)
            return opened.document, opened.pictures, keeper
    if order["path"]:
        opened, keeper = Keeper.open(places, Path(order["path"]), manner)
        return opened.document, opened.pictures, keeper
    document, pictures = Document(), dict[str, bytes]()
    return document, pictures, Keeper.begin(places, document, pictures, manner)


def live_naively(order: dict[str, Any]) -> None:
    """What most programs do: after every edit write the whole file over the old one."""
    paper = os.open(order["paper"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    document = Document()
    worker = Worker(document, {}, random.Random(order["seed"]))
    path = Path(order["folder"]) / "naiivi.json"
    write(paper, f"P {path}\n")
    while True:
        worker.work()
        write(paper, f"D {len(document.history)} {digest(document)}\n")
        with path.open("wb", buffering=0) as stream:
            for line in document_json(document.records.values()).splitlines(keepends=True):
                stream.write(line)
            os.fsync(stream.fileno())
        write(paper, f"A {len(document.history)}\n")


def write(paper: int, line: str) -> None:
    os.write(paper, line.encode())


def serve() -> None:
    """Fork a child for each order, and say its number; children that were killed are buried here."""
    for line in sys.stdin:
        order = json.loads(Path(line.strip()).read_text(encoding="utf-8"))
        child = os.fork()
        if child == 0:
            try:
                (live_naively if order["naive"] else live)(order)
            except BaseException as failure:  # noqa: BLE001 - what a child dies of must be read by the killer
                Path(order["paper"] + ".failure").write_text(repr(failure), encoding="utf-8")
                os._exit(1)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        os.waitpid(child, 0)
        sys.stdout.write("buried\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
