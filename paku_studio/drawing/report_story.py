"""From records to a report for those who were not there: the whole work, or one meeting. Knows no measure, no pen.

The one truth for PDF, HTML and Word. The facilitator's own and parked notes never come into it, and who took part is
told so that nobody can be counted out (`report_counts`).
"""

from collections.abc import Iterator, Mapping

from paku_studio.drawing.report_boards import (
    tell_personas,
    tell_posters,
    tell_understanding_of_all,
    tell_values,
)
from paku_studio.drawing.report_counts import (
    GATHERING_WORDS,
    GATHERINGS,
    Attendance,
    count_words,
    is_hidden,
    total_words,
)
from paku_studio.drawing.report_open import tell_open, tell_unasked
from paku_studio.drawing.report_parts import Block, Grid, Paragraph, ReportStory, Section, Words
from paku_studio.drawing.report_road import roads, tell_road
from paku_studio.drawing.report_telling import Telling
from paku_studio.drawing.road_story import written_date
from paku_studio.drawing.text import is_blank
from paku_studio.graph.findings import findings
from paku_studio.graph.index import index
from paku_studio.locale import translator
from paku_studio.models import (
    DOCUMENT_ID,
    CustomerValue,
    DeveloperGroup,
    DocumentSettings,
    Municipality,
    Organiser,
    Pathway,
    Persona,
    Project,
    Record,
    Session,
)

SHARES = (0.3, 0.18, 0.19, 0.18, 0.15)


def tell_report(records: Mapping[str, Record], scope: str, language: str) -> ReportStory:
    """The report of the whole work (scope ""), or of the meeting of that id. KeyError: there is no such meeting."""
    indexed = index(records)
    session = indexed.find(scope, Session)
    if scope and session is None:
        raise KeyError(scope)
    settings = indexed.find(DOCUMENT_ID, DocumentSettings)
    spoken = settings.language.value if settings else language
    telling = Telling(indexed, scope, language, "" if spoken == language else spoken)
    t = translator(language)
    about = tuple(_about(telling, session))
    title = _title(telling, session, settings)
    sections = tuple(_sections(telling))
    return ReportStory(
        scope=scope,
        kicker=t("Report of a meeting") if scope else t("Report for those who were not there"),
        heading=title,
        about=about,
        foot=" · ".join(words.plain() for words in (title, *about[:1])),
        draft=any(section.id in {"open", "unasked"} for section in sections),
        sections=sections,
        language=language,
        words=telling.words,
    )


def _title(telling: Telling, session: Session | None, settings: DocumentSettings | None) -> Words:
    t = translator(telling.language)
    if session is not None:
        lead = t("Meeting %(number)s") % {"number": session.number}
        return Words(lead) if is_blank(session.theme) else telling.people(session.theme, lead)
    if settings is not None and not is_blank(settings.title):
        return telling.people(settings.title)
    groups = telling.indexed.of_type(DeveloperGroup)
    named = next((group.name for group in groups if not is_blank(group.name)), "")
    return telling.people(named) if len(groups) == 1 and named else Words(t("Report"))


def _about(telling: Telling, session: Session | None) -> Iterator[Words]:
    """Whose work it is: groups, who arranges it, project, dates."""
    indexed = telling.indexed
    groups = indexed.of_type(DeveloperGroup)
    if session is not None:
        groups = tuple(group for group in groups if group.id == session.group)
    for group in groups:
        parts = (group.name, *_organised(telling, group))
        if words := " · ".join(part.strip() for part in parts if not is_blank(part)):
            yield telling.people(words)
    mine = {group.project for group in groups} if session is not None else set()
    for project in indexed.of_type(Project):
        if not mine or not any(mine) or project.id in mine:
            parts = (project.name, project.fund, project.motto)
            if words := " · ".join(part.strip() for part in parts if not is_blank(part)):
                yield telling.people(words)
    if session is None:
        yield from _period(telling)
        return
    if session.date:
        yield Words(written_date(session.date, telling.language))
    yield from _where_and_when(telling, session)


def _where_and_when(telling: Telling, session: Session) -> Iterator[Words]:
    t = translator(telling.language)
    if not is_blank(session.begins + session.ends):
        clock = "–".join(part.strip() for part in (session.begins, session.ends) if not is_blank(part))
        yield telling.people(clock, t("Time"))
    if not is_blank(session.place):
        yield telling.people(session.place, t("Place"))


def _organised(telling: Telling, group: DeveloperGroup) -> Iterator[str]:
    organiser = telling.indexed.find(group.organiser, Organiser)
    place = telling.indexed.find(group.municipality, Municipality)
    names = [organiser.name if organiser else ""]
    if place:
        names.append(place.name_sv if telling.spoken == "sv" and place.name_sv else place.name_fi)
    yield from (name for name in dict.fromkeys(names) if name.strip() and name.strip() != group.name.strip())


def _period(telling: Telling) -> Iterator[Words]:
    dates = sorted(session.date for session in telling.meetings if session.date)
    if dates:
        first, last = (written_date(date, telling.language) for date in (dates[0], dates[-1]))
        yield Words(first if first == last else f"{first} – {last}")


