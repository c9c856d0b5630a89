"""What a report leaves open: questions, unsure lines, and what nobody was asked. Knows no measure."""

from collections.abc import Iterator

from paku_studio.drawing.report_parts import Grid, Listing, Section, Words
from paku_studio.drawing.report_telling import Telling
from paku_studio.drawing.text import is_blank
from paku_studio.graph.findings import Finding
from paku_studio.locale import label, translator
from paku_studio.models import (
    BoardStatement,
    CustomerValue,
    Note,
    NoteKind,
    Pathway,
    Persona,
    PersonaLine,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)

SHARES = (0.62, 0.38)


def tell_open(telling: Telling) -> Iterator[Section]:
    """Every open question and every line that is still to be checked, each with where it stands."""
    t = translator(telling.language)
    rows = [*_questions(telling), *_unsure(telling)]
    if rows:
        grid = Grid(t("What is still to be found out"), (t("Question"), t("Where it stands")), tuple(rows), SHARES)
        yield Section("open", Words(t("Open questions")), (grid,), listed=True)


def _questions(telling: Telling) -> Iterator[tuple[Words, Words]]:
    for note in telling.indexed.of_type(Note):
        if note.kind is not NoteKind.QUESTION or note.own or is_blank(note.text):
            continue
        place = _place(telling, note.target)
        if telling.tells(note, _home(telling, note.target)):
            yield telling.people(note.text), telling.people(place)


def _unsure(telling: Telling) -> Iterator[tuple[Words, Words]]:
    t = translator(telling.language)
    kinds: tuple[type[BoardStatement], ...] = (PersonaLine, UnderstandingAnswer, ValueItem)
    for kind in kinds:
        for said in telling.indexed.of_type(kind):
            text = str(getattr(said, "text", ""))
            if said.unsure and telling.tells(said) and not is_blank(text):
                place = telling.people(_board(telling, said))
                yield telling.people(text, tail=t("(unsure: still to be checked)")), place


def _board(telling: Telling, said: BoardStatement) -> str:
    owner = getattr(said, "persona", "") or getattr(said, "value", "")
    return _place(telling, owner) if owner else translator(telling.language)("The whole group")


def _home(telling: Telling, target: str) -> str:
    """The meeting of the pathway on which a record stands."""
    for record in _above(telling, target):
        if isinstance(record, Pathway):
            return record.session
    return ""


def _place(telling: Telling, target: str) -> str:
    """Where a record stands, from the outermost in: pathway, phase, moment, touchpoint."""
    names = (_named(record) for record in reversed(list(_above(telling, target))))
    return " · ".join(name for name in names if name) or "–"


def _above(telling: Telling, target: str) -> Iterator[Record]:
    """The record and what it belongs to."""
    record = telling.indexed.get(target)
    while record is not None:
        yield record
        record = telling.indexed.get(_owner(record))


def _owner(record: Record) -> str:
    if isinstance(record, Touchpoint):
        return record.moment
    if isinstance(record, ServiceMoment):
        return record.phase
    return record.pathway if isinstance(record, Phase) else ""


def _named(record: Record) -> str:
    text = ""
    if isinstance(record, Pathway | CustomerValue):
        text = record.title
    elif isinstance(record, Phase | Touchpoint):
        text = record.label
    elif isinstance(record, ServiceMoment):
        text = record.text
    elif isinstance(record, Persona):
        text = record.name
    return "" if is_blank(text) else " ".join(text.split())


def tell_unasked(telling: Telling, found: tuple[Finding, ...], pathways: set[str]) -> Iterator[Section]:
    """What nobody was asked of a pathway that somebody has walked: silence is not an answer."""
    t = translator(telling.language)
    items = []
    for finding in found:
        pathway = telling.indexed.find(finding.pathway, Pathway)
        if finding.code != "never_asked" or pathway is None or pathway.id not in pathways:
            continue
        asked = finding.values["questions"]
        names = [label("AskedQuestion", str(each), telling.language).lower() for each in asked if asked]  # type: ignore[union-attr]
        title = t("Unnamed pathway") if is_blank(pathway.title) else ""
        lead = Words(title or pathway.title, language="" if title else telling.words)
        items.append(Words(lead.text, tail=f"– {', '.join(names)}", language=lead.language))
    if items:
        remark = telling.soft(t("Silence is not an answer. Nobody has been asked about these yet:"))
        yield Section("unasked", Words(t("What was not asked")), (remark, Listing(tuple(items))), listed=True)
