"""How far each step of the work has come, in a few words. Knows no window."""

from collections.abc import Callable, Mapping

from paku_studio.drawing.road_story import age_words
from paku_studio.editor.editor import Editor
from paku_studio.locale import N_, translate_count
from paku_studio.models import (
    CustomerValue,
    DeveloperGroup,
    Pathway,
    Persona,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueItem,
)

NOT_YET = N_("not yet")


def progress(editor: Editor, step: str) -> str:
    """What is there of a step, or "" where nothing is."""
    return _TELLERS[step](editor)


def _group(editor: Editor) -> str:
    from paku_studio.editor.attendance import participants_words

    groups = editor.document.of_type(DeveloperGroup)
    counted = participants_words(editor)
    named = next((group.name.strip() for group in groups if group.name.strip()), "")
    return counted or " ".join(named.split())


def _persona(editor: Editor) -> str:
    personas = editor.document.of_type(Persona)
    if len(personas) != 1:
        said = translate_count(editor.language, "%d persona", "%d personas", len(personas))
        return said % len(personas) if personas else ""
    age = age_words(personas[0].age, editor.language)
    name = " ".join(personas[0].name.split()) or editor.t(N_("Unnamed persona"))
    return f"{name}, {age}" if age else name


def _understanding(editor: Editor) -> str:
    """How many of the four questions have an answer from anybody."""
    told = {one.question for one in editor.document.of_type(UnderstandingAnswer) if one.text.strip()}
    if not told:
        return ""
    counted = {"some": len(told), "all": len(UnderstandingQuestion)}
    return editor.t(N_("%(some)d of %(all)d questions")) % counted


def _value(editor: Editor) -> str:
    items = sum(1 for item in editor.document.of_type(ValueItem) if item.text.strip())
    if not items:
        return editor.t(N_("begun")) if editor.document.of_type(CustomerValue) else ""
    return translate_count(editor.language, "%d thing", "%d things", items) % items


def _pathway(editor: Editor) -> str:
    count = len(editor.document.of_type(Pathway))
    return translate_count(editor.language, "%d pathway", "%d pathways", count) % count if count else ""


def _sheets(editor: Editor) -> str:
    return editor.t(N_("PDF, print, tables"))


_TELLERS: Mapping[str, Callable[[Editor], str]] = {
    "group": _group,
    "persona": _persona,
    "understanding": _understanding,
    "value": _value,
    "pathway": _pathway,
    "sheets": _sheets,
}
