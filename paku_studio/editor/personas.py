"""The personas of a document as rows of words, and what their sheets say of themselves. Knows no window."""

from dataclasses import dataclass
from typing import Literal

from paku_studio.drawing.display import Drawing
from paku_studio.editor.editor import Editor
from paku_studio.editor.sheet_checks import unsure_of
from paku_studio.editor.sheet_checks_parts import SMALLEST, decimal, measured
from paku_studio.export.sheets import SheetOf
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import N_, translate_count
from paku_studio.models import Pathway, Persona

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


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is known of a sheet before it is printed."""

    words: str
    kind: Literal["good", "unsure", "trouble"] = "good"


def checks(editor: Editor, drawing: Drawing) -> tuple[Check, ...]:
    """What is to be known of the open persona's sheet."""
    language = editor.language
    seen = measured(drawing)
    fits = translate_count(language, "Fits on %d A4 sheet", "Fits on %d A4 sheets", seen.pages) % seen.pages
    found = [Check(fits), *_type_check(editor, seen.smallest)]
    unsure = len(unsure_of(editor.records, SheetOf("persona", editor.persona, "")))
    if unsure:
        words = translate_count(
            language, "%d unclear point not yet checked", "%d unclear points not yet checked", unsure
        )
        found.append(Check(words % unsure, "unsure"))
    if drawing.unreadable:
        signs = " ".join(drawing.unreadable[:8])
        found.append(Check(editor.t("No typeface has these signs: %(signs)s") % {"signs": signs}, "trouble"))
    return tuple(found)


def _type_check(editor: Editor, smallest: float) -> list[Check]:
    if not smallest:
        return []
    words = editor.t("Smallest type %(size)s pt") % {"size": decimal(smallest, editor.language)}
    return [Check(words, "trouble" if smallest < SMALLEST else "good")]
