"""An invented example with what the first lacks: loops, parallels, critical points, feelings, variants."""

from example_words.builder import Story
from paku_studio.models import (
    DOCUMENT_ID,
    CustomerValue,
    DeveloperGroup,
    DocumentSettings,
    Handover,
    Link,
    Organiser,
    ParticipantCount,
    Pathway,
    Persona,
    PersonaLine,
    Phase,
    Record,
    ServiceContact,
    Session,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)

CLIENT = "Asiakas"
CLOSE_ONE = "Läheinen"
PARISH = "Seurakunta"
DEBT = "Velkaneuvonta"
BAILIFF = "Ulosotto"
COURT = "Käräjäoikeus"
NGO = "Järjestö"
BANK = "Pankki"

ACTORS = (
    (CLIENT, "client"),
    (CLOSE_ONE, "close_one"),
    (PARISH, "parish"),
    (DEBT, "state"),
    ("Kela", "kela"),
    (BAILIFF, "state"),
    (COURT, "state"),
    (NGO, "ngo"),
    (BANK, "company"),
)

ANSWERS = (
    ("who", "Työssä käyvä äiti, jonka palkasta iso osa menee ulosottoon. Kirjeet ja puhelut pelottavat."),
    ("why", "Joku, joka avaa kirjeet hänen kanssaan"),
    ("why", "Yksi paikka, jossa koko velkatilanne näkyy"),
    ("what", "Rahat riittävät kuun loppuun ja lapsen harrastus jatkuu"),
)
WALL = (
    ("Avataan kirjeet yhdessä.\nKukaan ei jää pinon kanssa yksin.", ("Joku, joka avaa kirjeet hänen kanssaan",)),
    (
        "Kerrot asiasi vain kerran.\nMe siirrämme tiedon, jos annat luvan.",
        ("Kertoo asiansa vain kerran", "Yksi paikka, jossa koko velkatilanne näkyy"),
    ),
    ("Istumme saman pöydän ääreen.\nPaperit ovat auki molemmille.", ("Saman pöydän ääressä, paperit auki",)),
    ("Häpeälle ei ole täällä tilaa.\nVelka on asia, ei ihminen.", ("Häpeä hellittää",)),
    ("Katsomme eteenpäin.\nOma talous palaa omiin käsiin.", ("Oma talous omissa käsissä",)),
)


def records() -> list[Record]:
    """Every record of the example."""
    story = Story("debt")
    story.add(DocumentSettings, id=DOCUMENT_ID, title="Velkakierteestä omaan talouteen", language="fi")
    for name, kind in ACTORS:
        story.actor(name, kind)
    group, session = _group(story)
    persona = _persona(story, group, session)
    planned = _planned(story, persona, group)
    _actual(story, persona, group, session, planned)
    story.gathered_poster(*WALL, title="Velasta voi puhua", subtitle="Talouden umpikujasta -ryhmän lupaus", group=group)
    return story.records


def _group(story: Story) -> tuple[str, str]:
    organiser = story.add(Organiser, name="Talousapu ry (keksitty)", kind="ngo")
    group = story.add(DeveloperGroup, name="Talouden umpikujasta -ryhmä", package="early_support", organiser=organiser)
    session = story.add(
        Session, group=group, number=3, date="2027-01-14", begins="13.00", ends="15.00", theme="Toteutunut polku"
    )
    for role, gender, attending, new in (
        ("developer_client", "women", 3, 1),
        ("developer_client", "men", 2, 0),
        ("close_one", "women", 1, 1),
        ("social_professional", "women", 3, 0),
        ("ngo_actor", "unknown", 2, 0),
    ):
        story.add(ParticipantCount, session=session, role=role, gender=gender, attending=attending, new_persons=new)
    return group, session


def _persona(story: Story, group: str, session: str) -> str:
    persona = story.add(
        Persona,
        name="Aino-Maija Selkäsaari",
        age="46",
        headline="Kun tuntematon numero soittaa, en vastaa.",
        fictional=True,
        portrait="long_hair",
        portrait_words="Piirros: ruskeahiuksinen nainen, kaulassa huivi.",
        group=group,
    )
    for heading, text in (
        ("situation", "keittiötyöntekijä, yksi kouluikäinen lapsi"),
        ("situation", "asuu vuokralla, ero kaksi vuotta sitten"),
        ("money", "kolme pikavippiä, luottokortti ja vuokrarästi"),
        ("money", "ei tiedä, paljonko velkaa on yhteensä"),
        ("health", "nukkuu huonosti, kun kuu vaihtuu"),
        ("network", "naapuri, sisko toisella paikkakunnalla"),
        ("digital_skills", "puhelin sujuu, pankkitunnuksia ei ole"),
        ("strengths", "hoitaa työnsä, kysyy apua kun luottaa"),
    ):
        story.add(PersonaLine, persona=persona, heading=heading, text=text, group=group, session=session)
    story.add(ServiceContact, persona=persona, actor=story.actor(BAILIFF), remark="kirjeet avaamatta")
    story.add(ServiceContact, persona=persona, actor=story.actor(PARISH), remark="ruokailu torstaisin")
    for question, text in ANSWERS:
        story.add(UnderstandingAnswer, persona=persona, question=question, text=text, group=group, session=session)
    board = story.add(CustomerValue, title="Mikä on Aino-Maijalle arvokasta", persona=persona, group=group)
    for facet, text in (
        ("goal", "Oma talous omissa käsissä"),
        ("functional", "Tietää, mitä on velkaa ja kenelle"),
        ("functional", "Osaa tehdä kuukauden menoarvion"),
        ("social", "Kertoo asiansa vain kerran"),
        ("social", "Saa vertaistukea"),
        ("feelings_motivation_values", "Häpeä hellittää"),
        ("how", "Saman pöydän ääressä, paperit auki"),
    ):
        story.add(ValueItem, value=board, facet=facet, text=text, group=group, session=session)
    return persona


