"""How the state of saving is said, in the strip and in full; knows no file and no thread."""

import datetime
from dataclasses import dataclass
from typing import Final, Literal

from paku_studio.locale import N_, translator
from paku_studio.storage.failures import (
    CANNOT_FULL,
    CANNOT_LARGE,
    CANNOT_NO_FOLDER,
    CANNOT_PERMISSION,
    CANNOT_READ_ONLY,
    FileProblem,
)

Kind = Literal["empty", "saving", "saved", "trouble"]
Where = Literal["", "journal", "file", "moved"]

_REASONS: Final = {
    CANNOT_FULL: N_("the disk is full"),
    CANNOT_PERMISSION: N_("you may not write in that place"),
    CANNOT_READ_ONLY: N_("it is write-protected"),
    CANNOT_NO_FOLDER: N_("its folder or memory stick is not there"),
    CANNOT_LARGE: N_("the document is larger than a PAKU file can hold"),
}
_OTHER_REASON: Final = N_("the disk reported an error")
MOVED: Final = N_("Another program has changed “%(name)s”. Your work goes on beside it in “%(own)s”; nothing was lost.")

PUT_ASIDE: Final = N_("Earlier work on “%(name)s” does not fit the file as it is now; it was put among the backups.")


@dataclass(frozen=True, slots=True)
class Saving:
    """How it stands with saving. `at`: when the last work went to the disk; `sentence`: what is wrong and what to do.

    `where`: what could not be written: the journal (then the work is only in memory), or the file (then it is safe in
    the journal); `moved`: something went to a file of another name.
    """

    kind: Kind
    at: datetime.datetime | None = None
    sentence: str | None = None
    where: Where = ""


def state_words(state: Saving, problem: FileProblem | None, language: str) -> str:
    """A few words for the window's strip."""
    t = translator(language)
    if state.kind == "empty":
        return t("Saves by itself")
    if state.kind == "saving":
        return t("Saving…")
    if state.kind == "saved":
        return _saved_words(state.at, language)
    why = {"why": t(reason_of(problem))}
    if state.where == "journal":
        return t("Not saved yet: %(why)s") % why
    if state.where == "file":
        return t("Safe on this computer, not yet in the file: %(why)s") % why
    if problem is not None and problem.message_id == PUT_ASIDE:
        return t("Earlier work is among the backups")
    return t("Goes on in a file of its own")


def trouble_sentence(where: Where, problem: FileProblem, name: str, language: str) -> str:
    """The whole of it in one or two sentences."""
    t = translator(language)
    said = {"why": t(reason_of(problem)), "name": name}
    if where == "journal":
        return (
            t(
                "Not saved yet: %(why)s. Everything is in memory and is tried again; "
                "make room, or choose another folder to save in."
            )
            % said
        )
    if where == "file":
        return (
            t(
                "“%(name)s” could not be written: %(why)s. "
                "Your work is safe on this computer and goes into the file as soon as it can."
            )
            % said
        )
    return problem.sentence(language)


def reason_of(problem: FileProblem | None) -> str:
    """Why, as a message that can stand in a sentence."""
    return _REASONS.get(problem.message_id, _OTHER_REASON) if problem else _OTHER_REASON


def _saved_words(at: datetime.datetime | None, language: str) -> str:
    t = translator(language)
    if at is None:
        return t("Saved")
    if at.date() == datetime.datetime.now(at.tzinfo).date():
        return t("Saved at %(time)s") % {"time": f"{at.hour}.{at:%M}"}
    return t("Saved on %(date)s") % {"date": f"{at.day}.{at.month}.{at.year}"}
