"""What leaves a document: sheets, text, tables, each in a file by its ending. Knows no command line and no window."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from paku_studio.drawing.display import Drawing
from paku_studio.locale import translator
from paku_studio.models import DOCUMENT_ID, DocumentSettings, Record
from paku_studio.storage import refuse_source, write_safely

Progress = Callable[[int, int], None]
CONTENT = {".txt", ".csv", ".xlsx", ".json"}
SHEETS = {".pdf", ".svg", ".png"}


def nothing_to_tell(_done: int, _total: int) -> None:
    """A progress that nobody watches."""


def content_bytes(records: Mapping[str, Record], suffix: str, language: str) -> bytes:
    """The content as .txt (quick notation), .csv, .xlsx or .json; the facilitator's own notes stay behind."""
    if suffix == ".txt":
        from paku_studio.notation import write_notation

        return text_bytes(write_notation(records, language))
    if suffix == ".json":
        from paku_studio.storage import document_json

        return document_json(shared(records).values())
    from paku_studio.export.tables import write_csv, write_xlsx

    return (write_csv if suffix == ".csv" else write_xlsx)(records, language)


def text_bytes(text: str) -> bytes:
    """UTF-8; with a byte order mark where a NUL is in it, which would else look like no text when it is read again."""
    return text.encode("utf-8-sig" if "\0" in text else "utf-8")


def shared(records: Mapping[str, Record]) -> dict[str, Record]:
    """What may leave the document: the facilitator's own notes stay."""
    return {key: record for key, record in records.items() if not getattr(record, "own", False)}


def write_sheets(
    target: Path,
    drawings: Sequence[Drawing],
    pictures: Mapping[str, bytes],
    *,
    title: str,
    source: Path | None = None,
    progress: Progress = nothing_to_tell,
) -> tuple[Path, ...]:
    """The drawings as one .pdf, or each sheet as an .svg or .png (NAME-1, NAME-2 where there are several).

    Gives the files written. ExportRefused, CannotWrite; what stood there before still stands then.
    """
    suffix = target.suffix.lower()
    if suffix == ".svg":
        from paku_studio.export.svg import svg_pages

        pages = [page.encode() for drawing in drawings for page in svg_pages(drawing, pictures)]
        return write_pages(target, pages, source)
    from paku_studio.export.pdf import write_pdf

    pdf = write_pdf(drawings, pictures, title=title, language=drawings[0].language, progress=progress)
    if suffix == ".png":
        from paku_studio.export.png import png_pages

        return write_pages(target, png_pages(pdf), source)
    put(target, pdf, source)
    return (target,)


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
