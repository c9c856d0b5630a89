"""Puts pieces on slides as native shapes with real text: colours, faces, signs, alternative texts. Knows no records."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from paku_studio.drawing.display import Box
from paku_studio.drawing.theme import Theme
from paku_studio.export.slides_layout import BULLET, LEADING, Placed, insets
from paku_studio.export.slides_story import Paragraph

TYPEFACE, PANOSE = "Atkinson Hyperlegible Next", "020B0503030202020204"
"""Where it is not installed, the panose number has a program choose another humanist sans serif."""
SPARE_BELOW = 5.0
"""Less room below than above: lines of another typeface are taller, and would be made smaller to fit."""
LANGUAGES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
DASHES = {"missing": "DASH", "risk": "ROUND_DOT", "idea": "SQUARE_DOT", "question": "DASH_DOT", "quote": "LONG_DASH"}
SIGNS = {
    "critical": ("DIAMOND", "!"),
    "meaningful": ("STAR_5_POINT", ""),
    "worked": ("MATH_PLUS", ""),
    "missing": ("MATH_MINUS", ""),
    "risk": ("ISOSCELES_TRIANGLE", "!"),
    "idea": ("SUN", ""),
    "question": ("OVAL", "?"),
    "quote": ("RECTANGULAR_CALLOUT", ""),
}
"""The native shape for each kind, and what is written in it."""
SMILE = 0.04653
"""How far a smiley's mouth can go up or down."""
_UNSEEN = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]"
)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{DRAWING}">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def visible(text: str) -> str:
    """Controls, overrides and what XML cannot hold as codes in brackets; line breaks stay, a tab is a space."""
    plain = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    return _UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", plain)