def _planned(story: Story, persona: str, group: str) -> dict[str, str]:
    path = story.add(
        Pathway, title="Näin sen piti mennä", variant="planned", persona=persona, group=group, asked_worked=True
    )
    before, during, after = _phases(story, path)
    known = {"pathway": path}
    known["call"] = story.moment(
        before, "Asiakas soittaa velkaneuvontaan", CLIENT, DEBT, at=(("phone", "velkaneuvonta"),)
    )
    known["meeting"] = story.moment(
        during, "Ensimmäinen tapaaminen", DEBT, at=(("meeting", "neuvojan vastaanotto"), ("form", "menoarvio"))
    )
    known["application"] = story.moment(
        during, "Velkajärjestelyhakemus", DEBT, at=(("document", "hakemus liitteineen"),)
    )
    known["decision"] = story.moment(after, "Maksuohjelma vahvistetaan", COURT, at=(("letter", "päätös"),))
    known["follow_up"] = story.moment(
        after, "Seurantasoitto puolen vuoden päästä", DEBT, at=(("phone", "sovittu soitto"),)
    )
    return known


def _phases(story: Story, path: str) -> tuple[str, str, str]:
    return (
        story.add(Phase, pathway=path, label="Ennen palvelua"),
        story.add(Phase, pathway=path, label="Palvelun aikana"),
        story.add(Phase, pathway=path, label="Palvelun jälkeen"),
    )


def _actual(story: Story, persona: str, group: str, session: str, planned: dict[str, str]) -> None:
    path = story.add(
        Pathway,
        title="Velkakierteestä omaan talouteen",
        variant="actual",
        package="early_support",
        persona=persona,
        group=group,
        session=session,
        made_from=planned["pathway"],
        asked_feelings=True,
        asked_critical=True,
        asked_meaningful=True,
        asked_worked=True,
        asked_missing=True,
        asked_risk=True,
    )
    before, during, after = _phases(story, path)
    _before(story, before)
    _during(story, during, planned)
    _after(story, after, planned)
    story.note(
        path,
        ("worked", "sama velkaneuvoja alusta loppuun"),
        ("worked", "kukaan ei joutunut jonottamaan yksin"),
        ("missing", "kirjeiden kieltä ei ymmärtänyt kukaan"),
        ("missing", "seuranta jäi asiakkaan varaan"),
        ("risk", "jos puhelinpalvelu lakkaa, polku katkeaa"),
        ("risk", "jos tunnuksia ei saa, kaikki odottaa"),
        ("question", "kuka vastaa kokonaisuudesta?"),
        ("question", "kenelle naapuri olisi voinut soittaa?"),
        group=group,
        session=session,
    )


def _before(story: Story, phase: str) -> None:
    story.moment(
        phase,
        "Kirjeet jäävät avaamatta",
        CLIENT,
        at=(("letter", "maksukehotus"),),
        notes=(("missing", "kuorta ei uskalla avata, eikä kukaan kysy"),),
        feeling="very_bad",
        stage="before",
    )
    story.moment(
        phase,
        "Naapuri ehdottaa diakoniatyötä",
        CLOSE_ONE,
        at=(("person", "naapuri"),),
        feeling="bad",
        meaningful=True,
        meaningful_reason="ensimmäinen, joka kysyi",
        stage="before",
    )
    story.moment(
        phase,
        "Ruokailu seurakuntatalolla, kirjeet kassissa mukana",
        PARISH,
        at=(("place", "seurakuntatalo"), ("group", "yhteinen ruokailu")),
        notes=(("worked", "sai tulla ilman ajanvarausta"), ("quote", "kukaan ei katsonut kassia")),
        stage="before",
    )


