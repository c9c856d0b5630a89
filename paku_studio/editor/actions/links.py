"""Actions on ways between moments: connections, gaps, and hand-overs from one actor to another."""

from collections.abc import Callable

from paku_studio import edits
from paku_studio.editor.actions.chosen import (
    NO_MOMENT,
    Run,
    first_refusal,
    has_moment,
    has_moment_but,
    has_other_moment,
    links_from,
    moment_at,
    moment_options,
    needs,
    one_line,
    other_moments,
    the,
)
from paku_studio.editor.actions.table import BOTH, Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import LINK_ICONS, Choice
from paku_studio.edits import names
from paku_studio.locale import N_, label
from paku_studio.models import Link, LinkKind, ServiceMoment

NO_OTHER_MOMENT = N_("There is no other moment.")
NO_WAYS = N_("No connection leads on from it.")
NO_GAP = N_("No gap is marked after it.")
GAP_ALREADY = N_("A gap is marked after it already.")
TO_WHICH = N_("To which moment")


def _connect(kind: LinkKind) -> Run:
    def run(editor: Editor, answer: str) -> None:
        edits.connect(editor.document, moment_at(editor), answer, kind)

    return run


def _beside(editor: Editor) -> tuple[Choice, ...]:
    """Moments that can be at the same time: not the one that this is a step of, nor its own steps."""
    own = _own_steps(editor)
    return moment_options(editor, *own) if own else ()


def _has_beside(editor: Editor) -> bool:
    own = _own_steps(editor)
    return bool(own) and has_moment_but(editor, *own)


def _own_steps(editor: Editor) -> tuple[str, ...]:
    """The moment at hand, the one that it is a step of, its own steps; nothing where there is none."""
    moment = editor.records.get(moment_at(editor))
    if not isinstance(moment, ServiceMoment):
        return ()
    steps = editor.document.children(moment.id, ServiceMoment, "parent")
    return (moment.id, moment.parent, *(step.id for step in steps))


def _gap(editor: Editor) -> Link | None:
    found = (link for link in links_from(editor, moment_at(editor)) if link.kind is LinkKind.GAP)
    return next(found, None)


def _mark_gap(editor: Editor, answer: str) -> None:
    edits.mark_gap(editor.document, moment_at(editor), answer.strip())


def _close_gap(editor: Editor, _answer: str) -> None:
    edits.close_gap(editor.document, moment_at(editor))


def _ways(editor: Editor) -> list[Link]:
    """The connections of the moment at hand, or the one that is selected."""
    only = the(editor, Link)
    if only is not None:
        return [only]
    moment = moment_at(editor)
    beside = editor.document.children(moment, Link, "target") if moment else ()
    lanes = [link for link in beside if link.kind is LinkKind.PARALLEL]
    return [*(links_from(editor, moment) if moment else ()), *lanes]


def _way_options(editor: Editor) -> tuple[Choice, ...]:
    return tuple(_way(editor, link) for link in _ways(editor))


def _way(editor: Editor, link: Link) -> Choice:
    kind = label("LinkKind", link.kind, editor.language)
    other = link.source if link.target == moment_at(editor) else link.target
    words = one_line(editor, other) or " ".join(link.label.split())
    return Choice(link.id, f"{kind}: {words}" if words else kind, LINK_ICONS.get(link.kind, "arrow-right"))


def _disconnect(editor: Editor, answer: str) -> None:
    with editor.document.edit(names.DISCONNECT):
        edits.remove(editor.document, [editor.document.get(answer, Link).id])


def _links(kind: LinkKind, name: str, icon: str, *keys: str) -> Action:
    beside = kind is LinkKind.PARALLEL
    options = _beside if beside else other_moments
    can = first_refusal(has_moment, needs(_has_beside if beside else has_other_moment, NO_OTHER_MOMENT))
    asks = Question(TO_WHICH, "choice", options)
    return Action(f"link.{kind}", name, _connect(kind), can, keys, icon, "moment", BOTH, asks)


_no_gap: Callable[[Editor], str] = needs(lambda editor: _gap(editor) is None, GAP_ALREADY)
_is_moment = needs(lambda editor: the(editor, ServiceMoment) or the(editor, Link), NO_MOMENT)

LINKS: tuple[Action, ...] = (
    _links(LinkKind.LEADS_TO, N_("Connect to a moment…"), "link", "Ctrl+Shift+L"),
    _links(LinkKind.RETURN, N_("Return to a moment…"), "corner-up-left", "Ctrl+Shift+R"),
    _links(LinkKind.SKIPPED, N_("A moment that was skipped…"), "arrow-up-right"),
    _links(LinkKind.PARALLEL, N_("At the same time as a moment…"), "git-branch"),
    Action(
        "link.disconnect", N_("Take a connection off…"), _disconnect,
        first_refusal(_is_moment, needs(_ways, NO_WAYS)),
        (), "unlink", "moment", BOTH, Question(N_("Which connection"), "choice", _way_options),
    ),
    Action(
        "link.gap", N_("Mark a gap after it…"), _mark_gap, first_refusal(has_moment, _no_gap),
        (), "ban", "moment", BOTH, Question(N_("What was missing in between, if you wish")),
    ),
    Action(
        "link.close_gap", N_("Close the gap"), _close_gap, first_refusal(has_moment, needs(_gap, NO_GAP)),
        (), "link", "moment", BOTH,
    ),
)  # fmt: skip
