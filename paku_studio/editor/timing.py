"""The timer of a workshop: so many minutes, counted down quietly. Knows no clock but the one that it is given."""

import math
import time
from collections.abc import Callable

LEAST, MOST, USUAL = 1, 99, 5
"""Minutes."""
MINUTE = 60.0

Clock = Callable[[], float]
"""Seconds that only ever grow."""


class Timer:
    """Counts down whether anybody looks or not; at nought it just stands there."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self.minutes = USUAL
        self.question = ""
        """What the group talks about meanwhile, as typed."""
        self._left = USUAL * MINUTE
        self._until: float | None = None

    @property
    def left(self) -> float:
        """Seconds that are left, never less than none."""
        return max(0.0, self._left if self._until is None else self._until - self._clock())

    @property
    def left_s(self) -> int:
        """The same in whole seconds as they are shown: nought only when all is over."""
        return math.ceil(self.left - 1e-9)

    @property
    def whole_s(self) -> int:
        """Of how many seconds."""
        return round(self.minutes * MINUTE)

    @property
    def ended(self) -> bool:
        """Whether the time is over."""
        return self.left <= 0.0

    @property
    def over_for(self) -> float:
        """For how many seconds its time has been over, where it ran to its end; else none."""
        return 0.0 if self._until is None else max(0.0, self._clock() - self._until)

    @property
    def running(self) -> bool:
        """Whether it counts down just now."""
        return self._until is not None and not self.ended

    @property
    def fresh(self) -> bool:
        """Whether it stands at its beginning, or at its end, so that the next start is a new one."""
        return not self.running and (self.ended or self._left >= self.whole_s)

    def start(self) -> None:
        """Count down from where it stands; from the beginning where the time was over."""
        if self.running:
            return
        if self.ended:
            self._left = self.whole_s
        self._until = self._clock() + self._left

    def pause(self) -> None:
        """Stand still; `start` goes on."""
        self._left, self._until = self.left, None

    def turn(self) -> None:
        """Start where it stands, pause where it runs."""
        if self.running:
            self.pause()
        else:
            self.start()

    def begin_anew(self) -> None:
        """All the minutes again, standing still."""
        self._left, self._until = float(self.whole_s), None

    def change(self, by: int) -> None:
        """So many minutes more or fewer, for the whole and for what is left; never so few that it would end by that."""
        minutes = max(LEAST, min(self.minutes + by, MOST))
        left = self.left + (minutes - self.minutes) * MINUTE
        if minutes == self.minutes or left <= 0.0:
            return
        ran = self._until is not None
        self.minutes, self._left = minutes, left
        self._until = self._clock() + left if ran else None
