"""What all client sheets say alike: where a sheet comes from, its date, the document's logos. Knows no measure."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from paku_studio.drawing.road_story import written_date
from paku_studio.drawing.text import is_blank
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import label
from paku_studio.models import DeveloperGroup, Logo, LogoKind, Project

MOST_LOGOS = 3
_SENTENCE = re.compile(r"(.+?[.!?…])\s+(?=\S)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LogoShown:
    """A picture of the document and what it is in words."""

    picture: str
    words: str


def logos_of(indexed: RecordIndex, language: str) -> tuple[LogoShown, ...]:
    """The logos that sheets show: of the project, of its fund, of organisations, three at most."""
    order = list(LogoKind)
    logos = sorted(indexed.of_type(Logo), key=lambda each: (order.index(each.kind), each.order, each.id))
    shown = [LogoShown(each.picture, _spoken(each, language)) for each in logos if each.picture]
    return tuple(shown[:MOST_LOGOS])


def _spoken(logo: Logo, language: str) -> str:
    """What the logo is: in the organisation's words, else whose it is."""
    return label("LogoKind", logo.kind.value, language) if is_blank(logo.words) else logo.words.strip()


def source_of(indexed: RecordIndex, date: datetime.date | None, language: str) -> str:
    """The document's only group, its project and funder, and the sheet's date; what is not known is left out."""
    groups, projects = indexed.of_type(DeveloperGroup), indexed.of_type(Project)
    group = groups[0] if len(groups) == 1 else None
    project = indexed.find(group.project, Project) if group else None
    project = project or (projects[0] if len(projects) == 1 else None)
    parts = (
        group.name if group else "",
        project.name if project else "",
        project.fund if project else "",
        written_date(date, language) if date else "",
    )
    return " · ".join(part.strip() for part in parts if not is_blank(part))


def first_sentence(text: str) -> tuple[str, str]:
    """The first line or sentence of a text, and the rest."""
    told = text.strip()
    begun, _, rest = told.partition("\n")
    if rest.strip():
        return begun.strip(), rest.strip()
    found = _SENTENCE.match(told)
    return (found[1], told[found.end() :]) if found else (told, "")


@dataclass(frozen=True, slots=True)
class Told:
    """A text of a sheet and the field that it stands in."""

    text: str
    field: str


def told(record: object, name: str, *, easy: bool) -> Told:
    """The text of a field; on an easy sheet its twin, and where that is still empty the text itself."""
    twin = f"easy_{name.removeprefix('easy_')}"
    text = str(getattr(record, name))
    if not easy or not hasattr(record, twin):
        return Told(text, name)
    plain: str = str(getattr(record, twin))
    return Told(text if is_blank(plain) else plain, twin)


def words_apart(language: str, sheet: str) -> str:
    """The language of the organisation's words where it is not the sheet's, else ""."""
    return "" if language == sheet else language


Filled = Mapping[str, str]
