"""What identifies a person and stands on a sheet, before that goes out; and what only a person can see. No window."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from paku_studio.drawing.display import Drawing, Group, TextLine, walk
from paku_studio.editor.sheet_checks_parts import Mending, Place, SheetCheck
from paku_studio.locale import N_, label, translate_count, translator
from paku_studio.models import Difference, Persona, PersonalDataKind, Record
from paku_studio.privacy.finder import find
from paku_studio.privacy.records import Found, fictional_names, find_in, text_of
from paku_studio.privacy.words import masked

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor
    from paku_studio.store import Document

PERSONAL, NAMES, UNSEEN = N_("Personal data"), N_("Possible names"), N_("What no program sees")
SHOWN = 6
"""So many places are told at once; those after them follow when these are gone."""
NONE = N_("No identifiers were found.")
LEFT = N_("This is left on the sheet: %(kinds)s.")
LEFT_IN_ALL = N_("Left in the document: %(kinds)s. On each sheet, Personal data shows where.")
MAY = N_("These may be names of people. If they are, another word in their place hides who told.")
HUMAN = N_("Programs find numbers, not stories. Look with the group at whether somebody can be recognised:")
QUESTIONS = (
    N_("the only person of that kind in a village or at a workplace"),
    N_("a rare illness, job or family"),
    N_("a date and a place together"),
    N_("a story that everybody there knows"),
)
WITHOUT_STORIES = frozenset({"cards"})
"""Sheets on which nobody's words stand."""


# what stands on a sheet


def people_on(records: Mapping[str, Record], drawing: Drawing, filled: Mapping[str, str]) -> tuple[Found, ...]:
    """What was found in the records and is drawn here, and (`record` "") what is sure in what was filled in.

    A sheet breaks lines where it likes: each word of what was found is looked for among all that is drawn.
    """
    drawn = _squeezed("".join(_said(drawing)))
    left = (each for each in find_in(records) if not each.own and not _is_asked_elsewhere(records, each))
    found = [each for each in left if _is_in(drawn, records, each)]
    made_up = fictional_names(records)
    found += [Found("", key, one) for key, text in filled.items() for one in find(text, made_up) if one.sure]
    return tuple(found)


def _is_asked_elsewhere(records: Mapping[str, Record], found: Found) -> bool:
    """Whether a persona's own name is not somebody's: another check has people confirm that."""
    return not found.finding.sure and found.field == "name" and isinstance(records[found.record], Persona)


def _said(drawing: Drawing) -> Iterator[str]:
    """Every word that is drawn, or read out in place of a picture."""
    yield drawing.title
    for sheet in drawing.sheets:
        for item in walk(sheet.body):
            if isinstance(item, TextLine):
                yield item.text
            elif isinstance(item, Group) and item.alt:
                yield item.alt


def _is_in(drawn: str, records: Mapping[str, Record], found: Found) -> bool:
    words = text_of(records, found)[found.finding.start : found.finding.end].split()
    return all(_squeezed(word) in drawn for word in words)


