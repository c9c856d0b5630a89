"""What a person can do to a persona's portrait, and to which pathways the persona belongs. Each verb is one commit."""

from collections.abc import Collection, Sequence

from paku_studio.edits import names
from paku_studio.edits.rows import last_key
from paku_studio.models import DRAWING, Pathway, Persona, Stroke, StrokeWidth
from paku_studio.store import Document, new_id

Point = tuple[int, int]


def draw_stroke(
    document: Document, persona: str, points: Sequence[Point], width: StrokeWidth = StrokeWidth.THIN
) -> str:
    """One more line of the drawing, which is the portrait from now on. Points in thousandths of the square. Its id."""
    document.get(persona, Persona)
    path = " ".join(f"{x},{y}" for x, y in points)
    with document.edit(names.DRAW_STROKE) as transaction:
        order = last_key(document, transaction, Stroke, persona, "persona")
        stroke = Stroke(id=new_id(), persona=persona, path=path, width=width, order=order)
        transaction.change(persona, portrait=DRAWING, picture="")
        return transaction.add(stroke).id


def erase_strokes(document: Document, strokes: Collection[str]) -> None:
    """Take lines of a drawing away."""
    for stroke in strokes:
        document.get(stroke, Stroke)
    with document.edit(names.ERASE_STROKE) as transaction:
        for stroke in strokes:
            transaction.remove(stroke)


def clear_drawing(document: Document, persona: str) -> None:
    """Take all lines of the drawing away; the empty square stays."""
    document.get(persona, Persona)
    with document.edit(names.CLEAR_DRAWING) as transaction:
        for stroke in document.children(persona, Stroke, "persona"):
            transaction.remove(stroke.id)


def choose_portrait(document: Document, persona: str, name: str) -> None:
    """A drawn bust by its name, or the drawing; lines that were drawn are kept beside a bust, and not shown."""
    document.get(persona, Persona)
    with document.edit(names.CHOOSE_PORTRAIT) as transaction:
        transaction.change(persona, portrait=name, picture="")


def use_picture(document: Document, persona: str, picture: str) -> None:
    """A picture of the file as the portrait, by its name."""
    document.get(persona, Persona)
    with document.edit(names.USE_PICTURE) as transaction:
        transaction.change(persona, picture=picture)


def remove_portrait(document: Document, persona: str) -> None:
    """No portrait: neither picture nor bust nor drawing."""
    shown = document.get(persona, Persona)
    drawn = shown.portrait == DRAWING and not shown.picture
    with document.edit(names.REMOVE_PORTRAIT) as transaction:
        if drawn:
            for stroke in document.children(persona, Stroke, "persona"):
                transaction.remove(stroke.id)
        transaction.change(persona, portrait="", picture="", portrait_words="")


def belong_to(document: Document, persona: str, pathways: Collection[str]) -> None:
    """The persona goes these pathways and no others; one that was another's changes hands."""
    document.get(persona, Persona)
    with document.edit(names.SET_PERSONA_PATHWAYS) as transaction:
        for pathway in document.of_type(Pathway):
            if pathway.id in pathways and pathway.persona != persona:
                transaction.change(pathway.id, persona=persona)
            elif pathway.id not in pathways and pathway.persona == persona:
                transaction.change(pathway.id, persona="")
