"""Before printing: what holds for sheets that a group words itself, for what goes out in parts, and for reports.

Hints, never a block. Knows no window.
"""

from collections.abc import Iterator, Mapping

from paku_studio.drawing.display import Drawing
from paku_studio.drawing.sheet_templates import PREFIX, parts_of, speaking
from paku_studio.editor.easy_hints import POSTER_LINE, POSTER_LINES
from paku_studio.editor.sheet_checks_parts import COMFORTABLE, FARTHEST, Measured, Mending, SheetCheck, decimal, metres
from paku_studio.export.sheets import SheetChoice, SheetOf
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import LifeArea, Logo, LogoKind, Record, Session

LINE_FIELDS = frozenset({"text", "easy_text"})
"""Fields that are read from where one stands: the lines themselves, not title and footer."""

READABLE = N_("The smallest text is %(size)s pt: readable from %(far)s m at most, comfortably from %(near)s m.")
SPACE, LENGTH = N_("Room on the sheet"), N_("Length")
TWIN, DRAFT, LOGOS, CUTS, COUNTS = (
    N_("Said easily"),
    N_("Draft"),
    N_("Logos"),
    N_("Cuts"),
    N_("Small counts"),
)


def beyond_first(drawing: Drawing) -> tuple[str, ...]:
    """The ids of the lines that stand on a later sheet than the first, in their order."""
    from paku_studio.editor.sheet_editing_spots import spots

    return tuple(
        dict.fromkeys(key.split(":")[1] for key, spot in spots(drawing).items() if spot.sheet and _is_line(key))
    )


def line_size(drawing: Drawing) -> float:
    """The smallest type of a huoneentaulu's lines, in points on paper; 0 where there are none."""
    from paku_studio.editor.sheet_editing_spots import spots

    return min((spot.smallest for key, spot in spots(drawing).items() if _is_line(key)), default=0.0)


def _is_line(key: str) -> bool:
    return key.split(":")[2] in LINE_FIELDS


def checks_of_made(
    records: Mapping[str, Record], sheet: SheetOf, found: Measured, choice: SheetChoice, language: str
) -> Iterator[SheetCheck | None]:
    """What is to be said of a sheet that the group words, in the order in which it is shown."""
    if sheet.id not in records and not sheet.id.startswith(PREFIX):  # taken away since it was drawn
        return
    told = speaking(records, sheet.id, choice.language)
    if sheet.what == "poster":
        yield _space(told, sheet, found, language)
        yield _length(told, sheet, choice, language)
    yield _twin(told, sheet, choice, language)
    yield _draft(told, sheet, language)
    yield _logos(records, sheet, language)


def _lines(told: Mapping[str, Record], sheet: SheetOf) -> tuple[Record, ...]:
    return parts_of(told, sheet.id)


def distance(found: Measured, language: str) -> str:
    """From how far the smallest of a huoneentaulu's lines is read; "" where there are none."""
    if not found.line_size:
        return ""
    sentence = translator(language)(READABLE)
    return sentence % {
        "size": decimal(found.line_size, language),
        "far": metres(found.line_size, FARTHEST, language),
        "near": metres(found.line_size, COMFORTABLE, language),
    }


def _space(told: Mapping[str, Record], sheet: SheetOf, found: Measured, language: str) -> SheetCheck | None:
    """Lines for which the first sheet has no room: shorter words, larger paper, or two sheets."""
    numbers = {line.id: number for number, line in enumerate(_lines(told, sheet), 1)}
    late = [line for line in found.beyond if line in numbers]
    if not late:
        return None
    t = translator(language)
    which = in_a_row([numbers[line] for line in late], language)
    sentence = translate_count(
        language,
        "Line %(lines)s goes on to a second sheet.",
        "Lines %(lines)s go on to a second sheet.",
        len(late),
    )
    mendings = [Mending(t("Shorten the lines"), "edit", _own_line(sheet, late[0]))]
    if found.larger_helps:
        mendings.append(Mending(t("Larger paper"), "larger"))
    mendings.append(Mending(t("Two sheets are fine"), "accept", "space"))
    return SheetCheck("space", t(SPACE), sentence % {"lines": which}, good=False, mendings=tuple(mendings))


def _own_line(sheet: SheetOf, line: str) -> str:
    """Where to write: the line, or the whole sheet while its lines are still the program's."""
    return sheet.id if sheet.id.startswith(PREFIX) else line


def _length(told: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice, language: str) -> SheetCheck | None:
    t = translator(language)
    lines = _lines(told, sheet)
    field = "easy_text" if choice.easy else "text"
    long = [at for at, line in enumerate(lines, 1) if len(" ".join(str(getattr(line, field)).split())) > POSTER_LINE]
    said = []
    if len(lines) > POSTER_LINES:
        said.append(t("There are %(count)d lines; more than nine are hardly read from a wall.") % {"count": len(lines)})
    if long:
        words = translate_count(
            language,
            "Line %(lines)s is longer than 90 characters.",
            "Lines %(lines)s are longer than 90 characters.",
            len(long),
        )
        said.append(words % {"lines": in_a_row(long, language)})
    if not said:
        return None
    first = lines[long[0] - 1].id if long else sheet.id
    mending = Mending(t("Edit"), "edit", _own_line(sheet, first))
    return SheetCheck("length", t(LENGTH), " ".join(said), good=False, mendings=(mending,))


