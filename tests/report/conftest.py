"""What the tests of reports share: a work with something of everything, and how it is told, printed and written."""

import datetime
import importlib.util
from pathlib import Path

import pytest

from paku_studio.drawing.paper import paper
from paku_studio.drawing.report import draw_report
from paku_studio.drawing.report_story import tell_report
from paku_studio.drawing.theme import theme
from paku_studio.export.letter import write_docx
from paku_studio.export.pdf import write_pdf
from paku_studio.models import (
    Actor,
    Ballot,
    CustomerValue,
    DeveloperGroup,
    DocumentSettings,
    Dots,
    FacilitatorNote,
    Handover,
    Involvement,
    Link,
    Note,
    ParticipantCount,
    Pathway,
    Persona,
    PersonaLine,
    Phase,
    Poster,
    PosterLine,
    PosterSource,
    Project,
    ServiceContact,
    ServiceMoment,
    Session,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)

DATE = datetime.datetime(2027, 1, 14, 9, 30, tzinfo=datetime.UTC)


class Work:
    """Records that grow by what is added, and the ways in which their report goes out."""

    def __init__(self):
        self.records = {}

    def add(self, *records):
        self.records.update({record.id: record for record in records})
        return self

    def meeting(self, name, counts, **more):
        """A meeting with so many of each role."""
        self.add(Session(id=name, **{"group": "g", **more}))
        for role, count in counts.items():
            self.add(ParticipantCount(id=f"{name}-{role}", session=name, role=role, attending=count))
        return self

    def story(self, scope="", language="fi"):
        return tell_report(self.records, scope, language)

    def words(self, scope="", language="fi"):
        """All that the report says, one thing a line."""
        return "\n".join(words.plain() for words in self.story(scope, language).everything())

    def drawing(self, scope="", language="fi", size="A4", orientation="portrait", colours="colour"):
        return draw_report(self.records, scope, paper(size, orientation), theme(colours), language)

    def pdf(self, scope="", language="fi", **asked):
        drawing = self.drawing(scope, language, **asked)
        return write_pdf([drawing], {}, title=drawing.title, language=language, date=DATE)

    def docx(self, scope="", language="fi"):
        story = self.story(scope, language)
        return write_docx(story, title=story.title, language=language)


def hostile(records, words):
    """The same records with these words wherever somebody can type."""
    return {key: record.with_changes(**_typed(record, words)) for key, record in records.items()}


def _typed(record, words):
    fields = type(record).model_fields
    texts = [name for name, field in fields.items() if field.annotation is str and name not in NOT_TYPED]
    free = [name for name in texts if name not in type(record).REFERENCES]
    return dict.fromkeys(free, words)


NOT_TYPED = {"id", "order", "portrait", "picture", "code", "path", "removed", "group", "session", "made_from"}


@pytest.fixture
def work():
    """Nothing yet but a document and its group."""
    return Work().add(DocumentSettings(id="document", title="Kevään työ"), DeveloperGroup(id="g", name="Torstairyhmä"))


