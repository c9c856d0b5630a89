"""Which sheets the page of sheets offers, in groups; also those that are printed empty. Knows no window."""

from collections.abc import Mapping, Sequence

from paku_studio.export.sheets import KINDS, EarlierState, SheetOf, changes_sheet, sheets_of
from paku_studio.locale import N_
from paku_studio.models import Record

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("From this work"), ("pathway", "persona", "understanding", "value", "compare", "report", "changes")),
    (N_("On the wall"), ("poster",)),
    (N_("For the group to work on"), ("conversation", "checklist", "cards")),
)
"""What a group of sheets is called, and the kinds that stand in it."""
EMPTY_TOO = frozenset({"poster", "conversation", "checklist", "cards"})
"""These are worth printing before anybody has written on them."""


def listed(records: Mapping[str, Record], earlier: EarlierState | None = None) -> tuple[SheetOf, ...]:
    """Every sheet that is offered, in the order of the groups; what changed only beside an `earlier` state."""
    changed = (changes_sheet(earlier),) if earlier is not None else ()
    found = (sheet for kind in KINDS for sheet in (changed if kind == "changes" else sheets_of(records, kind)))
    return tuple(sheet for sheet in found if not sheet.empty or sheet.what in EMPTY_TOO)


def at_once(sheets: Sequence[SheetOf]) -> tuple[SheetOf, ...]:
    """Those that go out when all are asked for: what the group has made, each thing once."""
    from paku_studio.editor.outgoing import without_meetings

    return without_meetings([sheet for sheet in sheets if not sheet.empty])
