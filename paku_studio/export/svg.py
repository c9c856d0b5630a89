"""Writes each sheet as one SVG document that stands alone: fonts and pictures inside, text as text. Knows no records.

Elements stand in painting order; what a reader should pass over is `aria-hidden`, as it is an artifact in the PDF.
"""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from paku_studio.drawing.display import Drawing, Group, Image, Item, Path, Sheet, TextLine, TextRun, walk
from paku_studio.drawing.faces import advances
from paku_studio.drawing.text import as_shown
from paku_studio.export.coordinates import number, numbers, segments
from paku_studio.export.errors import NO_WORDS_FOR_FIGURE, PICTURE_MISSING, ExportRefused
from paku_studio.export.markup import XmlWriter, legal
from paku_studio.export.pdf_structure import ARTIFACT, HEADINGS, LEAVES
from paku_studio.export.pictures import clean, framed
from paku_studio.export.svg_fonts import GENERIC, family, font_face, weight

MITER_LIMIT = "10"
"""PDF's own, so that pens agree on sharp corners."""
TEXT_STYLE = (
    "text{white-space:pre;font-kerning:none;font-variant-ligatures:none;unicode-bidi:bidi-override;direction:ltr}"
)
_ROLES = {"P": "paragraph", "L": "list", "LI": "listitem", "Figure": "img", "Table": "table", "TR": "row", "TD": "cell"}


def svg_pages(drawing: Drawing, pictures: Mapping[str, bytes]) -> list[str]:
    """One SVG document per sheet, sized in points; the same text for the same drawing."""
    style = _style(drawing)
    return [_page(drawing, sheet, style, pictures) for sheet in drawing.sheets]


def _style(drawing: Drawing) -> str:
    """The rules for text, with the glyphs that any of the sheets uses."""
    used: dict[str, set[str]] = {}
    for sheet in drawing.sheets:
        for item in walk(sheet.body):
            if isinstance(item, TextLine):
                for run in item.runs:
                    used.setdefault(run.face, set()).update(legal(run.text))
    return "".join(font_face(face, frozenset(used[face])) for face in sorted(used)) + TEXT_STYLE


def _page(drawing: Drawing, sheet: Sheet, style: str, pictures: Mapping[str, bytes]) -> str:
    targets = frozenset(item.id for item in walk(sheet.body) if isinstance(item, Group))
    pen = SvgPen(XmlWriter(), sheet, pictures, targets)
    pen.document(drawing, style)
    return pen.out.text() + "\n"


