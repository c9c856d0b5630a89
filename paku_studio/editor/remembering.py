"""The history of a document in words, newest first, and going back to a place in it. Knows no window."""

from dataclasses import dataclass

from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import name_of
from paku_studio.locale import N_, translator
from paku_studio.models import (
    Frequency,
    Handover,
    Involvement,
    Note,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Tombstone,
    Touchpoint,
)
from paku_studio.notation.applying import TYPE_IN
from paku_studio.store import Commit

MOST_NAMED = 3
"""Records that a line of the history quotes."""
LONGEST_QUOTED = 60
"""Characters of somebody's words in a line."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One edit: what it was called, the words of what it touched, how many undos lead to before it (0: none do)."""

    number: int
    name: str
    words: str
    source: str
    undos: int


def history_of(editor: Editor, most: int = 1000) -> tuple[Remembered, ...]:
    """The latest edits, newest first. What was undone and is not made again counts no undo."""
    history = editor.document.history
    undoable = editor.document.undoable
    undos = {id(commit): len(undoable) - place for place, commit in enumerate(undoable)}
    latest = range(len(history) - 1, max(len(history) - 1 - most, -1), -1)
    return tuple(_remembered(editor, history[number], number, undos.get(id(history[number]), 0)) for number in latest)


SOURCES = {"undo": N_("Taken back: %(edit)s"), "redo": N_("Made again: %(edit)s")}


MADE = {
    ServiceMoment: N_("Add service moment"),
    Phase: N_("Add phase"),
    Touchpoint: N_("Add touchpoint"),
    Note: N_("Add note"),
    Handover: N_("Add hand-over"),
    Frequency: N_("Add frequency"),
    Involvement: N_("Add actor to moment"),
    Persona: N_("Add persona"),
}
"""What a typed line made, the first that it made of these."""


def _made(commit: Commit) -> str:
    """The name of what somebody typed: not that it was typed."""
    if commit.name != TYPE_IN:
        return ""
    kinds = {type(record) for record in (commit.removed if commit.source == "undo" else commit.added).values()}
    return next((name for kind, name in MADE.items() if kind in kinds), "")


def _remembered(editor: Editor, commit: Commit, number: int, undos: int) -> Remembered:
    t = translator(editor.language)
    name = t(_made(commit) or commit.name)
    if commit.source in SOURCES:
        name = t(SOURCES[commit.source]) % {"edit": name}
    return Remembered(number, name, _words(editor, commit), commit.source, undos)


def _words(editor: Editor, commit: Commit) -> str:
    """The words of the records that the commit added, removed or changed; its own first where it names them."""
    touched = [*commit.added.values(), *commit.removed.values()]
    touched += [record for found in commit.changed if (record := editor.records.get(found)) is not None]
    said = dict.fromkeys(words for record in touched if (words := _words_of(editor, record)))
    quoted = editor.t("“%(words)s”")
    shown = [quoted % {"words": _short(words)} for words in list(said)[:MOST_NAMED]]
    return ", ".join(shown) + (" …" if len(said) > MOST_NAMED else "")


def _words_of(editor: Editor, record: Record) -> str:
    if isinstance(record, Tombstone):
        return ""
    for field in ("text", "label", "title", "name"):
        if words := str(getattr(record, field, "")).strip():
            return words
    for field in ("actor", "moment", "source", "involvement"):
        if words := name_of(editor.document, getattr(record, field, ""), editor.language):
            return words
    return ""


def _short(words: str) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words[:200]).split())
    return line if len(line) <= LONGEST_QUOTED else line[: LONGEST_QUOTED - 1].rstrip() + "…"


def go_back(editor: Editor, undos: int) -> None:
    """Take so many edits back, one after the other; the last one is said."""
    for _ in range(undos):
        if editor.document.undo_name is None:
            break
        editor.undo()