def _squeezed(text: str) -> str:
    """Letters and digits alone: lines are parted at hyphens, and some are set in capitals."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


# what is said of it


def people_checks(
    document: "Document", sheet: str, found: Sequence[Found], accepted: Collection[str], language: str
) -> tuple[SheetCheck, ...]:
    """What is left, what may be names, and what a person has to look at. `sheet`: what kind of sheet it is."""
    sure = [each for each in found if each.finding.sure]
    made = [_personal(document, sure, language)]
    if len(sure) < len(found):
        made.append(_names(document, [each for each in found if not each.finding.sure], accepted, language))
    if sheet not in WITHOUT_STORIES:
        made.append(_unseen(language))
    return tuple(made)


def _personal(document: "Document", sure: Sequence[Found], language: str) -> SheetCheck:
    t = translator(language)
    if not sure:
        return SheetCheck("personal", t(PERSONAL), t(NONE))
    sentence = t(LEFT) % {"kinds": kinds_in_words((each.finding.kind for each in sure), language)}
    blurred = [each for each in sure if each.record]
    all_of_them = (Mending(t("Replace all"), "blur", " ".join(map(key_of, blurred))),) if len(blurred) > 1 else ()
    places = _places(document, sure, language)
    return SheetCheck("personal", t(PERSONAL), sentence, good=False, mendings=all_of_them, places=places)


def _names(document: "Document", found: Sequence[Found], accepted: Collection[str], language: str) -> SheetCheck:
    t = translator(language)
    taken = all(key_of(each) in accepted for each in found)
    mending = Mending(t("They are nobody's"), "accept", " ".join(map(key_of, found)))
    mendings = () if taken else (mending,)
    places = () if taken else _places(document, found, language, soft=True)
    return SheetCheck("names", t(NAMES), t(MAY), good=taken, mendings=mendings, places=places)


def _unseen(language: str) -> SheetCheck:
    t = translator(language)
    places = tuple(Place(f"– {t(each)}") for each in QUESTIONS)
    mending = Mending(t("Looked at"), "accept", "unseen")
    return SheetCheck("unseen", t(UNSEEN), t(HUMAN), good=False, mendings=(mending,), places=places)


def _places(document: "Document", found: Sequence[Found], language: str, *, soft: bool = False) -> tuple[Place, ...]:
    """Where each stands, with what can be done there; the first so many."""
    ordered = sorted(found, key=lambda each: list(PersonalDataKind).index(each.finding.kind))
    told = [_place(document, each, language, soft=soft) for each in ordered[:SHOWN]]
    more = len(ordered) - len(told)
    if more:
        told.append(Place(translate_count(language, "and %d more", "and %d more", more) % more, soft=soft))
    return tuple(told)


def _place(document: "Document", found: Found, language: str, *, soft: bool) -> Place:
    t = translator(language)
    kind = label("PersonalDataKind", found.finding.kind, language)
    if not found.record:
        return Place(t("%(kind)s: in what is filled in") % {"kind": kind}, soft=soft)
    shown = masked(text_of(document.records, found), found.finding)
    words = shown if soft else f"{kind}: {shown}"
    mendings = (Mending(t("Go there"), "see", found.record), Mending(t("Replace"), "blur", key_of(found)))
    return Place(f"{words} ({where_in_words(document, found, language)})", mendings, soft)


def where_in_words(document: "Document", found: Found, language: str) -> str:
    """What sort of thing it stands in."""
    from paku_studio.editor.finding import Match
    from paku_studio.editor.finding_words import NAMES as KINDS
    from paku_studio.editor.finding_words import where

    record = document.records[found.record]
    if isinstance(record, Difference) or record.TYPE not in KINDS:
        return translator(language)(KINDS["document"])
    return where(
        document, Match(found.record, found.field, found.finding.start, found.finding.end, found.item), language
    )


def kinds_in_words(kinds: Iterable[PersonalDataKind], language: str) -> str:
    """How many of which kinds: `phone number 2, e-mail address 1`."""
    counted = Counter(kinds)
    told = [(label("PersonalDataKind", kind, language), counted[kind]) for kind in PersonalDataKind if counted[kind]]
    return ", ".join(f"{words[0].lower()}{words[1:]} {count}" for words, count in told)


def left_in_words(records: Mapping[str, Record], language: str) -> str:
    """What is left in all that goes out where more than one sheet does; "" where nothing was found."""
    left = left_in(records, {})
    kinds = {"kinds": kinds_in_words(left, language)}
    return translator(language)(LEFT_IN_ALL) % kinds if left else ""


def left_on_words(records: Mapping[str, Record], drawings: Iterable[Drawing], language: str) -> str:
    """What is left on these sheets; "" where nothing was found."""
    left = [each.finding.kind for one in drawings for each in people_on(records, one, {}) if each.finding.sure]
    return translator(language)(LEFT) % {"kinds": kinds_in_words(left, language)} if left else ""


def left_in(records: Mapping[str, Record], filled: Mapping[str, str]) -> tuple[PersonalDataKind, ...]:
    """The kinds of all that is sure in what a document can give away, notes of one's own apart."""
    found = [each.finding for each in find_in(records) if not each.own]
    found += [one for key, text in filled.items() for one in find(text) if one.kind not in _asked_of_sheet(key)]
    return tuple(each.kind for each in found if each.sure)


def _asked_of_sheet(key: str) -> frozenset[PersonalDataKind]:
    from paku_studio.models import Checklist
    from paku_studio.privacy.records import asked_in

    return asked_in(Checklist, key)


# what is done about it


def key_of(found: Found) -> str:
    """What a button remembers of a finding; the words themselves are not in it."""
    finding = found.finding
    return f"{found.record}/{found.field}/{found.item}/{finding.start}/{finding.end}/{finding.kind}"


def blur_keys(editor: "Editor", found: Iterable[Found], keys: str, states: Mapping[str, bytes]) -> None:
    """Put their kinds in the places that a button names, as one edit; say so where earlier `states` have them too."""
    from paku_studio.editor.noticing import blur_found

    wanted = set(keys.split(" "))
    also = blur_found(editor, [each for each in found if each.record and key_of(each) in wanted], states)
    if also:
        editor.say(also)


def see(editor: "Editor", record_id: str) -> None:
    """Go to where the words of a record are written."""
    from paku_studio.editor.sheet_checks import mend

    record = editor.records.get(record_id)
    steps = {"poster", "conversation", "checklist", "poster_line", "life_area", "checklist_item"}
    boards = {"group", "session", "project", "organiser", "municipality", "document"}
    if record is None:
        return
    if record.TYPE in steps:
        mend(editor, Mending("", "edit", record_id))
    elif record.TYPE in boards:
        editor.go_to("group")
    elif record.TYPE in {"persona", "pathway", "customer_value"}:
        mend(editor, Mending("", "name", record_id))
    else:
        editor.select(record_id)


_ACCEPTED: "WeakKeyDictionary[Editor, set[tuple[str, str]]]" = WeakKeyDictionary()


def accepted_by(editor: "Editor") -> set[tuple[str, str]]:
    """(key of a sheet, key of a check) that the person has taken as they are; it goes when the document is closed."""
    return _ACCEPTED.setdefault(editor, set())
