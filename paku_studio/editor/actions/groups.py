"""Actions on the group, its meetings and the project."""

from paku_studio import edits
from paku_studio.editor.actions.chosen import Can, first_refusal, needs
from paku_studio.editor.actions.table import Action, Question
from paku_studio.editor.attendance import counted_before, whole_of
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import Choice
from paku_studio.editor.meeting import groups_of, meeting_words, meetings_of, read_date, short_date, this_day
from paku_studio.locale import N_
from paku_studio.models import DeveloperGroup, Session

NO_GROUP = N_("There is no group yet.")
NO_MEETING = N_("There is no meeting yet.")
ONE_GROUP = N_("There is only one group.")
NOBODY_COUNTED = N_("Nobody has been counted at this meeting yet.")
NOBODY_BEFORE = N_("No meeting before this one has been counted.")
NOT_A_NUMBER = N_("That is no number. Write only digits.")
NAMELESS_GROUP = N_("Group without a name")
NONE_GOES_ON = N_("No meeting goes on now")
GOES_ON = N_("Goes on now: %(meeting)s.")
GROUP_NAME = N_("Name of the group")
WHEN = N_("Date of the meeting: 21.11.2026, 21.11. or today")
THEME = N_("Theme of the meeting")
GOAL = N_("How many persons is the project to reach?")

REMOVED = N_("Removed: %(words)s (Ctrl+Z brings it back)")

LONGEST_NUMBER = 6
LONGEST_SAID = 60
"""Letters of what was removed that a sentence repeats."""


def group_name(editor: Editor, group: str) -> str:
    """A group as it is called; words for one without a name."""
    record = editor.records.get(group)
    name = record.name if isinstance(record, DeveloperGroup) else ""
    return name if name.strip() else editor.t(NAMELESS_GROUP)


def read_number(typed: str) -> int:
    """A whole number as it is typed. NotPossible where it is none."""
    said = "".join(typed.split())
    if not (said.isdecimal() and len(said) <= LONGEST_NUMBER):
        raise edits.NotPossible(NOT_A_NUMBER)
    return int(said)


def _add_group(editor: Editor, answer: str) -> None:
    editor.meetings.open_group(edits.add_group(editor.document, answer.strip()))
    editor.go_to("group")


def _choose_group(editor: Editor, answer: str) -> None:
    editor.meetings.open_group(answer)
    editor.go_to("group")


def _groups(editor: Editor) -> tuple[Choice, ...]:
    return tuple(Choice(one.id, group_name(editor, one.id), "users-round") for one in groups_of(editor.document))


def _name(editor: Editor) -> str:
    record = editor.records.get(editor.meetings.group)
    return record.name if isinstance(record, DeveloperGroup) else ""


def _rename_group(editor: Editor, answer: str) -> None:
    edits.rename_group(editor.document, editor.meetings.group, answer.strip())


def _remove_group(editor: Editor, _answer: str) -> None:
    name = group_name(editor, editor.meetings.group)
    edits.remove_group(editor.document, editor.meetings.group)
    _say_removed(editor, name)


def _say_removed(editor: Editor, words: str) -> None:
    line = " ".join(words.split())
    shown = line if len(line) <= LONGEST_SAID else line[:LONGEST_SAID].rstrip() + "…"
    editor.say(editor.t(REMOVED) % {"words": shown})


def _add_session(editor: Editor, _answer: str) -> None:
    editor.meetings.start(this_day())
    _say_which(editor)


def _meetings(editor: Editor) -> tuple[Choice, ...]:
    found = meetings_of(editor.document, editor.meetings.group)
    listed = [Choice(one.id, meeting_words(one, editor.language, theme=True), "calendar-days") for one in found]
    return (*listed[::-1], Choice("", editor.t(NONE_GOES_ON), "pause"))


def _choose_session(editor: Editor, answer: str) -> None:
    editor.meetings.meet(answer)
    _say_which(editor)


def _say_which(editor: Editor) -> None:
    """Away from the group's page, which shows it, nothing else tells which meeting goes on."""
    if editor.step == "group":
        return
    record = editor.records.get(editor.session)
    if isinstance(record, Session):
        editor.say(editor.t(GOES_ON) % {"meeting": meeting_words(record, editor.language)})
    else:
        editor.say(editor.t(NONE_GOES_ON))


def _session(editor: Editor) -> Session:
    return editor.document.get(editor.meetings.session, Session)