@pytest.fixture
def full_work(work):
    """Something of everything that a report tells of, each with words of its own, and what it must keep back."""
    work.add(Project(id="hanke", name="Polkuhanke", fund="Rahasto", motto="yhdessä"))
    work.meeting(
        "eka",
        {"developer_client": 4, "close_one": 3, "kela": 2, "ngo_actor": 5},
        number=1,
        date=datetime.date(2027, 1, 14),
        place="kirjasto",
        theme="alku",
        what_we_did="Piirsimme polun.",
        next_time="Katsomme tulevaa.",
    )
    work.meeting("toka", {"developer_client": 2}, number=2, theme="jatko", what_we_did="Pisteytimme.")
    work.add(
        Persona(id="aino", name="Aino", age="46", headline="En vastaa puhelimeen", fictional=True),
        PersonaLine(id="rivi", persona="aino", heading="money", text="pikavippejä", session="eka"),
        PersonaLine(id="rivi2", persona="aino", heading="skills", text="leipoo", session="toka", unsure=True),
        Actor(id="neuvonta", name="Velkaneuvonta"),
        Actor(id="kela", name="Kansaneläkelaitos"),
        ServiceContact(id="kontakti", persona="aino", actor="neuvonta"),
        UnderstandingAnswer(id="miksi", persona="aino", question="why", text="avaisi kirjeet", quote=True),
        UnderstandingAnswer(id="yhteinen", question="how", text="samassa huoneessa", session="toka"),
        CustomerValue(id="arvo", title="Ainon arvot", persona="aino"),
        ValueItem(id="tavoite", value="arvo", facet="goal", text="oma talous", session="toka"),
        Pathway(id="polku", title="Velasta vapaaksi", persona="aino", session="eka", asked_worked=True, group="g"),
        Phase(id="alku", pathway="polku", label="Ennen", order="B"),
        Phase(id="loppu", pathway="polku", label="Jälkeen", order="C"),
        ServiceMoment(id="kirje", phase="alku", text="kirje tulee", feeling="very_bad", critical=True, order="B"),
        ServiceMoment(id="soitto", phase="alku", text="soittaa neuvontaan", critical=True, order="C", when="tiistaina",
                      critical_reason="jos ei vastata, luovuttaa", client_choice=True, law_references=("velkalaki",)),
        ServiceMoment(id="sivu", phase="alku", parent="soitto", text="tunnukset pankista", order="D"),
        ServiceMoment(id="ohjelma", phase="loppu", text="maksuohjelma", meaningful=True, meaningful_reason="helpotus"),
        Touchpoint(id="luuri", moment="soitto", kind="phone", label="jonotusnumero", critical=True,
                   critical_reason="raha loppuu"),
        Involvement(id="mukana", moment="soitto", actor="neuvonta"),
        Handover(id="vaihto", moment="soitto", from_actor="neuvonta", to_actor="kela", kind="warm", worked=True),
        Link(id="paluu", source="ohjelma", target="soitto", kind="return", label="uudestaan"),
        Link(id="katko", source="kirje", kind="gap", label="kukaan ei avaa"),
        Note(id="toimi", target="soitto", kind="worked", text="kaiutin auttoi"),
        Note(id="sitaatti", target="soitto", kind="quote", text="nyt hengitän", session="eka", role="close_one"),
        Note(id="sitaatti2", target="soitto", kind="quote", text="kukaan ei kertonut", session="eka", role="kela"),
        Note(id="idea", target="luuri", kind="idea", text="takaisinsoitto"),
        Note(id="koko", target="polku", kind="risk", text="jono kasvaa"),
        Note(id="kysymys", target="kirje", kind="question", text="kuka avaa kirjeet"),
        Note(id="vaiheesta", target="loppu", kind="missing", text="seuranta jäi"),
        Ballot(id="valinta", pathway="polku", session="eka", subject="critical", shown=True, voters=4),
        Dots(id="pisteet", ballot="valinta", target="soitto", count=7),
        Ballot(id="kesken", pathway="polku", session="eka", subject="idea", voters=4),
        Dots(id="piilossa", ballot="kesken", target="idea", count=88),
        Pathway(id="tuleva", title="Näin sen pitäisi mennä", variant="future", made_from="polku"),
        Phase(id="tuleva-alku", pathway="tuleva", label="Heti"),
        ServiceMoment(id="uusi", phase="tuleva-alku", text="joku soittaa ensin"),
        Poster(id="taulu", title="Velasta voi puhua", group="g"),
        PosterLine(id="taulurivi", poster="taulu", text="Avataan kirje yhdessä."),
        PosterSource(id="lahde", line="taulurivi", statement="idea"),
        Note(id="oma", target="soitto", kind="idea", text="OMAHUOMIO", own=True),
        Note(id="oma2", target="aino", kind="quote", text="OMASITAATTI", own=True),
        Note(id="oma3", target="kirje", kind="question", text="OMAKYSYMYS", own=True),
        Ballot(id="ideoista", pathway="polku", session="eka", subject="idea", shown=True),
        Dots(id="omalle", ballot="ideoista", target="oma", count=99),
        FacilitatorNote(id="ohjaaja", session="eka", text="OHJAAJALLE"),
        FacilitatorNote(id="parkissa", session="eka", text="PARKISSA", parked=True),
        PosterSource(id="omalahde", line="taulurivi", statement="oma"),
    )  # fmt: skip
    return work


@pytest.fixture(name="hostile")
def hostile_records():
    """Records with the same words everywhere."""
    return hostile


@pytest.fixture(scope="session")
def validators(tmp_path_factory):
    """Both judges of PDF, shared with the tests of the pens; a machine without them skips."""
    folder = Path(__file__).resolve().parents[1] / "export"
    specification = importlib.util.spec_from_file_location("report_validators", folder / "validators.py")
    module = importlib.util.module_from_spec(specification)
    try:
        specification.loader.exec_module(module)
        return module.Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        pytest.skip(f"no PDF validators here: {missing}")
