"""Icons beside the lines of easy-language posters that nobody has changed. Knows no place: only which line has which.

What a group writes itself gets numbers instead: an icon that was guessed could say something else than the words.
"""

from collections.abc import Sequence

from paku_studio.drawing.sheet_templates import POSTER_KINDS, template
from paku_studio.models import Poster, PosterKind, PosterLine

ICONS: dict[PosterKind, tuple[str, ...]] = {
    PosterKind.ENCOUNTER: ("smile", "clock", "hand-heart", "messages-square", "heart", "sprout", "footprints"),
    PosterKind.CLIENT_CENTRED: (
        "target",
        "message-circle",
        "user",
        "clipboard-list",
        "users",
        "route",
        "messages-square",
    ),
    PosterKind.VALUES_ETHICS: ("heart", "signpost", "scale", "handshake", "message-circle", "sun"),
    PosterKind.MANAGEMENT: ("clock", "hand-heart", "book-open", "handshake", "messages-square", "users", "lightbulb"),
}
"""For each line of a template, in its order."""


def icons_of(poster: Poster, lines: Sequence[PosterLine]) -> tuple[str, ...]:
    """The icon of each line, where all lines are the template's; else none."""
    if poster.kind.value not in POSTER_KINDS:
        return ()
    shipped = template(poster.kind.value, poster.language.value)["lines"]
    known = {line["easy_text"]: icon for line, icon in zip(shipped, ICONS[poster.kind], strict=False)}
    found = tuple(known.get(line.easy_text, "") for line in lines)
    return found if all(found) else ()
