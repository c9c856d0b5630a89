"""Which two pathways are held against each other, and their differences as rows of words. Knows no window."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paku_studio.drawing.compare_story import KIND_WORDS, changes_in_words, counts_in_words
from paku_studio.editor.comparing_earlier import WAS, EarlierPathway, present_id
from paku_studio.editor.inspecting import Choice
from paku_studio.graph.comparison import Comparison, Kind, Pair, compare, compared_with, in_time
from paku_studio.graph.index import LiveIndex
from paku_studio.graph.road import MomentOnRoad
from paku_studio.locale import N_, label
from paku_studio.models import Pathway, Phase, Record

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

ICONS: Mapping[Kind, str] = {"kept": "circle-dot", "added": "plus", "dropped": "x", "moved": "move"}
NONE = N_("There is no pathway to compare yet.")
GONE = N_("That is no longer on the pathway; under “What changed” it can be brought back.")
NOW = N_("Now")
ONE = N_("There is only one pathway. Make the future pathway from it, and change what should go otherwise.")


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the list: what became of a moment, its words, where it stands. `moment`: what Enter opens."""

    moment: str
    kind: Kind
    icon: str
    words: str
    known: str
    spoken: str


class Comparing:
    """The two that are compared: as chosen, else the open pathway and its nearest kin."""

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor
        self._chosen = ("", "")
        self._chosen_at = ""
        self._earlier: EarlierPathway | None = None
        self.zoom = 1.0
        """How large the screen shows it: 1.0 is 100 %."""
        self.listed = False
        """Whether the differences are shown as a list."""
        self.place = ""
        """The moment that one looks at, as its row names it."""

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of the earlier and the later pathway; ("", "") where there are not two."""
        known = self._known()
        stands = self._editor.pathway in (*self._chosen, self._chosen_at)
        if stands and all(one in known for one in self._chosen):
            return self._chosen
        return self._usual(self._editor.pathways())

    def _known(self) -> tuple[str, ...]:
        """What can be chosen: every pathway; the earlier one while it is chosen and the present one is there."""
        known, earlier = self._editor.pathways(), self._earlier
        stands = earlier is not None and earlier.pathway in known and earlier.id in self._chosen
        return (*known, earlier.id) if earlier is not None and stands else known

    def _usual(self, known: tuple[str, ...]) -> tuple[str, str]:
        """The open pathway with what it was made from or what was made from it, else with its neighbour."""
        here, index = self._editor.pathway, LiveIndex(self._editor.document)
        kin = compared_with(index, here)
        if kin:
            return in_time(index, here, kin)
        other = next((one for one in known if one != here), "")
        if not here or not other:
            return "", ""
        return (here, other) if known.index(here) < known.index(other) else (other, here)

    @property
    def before(self) -> str:
        """The earlier pathway's id, or ""."""
        return self.pair[0]

    @property
    def after(self) -> str:
        """The later pathway's id, or ""."""
        return self.pair[1]

    @property
    def earlier(self) -> EarlierPathway | None:
        """The earlier state of a pathway that is one of the two; None where both are of the document."""
        return self._earlier if any(one.startswith(WAS) for one in self.pair) else None

    @property
    def records(self) -> Mapping[str, Record]:
        """The records of which both are: the document's, with the earlier pathway's beside them."""
        present = self._editor.records
        return present if self.earlier is None else self.earlier.beside(present)

    @property
    def called(self) -> Mapping[str, str]:
        """What the roads are called where one of them is an earlier state: their variants are the same."""
        if self.earlier is None:
            return {}
        return {**dict.fromkeys(self.pair, self._editor.t(NOW)), self.earlier.id: self.earlier.short}

    def show_earlier(self, earlier: EarlierPathway) -> None:
        """Look at a pathway as it was, beside itself as it is."""
        if earlier.pathway not in self._editor.pathways():
            return
        self._earlier = earlier
        self._editor.open_pathway(earlier.pathway)
        self._chosen, self._chosen_at, self.place = (earlier.id, earlier.pathway), self._editor.pathway, ""
        self._editor.announce("compared")
        self._editor.go_to("compare")

    def choose(self, *, before: str = "", after: str = "") -> None:
        """Compare another one. Choosing what stands on the other side makes the two change places."""
        one, other = self.pair
        if (before and before == other) or (after and after == one):
            self.swap()
            return
        self._take((before or one, after or other))

    def swap(self) -> None:
        """Read the two the other way round."""
        one, other = self.pair
        self._take((other, one))

    def _take(self, pair: tuple[str, str]) -> None:
        if pair != self.pair and all(pair):
            self._chosen, self._chosen_at = pair, self._editor.pathway
            self.place = ""
            self._editor.announce("compared")

    def list_differences(self, listed: bool) -> None:
        """Show the differences as a list, or as two roads."""
        if listed != self.listed:
            self.listed = listed
            self._editor.announce("compared")

    def choices(self) -> tuple[Choice, ...]:
        """Every pathway with its variant in words, for both choosers."""
        return tuple(Choice(one, self.name(one)) for one in self._known())

    def name(self, pathway: str) -> str:
        """A pathway's title and its variant; a number where two would read alike; which state an earlier one was."""
        if self._earlier is not None and pathway == self._earlier.id:
            return f"{self.title(pathway)} · {self._earlier.words}"
        names = [self._plain_name(one) for one in self._editor.pathways()]
        mine = self._plain_name(pathway)
        if names.count(mine) < 2:
            return mine
        return f"{self._editor.pathways().index(pathway) + 1}. {mine}"

    def title(self, pathway: str) -> str:
        """A pathway's title on one line, of an earlier one as it was then; said where it has none."""
        record = self.records.get(pathway)
        title = " ".join(record.title.split()) if isinstance(record, Pathway) else ""
        return title or self._editor.t("Unnamed pathway")

    def _plain_name(self, pathway: str) -> str:
        record = self._editor.document.get(pathway, Pathway)
        return f"{self.title(pathway)} · {label('PathwayVariant', record.variant.value, self._editor.language)}"

    def reason(self) -> str:
        """Why there is nothing to compare, in words; "" where there is."""
        if all(self.pair):
            return ""
        return self._editor.t(ONE if self._editor.pathways() else NONE)

    def found(self) -> Comparison:
        """The two held against each other, as they are now."""
        return compare(LiveIndex(self._editor.document if self.earlier is None else self.records), *self.pair)

    def counts(self, found: Comparison) -> str:
        """`6 kept, 2 new, 1 dropped, 1 moved` in the person's language."""
        return counts_in_words(found, self._editor.language)

    def differences(self, found: Comparison) -> tuple[Difference, ...]:
        """Every pair as a row of words, in the order of the columns."""
        return tuple(self._told(pair) for pair in found.pairs)

    def _told(self, pair: Pair) -> Difference:
        t, language = self._editor.t, self._editor.language
        kind = t(KIND_WORDS[pair.kind])
        placed = pair.after or pair.before
        text = placed.moment.text if placed else ""
        words = " ".join(text.split()) or t("a moment without words")
        changed = changes_in_words(pair, language)
        ends = [self._place(each) for each in (pair.before, pair.after) if each is not None]
        same = pair.kind == "kept" or len(ends) == 1
        shown, said = (ends[-1], ends[-1]) if same else (" → ".join(ends), t("from %(before)s to %(after)s"))
        said = said if same else said % {"before": ends[0], "after": ends[1]}
        capital = kind[:1].upper() + kind[1:]
        known, spoken = ([part for part in (where, changed) if part] for where in (shown, said))
        return Difference(
            pair.id, pair.kind, ICONS[pair.kind], f"{capital}: {words}", " · ".join(known), ", ".join(spoken)
        )

    def _place(self, placed: MomentOnRoad) -> str:
        """Where a moment stands: its number, and its phase by name."""
        at = placed.moment.phase
        records = self._earlier.renamed if at.startswith(WAS) and self._earlier is not None else self._editor.records
        phase = records.get(at)
        name = " ".join(phase.label.split()) if isinstance(phase, Phase) else ""
        return f"{placed.number} {name}".strip()

    def open(self, moment: str) -> None:
        """Go to a moment on its pathway; to one as it was, as it is now."""
        found = present_id(moment)
        if found in self._editor.records:
            self._editor.select(found)
            self._editor.go_to("pathway")
        elif moment.startswith(WAS):
            self._editor.say(self._editor.t(GONE))
