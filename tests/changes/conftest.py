"""A group's document as it was at the end of a meeting, what became of it since, and a window on it."""

from types import SimpleNamespace

import pytest

from paku_studio import edits
from paku_studio.models import DOCUMENT_ID, DocumentSettings
from paku_studio.store import Document


class Meetings:
    """A pathway as it was (`earlier`, plain records), and the document as it went on."""

    def __init__(self) -> None:
        self.document = document = Document([DocumentSettings(id=DOCUMENT_ID, title="Kotoa arkeen")])
        self.group = edits.add_group(document, "Varhaisen tuen ryhmä")
        self.persona = edits.add_persona(document, "Jusa-Petteri")
        self.path = edits.add_pathway(document, "Kotoa arkeen", persona=self.persona)
        self.moments = {}
        self.phases = {}
        for label, texts in (
            ("Ennen", ("Työt loppuivat", "Hakemus jää kesken")),
            ("Aikana", ("Ohjaaja tulee vastaan", "Hakemus valmiiksi", "Psykologin käynti")),
        ):
            self.phases[label] = edits.add_phase(document, self.path, label)
            for text in texts:
                self.moments[text] = edits.add_moment(document, self.path, text, phase=self.phases[label])
        self.earlier = document.snapshot()
        edits.remove(document, [self.moments["Hakemus jää kesken"]])
        edits.set_text(document, self.moments["Ohjaaja tulee vastaan"], "text", "Ohjaaja tulee vastaan kirjastolle")
        edits.move_moment(document, self.moments["Psykologin käynti"], after=self.moments["Ohjaaja tulee vastaan"])
        self.new = edits.add_moment(document, self.path, "Yksi yhteyshenkilö", after=self.moments["Hakemus valmiiksi"])


@pytest.fixture
def meetings() -> Meetings:
    return Meetings()


@pytest.fixture
def desk_of(qapp):
    """A desk as the window has it: with an editor, a language, a look."""
    from paku_studio.editor.editor import Editor
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.look import Look, load_fonts

    load_fonts()
    kept = []

    def make(document: Document, *, language: str = "fi", mode: str = "light", scale: float = 1.0):
        look = Look(mode, scale)
        if qapp.styleSheet() != look.style_sheet():
            qapp.setStyleSheet(look.style_sheet())
        kept.append(Desk(SimpleNamespace(settings=None), Editor(document, language=language), None, look))
        return kept[-1]

    return make
