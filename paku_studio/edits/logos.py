"""The logos that sheets carry at their foot: of the project, its fund, an organisation. Each verb is one commit."""

from typing import Any

from paku_studio.edits import names
from paku_studio.edits.pathways import move_in_row
from paku_studio.edits.refusal import NO_PICTURE, NotPossible
from paku_studio.edits.rows import last_key
from paku_studio.models import Logo, LogoKind
from paku_studio.store import Document, new_id


def add_logo(document: Document, picture: str, kind: LogoKind = LogoKind.ORGANISATION, words: str = "") -> str:
    """A picture of the file, by its name, as a logo after the others. Gives its id. NotPossible without a picture."""
    if not picture:
        raise NotPossible(NO_PICTURE)
    with document.edit(names.ADD_LOGO) as transaction:
        order = last_key(document, transaction, Logo)
        return transaction.add(Logo(id=new_id(), kind=kind, picture=picture, words=words, order=order)).id


def change_logo(document: Document, logo: str, **fields: Any) -> None:
    """Whose logo it is, what it says to who does not see it, or its picture. NotPossible where the picture is gone."""
    document.get(logo, Logo)
    if fields.get("picture", logo) == "":
        raise NotPossible(NO_PICTURE)
    with document.edit(names.CHANGE_LOGO) as transaction:
        transaction.change(logo, **fields)


def move_logo(document: Document, logo: str, *, after: str = "", before: str = "") -> None:
    """Another place among the logos; last where no neighbour is said."""
    document.get(logo, Logo)
    with document.edit(names.MOVE_LOGO) as transaction:
        move_in_row(document, transaction, logo, after, before)


def remove_logo(document: Document, logo: str) -> None:
    """Take a logo off the sheets."""
    document.get(logo, Logo)
    with document.edit(names.REMOVE_LOGO) as transaction:
        transaction.remove(logo)
