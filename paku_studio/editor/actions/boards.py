"""Actions on the lines of a board, and on customer values as wholes."""

from collections.abc import Callable, Sequence

from paku_studio import edits
from paku_studio.editor.actions.chosen import Run, beside, first_refusal, needs
from paku_studio.editor.actions.table import BOARD, OF_WINDOW, Action, Question
from paku_studio.editor.boards import Board
from paku_studio.editor.boards.value import whose
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import Choice, words_of
from paku_studio.editor.meeting import meeting_words
from paku_studio.edits import names
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import N_, label
from paku_studio.models import (
    ActionPackage,
    BoardStatement,
    CustomerValue,
    DeveloperGroup,
    FacilitatorNote,
    ParticipantRole,
    Persona,
    Session,
)

NO_BOARD = N_("There is no board here.")
NO_LINE = N_("Select a line on the board first.")
NO_STATEMENT = N_("Select something that somebody said first.")
NOT_PARKED = N_("Select something in the parking place first.")
NO_VALUE = N_("There is no customer value yet.")
ONLY_VALUE = N_("There is only one customer value.")
NO_FURTHER = N_("There is no field further on.")
FIRST_LINE, LAST_LINE = N_("It is the first line already."), N_("It is the last line already.")
NOT_TOLD = N_("Not told")
VALUE_TITLE = N_("Name of the customer value")
EVERYBODY = N_("Not for anybody in particular")
ON_BOARD = frozenset({BOARD})


def lines_at(editor: Editor) -> list[str]:
    """The selected lines of one board: that on which the last of them stands."""
    board = editor.boards.board_of(editor.place)
    return [one for one in editor.selection if board.field_of(one)] if board is not None else []


def _board(editor: Editor) -> Board:
    """The board of the selected line, else the one that is open."""
    board = editor.boards.board_of(editor.place) or editor.boards.current
    if board is None:
        raise KeyError(editor.step)
    return board


def _statements(editor: Editor) -> list[BoardStatement]:
    found = (editor.records[one] for one in lines_at(editor))
    return [record for record in found if isinstance(record, BoardStatement)]


def _parked(editor: Editor) -> list[FacilitatorNote]:
    found = (editor.records[one] for one in lines_at(editor))
    return [record for record in found if isinstance(record, FacilitatorNote) and record.parked]


has_board = needs(lambda editor: editor.boards.current, NO_BOARD)
has_line = needs(lines_at, NO_LINE)
has_statement = needs(_statements, NO_STATEMENT)
has_parked = needs(_parked, NOT_PARKED)
has_value = needs(lambda editor: editor.value, NO_VALUE)


# Places


def _keys(editor: Editor) -> list[str]:
    return [field.key for field in _board(editor).fields()]


def _row(editor: Editor, key: str) -> list[str]:
    return [line.id for line in _board(editor).lines(key)]


def _beyond(editor: Editor, step: int) -> tuple[str, str, str]:
    """Where a step takes the selected line: the field, and the line after and before which it comes there.

    At the end of its field it goes into the next one. ("", "", "") where nothing is further on.
    """
    board, lines = _board(editor), lines_at(editor)
    line = lines[-1] if lines else ""
    key = board.field_of(line)
    neighbour = beside(_row(editor, key), line, step)
    if neighbour:
        return (key, neighbour, "") if step > 0 else (key, "", neighbour)
    further = beside(_keys(editor), key, step)
    first = _row(editor, further)[:1] if further and step > 0 else []
    return further, "", first[0] if first else ""


