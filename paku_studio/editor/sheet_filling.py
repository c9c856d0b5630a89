"""What a person has filled in on a sheet before printing it: in memory only, gone with the sheet. Knows no window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, ref

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor
    from paku_studio.export.sheets import SheetOf


@dataclass(eq=False)
class Filled:
    """The words on one sheet, by field; the document never sees them. `open`: they are being written."""

    sheet: str = ""
    """The key of the sheet."""
    words: dict[str, str] = field(default_factory=dict)
    open: bool = False
    told: Callable[[], None] = lambda: None
    """Who wants to know that something is filled in now, or nothing any more."""

    def on(self, sheet: str) -> Mapping[str, str]:
        """What is filled in on a sheet."""
        return self.words if sheet == self.sheet else {}

    def write(self, sheet: str, words: Mapping[str, str]) -> None:
        """This stands on the sheet now; what stood on another one is forgotten."""
        had = bool(self.words)
        self.sheet = sheet
        self.words = {key: text for key, text in words.items() if text.strip()}
        self._tell(had)

    def forget(self) -> None:
        """Nothing is filled in anywhere."""
        had = bool(self.words)
        self.sheet, self.words, self.open = "", {}, False
        self._tell(had)

    def _tell(self, had: bool) -> None:
        if had != bool(self.words):
            self.told()


def details_of(filled: Filled, sheet: "SheetOf") -> dict[str, str]:
    """The organisation's details that are filled in on a checklist; they are the same for every client."""
    if sheet.what != "checklist":
        return {}
    words = filled.on(sheet.key)
    from paku_studio.drawing.checklist_story import DETAILS

    return {field: words[field].strip() for field, *_ in DETAILS if words.get(field, "").strip()}


def take_over(editor: "Editor", details: Mapping[str, str]) -> None:
    """Write an organisation's details on the sheet that is being edited: the document keeps them from now on."""
    from paku_studio.edits import change_sheet

    if details and editor.sheet in editor.records:
        editor.attempt(change_sheet, editor.document, editor.sheet, **details)


_FILLED: "WeakKeyDictionary[Editor, Filled]" = WeakKeyDictionary()


def filled_by(editor: "Editor") -> Filled:
    """What is filled in at this document; it goes when the document is closed."""
    if editor not in _FILLED:
        here = ref(editor)
        _FILLED[editor] = Filled(told=lambda: _announce(here()))
    return _FILLED[editor]


def _announce(editor: "Editor | None") -> None:
    if editor is not None:
        editor.announce("filled")
