"""Actions that say what a moment was: critical, meaningful, how it felt, the client's choice; and what was asked."""

from collections.abc import Callable

from paku_studio import edits
from paku_studio.editor.actions.chosen import (
    Run,
    first_refusal,
    has_markable,
    has_moment,
    has_pathway,
    markable,
    moments_at,
    needs,
    pathway_record,
)
from paku_studio.editor.actions.table import BOTH, Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.editor.feelings import SCALE, stepped
from paku_studio.editor.inspecting import ASKED
from paku_studio.edits import names
from paku_studio.locale import N_
from paku_studio.models import AskedQuestion, Emotion, ServiceMoment
from paku_studio.store import Document

FACES = {"very_bad": "frown", "bad": "frown", "neutral": "meh", "good": "smile", "very_good": "smile"}
NOT_ON_PATHWAY = N_("Go to the pathway first.")
BEST_ALREADY = N_("It could not have felt better.")
WORST_ALREADY = N_("It could not have felt worse.")
FELT_SO = N_("It is marked so already.")

Test = Callable[[Editor], bool]


def _marked(mark: str) -> Test:
    return lambda editor: bool(markable(editor)) and all(getattr(record, mark) for record in markable(editor))


def _toggle(
    mark: str, put: Callable[[Document, str], None], off: Callable[[Document, str], None], named: tuple[str, str]
) -> Run:
    """All that is selected gets the mark; where all have it, it is taken off."""

    def run(editor: Editor, _answer: str) -> None:
        taken = _marked(mark)(editor)
        with editor.document.edit(named[taken]):
            for record in markable(editor):
                if bool(getattr(record, mark)) is taken:
                    (off if taken else put)(editor.document, record.id)

    return run


def _reason(put: Callable[[Document, str, str], None], named: str) -> Run:
    def run(editor: Editor, answer: str) -> None:
        with editor.document.edit(named):
            for record in markable(editor):
                put(editor.document, record.id, answer)

    return run


def _reason_of(mark: str) -> Callable[[Editor], str]:
    return lambda editor: next((str(getattr(record, mark)) for record in reversed(markable(editor))), "")


# How it felt


def _felt(editor: Editor) -> list[ServiceMoment]:
    return [editor.document.get(moment, ServiceMoment) for moment in moments_at(editor)]


def _feel(feeling: Emotion) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        with editor.document.edit(names.SET_FEELING):
            for moment in moments_at(editor):
                edits.set_feeling(editor.document, moment, feeling)

    return run


def _feels(feeling: Emotion) -> Test:
    return lambda editor: bool(_felt(editor)) and all(moment.feeling is feeling for moment in _felt(editor))


def _feel_step(step: int) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        with editor.document.edit(names.SET_FEELING):
            for moment in _felt(editor):
                edits.set_feeling(editor.document, moment.id, stepped(moment.feeling, step))

    return run


def _at_end(step: int, refusal: str) -> Callable[[Editor], str]:
    end = SCALE[-1] if step > 0 else SCALE[0]
    return lambda editor: refusal if _feels(end)(editor) else ""


# The client's choice, and what was asked


def _chose(editor: Editor) -> bool:
    return bool(_felt(editor)) and all(moment.client_choice for moment in _felt(editor))


def _toggle_choice(editor: Editor, _answer: str) -> None:
    chosen = not _chose(editor)
    with editor.document.edit(names.SET_CLIENT_CHOICE):
        for moment in moments_at(editor):
            edits.set_client_choice(editor.document, moment, chosen)


def _asked(question: AskedQuestion) -> Test:
    return lambda editor: (
        editor.pathway in editor.records and bool(getattr(pathway_record(editor), f"asked_{question}"))
    )


def _ask(question: AskedQuestion) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        edits.set_asked(editor.document, editor.pathway, question, not _asked(question)(editor))

    return run


def _mark(id: str, name: str, run: Run, key: str, icon: str, checked: Test) -> Action:  # noqa: A002
    return Action(f"mark.{id}", name, run, has_markable, (key,), icon, "mark", BOTH, None, checked)


def _feeling(feeling: Emotion, name: str) -> Action:
    same = needs(lambda editor: not _feels(feeling)(editor), FELT_SO)
    can = first_refusal(has_moment, same)
    icon = FACES.get(feeling.value, "circle")
    return Action(
        f"mark.felt_{feeling.value}", name, _feel(feeling), can, (), icon, "mark", BOTH, None, _feels(feeling)
    )


def _question(question: AskedQuestion, name: str) -> Action:
    checked = _asked(question)
    return Action(f"mark.asked_{question}", name, _ask(question), has_pathway, (), "", "mark", BOTH, None, checked)


_on_pathway = first_refusal(has_pathway, needs(lambda editor: editor.step == "pathway", NOT_ON_PATHWAY))

MARKS: tuple[Action, ...] = (
    _mark(
        "critical", N_("Critical"),
        _toggle("critical", edits.mark_critical, edits.unmark_critical, (names.MARK_CRITICAL, names.UNMARK_CRITICAL)),
        "Ctrl+Shift+K", "diamond", _marked("critical"),
    ),
    Action(
        "mark.critical_reason", N_("Critical, because…"), _reason(edits.mark_critical, names.MARK_CRITICAL),
        has_markable, (), "diamond", "mark", BOTH, Question(N_("Why critical"), given=_reason_of("critical_reason")),
    ),
    _mark(
        "meaningful", N_("Meaningful"),
        _toggle(
            "meaningful", edits.mark_meaningful, edits.unmark_meaningful,
            (names.MARK_MEANINGFUL, names.UNMARK_MEANINGFUL),
        ),
        "Ctrl+Shift+M", "star", _marked("meaningful"),
    ),
    Action(
        "mark.meaningful_reason", N_("Meaningful, because…"),
        _reason(edits.mark_meaningful, names.MARK_MEANINGFUL),
        has_markable, (), "star", "mark", BOTH, Question(N_("Why meaningful"), given=_reason_of("meaningful_reason")),
    ),
    Action(
        "mark.feeling_up", N_("Felt better"), _feel_step(1), first_refusal(has_moment, _at_end(1, BEST_ALREADY)),
        ("Ctrl+Alt+Up",), "smile", "mark", BOTH,
    ),
    Action(
        "mark.feeling_down", N_("Felt worse"), _feel_step(-1), first_refusal(has_moment, _at_end(-1, WORST_ALREADY)),
        ("Ctrl+Alt+Down",), "frown", "mark", BOTH,
    ),
    _feeling(Emotion.VERY_GOOD, N_("Felt very good (+2)")),
    _feeling(Emotion.GOOD, N_("Felt good (+1)")),
    _feeling(Emotion.NEUTRAL, N_("Felt neither good nor bad (0)")),
    _feeling(Emotion.BAD, N_("Felt bad (−1)")),
    _feeling(Emotion.VERY_BAD, N_("Felt very bad (−2)")),
    _feeling(Emotion.NOT_ASKED, N_("Take the feeling off")),
    Action(
        "mark.client_choice", N_("Client's own choice"), _toggle_choice, has_moment, (), "hand", "mark", BOTH,
        None, _chose,
    ),
    Action("mark.asked", N_("What the group was asked…"), None, _on_pathway, ("Ctrl+Shift+E",), "list", "mark"),
    *(_question(question, name) for question, name in ASKED.items()),
)  # fmt: skip
