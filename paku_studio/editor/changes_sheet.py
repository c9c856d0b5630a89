"""The sheet with which a next meeting begins: what came, what is another, what went since an earlier one. No measure.

Told for paper: the facilitator's own notes, counts of people, who said what and dots never come into it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from paku_studio.drawing.report_parts import Listing, ReportStory, Section, Words
from paku_studio.editor.changes_sheet_lines import Between, phase_of, stop_of
from paku_studio.editor.changes_words import counts
from paku_studio.editor.earlier_states import EARLIER_MEETING
from paku_studio.editor.kept_back import shared, without
from paku_studio.editor.meeting import meeting_words
from paku_studio.editor.record_words import type_name
from paku_studio.export.sheets import EarlierState
from paku_studio.graph.change_places import Place
from paku_studio.graph.changes import Changed, WhatChanged, what_changed
from paku_studio.locale import N_, label, translator
from paku_studio.models import (
    DOCUMENT_ID,
    Ballot,
    DeveloperGroup,
    DocumentSettings,
    Dots,
    Pathway,
    Record,
    Session,
    Statement,
)

if TYPE_CHECKING:
    from paku_studio.editor.earlier_states import States

Records = Mapping[str, Record]

WHAT: Final = N_("What changed")
KICKER: Final = N_("To begin the meeting with")
SINCE: Final = N_("Since this meeting")
NOTHING: Final = N_("Nothing has changed since then.")
TOGETHER: Final = N_("All together")
WITHOUT_NAME: Final = N_("without a name")
GATHERED: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (N_("Personas"), frozenset({"persona"})),
    (N_("Customer understanding and customer value"), frozenset({"customer_value", "value_item", "understanding"})),
    (N_("Sheets of our own"), frozenset({"poster", "conversation", "checklist", "logo"})),
    (N_("The group and its meetings"), frozenset({"group", "session", "project", "municipality", "organiser"})),
    (N_("The whole document"), frozenset()),
)
"""What stands after the pathways: a heading, and the tables of what is gathered under it; the last takes the rest."""
LONG: Final = 60
"""A sheet of more lines than that has its contents before them."""


def earlier_state(states: "States", session: str) -> EarlierState:
    """The state in which a meeting left the document, to be told of on paper. It is read when it is asked for."""

    def tell(records: Records, language: str) -> ReportStory:
        return tell_changes(states.records_of(session), records, session, language)

    return EarlierState(session, states.words_of(session), tell)


def tell_changes(before: Records, after: Records, session: str, language: str) -> ReportStory:
    """What is another now than at the end of that meeting."""
    settings = after.get(DOCUMENT_ID)
    spoken = settings.language.value if isinstance(settings, DocumentSettings) else language
    words = "" if spoken == language else spoken
    now = _kept_back(after)
    between = Between(_for_paper(before, now | _kept_back(before)), _for_paper(after, now), language, words)
    what = what_changed(between.before, between.after)
    t = translator(language)
    about = tuple(_about(between, what, session))
    return ReportStory(
        scope=f"changes-{session}",
        kicker=t(KICKER),
        heading=Words(t(WHAT)),
        about=about,
        foot=f"{t(WHAT)} · {_meeting(between, session)}",
        draft=False,
        sections=tuple(_sections(between, what)),
        language=language,
        words=words,
        kind=WHAT,
    )


def _for_paper(records: Records, kept_back: Collection[str]) -> Records:
    """What a sheet may tell of: nothing of the facilitator's own, of how many, of who said it, of how dots fell."""
    gone = {one.id for one in records.values() if isinstance(one, Dots)} | {one for one in kept_back if one in records}
    told = shared(without(records, gone))
    return {found: _unsigned(one) for found, one in told.items()}


def _kept_back(records: Records) -> frozenset[str]:
    """What nobody else is to see now, though it may have been seen then: notes to oneself, ballots not yet shown."""
    unseen = {one.id for one in records.values() if isinstance(one, Ballot) and not one.shown}
    return frozenset(unseen | {one.id for one in records.values() if getattr(one, "own", False)})


def _unsigned(record: Record) -> Record:
    if not isinstance(record, Statement) or not (record.role or record.session or record.group):
        return record
    return record.model_copy(update={"role": None, "session": "", "group": ""})


# the head


def _about(between: Between, what: WhatChanged, session: str) -> Iterator[Words]:
    settings = between.after.get(DOCUMENT_ID)
    title = settings.title.strip() if isinstance(settings, DocumentSettings) else ""
    if title:
        yield between.people(" ".join(title.split()))
    yield replace(between.people(_meeting(between, session), between.t(SINCE)), language="")
    if what.total:
        yield Words(counts(what, between.language), f"{between.t(TOGETHER)}:")


