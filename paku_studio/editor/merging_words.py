"""What bringing in a copy does, in words: one line a thing, with where it is. Knows no window."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from paku_studio.store.workbench import words_of

if TYPE_CHECKING:
    from paku_studio.editor.merging import MergePlan, ReportLine


def lines_of(plan: "MergePlan", language: str) -> "tuple[ReportLine, ...]":
    """All lines, kind by kind."""
    return tuple(_added(plan))


def _added(plan: "MergePlan") -> "Iterator[ReportLine]":
    from paku_studio.editor.merging import ReportLine

    for record in plan.change.added.values():
        yield ReportLine("new", 1, words_of(record), "", record.id)
