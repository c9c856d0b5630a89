"""What stands on each template: nothing, what is usual, and the worst that somebody may write."""

import hashlib
import io
from dataclasses import dataclass, field

from PIL import Image as PixelImage

from paku_studio.drawing.sheet_templates import AREAS, CARD_KINDS, POSTER_KINDS, template
from paku_studio.editor.changes_sheet import tell_changes
from paku_studio.export.sheets import EarlierState, SheetOf, changes_sheet
from paku_studio.models import (
    Actor,
    Checklist,
    ChecklistItem,
    Conversation,
    CustomerValue,
    DeveloperGroup,
    Emotion,
    Involvement,
    LifeArea,
    Logo,
    LogoKind,
    Note,
    NoteKind,
    ParticipantCount,
    Pathway,
    PathwayVariant,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    Phase,
    Poster,
    PosterKind,
    PosterLine,
    Project,
    ServiceMoment,
    Session,
    Touchpoint,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)

EMPTY, TYPICAL, EXTREME = "empty", "typical", "extreme"
FILLINGS = (EMPTY, TYPICAL, EXTREME)
SIZES = ("A4", "A3", "A0")
LANGUAGES = ("fi", "sv", "en")
SECTIONS = ("before", "during", "after")
TWINS = frozenset({"poster", "conversation", "checklist"})
"""These sheets have an easy-language twin."""

LONG_WORD = ("palveluohjauksenlaatusuunnitelma" * 6)[:181]
SAID = ("pääsi heti läpi", "aika loppui kesken", "kaikki luettiin yhdessä", "soitto ennen kirjettä")
POINTS = ("puhelin", "vastaanotto", "päätös paperilla", "kirje kotiin")
EMOJI = "Kiitos 🙂 kaikille 👍🏽 ja ❤️ päivänjatkoa"
THREE_LANGUAGES = "Hyvää huomenta ja tervetuloa. Från hjärtat välkommen hit. Good morning and be welcome."
HOSTILE = "<b>& {0} %s \u202eoikealta \u200d= 1+1 </b>"
FORTY = tuple(
    {3: LONG_WORD, 11: EMOJI, 19: THREE_LANGUAGES, 27: HOSTILE}.get(
        number, f"Rivi {number} kertoo\nmitä me teemme yhdessä, kun arki on raskasta ja apua tarvitaan heti {number}."
    )
    for number in range(1, 41)
)


@dataclass
class Story:
    """Records, the sheet to draw of them, and what must be heard: in each list one text after the other."""

    records: dict
    sheet: SheetOf
    told: list[list[str]] = field(default_factory=list)
    shipped: str = ""
    earlier: EarlierState | None = None
    """The state since which the sheet tells what changed."""
    appendix: bool = False
    """Whether what is too long for its card goes on in an appendix."""


def by_id(*records):
    return {record.id: record for record in records}


def order(number):
    return f"V{number:03d}"


def logo_picture():
    """A small picture of its own colours, by its name in the file."""
    stream = io.BytesIO()
    PixelImage.new("RGB", (320, 120), "#1E5B4F").save(stream, "PNG")
    return f"{hashlib.sha256(stream.getvalue()).hexdigest()}.png", stream.getvalue()


LOGO, LOGO_BYTES = logo_picture()
PICTURES = {LOGO: LOGO_BYTES}


def those_behind():
    """Project, fund, group and five logos, of which three have room; all with words at their worst."""
    project = Project(id="project", name=f"Hanke {LONG_WORD}", fund=THREE_LANGUAGES, slogan=f"{EMOJI} {LONG_WORD}")
    group = DeveloperGroup(id="group", name=f"Ryhmä {LONG_WORD}", project="project")
    kinds = list(LogoKind) + [LogoKind.ORGANISATION] * 2
    logos = [Logo(id=f"logo{at}", kind=kind, picture=LOGO, words=LONG_WORD) for at, kind in enumerate(kinds)]
    return [project, group, *logos]


def numbered(at, text, filling):
    """No two lines are alike when there are many."""
    return f"{at} {text}" if filling == EXTREME else text


