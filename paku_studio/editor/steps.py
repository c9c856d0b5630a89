"""The steps of the work, and at which of them a record is written. Knows no window."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from paku_studio.locale import N_

if TYPE_CHECKING:
    from paku_studio.models import Record

STEPS: Mapping[str, str] = {
    "group": N_("Group"),
    "persona": N_("Personas"),
    "understanding": N_("Understanding"),
    "value": N_("Customer value"),
    "pathway": N_("Pathways"),
    "sheets": N_("Sheets"),
}
"""The way of the work, in its order: each step's name."""

VIEWS: Mapping[str, str] = {"compare": N_("Two pathways side by side"), "dots": N_("Choosing with dots")}
"""Other ways to look at a pathway: their names."""

OWN_VIEWS: Mapping[str, str] = {"merging": N_("Bringing in a copy"), "changes": N_("What changed")}
"""Ways to look at the whole document that are the facilitator's own: at no step of the work, on no wall."""

SHEET = "sheet"
"""A sheet that is being edited: another way to look at the sheets."""

_WRITTEN: Mapping[str, tuple[str, str]] = {
    "persona_line": ("persona", "persona"),
    "service_contact": ("persona", "persona"),
    "stroke": ("persona", "persona"),
    "understanding": ("understanding", "persona"),
    "value_item": ("value", "value"),
    "poster": (SHEET, "id"),
    "conversation": (SHEET, "id"),
    "checklist": (SHEET, "id"),
    "poster_line": (SHEET, "poster"),
    "life_area": (SHEET, "conversation"),
    "checklist_item": (SHEET, "checklist"),
}
"""By the table's name: the start page goes without the models."""


def written_at(record: "Record | None") -> tuple[str, str]:
    """The step of a board's or sheet's line, and the persona, board or sheet that it belongs to; else ("", "")."""
    step, field = _WRITTEN.get(record.TYPE if record is not None else "", ("", ""))
    return step, str(getattr(record, field)) if field else ""


def step_of_view(step: str) -> str:
    """The step of the work to which a step or a view belongs."""
    return "sheets" if step == SHEET else "pathway" if step in VIEWS else step
