"""The five steps of feeling, and going up and down them. Knows no moment."""

from paku_studio.models import Emotion

SCALE = (Emotion.VERY_BAD, Emotion.BAD, Emotion.NEUTRAL, Emotion.GOOD, Emotion.VERY_GOOD)
"""From the lowest stop to the highest."""


def level(feeling: Emotion) -> int:
    """The place of a feeling on the scale; one that was not told stands in the middle."""
    return SCALE.index(feeling if feeling in SCALE else Emotion.NEUTRAL)


def stepped(feeling: Emotion, step: int) -> Emotion:
    """The feeling so many steps up (or down), no further than the ends."""
    return SCALE[min(max(level(feeling) + step, 0), len(SCALE) - 1)]