def parts(text):
    """A line of a wall poster stands in two: before its first line break and after it."""
    return [part for part in text.split("\n", 1) if part.strip()]


def shipped(what, kind):
    """A sheet that the program brings along: its words are in the language in which it is drawn."""
    return Story({}, SheetOf(what, f"template-{kind}", ""), shipped=kind)


def told_in(story, language, easy):
    """What must be heard; a shipped sheet's words as its file has them."""
    if not story.shipped:
        return story.told
    words, twin = template(story.shipped, language), "easy_" if easy else ""
    title = [words[f"{twin}title"]]
    if story.shipped == "conversation":
        areas = words["areas"][:AREAS]
        return [title, [area[f"{twin}prompt"] for area in areas], [area["name"] for area in areas]]
    if story.shipped == "checklist":
        items = [(item["section"], item["write_in"], item[f"{twin}text"]) for item in words["items"]]
        ticked = [[text for where, lines, text in items if where == section and not lines] for section in SECTIONS]
        return [title, *ticked, *([text] for _, lines, text in items if lines)]
    return [title, [part for line in words["lines"] for part in parts(line[f"{twin}text"])]]


# wall posters


def wall(kind):
    def tell(filling):
        sheet = SheetOf("poster", "wall", "")
        if filling == EMPTY:
            return Story(by_id(Poster(id="wall", kind=kind, title="Otsikko")), sheet, [["Otsikko"]])
        if filling == TYPICAL and kind != PosterKind.CUSTOM.value:
            return shipped("poster", kind)
        lines = FORTY if filling == EXTREME else FORTY[:2] + FORTY[3:8]
        title = f"Meidän {LONG_WORD} taulumme" if filling == EXTREME else "Oma huoneentaulu"
        subtitle = f"{EMOJI} {THREE_LANGUAGES}" if filling == EXTREME else "Näin me toimimme"
        foot = "" if filling == EXTREME else THREE_LANGUAGES
        poster = Poster(id="wall", kind=kind, title=title, subtitle=subtitle, foot=foot, group="group")
        said = [PosterLine(id=f"l{at}", poster="wall", text=text, order=order(at)) for at, text in enumerate(lines)]
        behind = those_behind() if filling == EXTREME else []
        told = [[title], [subtitle], [part for text in lines for part in parts(text)]]
        told += [[one.slogan] for one in behind[:1]] or [[foot]]
        return Story(by_id(poster, *said, *behind), sheet, told)

    return tell


# what is given to clients


def conversation(filling):
    sheet = SheetOf("conversation", "talk", "")
    if filling == EMPTY:
        return Story(by_id(Conversation(id="talk", title="Mitä kuuluu")), sheet, [["Mitä kuuluu"]])
    if filling == TYPICAL:
        return shipped("conversation", "conversation")
    talk = Conversation(
        id="talk", title=f"Mitä {LONG_WORD}", subtitle=EMOJI, promise=f"Tämä on sinun. {THREE_LANGUAGES} {LONG_WORD}"
    )
    areas = [
        LifeArea(
            id=f"a{at}", conversation="talk", name=f"Alue {at} {text}", prompt=f"Kysymys {at} {text}",
            scale=("none", "faces", "zero_to_ten")[at % 3], order=order(at),
        )
        for at, text in enumerate(FORTY)
    ]  # fmt: skip
    names = [area.name for area in areas]
    return Story(
        by_id(talk, *areas, *those_behind()),
        sheet,
        [[talk.title], names, [area.prompt for area in areas], [talk.promise]],
    )


