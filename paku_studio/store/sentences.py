"""Repairs, skipped changes and merges in one sentence that a facilitator understands. Knows no records."""

from paku_studio.locale import N_, translator
from paku_studio.store.merge import MergeLine
from paku_studio.store.transaction import Skipped
from paku_studio.store.workbench import Repair

SHOWN = 60
"""Characters of somebody's words that a sentence quotes."""

_REPAIRS = {
    "id-twice": N_("Two records had the same identifier: the first one stayed."),
    "settings-missing": N_("The document's own settings were missing and were made again."),
    "settings-second": N_("There were second settings for the document: the first ones stayed."),
    "tombstone-name": N_("A note of something removed was written wrongly and was put right."),
    "tombstone-living": N_("Something was noted as removed although it is there: the note went."),
    "owner-gone": N_("Removed, because what it belonged to is not there: %(was)s"),
    "reference-gone": N_("A reference to something that is not there was cleared."),
    "parent-circle": N_("Side steps went round in a circle: one of them now stands on the road."),
    "origin-circle": N_("Service moments were copied from one another in a circle: the circle was opened."),
    "made-from-circle": N_("Pathways were made from one another in a circle: the circle was opened."),
    "parent-elsewhere": N_("A side step of a moment on another pathway now stands on its own road."),
    "side-step-phase": N_("A side step was moved to the phase of its moment."),
    "link-to-itself": N_("A link from a moment to itself was removed: %(was)s"),
    "link-elsewhere": N_("A link between two pathways was removed: %(was)s"),
    "gap-with-target": N_("A gap led to a moment: it now leads nowhere, as gaps do."),
    "link-without-target": N_("A link led nowhere: it is now a gap."),
    "link-twice": N_("The same link stood there twice: one of them stayed. %(was)s"),
    "handover-twice": N_("The same hand-over stood there twice: one of them stayed. %(was)s"),
    "involvement-twice": N_("The same actor was in one moment twice: one of them stayed."),
    "contact-twice": N_("A persona had the same service twice: one of them stayed. %(was)s"),
    "count-twice": N_("Participants of one role and gender were counted twice: the larger number stayed."),
    "dots-twice": N_("Dots for one thing were counted twice: the larger number stayed."),
    "source-twice": N_("A line of a wall poster named the same source twice: it is named once."),
    "order-key": N_("A place in a row left no room before it and was written anew."),
    "order-long": N_("Places in a row had grown long and were written anew; the order stayed."),
    "difference-gone": N_("A difference to settle was about something that is not there: it was removed."),
    "difference-settled": N_("A difference had been settled: it was removed."),
    "difference-unreadable": N_("A difference could not be read and was removed."),
}
_SKIPPED = {
    "gone": N_("Not done: it is not there any more."),
    "changed-since": N_("Not done: somebody has changed it since."),
    "in-use": N_("Not done: somebody has added something to it since."),
    "exists": N_("Not done: it is there already."),
    "does-not-fit": N_("Not done: the value does not fit beside the others."),
}
_MERGED = {
    "added": N_("Came from the other copy."),
    "removed": N_("Was removed in the other copy."),
    "changed": N_("Was changed in the other copy."),
    "differs": N_("The copies say different things: both are kept until you settle it."),
    "type-differs": N_("The copies have different things in one place: one of them stayed."),
    "too-long": N_("The copies differ in a text too long to keep twice: one of them stayed."),
}
_OTHER = N_("Something was mended (%(code)s).")


def describe_repair(repair: Repair, language: str) -> str:
    """One sentence; words that went are quoted at its end."""
    sentence = translator(language)(_REPAIRS.get(repair.code, _OTHER))
    return (sentence % {"was": shortened(repair.was), "code": repair.code}).rstrip(" :")


def describe_skipped(skipped: Skipped, language: str) -> str:
    """One sentence on a change that undo, redo or an import did not make."""
    return translator(language)(_SKIPPED[skipped.code])


def describe_merge_line(line: MergeLine, language: str) -> str:
    """One sentence on what merging did in one place."""
    return translator(language)(_MERGED[line.code])


def shortened(words: str) -> str:
    """The first words on one line in quotation marks, controls shown as �; empty where there are none."""
    line = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(words.split()))
    cut = line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
    return f"”{cut}”" if cut else ""
