"""Finding actions, answers and moments by some typed words: what fits, best first. Knows no window."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from paku_studio.editor.actions.table import Action
from paku_studio.editor.editor import Editor
from paku_studio.editor.helping import plain
from paku_studio.editor.inspecting import Choice, name_of
from paku_studio.locale import N_, translator
from paku_studio.models import ServiceMoment

T = TypeVar("T")

MENU_NAMES = {
    "file": N_("File"),
    "edit": N_("Edit"),
    "work": N_("Work"),
    "add": N_("Add"),
    "moment": N_("Change"),
    "mark": N_("Mark it"),
    "view": N_("View"),
    "go": N_("Go"),
    "help": N_("Help"),
}
"""What each menu is called."""
GO_TO = N_("Go to: %(words)s")
MOST_MOMENTS = 30
SHORTEST = 2
"""Letters from which on moments are looked for."""


def score(typed: Sequence[str], text: str) -> int:
    """How well words fit a text, both made plain: 0 not at all; beginnings of words count most, then parts, then
    letters in their order."""
    whole = f" {text}"
    phrase = " ".join(typed)
    total = 40 if text.rstrip("…. ") == phrase.rstrip("…. ") else 15 if text.startswith(phrase) else 0
    for word in typed:
        if f" {word}" in whole:
            total += 12 if whole.startswith(f" {word}") else 8
        elif word in whole:
            total += 4
        elif _in_order(word, text):
            total += 1
        else:
            return 0
    return total


def _in_order(letters: str, text: str) -> bool:
    """Whether one word of the text begins with the first letter and has the others in their order."""
    if len(letters) < 3:
        return False
    words = (iter(word) for word in text.split() if word[0] == letters[0] and len(word) <= 3 * len(letters))
    return any(all(letter in word for letter in letters) for word in words)


def best(items: Iterable[T], typed: str, words: Callable[[T], str]) -> list[T]:
    """Those that fit what was typed, best first; all in their order where nothing was typed."""
    wanted = plain(typed).split()
    if not wanted:
        return list(items)
    found = [(score(wanted, plain(words(item))), item) for item in items]
    return [item for fits, item in sorted(found, key=lambda pair: -pair[0]) if fits]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette. `value`: the action's id, the moment's, or the answer; `why_not`: "" where possible."""

    value: str
    words: str
    icon: str = ""
    aside: str = ""
    keys: str = ""
    why_not: str = ""
    goes_to: bool = False


def find_actions(actions: Iterable[Action], typed: str, language: str) -> list[Action]:
    """The actions that fit, by their names in the person's language, in English, by menu and id."""
    t = translator(language)

    def words(action: Action) -> str:
        menu = MENU_NAMES.get(action.menu, "")
        said = (t(action.name), t(menu) if menu else "", action.name, action.id.replace(".", " ").replace("_", " "))
        return " ".join(said)

    named = best(actions, typed, lambda action: t(action.name))
    rest = best((action for action in actions if action not in named), typed, words)
    return [*named, *rest]


def find_moments(editor: Editor, typed: str) -> list[Entry]:
    """Moments of the document with these words, those of the open pathway first."""
    wanted = plain(typed).split()
    if len("".join(wanted)) < SHORTEST:
        return []
    found = []
    for moment in editor.document.of_type(ServiceMoment):
        text = plain(moment.text)
        if all(word in text for word in wanted):
            found.append((editor.pathway_of(moment.id) != editor.pathway, moment.id))
    go_to = editor.t(GO_TO)
    return [
        Entry(one, go_to % {"words": _on_one_line(editor, one)}, "milestone", goes_to=True)
        for _, one in sorted(found, key=lambda pair: pair[0])[:MOST_MOMENTS]
    ]


def _on_one_line(editor: Editor, moment: str) -> str:
    words = " ".join(name_of(editor.document, moment, editor.language).split())
    return words if len(words) <= 200 else f"{words[:199]}…"


def find_options(options: Iterable[Choice], typed: str) -> list[Entry]:
    """The answers that fit, as lines."""
    return [Entry(option.value, option.words, option.icon) for option in best(options, typed, lambda one: one.words)]
