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


class NotPossible(ValueError):  # noqa: N818 - it is an answer, not an error
    """A gesture that makes no sense here. The document is as it was."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def sentence(self, language: str) -> str:
        """Why not, in the person's language."""
        return translator(language)(self.message)
