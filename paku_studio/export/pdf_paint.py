"""Paints sheets of the display list as tagged content and grows the structure tree. Knows no PDF library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from paku_studio.drawing.display import Group, Image, Item, Matrix, Path, Sheet, TextLine, TextRun
from paku_studio.export.bounds import IDENTITY, bounds, compose, transformed
from paku_studio.export.coordinates import number, numbers
from paku_studio.export.errors import NO_WORDS_FOR_FIGURE, PICTURE_MISSING, ExportRefused
from paku_studio.export.pdf_content import Content, colour_operands
from paku_studio.export.pdf_faces import Faces
from paku_studio.export.pdf_structure import ARTIFACT, LEAVES, Element, Mark, Place, child

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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the painter is: the element that new ones go under, None within an artifact; the matrix to the sheet."""

    element: Element | None
    matrix: Matrix = IDENTITY


@dataclass(slots=True)
class Book:
    """What the sheets of one file share."""

    faces: Faces
    pictures: Mapping[str, bytes]
    pages: list[Page] = field(default_factory=list)
    stands: dict[str, tuple[int, Group, Matrix]] = field(default_factory=dict)
    tails: dict[Element, tuple[Content, int, str]] = field(default_factory=dict)
    linked: list[Element] = field(default_factory=list)

    def target(self, name: str) -> Place | None:
        """Where the group of that id stands first."""
        page, group, matrix = self.stands.get(name, (0, None, IDENTITY))
        return None if group is None else placed(group, matrix, page)


def placed(group: Group, matrix: Matrix, page: int) -> Place | None:
    """The room a group takes on its sheet; `matrix` leads from its parent to the sheet."""
    box = bounds(group)
    return None if box is None else Place(page, transformed(box, matrix))


def utf16(text: str) -> str:
    """The text as a hexadecimal PDF string, cut to what PDF/A allows; lone surrogates become question marks."""
    return f"<FEFF{text[:LONGEST_STRING].encode('utf-16-be', 'replace').hex().upper()}>"


