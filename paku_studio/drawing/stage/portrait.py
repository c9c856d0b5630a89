"""A persona's portrait on the wall. Knows no layout."""

from collections.abc import Collection

from paku_studio.drawing.display import Item
from paku_studio.drawing.portraits import likeness, strokes_of
from paku_studio.drawing.stage.ground import Ground
from paku_studio.graph.index import RecordIndex
from paku_studio.models import Persona


def portrait_of(
    indexed: RecordIndex,
    persona: Persona,
    middle: tuple[float, float],
    radius: float,
    on: Ground,
    pictures: Collection[str],
) -> tuple[Item, ...]:
    """The portrait round a middle. `pictures`: those that can be shown; for another one its bust stands there."""
    if persona.picture and persona.picture not in pictures:
        persona = persona.with_changes(picture="")
    return likeness(persona, strokes_of(indexed, persona), *middle, radius, on.theme)
