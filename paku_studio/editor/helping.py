"""The help inside, as data: the first three minutes, the marks, paper, the keys; and finding words in it. Knows no Qt.

Keys come from the table of actions, never typed by hand here, so that they cannot be stale.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from paku_studio.editor.helping_sheets import SECTIONS as OF_SHEETS
from paku_studio.editor.helping_sheets import TITLE as ON_PAPER
from paku_studio.locale import N_, Translate

Kind = Literal["steps", "text", "marks", "keys"]
START, MARKS, SHEETS, KEYS = "start", "marks", "sheets", "keys"
PAGES = (START, MARKS, SHEETS, KEYS)


@dataclass(frozen=True, slots=True)
class Row:
    """One step, sentence or line of a table; `icon` is a name in resources.icons."""

    cells: tuple[str, ...]
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `columns` name the cells of a table."""

    heading: str
    kind: Kind
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the help."""

    name: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A command, its keys as people read them, and the family that it is listed under."""

    name: str
    keys: tuple[str, ...]
    family: str


TITLES = {
    START: N_("The first three minutes"),
    MARKS: N_("The marks"),
    SHEETS: ON_PAPER,
    KEYS: N_("The keys"),
}

_STEPS = (
    N_("On the start page, write what you will talk about and press Enter. That is the pathway's title."),
    N_("Type what happened first and press Enter: the first card stands on the road. Go on with what happened next."),
    N_("A mark at the beginning of a line tells more of the latest moment: * phone is a touchpoint, + what worked, "
       "- what was missing, ! why the moment was critical."),
    N_("When the talk moves on to a new phase, type # and the name of the phase."),
    N_("A number alone tells how it felt, from -2 to +2. The road goes down and up with it."),
    N_("Something went wrong? %(undo)s takes it back, as many times as you like. %(rename)s lets you mend the words "
       "of what is selected."),
    N_("You need not save: every line is on the disk at once. %(save)s gives the work a name and a place."),
    N_("When the talk ends, %(sheets)s makes the sheets: a poster, a handout, a picture, a table."),
)  # fmt: skip
_PLACES = (
    N_("The line at the bottom is the one place to type. The words beside it tell what your line falls on."),
    N_("The pathways of the document are listed on the left. The way to make a future pathway is there too."),
    N_("What is selected shows its details on the right. All of them can be changed there with the mouse alone."),
    N_("The outline (%(outline)s) tells the same pathway as a list. Whatever works on the canvas works there with "
       "keys alone, and a screen reader reads it."),
    N_("%(palette)s finds any command: type what you want to do."),
    N_("%(next_pane)s goes from one part of the window to the next, %(capture)s to the line where one types."),
)  # fmt: skip
_TROUBLE = (
    N_("If the computer shuts down, start the program again. The start page offers to go on where you were, and shows "
       "what differs from the file."),
    N_("Work without a name is kept too: it is among the drafts on the start page."),
    N_("Earlier versions of a file are kept. Open one from the settings, under Backups: it opens as a copy."),
    N_("Closing never asks whether to save. What is shown as saved is on the disk."),
    N_("Two people wrote in copies of the same document? “Bring in a copy…” shows what the other copy would bring. "
       "Where the copies differ both are kept, until you choose."),
    N_("When a meeting ends, the document is kept as it was then. “What changed” (Ctrl+Shift+C) shows what has come, "
       "changed and gone since, and brings back what you want."),
)  # fmt: skip
_PRIVACY = (
    N_("Write roles, not names: “a relative”, “the social worker”. The sheet may hang on a wall for years."),
    N_("The program needs no network and sends nothing anywhere."),
)

_MARK_ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("", "square-plus", N_("A service moment, after the latest one"), N_("The client calls the advice line")),
    (">", "corner-down-right", N_("A side step of the moment above"), N_("> An application by post")),
    ("||", "split", N_("A moment at the same time as the one above"), N_("|| A relative calls the bank")),
    ("@", "users", N_("Who acts; how often after a colon"), N_("@ Social worker: once a week")),
    ("*", "phone", N_("A touchpoint: its kind, and words after a colon"), N_("* phone: the queue took an hour")),
    ("+", "circle-plus", N_("What worked"), N_("+ the same worker all the way")),
    ("-", "circle-minus", N_("What was missing"), N_("- nobody told what happens next")),
    ("!?", "triangle-alert", N_("A risk"), N_("!? the application is left undone")),
    ("!", "diamond", N_("A critical point, and why"), N_("! the electricity was about to be cut off")),
    ("**", "star", N_("A meaningful moment, and why"), N_("** for the first time somebody listened")),
    ("?", "circle-help", N_("A question"), N_("? who tells the client")),
    ("/", "lightbulb", N_("An idea"), N_("/ one form for all")),
    ('"', "quote", N_("Somebody's own words"), N_('" I did not dare to open the letters')),
    ("-2 … +2", "smile", N_("How it felt, from very bad to very good"), N_("-1 I waited for an hour")),
    ("->", "arrow-right", N_("Leads to another moment: its number or its words"), "-> 7"),
    ("-> [ ]", "handshake", N_("A return, a gap or a hand-over: its word in brackets"), N_("-> [warm]")),
    ("#", "flag", N_("A phase begins"), N_("# During the service")),
    ("=", "route", N_("A new pathway begins"), N_("= The way back home")),
    ("&", "circle-user", N_("Whose pathway this is"), N_("& The persona's name")),
    ("|", "corner-down-left", N_("The text above goes on, on a new line"), N_("| and came again the next day")),
    ("%", "eye-off", N_("A comment: it does not come into the document"), N_("% break from ten to half past")),
)  # fmt: skip
_MARK_RULES = (
    N_("A mark counts only before a space: -5 degrees and #1 are plain words."),
    N_("A mark falls on the latest moment. Two spaces before it make it fall on the line above instead."),
    N_("Whose words? Write the role in brackets after the mark: + [close one] the phone was answered."),
    N_("To begin a line with a sign that is a mark, write \\ before it."),
    N_("Paste a whole list of lines at once: each becomes what its mark says, and one undo takes all of it back."),
)

