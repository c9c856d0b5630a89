"""`changes`: what is another in a document since the end of a meeting, without what identifies a person."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paku_studio.commands.hiding import hidden
from paku_studio.commands.outcome import UNUSABLE, Outcome, json_lines, not_yet
from paku_studio.locale import N_, translator
from paku_studio.storage import Unusable, open_document

if TYPE_CHECKING:
    from argparse import Namespace

    from paku_studio.editor.earlier_states import State, States
    from paku_studio.export.sheets import EarlierState
    from paku_studio.graph.changes import Changed
    from paku_studio.models import Record
    from paku_studio.storage import Opened

    Records = Mapping[str, Record]

NO_STATES = N_("“%(file)s” holds no earlier state yet: one is kept at the end of each meeting.")
NOT_KEPT = N_("No state is kept of meeting “%(said)s”. There are: %(states)s.")
SEVERAL = N_("More than one meeting is meant by “%(said)s”: write the group's name before it. There are: %(states)s.")
NONE_BEFORE = N_("No state is kept from before %(until)s.")
BACKWARDS = N_("--until (%(until)s) is before --since (%(since)s): change them round.")
SINCE, BETWEEN = N_("%(file)s: since %(since)s"), N_("%(file)s: from %(since)s to %(until)s")
NOTHING = N_("Nothing has changed.")


def changes(path: Path, since: str, until: str, as_json: bool, messages: str) -> Outcome:
    """Every change, a line each, since the last meeting that left a state or since another, until now or another."""
    from paku_studio.editor.earlier_states import States

    try:
        opened = open_document(path)
        states = States(opened.document, opened.snapshots, opened.pictures, messages)
        known = states.states()
        if not known:
            sentence = translator(messages)(NO_STATES) % {"file": path.name}
            if since or until:
                raise NotOneError(sentence)
            return Outcome(lines=json_lines(None) if as_json else (sentence,))
        before, after = _between(since, until, known, states, messages)
        told = _as_data if as_json else _as_lines
        return Outcome(lines=told(path, states, before, after, messages))
    except NotOneError as refusal:
        return Outcome(UNUSABLE, trouble=str(refusal))
    except Unusable as trouble:
        return not_yet(path, messages) or Outcome(UNUSABLE, trouble=trouble.sentence(messages))


class NotOneError(Exception):
    """No meeting is meant, or several are: in a sentence."""


def _between(since: str, until: str, known: "tuple[State, ...]", states: "States", messages: str) -> tuple[str, str]:
    """From which state to which. Only an end: what its meeting changed. NotOneError where they lie the wrong way."""
    from paku_studio.editor.earlier_states import NOW

    if not until:
        return (meant(since, known, states, messages) if since else known[0].session), NOW
    order = [one.session for one in known]
    after = meant(until, known, states, messages)
    older = order[order.index(after) :] if since else order[order.index(after) + 1 :]
    before = meant(since, known, states, messages) if since else next(iter(older), "")
    if before not in older:
        named = {"until": states.words_of(after), "since": states.words_of(before) if before else ""}
        raise NotOneError(translator(messages)(BACKWARDS if since else NONE_BEFORE) % named)
    return before, after


def meant(said: str, known: "tuple[State, ...]", states: "States", messages: str) -> str:
    """The meeting that is meant by its number, or by its group's name and its number; NotOneError says why not."""
    wanted = said.casefold().split()
    found = [one for one in known if [str(states.number_of(one.session))] == wanted[-1:]]
    if len(wanted) > 1:
        group = " ".join(wanted[:-1])
        found = [one for one in found if " ".join(states.group_of(one.session).casefold().split()).startswith(group)]
    if len(found) == 1:
        return found[0].session
    listed = ", ".join(one.words for one in known) or "–"
    raise NotOneError(translator(messages)(SEVERAL if found else NOT_KEPT) % {"said": said, "states": listed})


def earlier_of(opened: "Opened", parsed: "Namespace", what: str, messages: str) -> "EarlierState | None":
    """The state since which a sheet is to tell what changed; None where it need not. NotOneError: there is none.

    Among all sheets one that cannot be told is left out, as those are of which there is nothing.
    """
    from paku_studio.editor.changes_sheet import earlier_state
    from paku_studio.editor.earlier_states import States

    if what not in {"changes", "all"}:
        return None
    states = States(opened.document, opened.snapshots, opened.pictures, messages)
    known = states.states()
    if not known and (what == "changes" or parsed.since):
        raise NotOneError(translator(messages)(NO_STATES) % {"file": parsed.file.name})
    if parsed.since:
        return earlier_state(states, meant(parsed.since, known, states, messages))
    readable = what == "changes" or (known and _can_be_read(states, known[0].session))
    return earlier_state(states, known[0].session) if readable else None


def _can_be_read(states: "States", session: str) -> bool:
    try:
        return bool(states.records_of(session))
    except Unusable:
        return False


def _as_lines(path: Path, states: "States", before: str, after: str, messages: str) -> tuple[str, ...]:
    from paku_studio.editor.changes_words import BECAME, counts

    t, what = translator(messages), states.found(before, after)
    named = {"file": path.name, "since": states.words_of(before), "until": states.words_of(after)}
    lines = [t(BETWEEN if after else SINCE) % named, counts(what, messages) or t(NOTHING)]
    for one in what.lines:
        told = _words(one, states, before, after, messages)
        known = " – ".join(filter(None, (told["place"], told["detail"])))
        lines.append(f"{t(BECAME[one.kind])}: {told['words']}" + (f" ({known})" if known else ""))
    return tuple(lines)


def _words(one: "Changed", states: "States", before: str, after: str, messages: str) -> dict[str, str]:
    from paku_studio.editor.changes_words import line

    told = line(one, states.records_of(before), states.records_of(after), messages)
    return {"words": hidden(told.head), "place": hidden(told.place), "detail": hidden(told.detail)}


def _as_data(_path: Path, states: "States", before: str, after: str, messages: str) -> tuple[str, ...]:
    what = states.found(before, after)
    told: dict[str, Any] = {"since": _state(states, before), "until": _state(states, after) if after else None}
    for kind, lines in (("added", what.added), ("changed", what.changed), ("removed", what.removed)):
        told[kind] = [
            {
                "record": one.record,
                "type": one.type,
                **_words(one, states, before, after, messages),
                "within": one.within,
                "parts": one.parts,
                "moved": one.moved,
                "fields": _fields(one, states, before, after, messages),
            }
            for one in lines
        ]
    return json_lines(told)


def _fields(one: "Changed", states: "States", before: str, after: str, messages: str) -> list[dict[str, str]]:
    from paku_studio.editor.changes_words import field_words

    both = (states.records_of(before), states.records_of(after))
    told = [(field.name, field_words(one, field, *both, messages)) for field in one.fields]
    return [{"field": key, "name": name, "before": hidden(was), "after": hidden(now)} for key, (name, was, now) in told]


def _state(states: "States", session: str) -> dict[str, str]:
    return {"session": session, "words": states.words_of(session)}
