"""Figures of a web page: small signs as SVG in the line, portraits and whole sheets as pictures. Knows no structure."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import fields

from paku_studio.drawing.display import Drawing, Group, Image, Item, Path, Sheet, TextLine, walk
from paku_studio.drawing.theme import Theme
from paku_studio.export.bounds import bounds, transformed
from paku_studio.export.coordinates import number, numbers, segments
from paku_studio.export.html_reading import Drawn
from paku_studio.export.markup import XmlWriter
from paku_studio.export.pictures import clean, framed
from paku_studio.export.svg import svg_pages

SIGN = 36.0
"""Figures of shapes only, on paper at most so many points on a side, stand in the line as signs."""
PIXELS = 96 / 72
Attributes = dict[str, str | None]


class Figures:
    """Writes figures; `words` are what stands for them where they cannot be seen."""

    def __init__(self, out: XmlWriter, pictures: Mapping[str, bytes]) -> None:
        self.out = out
        self.pictures = pictures

    def write(self, drawn: Drawn, words: str, language: str) -> None:
        """A sign in the line, or a picture."""
        items = [item for item in walk(drawn.group) if not isinstance(item, Group)]
        box = bounds(drawn.group)
        if box is None:
            return
        if is_sign(drawn):
            self._sign(drawn, items, words, language)
        elif len(items) == 1 and isinstance(items[0], Image):
            self._photograph(items[0], drawn, words, language)
        else:
            self._picture(drawn, words, language)

    def sheet(self, drawing: Drawing, sheet: Sheet, words: str) -> None:
        """A whole sheet as a picture."""
        (svg,) = svg_pages(Drawing("", drawing.language, (sheet,)), self.pictures)
        self._image(_source("image/svg+xml", svg.encode()), sheet.width, sheet.height, words, "")

    def _sign(self, drawn: Drawn, items: Sequence[Item], words: str, language: str) -> None:
        x, y, width, height = bounds(drawn.group) or (0.0, 0.0, 1.0, 1.0)
        paths = [item for item in items if isinstance(item, Path)]
        colours = {colour for path in paths for colour in (path.fill, path.stroke) if colour}
        known = colours <= NAMED.keys()
        self.out.begin(
            "svg",
            {
                "class": "sign" if known or len(colours) == 1 else "sign plate",
                "role": "img",
                "aria-label": words,
                "lang": language,
                "viewBox": numbers((x, y, width, height)),
                "width": number(width / height * 1.25) + "em",
                "height": "1.25em",
            },
        )
        self.out.words("title", words)
        self._shapes(drawn.group, alone=not known and len(colours) == 1)
        self.out.end()

    def _shapes(self, group: Group, *, alone: bool) -> None:
        moved = group.transform is not None
        if group.transform is not None:
            matrix = f"matrix({' '.join(f'{value:.6g}' for value in group.transform)})"
            self.out.begin("g", {"transform": matrix})
        for item in group.children:
            if isinstance(item, Group):
                self._shapes(item, alone=alone)
            elif isinstance(item, Path) and (item.fill or item.stroke):
                self.out.empty("path", _path(item, alone=alone))
        if moved:
            self.out.end()

    def _photograph(self, image: Image, drawn: Drawn, words: str, language: str) -> None:
        shown = Group((framed(image, self.pictures),)) if image.fit else drawn.group
        _, _, width, height = transformed(bounds(shown) or (0.0, 0.0, 1.0, 1.0), drawn.matrix)
        kind, data = clean(image.name, self.pictures[image.name], width, width / height).encoded()
        self._image(_source(kind, data), width, height, words, language)

    def _picture(self, drawn: Drawn, words: str, language: str) -> None:
        box = bounds(drawn.group) or (0.0, 0.0, 1.0, 1.0)
        body = Group((Group((drawn.group,), transform=(1.0, 0.0, 0.0, 1.0, -box[0], -box[1])),))
        (svg,) = svg_pages(Drawing("", "", (Sheet(box[2], box[3], body),)), self.pictures)
        _, _, width, height = transformed(box, drawn.matrix)
        self._image(_source("image/svg+xml", svg.encode()), width, height, words, language)

    def _image(self, source: str, width: float, height: float, words: str, language: str) -> None:
        across, down = (str(max(1, round(length * PIXELS))) for length in (width, height))
        self.out.empty("img", {"alt": words, "lang": language, "width": across, "height": down, "src": source})


def is_sign(drawn: Drawn) -> bool:
    """Whether a figure is so small and simple that it stands in the line."""
    box = bounds(drawn.group)
    shown = None if box is None else transformed(box, drawn.matrix)
    simple = not any(isinstance(item, Image | TextLine) or _cut(item) for item in walk(drawn.group))
    return shown is not None and simple and max(shown[2:]) <= SIGN and min(shown[2:]) > 0


def _cut(item: Item) -> bool:
    return isinstance(item, Group) and item.clip is not None


def _source(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _path(path: Path, *, alone: bool) -> Attributes:
    rounded = "round" if path.cap == "round" else None
    fill, stroke = _colour(path.fill, alone=alone), _colour(path.stroke, alone=alone)
    return {
        "d": segments(path.commands, "MLCZ", after=False),
        "fill": path.fill or "none",
        "stroke": path.stroke,
        "stroke-width": number(path.width) if path.stroke else None,
        "stroke-dasharray": numbers(path.dash) if path.stroke else None,
        "stroke-linecap": rounded,
        "stroke-linejoin": rounded,
        "style": ";".join(filter(None, (fill and f"fill:{fill}", stroke and f"stroke:{stroke}"))),
    }


def _colour(colour: str | None, *, alone: bool) -> str:
    """The page's own word for a colour, so that a sign follows a dark page; "" where it stays as it was drawn."""
    if not colour:
        return ""
    if alone:
        return "currentColor"
    return f"var(--{NAMED[colour]})" if colour in NAMED else ""


def named_colours(theme: Theme) -> dict[str, str]:
    """Each colour of a theme -> its name in a style sheet; of names for the same colour the first."""
    found: dict[str, str] = {}
    for each in fields(theme):
        value = getattr(theme, each.name)
        if isinstance(value, str) and value.startswith("#"):
            found.setdefault(value, each.name.replace("_", "-"))
    return found


NAMED = named_colours(Theme())
