"""From records to what a huoneentaulu says: words in reading order. Knows no measure, place or colour."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.poster_icons import icons_of
from paku_studio.drawing.poster_words import sentences, split_line
from paku_studio.drawing.road_story import written_date
from paku_studio.drawing.text import is_blank
from paku_studio.drawing.value_story import group_of, words_of
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import label
from paku_studio.models import (
    DeveloperGroup,
    Logo,
    LogoKind,
    Poster,
    PosterColours,
    PosterKind,
    PosterLine,
    Project,
    Record,
    Session,
)

MOST_LOGOS = 3


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of a poster. `field`: the id of its words; a line without a key phrase is all `rest`."""

    id: str
    field: str
    key: str
    rest: str


@dataclass(frozen=True, slots=True)
class PosterStory:
    """All that a poster says. `words`: the language of its own words where it is not the sheet's; `names`: that of the
    document's, in which groups and projects are called. `footed`: the source is in the poster's own words.

    `icons`: one for each line, or none at all. `logos`: (picture, words), from the left.
    """

    id: str
    kind: PosterKind
    title: str
    titled: bool
    subtitle: str
    promises: tuple[Promise, ...]
    icons: tuple[str, ...]
    source: str
    slogan: str
    draft: bool
    logos: tuple[tuple[str, str], ...]
    colours: PosterColours
    footed: bool
    easy: bool
    language: str
    words: str
    names: str

    @property
    def spoken(self) -> str:
        """The language in which the poster's own words are broken."""
        return self.words or self.language

    def key(self, name: str) -> str:
        """The name of an element of this poster."""
        return f"poster-{self.id}-{name}"

    def field(self, name: str) -> str:
        """The name of one of the poster's own texts, where it may be written."""
        return f"field:{self.id}:{'easy_' if self.easy and name != 'foot' else ''}{name}"


def tell_poster(records: Mapping[str, Record], poster_id: str, language: str, easy: bool = False) -> PosterStory:
    """The story of one poster. KeyError where the records have no such poster."""
    indexed = index(records)
    poster = indexed.find(poster_id, Poster)
    if poster is None:
        raise KeyError(poster_id)
    lines = [line for line in indexed.children(poster.id, PosterLine, "poster") if _said(line, "text", easy)]
    title, words = _said(poster, "title", easy), poster.language.value
    project, names = _project(indexed, group_of(indexed, poster.group)), words_of(indexed, language)
    return PosterStory(
        id=poster.id,
        kind=poster.kind,
        title=title or label("PosterKind", poster.kind.value, language),
        titled=bool(title),
        subtitle=_said(poster, "subtitle", easy),
        promises=_alike([_promise(line, easy) for line in lines]),
        icons=icons_of(poster, lines) if easy else (),
        source=_source(indexed, poster, project, language),
        slogan=project.slogan.strip() if project and not is_blank(project.slogan) else "",
        draft=poster.draft,
        logos=_logos(indexed, language),
        colours=poster.colours,
        footed=not is_blank(poster.foot),
        easy=easy,
        language=language,
        words="" if words == language else words,
        names="" if names == language else names,
    )


def _said(record: Record, name: str, easy: bool) -> str:
    """The text of that name, in easy language where it is wanted and written; "" where nothing would be seen."""
    told = str(getattr(record, f"easy_{name}")) if easy else ""
    told = str(getattr(record, name)) if is_blank(told) else told
    return "" if is_blank(told) else told.strip()


def _promise(line: PosterLine, easy: bool) -> Promise:
    key, rest = split_line(_said(line, "text", easy))
    field = f"field:{line.id}:{'easy_text' if easy else 'text'}"
    return Promise(line.id, field, key, sentences(rest) if easy else rest)


def _alike(promises: Sequence[Promise]) -> tuple[Promise, ...]:
    """First phrases look alike: beside key phrases what is said in one go is one too, however long it is.

    Where nothing goes on, and one line is too long to be a key phrase, none is.
    """
    if all(promise.key for promise in promises):
        return tuple(promises)
    if any(promise.key and promise.rest for promise in promises):
        return tuple(each if each.key else replace(each, key=each.rest, rest="") for each in promises)
    return tuple(each if each.rest else replace(each, key="", rest=each.key) for each in promises)


def _project(indexed: RecordIndex, group_id: str) -> Project | None:
    group = indexed.find(group_id, DeveloperGroup)
    named = indexed.find(group.project, Project) if group else None
    projects = indexed.of_type(Project)
    return named or (projects[0] if len(projects) == 1 else None)


def _source(indexed: RecordIndex, poster: Poster, project: Project | None, language: str) -> str:
    """Whose poster it is and of when; what is not known is left out."""
    group = indexed.find(group_of(indexed, poster.group), DeveloperGroup)
    built = (group.name if group else "", project.name if project else "", project.fund if project else "")
    parts = built if is_blank(poster.foot) else (poster.foot,)
    date = poster.date or _latest(indexed, group)
    told = (*parts, written_date(date, language) if date else "")
    return " · ".join(part.strip() for part in told if not is_blank(part))


def _latest(indexed: RecordIndex, group: DeveloperGroup | None) -> datetime.date | None:
    sessions = indexed.children(group.id, Session, "group") if group else []
    return max((session.date for session in sessions if session.date), default=None)


def _logos(indexed: RecordIndex, language: str) -> tuple[tuple[str, str], ...]:
    """The first few, as the kinds are ordered: picture and words for those who do not see it."""
    kinds = tuple(LogoKind)
    found = [logo for logo in indexed.of_type(Logo) if logo.picture]
    found.sort(key=lambda logo: (kinds.index(logo.kind), logo.order, logo.id))
    return tuple(
        (logo.picture, label("LogoKind", logo.kind.value, language) if is_blank(logo.words) else logo.words.strip())
        for logo in found[:MOST_LOGOS]
    )
