"""What a command quotes of a document's words, without what identifies a person. Knows no document and no command."""

import re

CUT = "…"
"""Where a long text was cut: what stands right before it may be a piece of a number or address."""
DOT = "•"
PIECE = re.compile(r"[0-9@]|\w[._]\w")
"""A digit, an @, or a name as mail boxes have."""


def hidden(sentence: str) -> str:
    """A sentence that quotes a document's words: numbers and addresses masked, also those of which a piece is left."""
    from paku_studio.privacy.finder import find
    from paku_studio.privacy.words import all_masked

    masked = all_masked(sentence, (one for one in find(sentence) if one.sure))
    *cut, rest = masked.split(CUT)
    return CUT.join((*(_without_piece(part) for part in cut), rest))


def _without_piece(part: str) -> str:
    """A text that was cut, its last words masked as long as they look like a piece of a number or an address."""
    words = part.split(" ")
    place = len(words)
    while place and (not words[place - 1] or PIECE.search(words[place - 1])):
        place -= 1
    dotted = ("".join(DOT if sign.isalnum() else sign for sign in word) for word in words[place:])
    return " ".join((*words[:place], *dotted))
