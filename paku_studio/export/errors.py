"""Why something cannot be exported, as one sentence in the person's language. Knows no format."""

from paku_studio.locale import N_, translator

NO_TITLE = N_("The PDF needs a title: give the document one and export again.")
NO_LANGUAGE = N_("The language “%(language)s” is not one that a PDF can declare, such as fi, sv or en.")
NO_SHEETS = N_("There is nothing to export yet.")
NO_WORDS_FOR_FIGURE = N_("A picture on sheet %(sheet)d has no words for those who cannot see it.")
HEADING_SKIPS = N_("The heading “%(heading)s” is two levels below the one before it.")
MISPLACED = N_("The sheet is built wrongly: %(child)s stands in %(parent)s.")
SHEET_TOO_LARGE = N_("The sheet is %(width)d × %(height)d points; a PDF page can be 14400 at most.")
PICTURE_MISSING = N_("The picture %(name)s is not in the document.")
PICTURE_UNUSABLE = N_("The picture %(name)s cannot be read as a JPEG, PNG or WebP picture.")
PICTURE_TOO_LARGE = N_("The picture %(name)s is too large: it has more than 40 million pixels.")


class ExportRefused(Exception):  # noqa: N818 - it is a refusal in words, not a fault
    """What was asked for cannot be made; `sentence` tells the person why."""

    def __init__(self, message_id: str, **values: object) -> None:
        super().__init__(message_id % values)
        self.message_id = message_id
        self.values = values

    def sentence(self, language: str) -> str:
        """One plain sentence in fi, sv or en."""
        return translator(language)(self.message_id) % self.values
