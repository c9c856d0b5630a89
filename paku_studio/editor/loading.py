"""What a window needs of the rooms below it, in the order in which it needs it. Knows only the modules' names.

All of it is best loaded before Qt: PySide looks into the source of every module that is loaded after it, which takes
longer than most modules take themselves.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Final

START_PAGE: Final = (
    "html",
    "orjson",
    "paku_studio.resources.icons",
    "paku_studio.drawing.theme",
    "paku_studio.storage.settings",
    "paku_studio.editor.welcome",
    "paku_studio.editor.shelf",
)
"""For the first picture of the start page."""
DOCUMENT: Final = (
    "importlib.metadata",  # with which pydantic looks for plugins
    "pydantic.main",
    "paku_studio.models",
    "paku_studio.store",
    "paku_studio.edits",
    "paku_studio.storage.document_file",
    "paku_studio.editor.keeping",
    "paku_studio.editor.earlier",
    "paku_studio.drawing.live_road",
    "paku_studio.notation",
    "paku_studio.editor.capture",
    "paku_studio.editor.gestures",
    "paku_studio.editor.in_place",
    "paku_studio.editor.actions",
    "paku_studio.editor.clipboard",
    "paku_studio.export.bounds",
    "paku_studio.drawing.marks_table",
)
"""For the first picture of an open document."""


def load(names: Iterable[str]) -> None:
    """Load modules; what was loaded before costs nothing."""
    for name in names:
        import_module(name)
