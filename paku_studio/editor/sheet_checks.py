"""What is worth knowing of a sheet before it is printed, in words, with what can be done about it. Knows no window.

What identifies a person is looked for elsewhere and told among the rest.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from paku_studio.editor.sheet_checks_parts import (
    COMFORTABLE,
    LEAST_CONTRAST,
    SMALLEST,
    Measured,
    Mending,
    SheetCheck,
    decimal,
)
from paku_studio.export.sheets import WITH_TWIN, SheetChoice, SheetOf
from paku_studio.locale import N_, label, translate_count, translator
from paku_studio.models import (
    DOCUMENT_ID,
    CustomerValue,
    DocumentSettings,
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

LEGIBILITY, ACCESSIBILITY, FICTIONAL = N_("Legibility"), N_("Accessibility"), N_("A fictional person")
LEFT_OUT, UNSURE, SIGNS, PAGES = N_("What is left out"), N_("Still to be checked"), N_("Characters"), N_("Pages")
DIFFER = N_("Copies that differ")
SHEET_FIELDS = ("poster", "conversation", "checklist")
"""Fields by which a line names the sheet that it stands on."""


# what is said of it


def sheet_checks(
    records: Mapping[str, Record],
    sheet: SheetOf,
    found: Measured,
    language: str,
    *,
    choice: SheetChoice | None = None,
    accepted: Collection[str] = (),
    people: Sequence[SheetCheck] = (),
) -> tuple[SheetCheck, ...]:
    """All that is looked at, in the order in which it is shown.

    `choice`: how the sheet is printed; `accepted`: the checks that the person has taken as they are; `people`: what
    was said of personal data.
    """
    from paku_studio.editor.sheet_checks_made import checks_of_made, counts_check, cuts_check

    made = checks_of_made(records, sheet, found, choice or SheetChoice(), language) if sheet.what in WITH_TWIN else ()
    checks = (
        _legibility(found, language),
        _other_language(records, choice, language),
        *made,
        _accessibility(records, sheet, language),
        *people,
        _fictional(records, sheet, language),
        _unsure(records, sheet, language),
        _unsettled(records, language),
        counts_check(records, sheet.id, language) if sheet.what == "report" else None,
        _left_out(records, language),
        _signs(found, language),
        _pages(found, language),
        cuts_check(found, language),
    )
    return tuple(_taken(check, accepted) for check in checks if check is not None)


def _taken(check: SheetCheck, accepted: Collection[str]) -> SheetCheck:
    """A check that the person has taken as it is waits no longer."""
    return replace(check, good=True, mendings=()) if check.key in accepted else check


def in_short(checks: Sequence[SheetCheck], language: str) -> str:
    """How many things are in order, and how many wait."""
    t = translator(language)
    waiting = sum(not check.good for check in checks)
    if not waiting:
        return t("All is in order.")
    return t("%(good)d in order, %(waiting)d waiting for you") % {"good": len(checks) - waiting, "waiting": waiting}


def _legibility(found: Measured, language: str) -> SheetCheck:
    from paku_studio.editor.sheet_checks_made import distance

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
    elif from_afar := distance(found, language):
        said.append(from_afar)
    else:
        said.append(t("The smallest type is %(smallest)s pt.") % sizes)
    if not found.line_size:
        said.append(t("Most of it is %(usual)s pt: it reads well from %(metres)s m.") % sizes)
    said.append(t("Some words are too pale in black and white.") if pale else t("It works in black and white too."))
    return SheetCheck("legibility", t(LEGIBILITY), " ".join(said), not (small or pale), mendings)


def _other_language(records: Mapping[str, Record], choice: SheetChoice | None, language: str) -> SheetCheck | None:
    """The sheet's own words in another language than people's: once chosen it holds for every sheet."""
    settings = records.get(DOCUMENT_ID)
    if choice is None or not isinstance(settings, DocumentSettings) or choice.language == settings.language.value:
        return None
    t = translator(language)
    of_words, of_document = (label("DocumentLanguage", each, language) for each in (choice.language, settings.language))
    named = {"words": of_words, "document": of_document}
    if language != "en":
        named = {key: word.lower() for key, word in named.items()}
    sentence = t("The sheet's own words are in %(words)s, the document in %(document)s.") % named
    mending = Mending(t("It is meant so"), "accept", "language")
    return SheetCheck("language", t("Language"), sentence, good=False, mendings=(mending,))


def _accessibility(records: Mapping[str, Record], sheet: SheetOf, language: str) -> SheetCheck:
    """A name, and words for what is only seen."""
    t = translator(language)
    said, mendings = [], []
    if not sheet.title.strip() and sheet.id:
        said.append(t("The sheet has no name that a screen reader could say."))
        way = "edit" if sheet.what in WITH_TWIN else "name"
        mendings.append(Mending(t("Write the name"), way, sheet.id))
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


def _unsettled(records: Mapping[str, Record], language: str) -> SheetCheck | None:
    """What copies say differently: a sheet shows one of two values until somebody chooses."""
    from paku_studio.editor.settling import DIFFERENCES, left_to_settle

    found = left_to_settle(records)
    if not found:
        return None
    t = translator(language)
    mending = Mending(t("Go and look"), "differences")
    return SheetCheck("differences", t(DIFFER), t(DIFFERENCES) % {"count": found}, good=False, mendings=(mending,))


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
    if mending.what == "finished":
        from paku_studio.edits import change_sheet

        editor.attempt(change_sheet, editor.document, mending.id, draft=False)
        return
    if mending.what == "edit":
        _edit(editor, mending.id)
        return
    if mending.what == "differences":
        from paku_studio.editor.settling import VIEW

        editor.go_to(VIEW)
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


def _edit(editor: "Editor", record_id: str) -> None:
    """Open a sheet where it is written, at one of its lines where the line is meant."""
    record = editor.records.get(record_id)
    owner = next((str(getattr(record, field)) for field in SHEET_FIELDS if hasattr(record, field)), "")
    editor.open_sheet(owner or record_id)
    if owner and record_id in editor.records:
        editor.select(record_id)