def _move(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        key, after, before = _beyond(editor, step)
        _put(editor, key, after, before)

    return run


def _put(editor: Editor, key: str, after: str = "", before: str = "") -> None:
    board = _board(editor)
    board.show_field(key)
    editor.select(board.move(lines_at(editor)[-1], key, after=after, before=before))


def _other_field(editor: Editor, step: int) -> str:
    lines = lines_at(editor)
    return beside(_keys(editor), _board(editor).field_of(lines[-1]), step) if lines else ""


def _to_other_field(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        _put(editor, _other_field(editor, step))

    return run


def _to_field(editor: Editor, answer: str) -> None:
    board = _board(editor)
    key = board.field(answer).key
    with editor.document.edit(names.MOVE_LINE):
        moved = [board.move(line, key) for line in lines_at(editor)]
    board.show_field(key)
    editor.select(*moved)


def fields_to_choose(editor: Editor) -> tuple[Choice, ...]:
    """The fields of the board on which the selected line stands."""
    board = editor.boards.board_of(editor.place) or editor.boards.current
    every = board.every_field() if board is not None else ()
    return tuple(Choice(field.key, field.words, field.icon) for field in every)


def _walk(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        capture = editor.boards.capture
        if step > 0:
            capture.next_field()
        else:
            capture.previous_field()

    return run


def _further(step: int) -> Callable[[Editor], bool]:
    def found(editor: Editor) -> bool:
        capture = editor.boards.capture
        return bool(beside([field.key for field in capture.board.fields()], capture.field, step))

    return found


def fields_to_write_in(editor: Editor) -> tuple[Choice, ...]:
    """The fields of the board that is open."""
    return tuple(Choice(field.key, field.words, field.icon) for field in editor.boards.capture.board.every_field())


def _choose_field(editor: Editor, answer: str) -> None:
    editor.boards.capture.choose(answer)


# Marks and voices


def _mark(field: str) -> Run:
    verb = {"quote": edits.mark_quote, "unsure": edits.mark_unsure}[field]

    def run(editor: Editor, _answer: str) -> None:
        chosen = _statements(editor)
        on = not all(getattr(record, field) for record in chosen)
        verb(editor.document, [record.id for record in chosen], on)

    return run


def _marked(field: str) -> Callable[[Editor], bool]:
    def found(editor: Editor) -> bool:
        chosen = _statements(editor)
        return bool(chosen) and all(getattr(record, field) for record in chosen)

    return found


def _voice(editor: Editor, answer: str) -> None:
    lines = [record.id for record in _statements(editor)]
    edits.tell_voice(editor.document, lines, ParticipantRole(answer) if answer else None)


def roles(editor: Editor) -> tuple[Choice, ...]:
    """Whose voice it can be; first, that it was not told."""
    return (Choice("", editor.t(NOT_TOLD)), *words_of("ParticipantRole", editor.language))


def _speak_as(editor: Editor, answer: str) -> None:
    editor.speak_as(ParticipantRole(answer) if answer else None)


def _meeting(editor: Editor, answer: str) -> None:
    edits.tell_meeting(editor.document, [record.id for record in _statements(editor)], answer)


def meetings(editor: Editor) -> tuple[Choice, ...]:
    """The meetings in which it can have been said; first, that it was not told."""
    found = sorted(editor.document.of_type(Session), key=lambda one: (one.group, one.number, one.id))
    return (
        Choice("", editor.t(NOT_TOLD)),
        *(Choice(one.id, meeting_words(one, editor.language), "calendar-days") for one in found),
    )


def _tick(editor: Editor, _answer: str) -> None:
    chosen = _parked(editor)
    done = not all(note.done for note in chosen)
    with editor.document.edit(names.TICK_PARKED if done else names.UNTICK_PARKED):
        for note in chosen:
            edits.tick_parked(editor.document, note.id, done)


def _ticked(editor: Editor) -> bool:
    chosen = _parked(editor)
    return bool(chosen) and all(note.done for note in chosen)


# Customer values


def values(editor: Editor) -> Sequence[CustomerValue]:
    """All customer values in their order."""
    return LiveIndex(editor.document).of_type(CustomerValue)


def value_words(editor: Editor, value: CustomerValue) -> str:
    """A value's title on one line, else whose it is."""
    said = " ".join(value.title.split()) or whose(editor.records, value, editor.language)
    return said or editor.t("Customer value")


def _add_value(editor: Editor, answer: str) -> None:
    editor.go_to("value")
    editor.open_value(edits.add_value(editor.document, answer.strip(), group=editor.speaker.group))


def _value(editor: Editor) -> CustomerValue:
    return editor.document.get(editor.value, CustomerValue)


def _rename_value(editor: Editor, answer: str) -> None:
    edits.set_text(editor.document, editor.value, "title", answer.strip())


def _remove_value(editor: Editor, _answer: str) -> None:
    """The one beside it is opened, so that nobody is thrown to the first."""
    row, gone = [value.id for value in values(editor)], editor.value
    near = beside(row, gone, 1) or beside(row, gone, -1)
    edits.remove(editor.document, [gone])
    if near:
        editor.open_value(near)


def _go_value(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        row = [value.id for value in values(editor)]
        editor.go_to("value")
        editor.open_value(row[(row.index(editor.value) + step) % len(row)])

    return run


def value_choices(editor: Editor) -> tuple[Choice, ...]:
    """Every customer value."""
    return tuple(Choice(value.id, value_words(editor, value), "gem") for value in values(editor))


def _open_value(editor: Editor, answer: str) -> None:
    editor.document.get(answer, CustomerValue)
    editor.go_to("value")
    editor.open_value(answer)


def owners(editor: Editor) -> tuple[Choice, ...]:
    """Whom a customer value can be for: nobody in particular, a persona, a group, a package."""
    index, language = LiveIndex(editor.document), editor.language
    personas = ((one.id, one.name, editor.t("Unnamed persona")) for one in index.of_type(Persona))
    groups = ((one.id, one.name, editor.t("The whole group")) for one in index.of_type(DeveloperGroup))
    return (
        Choice("", editor.t(EVERYBODY)),
        *(Choice(f"persona:{one}", " ".join(name.split()) or unnamed, "user") for one, name, unnamed in personas),
        *(Choice(f"group:{one}", " ".join(name.split()) or unnamed, "users-round") for one, name, unnamed in groups),
        *(Choice(f"package:{one}", label("ActionPackage", one, language), "package") for one in ActionPackage),
    )


def owner_of(value: CustomerValue) -> str:
    """The choice that stands for whom a value is for."""
    if value.persona:
        return f"persona:{value.persona}"
    if value.group:
        return f"group:{value.group}"
    return f"package:{value.package}" if value.package else ""


def _tell_owner(editor: Editor, answer: str) -> None:
    kind, _, said = answer.partition(":")
    package = ActionPackage(said) if kind == "package" else None
    if kind in ("persona", "group"):
        editor.document.get(said, Persona if kind == "persona" else DeveloperGroup)
    edits.tell_value_owner(
        editor.document,
        editor.value,
        persona=said if kind == "persona" else "",
        group=said if kind == "group" else "",
        package=package,
    )


def _choose_scope(editor: Editor, answer: str) -> None:
    if answer:
        editor.document.get(answer, Persona)
    editor.go_to("understanding")
    editor.open_scope(answer)


def scopes(editor: Editor) -> tuple[Choice, ...]:
    """Whose answers can be looked at: the whole group's, each persona's."""
    found = LiveIndex(editor.document).of_type(Persona)
    named = (Choice(one.id, " ".join(one.name.split()) or editor.t("Unnamed persona"), "user") for one in found)
    return (Choice("", editor.t("The whole group"), "users-round"), *named)


_several_values = needs(lambda editor: len(editor.document.of_type(CustomerValue)) > 1, ONLY_VALUE)


def _on_line(name: str, words: str, run: Run | None, *reasons: Callable[[Editor], str], **more: object) -> Action:
    can = first_refusal(has_line, *reasons)
    return Action(f"board.{name}", words, run, can, menu="work", on=ON_BOARD, **more)  # type: ignore[arg-type]


def _on_value(name: str, words: str, run: Run, *reasons: Callable[[Editor], str], **more: object) -> Action:
    can = first_refusal(*reasons)
    return Action(f"value.{name}", words, run, can, menu="work", on=OF_WINDOW, **more)  # type: ignore[arg-type]


BOARDS: tuple[Action, ...] = (
    _on_line("edit", N_("Edit the line"), None, icon="pencil", keys=("Return",)),
    _on_line("up", N_("Move the line up"), _move(-1), needs(lambda editor: _beyond(editor, -1)[0], FIRST_LINE),
             icon="arrow-up", keys=("Alt+Up",)),
    _on_line("down", N_("Move the line down"), _move(1), needs(lambda editor: _beyond(editor, 1)[0], LAST_LINE),
             icon="arrow-down", keys=("Alt+Down",)),
    _on_line("to_previous", N_("Move the line to the field before"), _to_other_field(-1),
             needs(lambda editor: _other_field(editor, -1), NO_FURTHER), icon="arrow-left", keys=("Alt+Left",)),
    _on_line("to_next", N_("Move the line to the next field"), _to_other_field(1),
             needs(lambda editor: _other_field(editor, 1), NO_FURTHER), icon="arrow-right", keys=("Alt+Right",)),
    _on_line("to_field", N_("Move the line to a field…"), _to_field, icon="move",
             asks=Question(N_("To which field"), "choice", fields_to_choose)),
    _on_line("quote", N_("Somebody's own words"), _mark("quote"), has_statement, icon="quote",
             keys=("Alt+Shift+2",), checked=_marked("quote")),
    _on_line("unsure", N_("To be checked with the group"), _mark("unsure"), has_statement,
             icon="circle-question-mark", keys=("Alt+Shift+3",), checked=_marked("unsure")),
    _on_line("voice", N_("Whose voice it is…"), _voice, has_statement, icon="message-circle",
             asks=Question(N_("Whose voice"), "choice", roles)),
    _on_line("meeting", N_("In which meeting it was said…"), _meeting, has_statement, icon="calendar-days",
             asks=Question(N_("Meeting"), "choice", meetings)),
    _on_line("done", N_("Dealt with"), _tick, has_parked, icon="check", checked=_ticked),
    Action("board.next_field", N_("Write in the next field"), _walk(1),
           first_refusal(has_board, needs(_further(1), NO_FURTHER)), (), "chevron-down", "work", OF_WINDOW),
    Action("board.previous_field", N_("Write in the field before"), _walk(-1),
           first_refusal(has_board, needs(_further(-1), NO_FURTHER)), (), "chevron-up", "work", OF_WINDOW),
    Action("board.field", N_("Write in another field…"), _choose_field, has_board, (), "text-cursor-input", "work",
           OF_WINDOW, Question(N_("To which field"), "choice", fields_to_write_in)),
    Action("board.speak_as", N_("Whose voice comes next…"), _speak_as, has_board, (), "message-circle", "work",
           OF_WINDOW, Question(N_("Whose voice"), "choice", roles)),
    Action("understanding.whose", N_("Whose answers are shown…"), _choose_scope, icon="user", menu="work", on=OF_WINDOW,
           asks=Question(N_("Whose answers"), "choice", scopes)),
    Action("value.add", N_("New customer value…"), _add_value, icon="plus", menu="work", on=OF_WINDOW,
           asks=Question(VALUE_TITLE)),
    _on_value("open", N_("Open another customer value…"), _open_value, _several_values, icon="gem",
              asks=Question(N_("Which customer value"), "choice", value_choices)),
    _on_value("rename", N_("Rename the customer value…"), _rename_value, has_value, icon="pencil",
              asks=Question(VALUE_TITLE, given=lambda editor: _value(editor).title)),
    _on_value("whose", N_("Whose customer value it is…"), _tell_owner, has_value, icon="user",
              asks=Question(N_("Whose customer value"), "choice", owners)),
    _on_value("next", N_("Next customer value"), _go_value(1), _several_values, icon="chevron-down"),
    _on_value("previous", N_("Previous customer value"), _go_value(-1), _several_values, icon="chevron-up"),
    _on_value("remove", N_("Remove the customer value"), _remove_value, has_value, icon="trash-2"),
)  # fmt: skip
