"""A group's work at the end of a meeting, what became of it since, and how that is told on paper."""

import datetime
import importlib.util
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.drawing.display import Drawing, Group, TextLine
from paku_studio.drawing.report_parts import ReportStory, Words
from paku_studio.editor.changes_sheet import tell_changes
from paku_studio.export.audit import artifact_words, structure_words
from paku_studio.export.html import write_html
from paku_studio.export.pdf import write_pdf
from paku_studio.export.sheets import EarlierState, SheetChoice, changes_sheet, draw_sheet
from paku_studio.models import (
    DOCUMENT_ID,
    DocumentSettings,
    Emotion,
    NoteKind,
    PersonaLineGroup,
    PosterKind,
    Record,
    ValueFacet,
)
from paku_studio.storage import save_document
from paku_studio.storage.snapshots import snapshot_bytes
from paku_studio.store import Document

DATE = datetime.datetime(2027, 1, 14, 9, 30, tzinfo=datetime.UTC)


class Work:
    """A document that grows; `meet` ends a meeting, and the sheet tells what came after it."""

    def __init__(self) -> None:
        self.document = Document([DocumentSettings(id=DOCUMENT_ID, title="Kotoa arkeen")])
        self.group = edits.add_group(self.document, "Varhaisen tuen ryhmä")
        self.session = edits.add_session(self.document, self.group, date=datetime.date(2026, 3, 12))
        self.persona = edits.add_persona(self.document, "Jusa-Petteri")
        self.path = edits.add_pathway(self.document, "Kotoa arkeen", persona=self.persona)
        self.earlier: dict[str, Record] = {}

    def phase(self, label: str, *texts: str) -> list[str]:
        """A phase of the pathway with these moments; the ids of the moments."""
        phase = edits.add_phase(self.document, self.path, label)
        return [edits.add_moment(self.document, self.path, text, phase=phase) for text in texts]

    def meet(self) -> None:
        """The meeting ends: so the document was."""
        self.earlier = dict(self.document.snapshot())

    # the sheet

    def story(self, language: str = "fi") -> ReportStory:
        return tell_changes(self.earlier, self.document.snapshot(), self.session, language)

    def lines(self, language: str = "fi") -> list[Words]:
        """Each line that tells what became of a thing, as it is read."""
        return [words for words in self.story(language).everything() if words.sign]

    def words(self, language: str = "fi") -> str:
        """All that the sheet says, one thing a line."""
        return "\n".join(words.plain() for words in self.story(language).everything())

    def headings(self, language: str = "fi") -> list[str]:
        return [section.heading.plain() for _, section in self.story(language).each()]

    def drawing(self, language: str = "fi", **asked: Any) -> Drawing:
        def tell(records: Mapping[str, Record], words: str) -> ReportStory:
            return tell_changes(self.earlier, records, self.session, words)

        state = EarlierState(self.session, "1", tell)
        choice = SheetChoice("changes", language=language, earlier=state, **asked)
        return draw_sheet(self.document.snapshot(), changes_sheet(state), choice)

    def pdf(self, language: str = "fi", **asked: Any) -> bytes:
        drawing = self.drawing(language, **asked)
        return write_pdf([drawing], {}, title=drawing.title, language=language, date=DATE)

    def all_that_goes_out(self) -> str:
        """Every word of the PDF, read or only seen, and of the page for browsers, in three languages."""
        found = []
        for language in ("fi", "sv", "en"):
            drawing, pdf = self.drawing(language), self.pdf(language)
            found += [*structure_words(pdf), *artifact_words(pdf), drawing.title, self.words(language)]
            found.append(write_html([drawing], {}, title=drawing.title, language=language).decode())
        return " ".join(found)

    def write(self, path: Path, *, kept: bool = True) -> Path:
        """The document in a file, with the state of the meeting if that was `kept`."""
        save_document(self.document, {}, path, snapshots={self.session: snapshot_bytes(self.earlier)} if kept else {})
        return path


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def changed(work: Work) -> Work:
    """Something of each kind: moments came, went, moved, are told anew; so it is with boards, sheets and personas."""
    d = work.document
    start, unfinished = work.phase("Ennen", "Työt loppuivat", "Hakemus jää kesken")
    guide, ready, visit = work.phase("Aikana", "Ohjaaja tulee vastaan", "Hakemus valmiiksi", "Psykologin käynti")
    lost = edits.add_note(d, unfinished, NoteKind.MISSING, "tulostin oli rikki")
    read = edits.add_note(d, ready, NoteKind.WORKED, "luettiin yksin")
    line = edits.add_persona_line(d, work.persona, "asuu yksin", PersonaLineGroup.HOUSING)
    value = edits.add_value(d, "Mikä on arvokasta")
    edits.add_value_item(d, value, ValueFacet.HOW, "kuuntelemalla")
    poster = edits.start_poster(d, PosterKind.CUSTOM, "fi")
    work.meet()
    edits.remove(d, [unfinished])
    edits.set_text(d, guide, "text", "Ohjaaja tulee vastaan kirjastolle")
    edits.set_text(d, start, "place", "kirjasto")
    edits.set_feeling(d, start, Emotion.BAD)
    edits.move_moment(d, visit, after=guide)
    new = edits.add_moment(d, work.path, "Yksi yhteyshenkilö", after=ready)
    edits.add_note(d, new, NoteKind.IDEA, "sama ihminen alusta loppuun")
    edits.set_text(d, read, "text", "luettiin yhdessä")
    edits.set_text(d, line, "text", "asuu siskon kanssa")
    edits.add_value_item(d, value, ValueFacet.HOW, "kahvilla käymällä")
    edits.add_sheet_line(d, poster, "Kuuntelemme ensin")
    edits.add_persona(d, "Veikko")
    assert lost not in d.records
    return work


@pytest.fixture
def type_of() -> Callable[[Drawing], list[float]]:
    """The sizes of all type, in points of the paper."""

    def sizes(drawing: Drawing) -> list[float]:
        return [size for sheet in drawing.sheets for size in _sizes(sheet.body, 1.0)]

    return sizes


def _sizes(item: Any, scale: float) -> list[float]:
    if isinstance(item, TextLine):
        return [item.size * scale]
    if not isinstance(item, Group):
        return []
    within = scale * (item.transform[0] if item.transform else 1.0)
    return [size for child in item.children for size in _sizes(child, within)]


@pytest.fixture(scope="session")
def validators(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Both judges. Where CI=true they must be there; elsewhere a machine without them skips."""
    path = Path(__file__).parents[1] / "export" / "validators.py"
    specification = importlib.util.spec_from_file_location("changes_sheet_validators", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    try:
        specification.loader.exec_module(module)
        return module.Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")
