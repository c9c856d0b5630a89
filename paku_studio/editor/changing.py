"""What a person looks at of all that changed: since which meeting, until when, which lines, what is done with them.

Knows no window and no file; the earlier states come from `Earlier`.
"""

from collections.abc import Callable, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from paku_studio.editor.changes_words import counts, line
from paku_studio.editor.changing_places import nearest, open_place
from paku_studio.editor.changing_rows import FieldRow, Row, fields_of, rest_of, rows_of
from paku_studio.editor.comparing_earlier import earlier_pathway
from paku_studio.editor.inspecting import Choice
from paku_studio.edits.bringing_back import bring_back, bring_back_field
from paku_studio.graph.changes import Changed, WhatChanged
from paku_studio.locale import N_
from paku_studio.models import DOCUMENT_ID, DocumentSettings, Pathway, Record
from paku_studio.storage import Unusable
from paku_studio.store import Document

if TYPE_CHECKING:
    from paku_studio.editor.earlier import Earlier, State
    from paku_studio.editor.editor import Change, Editor

Filter = Literal["", "added", "changed", "removed"]
NO_STATES = N_(
    "There is no earlier state yet. When a meeting ends, the document is kept as it was then;"
    " from then on you see here what has changed."
)
NO_STATE = N_("There is no earlier state yet.")
SAME = N_("Nothing has changed since the end of %(state)s.")
SAME_BETWEEN = N_("Nothing changed between the end of %(before)s and the end of %(after)s.")
NOTHING_CHOSEN = N_("Choose a change first.")
NOT_THEN = N_("This was not there then: there is nothing to bring back.")
AS_THEN = N_("It is as it was then already.")
NO_PATHWAY = N_("This is on no pathway that is there both then and now.")
BROUGHT = N_("Brought back: %(what)s")
NOW = N_("Now")
NO_PLACE = N_("There is no page on which this stands.")
WAS_HERE = N_("It is no longer there; it was here.")
AS_IT_WAS = N_("%(title)s – as it was, %(state)s")
OPENED = N_("This is the document as it was at the end of %(state)s. The other one stays as it is.")
FORGOTTEN = N_("The earlier state of %(state)s is removed; the document stays as it is.")


