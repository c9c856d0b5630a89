"""Meetings of groups: which there are, which is today's, and dates as people type them. Knows no window."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from paku_studio.edits import NotPossible, start_session
from paku_studio.locale import N_, translator
from paku_studio.models import DeveloperGroup, Session
from paku_studio.store import Document

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

NOT_A_DATE = N_("That is no date. Write it like 21.11.2026, 21.11. or today.")
FAR = datetime.timedelta(days=200 * 366)
NEAR_DAYS = {
    **dict.fromkeys(("today", "tänään", "idag", "i dag", "nyt", "nu", "now"), 0),
    **dict.fromkeys(("tomorrow", "huomenna", "imorgon", "i morgon"), 1),
    **dict.fromkeys(("yesterday", "eilen", "igår", "i går"), -1),
}
"""Words for days, in all three languages: days from today."""
_WEEKDAY = re.compile(r"^[^\W\d]+\.?\s+(?=\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*(?:[./-]\s*(\d{4}|\d{2})?)?\s*\.?")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2})")


def groups_of(document: Document) -> tuple[DeveloperGroup, ...]:
    """The groups in the order in which they came."""
    return document.of_type(DeveloperGroup)


def meetings_of(document: Document, group: str) -> tuple[Session, ...]:
    """The meetings of a group, the first one first; with "" those that belong to no group."""
    if group:
        found = document.children(group, Session, "group")
    else:
        found = tuple(session for session in document.of_type(Session) if not session.group)
    return tuple(sorted(found, key=_place))


def _place(session: Session) -> tuple[int, datetime.date, str]:
    return session.number, session.date or datetime.date.max, session.id


def last_meetings(document: Document, before: datetime.date) -> list[Session]:
    """Of each group the last meeting that is dated before a day; the latest of these first."""
    found: dict[str, Session] = {}
    for session in document.of_type(Session):
        known = found.get(session.group)
        if session.date is not None and session.date < before and (known is None or _place(known) < _place(session)):
            found[session.group] = session
    return sorted(found.values(), key=lambda one: (one.date or before, one.id), reverse=True)


def meeting_of_today(document: Document, today: datetime.date) -> str:
    """The meeting that goes on when a document is opened: the one dated today, of one group the last of them.

    "" where none is dated today, or where several groups meet today: then somebody chooses.
    """
    found = [session for session in document.of_type(Session) if session.date == today]
    if len({session.group for session in found}) != 1:
        return ""
    return max(found, key=_place).id


def read_date(typed: str, today: datetime.date) -> datetime.date | None:
    """A date as people type it: 21.11.2026, 21.11.26, la 21.11., 2026-11-21, today (in any of three languages).

    Without a year it is the nearest such day. None where nothing is typed; NotPossible where it means no day.
    """
    said = " ".join(unicodedata.normalize("NFKC", typed).casefold().split())
    if not said:
        return None
    near = NEAR_DAYS.get(said)
    if near is not None:
        return today + datetime.timedelta(days=near)
    said = _WEEKDAY.sub("", said)
    if found := _YEAR_FIRST.fullmatch(said):
        return _day(int(found[1]), int(found[2]), int(found[3]), today)
    if found := _DAY_FIRST.fullmatch(said):
        day, month, year = int(found[1]), int(found[2]), found[3]
        if year is None:
            return _nearest(day, month, today)
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day, today)
    raise NotPossible(NOT_A_DATE)


def _day(year: int, month: int, day: int, today: datetime.date) -> datetime.date:
    """That day. NotPossible where there is none, or where no meeting can have been."""
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        raise NotPossible(NOT_A_DATE) from None
    if abs(found - today) > FAR:
        raise NotPossible(NOT_A_DATE)
    return found


def _nearest(day: int, month: int, today: datetime.date) -> datetime.date:
    """The nearest day of that number and month; 29.2. may be some years away."""
    found = sorted(_days_around(day, month, today), key=lambda one: (abs(one - today), one))
    if not found:
        raise NotPossible(NOT_A_DATE)
    return found[0]


def _days_around(day: int, month: int, today: datetime.date) -> Iterator[datetime.date]:
    for year in range(max(today.year - 4, 1), min(today.year + 5, 9999)):
        try:
            yield datetime.date(year, month, day)
        except ValueError:
            continue


def short_date(date: datetime.date | None) -> str:
    """A date as it is typed: 21.11.2026; "" for none."""
    return f"{date.day}.{date.month}.{date.year}" if date is not None else ""


def meeting_words(session: Session, language: str, *, theme: bool = False) -> str:
    """A meeting as people call it: its number, its date, its theme where that is asked for."""
    said = [translator(language)("meeting %(number)s") % {"number": session.number}, short_date(session.date)]
    said += [" ".join(session.theme.split())] if theme else []
    return " · ".join(part for part in said if part)


def this_day() -> datetime.date:
    """Today, where the person is."""
    return datetime.datetime.now().astimezone().date()


class Meetings:
    """Which group and which of its meetings are looked at. Another meeting may go on: `editor.session`."""

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor
        self._group = self._session = ""

    @property
    def group(self) -> str:
        """The group that is looked at: the one chosen, else the one that meets, else the first; "" without any."""
        document = self._editor.document
        going_on = document.records.get(self._editor.session)
        wanted = (self._group, going_on.group if isinstance(going_on, Session) else "")
        known = [group.id for group in groups_of(document)]
        return next((one for one in (*wanted, *known) if one in known), "")

    @property
    def session(self) -> str:
        """The meeting that is looked at: the one chosen, else the one that goes on, else the last; "" without any."""
        known = [session.id for session in meetings_of(self._editor.document, self.group)]
        return next((one for one in (self._session, self._editor.session, *known[-1:]) if one in known), "")

    @property
    def goes_on(self) -> bool:
        """Whether the meeting that is looked at is the one that goes on."""
        return bool(self.session) and self.session == self._editor.session

    def open_group(self, group: str) -> None:
        """Look at another group, at its meeting that goes on or its last one."""
        if group in self._editor.records and group != self.group:
            self._group, self._session = group, ""
            self._editor.announce("meeting")

    def open(self, session: str) -> None:
        """Look at a meeting, and at its group."""
        record = self._editor.records.get(session)
        if isinstance(record, Session) and (self._group, self._session) != (record.group, session):
            self._group, self._session = record.group, session
            self._editor.announce("meeting")

    def start(self, date: datetime.date) -> str:
        """A new meeting of the group begins: numbered after the last, it goes on from now and is looked at."""
        editor = self._editor
        made = start_session(editor.document, self.group, date)
        editor.meet(made)
        self.open(made)
        return made

    def meet(self, session: str) -> None:
        """This meeting goes on from now; "" none does."""
        self._editor.meet(session)
        self.open(session)