def checklist(filling):
    sheet = SheetOf("checklist", "list", "")
    if filling == EMPTY:
        return Story(by_id(Checklist(id="list", title="Muistilista")), sheet, [["Muistilista"]])
    if filling == TYPICAL:
        return shipped("checklist", "checklist")
    note = Checklist(
        id="list", title=f"Lista {LONG_WORD}", subtitle=EMOJI, organisation=f"Toimisto {LONG_WORD}",
        address=THREE_LANGUAGES, phone="050 " * 20, opening=EMOJI, web=f"https://{LONG_WORD}.fi",
    )  # fmt: skip
    items = [
        ChecklistItem(
            id=f"i{at}", checklist="list", section=SECTIONS[at % 3], text=f"{at} {text}", write_in=at % 5 == 0,
            order=order(at),
        )
        for at, text in enumerate(FORTY)
    ]  # fmt: skip
    of_each = [[item.text for item in items if item.section == section] for section in SECTIONS]
    return Story(
        by_id(note, *items, *those_behind()), sheet, [[note.title], [note.organisation], [note.address], *of_each]
    )


def cards(kind):
    return lambda _filling: Story({}, SheetOf("cards", kind, ""))


# boards


def value(filling):
    sheet = SheetOf("value", "value", "")
    lines = {EMPTY: (), TYPICAL: ("Oma koti", "Joku kuuntelee", "Rauha"), EXTREME: FORTY}[filling]
    board = CustomerValue(id="value", title=f"Arvo {LONG_WORD}" if filling == EXTREME else "Arvo")
    facets = list(ValueFacet)
    items = [
        ValueItem(
            id=f"v{at}",
            value="value",
            facet=facets[1 + at % 4] if at else facets[0],
            text=numbered(at, text, filling),
            quote=at % 7 == 3,
            unsure=at % 5 == 2,
            order=order(at),
        )
        for at, text in enumerate(lines)
    ]
    of_each = [[item.text for item in items if item.facet is facet] for facet in facets]
    return Story(by_id(board, *items), sheet, of_each)


def understanding(filling):
    lines = {EMPTY: (), TYPICAL: ("Haluan nukkua", "Äiti ja kaksi ystävää", "Musiikki"), EXTREME: FORTY}[filling]
    name = f"Ihminen {LONG_WORD}" if filling == EXTREME else "Aino"
    questions = list(UnderstandingQuestion)
    answers = [
        UnderstandingAnswer(
            id=f"u{at}",
            persona="person",
            question=questions[at % 4],
            text=numbered(at, text, filling),
            quote=at % 6 == 1,
            order=order(at),
        )
        for at, text in enumerate(lines)
    ]
    of_each = [[one.text for one in answers if one.question is question] for question in questions]
    records = by_id(Persona(id="person", name=name, fictional=True), *answers)
    return Story(records, SheetOf("understanding", "person", name), [[name], *of_each])


def persona(filling):
    sheet = SheetOf("persona", "person", "")
    if filling == EMPTY:
        return Story(by_id(Persona(id="person")), sheet)
    name = f"Ihminen {LONG_WORD}" if filling == EXTREME else "Aino"
    lead = f"”{EMOJI} {THREE_LANGUAGES}”" if filling == EXTREME else "”Huonossa hapessa”"
    lines = FORTY if filling == EXTREME else ("yksin kotona", "haluaa töihin", "velkoja", "sisko soittaa")
    headings = list(PersonaLineGroup)
    said = [
        PersonaLine(
            id=f"p{at}",
            persona="person",
            heading=headings[at % len(headings)],
            text=numbered(at, text, filling),
            order=order(at),
        )
        for at, text in enumerate(lines)
    ]
    of_each = [[line.text for line in said if line.heading is heading] for heading in headings]
    records = by_id(
        Persona(id="person", name=name, age="28", headline=lead, fictional=True, portrait="long_hair"), *said
    )
    return Story(records, sheet, [[name], [lead], *of_each])


# roads


