"""The quick notation: a pathway as lines of text, read and written. `docs/notation.md` holds every rule."""

from paku_studio.notation.applying import IMPORT_NOTATION, TYPE_IN, apply_notation
from paku_studio.notation.outline import Remark
from paku_studio.notation.placing import InsertionPoint
from paku_studio.notation.report import NotationReport

__all__ = ["IMPORT_NOTATION", "TYPE_IN", "InsertionPoint", "NotationReport", "Remark", "apply_notation"]
