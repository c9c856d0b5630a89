"""`export`: sheets as PDF, pictures or HTML, reports and slides for other programs, and the content."""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from paku_studio.commands.changes import NotOneError, earlier_of
from paku_studio.commands.export_options import NO_FIELDS, NO_TWIN, Asked, Refused, look_over
from paku_studio.commands.filling import filled_in, read_filled
from paku_studio.commands.outcome import UNUSABLE, UNWRITTEN, Outcome, not_yet
from paku_studio.drawing.display import Drawing
from paku_studio.editor.outgoing import (
    CONTENT,
    RETOLD,
    Progress,
    content_bytes,
    counts_left_out,
    framed_codes,
    is_cut_up,
    plain_name,
    put,
    title_of_sheets,
    voices_told,
    whole_or_cut_up,
    without_meetings,
    write_retold,
    write_sheets,
)
from paku_studio.export.sheets import (
    KINDS,
    TO_FILL,
    WITH_TWIN,
    SheetChoice,
    SheetOf,
    chosen,
    draw_sheet,
    in_order,
    sheets_of,
)
from paku_studio.locale import N_, translator
from paku_studio.models import PaperSize, Persona, Record
from paku_studio.storage import (
    CannotWrite,
    Opened,
    Unusable,
    describe,
    language_of,
    make_folder,
    open_document,
)

LEFT = N_(
    "Nothing was written: personal data are left in the document (%(kinds)s). paku-studio check %(file)s shows where."
)
MOST_NAMES, LONGEST_NAME = 8, 40
"""Of the names of sheets that are told: so many, and so much of each."""


def export(parsed: argparse.Namespace, messages: str) -> Outcome:
    """Write what was asked for; every problem is one sentence, and what stood at the target before still stands."""
    try:
        asked = look_over(parsed, messages)
    except Refused as trouble:
        return Outcome(UNUSABLE, trouble=str(trouble))
    try:
        told = read_filled(parsed.fill) if parsed.fill is not None else {}
    except Unusable as trouble:
        return Outcome(UNUSABLE, trouble=trouble.sentence(messages))
    try:
        opened = open_document(parsed.file)
        if parsed.refuse_personal_data and (left := _people_left(opened, told, parsed.file, messages)):
            return Outcome(UNUSABLE, trouble=left)
        if asked.suffix in CONTENT:
            return _export_content(opened, parsed, asked.suffix, messages)
        return _export_sheets(opened, parsed, asked, told, messages)
    except Unusable as trouble:
        return not_yet(parsed.file, messages) or Outcome(UNUSABLE, trouble=trouble.sentence(messages))
    except CannotWrite as trouble:
        return Outcome(UNWRITTEN, trouble=trouble.sentence(messages))


def _people_left(opened: Opened, told: Mapping[str, str], path: Path, messages: str) -> str:
    """Why nothing is written: what identifies a person, in the document or in what is filled in; "" where nothing was
    found. Possible names are no reason.
    """
    from paku_studio.editor.sheet_people import kinds_in_words, left_in

    left = left_in(opened.document.snapshot(), told)
    if not left:
        return ""
    return translator(messages)(LEFT) % {"kinds": kinds_in_words(left, messages), "file": str(path)}


def _export_content(opened: Opened, parsed: argparse.Namespace, suffix: str, messages: str) -> Outcome:
    records = opened.document.snapshot()
    language = parsed.language or language_of(records)
    put(parsed.output, content_bytes(records, suffix, language, counts=parsed.with_counts), parsed.file)
    said = () if parsed.with_counts else counts_left_out(records, suffix, messages)
    said += voices_told(records, suffix, messages)
    if suffix == ".txt":
        from paku_studio.notation import left_out

        said = left_out(records, messages)
    return Outcome(lines=(_wrote(parsed.output, messages), *_troubles(opened, messages), *said))


def _export_sheets(
    opened: Opened, parsed: argparse.Namespace, asked: Asked, told: Mapping[str, str], messages: str
) -> Outcome:
    from paku_studio.export.errors import ExportRefused

    records = opened.document.snapshot()
    try:
        choice = replace(_choice(parsed, asked, records), earlier=earlier_of(opened, parsed, asked.what, messages))
    except NotOneError as refusal:
        return Outcome(UNUSABLE, trouble=str(refusal))
    picked = chosen(records, choice) if choice.only.strip() else without_meetings(chosen(records, choice))
    if not picked:
        return Outcome(UNUSABLE, trouble=_nothing(records, choice, messages))
    if without := _trouble_with(parsed, records, picked, choice, messages):
        return Outcome(UNUSABLE, trouble=without)
    if parsed.fill is not None:
        choice = replace(choice, filled=filled_in(told, parsed.fill.name, records, picked, choice.language))
    drawings: tuple[Drawing, ...] = ()
    try:
        with progress_bar(messages) as progress:
            if asked.suffix in RETOLD:
                ids, language = [sheet.id for sheet in picked], choice.language
                written = write_retold(
                    parsed.output, records, ids, language=language, colours=choice.colours, source=parsed.file
                )
            else:
                drawings = tuple(draw_sheet(records, one, whole_or_cut_up(records, one, choice)) for one in picked)
                written = _write_drawings(parsed, asked, opened, drawings, picked[0].title, progress)
    except ExportRefused as trouble:
        return Outcome(UNUSABLE, trouble=trouble.sentence(messages))
    said = tuple(_wrote(path, messages) for path in written)
    return Outcome(lines=(*said, *_troubles(opened, messages), *framed_codes(drawings, messages)))