def road(identity, lines, title, **facts):
    """A pathway with three phases, a touchpoint, an actor and a note for every other moment; its moments in order."""
    found = [Pathway(id=identity, title=title, **facts), Actor(id=f"{identity}x", name="Palveluohjaaja")]
    phases = [Phase(id=f"{identity}p{at}", pathway=identity, label=f"Vaihe {at}", order=order(at)) for at in range(3)]
    few = len(lines) < 9
    moments = [
        ServiceMoment(
            id=f"{identity}m{at}",
            phase=phases[at * 3 // max(len(lines), 1)].id,
            text=text if few else f"hetki {at} {text}",
            order=order(at),
            feeling=list(Emotion)[at % 5],
            critical=at % 9 == 4,
            critical_reason=text if at % 9 == 4 else "",
        )
        for at, text in enumerate(lines)
    ]
    for at, moment in enumerate(moments):
        label, said = (POINTS[at], SAID[at]) if few else (f"kohta {at} {lines[at]}"[:200], f"huomio {at} {lines[at]}")
        found.append(Touchpoint(id=f"{moment.id}t", moment=moment.id, label=label))
        found.append(Involvement(id=f"{moment.id}i", moment=moment.id, actor=f"{identity}x"))
        if at % 2:
            found.append(Note(id=f"{moment.id}n", target=moment.id, kind=list(NoteKind)[at % 6], text=said))
    return [*found, *phases, *moments], [moment.text for moment in moments]


def lines_of_a_road(filling):
    return {EMPTY: (), TYPICAL: ("soitto", "käynti toimistossa", "päätös", "kirje"), EXTREME: FORTY}[filling]


def pathway(filling):
    title = f"Polku {LONG_WORD}" if filling == EXTREME else "Polku"
    records, moments = road("path", lines_of_a_road(filling), title, subtitle=EMOJI if filling == EXTREME else "")
    return Story(by_id(*records), SheetOf("pathway", "path", title), [[title], moments])


def compare(filling):
    lines = lines_of_a_road(filling)
    before, told = road("path", lines, "Nyt")
    facts = {"variant": PathwayVariant.FUTURE, "made_from": "path"}
    after, wished = road("next", tuple(f"{text} toisin" for text in lines), "Tulevaisuus", **facts)
    return Story(
        by_id(*before, *after), SheetOf("compare", "path", "", "next"), [told, wished] if lines else [], appendix=True
    )


def report(filling):
    if filling == EMPTY:
        return Story({}, SheetOf("report", "", ""))
    extreme = filling == EXTREME
    group = DeveloperGroup(id="group", name=f"Ryhmä {LONG_WORD}" if extreme else "Ryhmä")
    meeting = Session(id="meeting", group="group", number=1, theme=THREE_LANGUAGES if extreme else "Alku")
    people = ParticipantCount(id="count", session="meeting", role="expert_by_experience", attending=7)
    stories = [tell(filling) for tell in (persona, understanding, value, pathway)]
    records = by_id(group, meeting, people)
    for story in stories:
        records |= story.records
    moments = stories[3].told[1]
    return Story(records, SheetOf("report", "", ""), [moments, *stories[1].told[1:], *stories[2].told])


def changes(filling):
    """A road whose moments came after the first meeting, but for those that went; a persona on whom more was said."""
    meeting, title = Session(id="meeting", number=1), f"Polku {LONG_WORD}" if filling == EXTREME else "Polku"
    records, moments = road("path", lines_of_a_road(filling), title)
    person = persona(filling)
    frame = [one for one in records if isinstance(one, Pathway | Phase | Actor)]
    before = by_id(meeting, *frame, *(one for one in person.records.values() if isinstance(one, Persona)))
    gone = () if filling == EMPTY else ("odotus", "jono")
    before |= by_id(*(ServiceMoment(id=f"gone{at}", phase="pathp0", text=text) for at, text in enumerate(gone)))
    after = by_id(meeting, *records) | person.records

    def tell(records, language):
        return tell_changes(before, records, "meeting", language)

    state = EarlierState("meeting", "1", tell)
    told = [moments, *person.told[2:]] if filling != EMPTY else []
    return Story(after, changes_sheet(state), [*told, *([word] for word in gone)], earlier=state)


TEMPLATES = {
    **{kind: wall(kind) for kind in POSTER_KINDS},
    "own": wall(PosterKind.CUSTOM.value),
    "conversation": conversation,
    "checklist": checklist,
    **{f"cards-{kind}": cards(kind) for kind in CARD_KINDS},
    "value": value,
    "understanding": understanding,
    "compare": compare,
    "persona": persona,
    "pathway": pathway,
    "report": report,
    "changes": changes,
}
