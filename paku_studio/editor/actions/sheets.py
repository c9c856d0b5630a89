"""Actions on the sheets that a group makes its own: wall posters, conversation sheets, checklists."""

from paku_studio import edits
from paku_studio.editor.actions.chosen import Can, Run, first_refusal, needs
from paku_studio.editor.actions.table import Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import Choice
from paku_studio.editor.sheet_editing import sheets_of_document
from paku_studio.editor.steps import SHEET
from paku_studio.edits import names
from paku_studio.locale import N_, label
from paku_studio.models import Poster, PosterColours, PosterKind

NO_SHEET = N_("Open a sheet for editing first.")
NO_OWN_SHEETS = N_("There is no sheet of your own yet.")
NO_LINE = N_("Choose a line of the sheet first.")
FIRST_LINE, LAST_LINE = N_("It is the first line already."), N_("It is the last line already.")
NO_POSTER = N_("Only wall posters have colours of their own.")
LANGUAGES = {"fi": N_("In Finnish"), "sv": N_("In Swedish"), "en": N_("In English")}


def _new(editor: Editor, answer: str) -> None:
    group = editor.speaker.group
    editor.open_sheet(edits.start_poster(editor.document, answer, editor.document_language, group=group))


def poster_kinds(editor: Editor) -> tuple[Choice, ...]:
    """The four that the program brings along, and one from scratch."""
    return tuple(Choice(kind.value, label("PosterKind", kind.value, editor.language)) for kind in PosterKind)


def _conversation(editor: Editor, _answer: str) -> None:
    editor.open_sheet(edits.start_conversation(editor.document, editor.document_language))


def _checklist(editor: Editor, _answer: str) -> None:
    editor.open_sheet(edits.start_checklist(editor.document, editor.document_language))


def _open(editor: Editor, answer: str) -> None:
    editor.open_sheet(answer)


def _own(editor: Editor) -> tuple[Choice, ...]:
    named = editor.sheet_editing.name_of
    return tuple(Choice(sheet.id, named(sheet), "file-text") for sheet in sheets_of_document(editor))


def _back(editor: Editor, _answer: str) -> None:
    editor.go_to("sheets")


def _easy(editor: Editor, _answer: str) -> None:
    editor.sheet_editing.show_easy(not editor.sheet_editing.easy)


def _languages(editor: Editor) -> tuple[Choice, ...]:
    sheet = editor.sheet_editing.sheet
    now = sheet.language.value if sheet is not None else ""
    return tuple(Choice(code, editor.t(words)) for code, words in LANGUAGES.items() if code != now)


def _same_in(editor: Editor, answer: str) -> None:
    editor.sheet_editing.same_in(answer)


def _colours(editor: Editor) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, label("PosterColours", one.value, editor.language)) for one in PosterColours)


def _colour(editor: Editor, answer: str) -> None:
    editor.sheet_editing.change(colours=PosterColours(answer))


def _is_draft(editor: Editor) -> bool:
    sheet = editor.sheet_editing.sheet
    return sheet is not None and sheet.draft


def _draft(editor: Editor, _answer: str) -> None:
    editor.sheet_editing.change(draft=not _is_draft(editor))


def _step(by: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        editor.sheet_editing.step(editor.sheet_editing.line, by)

    return run


def _remove_line(editor: Editor, _answer: str) -> None:
    editor.sheet_editing.remove(editor.sheet_editing.line)


def _remove(editor: Editor, _answer: str) -> None:
    editor.sheet_editing.remove_sheet()


_open_now: Can = needs(lambda editor: editor.step == SHEET and editor.sheet_editing.sheet is not None, NO_SHEET)
_line: Can = needs(lambda editor: editor.sheet_editing.line, NO_LINE)
_not_first: Can = needs(lambda editor: editor.sheet_editing.can_step(editor.sheet_editing.line, -1), FIRST_LINE)
_not_last: Can = needs(lambda editor: editor.sheet_editing.can_step(editor.sheet_editing.line, 1), LAST_LINE)
_poster: Can = needs(lambda editor: isinstance(editor.sheet_editing.sheet, Poster), NO_POSTER)
_has_own: Can = needs(sheets_of_document, NO_OWN_SHEETS)


def _on_sheet(name: str, words: str, run: Run | None, *reasons: Can, **more: object) -> Action:
    can = first_refusal(_open_now, *reasons)
    return Action(f"sheet.{name}", words, run, can, menu="work", **more)  # type: ignore[arg-type]


SHEETS: tuple[Action, ...] = (
    Action("sheet.new", N_("New wall poster…"), _new, icon="plus", menu="work",
           asks=Question(N_("Which wall poster"), "choice", poster_kinds)),
    Action("sheet.conversation", names.START_CONVERSATION, _conversation, icon="plus", menu="work"),
    Action("sheet.checklist", names.START_CHECKLIST, _checklist, icon="plus", menu="work"),
    Action("sheet.edit", N_("Edit a sheet…"), _open, _has_own, icon="pencil", menu="work",
           asks=Question(N_("Which sheet"), "choice", _own)),
    _on_sheet("back", N_("Back to the sheets"), _back, icon="arrow-left"),
    _on_sheet("easy", N_("Said easily"), _easy, icon="book-open", checked=lambda editor: editor.sheet_editing.easy),
    _on_sheet("line_up", N_("Move the line of the sheet up"), _step(-1), _line, _not_first, icon="arrow-up"),
    _on_sheet("line_down", N_("Move the line of the sheet down"), _step(1), _line, _not_last, icon="arrow-down"),
    _on_sheet("line_remove", names.REMOVE_SHEET_LINE, _remove_line, _line, icon="x"),
    _on_sheet("colours", N_("Colours of the wall poster…"), _colour, _poster, icon="sliders-horizontal",
              asks=Question(N_("Which colours"), "choice", _colours)),
    _on_sheet("draft", N_("A draft"), _draft, checked=_is_draft),
    _on_sheet("logo", N_("A logo from a file…"), None, icon="image-plus"),
    _on_sheet("language", N_("The same sheet in another language…"), _same_in, icon="languages",
              asks=Question(N_("Which language"), "choice", _languages)),
    _on_sheet("remove", names.REMOVE_SHEET, _remove, icon="trash-2"),
)  # fmt: skip
