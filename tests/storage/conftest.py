"""A document with one of everything, pictures, and files as zips, for the tests of this room."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from paku_studio import models as m
from paku_studio.models import Record
from paku_studio.storage import name_picture

MIMETYPE = b"application/vnd.paku-studio+zip"


def make_png(width: int = 4, height: int = 3) -> bytes:
    """A PNG whose header says so many points; its body holds at most a thousand rows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width + 1) * min(height, 1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def make_jpeg(width: int = 4, height: int = 3) -> bytes:
    """The beginning of a JPEG: an application segment, then the frame that says its size."""
    application = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + application + frame + b"\xff\xd9"


def make_zip(parts: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of exactly these parts, in this order; names may repeat."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return stream.getvalue()


@pytest.fixture
def png() -> Callable[..., bytes]:
    return make_png


@pytest.fixture
def jpeg() -> Callable[..., bytes]:
    return make_jpeg


@pytest.fixture
def zipped() -> Callable[..., bytes]:
    return make_zip


@pytest.fixture
def pictures() -> dict[str, bytes]:
    """The picture that Aino's persona has."""
    return {name_picture(make_png()): make_png()}


@pytest.fixture
def everything(pictures: dict[str, bytes]) -> dict[str, Record]:
    """One record of every type, all references sound."""
    records = [
        m.DocumentSettings(id="document", title="Ainon polku"),
        m.Project(id="project", name="Hanke", lead="organiser", participant_goal=40),
        m.Municipality(id="municipality", code="410", name_fi="Laukaa", locative_fi="Laukaassa"),
        m.Organiser(id="organiser", name="Säätiö", municipality="municipality"),
        m.DeveloperGroup(id="group", name="Ryhmä", organiser="organiser", project="project"),
        m.Session(id="session", group="group", number=2),
        m.ParticipantCount(id="count", session="session", role=m.ParticipantRole.CLOSE_ONE, attending=4, new_persons=1),
        m.Persona(id="persona", name="Aino", fictional=True, picture=next(iter(pictures)), group="group"),
        m.Stroke(id="stroke", persona="persona", path="0,0 500,1000", width=m.StrokeWidth.THICK),
        m.PersonaLine(id="line", persona="persona", text="Asuu yksin", quote=True, unsure=True),
        m.ServiceContact(id="contact", persona="persona", actor="actor", remark="ei jaksa mennä"),
        m.UnderstandingAnswer(id="answer", persona="persona", question=m.UnderstandingQuestion.WHY, text="Unettomuus"),
        m.CustomerValue(id="value", title="Arvo", persona="persona"),
        m.ValueItem(id="item", value="value", facet=m.ValueFacet.SOCIAL, text="Joku kysyy"),
        m.Pathway(id="pathway", title="Polku", persona="persona", group="group", session="session"),
        m.Phase(id="phase", pathway="pathway", label="Alku"),
        m.ServiceMoment(id="moment", phase="phase", text="Soitin <b>Kelaan</b>", feeling=m.Emotion.BAD, order="A"),
        m.ServiceMoment(id="later", phase="phase", text="Tapaaminen", law_references=("SHL 36 §", "HL 7 §"), order="B"),
        m.Touchpoint(id="touchpoint", moment="moment", kind=m.TouchpointKind.PHONE, label="puhelu"),
        m.Link(id="link", source="moment", target="later", kind=m.LinkKind.LEADS_TO),
        m.Handover(id="handover", moment="later", from_actor="actor", worked=False),
        m.Actor(id="actor", name="Kela", abbreviations=("kela",)),
        m.Involvement(id="involvement", moment="moment", actor="actor"),
        m.Frequency(id="frequency", involvement="involvement", text="1 krt/kk"),
        m.Note(id="note", target="moment", kind=m.NoteKind.WORKED, text="Vastattiin heti"),
        m.FacilitatorNote(id="parked", session="session", text="Palataan taukoihin", parked=True),
        m.Ballot(id="ballot", pathway="pathway", session="session", subject=m.DotSubject.MISSING, voters=9),
        m.Dots(id="dots", ballot="ballot", target="note", count=4),
        m.Poster(id="poster", kind=m.PosterKind.ENCOUNTER, title="Kohtaaminen", group="group", draft=False),
        m.PosterLine(id="poster-line", poster="poster", text="Kuuntelemme", easy_text="Sinua kuunnellaan"),
        m.PosterSource(id="poster-source", line="poster-line", statement="note"),
        m.Conversation(id="conversation", title="Miten menee", language=m.DocumentLanguage.SV),
        m.LifeArea(id="life-area", conversation="conversation", name="Koti", scale=m.LifeAreaScale.ZERO_TO_TEN),
        m.Checklist(id="checklist", title="Muistilista", organisation="Säätiö"),
        m.ChecklistItem(id="checklist-item", checklist="checklist", section=m.ChecklistSection.AFTER, write_in=True),
        m.Logo(id="logo", kind=m.LogoKind.FUND, picture=next(iter(pictures)), words="Rahasto"),
        m.Tombstone(id="t-gone", removed="gone"),
        m.Difference(id="difference", record="moment", field="text", kept='"a"', other='"b"'),
    ]
    return {record.id: record for record in records}


@pytest.fixture
def paku(tmp_path: Path) -> Callable[[bytes], Path]:
    """Put bytes where a person would have a file."""

    def write(data: bytes) -> Path:
        path = tmp_path / "polku.paku"
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def content() -> Callable[..., bytes]:
    """document.json with these tables; other keys may be given."""

    def build(tables: object, **other: Any) -> bytes:
        whole = {"format": "paku-studio", "version": 1, "records": tables, **other}
        return json.dumps(whole).encode()

    return build


@pytest.fixture
def file_of(paku: Callable[[bytes], Path]) -> Callable[..., Path]:
    """A file made of a document.json and perhaps other parts."""

    def write(document: bytes, *parts: tuple[str, bytes]) -> Path:
        return paku(make_zip([("mimetype", MIMETYPE), ("document.json", document), *parts]))

    return write
