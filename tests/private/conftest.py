"""A work with something of everything that must not be known elsewhere, each in words that stand nowhere else."""

import base64
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from paku_studio.models import (
    Actor,
    Ballot,
    Checklist,
    ChecklistItem,
    Conversation,
    CustomerValue,
    DeveloperGroup,
    Difference,
    DocumentSettings,
    Dots,
    FacilitatorNote,
    Handover,
    Involvement,
    LifeArea,
    Link,
    Logo,
    Municipality,
    Note,
    NoteKind,
    Organiser,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Persona,
    PersonaLine,
    Phase,
    Poster,
    PosterLine,
    PosterSource,
    Project,
    Record,
    ServiceContact,
    ServiceMoment,
    Session,
    Tombstone,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)
from paku_studio.storage import document_json, name_picture, save_document
from paku_studio.store import Document

OWN = "omahuomio"
"""Stands in every note that only the facilitator is to see."""
OF_PICTURE = (b"KAMERA-VALMISTAJA", b"Kotikatu 5", b"GPS-paikka", b"Salainen kuvaaja", b"Salaprofiili")
TARGETS = ("polku", "alku", "soitto", "luuri", "aino")


def photograph(shade: int) -> bytes:
    """One that says where, when, with what and by whom it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-VALMISTAJA"
    exif[0x8298] = "Salainen kuvaaja"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (62.0, 14.0, 30.0)
    place[0x1B] = b"GPS-paikka"
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    stream = io.BytesIO()
    Image.effect_noise((300, 300), shade).convert("RGB").save(
        stream,
        "JPEG",
        exif=exif,
        comment=b"Kotikatu 5",
        xmp=b"<x:xmpmeta>Salaprofiili</x:xmpmeta>",
        icc_profile=bytes(profile),
    )
    return stream.getvalue()


@dataclass
class Work:
    """Records, pictures, and what the file holds besides."""

    records: dict[str, Record]
    pictures: dict[str, bytes]
    snapshots: dict[str, bytes] = field(default_factory=dict)
    thumbnail: bytes = b""

    @property
    def document(self) -> Document:
        document, repairs = Document.load(self.records.values())
        assert repairs == ()
        return document

    def save(self, path: Path) -> Path:
        save_document(self.records, self.pictures, path, thumbnail=self.thumbnail, snapshots=self.snapshots)
        return path


@pytest.fixture(scope="session")
def whole_work() -> Work:
    """Everything at once; nobody changes it."""
    portrait, logo = photograph(60), photograph(90)
    names = {"portrait": name_picture(portrait), "logo": name_picture(logo)}
    said = {"session": "tapaaminen-keskiviikon", "group": "torstairyhman-tunnus"}
    close, client = ParticipantRole.CLOSE_ONE, ParticipantRole.DEVELOPER_CLIENT
    records: list[Record] = [
        DocumentSettings(id="document", title="Velasta vapaaksi"),
        Project(id="hanke", name="Polkuhanke", lead="johto", opening_persons=913913, opening_women=412412),
        Municipality(id="kunta", name_fi="Pieksämäkilä", code="077"),
        Organiser(id="johto", name="Hankkeen Säätiö"),
        Organiser(id="jarjestaja", name="Kylätalon Väki", municipality="kunta"),
        DeveloperGroup(id="torstairyhman-tunnus", name="Torstairyhmä", organiser="jarjestaja", project="hanke"),
        Session(
            id="tapaaminen-keskiviikon", group="torstairyhman-tunnus", number=1, date=datetime.date(2027, 1, 13),
            begins="klo 9.31", ends="klo 12.07", place="Salapaikka", theme="Salateema", what_we_did="Salatekeminen",
            next_time="Salajatko",
        ),
        ParticipantCount(id="c1", session="tapaaminen-keskiviikon", role=client, attending=3, new_persons=2),
        ParticipantCount(id="c2", session="tapaaminen-keskiviikon", role="volunteer", attending=731731, gender="women"),
        Persona(id="aino", name="Aino", fictional=True, headline="En vastaa puhelimeen", picture=names["portrait"]),
        PersonaLine(id="rivi", persona="aino", heading="money", text="pikavippejä", role=client, **said),
        Actor(id="neuvonta", name="Velkaneuvonta"),
        ServiceContact(id="kontakti", persona="aino", actor="neuvonta", remark="ei jaksa mennä"),
        UnderstandingAnswer(id="miksi", persona="aino", question="why", text="avaisi kirjeet", role=close, **said),
        CustomerValue(id="arvo", title="Ainon arvot", persona="aino", group="torstairyhman-tunnus"),
        ValueItem(id="tavoite", value="arvo", facet="goal", text="oma talous", role="volunteer", **said),
        Pathway(id="polku", title="Velasta omaan talouteen", persona="aino", session="tapaaminen-keskiviikon"),
        Phase(id="alku", pathway="polku", label="Ennen", order="B"),
        ServiceMoment(id="kirje", phase="alku", text="kirje tulee", feeling="very_bad", order="B", role=client, **said),
        ServiceMoment(id="soitto", phase="alku", text="soittaa neuvontaan", critical=True, order="C", **said),
        Touchpoint(id="luuri", moment="soitto", kind="phone", label="jonotusnumero", **said),
        Involvement(id="mukana", moment="soitto", actor="neuvonta"),
        Handover(id="vaihto", moment="soitto", from_actor="neuvonta", kind="warm", note="lähdettiin mukaan"),
        Link(id="katko", source="kirje", kind="gap", label="kukaan ei avaa"),
        Note(id="sitaatti", target="soitto", kind="quote", text="nyt hengitän", role=close, **said),
        Note(id="idea", target="luuri", kind="idea", text="takaisinsoitto", **said),
        Ballot(id="valinta", pathway="polku", subject="critical", shown=True, voters=647, dots_each=17,
               session="tapaaminen-keskiviikon"),
        Dots(id="pisteet", ballot="valinta", target="soitto", count=7),
        Ballot(id="kesken", pathway="polku", subject="idea", voters=648),
        Dots(id="piilossa", ballot="kesken", target="idea", count=8881),
        Pathway(id="tuleva", title="Näin sen pitäisi mennä", variant="future", made_from="polku"),
        Phase(id="tuleva-alku", pathway="tuleva", label="Heti"),
        ServiceMoment(id="uusi", phase="tuleva-alku", text="joku soittaa ensin", origin="soitto", **said),
        Poster(id="taulu", title="Velasta voi puhua", group="torstairyhman-tunnus"),
        PosterLine(id="taulurivi", poster="taulu", text="Avataan kirje yhdessä.", easy_text="Avataan kirje."),
        PosterSource(id="lahde", line="taulurivi", statement="idea"),
        Conversation(id="juttu", title="Mitä kuuluu?"),
        LifeArea(id="alue", conversation="juttu", name="Koti"),
        Checklist(id="lista", title="Lähden asioille", organisation="Kylätalo"),
        ChecklistItem(id="kohta", checklist="lista", text="henkilöllisyystodistus mukaan"),
        Logo(id="merkki", picture=names["logo"], words="Polkuhankkeen merkki"),
        FacilitatorNote(id="ohjaaja", session="tapaaminen-keskiviikon", text=f"{OWN} ohjaajalle"),
        FacilitatorNote(id="parkissa", text=f"{OWN} parkissa", parked=True),
        Difference(id="ero", record="oma-soitto-idea", field="text", kept=f'"{OWN} ennen"', other=f'"{OWN} muualla"'),
        Difference(id="ero2", record="kirje", field="text", kept='"kirje tulee"', other='"Salaero"'),
        Tombstone(id="t-poistettu-nimi", removed="poistettu-nimi"),
    ]  # fmt: skip
    for target in TARGETS:
        for kind in NoteKind:
            key = f"oma-{target}-{kind.value}"
            records.append(Note(id=key, target=target, kind=kind, text=f"{OWN} {key}", heading=OWN, own=True))
    records += [
        Dots(id="omalle", ballot="valinta", target="oma-soitto-idea", count=9191),
        PosterSource(id="omalahde", line="taulurivi", statement="oma-soitto-idea"),
    ]
    by_id = {record.id: record for record in records}
    shot = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(shot, "PNG")
    earlier = [Phase(id="vanha", pathway="vanhapolku", label="Salavaihe"), Pathway(id="vanhapolku")]
    return Work(
        by_id,
        {names["portrait"]: portrait, names["logo"]: logo},
        {"tapaaminen-keskiviikon": document_json(earlier)},
        shot.getvalue(),
    )


INSIDE = re.compile(rb"data:image/[a-z+]+;base64,([A-Za-z0-9+/=\s]+)")


def layers(data: bytes) -> Iterator[bytes]:
    """The bytes of a file, of every part of it where it is packed, of every stream of a PDF, of pictures in text."""
    yield data
    for found in INSIDE.finditer(data):
        yield from layers(base64.b64decode(found.group(1)))
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode()
                yield from layers(archive.read(entry))
    if data[:5] == b"%PDF-":
        yield from _of_pdf(data)


def _of_pdf(data: bytes) -> Iterator[bytes]:
    import pikepdf
    import pypdfium2

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                picture = thing.get("/Subtype") == "/Image" and thing.get("/Filter") == "/DCTDecode"
                yield thing.read_raw_bytes() if picture else thing.read_bytes()
                yield from _texts(thing.stream_dict)
            elif isinstance(thing, pikepdf.Dictionary | pikepdf.Array):
                yield from _texts(thing)
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield page.get_textpage().get_text_bounded().encode()
    finally:
        document.close()


def _texts(thing: object) -> Iterator[bytes]:
    import pikepdf

    values = thing.values() if isinstance(thing, pikepdf.Dictionary) else thing
    for value in values:
        if isinstance(value, pikepdf.String):
            yield str(value).encode()
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
            yield from _texts(value)


@pytest.fixture(scope="session")
def all_bytes():
    """All that can be read out of a file, in one piece, in small letters."""
    return lambda data: b"\n".join(layers(data)).lower()


@pytest.fixture(scope="session")
def parts_of():
    """The file and its parts one by one."""
    return lambda data: list(layers(data))


@pytest.fixture(scope="session")
def own_word() -> str:
    return OWN


@pytest.fixture(scope="session")
def told_of_picture() -> tuple[bytes, ...]:
    return OF_PICTURE
