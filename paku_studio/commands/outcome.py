"""How a command ended: what to say, and the exit status. Knows no command."""

from dataclasses import dataclass

DONE, FAULT, UNUSABLE, UNWRITTEN = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """Lines for standard output, and one sentence for standard error where something went wrong."""

    status: int = DONE
    lines: tuple[str, ...] = ()
    trouble: str = ""