def _sections(telling: Telling) -> Iterator[Section]:
    found = findings(telling.indexed)
    t = translator(telling.language)
    yield from _attended(telling)
    yield from _meetings(telling)
    yield from _or_nothing(telling, list(tell_personas(telling)), Persona, t("Persona"), t("No persona yet."))
    yield from tell_understanding_of_all(telling)
    values = list(tell_values(telling))
    yield from _or_nothing(telling, values, CustomerValue, t("Customer value"), t("No customer value yet."))
    told = roads(telling)
    paths = [tell_road(road, found) for road in told]
    yield from _or_nothing(telling, paths, Pathway, t("Pathway"), t("No pathway yet."))
    yield from tell_posters(telling)
    yield from tell_open(telling)
    yield from tell_unasked(telling, found, {road.pathway.id for road in told})


def _or_nothing(
    telling: Telling, sections: list[Section], kind: type[Record], heading: str, remark: str
) -> Iterator[Section]:
    """The sections; a report of the whole work says where there are none."""
    if not sections and not telling.scope:
        yield Section(kind.TYPE, Words(heading), (telling.soft(remark),), listed=True)
    yield from sections


# who took part


def _attended(telling: Telling) -> Iterator[Section]:
    t = translator(telling.language)
    counted = [each for each in telling.attended if each.known]
    if not telling.meetings:
        blocks: list[Block] = [telling.soft(t("No meetings yet."))]
    elif not counted:
        blocks = [telling.soft(t("Nobody has counted who took part."))]
    elif telling.scope:
        blocks = [_one_meeting(telling, counted[0])]
    else:
        blocks = [_all_meetings(telling)]
    if any(is_hidden(count) for each in counted for count in each.counts.values()):
        blocks.append(
            telling.soft(
                t(
                    "A count under five is not told, nor a total from which it would follow: in a small place it "
                    "could tell who they were."
                )
            )
        )
    if len(counted) > 1:
        blocks.append(telling.soft(t("The same person can have come to several meetings.")))
    yield Section("attended", Words(t("Who took part")), tuple(blocks), listed=True)


def _one_meeting(telling: Telling, attended: Attendance) -> Grid:
    t, language = translator(telling.language), telling.language
    rows = [
        (Words(telling.own(GATHERING_WORDS[name])), Words(count_words(attended.counts[name], language)))
        for name in GATHERINGS
    ]
    rows.append((Words(t("Total")), Words(total_words(attended.counts.values(), language))))
    head = (t("Who"), t("How many"))
    return Grid(t("Participants of the meeting"), head, tuple(rows), (0.7, 0.3), figures=1)


def _all_meetings(telling: Telling) -> Grid:
    t, language = translator(telling.language), telling.language
    head = (t("Meeting"), *(telling.own(words) for words in GATHERING_WORDS.values()), t("Total"))
    rows = [(_meeting_name(telling, each.session), *_figures(telling, each)) for each in telling.attended]
    counted = [each for each in telling.attended if each.known]
    if len(rows) > 1:
        sums = [total_words((each.counts[name] for each in counted), language) for name in GATHERINGS]
        every = total_words((count for each in counted for count in each.counts.values()), language)
        rows.append((Words(t("All meetings")), *map(Words, (*sums, every))))
    return Grid(t("Participants of the meetings"), head, tuple(rows), SHARES, figures=1)


def _figures(telling: Telling, attended: Attendance) -> Iterator[Words]:
    t, language = translator(telling.language), telling.language
    if not attended.known:
        yield from (Words(t("not counted")) for _ in range(len(GATHERINGS) + 1))
        return
    yield from (Words(count_words(attended.counts[name], language)) for name in GATHERINGS)
    yield Words(total_words(attended.counts.values(), language))


def _meeting_name(telling: Telling, session: Session) -> Words:
    """Number, date and theme of a meeting; its group too, where the work has several."""
    t = translator(telling.language)
    lead = t("Meeting %(number)s") % {"number": session.number}
    dated = f"{lead}, {written_date(session.date, telling.language)}" if session.date else lead
    group = telling.indexed.find(session.group, DeveloperGroup)
    several = len(telling.indexed.of_type(DeveloperGroup)) > 1
    parts = (group.name if group and several else "", session.theme)
    words = " · ".join(part.strip() for part in parts if not is_blank(part))
    return telling.people(words, dated) if words else Words(dated)


# what was done


def _meetings(telling: Telling) -> Iterator[Section]:
    t = translator(telling.language)
    parts = []
    for session in telling.meetings:
        told = ((session.what_we_did, t("What we did")), (session.next_time, t("Next time")))
        blocks = [Paragraph(telling.people(text, word)) for text, word in told if not is_blank(text)]
        if not telling.scope:
            blocks = [*map(Paragraph, _where_and_when(telling, session)), *blocks]
        if blocks:
            parts.append(Section(session.id, _meeting_name(telling, session), tuple(blocks)))
    if telling.scope and parts:
        yield Section("meeting", Words(t("At the meeting")), parts[0].blocks, listed=True)
    elif parts:
        yield Section("meetings", Words(t("At the meetings")), (), tuple(parts), listed=True)
