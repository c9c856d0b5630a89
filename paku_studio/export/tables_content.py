"""What a table says before it is a document: rows of text cells, and sentences for what is of no use. Reads no file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from paku_studio.locale import N_, translator

NOT_A_TABLE = N_("The file is not a table that can be read.")
TOO_LARGE = N_("The table is too large to be read.")
NO_HEADINGS = N_("The table has no column that says what its rows are: a column “type” or “id” is needed.")
EMPTY = N_("The table is empty.")
UNKNOWN_ENDING = N_("Tables are read from files that end with .csv or .xlsx.")

ROW_LIMIT = 100_000
COLUMN_LIMIT = 400


class TableUnusable(Exception):  # noqa: N818 - named as `storage.Unusable` is
    """A file from which no table can be read; `message_id` is one English sentence of the catalogue."""

    def __init__(self, message_id: str) -> None:
        super().__init__(message_id)
        self.message_id = message_id

    def sentence(self, language: str) -> str:
        """One plain sentence for the person who chose the file."""
        return translator(language)(self.message_id)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: where it stands (a sheet's name may be empty; the header is row 1) and its cells by column key."""

    sheet: str
    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableContent:
    """All rows of a file, in reading order."""

    rows: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RowReason:
    """Why a row was not used: an English message of the catalogue with named values."""

    message_id: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnusedRow:
    """A row of the table that changed nothing because it cannot be used."""

    row: TableRow
    reason: RowReason

    def sentence(self, language: str) -> str:
        """Where the row stands and why it was not used."""
        t = translator(language)
        where = t("Row %(row)s of sheet “%(sheet)s”") if self.row.sheet else t("Row %(row)s")
        place = where % {"row": str(self.row.number), "sheet": self.row.sheet}
        return f"{place}: {t(self.reason.message_id) % self._worded(language)}"

    def _worded(self, language: str) -> dict[str, str]:
        from paku_studio.export.tables_columns import column_word, type_word

        worded = dict(self.reason.values)
        if "column" in worded:
            worded["column"] = column_word(worded["column"], language)
        if "type" in worded:
            worded["type"] = type_word(worded["type"], language)
        return worded


@dataclass(frozen=True, slots=True)
class TableReport:
    """What a table did to a document: ids that came new, ids that changed, rows that could not be used."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unused: tuple[UnusedRow, ...] = ()
