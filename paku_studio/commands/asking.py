"""`check` and `info`: what is wrong with a document, what the graph shows, whom it tells of, and what is in it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from paku_studio.commands.hiding import hidden
from paku_studio.commands.outcome import DONE, FAULT, UNUSABLE, Outcome, json_lines, not_yet
from paku_studio.locale import N_, translator
from paku_studio.storage import Opened, Unusable, describe, open_document

if TYPE_CHECKING:
    from paku_studio.models import Record
    from paku_studio.privacy.records import Found

TABLE_NAMES = {
    "document": N_("settings of the document"),
    "project": N_("projects"),
    "municipality": N_("municipalities"),
    "organiser": N_("organisers"),
    "group": N_("developer groups"),
    "session": N_("meetings"),
    "count": N_("participant counts"),
    "persona": N_("personas"),
    "stroke": N_("strokes of portraits"),
    "persona_line": N_("lines of personas"),
    "service_contact": N_("service contacts"),
    "understanding": N_("answers of customer understanding"),
    "customer_value": N_("customer values"),
    "value_item": N_("items of customer value"),
    "pathway": N_("pathways"),
    "phase": N_("phases"),
    "moment": N_("service moments"),
    "touchpoint": N_("touchpoints"),
    "link": N_("links"),
    "handover": N_("hand-overs"),
    "actor": N_("actors"),
    "involvement": N_("actors' parts in moments"),
    "frequency": N_("frequencies"),
    "note": N_("notes"),
    "facilitator_note": N_("facilitator's own notes"),
    "ballot": N_("choosings with dots"),
    "dots": N_("rows of dots"),
    "poster": N_("wall posters"),
    "poster_line": N_("lines of wall posters"),
    "poster_source": N_("sources of wall posters' lines"),
    "conversation": N_("conversation sheets"),
    "life_area": N_("areas of life"),
    "checklist": N_("checklists"),
    "checklist_item": N_("things on checklists"),
    "logo": N_("logo pictures"),
    "tombstone": N_("traces of removals"),
    "difference": N_("differences between copies"),
}
"""What the tables of a file are called."""
DIFFERENCE = N_("a difference between copies")
PERSONAL = "personal_data"
"""The code of a finding that identifies a person."""
PERSONAL_EARLIER = "personal_data_earlier"
"""The same in an earlier state of the file."""


def check(path: Path, as_json: bool, strict: bool, messages: str) -> Outcome:
    """Repairs, what could not be kept, findings of the graph and of the finder of identifiers: the worst first.

    That nothing identifies a person is never said, only that no identifiers were found.
    """
    opened = _open(path, messages)
    if isinstance(opened, Outcome):
        return opened
    rows = _rows(opened, messages)
    worst = {row["severity"] for row in rows}
    status = FAULT if "fault" in worst or (strict and rows) else DONE
    if as_json:
        return Outcome(status, json_lines(rows))
    t = translator(messages)
    words = {"fault": t("Fault"), "remark": t("Remark")}
    lines = tuple(f"{words[row['severity']]}: {row['sentence']}" for row in rows) or (t("Nothing to remark."),)
    if not any(row["code"] in {PERSONAL, PERSONAL_EARLIER} for row in rows):
        lines += (t("No identifiers were found."),)
    return Outcome(status, lines)


def _rows(opened: Opened, messages: str) -> list[dict[str, str]]:
    from paku_studio.graph.describe import describe_finding
    from paku_studio.graph.findings import findings
    from paku_studio.store import describe_repair

    records = opened.document.snapshot()
    rows = [_row("dropped", "fault", describe(one, messages)) for one in opened.dropped]
    rows += [_row(one.code, "fault", describe_repair(one, messages)) for one in opened.repairs]
    for one in findings(records):
        rows.append(_row(one.code, one.severity, hidden(describe_finding(one, records, messages))))
    rows += _unsettled(opened, messages)
    rows += _personal(opened, messages)
    rows += _earlier(opened, messages)
    rows += [_row("unreadable", "remark", sentence) for sentence in _unreadable(opened, messages)]
    return sorted(rows, key=lambda row: row["severity"] != "fault")


def _unsettled(opened: Opened, messages: str) -> list[dict[str, str]]:
    """What copies say differently and nobody has settled yet."""
    from paku_studio.editor.settling import DIFFERENCES, left_to_settle

    found = left_to_settle(opened.document.snapshot())
    sentence = translator(messages)(DIFFERENCES) % {"count": found}
    return [_row("differences", "remark", sentence)] if found else []


def _personal(opened: Opened, messages: str) -> list[dict[str, str]]:
    """What identifies a person: its kind, where it is, why; the found words themselves are masked."""
    from paku_studio.locale import label
    from paku_studio.privacy.records import find_in, text_of
    from paku_studio.privacy.words import masked, reason

    records = opened.document.snapshot()
    found, rows = find_in(records), []
    cards = _cards(records) if found else {}
    for one in found:
        kind = label("PersonalDataKind", one.finding.kind, messages)
        shown = masked(text_of(records, one), one.finding)
        sentence = f"{kind}: {shown} ({_where(opened, one, cards, messages)}). {reason(one.finding, messages)}"
        row = _row(PERSONAL, "remark", sentence)
        row |= {"kind": str(one.finding.kind), "record": one.record, "field": one.field}
        rows.append(row | {"sure": "yes" if one.finding.sure else "no", "own": "yes" if one.own else "no"})
    return rows


def _earlier(opened: Opened, messages: str) -> list[dict[str, str]]:
    """What is left in the earlier states that the file keeps: kinds and how many, masked."""
    from paku_studio.editor.earlier_people import told_of_states

    rows = []
    for left, sentence in told_of_states(opened.snapshots, opened.document.snapshot(), messages):
        kinds = " ".join(f"{kind}:{count}" for kind, count in Counter(left.kinds).items())
        rows.append(_row(PERSONAL_EARLIER, "remark", sentence) | {"session": left.session, "kinds": kinds})
    return rows


def _where(opened: Opened, found: "Found", cards: Mapping[str, int], messages: str) -> str:
    """What it stands in, the number on the card, and where that is: no word of it tells who it is about."""
    from paku_studio.editor.finding import Match
    from paku_studio.editor.finding_words import where
    from paku_studio.editor.record_words import place_of
    from paku_studio.models import Difference
    from paku_studio.privacy.finder import find
    from paku_studio.privacy.records import fictional_names
    from paku_studio.privacy.words import all_masked

    records = opened.document.records
    record = records[found.record]
    start, end = found.finding.start, found.finding.end
    if isinstance(record, Difference):
        named, record = translator(messages)(DIFFERENCE), records.get(record.record, record)
    else:
        named = where(opened.document, Match(found.record, found.field, start, end, found.item), messages)
    card = str(cards.get(found.record, ""))
    place = place_of(records, record, messages)
    masked = hidden(all_masked(place, find(place, fictional_names(records))))
    return " · ".join(filter(None, (f"{named} {card}".strip(), masked)))


def _cards(records: Mapping[str, "Record"]) -> dict[str, int]:
    """The number on the card of each service moment."""
    from paku_studio.graph.road import moments_on_road
    from paku_studio.models import Pathway

    paths = [record.id for record in records.values() if isinstance(record, Pathway)]
    return {placed.moment.id: placed.number for path in paths for placed in moments_on_road(records, path)}


def _row(code: str, severity: str, sentence: str) -> dict[str, str]:
    return {"code": code, "severity": severity, "sentence": sentence}


def _unreadable(opened: Opened, messages: str) -> tuple[str, ...]:
    """Characters that no bundled typeface has: they stand on paper as framed codes."""
    from paku_studio.drawing.text import unreadable

    texts = {
        value
        for record in opened.document.snapshot().values()
        for name, value in record
        if isinstance(value, str) and name not in {"id", "order"} and not value.isascii()
    }
    found = sorted({character for text in texts for character in unreadable(text)})
    if not found:
        return ()
    codes = ", ".join(f"U+{ord(character):04X}" for character in found)
    sentence = translator(messages)("These characters are in no typeface and print as framed codes: %(codes)s.")
    return (sentence % {"codes": codes},)


def info(path: Path, as_json: bool, messages: str) -> Outcome:
    """Title, language, version and how many records of each kind."""
    from paku_studio.models import DOCUMENT_ID, DocumentSettings
    from paku_studio.storage import VERSION

    opened = _open(path, messages)
    if isinstance(opened, Outcome):
        return opened
    settings = opened.document.get(DOCUMENT_ID, DocumentSettings)
    counted = Counter(record.TYPE for record in opened.document.snapshot().values())
    kinds = {name: counted[name] for name in TABLE_NAMES if counted[name]}
    if as_json:
        told = {"title": settings.title, "language": settings.language, "version": VERSION, "records": kinds}
        told |= {"pictures": len(opened.pictures), "earlier_states": len(opened.snapshots)}
        return Outcome(lines=json_lines(told))
    t = translator(messages)
    lines = [f"{path.name}: {settings.title}" if settings.title else path.name]
    lines.append(t("Language: %(language)s. Format version: %(version)d.") % _facts(settings, VERSION, messages))
    lines += [f"{count:7d}  {t(TABLE_NAMES[name])}" for name, count in kinds.items()]
    lines += [f"{len(opened.pictures):7d}  {t('pictures')}"] if opened.pictures else []
    lines += [f"{len(opened.snapshots):7d}  {t('earlier states')}"] if opened.snapshots else []
    return Outcome(lines=tuple(lines))


def _facts(settings: object, version: int, messages: str) -> dict[str, object]:
    from paku_studio.locale import label

    return {
        "language": label("DocumentLanguage", str(getattr(settings, "language", "fi")), messages),
        "version": version,
    }


def _open(path: Path, messages: str) -> Opened | Outcome:
    try:
        return open_document(path)
    except Unusable as trouble:
        return not_yet(path, messages) or Outcome(UNUSABLE, trouble=trouble.sentence(messages))
