"""Drawings for the pens: short ways to say a line, a paragraph, a list, and one small story that has everything."""

import io

from fontTools.ttLib import TTFont
from PIL import Image as Picture

from paku_studio.drawing.display import Drawing, Group, Image, Path, Sheet, TextLine, TextRun
from paku_studio.drawing.text import face_file

WIDTH, HEIGHT = 595.28, 841.89
_fonts = {}


def advances(face):
    """Character -> advance in thousandths, read by another library than the pens use."""
    if face not in _fonts:
        source = face_file(face)
        font = TTFont(io.BytesIO(source if isinstance(source, bytes) else source.read_bytes()))
        units, widths = font["head"].unitsPerEm, font["hmtx"]
        _fonts[face] = {chr(code): widths[glyph][0] * 1000 / units for code, glyph in font.getBestCmap().items()}
    return _fonts[face]


def width(text, face, size):
    return sum(advances(face).get(sign, 0.0) for sign in text) * size / 1000


def line(x, y, text, size=12.0, *, face="sans-400", joint=" ", shown=None, colour="#202020", offsets=()):
    shown = text if shown is None else shown
    return TextLine(x, y, text, size, colour, width(shown, face, size), (TextRun(shown, face, 0.0, offsets),), joint)


def part(role, *children, **more):
    return Group(tuple(children), role=role, **more)


def box(x, y, across, down, **more):
    steps = (("M", x, y), ("L", x + across, y), ("L", x + across, y + down), ("L", x, y + down), ("Z",))
    return Path(steps, **more)


def sheet(*children, **more):
    return Sheet(WIDTH, HEIGHT, Group(tuple(children)), **more)


def drawing(*sheets, title="Koe", language="fi", **more):
    return Drawing(title, language, tuple(sheets), **more)


def entry(y, label, words):
    return part("LI", part("Lbl", line(50, y, label)), part("LBody", part("P", line(70, y, words))))


def photograph(kind="JPEG", size=(60, 40), mode="RGB", **more):
    stream = io.BytesIO()
    Picture.new(mode, size, (200, 90, 40, 128)[: len(mode)]).save(stream, kind, **more)
    return stream.getvalue()


def kerned(text, face, size, pull=-0.04):
    """Where each character starts when every pair is drawn together by `pull` of the size."""
    starts, at = [], 0.0
    for sign in text:
        starts.append(at)
        at += advances(face)[sign] * size / 1000 + pull * size
    return tuple(starts)


def story():
    """Two sheets with everything that the display list can say."""
    curve = Path((("M", 0, 0), ("C", 40, -30, 80, 30, 120, 0)), stroke="#17594a", width=4, dash=(6, 3), cap="round")
    first = sheet(
        box(30, 30, 500, 780, fill="#ffffff", stroke="#cccccc"),
        part(
            "H1",
            line(50, 70, "AVATAR Työ", 24, face="sans-700", offsets=kerned("AVATAR Työ", "sans-700", 24)),
            bookmark="Polku",
            id="title",
        ),
        part(
            "Sect",
            part("H2", line(50, 110, "Ensimmäinen vaihe", 16, face="sans-600"), bookmark="Ensimmäinen vaihe"),
            part(
                "P",
                line(50, 130, "Saavutetta", joint="-", shown="Saavutetta-"),
                line(50, 145, "vuusselosteen luku (osa 1)"),
                line(50, 160, "matalan kynnyksen palvelu-", joint=""),
                line(50, 175, "ja neuvontapiste"),
                id="long",
            ),
            part("P", line(50, 195, "Lue lisää:"), part("Link", line(130, 195, "toinen vaihe"), link="second")),
            part("P", line(50, 215, "In English here"), language="en"),
            part("L", entry(240, "1", "soita"), entry(255, "2", "käy paikalla")),
            id="phase",
        ),
        part(
            "Figure",
            curve,
            box(100, -20, 40, 40, fill="#f2b705"),
            alt="Polku nousee ja laskee.",
            transform=(1, 0, 0, 1, 60, 330),
            clip=(-10, -40, 140, 80),
        ),
        part("Figure", Image(300, 300, 90, 60, "a.jpg"), alt="Asiakas puhelimessa."),
        Image(400, 300, 90, 60, "b.png"),
        part("Artifact", line(50, 800, "Sivu 1", 9)),
        background="#fffdf8",
    )
    second = sheet(
        part("Sect",
             part("P", line(50, 60, "jatkuu toisella arkilla"), id="long"),
             part("H2", line(50, 90, "Toinen vaihe", 16, face="sans-600"), id="second", bookmark="Toinen vaihe"),
             part("P", line(50, 140, "luetaan viimeisenä"), reading=2.0),
             part("P", line(50, 120, "luetaan ensin"), reading=1.0),
             id="phase"),
        part("Artifact", line(50, 800, "Sivu 2", 9)),
    )  # fmt: skip
    return drawing(first, second, title="AVATAR-polku", subject="Koe kaikesta")


PICTURES = {"a.jpg": photograph("JPEG"), "b.png": photograph("PNG", mode="RGBA")}
SAID = (
    "AVATAR Työ Ensimmäinen vaihe Saavutettavuusselosteen luku (osa 1) matalan kynnyksen palvelu-ja neuvontapiste "
    "jatkuu toisella arkilla Lue lisää: toinen vaihe In English here 1 soita 2 käy paikalla "
    "Toinen vaihe luetaan ensin luetaan viimeisenä"
)