@dataclass(slots=True)
class SvgPen:
    """Writes one sheet."""

    out: XmlWriter
    sheet: Sheet
    pictures: Mapping[str, bytes]
    targets: frozenset[str] = frozenset()
    named: set[str] = field(default_factory=set)
    clips: int = 0

    def document(self, drawing: Drawing, style: str) -> None:
        """The whole document: title, fonts, background, body."""
        width, height = number(self.sheet.width), number(self.sheet.height)
        self.out.begin("svg", _document_attributes(drawing, width, height))
        title = " – ".join(filter(None, (drawing.title, self.sheet.name)))
        self.out.words("title", as_shown(title), {"id": "title"})
        if drawing.subject:
            self.out.words("desc", drawing.subject)
        self.out.words("style", style)
        if self.sheet.background:
            self.out.empty(
                "rect", {"width": width, "height": height, "fill": self.sheet.background, "aria-hidden": "true"}
            )
        self._item(self.sheet.body, heard=True, leaf=False)
        self.out.end()

    def _item(self, item: Item, *, heard: bool, leaf: bool) -> None:
        if isinstance(item, Group):
            self._group(item, heard=heard, leaf=leaf)
        elif isinstance(item, TextLine):
            self._line(item, hidden=not (heard and leaf))
        elif isinstance(item, Path):
            self._path(item)
        else:
            self._image(item)

    def _group(self, group: Group, *, heard: bool, leaf: bool) -> None:
        if group.role == "Figure" and not group.alt.strip():
            raise ExportRefused(NO_WORDS_FOR_FIGURE, sheet=1)
        linked = bool(group.link) and group.link in self.targets
        self.out.begin("g", {**_spoken(group), **self._placed(group)})
        if linked:
            self.out.begin("a", {"href": f"#{identifier(group.link)}"})
        for item in group.children:
            self._item(item, heard=heard and group.role != ARTIFACT, leaf=leaf or group.role in LEAVES)
        if linked:
            self.out.end()
        self.out.end()

    def _placed(self, group: Group) -> dict[str, str | None]:
        """Name, transform and clip of a group. A name is given once, to the group that bears it first."""
        name = identifier(group.id) if group.id and group.id not in self.named else None
        self.named.add(group.id)
        matrix = None if group.transform is None else f"matrix({' '.join(f'{value:.6g}' for value in group.transform)})"
        return {"id": name, "transform": matrix, "clip-path": self._clip(group)}

    def _clip(self, group: Group) -> str | None:
        if group.clip is None:
            return None
        self.clips += 1
        x, y, width, height = map(number, group.clip)
        self.out.begin("clipPath", {"id": f"clip-{self.clips}"})
        self.out.empty("rect", {"x": x, "y": y, "width": width, "height": height})
        self.out.end()
        return f"url(#clip-{self.clips})"

    def _path(self, path: Path) -> None:
        if path.fill is None and path.stroke is None:
            return
        rounded = "round" if path.stroke and path.cap == "round" else None
        attributes = {
            "d": segments(path.commands, "MLCZ", after=False),
            "fill": path.fill or "none",
            "stroke": path.stroke,
            "stroke-width": number(path.width) if path.stroke else None,
            "stroke-dasharray": numbers(path.dash) if path.stroke else None,
            "stroke-linecap": rounded,
            "stroke-linejoin": rounded,
        }
        self.out.empty("path", attributes)

    def _image(self, image: Image) -> None:
        if image.name not in self.pictures:
            raise ExportRefused(PICTURE_MISSING, name=image.name)
        image = framed(image, self.pictures)
        kind, data = clean(image.name, self.pictures[image.name], image.width, image.width / image.height).encoded()
        box = dict(
            zip(("x", "y", "width", "height"), map(number, (image.x, image.y, image.width, image.height)), strict=True)
        )
        source = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
        self.out.empty("image", {**box, "preserveAspectRatio": "none", "href": source})

    def _line(self, line: TextLine, *, hidden: bool) -> None:
        common = {
            "y": number(line.y),
            "font-size": number(line.size),
            "fill": line.colour,
            "aria-hidden": "true" if hidden else None,
        }
        for run in line.runs:
            self.out.words("text", run.text, {**_run(run, line.x, line.size), **common})


def _run(run: TextRun, x: float, size: float) -> dict[str, str | None]:
    """Where a run stands: from its start over its width, or glyph by glyph."""
    known = advances(run.face)
    width = sum(known.get(sign, 0.0) for sign in run.text) * size / 1000
    face = {"font-family": f"'{family(run.face)}', {GENERIC}", "font-weight": str(weight(run.face))}
    if run.offsets:
        return {**face, "x": numbers([x + run.dx + offset for offset in run.offsets])}
    return {**face, "x": number(x + run.dx), "textLength": number(width) if width > 0 else None}


def _document_attributes(drawing: Drawing, width: str, height: str) -> dict[str, str | None]:
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": f"{width}pt",
        "height": f"{height}pt",
        "viewBox": f"0 0 {width} {height}",
        "lang": drawing.language,
        "xml:lang": drawing.language,
        "xml:space": "preserve",
        "role": "document",
        "aria-labelledby": "title",
        "stroke-miterlimit": MITER_LIMIT,
    }


def _spoken(group: Group) -> dict[str, str | None]:
    """What assistive technology is told of a group."""
    told: dict[str, str | None] = {"lang": group.language, "xml:lang": group.language}
    if group.role == ARTIFACT:
        told["aria-hidden"] = "true"
    elif group.role in HEADINGS:
        told |= {"role": "heading", "aria-level": group.role[1:]}
    elif group.role in _ROLES:
        told |= {"role": _ROLES[group.role], "aria-label": group.alt}
    return told


def identifier(name: str) -> str:
    """A group's id as XML allows it; distinct ids stay distinct."""
    return "g-" + re.sub("[^A-Za-z0-9-]", lambda sign: f"_{ord(sign[0]):x}.", name)