class SlidePen:
    """Draws on the slides of one file. `language` of the program's words, `words` of the people's."""

    def __init__(self, theme: Theme, language: str, words: str) -> None:
        self.theme = theme
        self.language = LANGUAGES.get(language, language)
        self.words = LANGUAGES.get(words, words)

    # text

    def title(self, slide: Any, text: str, size: float, *, own: bool) -> None:
        """The slide's title, in its placeholder."""
        frame = slide.shapes.title.text_frame
        frame.margin_left = frame.margin_right = 0
        self._write(frame, (Paragraph(text, size=size, bold=True, own=own),), self.theme.spruce, leading=1.15)

    def piece(self, slide: Any, placed: Placed) -> None:
        """A piece in its frame; a slip has its kind's sign at its left."""
        kind, box = placed.piece.kind, placed.box
        shape = self._frame(slide, placed)
        left, right, top = insets(kind)
        self.text(shape, placed.piece.paragraphs, (left, top - 1, right, max(0.0, top - SPARE_BELOW)))
        if kind in SIGNS:
            self.decorate(self.sign(slide, kind, box[0] + 9, box[1] + 6, 18))

    def plain(self, slide: Any, paragraph: Paragraph, box: Box) -> None:
        """A paragraph in its box, without a frame."""
        x, y, width, height = box
        shape = self._shape(slide, "RECTANGLE", (x, y, width, height + SPARE_BELOW))
        self.text(shape, (paragraph,), (0.0, 0.0, 0.0, 0.0))

    def text(self, shape: Any, paragraphs: Sequence[Paragraph], room: tuple[float, float, float, float]) -> None:
        """Paragraphs in a shape, from its upper left corner on."""
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
        from pptx.util import Pt

        frame = shape.text_frame
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, MSO_ANCHOR.TOP
        frame.margin_left, frame.margin_top, frame.margin_right, frame.margin_bottom = (Pt(each) for each in room)
        self._write(frame, paragraphs, self.theme.ink, leading=LEADING)

    def _write(self, frame: Any, paragraphs: Sequence[Paragraph], colour: str, *, leading: float) -> None:
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        for place, each in enumerate(paragraphs):
            written = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            written.alignment = PP_ALIGN.LEFT
            written.line_spacing = Pt(round(each.size * leading, 2))
            written.space_before = written.space_after = Pt(0)
            if each.bullet:
                _bullet(written)
            ink = self.theme.ink_soft if each.soft else colour
            if each.lead:
                self._run(written, each.lead + (": " if each.text else ""), each, ink, bold=True, own=True)
            self._run(written, each.text, each, ink, bold=each.bold, own=each.own)
            if _backwards(each.text) and not each.lead:
                written._p.get_or_add_pPr().set("rtl", "1")  # the library has no other way to say it

    def _run(self, written: Any, text: str, paragraph: Paragraph, colour: str, *, bold: bool, own: bool) -> None:
        from pptx.util import Pt

        for place, line in enumerate(visible(text).split("\n")):
            if place:
                written.add_line_break()
            if line:
                run = written.add_run()
                run.text = line
                font = run.font
                font.name, font.size, font.bold = TYPEFACE, Pt(paragraph.size), bold
                font.color.rgb = _colour(colour)
                properties = font._element  # the library has no other way to these two
                properties.set("lang", self.language if own else self.words)
                for latin in properties.iterchildren("{*}latin"):
                    latin.set("panose", PANOSE)

    # shapes

    def _frame(self, slide: Any, placed: Placed) -> Any:
        kind, theme = placed.piece.kind, self.theme
        if kind == "plain":
            return self._shape(slide, "RECTANGLE", placed.box)
        if kind == "phase":
            return self._rounded(slide, placed.box, theme.hill(placed.piece.place), theme.line_strong, 0.75)
        if kind == "card":
            stop = placed.stop
            edge, width = (theme.line_strong, 1.0)
            if stop is not None and (stop.critical or stop.meaningful):
                edge, width = (theme.critical if stop.critical else theme.meaningful), 2.25
            return self._rounded(slide, placed.box, theme.surface, edge, width)
        return self._rounded(slide, placed.box, theme.tint(kind), theme.mark(kind), 1.0, DASHES.get(kind, ""))

    def _rounded(self, slide: Any, box: Box, fill: str, edge: str, width: float, dash: str = "") -> Any:
        shape = self._shape(slide, "ROUNDED_RECTANGLE", box, fill, edge, width, dash)
        shape.adjustments[0] = min(0.5, 7 / min(box[2], box[3]))
        return shape

    def _shape(
        self, slide: Any, name: str, box: Box, fill: str = "", edge: str = "", width: float = 1.0, dash: str = ""
    ) -> Any:
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Pt

        shape = slide.shapes.add_shape(getattr(MSO_SHAPE, name), *(Pt(length) for length in box))
        self._paint(shape, fill, edge, width, dash)
        return shape

    def _paint(self, shape: Any, fill: str, edge: str, width: float, dash: str = "") -> None:
        from pptx.enum.dml import MSO_LINE
        from pptx.util import Pt

        for style in shape._element.xpath("./p:style"):  # else the theme lays a shadow under it
            style.getparent().remove(style)
        if fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _colour(fill)
        else:
            shape.fill.background()
        if not edge:
            shape.line.fill.background()
            return
        shape.line.color.rgb = _colour(edge)
        shape.line.width = Pt(width)
        if dash:
            shape.line.dash_style = getattr(MSO_LINE, dash)

    def sign(self, slide: Any, kind: str, x: float, y: float, size: float) -> Any:
        """The sign of a kind as a native shape."""
        name, letter = SIGNS[kind]
        colour = self.theme.mark(kind)
        shape = self._shape(slide, name, (x, y, size, size), colour)
        if letter:
            self._letter(shape, letter)
        return shape

    def _letter(self, shape: Any, letter: str) -> None:
        """A letter in the middle of a sign; it is part of the drawing, the word stands beside it."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        self._write(frame, (Paragraph(letter, bold=True, own=True),), self.theme.surface, leading=1.0)
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER

    def stop(
        self, slide: Any, number: int, x: float, y: float, *, spoken: str, told: bool, radius: float = 14.0
    ) -> Any:
        """A numbered stop; one whose feeling nobody told is dashed. `spoken`: what the number stands for."""
        box = (x - radius, y - radius, 2 * radius, 2 * radius)
        theme = self.theme
        shape = self._shape(slide, "OVAL", box, theme.surface, theme.road, 2.5, "" if told else "SQUARE_DOT")
        self._number(shape, str(number))
        if spoken:
            self.describe(shape, spoken)
        return shape

    def ring(self, slide: Any, x: float, y: float, radius: float) -> Any:
        """A stop without a number whose feeling nobody told."""
        box = (x - radius, y - radius, 2 * radius, 2 * radius)
        return self._shape(slide, "OVAL", box, self.theme.surface, self.theme.road, 2.0, "SQUARE_DOT")

    def _number(self, shape: Any, number: str) -> None:
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        self._write(frame, (Paragraph(number, bold=True, own=True),), self.theme.ink, leading=1.0)
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER

    def face(self, slide: Any, feeling: int, x: float, y: float, size: float) -> Any:
        """A face whose mouth tells a feeling of -2 to 2."""
        strong, theme = abs(feeling) == 2, self.theme
        fill, edge = (theme.road, theme.surface) if strong else (theme.surface, theme.road)
        shape = self._shape(slide, "SMILEY_FACE", (x, y, size, size), fill, edge, 1.5)
        shape.adjustments[0] = SMILE * feeling / 2
        return shape

    def band(self, slide: Any, box: Box, colour: str) -> None:
        """A stretch of ground behind the road."""
        self.decorate(self._shape(slide, "RECTANGLE", box, colour))

    def road(self, slide: Any, points: Sequence[tuple[float, float]], width: float) -> None:
        """A line that runs smoothly from point to point."""
        from pptx.util import Pt

        if len(points) < 2:
            return
        begun, *others = [(round(Pt(x)), round(Pt(y))) for x, y in points]
        builder = slide.shapes.build_freeform(*begun, scale=1.0)
        builder.add_line_segments(others, close=False)
        shape = builder.convert_to_shape()
        _smooth(shape)
        self._paint(shape, "", self.theme.road, width)
        self.decorate(shape)

    def thread(self, slide: Any, x: float, upper: float, lower: float) -> None:
        """A thin line down to a side step."""
        self.decorate(self._shape(slide, "RECTANGLE", (x - 0.75, upper, 1.5, max(1.0, lower - upper)), self.theme.road))

    # what is said of shapes

    def describe(self, shape: Any, words: str) -> None:
        """Alternative text."""
        _about(shape).set("descr", visible(words)[:1000])

    def decorate(self, shape: Any) -> None:
        """A screen reader passes over the shape."""
        from pptx.oxml import parse_xml

        _about(shape).append(parse_xml(_DECORATIVE))


def name_shape(shape: Any, words: str) -> None:
    """What a shape is called in the list of shapes."""
    shape.name = visible(" ".join(words.split()))[:60]


def _about(shape: Any) -> Any:
    return shape._element.xpath(".//p:cNvPr")[0]  # the library has no other way to alternative texts


def _colour(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def _smooth(shape: Any) -> None:
    """Straight pieces of a free form become curves that leave and arrive level."""
    from pptx.oxml import parse_xml

    (path,) = shape._element.xpath(".//a:path")
    x0 = y0 = 0
    for step in list(path):
        x, y = int(step[0].get("x")), int(step[0].get("y"))
        if step.tag.endswith("}lnTo"):
            middle = (x0 + x) // 2
            points = "".join(f'<a:pt x="{across}" y="{down}"/>' for across, down in ((middle, y0), (middle, y), (x, y)))
            path.replace(step, parse_xml(f'<a:cubicBezTo xmlns:a="{DRAWING}">{points}</a:cubicBezTo>'))
        x0, y0 = x, y


def _bullet(written: Any) -> None:
    """A dot before the paragraph, whose lines hang behind it."""
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    properties = written._p.get_or_add_pPr()
    properties.set("marL", str(Pt(BULLET)))
    properties.set("indent", str(-Pt(BULLET)))
    properties.append(parse_xml(f'<a:buChar xmlns:a="{DRAWING}" char="•"/>'))


def _backwards(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)
