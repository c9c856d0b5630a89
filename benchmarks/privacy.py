"""How much of what identifies a person the finder finds, on the labelled texts. Prints figures, never a text."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.rows import ROOT, Row

LABELLED = ROOT / "tests" / "privacy" / "labelled"
SETS = ("open", "shut")
WHOLE = frozenset({"hetu", "phone", "email", "iban"})


@dataclass
class Measured:
    """Of one set: how many labels of each kind were found, and how many findings fit a label."""

    labels: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    innocent: int = 0
    alarms: int = 0
    hints: int = 0
    missed: list[tuple[int, str]] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)

    def recall(self, kind: str = "") -> float:
        """How many of a hundred labels (of a kind) a finding of the same kind meets."""
        return 100 * _share(self.met, self.labels, kind)

    def precision(self, kind: str = "") -> float:
        """How many of a hundred findings (of a kind) overlap a label of the same kind."""
        return 100 * _share(self.right, self.found, kind)


def _share(part: Counter[str], whole: Counter[str], kind: str) -> float:
    some, all_ = (part[kind], whole[kind]) if kind else (part.total(), whole.total())
    return some / all_ if all_ else 1.0


def texts(path: Path) -> Iterator[tuple[int, dict]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            yield number, json.loads(line)


def measure(path: Path) -> Measured:
    from paku_studio.privacy.finder import find

    told = Measured()
    for number, row in texts(path):
        findings = find(row["text"], frozenset(row.get("fictional", ())))
        _count_labels(told, number, row["found"], findings)
        _count_findings(told, number, row["found"], findings)
    return told


def _count_labels(told: Measured, number: int, labels: list[dict], findings: tuple) -> None:
    for label in labels:
        told.labels[label["kind"]] += 1
        if any(one.kind == label["kind"] and _meets(one, label) for one in findings):
            told.met[label["kind"]] += 1
        else:
            told.missed.append((number, label["kind"]))


def _count_findings(told: Measured, number: int, labels: list[dict], findings: tuple) -> None:
    for one in findings:
        told.found[one.kind] += 1
        if any(one.kind == label["kind"] and _touch(one, label) for label in labels):
            told.right[one.kind] += 1
        else:
            told.wrong.append((number, str(one.kind)))
    if not labels:
        told.innocent += 1
        told.alarms += any(one.sure for one in findings)
        told.hints += any(not one.sure for one in findings)


def _meets(one, label: dict) -> bool:
    """Whether a finding is a label's: of codes and numbers it holds the whole, or a blur would leave a piece of it."""
    if label["kind"] in WHOLE:
        return one.start <= label["start"] and label["end"] <= one.end
    return _touch(one, label)


def _touch(one, label: dict) -> bool:
    return one.start < label["end"] and label["start"] < one.end


def finding() -> list[Row]:
    """Recall and precision of both sets, and false alarms in a hundred innocent texts."""
    rows = []
    for name in SETS:
        told = measure(LABELLED / f"{name}.jsonl")
        size = told.labels.total()
        rows.append(Row(f"finder, {name} set: recall", told.recall(), size, "", unit="%"))
        rows.append(Row(f"finder, {name} set: precision", told.precision(), told.found.total(), "", unit="%"))
        for kind in ("hetu", "phone", "email"):
            what = f"finder, {name} set: recall, {kind}"
            rows.append(Row(what, told.recall(kind), told.labels[kind], "100 %", unit="%"))
        for what, count in (("sure", told.alarms), ("hints", told.hints)):
            share = 100 * count / told.innocent
            rows.append(Row(f"finder, {name} set: false alarms, {what}", share, told.innocent, "under 1 %", unit="%"))
    return rows


KINDS = ("hetu", "phone", "email", "iban", "address", "birth_date", "plate", "name")
NAMES = {
    "hetu": "personal identity codes", "phone": "phone numbers", "email": "e-mail addresses", "iban": "account numbers",
    "address": "street addresses", "birth_date": "dates of birth", "plate": "registration plates",
    "name": "possible names (a hint only)",
}  # fmt: skip


def by_kind() -> Iterator[str]:
    """For docs/privacy.md: of each kind how many of its labels were found in each set, and what was found in vain."""
    told = {name: measure(LABELLED / f"{name}.jsonl") for name in SETS}
    yield "| what | found, open texts | found, shut texts | of what was found, right |"
    yield "|---|---|---|---|"
    for kind in KINDS:
        met = [f"{one.met[kind]} of {one.labels[kind]}" for one in told.values()]
        right, found = (sum(counts(one)[kind] for one in told.values()) for counts in (_right, _found))
        yield f"| {NAMES[kind]} | {' | '.join(met)} | {right} of {found} |"
    alarms = [f"{one.alarms + one.hints} of {one.innocent}" for one in told.values()]
    yield f"| innocent texts in which something was found | {' | '.join(alarms)} | |"


def _right(told: Measured) -> Counter[str]:
    return told.right


def _found(told: Measured) -> Counter[str]:
    return told.found


def main() -> None:
    if sys.argv[1:] == ["--by-kind"]:
        print("\n".join(by_kind()))
        return
    print("| what | figure | of | to reach | peer | ratio |\n|---|---|---|---|---|---|")
    for row in finding():
        print(row.line())


if __name__ == "__main__":
    main()
