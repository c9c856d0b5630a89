"""The page of sheets: all that a document gives on paper, seen, looked over, saved and printed."""

from paku_studio.widgets.sheets.page import SheetsPage

__all__ = ["SheetsPage"]
