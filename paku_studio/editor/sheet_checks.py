"""What is worth knowing of a sheet before it is printed, in words, with what can be done about it. Knows no window.

It says nothing of personal data: nothing here looks for any.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paku_studio.drawing.display import Drawing, Group, Item, Sheet, TextLine
from paku_studio.export.bounds import bounds
from paku_studio.export.sheets import SheetOf
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import (
    CustomerValue,
    FacilitatorNote,
    Pathway,
    Persona,
    PersonaLine,
    Record,
    UnderstandingAnswer,
    ValueItem,
)

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

SMALLEST = 9.0
"""Points that type in the hand needs at least."""
COMFORTABLE = 12.0
"""Points of type for each metre from which it is read with ease."""
LEAST_CONTRAST = 4.5
"""Of words against white; WCAG 2.2, 1.4.3."""
NEAR_WHITE = 0.95
"""Words as light as this stand on a dark ground."""
BEYOND = 0.5
"""Points that something may reach beyond a sheet before it counts as cut."""

LEGIBILITY, ACCESSIBILITY, FICTIONAL = N_("Legibility"), N_("Accessibility"), N_("A fictional person")
LEFT_OUT, UNSURE, SIGNS, PAGES = N_("What is left out"), N_("Still to be checked"), N_("Characters"), N_("Pages")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a drawing is like on paper. Sizes in points; `palest`: contrast of the palest words against white."""

    pages: int
    smallest: float
    usual: float
    palest: float
    cut: int
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mending:
    """Something that can be done: its words; `confirm`, `describe`, `portrait`, `name`, `look` or `larger`; to what."""

    words: str
    what: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class SheetCheck:
    """One thing looked at. `good`: nothing waits for the person."""

    key: str
    title: str
    sentence: str
    good: bool = True
    mendings: tuple[Mending, ...] = ()


# the drawing, measured


def measured(drawing: Drawing) -> Measured:
    """Look at every line of every sheet."""
    letters: Counter[float] = Counter()
    contrasts: list[float] = []
    for sheet in drawing.sheets:
        for line, scale in _lines(sheet.body, 1.0):
            letters[round(line.size * scale, 1)] += len(line.text.strip())
            light = luminance(line.colour)
            if light < NEAR_WHITE:
                contrasts.append(1.05 / (light + 0.05))
    told = {size: count for size, count in letters.items() if count}
    return Measured(
        pages=len(drawing.sheets),
        smallest=min(told, default=0.0),
        usual=max(told, key=lambda size: (told[size], size), default=0.0),
        palest=min(contrasts, default=21.0),
        cut=sum(_is_cut(sheet) for sheet in drawing.sheets),
        unreadable=drawing.unreadable,
    )


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lines(item: Item, scale: float) -> list[tuple[TextLine, float]]:
    """Every line with how much it is grown on paper."""
    found: list[tuple[TextLine, float]] = []
    waiting: list[tuple[Item, float]] = [(item, scale)]
    while waiting:
        here, grown = waiting.pop()
        if isinstance(here, TextLine):
            found.append((here, grown))
        elif isinstance(here, Group):
            a, b, c, d = here.transform[:4] if here.transform else (1.0, 0.0, 0.0, 1.0)
            inner = grown * math.sqrt(abs(a * d - b * c))
            waiting += [(child, inner) for child in here.children]
    return found


def _is_cut(sheet: Sheet) -> bool:
    box = bounds(sheet.body)
    if box is None:
        return False
    x, y, width, height = box
    return min(x, y) < -BEYOND or x + width > sheet.width + BEYOND or y + height > sheet.height + BEYOND


# what is said of it


def sheet_checks(
    records: Mapping[str, Record], sheet: SheetOf, found: Measured, language: str
) -> tuple[SheetCheck, ...]:
    """All that is looked at, in the order in which it is shown."""
    checks = (
        _legibility(found, language),
        _accessibility(records, sheet, language),
        _fictional(records, sheet, language),
        _unsure(records, sheet, language),
        _left_out(records, language),
        _signs(found, language),
        _pages(found, language),
    )
    return tuple(check for check in checks if check is not None)


