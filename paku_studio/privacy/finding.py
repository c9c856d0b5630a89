"""One thing in a text that identifies a person, and the order in which overlapping ones give way. Searches nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from paku_studio.models import PersonalDataKind


@dataclass(frozen=True, slots=True)
class Finding:
    """`text[start:end]` is of this kind. `sure` False: a hint only. `doubt`: what speaks against it, e.g. `check`."""

    kind: PersonalDataKind
    start: int
    end: int
    sure: bool = True
    doubt: str = ""


def apart(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that overlap no earlier one of `found`, in the order of the text."""
    taken = bytearray()
    kept = []
    for one in found:
        if len(taken) < one.end:
            taken.extend(bytes(one.end - len(taken)))
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
