"""Writes drawings as one accessible PDF, PDF/UA-1 and PDF/A-2a at once. Knows no records.

The pen is simple: what stands in no leaf of the structure (heading, paragraph, label, figure ...) is an artifact.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from paku_studio.drawing.display import Drawing
from paku_studio.export.errors import NO_LANGUAGE, NO_SHEETS, NO_TITLE, SHEET_TOO_LARGE, ExportRefused
from paku_studio.export.pdf_faces import Faces
from paku_studio.export.pdf_finish import Tree, mend_font_maps, write_bookmarks
from paku_studio.export.pdf_metadata import About, plain, write_metadata
from paku_studio.export.pdf_paint import Book, Painter, Shown
from paku_studio.export.pdf_structure import Element, check, settle
from paku_studio.export.pictures import clean
from paku_studio.export.structure_walk import drop_idle_links
from paku_studio.pause import no_collection

if TYPE_CHECKING:
    from pikepdf import Pdf

LARGEST_SIDE = 14_400
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
Progress = Callable[[int, int], None]


def write_pdf(
    drawings: Sequence[Drawing],
    pictures: Mapping[str, bytes],
    *,
    title: str,
    language: str,
    progress: Progress | None = None,
    date: datetime | None = None,
) -> bytes:
    """All drawings in one file, bookmarked; the same bytes again for the same `date`.

    `progress` is told (sheets done, sheets in all). ExportRefused where the file would not be accessible.
    """
    about = _about(drawings, title, language, date)
    with no_collection():
        book, root, document = _painted(drawings, pictures, language, progress)
        drop_idle_links(book)
        settle(root)
        check(root)
        return _finished(_with_fonts(book, document), book, root, about)


def _about(drawings: Sequence[Drawing], title: str, language: str, date: datetime | None) -> About:
    if not plain(title):
        raise ExportRefused(NO_TITLE)
    for declared in (language, *(drawing.language for drawing in drawings)):
        if not _LANGUAGE.fullmatch(declared):
            raise ExportRefused(NO_LANGUAGE, language=declared)
    sheets = [sheet for drawing in drawings for sheet in drawing.sheets]
    if not sheets:
        raise ExportRefused(NO_SHEETS)
    for sheet in sheets:
        if max(sheet.width, sheet.height) > LARGEST_SIDE:
            raise ExportRefused(SHEET_TOO_LARGE, width=sheet.width, height=sheet.height)
    subject = plain(drawings[0].subject) if len(drawings) == 1 else ""
    moment = date or datetime.now(UTC)
    return About(plain(title), subject, language, moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _painted(
    drawings: Sequence[Drawing], pictures: Mapping[str, bytes], language: str, progress: Progress | None
) -> tuple[Book, Element, Any]:
    from reportlab.pdfgen.canvas import Canvas

    begin: Any = Canvas
    canvas = begin(io.BytesIO(), pageCompression=0, invariant=1)
    book, root = Book(pictures, faces=Faces(canvas._doc)), Element("Document")  # a document keeps the subsets
    total = sum(len(drawing.sheets) for drawing in drawings)
    for drawing in drawings:
        painter = Painter(book, _part(root, drawing, language, alone=len(drawings) == 1, page=len(book.pages)))
        for sheet in drawing.sheets:
            painter.sheet(sheet)
            if progress is not None:
                progress(len(book.pages), total)
    return book, root, canvas


def _part(root: Element, drawing: Drawing, language: str, *, alone: bool, page: int) -> Element:
    own = drawing.language if drawing.language != language else ""
    if alone:
        root.language = own
        return root
    part = Element("Part", language=own, parent=root, bookmark=drawing.title)
    root.add(part, page)
    return part


def _with_fonts(book: Book, canvas: Any) -> bytes:
    """A PDF of empty pages that holds the subsets of all fonts that were used."""
    for page in book.pages:
        canvas.setPageSize((page.sheet.width, page.sheet.height))
        canvas.showPage()
    made: bytes = canvas.getpdfdata()
    return made


def _finished(skeleton: bytes, book: Book, root: Element, about: About) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(skeleton)) as pdf:
        _fill_pages(pdf, book)
        mend_font_maps(pdf)
        Tree(pdf, book).write(root)
        write_bookmarks(pdf, book, root, about.title)
        write_metadata(pdf, about)
        out = io.BytesIO()
        modes = pikepdf.ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, object_stream_mode=modes, min_version="1.7")
    return out.getvalue()


def _fill_pages(pdf: "Pdf", book: Book) -> None:
    """Our own content instead of the empty one, and only the fonts and pictures that it names."""
    from pikepdf import Array, Dictionary

    embedded = _embed_pictures(pdf, book)
    fonts = {name: font for name, font in pdf.pages[0].Resources.Font.items() if "+" in name}
    fonts = {name: font if font.is_indirect else pdf.make_indirect(font) for name, font in fonts.items()}
    for made, page in zip(pdf.pages, book.pages, strict=True):
        made.obj.Contents = pdf.make_stream(page.content.bytes())
        made.obj.MediaBox = Array([0, 0, _exact(page.sheet.width), _exact(page.sheet.height)])
        made.obj.Resources = Dictionary(Font=Dictionary(fonts))
        if page.pictures:
            held = {f"/{resource}": embedded[shown] for shown, resource in page.pictures.items()}
            made.obj.Resources.XObject = Dictionary(held)


def _exact(length: float) -> Any:
    from decimal import Decimal

    return Decimal(f"{length:.4f}").normalize() + 0


def _embed_pictures(pdf: "Pdf", book: Book) -> dict[Shown, Any]:
    drawn: dict[Shown, float] = {}
    for page in book.pages:
        for shown, width in page.sharpness.items():
            drawn[shown] = max(width, drawn.get(shown, 0.0))
    return {shown: _embedded(pdf, shown, book.pictures[shown[0]], width) for shown, width in drawn.items()}


def _embedded(pdf: "Pdf", shown: Shown, data: bytes, width: float) -> Any:
    from pikepdf import Name

    name, shape = shown
    picture = clean(name, data, width, shape)
    stream = pdf.make_stream(picture.jpeg or picture.pixels)
    stream.Type, stream.Subtype, stream.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    stream.Width, stream.Height, stream.BitsPerComponent = picture.width, picture.height, 8
    if picture.jpeg is not None:
        stream.Filter = Name.DCTDecode
    return stream
