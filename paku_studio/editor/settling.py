"""What two copies of a document say differently, in words, and how a person settles it. Knows no window."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

VIEW = "merging"
"""The view in which differences are settled."""
Side = Literal["kept", "other"]
Choice = Literal["kept", "other", "mine", "theirs"]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One difference. `id`: the difference's; `record`: about which record, or "" where there is none to go to.

    `words`, `place`, `field`: what it is about. `kept` stands now, `other` is the other value, both in words; of long
    texts `kept_parts` and `other_parts` say the same in pieces: (words, whether they differ). `mine`: which of the two
    was mine when a copy was brought in in this sitting, else "". `refused`: why the other value cannot be taken, else
    "".
    """

    id: str
    record: str
    words: str
    place: str
    field: str
    kept: str
    other: str
    kept_parts: tuple[tuple[str, bool], ...]
    other_parts: tuple[tuple[str, bool], ...]
    mine: Side | Literal[""] = ""
    refused: str = ""


def count_unsettled(editor: "Editor") -> int:
    """How many differences there are to settle: cheap, for a button's state."""
    from paku_studio.models import Difference

    return len(editor.document.of_type(Difference))


def unsettled(editor: "Editor", sides: Mapping[str, Side] | None = None) -> tuple[Unsettled, ...]:
    """All that is to be settled, in the order of the document. `sides`: as the plan of the last bringing in has them."""
    return ()


def settle_one(editor: "Editor", difference: str, side: Side) -> bool:
    """Leave what stands ("kept") or take the other value; says what came of it. Whether it was settled."""
    return False


def settle_all(editor: "Editor", side: Choice, sides: Mapping[str, Side] | None = None) -> int:
    """Settle all as one edit: as it stands, the other values, mine or theirs (by `sides`). Says it; gives how many.

    What cannot be settled so stays: a value that no longer fits, three values for one thing, or whose nobody knows.
    """
    return 0
