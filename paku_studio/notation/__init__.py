"""The quick notation: a pathway as lines of text, read and written. `docs/notation.md` holds every rule."""

from paku_studio.notation.applying import IMPORT_NOTATION, TYPE_IN, apply_notation
from paku_studio.notation.omissions import left_out
from paku_studio.notation.outline import Remark
from paku_studio.notation.placing import InsertionPoint
from paku_studio.notation.report import NotationReport
from paku_studio.notation.sayable import CARRIED, sayable
from paku_studio.notation.writer import write_notation

__all__ = [
    "CARRIED",
    "IMPORT_NOTATION",
    "TYPE_IN",
    "InsertionPoint",
    "NotationReport",
    "Remark",
    "apply_notation",
    "left_out",
    "sayable",
    "write_notation",
]