class Painter:
    """Paints the sheets of one drawing into a book, below `root`."""

    def __init__(self, book: Book, root: Element) -> None:
        self.book = book
        self.root = root
        self._known: dict[tuple[str, str], Element] = {}
        self._open: Element | None = None
        self._page = Page(Sheet(0, 0, Group()), Content(0))
        self._number = 0

    def sheet(self, sheet: Sheet) -> None:
        """Append one page."""
        self._page = Page(sheet, Content(sheet.height))
        self._number = len(self.book.pages)
        self.book.pages.append(self._page)
        self._open = None
        if sheet.background is not None:
            self._mark(None)
            self._page.content.rectangle(sheet.width, sheet.height, sheet.background)
        self._paint(sheet.body, Standing(self.root))
        self._page.content.end_mark()

    def _paint(self, item: Item, at: Standing) -> None:
        if isinstance(item, Group):
            self._group(item, at)
        elif isinstance(item, TextLine):
            self._line(item, at.element if at.element is not None and at.element.role in LEAVES else None)
        elif isinstance(item, Path):
            self._mark(self._figure(at))
            self._page.content.path(item)
        else:
            self._picture(item, at)

    def _figure(self, at: Standing) -> Element | None:
        return at.element if at.element is not None and at.element.role == "Figure" else None

    # groups

    def _group(self, group: Group, at: Standing) -> None:
        element = None if at.element is None or group.role == ARTIFACT else self._element(group, at.element, at.matrix)
        if group.id:
            self.book.stands.setdefault(group.id, (self._number, group, at.matrix))
        matrix = at.matrix if group.transform is None else compose(at.matrix, group.transform)
        moved = group.transform is not None or group.clip is not None
        if moved:
            self._push(group, element)
        for item in group.children:
            self._paint(item, Standing(element, matrix))
        if moved:
            self._pop()

    def _push(self, group: Group, element: Element | None) -> None:
        if element is None or element.role != "Figure":
            self._close()
        self._page.content.push(group.transform, group.clip)

    def _pop(self) -> None:
        if self._page.content.ends_here():
            self._close()
        self._page.content.pop()

    def _element(self, group: Group, parent: Element, matrix: Matrix) -> Element:
        role = self._role(group, parent)
        if not (role or group.reading is not None or group.language or group.bookmark):
            return parent
        found = self._known.get((group.id, role)) if group.id and role else None
        element = found or child(parent, group, self._number, role)
        if group.id and role:
            self._known[group.id, role] = element
        if found is None and (role == "Figure" or group.link or group.bookmark):
            element.place = placed(group, matrix, self._number)
        return self._special(group, element)

    def _role(self, group: Group, parent: Element) -> str:
        if group.role == "Figure" and not group.alt.strip():
            raise ExportRefused(NO_WORDS_FOR_FIGURE, sheet=self._number + 1)
        if not group.role and parent.role in LEAVES and group.language:
            return "Span"
        return group.role

    def _special(self, group: Group, element: Element) -> Element:
        """The element in which a group's content stands: a Link within it, where the group leads somewhere."""
        if not group.link or not element.role:
            return element
        if element.role != "Link":
            inner = child(element, replace(group, alt="", language="", bookmark="", reading=None), self._number, "Link")
            inner.place, element = element.place, inner
        element.link = group.link
        self.book.linked.append(element)
        return element

    # marked content

    def _mark(self, element: Element | None) -> None:
        content = self._page.content
        if element is self._open and content.marked:
            return
        content.end_mark()
        self._open = element
        if element is None:
            content.begin_mark(ARTIFACT, None)
            return
        mark = Mark(self._number, len(self._page.owners))
        self._page.owners.append(element)
        element.add(mark, self._number)
        content.begin_mark(element.role, mark.mcid)

    def _close(self) -> None:
        self._page.content.end_mark()
        self._open = None

    # leaves of the display list

    def _picture(self, image: Image, at: Standing) -> None:
        if image.name not in self.book.pictures:
            raise ExportRefused(PICTURE_MISSING, name=image.name)
        self._mark(self._figure(at))
        page, shown = self._page, (image.name, round(image.width / image.height, 3))
        resource = page.pictures.setdefault(shown, f"Im{len(page.pictures) + 1}")
        _, _, width, _ = transformed((0.0, 0.0, image.width, image.height), at.matrix)
        page.sharpness[shown] = max(width, page.sharpness.get(shown, 0.0))
        box = numbers((image.width, 0.0, 0.0, -image.height, image.x, image.y + image.height))
        page.content.add(f"q {box} cm /{resource} Do Q")

    def _line(self, line: TextLine, element: Element | None) -> None:
        painted = "".join(run.text for run in line.runs)
        if not painted:
            return
        if element is None:
            self._mark(None)
            self._show(line, line.runs)
            self._page.content.add("ET")
            return
        element.words.append(line.text)
        flow = element.flow()
        self._fill_tail(flow)
        if line.joint == "-" and painted[:-1] == line.text:
            self._mark(element)
            self._show(line, _soft(line.runs))
            self._page.content.add("ET")
        else:
            self._read(line, element, flow, spoken="" if painted == line.text else line.text)

    def _read(self, line: TextLine, element: Element, flow: Element, spoken: str) -> None:
        """Paint a line of an element; where the glyphs are not what is said, the words go along as ActualText."""
        content = self._page.content
        if spoken:
            self._close()
        self._mark(element)
        if spoken:
            content.add(f"/Span <</ActualText {utf16(spoken + line.joint.strip('-'))}>> BDC")
        self._show(line, line.runs)
        if line.joint == " ":
            self.book.tails[flow] = (content, content.add(""), number(line.size))
        content.add("ET\nEMC" if spoken else "ET")
        if spoken:
            self._close()  # some readers take the inner end for the outer one: nothing may follow it

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
