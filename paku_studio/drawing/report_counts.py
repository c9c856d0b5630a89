"""How many took part, told so that nobody can be counted out: three gatherings of roles, small counts hidden.

A count under five is never printed. A total is exact only where every count in it is printed; else it says how many
there were at least, which is the sum of the printed counts and so tells nothing of the hidden ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import Note, ParticipantCount, ParticipantRole, Record, Session

FEWEST_COUNTED = 5
"""Fewer than these of a gathering are not told: they could be recognised."""

CLIENTS, PROFESSIONALS, OTHERS = "clients", "professionals", "others"
GATHERINGS = {
    CLIENTS: frozenset(
        {ParticipantRole.DEVELOPER_CLIENT, ParticipantRole.CLOSE_ONE, ParticipantRole.EXPERT_BY_EXPERIENCE}
    ),
    PROFESSIONALS: frozenset(
        {
            ParticipantRole.SOCIAL_PROFESSIONAL,
            ParticipantRole.HEALTH_PROFESSIONAL,
            ParticipantRole.EMPLOYMENT_PROFESSIONAL,
            ParticipantRole.KELA,
        }
    ),
    OTHERS: frozenset(
        {
            ParticipantRole.NGO_ACTOR,
            ParticipantRole.VOLUNTEER,
            ParticipantRole.PROJECT_STAFF,
            ParticipantRole.OTHER,
        }
    ),
}
"""Roles gathered so widely that a voice does not tell whose it was."""
GATHERING_WORDS = {
    CLIENTS: N_("Clients and close ones"),
    PROFESSIONALS: N_("Professionals"),
    OTHERS: N_("Other participants"),
}
VOICES = {
    CLIENTS: N_("a client or a close one"),
    PROFESSIONALS: N_("a professional"),
    OTHERS: N_("another participant"),
}


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many of each gathering were at one meeting; `known`: somebody counted at all."""

    session: Session
    counts: Mapping[str, int]
    known: bool


def attendance(indexed: RecordIndex, session: Session) -> Attendance:
    """The counts of one meeting by gathering."""
    counted = indexed.children(session.id, ParticipantCount, "session")
    counts = dict.fromkeys(GATHERINGS, 0)
    for count in counted:
        counts[gathering_of(count.role)] += count.attending
    return Attendance(session, counts, bool(counted))


def gathering_of(role: ParticipantRole) -> str:
    """The gathering that a role belongs to."""
    return next(name for name, roles in GATHERINGS.items() if role in roles)


def is_hidden(count: int) -> bool:
    """Whether a count is too small to be printed."""
    return count < FEWEST_COUNTED


def count_words(count: int, language: str) -> str:
    """A count as it is printed."""
    return translator(language)("fewer than 5") if is_hidden(count) else str(count)


def total_words(counts: Iterable[int], language: str) -> str:
    """Counts added up as far as they are printed."""
    told = list(counts)
    shown = sum(count for count in told if not is_hidden(count))
    if not any(map(is_hidden, told)):
        return str(shown)
    t = translator(language)
    return t("at least %(count)d") % {"count": shown} if shown else t("not told")


def participants_words(attended: Attendance, language: str) -> str:
    """How many were at a meeting, for a sheet that tells nothing else of them; "" where that would tell too much."""
    shown = sum(count for count in attended.counts.values() if not is_hidden(count))
    if not shown:
        return ""
    if any(map(is_hidden, attended.counts.values())):
        return translate_count(language, "at least %d participant", "at least %d participants", shown) % shown
    return translate_count(language, "%d participant", "%d participants", shown) % shown


def voice_words(role: ParticipantRole | None, session: str, attended: Sequence[Attendance], language: str) -> str:
    """Among whom something was said, where those were five or more; "" where they were fewer or nobody counted.

    A statement that belongs to no meeting of these could come from any of them: then in all there must be as many.
    """
    if role is None or not attended:
        return ""
    gathering = gathering_of(role)
    where = [each for each in attended if each.session.id == session] or attended
    if any(is_hidden(each.counts[gathering]) for each in where):
        return ""
    return translator(language)(VOICES[gathering])


def with_gathered_voices(records: Mapping[str, Record], language: str) -> Mapping[str, Record]:
    """The records for a sheet that leaves the room: what was said names its voice no closer than a report does.

    A sheet with the very role beside a report that hides it would tell who it was.
    """
    notes = [each for each in records.values() if isinstance(each, Note) and each.role is not None]
    if not notes:
        return records
    indexed = index(records)
    attended = tuple(attendance(indexed, session) for session in indexed.of_type(Session))
    return {**records, **{note.id: _gathered(note, attended, language) for note in notes}}


def _gathered(note: Note, attended: Sequence[Attendance], language: str) -> Note:
    voice = voice_words(note.role, note.session, attended, language) if note.text.strip() else ""
    text = f"{note.text} – {voice}" if voice else note.text
    return note.model_copy(update={"text": text, "role": None})  # drawn only: the voice may make it longer than a field