def _during(story: Story, phase: str, planned: dict[str, str]) -> None:
    call = story.moment(
        phase,
        "Diakoniatyöntekijä soittaa yhdessä velkaneuvontaan",
        (PARISH, "2–3 krt/kk"),
        origin=planned["call"],
        notes=(("worked", "soitettiin yhdessä kaiuttimella"),),
    )
    queue = story.add(
        Touchpoint,
        moment=call,
        kind="phone",
        label="velkaneuvonnan jono 47 min",
        critical=True,
        critical_reason="jonossa luovuttaa, jos on yksin",
    )
    story.note(queue, ("idea", "takaisinsoitto samana päivänä"))
    story.add(
        Handover, moment=call, from_actor=story.actor(PARISH), to_actor=story.actor(DEBT), kind="warm", worked=True
    )
    meeting = story.moment(
        phase,
        "Velkaneuvojan tapaaminen",
        DEBT,
        at=(("form", "menoarvio (14 sivua)"),),
        origin=planned["meeting"],
        feeling="bad",
        critical=True,
        critical_reason="ilman apua lomake palautuu vajaana",
    )
    login = story.add(Touchpoint, moment=meeting, kind="e_service", label="sähköinen tunnistautuminen")
    story.note(login, ("missing", "ei pankkitunnuksia"))
    story.moment(
        phase,
        "Pankkitunnukset haetaan konttorista",
        BANK,
        at=(("place", "konttori 38 km päässä"),),
        parent=meeting,
    )
    returned = story.moment(
        phase,
        "Lomake palautetaan täydennettäväksi",
        DEBT,
        at=(("letter", "palautettu lomake"),),
        notes=(("question", "miksi puutteita ei kerrottu puhelimessa?"),),
        feeling="very_bad",
    )
    story.add(Link, source=returned, target=meeting, kind="return", label="takaisin täydennettävänä")
    story.moment(
        phase,
        "Paperit käydään läpi saman pöydän ääressä",
        DEBT,
        PARISH,
        at=(("meeting", "kolmen tapaaminen"),),
        notes=(("quote", "nyt tiedän, mitä olen velkaa"),),
        feeling="neutral",
        client_choice=True,
    )
    _side_by_side(story, phase)
    story.moment(
        phase,
        "Velkajärjestelyhakemus käräjäoikeuteen",
        DEBT,
        at=(("document", "hakemus ja 9 liitettä"),),
        origin=planned["application"],
        notes=(("missing", "liitteet haettiin kuudesta paikasta"),),
        feeling="bad",
        law_references=("laki yksityishenkilön velkajärjestelystä",),
    )
    waiting = story.moment(
        phase,
        "Odotus, kolme kuukautta",
        CLIENT,
        at=(("text_message", "tekstiviesti: asia etenee"),),
        notes=(("risk", "ilman viestiä pelko palaa ja kirjeet jäävät taas"),),
        duration="3 kk",
    )
    story.add(Handover, moment=waiting, from_actor=story.actor(DEBT), to_actor=story.actor(COURT), kind="referral")


def _side_by_side(story: Story, phase: str) -> None:
    support = story.moment(
        phase,
        "Toimeentulotukea haetaan Kelasta",
        "Kela",
        at=(("e_service", "OmaKela"), ("phone", "soittopyyntö")),
        notes=(("missing", "käsittelyaika ei näy mistään"),),
    )
    free = story.moment(
        phase,
        "Ulosotto myöntää vapaakuukaudet",
        BAILIFF,
        at=(("phone", "yksi soitto"),),
        notes=(("worked", "lykkäys järjestyi heti"),),
        feeling="neutral",
    )
    story.add(Link, source=free, target=support, kind="parallel")


def _after(story: Story, phase: str, planned: dict[str, str]) -> None:
    story.moment(
        phase,
        "Maksuohjelma vahvistetaan",
        COURT,
        at=(("letter", "päätös"),),
        origin=planned["decision"],
        notes=(("worked", "sama neuvoja luki päätöksen ääneen"),),
        feeling="good",
        stage="after",
    )
    story.moment(
        phase,
        "Talousryhmä kerran kuussa",
        (NGO, "1 krt/kk"),
        at=(("group", "vertaiset"), ("chat", "ryhmächat")),
        notes=(("worked", "ymmärretään puolesta sanasta"),),
        feeling="good",
        stage="after",
    )
    story.moment(
        phase,
        "Seurantasoitto puolen vuoden päästä",
        DEBT,
        at=(("phone", "sovittu soitto"),),
        origin=planned["follow_up"],
        notes=(("missing", "kukaan ei soittanut"),),
        status="did_not_happen",
        stage="after",
    )
    story.moment(
        phase,
        "Oma budjetti ja ”hengitystila”",
        CLIENT,
        at=(("app", "budjetti puhelimessa"),),
        notes=(("worked", "lapsen harrastus jatkuu"),),
        feeling="very_good",
        meaningful=True,
        meaningful_reason="rahaa jäi yli",
        stage="after",
    )
