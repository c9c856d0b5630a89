"""The marks of the quick notation as a list for people: sign, word, what it says, an example. Knows no grammar.

`docs/notation.md` holds the rules. A test holds that every mark of the notation stands here.
"""

from dataclasses import dataclass

from paku_studio.locale import N_, label, translator


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark: `name` a word for a button, `says` a sentence, `example` a line (messages); `kind`: a theme's colour.

    A note's mark has the name of its kind. `typed`: what a button puts before the line, where that is not the sign.
    """

    sign: str
    name: str
    says: str
    example: str
    icon: str
    kind: str = ""
    typed: str = ""

    def words(self, language: str) -> str:
        """The name in a language."""
        return translator(language)(self.name) if self.name else label("NoteKind", self.kind, language).lower()

    def example_in(self, language: str) -> str:
        """The example in a language, whose words a line may use."""
        return translator(language)(self.example)


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """Marks under one heading."""

    heading: str
    rows: tuple[MarkRow, ...]


ROAD = MarkGroup(
    N_("The road"),
    (
        MarkRow("", N_("moment"), N_("No mark: the next moment on the road"), N_("A call to Kela"), "square-plus"),
        MarkRow(">", N_("side step"), N_("A side step of the moment"), N_("> The form by post"), "corner-down-right"),
        MarkRow("||", N_("same time"), N_("At the same time as the one above"), N_("|| Mother calls"), "split"),
        MarkRow("#", N_("phase"), N_("A phase begins, or goes on"), N_("# During the service"), "flag"),
        MarkRow("=", N_("pathway"), N_("A new pathway"), N_("= Out of debt"), "route"),
        MarkRow("&", N_("persona"), N_("Whose pathway it is"), N_("& A young parent"), "circle-user"),
    ),
)
PARTS = MarkGroup(
    N_("What belongs to a moment"),
    (
        MarkRow("@", N_("actor"), N_("Who acts, and how often"), N_("@ Kela: once a month"), "user"),
        MarkRow("*", N_("touchpoint"), N_("What the client meets"), N_("* phone: forty minutes"), "message-square"),
        MarkRow("-1", N_("feeling"), N_("How it felt, from -2 to +2"), N_("-1 the wait was long"), "smile"),
        MarkRow("->", N_("leads on"), N_("To another moment, by its words or number"), N_("-> 7"), "arrow-right"),
        MarkRow(
            "-> [ ]",
            N_("hand-over"),
            N_("A return, a gap or a hand-over"),
            N_("-> [return] The first visit"),
            "handshake",
            typed="-> [",
        ),
    ),
)
SAID = MarkGroup(
    N_("What was said of it"),
    (
        MarkRow("+", "", N_("What helped"), N_("+ somebody answered"), "circle-plus", "worked"),
        MarkRow("-", "", N_("What was not there"), N_("- nobody told why"), "circle-minus", "missing"),
        MarkRow("!?", "", N_("This can go wrong"), N_("!? the client gives up"), "triangle-alert", "risk"),
        MarkRow(
            "!", N_("critical"), N_("A critical point, and why"), N_("! without this it ends"), "diamond", "critical"
        ),
        MarkRow("**", N_("meaningful"), N_("Meaningful, and why"), N_("** the first to ask"), "star", "meaningful"),
        MarkRow("?", "", N_("Still open: somebody finds out"), N_("? who calls back"), "circle-help", "question"),
        MarkRow("/", "", N_("What could be done"), N_("/ one form for all"), "lightbulb", "idea"),
        MarkRow('"', "", N_("Somebody's own words"), N_('" I dared to ask'), "quote", "quote"),
    ),
)
HOW = MarkGroup(
    N_("About the line itself"),
    (
        MarkRow("[ ]", N_("whose voice"), N_("Whose voice: right after a mark"), N_("+ [relative] it helped"), "users"),
        MarkRow("|", N_("goes on"), N_("The text above goes on"), N_("| on a new line"), "corner-down-left"),
        MarkRow("%", N_("comment"), N_("A comment, left out"), N_("% break at ten"), "eye-off"),
        MarkRow("\\", N_("no mark"), N_("The next sign is no mark"), N_("\\- a plain dash"), "type"),
    ),
)
GROUPS = (ROAD, PARTS, SAID, HOW)
MARKS = tuple(row for group in GROUPS for row in group.rows)
BY_SIGN = {row.sign: row for row in MARKS}
