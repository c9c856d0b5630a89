"""What a verb answers when a gesture makes no sense: one sentence, and nothing was changed."""

from paku_studio.locale import N_, translator

NOT_HERE = N_("That does not stand in the same row.")
INSIDE_ITSELF = N_("A moment cannot be put inside itself.")
NOTHING_BEFORE = N_("There is no moment before it that it could belong to.")
OTHER_PATHWAY = N_("The two moments stand on different pathways.")
TO_ITSELF = N_("A moment cannot be connected to itself.")
ORDER_SAYS_NEXT = N_("The order of the road already says what comes next.")
NEEDS_A_TARGET = N_("A connection needs a moment that it leads to.")
TOO_LONG = N_("The words are too many for one moment.")
NO_ROAD = N_("This note is about a persona, which has no road.")
NO_TEXT_THERE = N_("There is no text to write there.")
CANNOT_SPLIT = N_("There must be words on both sides of the cut.")
NEEDS_TWO = N_("At least two are needed.")
CANNOT_DUPLICATE = N_("This cannot be duplicated.")
CANNOT_REMOVE = N_("This cannot be removed.")
NO_ORDER = N_("These have no order of their own.")
NO_MARK_THERE = N_("Only moments and touchpoints can be marked.")
NAMELESS = N_("A name is needed.")
NOT_ON_A_BOARD = N_("That does not stand on this board.")
NO_MARK_ON_LINE = N_("Only what somebody said can have that mark.")
DOTS_ALL_GIVEN = N_("All %(limit)s dots are given.")
DOTS_FEW_LEFT = N_("Dots left: %(left)s of %(limit)s.")
DOTS_GIVEN_ALREADY = N_("That would be too few: %(given)s dots are given already.")
DOTS_NONE_THERE = N_("There is no dot to take back there.")
DOTS_NOT_FOR_THIS = N_("Dots cannot be given to that.")
NOT_ON_A_SHEET = N_("That does not stand on a sheet.")
NOT_A_SOURCE = N_("A line can only come from what the group has said.")
NO_PICTURE = N_("A logo needs a picture.")


class NotPossible(ValueError):  # noqa: N818 - it is an answer, not an error
    """A gesture that makes no sense here. The document is as it was."""

    def __init__(self, message: str, **values: object) -> None:
        """The message is for the catalogue; `values` fill its places."""
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values

    def sentence(self, language: str) -> str:
        """Why not, in the person's language."""
        sentence = translator(language)(self.message)
        return sentence % self.values if self.values else sentence