def _date_session(editor: Editor, answer: str) -> None:
    edits.set_session(editor.document, _session(editor).id, date=read_date(answer, this_day()))


def _name_theme(editor: Editor, answer: str) -> None:
    edits.set_session(editor.document, _session(editor).id, theme=answer)


def _same(editor: Editor, _answer: str) -> None:
    session = _session(editor).id
    edits.count_as_at(editor.document, session, counted_before(editor.document, session))


def _all_new(editor: Editor, _answer: str) -> None:
    edits.count_all_as_new(editor.document, _session(editor).id)


def _remove_session(editor: Editor, _answer: str) -> None:
    words = meeting_words(_session(editor), editor.language, theme=True)
    edits.remove_session(editor.document, _session(editor).id)
    _say_removed(editor, words)


def _goal(editor: Editor) -> str:
    project = edits.project_of(editor.document, editor.meetings.group)
    return str(project.participant_goal) if project is not None and project.participant_goal else ""


def _set_goal(editor: Editor, answer: str) -> None:
    goal = read_number(answer) if answer.strip() else 0
    edits.set_project(editor.document, editor.meetings.group, participant_goal=goal)


has_group = needs(lambda editor: editor.meetings.group, NO_GROUP)
has_meeting = needs(lambda editor: editor.meetings.session, NO_MEETING)
OWN_NOTE = N_("Own note: only for you")
TO_PARK = N_("What must not be forgotten: only for you")
NOTED = N_("Your note is with the group; nobody else sees it.")
IS_PARKED = N_("It is in the parking place; nobody else sees it.")
_several: Can = needs(lambda editor: len(groups_of(editor.document)) > 1, ONE_GROUP)
_before: Can = needs(lambda editor: counted_before(editor.document, editor.meetings.session), NOBODY_BEFORE)
_counted: Can = needs(lambda editor: whole_of(editor.document, editor.meetings.session).attending, NOBODY_COUNTED)


def _note_to_oneself(editor: Editor, answer: str) -> None:
    edits.add_own_note(editor.document, answer.strip(), session=editor.session)
    editor.say(editor.t(NOTED))


def _park(editor: Editor, answer: str) -> None:
    edits.add_own_note(editor.document, answer.strip(), session=editor.session, parked=True)
    editor.say(editor.t(IS_PARKED))


GROUPS: tuple[Action, ...] = (
    Action("own.note", N_("Own note…"), _note_to_oneself, icon="pencil", menu="work",
           asks=Question(OWN_NOTE)),
    Action("own.park", N_("Into the parking place…"), _park, icon="circle-parking", menu="work",
           asks=Question(TO_PARK)),
    Action("group.add", N_("New group…"), _add_group, icon="plus", menu="work", asks=Question(GROUP_NAME)),
    Action("group.choose", N_("Another group…"), _choose_group, _several, icon="users-round", menu="work",
           asks=Question(N_("Which group"), "choice", _groups)),
    Action("group.rename", N_("Rename the group…"), _rename_group, has_group, icon="pencil", menu="work",
           asks=Question(GROUP_NAME, given=_name)),
    Action("group.remove", N_("Remove the group with its meetings"), _remove_group, has_group, icon="trash-2",
           menu="work"),
    Action("session.add", N_("New meeting today"), _add_session, icon="plus", menu="work"),
    Action("session.choose", N_("The meeting that goes on…"), _choose_session, has_meeting, icon="calendar-days",
           menu="work", asks=Question(N_("Which meeting goes on"), "choice", _meetings)),
    Action("session.date", N_("Date of the meeting…"), _date_session, has_meeting, icon="calendar-days", menu="work",
           asks=Question(WHEN, given=lambda editor: short_date(_session(editor).date))),
    Action("session.theme", N_("Theme of the meeting…"), _name_theme, has_meeting, icon="pencil", menu="work",
           asks=Question(THEME, given=lambda editor: _session(editor).theme)),
    Action("session.same", N_("The same people as last time"), _same, first_refusal(has_meeting, _before),
           icon="repeat", menu="work"),
    Action("session.all_new", N_("All are here for the first time"), _all_new,
           first_refusal(has_meeting, _counted), icon="users", menu="work"),
    Action("session.remove", N_("Remove the meeting"), _remove_session, has_meeting, icon="trash-2", menu="work"),
    Action("project.goal", N_("Goal of the project in persons…"), _set_goal, icon="target", menu="work",
           asks=Question(GOAL, given=_goal)),
)  # fmt: skip