def _meeting(between: Between, session: str) -> str:
    """The meeting as people call it, with its group where there are several."""
    found = between.after.get(session) or between.before.get(session)
    if not isinstance(found, Session):
        return between.t(EARLIER_MEETING)
    groups = [one for one in between.after.values() if isinstance(one, DeveloperGroup)]
    named = next((" ".join(one.name.split()) for one in groups if one.id == found.group), "") if len(groups) > 1 else ""
    return " · ".join(filter(None, (named, meeting_words(found, between.language, theme=found.id in between.after))))


# the lines


def _sections(between: Between, what: WhatChanged) -> Iterator[Section]:
    """Pathway by pathway in the order of the road, then personas, boards, sheets and all else."""
    if not what.total:
        yield Section("changes-none", Words(between.t(NOTHING)))
    listed = what.total > LONG
    within: dict[str, list[Changed]] = {}
    for one in sorted(what.lines, key=lambda one: _place(between, one)):
        within.setdefault(one.within, []).append(one)
    for home, lines in within.items():
        if isinstance(pathway := _record(between, home), Pathway):
            section = _pathway(between, pathway, lines)
            parts = tuple(replace(part, listed=listed) for part in section.parts)
            yield replace(section, listed=listed, parts=parts)
    for place, (heading, _) in enumerate(GATHERED):
        mine = {home: found for home, lines in within.items() if (found := _those(between, home, lines, place))}
        if mine:
            items = tuple(item for home, lines in mine.items() for item in _gathered(between, home, lines))
            yield Section(f"changes-all-{place}", Words(between.t(heading)), _listing(items), listed=listed)


def _place(between: Between, one: Changed) -> Place:
    return (between.then if one.kind == "removed" else between.now).place(one.record)


def _stands(between: Between, record_id: str) -> Place:
    """Where one reads a thing, now or as it was."""
    return (between.now if record_id in between.now.told else between.then).place(record_id)


def _record(between: Between, record_id: str) -> Record | None:
    return between.after.get(record_id) or between.before.get(record_id)


def _those(between: Between, home: str, lines: Iterable[Changed], place: int) -> list[Changed]:
    """The lines of a home, or of none, that are told under that heading of `GATHERED`."""
    found = _record(between, home)
    if isinstance(found, Pathway):
        return []
    return [one for one in lines if _heading_of(found.TYPE if found is not None else one.type) == place]


def _heading_of(table: str) -> int:
    return next(place for place, (_, tables) in enumerate(GATHERED) if table in tables or not tables)


def _named(between: Between, record: Record, kind: str) -> Words:
    """A heading: what it is, and its name."""
    words = " ".join(between.said(record.id).split())
    return between.people(words, kind) if words else Words(f"{kind} – {between.t(WITHOUT_NAME)}")


def _pathway(between: Between, pathway: Pathway, lines: Iterable[Changed]) -> Section:
    phases: dict[str, list[Changed]] = {}
    for one in lines:
        phases.setdefault(phase_of(between, one.record, gone=one.kind == "removed"), []).append(one)
    own = tuple(between.line(one, pathway.id) for one in phases.pop("", []))
    parts = tuple(_phase(between, phase, mine) for phase, mine in phases.items())
    named = _named(between, pathway, label("PathwayVariant", pathway.variant.value, between.language))
    return Section(f"changes-{pathway.id}", named, _listing(own), parts)


def _phase(between: Between, phase_id: str, lines: Iterable[Changed]) -> Section:
    """A phase, moment by moment: under each what became of it and of what stands on it."""
    stops: dict[str, list[Changed]] = {}
    for one in lines:
        stops.setdefault(stop_of(between, one.record, gone=one.kind == "removed") or one.record, []).append(one)
    road = sorted(stops, key=lambda one: _stands(between, one))
    items = tuple(_stop(between, stop, stops[stop], phase_id) for stop in road)
    phase = _record(between, phase_id)
    assert phase is not None  # a line stands in it
    return Section(f"changes-{phase_id}", _named(between, phase, type_name(phase, between.language)), _listing(items))


def _stop(between: Between, stop: str, lines: list[Changed], phase_id: str) -> Words:
    own = next((one for one in lines if one.record == stop), None)
    below = tuple(between.line(one, stop) for one in lines if one is not own)
    if own is not None:
        head = between.line(own, phase_id)
        return replace(head, more=(*head.more, *below))
    moment = between.after.get(stop) or between.before[stop]
    return replace(between.people(between.said(stop), between.kind_of(moment)), more=below)


def _gathered(between: Between, home: str, lines: list[Changed]) -> tuple[Words, ...]:
    """The lines of a persona, a board or a sheet under its name; what stands for itself, by itself."""
    board = _record(between, home)
    if board is None or [one.record for one in lines] == [home]:
        return tuple(between.line(one) for one in lines)
    named = _named(between, board, type_name(board, between.language))
    return (replace(named, more=tuple(between.line(one, home) for one in lines)),)


def _listing(items: tuple[Words, ...]) -> tuple[Listing, ...]:
    return (Listing(tuple(replace(item, whole=True) for item in items)),) if items else ()