class Changing:
    """One person's look at what changed in one document."""

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor
        self._earlier: Earlier | None = None
        self._since = self._until = ""
        self._found: tuple[tuple[str, str], WhatChanged] | None = None
        self._told: tuple[WhatChanged, Filter, str, tuple[Row, ...]] | None = None
        self.trouble = ""
        """Why the states cannot be read, in words."""
        self.filter: Filter = ""
        """Of which kind lines are shown; "" of all."""
        self.place = ""
        """The record of the line on which one stands."""
        editor.listen(self._follow)

    def look_into(self, earlier: "Earlier | None") -> None:
        """These are the earlier states."""
        if earlier is not self._earlier:
            self._earlier, self._found = earlier, None

    def _follow(self, change: "Change") -> None:
        if change.what & {"document", "session", "earlier"}:
            self._found = None

    # which states

    @property
    def states(self) -> "tuple[State, ...]":
        """The earlier states, the newest first."""
        return self._earlier.states() if self._earlier is not None else ()

    @property
    def since(self) -> str:
        """The earlier state from which on one looks: as chosen, else the last meeting's, else the newest; else ""."""
        known = [state.session for state in self.states]
        usual = self._earlier.since() if self._earlier is not None else ""
        return next((one for one in (self._since, usual, *known) if one in known), "")

    @property
    def until(self) -> str:
        """The later state; "" is now."""
        known = self._until and any(choice.value == self._until for choice in self.until_choices())
        return self._until if known else ""

    def choose(self, *, since: str = "", until: str | None = None) -> None:
        """Look from another state on, or until another one."""
        before = (self.since, self.until)
        self._since = since or self.since
        self._until = self._until if until is None else until
        if (self.since, self.until) != before:
            self._found, self.place = None, ""
            self._editor.announce("changes")

    def since_choices(self) -> tuple[Choice, ...]:
        """Every earlier state, the newest first."""
        return tuple(Choice(state.session, state.words) for state in self.states)

    def until_choices(self) -> tuple[Choice, ...]:
        """Now, and the states that are newer than that from which one looks."""
        now, since = Choice("", self._editor.t(NOW)), self.since
        return (now, *takewhile(lambda choice: choice.value != since, self.since_choices()))

    @property
    def older(self) -> str:
        """The state before that from which one looks; "" for none."""
        known = [state.session for state in self.states]
        return next(iter(known[known.index(self.since) + 1 :]), "") if self.since in known else ""

    def show_last_meeting(self) -> None:
        """What changed from the state before until the one from which one looks: what its meeting did."""
        if self.older:
            self.choose(since=self.older, until=self.since)

    def words_of(self, session: str) -> str:
        """A state in words; now for ""."""
        if not session:
            return self._editor.t(NOW)
        return next((state.words for state in self.states if state.session == session), "")

    # what changed

    def found(self) -> WhatChanged:
        """What changed between the two; nothing where there is no state, or (`trouble`) none that can be read."""
        if self._earlier is None or not self.since:
            return WhatChanged()
        asked = (self.since, self.until)
        if self._found is None or self._found[0] != asked:
            self._found, self.trouble = (asked, WhatChanged()), ""
            try:
                self._found = asked, self._earlier.found(*asked)
            except Unusable as refusal:
                self.trouble = refusal.sentence(self._editor.language)
            except KeyError:  # the file had no room for it and let it go just now; that is told by itself
                self._found = None
                return WhatChanged()
        return self._found[1]

    def reason(self) -> str:
        """Why there is no line, in words; "" where there is one."""
        t = self._editor.t
        if not self.states:
            return t(NO_STATES)
        if self.found().total:
            return ""
        if self.trouble:
            return self.trouble
        if self.until:
            return t(SAME_BETWEEN) % {"before": self.words_of(self.since), "after": self.words_of(self.until)}
        return t(SAME) % {"state": self.words_of(self.since)}

    def counts(self) -> str:
        """How many came, changed and went, in words."""
        return counts(self.found(), self._editor.language)

    def number(self, kind: Filter) -> int:
        """How many lines of a kind there are; "" of all."""
        found = self.found()
        return len(getattr(found, kind)) if kind else found.total

    def show_only(self, kind: Filter) -> None:
        """Show lines of one kind, or of all ("")."""
        if kind != self.filter:
            self.filter = kind
            self._editor.announce("changes")

    def rows(self) -> tuple[Row, ...]:
        """The lines by the places where they are, each place under its heading."""
        asked = (self.found(), self.filter, self._editor.language)
        if self._told is None or self._told[0] is not asked[0] or self._told[1:3] != asked[1:]:
            self._told = (*asked, self._rows())
        return self._told[3]

    def _rows(self) -> tuple[Row, ...]:
        kind = self.filter if self.number(self.filter) else ""
        lines = (one for one in self.found().lines if kind in ("", one.kind))
        return rows_of(lines, *self._both(), self._editor.language)

    def _both(self) -> tuple[Mapping[str, Record], Mapping[str, Record]]:
        self.found()
        if self._earlier is None or not self.since or self.trouble:
            return {}, {}
        return self._earlier.records_of(self.since), self._earlier.records_of(self.until)

    @property
    def chosen(self) -> Changed | None:
        """The line on which one stands, where it is there."""
        return next((one for one in self.found().lines if one.record == self.place), None)

    def row(self) -> Row | None:
        """The line on which one stands, as it is listed."""
        return next((row for row in self.rows() if row.record and row.record == self.place), None)

    # what is done with a line

    def go(self) -> None:
        """Go to what changed; where that is gone, to where it was."""
        chosen, editor = self.chosen, self._editor
        if chosen is None:
            editor.say(editor.t(NOTHING_CHOSEN))
            return
        before, after = self._both()
        found = nearest(editor, chosen.record, {**after, **before})
        if not found or not open_place(editor, found):
            editor.say(editor.t(NO_PLACE))
        elif found != chosen.record:
            editor.say(editor.t(WAS_HERE))

    def why_not_go(self) -> str:
        """Why one can go nowhere, as a message; "" where one can."""
        return "" if self.chosen is not None else NOTHING_CHOSEN

    def why_no_state(self) -> str:
        """Why nothing can be done with an earlier state, as a message; "" where it can."""
        return "" if self.since else NO_STATE

    def why_not_back(self) -> str:
        """Why what is chosen cannot be brought back, as a message; "" where it can."""
        chosen = self.chosen
        if chosen is None:
            return NOTHING_CHOSEN
        if chosen.kind == "added":
            return NOT_THEN
        before = self._both()[0].get(chosen.record)
        return AS_THEN if self.until and self._editor.records.get(chosen.record) == before else ""

    def bring_back(self) -> None:
        """What is chosen is again as it was, with all that hung on it: one edit, which can be taken back."""
        chosen = self.chosen
        if chosen is not None and not self.why_not_back():
            self._bring(chosen, lambda before: bring_back(self._editor.document, before, [chosen.record]))

    def bring_back_field(self, field: str) -> None:
        """One field of what is chosen is again as it was."""
        chosen = self.chosen
        if chosen is not None and not self.why_not_back():
            name = next((one.name for one in self.fields() if one.field == field), "")
            self._bring(
                chosen, lambda before: bring_back_field(self._editor.document, before, chosen.record, field), name
            )

    def _bring(self, chosen: Changed, do: Callable[[Mapping[str, Record]], object], field: str = "") -> None:
        editor, (before, after) = self._editor, self._both()
        rows = [row.record for row in self.rows() if row.record]
        following = rows[rows.index(chosen.record) + 1 :] if chosen.record in rows else []
        head = line(chosen, before, after, editor.language).head
        count = len(editor.document.history)
        editor.attempt(do, before)
        if len(editor.document.history) > count:
            left = {one.record for one in self.found().lines}
            self.place = next((one for one in (chosen.record, *following, *reversed(rows)) if one in left), "")
            editor.announce("changes")
            editor.say(editor.t(BROUGHT) % {"what": " · ".join(filter(None, (field, head)))})

    def why_not_beside(self) -> str:
        """Why the pathway of what is chosen cannot be shown as it was beside itself, as a message; "" where it can."""
        return "" if self._pathway() else NO_PATHWAY

    def _pathway(self) -> str:
        """The pathway of the chosen line, else the open one, that is there then and now; "" for none."""
        chosen, before = self.chosen, self._both()[0]
        wanted = (chosen.within if chosen is not None else "", self._editor.pathway)
        both = (one for one in wanted if isinstance(before.get(one), Pathway) and one in self._editor.records)
        return next(both, "")

    def show_beside(self) -> None:
        """The pathway as it was beside itself as it is."""
        path = self._pathway()
        if path:
            state = self._both()[0], self.since, self.words_of(self.since)
            self._editor.comparing.show_earlier(earlier_pathway(path, *state, self._editor.language))

    def fields(self) -> tuple[FieldRow, ...]:
        """What of the chosen line is another, field by field, in words."""
        chosen = self.chosen
        return fields_of(chosen, *self._both(), self._editor.language) if chosen is not None else ()

    def rest(self) -> tuple[tuple[str, str], ...]:
        """What else was said of a chosen line that came or went, and what came or went with it."""
        chosen = self.chosen
        return rest_of(chosen, *self._both(), self._editor.language) if chosen is not None else ()

    # what is done with a whole state

    def as_document(self, title: str) -> Document:
        """The earlier state as a document of its own, named after what it is of."""
        records = dict(self._both()[0])
        named = self._editor.t(AS_IT_WAS) % {"title": title, "state": self.words_of(self.since)}
        settings = records.get(DOCUMENT_ID)
        known = settings if isinstance(settings, DocumentSettings) else DocumentSettings(id=DOCUMENT_ID)
        records[DOCUMENT_ID] = known.with_changes(title=named)
        return Document(records.values())

    def forget(self) -> None:
        """Let the earlier state go, for good."""
        gone = self.since
        if self._earlier is None or not gone:
            return
        words = self.words_of(gone)
        self._earlier.forget(gone)
        self._editor.say(self._editor.t(FORGOTTEN) % {"state": words})
