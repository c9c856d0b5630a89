"""A document that is opened with differences of copies in it says so, quietly. Knows no page."""

from typing import TYPE_CHECKING

from paku_studio.editor.settling import count_unsettled

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk


def tell_unsettled(desk: "Desk") -> None:
    """Say how many wait, after whatever was said of the opening itself."""
    many = count_unsettled(desk.editor)
    if not many:
        return
    from paku_studio.editor.bringing_in import unsettled_words

    told, words = desk.editor.told, unsettled_words(many, desk.language)
    desk.say(" ".join([*([told.text] if told is not None else []), words]), trouble=told is not None and told.trouble)
