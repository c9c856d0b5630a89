"""What was asked of `export`, looked over before anything is read or made. Knows no document and draws nothing."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from paku_studio.editor.outgoing import CONTENT, COUNTED, LEAST_DPI, MOST_DPI, RETOLD, SHEETS, USUAL_DPI
from paku_studio.export.sheets import What
from paku_studio.locale import N_, translator

WHAT: tuple[What, ...] = (
    "pathway", "persona", "understanding", "value", "compare", "poster", "conversation", "checklist", "cards", "report",
    "changes", "all",
)  # fmt: skip
"""What `--what` may name."""
EASY = frozenset({"poster", "conversation", "checklist", "all"})
"""The kinds that have an easy-language twin, and all of them."""
FILLED = frozenset({"conversation", "checklist", "all"})
ON_PAPER = frozenset({"", ".pdf", ".svg", ".png"})
"""Endings of what has a size on paper; "" is a folder of such files."""

MOST_SHEETS = 100
"""Of blank cards at once."""

ENDING = N_(
    "%(file)s: the ending tells the format; use .pdf, .svg, .png, .html, .docx, .pptx, .txt, .csv, .xlsx or .json."
)
IS_FOLDER = N_("%(file)s is a folder: name a file in it, or add --what all.")
ONLY_REPORT = N_("A .docx file holds a report: leave --what out, or ask for --what report.")
ONLY_PATHWAY = N_("A .pptx file holds a pathway: leave --what out, or ask for --what pathway.")
NO_CHOICE = N_("A %(suffix)s file holds the whole content: leave --what and --only out, or ask for a .pdf.")
NO_TILES = N_("--tile is for what goes to paper: a .pdf, .svg or .png file.")
NO_DOTS = N_("--dpi is for pictures: a .png file.")
ODD_DOTS = N_("--dpi takes a whole number from %(least)s to %(most)s.")
NO_TWIN = N_("--easy is for sheets that have an easy-language twin: poster, conversation and checklist.")
NO_CARDS = N_("--sheets is for blank cards: --what cards.")
ODD_SHEETS = N_("--sheets takes a whole number from 1 to %(most)s.")
NO_FIELDS = N_("--fill is for sheets that have something to fill in: conversation and checklist.")
NO_CHANGES = N_("--since is for what changed: --what changes or --what all.")
NO_COUNTS = N_("--with-counts is for the content: a .csv, .xlsx or .json file.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be made: of which sheets, in which format (`suffix`; "" is a folder), how fine its pictures.

    `sheets`: how many of blank cards.
    """

    what: What
    suffix: str
    dpi: int = USUAL_DPI
    sheets: int = 1


class Refused(Exception):  # noqa: N818 - it is a refusal in words, not a fault
    """What was asked does not go together; its text is the sentence that says so."""


def look_over(parsed: argparse.Namespace, messages: str) -> Asked:
    """What the words of the command line ask for together; Refused where they do not fit."""
    suffix = parsed.output.suffix.lower()
    what: What = parsed.what or ("report" if suffix == ".docx" else "pathway")
    if what == "all" and (not suffix or is_folder(parsed.output)):
        suffix = ""
    elif suffix not in CONTENT | SHEETS | set(RETOLD):
        message = IS_FOLDER if is_folder(parsed.output) else ENDING
        raise Refused(translator(messages)(message) % {"file": parsed.output.name or str(parsed.output)})
    _refuse_what_does_not_fit(parsed, what, suffix, messages)
    return Asked(what, suffix, _dots(parsed.dpi, suffix, messages), _sheets(parsed.sheets, what, messages))


def _refuse_what_does_not_fit(parsed: argparse.Namespace, what: str, suffix: str, messages: str) -> None:
    drawn = suffix == "" or suffix in SHEETS
    wrong = (
        (RETOLD.get(suffix, what) != what, ONLY_REPORT if suffix == ".docx" else ONLY_PATHWAY),
        (parsed.tile and suffix not in ON_PAPER, NO_TILES),
        (parsed.easy and not (drawn and what in EASY), NO_TWIN),
        (parsed.fill is not None and not (drawn and what in FILLED), NO_FIELDS),
        (parsed.with_counts and suffix not in COUNTED, NO_COUNTS),
        (parsed.since and not (drawn and what in {"changes", "all"}), NO_CHANGES),
    )
    for is_wrong, message in wrong:
        if is_wrong:
            raise Refused(translator(messages)(message))
    picks = bool(parsed.only.strip()) or parsed.what not in (None, "all")
    if picks and suffix in CONTENT:
        raise Refused(translator(messages)(NO_CHOICE) % {"suffix": suffix})


def _dots(said: str | None, suffix: str, messages: str) -> int:
    if said is None:
        return USUAL_DPI
    t = translator(messages)
    if suffix != ".png":
        raise Refused(t(NO_DOTS))
    if (dots := _whole_number(said, LEAST_DPI, MOST_DPI)) is None:
        raise Refused(t(ODD_DOTS) % {"least": LEAST_DPI, "most": MOST_DPI})
    return dots


def _sheets(said: str | None, what: str, messages: str) -> int:
    if said is None:
        return 1
    t = translator(messages)
    if what != "cards":
        raise Refused(t(NO_CARDS))
    if (sheets := _whole_number(said, 1, MOST_SHEETS)) is None:
        raise Refused(t(ODD_SHEETS) % {"most": MOST_SHEETS})
    return sheets


def _whole_number(said: str, least: int, most: int) -> int | None:
    digits = said.strip()
    usable = digits.isascii() and digits.isdigit() and len(digits) < 9 and least <= int(digits) <= most
    return int(digits) if usable else None


def is_folder(path: Path) -> bool:
    """Whether a folder stands there."""
    try:
        return path.is_dir()
    except OSError:  # a name too long for any disk
        return False
