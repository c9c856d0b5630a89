"""A copy for publication: what a group made, without what tells who was there and who said what. Knows no window."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from paku_studio.editor.kept_back import counts_people, telling_dots, uncounted, without
from paku_studio.locale import N_, translator
from paku_studio.models import (
    DOCUMENT_ID,
    Ballot,
    DeveloperGroup,
    Difference,
    Logo,
    Municipality,
    Organiser,
    Pathway,
    Persona,
    Project,
    Record,
    Session,
    Statement,
    Tombstone,
)
from paku_studio.storage import (
    CannotWrite,
    NoPicture,
    Unusable,
    clean_picture,
    name_picture,
    open_document,
    refuse_source,
    save_document,
    stands,
)
from paku_studio.store import new_id

OF_THE_PROGRAM = re.compile(r"[A-Za-z0-9_-]{16}|[0-9a-f]{40}")
"""What the ids look like that nobody typed: random ones, and those made of others."""
NOT_OVER = N_("“%(name)s” is a document that still has what a copy for publication leaves out: choose another name.")
LEFT_OUT: Mapping[str, str] = {
    "session": N_("Meetings, and what was written of them: %(count)s"),
    "count": N_("Figures that tell how many people there were: %(count)s"),
    "role": N_("Statements that tell the speaker's role: %(count)s"),
    "source": N_("Statements that tell in which meeting or group they were made: %(count)s"),
    "own": N_("Notes that only you see: %(count)s"),
    "ballot": N_("Choosings with dots that the group was not shown: %(count)s"),
    "dots": N_("Dots whose figures could tell how few gave them: %(count)s"),
    "difference": N_("Differences between copies, not yet settled: %(count)s"),
    "tombstone": N_("Traces of what was removed: %(count)s"),
    "snapshot": N_("Earlier states kept in the file: %(count)s"),
    "group": N_("Groups, and who arranges them: %(count)s"),
    "picture": N_("Pictures, made anew without place, camera and time: %(count)s"),
}
"""What is left out, by kind, in the order in which it is told."""
STAYING = frozenset({"picture", "dots"})
"""Of these kinds a copy may still have some: pictures that are clean, and what is left of dots that many gave."""
ALWAYS = N_("The history, the journal and the small picture of the file are never in the copy.")
STILL_THERE = N_("Identifiers in the words of the copy: %(count)s. Look at them before you publish it.")
READ_IT = N_("Read the copy through before you publish it: no program knows who is recognised by the words themselves.")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many things of one kind (a key of `LEFT_OUT`) that are not in the copy."""

    what: str
    count: int

    def words(self, language: str) -> str:
        """Of what, how many."""
        return translator(language)(LEFT_OUT[self.what]) % {"count": self.count}


@dataclass(frozen=True, slots=True)
class CleanCopy:
    """What goes into the copy, and what does not."""

    records: Mapping[str, Record]
    pictures: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...]


def clean_copy(
    records: Mapping[str, Record], pictures: Mapping[str, bytes], *, groups: bool = True, snapshots: int = 0
) -> CleanCopy:
    """The copy of these records. `groups`: their names may stay; `snapshots`: how many earlier states there are."""
    left = without(_at_home(records), _going(records, groups))
    renamed = _with_own_ids({key: _bare(record) for key, record in left.items()})
    made, cleaned = _with_new_pictures(renamed, pictures)
    return CleanCopy(made, cleaned, left_out(records, groups=groups, snapshots=snapshots))


def left_out(records: Mapping[str, Record], *, groups: bool = True, snapshots: int = 0) -> tuple[LeftOut, ...]:
    """What a copy would leave out, by kind, in the order in which it is told."""
    counted = dict.fromkeys(LEFT_OUT, 0)
    counted["snapshot"] = snapshots
    counted["dots"] = sum(1 for _ in telling_dots(records))
    for record in records.values():
        for what in _kinds_of(record, groups):
            counted[what] += 1
    return tuple(LeftOut(what, count) for what, count in counted.items() if count)


def left_out_words(found: Sequence[LeftOut], language: str) -> tuple[str, ...]:
    """One line a kind, and what is never in the copy."""
    return (*(one.words(language) for one in found), translator(language)(ALWAYS))


def identifiers(records: Mapping[str, Record]) -> int:
    """How many identifiers the finder is sure of in the words of these records."""
    from paku_studio.privacy.records import find_in

    return sum(found.finding.sure for found in find_in(records))


def identifiers_words(count: int, language: str) -> str:
    """What was found, and never that nobody is recognised."""
    t = translator(language)
    return t(STILL_THERE) % {"count": count} if count else t("No identifiers were found.")


