"""Actions on personas and their portraits."""

from paku_studio import edits
from paku_studio.drawing.portraits import PORTRAITS, portrait_words
from paku_studio.editor.actions.chosen import Can, Run, beside, first_refusal, needs
from paku_studio.editor.actions.groups import group_name
from paku_studio.editor.actions.table import Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import Choice
from paku_studio.editor.meeting import groups_of
from paku_studio.editor.personas import open_persona, pathways_of, persona_name, personas_of
from paku_studio.locale import N_
from paku_studio.models import DRAWING, Persona, Stroke, StrokeWidth

NO_PERSONA = N_("There is no persona yet.")
ONE_PERSONA = N_("There is only one persona.")
FIRST_PERSONA, LAST_PERSONA = N_("It is the first persona already."), N_("It is the last persona already.")
NO_PORTRAIT = N_("There is no portrait yet.")
NOTHING_DRAWN = N_("Nothing is drawn yet.")
NO_PATHWAYS = N_("There is no pathway yet.")
NO_GROUPS = N_("There is no group yet.")
ELSEWHERE = N_("Go to the personas first.")
PERSONA_NAME = N_("Name of the persona")
OWN_DRAWING = N_("What the group drew")
NO_GROUP = N_("No group")


def _ids(editor: Editor) -> tuple[str, ...]:
    return tuple(persona.id for persona in personas_of(editor))


def _persona(editor: Editor) -> Persona:
    return editor.document.get(editor.persona, Persona)


def _show(editor: Editor, persona: str) -> None:
    editor.go_to("persona")
    editor.open_persona(persona)


def _add(editor: Editor, answer: str) -> None:
    _show(editor, edits.add_persona(editor.document, answer.strip()))


def _choose(editor: Editor, answer: str) -> None:
    _show(editor, answer)


def _listed(editor: Editor) -> tuple[Choice, ...]:
    return tuple(Choice(one.id, persona_name(editor, one), "user") for one in personas_of(editor))


def _rename(editor: Editor, answer: str) -> None:
    edits.set_text(editor.document, editor.persona, "name", answer.strip())


def _duplicate(editor: Editor, _answer: str) -> None:
    _show(editor, edits.duplicate(editor.document, [editor.persona])[0])


def _remove(editor: Editor, _answer: str) -> None:
    """The one beside it is opened."""
    gone = editor.persona
    next_one = _beside(editor, 1) or _beside(editor, -1)
    edits.remove(editor.document, [gone])
    if next_one:
        editor.open_persona(next_one)


def _beside(editor: Editor, step: int) -> str:
    return beside(_ids(editor), editor.persona, step)


