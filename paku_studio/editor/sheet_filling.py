"""What a person has filled in on a sheet before printing it: in memory only, gone with the sheet. Knows no window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor


@dataclass(eq=False)
class Filled:
    """The words on one sheet, by field; the document never sees them. `open`: they are being written."""

    sheet: str = ""
    """The key of the sheet."""
    words: dict[str, str] = field(default_factory=dict)
    open: bool = False

    def on(self, sheet: str) -> Mapping[str, str]:
        """What is filled in on a sheet."""
        return self.words if sheet == self.sheet else {}

    def write(self, sheet: str, words: Mapping[str, str]) -> None:
        """This stands on the sheet now; what stood on another one is forgotten."""
        self.sheet = sheet
        self.words = {key: text for key, text in words.items() if text.strip()}

    def forget(self) -> None:
        """Nothing is filled in anywhere."""
        self.sheet, self.words, self.open = "", {}, False


_FILLED: "WeakKeyDictionary[Editor, Filled]" = WeakKeyDictionary()


def filled_by(editor: "Editor") -> Filled:
    """What is filled in at this document; it goes when the document is closed."""
    return _FILLED.setdefault(editor, Filled())
