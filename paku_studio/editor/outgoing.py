"""What leaves a document: sheets, text, tables, each in a file by its ending. Knows no command line and no window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import isqrt
from pathlib import Path

from paku_studio.drawing.display import Drawing
from paku_studio.editor.kept_back import counts_people, shared, telling_dots, tells_who_spoke
from paku_studio.export.sheets import SheetChoice, SheetOf, paper_of
from paku_studio.locale import N_, translator
from paku_studio.models import DOCUMENT_ID, DocumentSettings, PaperSize, Record
from paku_studio.storage import refuse_source, write_safely

Progress = Callable[[int, int], None]
CONTENT = {".txt", ".csv", ".xlsx", ".json"}
COUNTED = CONTENT - {".txt"}
"""The forms that can tell how many people there were."""
SHEETS = {".pdf", ".svg", ".png", ".html"}
RETOLD = {".docx": "report", ".pptx": "pathway"}
"""What is told anew in another program's file, and the one kind of sheet that each of them holds."""
USUAL_DPI, LEAST_DPI, MOST_DPI = 150, 36, 600
MOST_DOTS = 100_000_000
"""Of one picture: more than that few programs open."""
TOO_MANY_DOTS = N_(
    "At %(dpi)s dpi the picture would have more than 100 million dots: choose %(most)s dpi or less, or smaller paper."
)
COUNTS_STAY = N_("How many people there were was left out: small counts could tell who they were.")
VOICES_TOLD = N_(
    "The file tells in which meeting and in whose role each thing was said. To publish, make a copy for publication."
)


def nothing_to_tell(_done: int, _total: int) -> None:
    """A progress that nobody watches."""


def content_bytes(records: Mapping[str, Record], suffix: str, language: str, *, counts: bool = False) -> bytes:
    """The content as .txt (quick notation), .csv, .xlsx or .json; the facilitator's own notes stay behind.

    So do counts of people, unless `counts`: from a table every small one could be read.
    """
    if suffix == ".txt":
        from paku_studio.notation import write_notation

        return text_bytes(write_notation(records, language))
    if suffix == ".json":
        from paku_studio.storage import document_json

        return document_json(shared(records, counts=counts).values())
    from paku_studio.export.tables import write_csv, write_xlsx

    return (write_csv if suffix == ".csv" else write_xlsx)(records, language, counts=counts)


def text_bytes(text: str) -> bytes:
    """UTF-8; with a byte order mark where a NUL is in it, which would else look like no text when it is read again."""
    return text.encode("utf-8-sig" if "\0" in text else "utf-8")


def counts_left_out(records: Mapping[str, Record], suffix: str, language: str) -> tuple[str, ...]:
    """A sentence about the counts that `content_bytes` leaves out, where there are any."""
    counted = suffix in COUNTED and (any(map(counts_people, records.values())) or any(telling_dots(records)))
    return (translator(language)(COUNTS_STAY),) if counted else ()


def voices_told(records: Mapping[str, Record], suffix: str, language: str) -> tuple[str, ...]:
    """A sentence that tables tell of meetings and roles, where something does: nobody would guess it."""
    told = suffix in COUNTED and any(map(tells_who_spoke, shared(records).values()))
    return (translator(language)(VOICES_TOLD),) if told else ()


def write_sheets(
    target: Path,
    drawings: Sequence[Drawing],
    pictures: Mapping[str, bytes],
    *,
    title: str,
    source: Path | None = None,
    progress: Progress = nothing_to_tell,
    dpi: int = USUAL_DPI,
) -> tuple[Path, ...]:
    """The drawings as one .pdf or .html, or each sheet as an .svg or .png (NAME-1, NAME-2 where there are several).

    `dpi`: dots an inch of a .png. Gives the files written. ExportRefused, CannotWrite; what stood there before still
    stands then.
    """
    suffix = target.suffix.lower()
    if suffix == ".html":
        from paku_studio.export.html import write_html

        put(target, write_html(drawings, pictures, title=title, language=drawings[0].language), source)
        return (target,)
    if suffix == ".png":
        refuse_dots(drawings, dpi)
    if suffix == ".svg":
        from paku_studio.export.svg import svg_pages

        pages = [page.encode() for drawing in drawings for page in svg_pages(drawing, pictures)]
        return write_pages(target, pages, source)
    from paku_studio.export.pdf import write_pdf

    pdf = write_pdf(drawings, pictures, title=title, language=drawings[0].language, progress=progress)
    if suffix == ".png":
        from paku_studio.export.png import png_pages

        return write_pages(target, png_pages(pdf, dpi), source)
    put(target, pdf, source)
    return (target,)