def _trouble_with(
    parsed: argparse.Namespace,
    records: Mapping[str, Record],
    picked: Sequence[SheetOf],
    choice: SheetChoice,
    messages: str,
) -> str:
    """What was asked for that none of these sheets has; "" where each wish has its sheet."""
    t, kinds = translator(messages), {sheet.what for sheet in picked}
    if choice.tile is not None and not any(is_cut_up(records, sheet, choice) for sheet in picked):
        sentence = t("Nothing here is larger than %(tile)s: ask for larger paper, such as --size A1.")
        return sentence % {"tile": choice.tile.value}
    if choice.easy and not kinds & WITH_TWIN:
        return t(NO_TWIN)
    return t(NO_FIELDS) if parsed.fill is not None and not kinds & TO_FILL else ""


def _choice(parsed: argparse.Namespace, asked: Asked, records: Mapping[str, Record]) -> SheetChoice:
    return SheetChoice(
        what=asked.what,
        only=parsed.only,
        size=PaperSize(parsed.size) if parsed.size else None,
        orientation=parsed.orientation,
        colours=parsed.colours,
        language=parsed.language or language_of(records),
        easy=parsed.easy,
        tile=PaperSize(parsed.tile) if parsed.tile else None,
        sheets=asked.sheets,
    )


def _write_drawings(
    parsed: argparse.Namespace,
    asked: Asked,
    opened: Opened,
    drawings: Sequence[Drawing],
    first: str,
    progress: Progress,
) -> tuple[Path, ...]:
    if not asked.suffix:
        return _write_folder(parsed, opened, drawings, progress)
    return write_sheets(
        parsed.output,
        drawings,
        opened.pictures,
        title=title_of_sheets(opened.document.snapshot(), drawings, first),
        source=parsed.file,
        progress=progress,
        dpi=asked.dpi,
    )


def _write_folder(
    parsed: argparse.Namespace, opened: Opened, drawings: Sequence[Drawing], progress: Progress
) -> tuple[Path, ...]:
    from paku_studio.export.pdf import write_pdf

    make_folder(parsed.output)
    written: list[Path] = []
    for place, (drawing, name) in enumerate(zip(drawings, _names_of(drawings), strict=True), 1):
        path = parsed.output / f"{place:02d}-{name}.pdf"
        pdf = write_pdf([drawing], opened.pictures, title=drawing.title, language=drawing.language)
        put(path, pdf, parsed.file)
        progress(place, len(drawings))
        written.append(path)
    return tuple(written)


def _names_of(drawings: Sequence[Drawing]) -> list[str]:
    """A file's name for each, after its title; after what it is too, where an earlier one has the same title."""
    titles = [drawing.title for drawing in drawings]
    repeated = [drawing.title in titles[:place] for place, drawing in enumerate(drawings)]
    told = zip(drawings, repeated, strict=True)
    return [plain_name(f"{one.title} {one.subject}" if again else one.title) for one, again in told]


@contextmanager
def progress_bar(messages: str) -> Iterator[Progress]:
    """A bar on a terminal once the work has taken over a second; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    begun = time.monotonic()
    bar = Bar(console=Console(stderr=True), transient=True)
    task = bar.add_task(translator(messages)("Drawing"), total=None)

    def show(done: int, total: int) -> None:
        if time.monotonic() - begun > 1 and not bar.live.is_started:
            bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield show
    finally:
        bar.stop()


def _wrote(path: Path, messages: str) -> str:
    return translator(messages)("Wrote %(file)s.") % {"file": str(path)}


def _nothing(records: Mapping[str, Record], choice: SheetChoice, messages: str) -> str:
    """Why there is no sheet, and what there is instead."""
    t = translator(messages)
    kinds = KINDS if choice.what == "all" else (choice.what,)
    rows = [enumerate(sheets_of(records, kind), 1) for kind in kinds]
    shown_of_all = choice.what == "all"
    sheets = [(place, sheet) for row in rows for place, sheet in row if not (shown_of_all and sheet.empty)]
    names = [f"{place} {_name(sheet, messages)[:LONGEST_NAME]}".strip() for place, sheet in sheets]
    if names:
        shown = ", ".join(names[:MOST_NAMES])
        sentence = t("There is no sheet called %(name)s; choose by name or number: %(list)s.")
        return sentence % {"name": choice.only, "list": shown + (", …" if len(names) > MOST_NAMES else "")}
    if choice.what == "persona":
        return t("The document has no persona yet: in the notes, a line that begins with & makes one.")
    if choice.what == "value":
        return t("The document has no customer value yet: it is written in the window.")
    if choice.what == "compare":
        return t("No pathway of the document was made from another yet, so there is nothing to compare.")
    if choice.what == "pathway" and in_order(records, Persona):
        return t("The document has no pathway yet, but a persona: --what persona.")
    return t("The document has no pathway yet: any line of notes makes one.")


def _name(sheet: SheetOf, messages: str) -> str:
    """What a sheet is called; the understanding of the whole group and the whole report have no name of their own."""
    t = translator(messages)
    if sheet.what == "report" and not sheet.id:
        return t("The whole work")
    if sheet.what == "report" and sheet.title.isdigit():
        return t("Meeting %(number)s") % {"number": sheet.title}
    return t("The whole group") if sheet.what == "understanding" and not sheet.id else sheet.title.strip()


def _troubles(opened: Opened, messages: str) -> tuple[str, ...]:
    from paku_studio.store import describe_repair

    said = tuple(describe(one, messages) for one in opened.dropped)
    return said + tuple(describe_repair(one, messages) for one in opened.repairs)
