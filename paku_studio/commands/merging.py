"""`merge`: other copies of a document, or other groups' documents, brought into a copy of it; and what they brought."""

import argparse
from pathlib import Path
from typing import Any

from paku_studio.commands.hiding import hidden
from paku_studio.commands.outcome import UNUSABLE, UNWRITTEN, Outcome, json_lines, not_yet
from paku_studio.editor.bringing_in import HEADINGS, NOTHING_NEW
from paku_studio.editor.merging import KINDS, Copy, MergePlan, copy_of_opened, plan_merge
from paku_studio.edits import NotPossible
from paku_studio.locale import N_, translator
from paku_studio.storage import CannotWrite, Opened, Unusable, open_document, refuse_source, save_document, stands
from paku_studio.storage.snapshots import thinned

HEADINGS_HERE = {**HEADINGS, "removed": N_("Removed in the copy, goes from here too: %(count)s")}
"""Before each kind of line. Only in the window can one keep what the copy removed."""
MOST_LINES = 40
"""Of one kind, in one report for people; programs get all."""


def merge(parsed: argparse.Namespace, messages: str) -> Outcome:
    """Bring the others in, one after another, and write the whole; those that are read stay as they are."""
    refused = _refused(parsed, messages)
    if refused is not None:
        return refused
    try:
        first = open_document(parsed.file)
        others = [(path, copy_of_opened(open_document(path))) for path in parsed.others]
        plans = _plans(copy_of_opened(first), others)
        _write(first, plans[-1][1], parsed.output)
    except Unusable as trouble:
        strange = next((found for path in (parsed.file, *parsed.others) if (found := not_yet(path, messages))), None)
        return strange or Outcome(UNUSABLE, trouble=trouble.sentence(messages))
    except NotPossible as refusal:
        return Outcome(UNUSABLE, trouble=refusal.sentence(messages))
    except CannotWrite as trouble:
        return Outcome(UNWRITTEN, trouble=trouble.sentence(messages))
    if parsed.json:
        return Outcome(lines=json_lines([_told(path, plan, messages) for path, plan in plans]))
    made = translator(messages)("Made %(file)s.") % {"file": str(parsed.output)}
    return Outcome(lines=(made, *(line for path, plan in plans for line in _report(path, plan, messages))))


def _refused(parsed: argparse.Namespace, messages: str) -> Outcome | None:
    """Where the copy must not go."""
    t, named = translator(messages), {"file": parsed.output.name or str(parsed.output)}
    if parsed.output.suffix.lower() != ".paku":
        return Outcome(UNUSABLE, trouble=t("%(file)s: a document's name ends in .paku.") % named)
    if stands(parsed.output) and not parsed.replace:
        sentence = t("%(file)s is there already; choose another name, or add --replace.")
        return Outcome(UNWRITTEN, trouble=sentence % named)
    try:
        for other in parsed.others:
            refuse_source(parsed.output, other)
    except CannotWrite as trouble:
        return Outcome(UNWRITTEN, trouble=trouble.sentence(messages))
    return None


def _plans(mine: Copy, others: list[tuple[Path, Copy]]) -> list[tuple[Path, MergePlan]]:
    """What each brings to all that came before it."""
    plans: list[tuple[Path, MergePlan]] = []
    for path, other in others:
        plan = plan_merge(mine, other)
        mine = plan.outcome
        plans.append((path, plan))
    return plans


def _write(first: Opened, last: MergePlan, target: Path) -> None:
    whole = last.outcome
    records = tuple(whole.records.values())
    snapshots = thinned(whole.snapshots, records=records, pictures=whole.pictures)
    save_document(whole.records, whole.pictures, target, thumbnail=first.thumbnail, snapshots=snapshots)


def _report(path: Path, plan: MergePlan, messages: str) -> tuple[str, ...]:
    t = translator(messages)
    lines = [f"{path.name}:", *(f"  {hidden(said)}" for said in plan.remarks_in(messages))]
    if plan.is_nothing_new:
        lines.append("  " + t(NOTHING_NEW) % {"file": path.name})
    told = plan.lines_in(messages)
    for kind in KINDS:
        found = [line for line in told if line.kind == kind]
        lines += [f"  {t(HEADINGS_HERE[kind]) % {'count': len(found)}}"] if found else []
        lines += [f"    {hidden(' · '.join(filter(None, (line.words, line.place))))}" for line in found[:MOST_LINES]]
        more = len(found) - MOST_LINES
        lines += [f"    {t('and %(count)s more') % {'count': more}}"] if more > 0 else []
    return tuple(lines)


def _told(path: Path, plan: MergePlan, messages: str) -> dict[str, Any]:
    lines = [
        {"kind": line.kind, "count": line.count, "words": hidden(line.words), "place": hidden(line.place),
         "record": line.record, "field": line.field}
        for line in plan.lines_in(messages)
    ]  # fmt: skip
    told: dict[str, Any] = {"file": path.name, "same_document": plan.is_same_document, "groups": list(plan.groups)}
    told |= {"counts": dict(plan.counts), "to_settle": len(plan.differences), "pictures": len(plan.pictures)}
    return told | {"earlier_states": len(plan.snapshots), "lines": lines}
