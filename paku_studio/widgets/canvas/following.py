"""What a commit means for a person who looks: what is new, what to show, and what should stay where it is seen.

Knows commits and the road's pictures; moves and paints nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paku_studio.drawing.display import Group
from paku_studio.drawing.road_layout import CardPlace
from paku_studio.models import Handover, Link, Note, Phase, Record, ServiceMoment, Touchpoint
from paku_studio.store import Commit

SHOWN = (ServiceMoment, Touchpoint, Note, Phase, Link, Handover)
OWN = ("user", "undo", "redo")
"""Sources of what the person at this window did."""


@dataclass(frozen=True, slots=True)
class News:
    """`slides`: the one moment whose card is new; `shows`: the record that a person will want to see; "" for none."""

    slides: str = ""
    shows: str = ""


def news_of(commit: Commit) -> News:
    """What is new for the person who did this; nothing where somebody else did, or it came from a file."""
    if commit.source not in OWN:
        return News()
    added = [record for record in commit.added.values() if isinstance(record, SHOWN)]
    moments = [record.id for record in added if isinstance(record, ServiceMoment)]
    slides = moments[0] if len(moments) == 1 and not commit.removed else ""
    if moments:
        return News(slides, moments[-1])
    if added:
        return News("", added[-1].id)
    return News("", next(iter(commit.changed), "")) if commit.source != "user" else News()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the cards in view stood, in reading order: id, x and y in points."""

    cards: tuple[tuple[str, float, float], ...] = ()

    def fallen(self, cards: Mapping[str, CardPlace]) -> float:
        """How much lower, in points, the first of them now stands that kept its place in its row; 0.0 if none did."""
        for record_id, x, y in self.cards:
            now = cards.get(record_id)
            if now is not None and abs(now.box[0] - x) < 0.5:
                return now.box[1] - y
        return 0.0


def anchor_in(pictures: Iterable[Group], cards: Mapping[str, CardPlace], top: float, most: int) -> Anchor:
    """The first cards, at most so many, in these pictures that begin below `top`; pictures are in reading order."""
    found = []
    for record_id in (each for picture in pictures for each in _named(picture, cards)):
        place = cards[record_id]
        if place.box[1] >= top:
            found.append((place.id, place.box[0], place.box[1]))
            if len(found) == most:
                break
    return Anchor(tuple(found))


def _named(picture: Group, cards: Mapping[str, CardPlace], depth: int = 3) -> Iterable[str]:
    for child in picture.children:
        if isinstance(child, Group):
            if child.id in cards:
                yield child.id
            elif depth:
                yield from _named(child, cards, depth - 1)


def changed_owners(commit: Commit, records: Mapping[str, Record]) -> frozenset[str]:
    """The moments whose words a commit may have changed: they themselves, and what its records hang or hung on."""
    found: set[str] = set()
    touched = [record for one in commit.ids if (record := records.get(one) or commit.removed.get(one))]
    for record in touched:
        fields = commit.changed.get(record.id, {})
        for name in ("id", "moment", "target", "source", "involvement"):
            found.update(map(str, fields.get(name, (getattr(record, name, ""),))))
    return frozenset(found - {""})