def refuse_dots(drawings: Sequence[Drawing], dpi: int) -> None:
    """ExportRefused where a sheet would become a picture of more dots than programs open."""
    from paku_studio.export.errors import ExportRefused

    area = max((sheet.width * sheet.height for drawing in drawings for sheet in drawing.sheets), default=0.0) / 72**2
    if area * dpi**2 > MOST_DOTS:
        raise ExportRefused(TOO_MANY_DOTS, dpi=dpi, most=isqrt(int(MOST_DOTS / area)))


def write_retold(
    target: Path,
    records: Mapping[str, Record],
    ids: Sequence[str],
    *,
    language: str,
    colours: str,
    source: Path | None = None,
) -> tuple[Path, ...]:
    """Reports as .docx, or pathways as .pptx, each in a file (NAME-1, NAME-2 where there are several).

    `ids`: of the pathways, or of the sessions ("" for the whole work). KeyError where one is gone.
    """
    one = _report if target.suffix.lower() == ".docx" else _slides
    return write_pages(target, [one(records, key, language, colours) for key in ids], source)


def _report(records: Mapping[str, Record], scope: str, language: str, _colours: str) -> bytes:
    from paku_studio.drawing.report_story import tell_report
    from paku_studio.export.letter import write_docx

    story = tell_report(records, scope, language)
    return write_docx(story, title=story.title, language=language)


def _slides(records: Mapping[str, Record], pathway_id: str, language: str, colours: str) -> bytes:
    from paku_studio.drawing.theme import theme
    from paku_studio.export.slides import write_pptx

    return write_pptx(records, pathway_id, language, theme(colours))


def write_pages(target: Path, pages: Sequence[bytes], source: Path | None = None) -> tuple[Path, ...]:
    """Each page in a file of its own."""
    if len(pages) == 1:
        put(target, pages[0], source)
        return (target,)
    written = [target.with_name(f"{target.stem}-{place}{target.suffix}") for place in range(1, len(pages) + 1)]
    for path, page in zip(written, pages, strict=True):
        put(path, page, source)
    return tuple(written)


def put(target: Path, data: bytes, source: Path | None) -> None:
    """Put what was made in its place, but never in the place of the document that it was made from.

    A text or table there may hold somebody's own work: it stays as a backup. A sheet can be made again.
    """
    if source is not None:
        refuse_source(target, source)
    write_safely(target, data, backup=target.suffix.lower() in CONTENT)


def is_cut_up(records: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice) -> bool:
    """Whether a sheet has to be put together: its paper is larger than the printer's."""
    sizes = list(PaperSize)
    return choice.tile is not None and sizes.index(paper_of(records, sheet, choice).size) > sizes.index(choice.tile)


def whole_or_cut_up(records: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice) -> SheetChoice:
    """How one of several sheets is drawn: what the printer's paper holds is not cut up."""
    return choice if is_cut_up(records, sheet, choice) else replace(choice, tile=None)


def without_meetings(sheets: Sequence[SheetOf]) -> tuple[SheetOf, ...]:
    """Sheets that go out together: the report of the whole work holds what those of its meetings say."""
    whole = any(sheet.what == "report" and not sheet.id for sheet in sheets)
    return tuple(sheet for sheet in sheets if not (whole and sheet.what == "report" and sheet.id))


def title_of_sheets(records: Mapping[str, Record], drawings: Sequence[Drawing], first: str = "") -> str:
    """What a file of these drawings is called inside."""
    settings = records.get(DOCUMENT_ID)
    named = settings.title if isinstance(settings, DocumentSettings) else ""
    return drawings[0].title if len(drawings) == 1 else named or first or drawings[0].title


def framed_codes(drawings: Sequence[Drawing], language: str) -> tuple[str, ...]:
    """A sentence about characters that no typeface has, where there are any."""
    found = sorted({character for drawing in drawings for character in drawing.unreadable})
    if not found:
        return ()
    codes = ", ".join(f"U+{ord(character):04X}" for character in found)
    sentence = translator(language)("These characters are in no typeface and print as framed codes: %(codes)s.")
    return (sentence % {"codes": codes},)


def plain_name(title: str) -> str:
    """A title as a file's name that every system takes: letters, digits, - and _; at most 60 characters."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in title.lower())
    return "-".join(part for part in kept.split("-") if part)[:60] or "paku"
