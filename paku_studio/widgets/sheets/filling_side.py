"""What is filled in on a sheet before it is printed, in place of the checks; the fields are of `filling`, made late."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.export.sheets import SheetOf
from paku_studio.widgets.desk import Desk


class FillingSide(QWidget):
    """The fields of one sheet, made when they are first asked for."""

    changed = Signal(dict)
    """What is filled in now, by field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.panel: QWidget | None = None
        self.sheet: SheetOf | None = None
        """The sheet whose fields stand here."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_sheet(self, sheet: SheetOf, filled: Mapping[str, str]) -> None:
        """The fields of this sheet, with what is filled in there already."""
        from paku_studio.widgets.filling import FillingPanel

        self.clear()
        self.sheet = sheet
        self.panel = FillingPanel(self._desk, sheet, filled)
        self.panel.changed.connect(self.changed)
        self._box.addWidget(self.panel, 1)

    def first(self) -> QWidget:
        """Where the keys go first: the first field, as far as there is one."""
        fields = getattr(self.panel, "fields", {})
        return next(iter(fields.values()), self)

    def clear(self) -> None:
        """No fields."""
        if self.panel is not None:
            self.panel.hide()
            self.panel.setParent(None)
            self.panel.deleteLater()
            self.panel = self.sheet = None