def in_short(checks: Sequence[SheetCheck], language: str) -> str:
    """How many things are in order, and how many wait."""
    t = translator(language)
    waiting = sum(not check.good for check in checks)
    if not waiting:
        return t("All is in order.")
    return t("%(good)d in order, %(waiting)d waiting for you") % {"good": len(checks) - waiting, "waiting": waiting}


def decimal(value: float, language: str) -> str:
    """A number to a tenth as the language writes it; whole numbers without."""
    words = f"{value:.1f}".removesuffix(".0")
    return words if language == "en" else words.replace(".", ",")


def _legibility(found: Measured, language: str) -> SheetCheck:
    t = translator(language)
    sizes = {
        "smallest": decimal(found.smallest, language),
        "usual": decimal(found.usual, language),
        "metres": decimal(found.usual / COMFORTABLE, language),
    }
    said: list[str] = []
    mendings: tuple[Mending, ...] = ()
    small, pale = found.smallest < SMALLEST, found.palest < LEAST_CONTRAST
    if small:
        said.append(t("The smallest type is %(smallest)s pt, too small to read in the hand.") % sizes)
        mendings = (Mending(t("Larger paper"), "larger"),)
    else:
        said.append(t("The smallest type is %(smallest)s pt.") % sizes)
    said.append(t("Most of it is %(usual)s pt: it reads well from %(metres)s m.") % sizes)
    said.append(t("Some words are too pale in black and white.") if pale else t("It works in black and white too."))
    return SheetCheck("legibility", t(LEGIBILITY), " ".join(said), not (small or pale), mendings)


def _accessibility(records: Mapping[str, Record], sheet: SheetOf, language: str) -> SheetCheck:
    """A name, and words for what is only seen."""
    t = translator(language)
    said, mendings = [], []
    if not sheet.title.strip() and sheet.id:
        said.append(t("The sheet has no name that a screen reader could say."))
        mendings.append(Mending(t("Write the name"), "name", sheet.id))
    record = records.get(sheet.id)
    if sheet.what == "pathway" and isinstance(record, Pathway) and not record.summary.strip():
        said.append(t("The pathway is not told in words: a sentence helps those who cannot see the road."))
        mendings.append(Mending(t("Write the sentence"), "describe", sheet.id))
    if sheet.what == "persona" and isinstance(record, Persona) and _is_silent(record):
        said.append(t("The picture has no words for the screen reader."))
        mendings.append(Mending(t("Write the words"), "portrait", sheet.id))
    good = t("It has a title, a language, headings and a reading order, and words for every picture.")
    return SheetCheck("accessibility", t(ACCESSIBILITY), " ".join(said) or good, not said, tuple(mendings))


def _is_silent(persona: Persona) -> bool:
    """Whether its portrait is the group's own, a picture or a drawing, without words; drawn busts have theirs."""
    own = bool(persona.picture) or persona.portrait == "drawing"
    return own and not persona.portrait_words.strip()


def persona_of(records: Mapping[str, Record], sheet: SheetOf) -> Persona | None:
    """The person whom a sheet is about."""
    record = records.get(sheet.id)
    about = record.persona if isinstance(record, Pathway | CustomerValue) else sheet.id
    persona = records.get(about)
    return persona if isinstance(persona, Persona) else None


def _fictional(records: Mapping[str, Record], sheet: SheetOf, language: str) -> SheetCheck | None:
    persona = persona_of(records, sheet)
    if persona is None:
        return None
    t = translator(language)
    named = {"name": persona.name.strip() or t("Unnamed persona")}
    if persona.fictional:
        return SheetCheck("fictional", t(FICTIONAL), t("%(name)s is confirmed as fictional.") % named)
    sentence = t("Nobody has confirmed yet that %(name)s is fictional, composed of many people.") % named
    mending = Mending(t("Confirm: fictional"), "confirm", persona.id)
    return SheetCheck("fictional", t(FICTIONAL), sentence, good=False, mendings=(mending,))


