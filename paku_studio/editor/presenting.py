"""What the room sees: which step, which moment, whether curtain or timer is over it. Knows no window and no screen.

It goes with the person's selection, and takes the selection along: the line that is typed lands on what is shown.
"""

import time
from collections.abc import Collection
from typing import TYPE_CHECKING, Literal

from paku_studio.drawing.stage import Plan, draw_stage, overview, plans
from paku_studio.editor.room_whole import CompareOnWall, DotsOnWall, Whole
from paku_studio.editor.steps import VIEWS
from paku_studio.editor.timing import Clock, Timer
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import N_
from paku_studio.models import Pathway, Phase, ServiceMoment

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change, Editor

Level = Literal["road", "phase", "moment"]
BOARDS = ("persona", "understanding", "value")
SHOWN = frozenset({*BOARDS, *VIEWS, "pathway"})
LOOKED_AT = frozenset({"document", "pathway", "step", "persona", "value", "scope", "language", "dots", "compared"})
"""Changes after which the pictures may be others."""

NOTHING_YET = N_("There is nothing to show yet.")
PLACE = N_("%(title)s, %(place)d of %(all)d")


class Presenting:
    """The projector of one editor, on or off."""

    def __init__(self, editor: "Editor", clock: Clock = time.monotonic) -> None:
        self.editor = editor
        self.on = False
        self.curtain = False
        self.timer = Timer(clock)
        self.timer_shown = False
        self.note = ""
        """The note of the facilitator's own that is half typed."""
        self.screens: tuple[str, ...] = ()
        """Names of the screens that there are, for choosing one; the window tells."""
        self.screen = ""
        """The name of the screen on which the room's picture is."""
        self._level: Level = "moment"
        self._of = ("", "")
        """The step and the open record of the pictures that are shown."""
        self._shown: Plan | None = None
        self._index = 0
        self._moment = ""
        """Which moment was shown last, for coming down to it again."""
        self._size = (1280.0, 720.0)
        self._made: dict[str, tuple[Plan, ...]] = {}
        self._added: frozenset[str] = frozenset()
        self._moving = False
        self._wholes: dict[str, Whole] = {"compare": CompareOnWall(editor), "dots": DotsOnWall(editor)}
        self._stop = editor.listen(self._follow)

    # what is shown

    @property
    def step(self) -> str:
        """The step of the work that the room sees: that of the laptop, where it has something for the room.

        What the document was at an earlier meeting is the facilitator's to look at.
        """
        step = self.editor.step
        aside = step == "compare" and self.editor.comparing.earlier is not None
        return step if step in SHOWN and not aside else "pathway"

    @property
    def level(self) -> Level:
        """How near the pathway is looked at."""
        return self._level

    @property
    def plans(self) -> tuple[Plan, ...]:
        """What the arrow keys step through just now, in that order; of a road without moments, the road itself."""
        if self.whole is not None:
            return ()
        if self.step in BOARDS:
            return self._plans("step")
        return self._at(self._level) or self._at("road")

    @property
    def plan(self) -> Plan | None:
        """What is shown; None where there is nothing yet, and for a step that is one picture."""
        return self._shown

    @property
    def whole(self) -> Whole | None:
        """The view that is one picture, where such a one is shown."""
        return self._wholes.get(self.step)

    @property
    def following(self) -> Plan | None:
        """What the next key would show."""
        found = self.plans
        return found[self._index + 1] if self._shown and self._index + 1 < len(found) else None

    @property
    def index(self) -> int:
        """At which place it stands among those that the arrow keys step through."""
        return self._index

    @property
    def size(self) -> tuple[int, int]:
        """The wall's width and height in pixels."""
        return round(self._size[0]), round(self._size[1])

    def fit(self, width: float, height: float) -> None:
        """The wall is so many pixels large: what does not fit on it comes in several parts."""
        if (width, height) != self._size and width > 0 and height > 0:
            self._size = (width, height)
            self._made.clear()
            if self.on:
                self._settle()
                self._tell()

    def _at(self, level: Level) -> tuple[Plan, ...]:
        if level == "moment":
            return self._plans("step")
        return tuple(plan for plan in self._plans("overview") if (plan.kind == "phase") == (level == "phase"))

    def _plans(self, which: str) -> tuple[Plan, ...]:
        if which not in self._made:
            editor = self.editor
            make = plans if which == "step" else overview
            self._made[which] = make(
                LiveIndex(editor.document),
                self.step,
                pathway=editor.pathway,
                persona=editor.persona,
                scope=editor.scope,
                value=editor.value,
                language=editor.document_language,
                width=self._size[0],
                height=self._size[1],
            )
        return self._made[which]

    def words(self) -> str:
        """What is shown, in words: its title and its place among the others."""
        plan = self._shown
        if self.whole is not None:
            return self.whole.words()
        if plan is None:
            return self.editor.t(NOTHING_YET)
        alike = list(dict.fromkeys(one.id for one in self.plans if one.kind == plan.kind))
        named = {"title": plan.title, "place": alike.index(plan.id) + 1, "all": len(alike)}
        words = self.editor.t(PLACE) % named if len(alike) > 1 else plan.title
        return _in_part(words, plan)

    def next_words(self) -> str:
        """What the next key would show, in words; "" where nothing follows."""
        plan = self.following
        return _in_part(plan.title, plan) if plan is not None else ""

    # on and off

    def start(self, *, here: bool = False) -> None:
        """Show the first moment, or (`here`) what is selected."""
        self.on, self.curtain, self.timer_shown = True, False, False
        self._made.clear()
        self._level, self._index, self._shown, self._of = "moment", 0, None, self._subject()
        place = self.editor.place
        if not (here and self._show_record(place)):
            self._land(0)
        self._take_along()
        self._tell()

    def stop(self) -> None:
        """The projector is put away; the timer runs on."""
        if self.on:
            self.on = self.curtain = self.timer_shown = False
            self._tell()

    # going

    def next(self) -> None:
        """The next picture; at the last one nothing happens."""
        self._step(1)

    def previous(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.whole is None:
            self.go_to(self._index + by)
        else:
            self.whole.turn(by, self._size)
            self._tell()

    def first(self) -> None:
        """The first picture."""
        self.go_to(0)

    def last(self) -> None:
        """The last picture."""
        self.go_to(len(self.plans) - 1)

    def go_to(self, place: int) -> None:
        """The picture at that place, where there is one."""
        if 0 <= place < len(self.plans):
            self._land(place)
            self._take_along()
            self._tell()

    def up(self) -> None:
        """From the moment to its phase, from the phase to the whole road."""
        if self.step == "compare":
            self._look("road")
        elif self.step == "pathway" and self._level != "road":
            phase = self.phase
            self._turn("phase" if self._level == "moment" and self._at("phase") else "road", phase)

    def down(self) -> None:
        """From the whole road to the phase, from the phase to the moment at which one was."""
        if self.step == "compare":
            self._look("moment")
        if self.step != "pathway" or self._level == "moment":
            return
        if self._level == "road" and self._at("phase"):
            self._turn("phase", self._phase_of(self._moment))
        elif self._at("moment"):
            here = self._moment if self._phase_of(self._moment) == self.phase or not self.phase else ""
            self._turn("moment", here or self._first_in(self.phase))

    def _look(self, level: Level) -> None:
        self._level = level
        self._tell()

    def _turn(self, level: Level, record_id: str) -> None:
        self._level = level
        places = [at for at, plan in enumerate(self.plans) if plan.id == record_id]
        self._land(places[0] if places else 0)
        self._take_along()
        self._tell()

    @property
    def phase(self) -> str:
        """The phase that is shown, or in which the shown moment is; "" for the whole road."""
        plan = self._shown
        if plan is None:
            return ""
        return plan.id if plan.kind == "phase" else self._phase_of(plan.id)

    def _phase_of(self, moment: str) -> str:
        record = self.editor.records.get(moment)
        return record.phase if isinstance(record, ServiceMoment) else ""

    def _first_in(self, phase: str) -> str:
        found = (plan.id for plan in self._at("moment") if self._phase_of(plan.id) == phase)
        return next(found, "")

    def show(self, record_id: str) -> None:
        """Somebody pointed at a record: it is selected, and shown."""
        self._added = frozenset()
        if self.step == "dots":
            self.editor.dots.click(record_id)
        elif record_id in self.editor.records:
            self.editor.select(record_id)
            if self.editor.place == record_id and self._show_record(record_id):
                self._tell()

    # over the picture

    def draw_curtain(self) -> None:
        """Draw the curtain, or open it."""
        self.curtain = not self.curtain
        self._tell()

    def show_timer(self) -> None:
        """Show the timer, which then starts unless it stood somewhere on its way; or hide it, and it runs on."""
        self.timer_shown = not self.timer_shown
        if self.timer_shown and self.timer.fresh:
            self.timer.begin_anew()
            self.timer.start()
        self._tell()

    def turn_timer(self) -> None:
        """Start the timer, or let it stand."""
        self.timer.turn()
        self._tell()

    def change_timer(self, by: int) -> None:
        """So many minutes more or fewer."""
        self.timer.change(by)
        self._tell()

    def ask(self, question: str) -> None:
        """What stands above the timer's figures."""
        self.timer.question = question
        self._tell()

    def stand_on(self, screen: str, screens: tuple[str, ...]) -> None:
        """The window says on which screen the room's picture is, and which there are."""
        if (screen, screens) != (self.screen, self.screens):
            self.screen, self.screens = screen, screens
            self._tell()

    def _tell(self) -> None:
        self.editor.announce("presenting")

    # following

    def _follow(self, change: "Change") -> None:
        if change.what & LOOKED_AT:
            self._made.clear()
        if not self.on:
            return
        before = self._shown
        if change.commit is not None:
            self._added = frozenset(change.commit.added)
        if self._subject() != self._of:
            self._of, self._shown, self._index = self._subject(), None, 0
        if "selection" in change.what and not self._moving and self._was_meant(change):
            self._follow_selection()
        self._settle()
        if change.commit is not None:
            self._turn_to(change.commit.added)
        elif "selection" in change.what and not self._moving:
            self._turn_to(self.editor.selection[-1:])
        if self._shown != before:
            self._tell()

    def _turn_to(self, records: Collection[str]) -> None:
        """Of a picture in several parts, the one on which one of these records stands."""
        if self._shown is None or self._shown.parts < 2 or not records:
            return
        index, size, language = LiveIndex(self.editor.document), self._size, self.editor.document_language
        places = [at for at, plan in enumerate(self.plans) if _same(plan, self._shown)]
        for at in (self._index, *places):
            stage = draw_stage(index, self.plans[at], *size, language)
            if any(found in records for found, _ in stage.targets):
                self._land(at)
                return

    def _was_meant(self, change: "Change") -> bool:
        """Whether somebody selected it; where what was selected is gone, only another moment takes its place."""
        return change.commit is None or self.editor.moment_of(self.editor.place) != ""

    def _subject(self) -> tuple[str, str]:
        """What the pictures are about."""
        editor, step = self.editor, self.step
        opened = {"persona": editor.persona, "understanding": editor.scope, "value": editor.value}
        return step, opened.get(step, editor.pathway)

    def _follow_selection(self) -> None:
        """Show what somebody selected; what was just typed does not lead away from the road or the phase."""
        place, self_made = self.editor.place, self.editor.place in self._added
        self._added = frozenset()
        if self.step != "pathway":
            return
        if self_made and self._level != "moment":
            self._moment = self.editor.moment_of(place) or self._moment
            if self._level == "phase" and (phase := self._phase_of(self._moment)):
                self._show_at("phase", phase)
        else:
            self._show_record(place)

    def _show_record(self, record_id: str) -> bool:
        """Show a record at the level at which it is seen; whether it is to be seen."""
        if self.step != "pathway":
            return self._show_at(self._level, record_id)
        record = self.editor.records.get(record_id)
        if isinstance(record, Phase):
            return self._show_at("phase", record_id)
        if isinstance(record, Pathway):
            return self._show_at("road", record_id)
        moment = self.editor.moment_of(record_id)
        return bool(moment) and self._show_at("moment", moment)

    def _show_at(self, level: Level, record_id: str) -> bool:
        found = self._at(level) if self.step == "pathway" else self.plans
        places = [at for at, plan in enumerate(found) if plan.id == record_id]
        if not places:
            return False
        self._level = level
        if self._shown is None or self._shown.id != record_id or self._index not in places:
            self._land(places[0])
        return True

    def _settle(self) -> None:
        """Stay at the same record where it is still there, else at the one that took its place."""
        found = self.plans
        if not found:
            self._shown = None
            return
        same = [at for at, plan in enumerate(found) if self._shown and _same(plan, self._shown)]
        part = self._shown.part if self._shown else 1
        self._land(same[min(part, len(same)) - 1] if same else min(self._index, len(found) - 1))

    def _land(self, place: int) -> None:
        found = self.plans
        self._shown = found[place] if place < len(found) else None
        self._index = place
        if self._shown is not None and self._shown.kind == "moment":
            self._moment = self._shown.id

    def _take_along(self) -> None:
        """Select what is shown, so that the line lands there."""
        plan = self._shown
        if plan is None or self.editor.step != "pathway":
            return
        self._moving = True
        try:
            if plan.kind == "phase" or (plan.kind == "moment" and self.editor.moment_of(self.editor.place) != plan.id):
                self.editor.select(plan.id)
            elif plan.kind != "moment":
                self.editor.select()
        finally:
            self._moving = False


def _same(one: Plan, other: Plan) -> bool:
    return (one.kind, one.id) == (other.kind, other.id)


def _in_part(words: str, plan: Plan) -> str:
    return f"{words} ({plan.part}/{plan.parts})" if plan.parts > 1 else words
