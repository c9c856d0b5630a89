"""A file of what is filled in on a sheet: an organisation's details, a conversation's answers. It is stored nowhere."""

import json
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from paku_studio.drawing.sheet_templates import parts_of, speaking
from paku_studio.export.sheets import SheetOf
from paku_studio.locale import N_
from paku_studio.models import LifeArea, LifeAreaScale, Record
from paku_studio.storage.failures import Unusable, unusable_because

LARGEST = 64 * 1024
"""Bytes of such a file."""
DETAILS = ("organisation", "address", "phone", "opening", "web")
"""What an organisation tells of itself on a checklist."""
ANSWERS = ("well", "worries", "helps", "what", "who", "when")
"""What a conversation holds beside its areas of life."""
NOTE = ".note"
"""The end of a name under which the words to an area of life stand."""
STEPS = {
    LifeAreaScale.FACES: [str(step) for step in range(1, 6)],
    LifeAreaScale.ZERO_TO_TEN: [str(step) for step in range(11)],
}

NO_FILE = N_("“%(name)s” is no file that could be read.")
TOO_LARGE = N_("“%(name)s” is larger than 64 KB, too large for what is filled in on a sheet.")
NO_TEXT = N_("“%(name)s” is not written in UTF-8: save it again as UTF-8.")
NO_JSON = N_("“%(name)s” is not JSON: line %(line)s is not as it should be.")
NOT_FLAT = N_("“%(name)s” is not one list of names and words in braces, as JSON has it.")
NO_WORDS = N_("In “%(name)s” what stands at “%(key)s” is not words in quotation marks.")
TWICE = N_("In “%(name)s” there is “%(key)s” twice.")
ODD_SIGNS = N_("In “%(name)s” there are signs at “%(key)s” that no text has.")
UNKNOWN = N_("In “%(name)s” nothing on the sheet is called “%(key)s”; what can be filled in is %(list)s.")
OFF_SCALE = N_("In “%(name)s” what stands at “%(key)s” is not on its scale, %(least)s to %(most)s.")
NO_SCALE = N_("In “%(name)s” there is a number at “%(key)s”, but that area of life has no scale.")


def read_filled(path: Path) -> dict[str, str]:
    """The words that a file fills in, by their names; Unusable, in one sentence, for every fault that it can have."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a folder; a pipe or a device would never end
            raise Unusable(NO_FILE).about(path.name or str(path))
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise unusable_because(error).about(path.name or str(path)) from None
    try:
        return _words(data)
    except Unusable as trouble:
        raise trouble.about(path.name) from None


def _words(data: bytes) -> dict[str, str]:
    if len(data) > LARGEST:
        raise Unusable(TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
        told = json.loads(text, object_pairs_hook=_Pairs, parse_int=_no_words, parse_float=_no_words)
    except UnicodeDecodeError:
        raise Unusable(NO_TEXT) from None
    except json.JSONDecodeError as trouble:
        raise Unusable(NO_JSON, line=trouble.lineno) from None
    except RecursionError:
        raise Unusable(NOT_FLAT) from None
    if not isinstance(told, _Pairs):
        raise Unusable(NOT_FLAT)
    return _told_once(told)


class _Pairs(list[tuple[str, object]]):
    """The names and values of an object, as they stand in the file."""


def _no_words(_number: str) -> None:
    """A number, which is no words, however long it is."""


def _told_once(pairs: _Pairs) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, words in pairs:
        if key in found:
            raise Unusable(TWICE, key=key)
        if not isinstance(words, str):
            raise Unusable(NO_WORDS, key=key)
        if any("\ud800" <= sign <= "\udfff" for sign in key + words):
            raise Unusable(ODD_SIGNS, key=key)
        found[key] = words
    return found


def filled_in(
    told: Mapping[str, str], name: str, records: Mapping[str, Record], sheets: Sequence[SheetOf], language: str
) -> dict[str, str]:
    """The same words by the keys that these sheets know: an area of life may be called by its own name.

    `name`: the file's, for the sentence of Unusable about a name that the sheets do not know, or a step off its scale;
    `language`: the one in which the sheets are drawn.
    """
    areas = _areas(records, sheets, language)
    known = _known(areas, {sheet.what for sheet in sheets})
    found: dict[str, str] = {}
    for called, words in told.items():
        key = known.get(_plain(called))
        if key is None:
            offered = [each for each in (*DETAILS, *ANSWERS) if each in known]
            offered += [" ".join(area.name.split()) for area in areas.values()]
            raise Unusable(UNKNOWN, name=name, key=called, list=", ".join(offered))
        if key in found:  # the same thing under its other name, or with other capitals
            raise Unusable(TWICE, name=name, key=called)
        found[key] = _on_scale(areas[key], words.strip(), name, called) if key in areas else words
    return found


def _areas(records: Mapping[str, Record], sheets: Sequence[SheetOf], language: str) -> dict[str, LifeArea]:
    """The areas of life of the conversations among the sheets, as they are named on paper."""
    asked = [sheet.id for sheet in sheets if sheet.what == "conversation"]
    parts = [part for key in asked for part in parts_of(speaking(records, key, language), key)]
    return {part.id: part for part in parts if isinstance(part, LifeArea)}


def _known(areas: Mapping[str, LifeArea], kinds: set[str]) -> dict[str, str]:
    """What may be called how, and its key."""
    found: dict[str, str] = {}
    for area in areas.values():
        for called in filter(None, (_plain(area.name), _plain(area.id))):
            found |= {called: area.id, called + NOTE: area.id + NOTE}
    if "conversation" in kinds:
        found |= {key: key for key in ANSWERS}
    if "checklist" in kinds:
        found |= {key: key for key in DETAILS}
    return found


def _plain(called: str) -> str:
    return " ".join(called.split()).casefold()


def _on_scale(area: LifeArea, step: str, name: str, called: str) -> str:
    steps = STEPS.get(area.scale)
    if not step or (steps is not None and step in steps):
        return step
    if steps is None:
        raise Unusable(NO_SCALE, name=name, key=called)
    raise Unusable(OFF_SCALE, name=name, key=called, least=steps[0], most=steps[-1])
