"""What the start page offers everybody: greeting, templates, examples. Knows no documents, so that it loads at once."""

from dataclasses import dataclass

from paku_studio.locale import N_
from paku_studio.shipped import shipped_folder, template_names

MORNING, DAY, EVENING = N_("Good morning."), N_("Good day."), N_("Good evening.")
FIRST_TEMPLATES = ("three-phases", "empty")
"""Templates in the order in which they are offered; others follow by name."""
EXAMPLE_ENDING = ".paku"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something ready to begin with: its file's name, what it is called, and one line about it (message ids)."""

    name: str
    title: str
    about: str = ""


_TEMPLATES = {
    "empty": Offer("empty", N_("Empty pathway"), N_("Phases come as you talk")),
    "three-phases": Offer("three-phases", N_("Three phases"), N_("Before, during and after the service")),
}
_EXAMPLES = {
    "monialainen-intensiivinen-palveluohjaus": Offer(
        "monialainen-intensiivinen-palveluohjaus",
        N_("Intensive guidance by many professions"),
        N_("A long pathway with its persona and value"),
    ),
    "velkakierteesta-omaan-talouteen": Offer(
        "velkakierteesta-omaan-talouteen",
        N_("Out of the spiral of debt"),
        N_("As it was meant to go, and as it went"),
    ),
}


def greeting(hour: int) -> str:
    """The greeting (a message id) for an hour of the day, 0 to 23."""
    if 4 <= hour < 10:
        return MORNING
    return DAY if 10 <= hour < 17 else EVENING


def templates() -> tuple[Offer, ...]:
    """The templates that travel with the program."""
    there = template_names()
    names = [name for name in FIRST_TEMPLATES if name in there]
    names += [name for name in there if name not in names]
    return tuple(_TEMPLATES.get(name, Offer(name, name)) for name in names)


def examples() -> tuple[Offer, ...]:
    """The examples that travel with the program; one that nobody described goes by its file's name."""
    files = shipped_folder("examples").iterdir()
    names = sorted(entry.name.removesuffix(EXAMPLE_ENDING) for entry in files if entry.name.endswith(EXAMPLE_ENDING))
    return tuple(_EXAMPLES.get(name, Offer(name, name)) for name in names)
