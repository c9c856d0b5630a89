"""The page on which a sheet is edited: the true sheet that one types into, and its fields beside it."""

from paku_studio.widgets.sheet_editor.page import SheetEditorPage

__all__ = ["SheetEditorPage"]
