"""Two pathways to hold against each other: as plain records, and in an editor at a desk."""

import importlib.util
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from paku_studio import edits
from paku_studio.graph.road import moments_on_road
from paku_studio.models import Pathway, Phase, Record, ServiceMoment
from paku_studio.store import Document


class Roads:
    """Plain records of pathways, told moment by moment: `road("a", "phase: one, two", ...)`."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}

    def road(self, path: str, *phases: str, **fields) -> "Roads":
        """A pathway of phases `label: id, id …`; an id may name its origin, `b1<a1`, and its words, `b1<a1=sana`."""
        self.records[path] = Pathway(id=path, title=f"Polku {path}", **fields)
        for place, told in enumerate(phases):
            label, _, moments = told.partition(":")
            phase = f"{path}-f{place}"
            self.records[phase] = Phase(id=phase, pathway=path, label=label.strip(), order=f"{place:03}")
            for number, moment in enumerate(filter(None, (each.strip() for each in moments.split(",")))):
                self.moment(phase, moment, f"{number:03}")
        return self

    def moment(self, phase: str, told: str, order: str) -> None:
        told, _, words = told.partition("=")
        name, _, origin = told.partition("<")
        text = words or f"tuokio {name}"
        self.records[name] = ServiceMoment(id=name, phase=phase, origin=origin, text=text, order=order)


@pytest.fixture
def roads() -> Roads:
    return Roads()


class Workshop:
    """A current pathway and the future that was made from it, in one document, with every kind of difference."""

    def __init__(self) -> None:
        self.document = document = Document()
        persona = edits.add_persona(document, "Jusa-Petteri")
        self.before = edits.add_pathway(document, "Kotoa takaisin arkeen", persona=persona)
        for label, texts in (
            ("Ennen", ("Työt loppuivat", "Hakemus jää kesken", "Virkailija kysyy")),
            ("Aikana", ("Ohjaaja tulee vastaan", "Hakemus valmiiksi", "Psykologin käynti")),
        ):
            phase = edits.add_phase(document, self.before, label)
            for text in texts:
                moment = edits.add_moment(document, self.before, text, phase=phase)
                edits.involve(document, moment, "Ohjaaja")
        self.after = edits.make_future_pathway(document, self.before, "Tavoite")
        later = [placed.moment for placed in moments_on_road(document.records, self.after)]
        self.later = {moment.text: moment.id for moment in later}
        self.earlier = {
            placed.moment.text: placed.moment.id for placed in moments_on_road(document.records, self.before)
        }
        edits.remove(document, [self.later["Hakemus jää kesken"]])
        edits.move_moment(document, self.later["Psykologin käynti"], after=self.later["Virkailija kysyy"])
        self.new = edits.add_moment(
            document, self.after, "Yksi yhteyshenkilö", after=self.later["Ohjaaja tulee vastaan"]
        )
        edits.set_text(document, self.later["Hakemus valmiiksi"], "text", "Hakemus tehdään yhdessä")


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture
def make_workshop():
    return Workshop


@pytest.fixture(scope="session")
def validators(tmp_path_factory):
    """Both judges of PDFs. Where CI=true they must be there; elsewhere a machine without them skips."""
    place = Path(__file__).parents[1] / "export" / "validators.py"
    specification = importlib.util.spec_from_file_location("compare_validators", place)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    try:
        return module.Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")


@pytest.fixture
def desk_of(qapp):
    """A desk as the window has it: with an editor, a language, a look."""
    from paku_studio.editor.editor import Editor
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.look import Look, load_fonts

    load_fonts()
    kept = []

    def make(document: Document, *, pathway: str = "", language: str = "fi", mode: str = "light", scale: float = 1.0):
        look = Look(mode, scale)
        if qapp.styleSheet() != look.style_sheet():
            qapp.setStyleSheet(look.style_sheet())
        editor = Editor(document, language=language, pathway=pathway)
        editor.go_to("compare")
        kept.append(Desk(SimpleNamespace(settings=None), editor, None, look))
        return kept[-1]

    return make
