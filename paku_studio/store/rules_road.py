"""Rules of integrity about the road: side steps stay by their moment, links can be drawn, order keys leave room."""

from collections.abc import Callable

from paku_studio.models import RECORD_TYPES, Link, LinkKind, Record, ServiceMoment
from paku_studio.store.order import keys_between
from paku_studio.store.table import Table, place_in_row
from paku_studio.store.workbench import Bench, Rule

ORDER_ROOM = 100
"""A longer order key makes its whole row get new ones, long before keys grow too long to write."""


def _pathway_of(table: Table, moment: str) -> str:
    phase = getattr(table.records[moment], "phase")  # noqa: B009 - a record of any type, by its field
    pathway: str = getattr(table.records[phase], "pathway")  # noqa: B009
    return pathway


def _parent_elsewhere(table: Table, moment: ServiceMoment) -> bool:
    return bool(moment.parent) and _pathway_of(table, moment.parent) != _pathway_of(table, moment.id)


def _leave_parent(bench: Bench, moment: ServiceMoment) -> None:
    bench.clear("parent-elsewhere", moment, "parent")


def _phase_of_road(table: Table, moment: ServiceMoment) -> str:
    """The phase of the stop on the road that a side step hangs on, however deep; its own where it hangs in a circle."""
    stop = table.end_of_chain(moment.id, "parent") or moment.id
    phase: str = getattr(table.records[stop], "phase")  # noqa: B009
    return phase


def _phase_left(table: Table, moment: ServiceMoment) -> bool:
    return moment.phase != _phase_of_road(table, moment)


def _follow_phase(bench: Bench, moment: ServiceMoment) -> None:
    bench.put(moment.with_changes(phase=_phase_of_road(bench.table, moment)))
    bench.note("side-step-phase", moment, "phase", moment.phase)


def _leads_to_itself(_table: Table, link: Link) -> bool:
    return link.source == link.target


def _leads_elsewhere(table: Table, link: Link) -> bool:
    return bool(link.target) and _pathway_of(table, link.source) != _pathway_of(table, link.target)


def _gap_leads_on(_table: Table, link: Link) -> bool:
    return link.kind is LinkKind.GAP and bool(link.target)


def _clear_target(bench: Bench, link: Link) -> None:
    bench.clear("gap-with-target", link, "target")


def _leads_nowhere(_table: Table, link: Link) -> bool:
    return link.kind is not LinkKind.GAP and not link.target


def _become_gap(bench: Bench, link: Link) -> None:
    bench.put(link.with_changes(kind=LinkKind.GAP))
    bench.note("link-without-target", link, "kind", str(link.kind))


def _remove_link(code: str) -> Callable[[Bench, Link], None]:
    def remove(bench: Bench, link: Link) -> None:
        bench.remove(code, link)

    return remove


def _key_without_room(_table: Table, record: Record) -> bool:
    return _order_of(record).endswith("0")


def _make_room(bench: Bench, record: Record) -> None:
    was = _order_of(record)
    bench.put(record.with_changes(order=was.rstrip("0") or "01"))
    bench.note("order-key", record, "order", was)


def _key_too_long(_table: Table, record: Record) -> bool:
    return len(_order_of(record)) > ORDER_ROOM


def _renew_row(bench: Bench, record: Record) -> None:
    """New short keys for all in the row, in the order in which they stand."""
    row = sorted((bench.table.records[found] for found in _row(bench.table, record)), key=place_in_row)
    for neighbour, key in zip(row, keys_between(None, None, len(row)), strict=True):
        bench.put(neighbour.with_changes(order=key))
    bench.note("order-long", record, "order", _order_of(record))


def _row(table: Table, record: Record) -> tuple[str, ...]:
    if not record.OWNERS:
        return tuple(table.of_type(record.TYPE))
    owner = record.OWNERS[0]
    return tuple(table.referrers(getattr(record, owner), record.TYPE, owner))


def _order_of(record: Record) -> str:
    order: str = getattr(record, "order")  # noqa: B009 - only types that have one are asked
    return order


_ORDERED = tuple(kind for kind in RECORD_TYPES.values() if "order" in kind.model_fields)

RULES = (
    Rule("parent-elsewhere", (ServiceMoment,), _parent_elsewhere, _leave_parent),
    Rule("side-step-phase", (ServiceMoment,), _phase_left, _follow_phase, deep=True),
    Rule("link-to-itself", (Link,), _leads_to_itself, _remove_link("link-to-itself")),
    Rule("link-elsewhere", (Link,), _leads_elsewhere, _remove_link("link-elsewhere")),
    Rule("gap-with-target", (Link,), _gap_leads_on, _clear_target),
    Rule("link-without-target", (Link,), _leads_nowhere, _become_gap),
    Rule("order-key", _ORDERED, _key_without_room, _make_room),
    Rule("order-long", _ORDERED, _key_too_long, _renew_row),
)
