"""Where the templates and examples lie: inside the installed package, or beside it in a source tree."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shipped_folder(name: str) -> Traversable:
    """The folder `templates` or `examples` that travels with the program."""
    inside = files("paku_studio") / name
    if inside.is_dir():
        return inside
    return Path(__file__).resolve().parent.parent / name


def template_names() -> tuple[str, ...]:
    """The starter documents that `new --template` knows."""
    found = {entry.name.split(".")[0] for entry in shipped_folder("templates").iterdir() if entry.name.endswith(".txt")}
    return tuple(sorted(found))


def template_text(name: str, language: str) -> str:
    """A starter document in the quick notation. KeyError where there is none of that name."""
    source = shipped_folder("templates") / f"{name}.{language}.txt"
    if name not in template_names():
        raise KeyError(name)
    return source.read_text(encoding="utf-8")
