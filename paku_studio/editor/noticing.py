"""What identifies a person in what is being typed, or in what is selected: told with its reason, and blurred.

It is told softly, never in the way, and never that nothing is there. Knows no window; reads and writes nothing unasked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paku_studio.editor.walking import contents
from paku_studio.edits import Blurring, blur
from paku_studio.locale import N_, translator
from paku_studio.models import Persona, Record, ServiceMoment
from paku_studio.privacy.finder import find
from paku_studio.privacy.records import Found, asked_in, fictional_names, find_in, text_of
from paku_studio.privacy.words import bracketed, reason

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

SEARCHED = 20_000
"""Characters of what is being typed that are looked through; what stands in the document is looked through wholly."""
MOST = 50
"""Of what is selected: so many are looked through."""
NOTHING = N_("No identifiers were found here.")
BLURRED = N_("Replaced by: %(kind)s")


@dataclass(frozen=True, slots=True)
class Noticed:
    """`text[start:end]` may give way to `by`; `why` says it. `sure` False: a hint only, such as a possible name."""

    start: int
    end: int
    by: str
    why: str
    sure: bool = True


def notice(
    editor: "Editor", text: str, asked: tuple[type[Record], str] | None = None, written_in: str = ""
) -> Noticed | None:
    """What in a text identifies a person: what is sure before what may be so.

    `asked`: the field that it is written in, by its record's type, where that field asks for a number or an address.
    `written_in`: the language of the text, "" for that of the document.
    """
    found = find(text[:SEARCHED], fictional_names(editor.records)) if text.strip() else ()
    belongs = asked_in(*asked) if asked is not None else frozenset()
    first = min((each for each in found if each.kind not in belongs), key=lambda each: not each.sure, default=None)
    if first is None:
        return None
    by, why = bracketed(first, written_in or editor.document_language), reason(first, editor.language)
    return Noticed(first.start, first.end, by, why, first.sure)


def found_in_selected(editor: "Editor") -> Found | None:
    """The same in what is selected, with what hangs on it; notes of one's own, which leave no document, come last."""
    chosen = (editor.selection or (editor.place,))[:MOST]
    ids = [one for each in chosen for one in (each, *_hanging(editor, each))]
    found = _found_in(editor, ids)
    return min(found, key=lambda each: (not each.finding.sure, each.own), default=None)


def _hanging(editor: "Editor", record: str) -> Iterable[str]:
    return contents(editor, record) if isinstance(editor.records.get(record), ServiceMoment) else ()


def _found_in(editor: "Editor", ids: Iterable[str]) -> list[Found]:
    wanted = dict.fromkeys(one for one in ids if one in editor.records)
    made_up = {key: each for key, each in editor.records.items() if isinstance(each, Persona) and each.fictional}
    read: Mapping[str, Record] = made_up | {one: editor.records[one] for one in wanted}
    turn = {one: place for place, one in enumerate(wanted)}
    return sorted((each for each in find_in(read) if each.record in turn), key=lambda each: turn[each.record])


def in_words(editor: "Editor", found: Found) -> Noticed:
    """What was found in the document, as it is told of what is typed."""
    finding = found.finding
    by, why = bracketed(finding, editor.document_language), reason(finding, editor.language)
    return Noticed(finding.start, finding.end, by, why, finding.sure)


def blur_found(editor: "Editor", found: Iterable[Found], states: Mapping[str, bytes]) -> str:
    """Put in the place of each its kind, as one edit that can be taken back; what has changed meanwhile stays.

    Gives a sentence where the same words stand in earlier `states` of the file too, else "".
    """
    there = [each for each in standing(editor, found) if each.record]
    if not there:
        editor.say(editor.t(NOTHING))
        return ""
    words = [text_of(editor.records, each)[each.finding.start : each.finding.end] for each in there]
    editor.attempt(blur, editor.document, [_place(editor, each) for each in there])
    return still_there(editor, words, states)


def still_there(editor: "Editor", words: Iterable[str], states: Mapping[str, bytes]) -> str:
    """That words which were just replaced stand in earlier states of the file too; "" where they do not."""
    if not states:
        return ""
    from paku_studio.editor.earlier_people import also_there

    return also_there(states, editor.records, words, editor.language)


def standing(editor: "Editor", found: Iterable[Found]) -> tuple[Found, ...]:
    """Those that still stand where they were found; all that is in no record."""
    wanted = tuple(found)
    there = set(_found_in(editor, [each.record for each in wanted]))
    return tuple(each for each in wanted if not each.record or each in there)


def _place(editor: "Editor", found: Found) -> Blurring:
    finding = found.finding
    by = bracketed(finding, editor.document_language)
    return Blurring(found.record, found.field, finding.start, finding.end, by, found.item)


def blur_selected(editor: "Editor", states: Mapping[str, bytes]) -> None:
    """Blur what was noticed first in what is selected, and say so; also where earlier `states` have it too."""
    found = found_in_selected(editor)
    if found is None:
        editor.say(editor.t(NOTHING))
        return
    also = blur_found(editor, (found,), states)
    said = translator(editor.language)(BLURRED) % {"kind": bracketed(found.finding, editor.language)}
    editor.say(f"{said}. {also}" if also else said)