FAMILIES = {
    "file": N_("The document"),
    "edit": N_("Editing"),
    "work": N_("Work"),
    "add": N_("Adding"),
    "moment": N_("The moment"),
    "mark": N_("Marking"),
    "view": N_("Looking"),
    "go": N_("Moving about"),
    "help": N_("Help"),
    "": N_("Other keys"),
}
"""The families of actions, by their menu."""

NAMED_KEYS = {
    "undo": "edit.undo",
    "rename": "edit.rename",
    "save": "file.save",
    "sheets": "file.sheets",
    "outline": "view.outline",
    "palette": "view.palette",
    "next_pane": "view.next_pane",
    "capture": "view.capture",
}
"""The keys that sentences name -> the id of their action."""


def pages(t: Translate, keys: Mapping[str, Key]) -> tuple[Page, ...]:
    """All of the help. `keys`: action id -> its key, in the order of the table."""
    said = _spoken_keys(keys)
    return (
        Page(
            START,
            t(TITLES[START]),
            (
                _sentences(t, TITLES[START], "steps", _STEPS, said),
                _sentences(t, N_("Where things are"), "text", _PLACES, said),
                _sentences(t, N_("When something goes wrong"), "text", _TROUBLE, said),
                _sentences(t, N_("What was said in confidence"), "text", _PRIVACY, said),
            ),
        ),
        Page(MARKS, t(TITLES[MARKS]), (_marks(t), _sentences(t, N_("Good to know"), "text", _MARK_RULES, said))),
        Page(SHEETS, t(TITLES[SHEETS]), tuple(_sentences(t, words, "text", told, said) for words, told in OF_SHEETS)),
        Page(KEYS, t(TITLES[KEYS]), tuple(_key_sections(t, keys.values()))),
    )


def _spoken_keys(keys: Mapping[str, Key]) -> dict[str, str]:
    """Each key that sentences name, as people read it; the name of its command where it has no key."""
    found: dict[str, str] = {}
    for word, action in NAMED_KEYS.items():
        key = keys.get(action)
        found[word] = key.keys[0] if key and key.keys else f"“{key.name}”" if key else "…"
    return found


def _sentences(t: Translate, heading: str, kind: Kind, messages: Iterable[str], said: Mapping[str, str]) -> Section:
    return Section(t(heading), kind, tuple(Row((_filled(t(message), said),)) for message in messages))


def _filled(sentence: str, said: Mapping[str, str]) -> str:
    return sentence % said if "%(" in sentence else sentence


def _marks(t: Translate) -> Section:
    rows = tuple(
        Row((sign or t(N_("no mark")), t(meaning), t(example)), icon) for sign, icon, meaning, example in _MARK_ROWS
    )
    return Section(t(TITLES[MARKS]), "marks", rows, (t(N_("Mark")), t(N_("What it means")), t(N_("For example"))))


def _key_sections(t: Translate, keys: Iterable[Key]) -> Iterable[Section]:
    listed = [key for key in keys if key.keys]
    families = dict.fromkeys([*FAMILIES, *(key.family for key in listed)])
    for family in families:
        rows = tuple(Row((", ".join(key.keys), key.name)) for key in listed if key.family == family)
        if rows:
            heading = FAMILIES.get(family, FAMILIES[""])
            yield Section(t(heading), "keys", rows, (t(N_("Keys")), t(N_("What they do"))))


def search(found_in: Iterable[Page], words: str) -> tuple[Section, ...]:
    """The sections of the help with only those rows in which every word occurs, capitals and accents aside."""
    wanted = plain(words).split()
    found = []
    for page in found_in:
        for section in page.sections:
            rows = tuple(row for row in section.rows if _has(plain(" ".join(row.cells)), wanted))
            if not rows and _has(plain(section.heading), wanted):
                rows = section.rows
            if rows:
                found.append(replace(section, rows=rows))
    return tuple(found) if wanted else ()


def _has(text: str, wanted: Iterable[str]) -> bool:
    return all(word in text for word in wanted)


def plain(text: str) -> str:
    """Text for comparing: without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


Speak = Callable[[str], str]
"""From the portable text of a key ("Ctrl+Z") to what is printed on this machine's keyboard."""


def keys_of_actions(t: Translate, speak: Speak) -> dict[str, Key]:
    """The keys of every action, read from the table of actions."""
    from paku_studio.editor.actions import ACTIONS

    return {action.id: Key(t(action.name), tuple(speak(key) for key in action.keys), action.menu) for action in ACTIONS}