def write_clean_copy(copy: CleanCopy, target: Path, source: Path | None, *, groups: bool = True) -> None:
    """Put the copy into a file; never over the document itself, nor over one that is no such copy. CannotWrite."""
    if source is not None:
        refuse_source(target, source)
    if stands(target) and not _is_clean(target, groups):
        raise CannotWrite(NOT_OVER).about(target.name)
    save_document(copy.records, copy.pictures, target)


def _is_clean(path: Path, groups: bool) -> bool:
    try:
        opened = open_document(path)
    except Unusable:
        return False
    found = left_out(opened.document.records, groups=groups, snapshots=len(opened.snapshots))
    return opened.thumbnail is None and all(one.what in STAYING for one in found)


def _kinds_of(record: Record, groups: bool) -> Iterator[str]:
    """As what a record, or something of it, is left out."""
    if getattr(record, "own", False):
        yield "own"
        return
    if isinstance(record, Session):
        yield "session"
    if counts_people(record):
        yield "count"
    if isinstance(record, Statement):
        if record.role is not None:
            yield "role"
        if record.session or record.group:
            yield "source"
    if isinstance(record, Ballot) and not record.shown:
        yield "ballot"
    if isinstance(record, Difference | Tombstone):
        yield record.TYPE
    if isinstance(record, DeveloperGroup) and not groups:
        yield "group"
    if isinstance(record, Persona | Logo) and record.picture:
        yield "picture"


def _going(records: Mapping[str, Record], groups: bool) -> set[str]:
    """The ids of all that is no record of the copy."""
    gone = {key for key, record in records.items() if _goes(record)} | set(telling_dots(records))
    if not groups:
        gone |= {record.id for record in records.values() if isinstance(record, DeveloperGroup)}
        gone |= set(_only_of_groups(records))
    return gone


def _goes(record: Record) -> bool:
    if isinstance(record, Ballot):
        return not record.shown
    return getattr(record, "own", False) or isinstance(record, Session | Difference | Tombstone)


def _only_of_groups(records: Mapping[str, Record]) -> Iterator[str]:
    """Organisers and municipalities that are there only because a group is theirs."""
    leading = {record.lead for record in records.values() if isinstance(record, Project)}
    staying = {key: record for key, record in records.items() if isinstance(record, Organiser) and key in leading}
    homes = {record.municipality for record in staying.values()}
    yield from (key for key, record in records.items() if isinstance(record, Organiser) and key not in staying)
    for key, record in records.items():
        if isinstance(record, Municipality) and not record.in_project and key not in homes:
            yield key


def _at_home(records: Mapping[str, Record]) -> dict[str, Record]:
    """Pathways that are a group's only by their meeting are the group's by themselves."""

    def homed(record: Record) -> Record:
        session = records.get(record.session) if isinstance(record, Pathway) and not record.group else None
        return record.with_changes(group=session.group) if isinstance(session, Session) else record

    return {key: homed(record) for key, record in records.items()}


def _bare(record: Record) -> Record:
    """The record without whose words it holds and how many people there were."""
    if isinstance(record, Statement) and (record.role is not None or record.group):
        record = record.with_changes(role=None, group="")
    return uncounted(record)


def _with_own_ids(records: Mapping[str, Record]) -> dict[str, Record]:
    """Ids that somebody typed in a table may be anything, also a name: they become random ones."""
    new = {key: new_id() for key in records if key != DOCUMENT_ID and not OF_THE_PROGRAM.fullmatch(key)}
    if not new:
        return dict(records)

    def renamed(record: Record) -> Record:
        named = {field: getattr(record, field) for field in ("id", *record.REFERENCES)}
        changed = {field: new[key] for field, key in named.items() if key in new}
        return record.with_changes(**changed) if changed else record

    return {new.get(key, key): renamed(record) for key, record in records.items()}


def _with_new_pictures(
    records: Mapping[str, Record], pictures: Mapping[str, bytes]
) -> tuple[dict[str, Record], dict[str, bytes]]:
    """Every picture made anew of its points alone; one that cannot be read is left out."""
    names: dict[str, str] = {}
    cleaned: dict[str, bytes] = {}
    made: dict[str, Record] = {}
    for key, record in records.items():
        made[key] = record
        if isinstance(record, Persona | Logo) and record.picture:
            if record.picture not in names:
                names[record.picture] = _cleaned(pictures.get(record.picture, b""), cleaned)
            made[key] = record.with_changes(picture=names[record.picture])
    return made, cleaned


def _cleaned(data: bytes, cleaned: dict[str, bytes]) -> str:
    """Clean a picture into the mapping, and give its name there; "" where it is none."""
    try:
        picture = clean_picture(data)
    except NoPicture:
        return ""
    name = name_picture(picture)
    cleaned[name] = picture
    return name
