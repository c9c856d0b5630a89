"""The personas of a document as rows of words, and what their sheets say of themselves. Knows no window."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from paku_studio.drawing.display import Drawing, Group, Item, TextLine
from paku_studio.editor.editor import Editor
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import N_, translate_count
from paku_studio.models import Pathway, Persona, PersonaLine, UnderstandingAnswer

LEAST_TYPE = 9.0
"""Points: smaller type is not to be printed."""
UNNAMED = N_("Unnamed persona")


def personas_of(editor: Editor) -> tuple[Persona, ...]:
    """Every persona, in order."""
    return LiveIndex(editor.document).of_type(Persona)


def open_persona(editor: Editor) -> Persona | None:
    """The persona that is looked at."""
    found = editor.records.get(editor.persona)
    return found if isinstance(found, Persona) else None


def persona_name(editor: Editor, persona: Persona) -> str:
    """The persona as it is called; words for one without a name."""
    return persona.name if persona.name.strip() else editor.t(UNNAMED)


def place_words(editor: Editor) -> str:
    """Which of the personas is looked at; "" where there is none."""
    ids = [persona.id for persona in personas_of(editor)]
    if editor.persona not in ids:
        return ""
    counted = {"place": ids.index(editor.persona) + 1, "all": len(ids)}
    return editor.t("Persona %(place)s of %(all)s") % counted


def pathways_of(editor: Editor) -> tuple[tuple[Pathway, bool], ...]:
    """Every pathway, and whether the open persona goes it."""
    found = LiveIndex(editor.document).of_type(Pathway)
    return tuple((pathway, bool(editor.persona) and pathway.persona == editor.persona) for pathway in found)


def unsure_lines(editor: Editor) -> tuple[str, ...]:
    """What was said of the open persona and is still to be checked with the group."""
    document, persona = editor.document, editor.persona
    if not persona:
        return ()
    said = (*document.children(persona, PersonaLine, "persona"),)
    answers = (*document.children(persona, UnderstandingAnswer, "persona"),)
    return tuple(line.id for line in (*said, *answers) if line.unsure)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is known of a sheet before it is printed."""

    words: str
    kind: Literal["good", "unsure", "trouble"] = "good"


def checks(editor: Editor, drawing: Drawing) -> tuple[Check, ...]:
    """What is to be known of the open persona's sheet."""
    language = editor.language
    sheets = len(drawing.sheets)
    fits = translate_count(language, "Fits on %d A4 sheet", "Fits on %d A4 sheets", sheets) % sheets
    found = [Check(fits), *_type_check(editor, drawing)]
    unsure = len(unsure_lines(editor))
    if unsure:
        words = translate_count(
            language, "%d unclear point not yet checked", "%d unclear points not yet checked", unsure
        )
        found.append(Check(words % unsure, "unsure"))
    if drawing.unreadable:
        signs = " ".join(drawing.unreadable[:8])
        found.append(Check(editor.t("No typeface has these signs: %(signs)s") % {"signs": signs}, "trouble"))
    return tuple(found)


def _type_check(editor: Editor, drawing: Drawing) -> list[Check]:
    smallest = smallest_type(drawing)
    if not smallest:
        return []
    shown = f"{smallest:.1f}".removesuffix(".0")
    shown = shown if editor.language == "en" else shown.replace(".", ",")
    words = editor.t("Smallest type %(size)s pt") % {"size": shown}
    return [Check(words, "good" if smallest > LEAST_TYPE - 0.05 else "trouble")]


def smallest_type(drawing: Drawing) -> float:
    """The smallest type of all sheets in points of paper; 0 where nothing is written."""
    return min((size for sheet in drawing.sheets for size in _sizes(sheet.body, 1.0)), default=0.0)


def _sizes(item: Item, scale: float) -> Iterator[float]:
    if isinstance(item, TextLine):
        if item.text.strip():
            yield item.size * scale
    elif isinstance(item, Group):
        scale *= abs(item.transform[3]) if item.transform else 1.0
        for child in item.children:
            yield from _sizes(child, scale)