def _twin(told: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice, language: str) -> SheetCheck | None:
    """Easy words that are missing: where the twin is printed, or has been begun."""
    record = told[sheet.id]
    pairs = [(_plain(line), _easy(line)) for line in _lines(told, sheet)]
    pairs.append((str(getattr(record, "title", "")), str(getattr(record, "easy_title", ""))))
    missing = sum(bool(plain.strip()) and not easy.strip() for plain, easy in pairs)
    begun = any(easy.strip() for _, easy in pairs)
    if not missing or not (choice.easy or begun):
        return None
    t = translator(language)
    sentence = translate_count(language, "%d text has no easy words yet.", "%d texts have no easy words yet.", missing)
    mending = Mending(t("Write the words"), "edit", sheet.id)
    return SheetCheck("twin", t(TWIN), sentence % missing, good=False, mendings=(mending,))


def _plain(line: Record) -> str:
    return str(getattr(line, "prompt" if isinstance(line, LifeArea) else "text", ""))


def _easy(line: Record) -> str:
    return str(getattr(line, "easy_prompt" if isinstance(line, LifeArea) else "easy_text", ""))


def _draft(told: Mapping[str, Record], sheet: SheetOf, language: str) -> SheetCheck | None:
    t = translator(language)
    if sheet.id.startswith(PREFIX):
        sentence = t("The words are the program's, marked as a draft. Make them the group's own.")
        mending = Mending(t("Edit"), "edit", sheet.id)
    elif getattr(told[sheet.id], "draft", False):
        sentence = t("The sheet still says that it is a draft.")
        mending = Mending(t("It is finished"), "finished", sheet.id)
    else:
        return None
    return SheetCheck("draft", t(DRAFT), sentence, good=False, mendings=(mending,))


def _logos(records: Mapping[str, Record], sheet: SheetOf, language: str) -> SheetCheck | None:
    """Logos that are drawn and have no words for those who cannot see them."""
    from paku_studio.drawing.poster_story import MOST_LOGOS

    kinds = list(LogoKind)
    logos = [record for record in records.values() if isinstance(record, Logo) and record.picture]
    drawn = sorted(logos, key=lambda logo: (kinds.index(logo.kind), logo.order, logo.id))[:MOST_LOGOS]
    silent = sum(not logo.words.strip() for logo in drawn)
    if not silent:
        return None
    t = translator(language)
    sentence = translate_count(
        language,
        "%d logo has no words for those who cannot see it.",
        "%d logos have no words for those who cannot see them.",
        silent,
    )
    mending = Mending(t("Write the words"), "edit", sheet.id)
    return SheetCheck("logos", t(LOGOS), sentence % silent, good=False, mendings=(mending,))


def cuts_check(found: Measured, language: str) -> SheetCheck | None:
    """Words that a cut parts; each half stands on its own sheet until they are glued."""
    if not found.cut_words:
        return None
    t = translator(language)
    sentence = translate_count(
        language,
        "A cut goes through words on sheet %(sheets)s: glue it exactly there.",
        "A cut goes through words on sheets %(sheets)s: glue them exactly there.",
        len(found.cut_words),
    )
    words = sentence % {"sheets": in_a_row(found.cut_words, language)}
    return SheetCheck("cuts", t(CUTS), words, good=False, mendings=(Mending(t("That is fine"), "accept", "cuts"),))


def counts_check(records: Mapping[str, Record], scope: str, language: str) -> SheetCheck:
    """How many counts of participants a report hides because they are small."""
    from paku_studio.drawing.report_counts import attendance, is_hidden
    from paku_studio.graph.index import index

    indexed = index(records)
    meetings = [each for each in records.values() if isinstance(each, Session) and scope in ("", each.id)]
    counted = [each for each in (attendance(indexed, meeting) for meeting in meetings) if each.known]
    hidden = sum(is_hidden(count) for each in counted for count in each.counts.values())
    t = translator(language)
    sentence = translate_count(
        language,
        "%d count of participants under five is hidden, with what would give it away.",
        "%d counts of participants under five are hidden, with what would give them away.",
        hidden,
    )
    return SheetCheck("counts", t(COUNTS), sentence % hidden if hidden else t("No count had to be hidden."))


def in_a_row(numbers: tuple[int, ...] | list[int], language: str) -> str:
    """Numbers as one says them: `7`, `8 and 9`, `3, 7 and 9`; of many the first eight."""
    words = [str(number) for number in numbers]
    if len(words) > 8:
        return ", ".join(words[:8]) + ", …"
    if len(words) == 1:
        return words[0]
    return translator(language)("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
