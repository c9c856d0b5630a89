"""Actions on whole pathways, and on their phases."""

from paku_studio import edits
from paku_studio.editor.actions.chosen import (
    Run,
    beside,
    first_refusal,
    has_pathway,
    has_phase,
    needs,
    pathway_record,
    phase_at,
    phase_beside,
)
from paku_studio.editor.actions.table import BOTH, EVERYWHERE, Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.locale import N_
from paku_studio.models import Pathway, Phase

ONLY_ONE = N_("There is only one pathway.")
FIRST_PATHWAY = N_("It is the first pathway already.")
LAST_PATHWAY = N_("It is the last pathway already.")
TITLE = N_("Title of the pathway")
FUTURE = N_("%(title)s – the future")
ONLY_PHASE = N_("The only phase has no name to take off.")


def _title(editor: Editor) -> str:
    return pathway_record(editor).title


def _add(editor: Editor, answer: str) -> None:
    editor.open_pathway(edits.add_pathway(editor.document, answer.strip()))


def _rename(editor: Editor, answer: str) -> None:
    edits.set_text(editor.document, editor.pathway, "title", answer.strip())


def _duplicate(editor: Editor, _answer: str) -> None:
    editor.open_pathway(edits.duplicate(editor.document, [editor.pathway])[0])


def _future_title(editor: Editor) -> str:
    return editor.t(FUTURE) % {"title": _title(editor)} if _title(editor).strip() else ""


def _make_future(editor: Editor, answer: str) -> None:
    editor.open_pathway(edits.make_future_pathway(editor.document, editor.pathway, answer.strip()))


def _remove(editor: Editor, _answer: str) -> None:
    """The one beside it is opened, so that nobody is thrown to the first."""
    gone, beside = editor.pathway, _beside(editor, 1) or _beside(editor, -1)
    edits.remove(editor.document, [gone])
    if beside:
        editor.open_pathway(beside)


def _beside(editor: Editor, step: int) -> str:
    return beside(editor.pathways(), editor.pathway, step)


def _go(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        row = editor.pathways()
        editor.open_pathway(row[(row.index(editor.pathway) + step) % len(row)])

    return run


def _move(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        beside = _beside(editor, step)
        edits.move_pathway(editor.document, editor.pathway, **{"after" if step > 0 else "before": beside})

    return run


def _phase_label(editor: Editor) -> str:
    return editor.document.get(phase_at(editor), Phase).label


def _rename_phase(editor: Editor, answer: str) -> None:
    phase = editor.document.get(phase_at(editor), Phase)
    edits.rename_phase(editor.document, phase.id, answer.strip(), phase.key)


def _move_phase(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        target = phase_beside(editor, step)
        edits.move_phase(editor.document, phase_at(editor), **{"after" if step > 0 else "before": target})

    return run


def _remove_phase(editor: Editor, _answer: str) -> None:
    edits.remove_phase(editor.document, phase_at(editor))


def _remove_phase_whole(editor: Editor, _answer: str) -> None:
    edits.remove_phase(editor.document, phase_at(editor), with_moments=True)


def _would_stay(editor: Editor) -> str:
    """An only phase that has moments and no name cannot become any less."""
    phase = editor.document.get(phase_at(editor), Phase)
    only = len(editor.document.children(phase.pathway, Phase, "pathway")) == 1
    return ONLY_PHASE if only and not phase.label.strip() else ""


_several = needs(lambda editor: len(editor.document.of_type(Pathway)) > 1, ONLY_ONE)


def _on_pathway(name: str, words: str, run: Run, *reasons: object, **more: object) -> Action:
    can = first_refusal(has_pathway, *reasons)  # type: ignore[arg-type]
    return Action(f"pathway.{name}", words, run, can, menu="go", on=EVERYWHERE, **more)  # type: ignore[arg-type]


PATHWAYS: tuple[Action, ...] = (
    Action("pathway.add", N_("New pathway…"), _add, icon="plus", menu="go", asks=Question(TITLE)),
    _on_pathway("make_future", N_("Make the future pathway from this one…"), _make_future, icon="sparkles",
                asks=Question(TITLE, given=_future_title)),
    _on_pathway("rename", N_("Rename the pathway…"), _rename, icon="pencil", asks=Question(TITLE, given=_title)),
    _on_pathway("duplicate", N_("Duplicate the pathway"), _duplicate, icon="files"),
    _on_pathway("move_up", N_("Move the pathway earlier"), _move(-1),
                needs(lambda editor: _beside(editor, -1), FIRST_PATHWAY), icon="arrow-up"),
    _on_pathway("move_down", N_("Move the pathway later"), _move(1),
                needs(lambda editor: _beside(editor, 1), LAST_PATHWAY), icon="arrow-down"),
    _on_pathway("next", N_("Next pathway"), _go(1), _several, icon="chevron-down", keys=("Ctrl+Tab",)),
    _on_pathway("previous", N_("Previous pathway"), _go(-1), _several, icon="chevron-up", keys=("Ctrl+Shift+Tab",)),
    _on_pathway("remove", N_("Remove the pathway"), _remove, icon="trash-2"),
    Action(
        "phase.rename", N_("Rename the phase…"), _rename_phase, has_phase, (), "flag", "moment", BOTH,
        Question(N_("Name of the phase"), given=_phase_label),
    ),
    Action(
        "phase.move_earlier", N_("Move the phase earlier"), _move_phase(-1),
        first_refusal(has_phase, needs(lambda editor: phase_beside(editor, -1), N_("It is the first already."))),
        (), "arrow-up", "moment", BOTH,
    ),
    Action(
        "phase.move_later", N_("Move the phase later"), _move_phase(1),
        first_refusal(has_phase, needs(lambda editor: phase_beside(editor, 1), N_("It is the last already."))),
        (), "arrow-down", "moment", BOTH,
    ),
    Action(
        "phase.remove", N_("Remove the phase, keep its moments"), _remove_phase,
        first_refusal(has_phase, _would_stay), (), "x", "moment", BOTH,
    ),
    Action(
        "phase.remove_whole", N_("Remove the phase with its moments"), _remove_phase_whole, has_phase,
        (), "trash-2", "moment", BOTH,
    ),
)  # fmt: skip