def unsure_of(records: Mapping[str, Record], sheet: SheetOf) -> tuple[str, ...]:
    """The ids of what stands on the sheet and is still to be checked with the group."""
    return tuple(key for key, record in records.items() if getattr(record, "unsure", False) and _is_on(record, sheet))


def _is_on(record: Record, sheet: SheetOf) -> bool:
    if isinstance(record, ValueItem):
        return sheet.what == "value" and record.value == sheet.id
    if isinstance(record, UnderstandingAnswer):
        return sheet.what in {"understanding", "persona"} and record.persona == sheet.id
    return isinstance(record, PersonaLine) and sheet.what == "persona" and record.persona == sheet.id


def _unsure(records: Mapping[str, Record], sheet: SheetOf, language: str) -> SheetCheck | None:
    found = unsure_of(records, sheet)
    if not found:
        return None
    t = translator(language)
    sentence = translate_count(
        language,
        "%d line on the sheet is still to be checked with the group; on paper this is not seen.",
        "%d lines on the sheet are still to be checked with the group; on paper this is not seen.",
        len(found),
    )
    mending = Mending(t("Go and look"), "look", found[0])
    return SheetCheck("unsure", t(UNSURE), sentence % len(found), good=False, mendings=(mending,))


def _left_out(records: Mapping[str, Record], language: str) -> SheetCheck:
    """Own notes never come to paper: that is as it should be, and told."""
    t = translator(language)
    kept = sum(isinstance(each, FacilitatorNote) or bool(getattr(each, "own", False)) for each in records.values())
    sentence = translate_count(
        language,
        "%d note of your own is kept back: it never comes to a sheet.",
        "%d notes of your own are kept back: they never come to a sheet.",
        kept,
    )
    return SheetCheck("left_out", t(LEFT_OUT), sentence % kept if kept else t("Nothing is left out."))


def _signs(found: Measured, language: str) -> SheetCheck | None:
    if not found.unreadable:
        return None
    t = translator(language)
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(found.unreadable)[:8])
    codes += ", …" if len(found.unreadable) > 8 else ""
    sentence = t("These characters are in no typeface and print as framed codes: %(codes)s.") % {"codes": codes}
    return SheetCheck("signs", t(SIGNS), sentence, good=False)


def _pages(found: Measured, language: str) -> SheetCheck:
    t = translator(language)
    count = pages_in_words(found.pages, language)
    if found.cut:
        cut = translate_count(
            language, "%d of them is cut at its edge.", "%d of them are cut at their edges.", found.cut
        )
        return SheetCheck("pages", t(PAGES), f"{count}. {cut % found.cut}", good=False)
    return SheetCheck("pages", t(PAGES), f"{count}. {t('Nothing is cut.')}")


def pages_in_words(pages: int, language: str) -> str:
    """So many pages."""
    return translate_count(language, "%d page", "%d pages", pages) % pages


# what is done about it


def mend(editor: "Editor", mending: Mending) -> None:
    """Do it, or go to where the person does it."""
    if mending.what == "confirm":
        from paku_studio.edits import confirm_fictional

        editor.attempt(confirm_fictional, editor.document, mending.id)
        return
    record = editor.records.get(mending.id)
    if mending.what == "look":
        editor.select(mending.id)
    elif isinstance(record, Pathway):
        editor.open_pathway(record.id)
        editor.go_to("pathway")
        editor.select(record.id)
    elif isinstance(record, Persona):
        editor.open_persona(record.id)
        editor.go_to("persona")
    elif isinstance(record, CustomerValue):
        editor.open_value(record.id)
        editor.go_to("value")