def _move(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        target = _beside(editor, step)
        edits.move(editor.document, editor.persona, **{"after" if step > 0 else "before": target})

    return run


def _go(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        ids = _ids(editor)
        _show(editor, ids[(ids.index(editor.persona) + step) % len(ids)])

    return run


def _confirm(editor: Editor, _answer: str) -> None:
    edits.confirm_fictional(editor.document, editor.persona, not _persona(editor).fictional)


def _is_fictional(editor: Editor) -> bool:
    persona = open_persona(editor)
    return persona is not None and persona.fictional


# The portrait


def busts(editor: Editor) -> tuple[Choice, ...]:
    """The drawn busts, and the group's own drawing where there is one."""
    listed = [Choice(name, portrait_words(name, editor.language), "user") for name in PORTRAITS]
    drawn = bool(editor.persona and editor.document.children(editor.persona, Stroke, "persona"))
    return (*([Choice(DRAWING, editor.t(OWN_DRAWING), "pencil")] if drawn else []), *listed)


def _portray(editor: Editor, answer: str) -> None:
    editor.portraying.choose(answer)


def _take(tool: str, width: StrokeWidth | None = None) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        editor.go_to("persona")
        editor.portraying.take("eraser" if tool == "eraser" else "pencil", width)

    return run


def _clear(editor: Editor, _answer: str) -> None:
    editor.portraying.clear()


def _remove_portrait(editor: Editor, _answer: str) -> None:
    editor.portraying.remove()


def _words(editor: Editor) -> str:
    return _persona(editor).portrait_words


def _write_words(editor: Editor, answer: str) -> None:
    editor.portraying.write_words(answer)


# Where the persona belongs


def _pathways(editor: Editor) -> tuple[Choice, ...]:
    return tuple(
        Choice(pathway.id, pathway.title.strip() or editor.t(N_("Pathway without a title")), "check" if on else "")
        for pathway, on in pathways_of(editor)
    )


def _turn_pathway(editor: Editor, answer: str) -> None:
    """On this pathway, or off it again."""
    now = {pathway.id for pathway, on in pathways_of(editor) if on}
    edits.belong_to(editor.document, editor.persona, now ^ {answer})


def _groups(editor: Editor) -> tuple[Choice, ...]:
    listed = [Choice(one.id, group_name(editor, one.id), "users-round") for one in groups_of(editor.document)]
    return (*listed, Choice("", editor.t(NO_GROUP)))


def _set_group(editor: Editor, answer: str) -> None:
    edits.change(editor.document, editor.persona, group=answer)


def _shows_something(editor: Editor) -> bool:
    persona = open_persona(editor)
    return persona is not None and bool(persona.picture or persona.portrait)


has_persona: Can = needs(lambda editor: editor.persona, NO_PERSONA)
_several: Can = needs(lambda editor: len(personas_of(editor)) > 1, ONE_PERSONA)
_drawn: Can = needs(
    lambda editor: editor.persona and editor.document.children(editor.persona, Stroke, "persona"), NOTHING_DRAWN
)


_at_step: Can = needs(lambda editor: editor.step == "persona", ELSEWHERE)


def _on_persona(name: str, words: str, run: Run | None, *reasons: Can, **more: object) -> Action:
    can = first_refusal(has_persona, *reasons)
    return Action(f"persona.{name}", words, run, can, menu="go", **more)  # type: ignore[arg-type]


PERSONAS: tuple[Action, ...] = (
    Action("persona.add", N_("New persona…"), _add, icon="plus", menu="go", asks=Question(PERSONA_NAME)),
    _on_persona("choose", N_("Another persona…"), _choose, _several, icon="user",
                asks=Question(N_("Which persona"), "choice", _listed)),
    _on_persona("rename", N_("Rename the persona…"), _rename, icon="pencil",
                asks=Question(PERSONA_NAME, given=lambda editor: _persona(editor).name)),
    _on_persona("duplicate", N_("Duplicate the persona"), _duplicate, icon="files"),
    _on_persona("move_up", N_("Move the persona earlier"), _move(-1),
                needs(lambda editor: _beside(editor, -1), FIRST_PERSONA), icon="arrow-up"),
    _on_persona("move_down", N_("Move the persona later"), _move(1),
                needs(lambda editor: _beside(editor, 1), LAST_PERSONA), icon="arrow-down"),
    _on_persona("next", N_("Next persona"), _go(1), _several, icon="chevron-down"),
    _on_persona("previous", N_("Previous persona"), _go(-1), _several, icon="chevron-up"),
    _on_persona("remove", N_("Remove the persona"), _remove, icon="trash-2"),
    _on_persona("fictional", N_("Made up of many people's experiences"), _confirm, icon="users-round",
                checked=_is_fictional),
    Action("persona.portrait", N_("Choose a drawn face…"), _portray, icon="circle-user", menu="go",
           asks=Question(N_("Which face"), "choice", busts)),
    Action("persona.draw", N_("Draw the portrait"), _take("pencil"), icon="pencil", menu="go"),
    Action("persona.thin", N_("Thin line"), _take("pencil", StrokeWidth.THIN), menu="go",
           checked=lambda editor: editor.portraying.width is StrokeWidth.THIN),
    Action("persona.thick", N_("Thick line"), _take("pencil", StrokeWidth.THICK), menu="go",
           checked=lambda editor: editor.portraying.width is StrokeWidth.THICK),
    _on_persona("erase", N_("Erase a line of the drawing"), _take("eraser"), _drawn, icon="eraser"),
    _on_persona("clear", N_("Erase the whole drawing"), _clear, _drawn, icon="trash-2"),
    Action("persona.picture", N_("A picture from a file…"), None, _at_step, icon="image-plus", menu="go"),
    _on_persona("portrait_words", N_("The portrait in words…"), _write_words, icon="type",
                asks=Question(N_("What does the portrait show? Screen readers say this."), given=_words)),
    _on_persona("remove_portrait", N_("Remove the portrait"), _remove_portrait,
                needs(_shows_something, NO_PORTRAIT), icon="x"),
    _on_persona("pathways", N_("The persona's pathways…"), _turn_pathway, needs(pathways_of, NO_PATHWAYS),
                icon="waypoints", asks=Question(N_("On or off which pathway"), "choice", _pathways)),
    _on_persona("group", N_("The persona's group…"), _set_group,
                needs(lambda editor: groups_of(editor.document), NO_GROUPS), icon="users-round",
                asks=Question(N_("Which group"), "choice", _groups)),
    Action("persona.preview", N_("Show or hide the sheet"), None, _at_step, icon="panel-right", menu="go"),
)  # fmt: skip
