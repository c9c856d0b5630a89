"""A group with meetings and a document about it, kept in a file, with quick hands."""

import datetime
import importlib.util
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor.earlier import Earlier
from paku_studio.editor.editor import Editor
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.models import Session
from paku_studio.storage import Opened, Places, open_document
from paku_studio.store import Document

STILL = Pace(pause=1000, most=1000, retry=0.01)
"""The file is written when somebody says so, and at the end."""
SPRING = datetime.date(2027, 3, 12)


class Sitting:
    """Somebody at the group's document, from opening to closing."""

    def __init__(self, opened: Opened, keeper: Keeper, today: datetime.date) -> None:
        self.opened, self.keeper = opened, keeper
        self.document = opened.document
        self.editor = Editor(opened.document, opened.pictures, language="en")
        keeper.pictures = opened.pictures
        self.editor.meet("")
        self.earlier = Earlier(self.editor, keeper, today)

    @property
    def pathway(self) -> str:
        return self.editor.pathway

    def types(self, text: str) -> str:
        """A service moment at the end of the pathway."""
        return edits.add_moment(self.document, self.pathway, text)

    def meets(self, date: datetime.date = SPRING, group: str = "") -> str:
        """A new meeting of the group begins and goes on."""
        if group:
            self.editor.meetings.open_group(group)
        return self.editor.meetings.start(date)

    def goes_on(self, session: str) -> None:
        self.editor.meet(session)

    def is_over(self) -> None:
        self.editor.meet("")

    def leaves(self) -> None:
        """The window is closed."""
        self.earlier.end()
        self.keeper.close()
        self.earlier.close()

    def dies(self) -> None:
        """The program is gone without a word; what the file has, it has."""
        self.earlier.close()

    def state(self, session: str) -> list[str]:
        """The words of the moments in an earlier state, in order."""
        return moments(self.earlier.records_of(session))


def moments(records: Any) -> list[str]:
    found = [one for one in records.values() if one.TYPE == "moment"]
    return [one.text for one in sorted(found, key=lambda one: (one.order, one.id))]


@pytest.fixture(scope="session")
def work() -> Callable[[Document, random.Random, int], None]:
    """Any work at all on a document: so many gestures."""
    spec = importlib.util.spec_from_file_location("earlier_random_use", Path(__file__).with_name("random_use.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.work


@pytest.fixture
def words() -> Callable[[Any], list[str]]:
    return moments


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "koti")


@pytest.fixture
def polku(tmp_path: Path) -> Path:
    return tmp_path / "polku.paku"


@pytest.fixture
def sits(places: Places, polku: Path) -> Iterator[Callable[..., Sitting]]:
    """Sit down at the group's document; the first time it is made."""
    sat: list[Sitting] = []

    def sits(today: datetime.date = SPRING, pace: Pace = STILL, files: Any = None) -> Sitting:
        manner = Manner(pace, language="en", **({"files": files} if files else {}))
        if not polku.exists():
            document = Document()
            edits.add_group(document, "Kahvilaryhmä")
            edits.add_phase(document, edits.add_pathway(document, "Kotoa arkeen"), "Ennen")
            keeper = Keeper.begin(places, document, {}, manner)
            keeper.save_as(polku)
            sat.append(Sitting(Opened(document), keeper, today))
            return sat[-1]
        opened, keeper = Keeper.open(places, polku, manner)
        sat.append(Sitting(opened, keeper, today))
        return sat[-1]

    yield sits
    for sitting in sat:
        sitting.keeper.close(anyway=True)


@pytest.fixture
def in_file(polku: Path) -> Callable[[], dict[str, bytes]]:
    """The earlier states that the file holds."""
    return lambda: open_document(polku).snapshots


@pytest.fixture
def number_of() -> Callable[[Document, str], int]:
    return lambda document, session: document.get(session, Session).number


@pytest.fixture
def png() -> Callable[[int], bytes]:
    """A small picture, another one for each number."""

    def make(number: int = 0) -> bytes:
        chunks = [
            (b"IHDR", struct.pack(">IIBBBBB", 4, 3, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(bytes([number]) * 15)),
            (b"IEND", b""),
        ]
        parts = (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks
        )
        return b"\x89PNG\r\n\x1a\n" + b"".join(parts)

    return make
