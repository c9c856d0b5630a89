"""Paints sheets of the display list as tagged content. Knows no PDF library."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from paku_studio.drawing.display import Group, Image, Matrix, Path, Sheet, TextLine, TextRun
from paku_studio.export.bounds import transformed
from paku_studio.export.coordinates import number, numbers
from paku_studio.export.pdf_content import Content, colour_operands
from paku_studio.export.pdf_faces import Faces
from paku_studio.export.pdf_structure import ARTIFACT, Element, Mark
from paku_studio.export.pictures import framed
from paku_studio.export.structure_walk import Places, Standing, Walk

SPACE_FACE = "sans-400"
SOFT_HYPHEN = "\u00ad"
LONGEST_STRING = 16_000
"""PDF/A-2 allows 32,767 bytes in a string (6.1.13); each character may take two."""

_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})


Shown = tuple[str, float]
"""A picture's name and the shape, width by height, in which it is shown."""


@dataclass(slots=True)
class Page:
    """A painted sheet: its content, and the elements of its marked content by number."""

    sheet: Sheet
    content: Content
    owners: list[Element] = field(default_factory=list)
    pictures: dict[Shown, str] = field(default_factory=dict)
    sharpness: dict[Shown, float] = field(default_factory=dict)


@dataclass(slots=True)
class Book(Places):
    """What the sheets of one PDF share."""

    faces: Faces = field(kw_only=True)
    pages: list[Page] = field(default_factory=list)
    tails: dict[Element, tuple[Content, int, str]] = field(default_factory=dict)


def utf16(text: str) -> str:
    """The text as a hexadecimal PDF string, cut to what PDF/A allows; lone surrogates become question marks."""
    return f"<FEFF{text[:LONGEST_STRING].encode('utf-16-be', 'replace').hex().upper()}>"


class Painter(Walk):
    """Paints the sheets of one drawing into a book, below `root`."""

    def __init__(self, book: Book, root: Element) -> None:
        super().__init__(book, root)
        self.book = book
        self._page = Page(Sheet(0, 0, Group()), Content(0))

    def begin_sheet(self, sheet: Sheet) -> None:
        """A new page, its background first."""
        self._page = Page(sheet, Content(sheet.height), self.owners)
        self.book.pages.append(self._page)
        if sheet.background is not None:
            self.mark(None)
            self._page.content.rectangle(sheet.width, sheet.height, sheet.background)

    # groups

    def enter(self, group: Group, at: Standing) -> None:
        """A group with coordinates or a window of its own begins; no mark may reach over that but a figure's."""
        if group.transform is None and group.clip is None:
            return
        if at.element is None or at.element.role != "Figure":
            self.close()
        self._page.content.push(group.transform, group.clip)

    def leave(self, group: Group) -> None:
        """That group ends."""
        if group.transform is None and group.clip is None:
            return
        if self._page.content.ends_here():
            self.close()
        self._page.content.pop()

    # marked content

    def begin_mark(self, mark: Mark | None) -> None:
        """Open marked content."""
        if mark is None:
            self._page.content.begin_mark(ARTIFACT, None)
        else:
            self._page.content.begin_mark(self.owners[-1].role, mark.mcid)

    def end_mark(self) -> None:
        """Close marked content."""
        self._page.content.end_mark()

    # leaves of the display list

    def path(self, path: Path) -> None:
        """Paint a shape."""
        self._page.content.path(path)

    def picture(self, image: Image, matrix: Matrix) -> None:
        """Paint a picture, and remember how large it is shown."""
        image = framed(image, self.book.pictures)
        page, shown = self._page, (image.name, round(image.width / image.height, 3))
        resource = page.pictures.setdefault(shown, f"Im{len(page.pictures) + 1}")
        _, _, width, _ = transformed((0.0, 0.0, image.width, image.height), matrix)
        page.sharpness[shown] = max(width, page.sharpness.get(shown, 0.0))
        box = numbers((image.width, 0.0, 0.0, -image.height, image.x, image.y + image.height))
        page.content.add(f"q {box} cm /{resource} Do Q")

    def line(self, line: TextLine, element: Element | None) -> None:
        """Paint a line of text."""
        painted = "".join(run.text for run in line.runs)
        if element is None:
            self.mark(None)
            self._show(line, line.runs)
            self._page.content.add("ET")
            return
        element.words.append(line.text)
        flow = element.flow()
        self._fill_tail(flow)
        if line.joint == "-" and painted[:-1] == line.text:
            self.mark(element)
            self._show(line, _soft(line.runs))
            self._page.content.add("ET")
        else:
            self._read(line, element, flow, spoken="" if painted == line.text else line.text)

    def _read(self, line: TextLine, element: Element, flow: Element, spoken: str) -> None:
        """Paint a line of an element; where the glyphs are not what is said, the words go along as ActualText."""
        content = self._page.content
        if spoken:
            self.close()
        self.mark(element)
        if spoken:
            content.add(f"/Span <</ActualText {utf16(spoken + line.joint.strip('-'))}>> BDC")
        self._show(line, line.runs)
        if line.joint == " ":
            self.book.tails[flow] = (content, content.add(""), number(line.size))
        content.add("ET\nEMC" if spoken else "ET")
        if spoken:
            self.close()  # some readers take the inner end for the outer one: nothing may follow it

    def _fill_tail(self, flow: Element) -> None:
        """Paint the space after the line before, now that one follows: words must not run together in what is read."""
        tail = self.book.tails.pop(flow, None)
        if tail is not None:
            content, place, size = tail
            ((resource, codes),) = self.book.faces.encode(" ", SPACE_FACE)
            content.parts[place] = f"{resource} {size} Tf {_literal(codes)} Tj"

    def _show(self, line: TextLine, runs: Sequence[TextRun]) -> None:
        content = self._page.content
        content.set("rg", colour_operands(line.colour))
        content.add("BT")
        size = number(line.size)
        for run in runs:
            content.add(f"1 0 0 -1 {numbers((line.x + run.dx, line.y))} Tm")
            if run.offsets:
                self._spaced(run, line.size)
            else:
                for resource, codes in self.book.faces.encode(run.text, run.face):
                    content.add(f"{resource} {size} Tf {_literal(codes)} Tj")

    def _spaced(self, run: TextRun, size: float) -> None:
        """Each glyph at its own offset: what the advance lacks goes before the next one."""
        ends = (*run.offsets[1:], None)
        for sign, start, end in zip(run.text, run.offsets, ends, strict=True):
            ((resource, codes),) = self.book.faces.encode(sign, run.face)
            pull = 0.0 if end is None else self.book.faces.advance(sign, run.face) - (end - start) * 1000 / size
            self._page.content.add(f"{resource} {number(size)} Tf [{_literal(codes)} {number(pull)}] TJ")


def _soft(runs: Sequence[TextRun]) -> tuple[TextRun, ...]:
    """The runs with the hyphen at their end said to be soft, so that the word is read whole."""
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text[:-1] + SOFT_HYPHEN))


def _literal(codes: bytes) -> str:
    return f"({codes.decode('latin-1').translate(_ESCAPES)})"
