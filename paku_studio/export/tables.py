"""Tables of a document, for a spreadsheet and back: CSV and XLSX. Knows no windows and no command line.

One row per record, its id kept, so that an edited table comes back as an update. What a table does not carry: the
facilitator's own notes, tombstones, differences between copies, and the pictures themselves. How many people took part
it carries only where that is asked for.
"""

from paku_studio.export.csv_table import read_csv, write_csv
from paku_studio.export.tables_apply import READ_TABLE, apply_table
from paku_studio.export.tables_content import (
    UNKNOWN_ENDING,
    RowReason,
    TableContent,
    TableReport,
    TableRow,
    TableUnusable,
    UnusedRow,
)
from paku_studio.export.xlsx_table import read_xlsx, write_xlsx

__all__ = [
    "READ_TABLE",
    "RowReason",
    "TableContent",
    "TableReport",
    "TableRow",
    "TableUnusable",
    "UnusedRow",
    "apply_table",
    "read_table",
    "write_csv",
    "write_xlsx",
]

_READERS = {".csv": read_csv, ".xlsx": read_xlsx}


def read_table(data: bytes, suffix: str) -> TableContent:
    """The rows of a file by its ending, `.csv` or `.xlsx`. Raises TableUnusable with one plain sentence."""
    reader = _READERS.get(suffix.lower())
    if reader is None:
        raise TableUnusable(UNKNOWN_ENDING)
    return reader(data)
