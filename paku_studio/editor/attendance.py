"""Who was there, counted: visits, persons, women, the way to the project's goal. Computed from records; stores nothing.

A person counts once, when present for the first time; being there again is a visit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paku_studio.edits import project_of
from paku_studio.locale import translate_count, translator
from paku_studio.models import (
    DeveloperGroup,
    GenderCount,
    ParticipantCount,
    ParticipantRole,
    Project,
    Session,
)
from paku_studio.store import Document

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

FIRST_ROLES = (ParticipantRole.DEVELOPER_CLIENT, ParticipantRole.SOCIAL_PROFESSIONAL)
"""What the table shows of a group that was never counted."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many were there, and how many of them for the first time."""

    attending: int = 0
    new_persons: int = 0


@dataclass(frozen=True, slots=True)
class Reach:
    """Persons and visits of a group or a project. `known`: persons whose gender is known; `women` are among them."""

    persons: int = 0
    women: int = 0
    known: int = 0
    visits: int = 0
    meetings: int = 0
    goal: int = 0

    @property
    def share_of_goal(self) -> int | None:
        """Per cent of the goal that is reached, rounded down: 100 only when all are there; None without a goal."""
        return 100 * self.persons // self.goal if self.goal else None

    @property
    def share_of_women(self) -> int | None:
        """Women among the persons whose gender is known, in per cent; None where of nobody it is."""
        return (200 * self.women + self.known) // (2 * self.known) if self.known else None


def numbers_of(document: Document, session: str) -> Mapping[tuple[ParticipantRole, GenderCount], Numbers]:
    """What was counted at a meeting, by role and gender; who is not in it was not there."""
    counts = document.children(session, ParticipantCount, "session")
    return {(one.role, one.gender): Numbers(one.attending, one.new_persons) for one in counts}


def whole_of(document: Document, session: str, role: ParticipantRole | None = None) -> Numbers:
    """All who were at a meeting, or all of one role."""
    found = [one for (whose, _), one in numbers_of(document, session).items() if role in (None, whose)]
    return Numbers(sum(one.attending for one in found), sum(one.new_persons for one in found))


def counted_before(document: Document, session: str) -> str:
    """The last meeting of the group before this one at which anybody was counted; "" where there is none."""
    record = document.records.get(session)
    if not isinstance(record, Session) or not record.group:
        return ""
    earlier = [one for one in document.children(record.group, Session, "group") if _when(one) < _when(record)]
    counted = (one for one in sorted(earlier, key=_when, reverse=True) if whole_of(document, one.id).attending)
    return next((one.id for one in counted), "")


def _when(session: Session) -> tuple[int, str]:
    return session.number, session.id


def roles_shown(document: Document, session: str, added: Iterable[str] = ()) -> tuple[ParticipantRole, ...]:
    """The rows of the table: roles counted at any meeting of the group, and those that somebody added.

    Counting here takes no row away: where no other meeting was counted, the first roles stay.
    """
    record = document.records.get(session)
    group = record.group if isinstance(record, Session) else ""
    meetings = document.children(group, Session, "group") if group else ()
    elsewhere = {role for one in meetings if one.id != session for role, _ in numbers_of(document, one.id)}
    here = {role for role, _ in numbers_of(document, session)}
    shown = (elsewhere or set(FIRST_ROLES)) | here | {ParticipantRole(role) for role in added}
    return tuple(role for role in ParticipantRole if role in shown)


def reach_of_group(document: Document, group: str) -> Reach:
    """The persons and visits of one group's meetings."""
    return _counted(document, document.children(group, Session, "group"))


def reach_of_project(document: Document, project: Project | None) -> Reach:
    """The persons of a project: its opening balance, and the new ones of its groups' meetings; visits apart.

    Without a project all meetings of the document. Of the opening balance the gender is known where women are told.
    """
    met = _counted(document, _meetings_for(document, project))
    if project is None:
        return met
    women = min(project.opening_women, project.opening_persons)
    return Reach(
        persons=met.persons + project.opening_persons,
        women=met.women + women,
        known=met.known + (project.opening_persons if women else 0),
        visits=met.visits,
        meetings=met.meetings,
        goal=project.participant_goal,
    )


def _meetings_for(document: Document, project: Project | None) -> list[Session]:
    """The meetings of the groups that work for a project; a group that says nothing works for the first."""
    first = project_of(document)
    strangers = {
        group.id
        for group in document.of_type(DeveloperGroup)
        if project is not None and (group.project or (first.id if first else "")) != project.id
    }
    return [session for session in document.of_type(Session) if session.group not in strangers]


def _counted(document: Document, meetings: Iterable[Session]) -> Reach:
    persons = women = known = visits = met = 0
    for session in meetings:
        met += 1
        for (_, gender), one in numbers_of(document, session.id).items():
            visits += one.attending
            persons += one.new_persons
            women += one.new_persons if gender is GenderCount.WOMEN else 0
            known += one.new_persons if gender is not GenderCount.UNKNOWN else 0
    return Reach(persons, women, known, visits, met)


def counted_twice(document: Document, project: Project | None) -> int:
    """Meetings with new persons no later than the day of the opening balance: perhaps these persons are in both."""
    if project is None or project.opening_date is None or not project.opening_persons:
        return 0
    early = (one for one in _meetings_for(document, project) if one.date and one.date <= project.opening_date)
    return sum(bool(whole_of(document, one.id).new_persons) for one in early)


def persons_words(reach: Reach, language: str) -> str:
    """Persons towards the goal and the women among them: "188 of 195 persons, 154 women (82 %)"."""
    t = translator(language)
    if reach.goal:
        said = t("%(persons)s of %(goal)s persons") % {"persons": reach.persons, "goal": reach.goal}
    else:
        said = translate_count(language, "%d person", "%d persons", reach.persons) % reach.persons
    share = reach.share_of_women
    if share is None:
        return said
    women = translate_count(language, "%d woman", "%d women", reach.women) % reach.women
    if reach.known == reach.persons:
        return f"{said}, {women} ({share} %)"
    return t("%(persons)s, %(women)s (%(share)s %% of the %(known)s whose gender is known)") % {
        "persons": said,
        "women": women,
        "share": share,
        "known": reach.known,
    }


def visits_words(reach: Reach, language: str) -> str:
    """Visits, apart from persons: "24 visits in 3 meetings"."""
    visits = translate_count(language, "%d visit", "%d visits", reach.visits) % reach.visits
    meetings = translate_count(language, "in %d meeting", "in %d meetings", reach.meetings) % reach.meetings
    return f"{visits} {meetings}"


def whole_words(numbers: Numbers, language: str) -> str:
    """All who were at a meeting: "9 participants, 2 of them for the first time"."""
    said = translate_count(language, "%d participant", "%d participants", numbers.attending) % numbers.attending
    if not numbers.new_persons:
        return said
    new = translator(language)("%(new)s of them for the first time") % {"new": numbers.new_persons}
    return f"{said}, {new}"


def participants_words(editor: "Editor") -> str:
    """How many are at the meeting that goes on: "9 participants"; "" where none goes on or nobody was counted."""
    present = whole_of(editor.document, editor.session).attending if editor.session in editor.records else 0
    return translate_count(editor.language, "%d participant", "%d participants", present) % present if present else ""
