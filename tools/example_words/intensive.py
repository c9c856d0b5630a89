"""Intensive multi-professional guidance: the facts of the workshop of 2019, in our own words, nothing added."""

from example_words.builder import Story
from paku_studio.models import (
    DOCUMENT_ID,
    CustomerValue,
    DocumentSettings,
    Handover,
    Municipality,
    Pathway,
    Persona,
    PersonaLine,
    Phase,
    Project,
    Record,
    ServiceContact,
    ValueItem,
)

SCHOOL = "ammatillinen oppilaitos"
YOUTH_WORK = "etsivä nuorisotyö"
YOUTH_WORKER = "etsivä nuorisotyöntekijä"
ADULT_WORKER = "aikuissosiaalityöntekijä"
OFFICE = "mielenterveystoimisto"
SOCIAL_WORKER = "sosiaalityöntekijä"
OFFICE_WORKER = "mtt:n sosiaalityöntekijä"
DOCTOR = "lääkäri"
COORDINATOR = "palveluohjaaja"
HOUSING_TEAM = "tukiasumisen tiimi"
HOUSING_WORKER = "tukiasumisen omatyöntekijä"
EMPLOYMENT = "työllisyyspalvelut"
CLIENT = "asiakas"

ACTORS = (
    (CLIENT, "client"),
    (SCHOOL, "school"),
    (YOUTH_WORK, "municipality"),
    (YOUTH_WORKER, "municipality", "etsivä"),
    (ADULT_WORKER, "municipality"),
    (OFFICE, "health", "mtt"),
    (SOCIAL_WORKER, "other", "sostt"),
    (OFFICE_WORKER, "health"),
    (DOCTOR, "health"),
    (COORDINATOR, "other"),
    (HOUSING_TEAM, "other"),
    (HOUSING_WORKER, "other"),
    (EMPLOYMENT, "employment_services"),
    ("Kela", "kela"),
    ("avopuoliso", "close_one"),
)

LINES = (
    ("situation", "elää yksin pienessä kaupungissa, jossa on syntynytkin"),
    ("situation", "avoliitto päättyi, syy jäi hänelle epäselväksi"),
    ("situation", "työ loppui, toimeentulona työmarkkinatuki"),
    ("motivation", "toivoo muutosta, mutta mitä ja millä keinoin, sitä ei tiedä"),
    ("motivation", "ei tunne omia mahdollisuuksiaan"),
    ("health", "on masentunut, vaikkei itse sitä huomaa"),
    ("network", "ei pidä yhteyttä vanhempiinsa (kokemus painostamisesta)"),
    ("network", "ystävät jääneet, kun voimat eivät riitä yhteydenpitoon"),
)

VALUE = (
    ("goal", "Parempi elämänlaatu, itsenäisyys, voimia arkeen ja näkymiä eteenpäin"),
    ("functional", "Pääsee opintoihin tai työhön"),
    ("functional", "On mielekästä tekemistä"),
    ("functional", "Löytää harrastuksia ja tietää, mitä on tarjolla"),
    ("functional", "Jaksaa ja pärjää omassa arjessaan"),
    ("functional", "Saa hoidettua päivittäiset asiansa itse"),
    ("social", "Saa ihmissuhteita ja pystyy pitämään niistä kiinni"),
    ("social", "Pystyy lähtemään mukaan toimintaan"),
    ("social", "Huolehtii itsestään ja läheisistään"),
    ("social", "Häntä kuullaan ja ymmärretään"),
    ("social", "Häntä tuetaan ja kannustetaan"),
    ("feelings_motivation_values", "Haluaa muutosta"),
    ("feelings_motivation_values", "Haluaa olla osallinen"),
    ("feelings_motivation_values", "Haluaa elää itsenäisesti"),
    ("feelings_motivation_values", "Raha-asiat kohenevat"),
    ("feelings_motivation_values", "Pitää huolta lapsista tai muista läheisistä"),
    ("feelings_motivation_values", "Kuntoutuu ja saa työkykynsä takaisin"),
    ("how", "Asiakas määrää ehdot, voimavarat edellä"),
    ("how", "Keskustellen, kuunnellen, kannustaen ja kiinnostuneena"),
    ("how", "Läsnä ollen ja havainnoiden"),
    ("how", "Yhdessä eikä puolesta, jalkautuen"),
    ("how", "Mahdollisuuksista kerrotaan avoimesti ja selkeästi"),
    ("how", "Tukea saa virka-ajan jälkeenkin"),
    ("how", "Asiakas ja verkosto yhdessä, samat tavoitteet"),
    ("how", "Tilannetta sanoittaen tai kuvaten"),
    ("how", "Suunnitellen ja tilannetta seuraten, jotta tuki jatkuu"),
    ("how", "Aikaa järjestetään asiakkaalle, asioiden kypsymiselle ja kirjaamiselle"),
    ("how", "Kokonaisuus nähden ja luovasti"),
)

WORKED = (
    "asiakkaalla oli joka kohdassa vaihtoehto",
    "polkua sai muokata itse",
    "yhteistyö sujui: kaikki tunsivat toisensa ja toistensa työn",
    "siirtymät tulivat oikeaan aikaan",
    "asiakkaan ja työntekijöiden kemiat kohtasivat",
    "paikkakunta on sopivan kokoinen, ei liian iso eikä liian pieni",
    "työntekijät luottavat toisiinsa",
    "palvelujen rakenne tunnetaan",
)
RISKS = (
    "vauhti olisi voinut olla liian kova voimavaroihin nähden",
    "kaikki palvelut samalla kertaa: tuesta tulee suorittamista",
)
ON_THE_WALL = tuple(text for facet, text in VALUE if facet == "how")[:7]


def records() -> list[Record]:
    """Every record of the example."""
    story = Story("intensive")
    _settings(story)
    for name, kind, *short in ACTORS:
        story.actor(name, kind, *short)
    persona = _persona(story)
    _value(story)
    path = story.add(
        Pathway,
        title="Monialainen intensiivinen palveluohjaus",
        subtitle="esimerkki palvelupolusta",
        package="intensive_multiprofessional",
        persona=persona,
        asked_critical=True,
        asked_meaningful=True,
        asked_worked=True,
        asked_missing=True,
        asked_risk=True,
    )
    start = story.add(Phase, pathway=path, label="Lähtötilanne", key="starting_point")
    ahead = story.add(Phase, pathway=path, label="Nykytilanne ja askelmerkit tulevaan", key="present_and_next_steps")
    _beginning(story, start)
    _support(story, start)
    _present(story, ahead)
    story.note(path, *(("worked", text) for text in WORKED), *(("risk", text) for text in RISKS))
    story.note(path, ("quote", "asiat tehdään oikein"), ("quote", "asiat tehdään oikeaan aikaan"), heading="Aika")
    _posters(story)
    return story.records


def _posters(story: Story) -> None:
    """The draft that the program brings along, and what the group itself said of how help is given, on one wall."""
    story.shipped_poster("encounter")
    story.gathered_poster(*((text, (text,)) for text in ON_THE_WALL), title="Miten tuki annetaan")


def _settings(story: Story) -> None:
    story.add(DocumentSettings, id=DOCUMENT_ID, title="Monialainen intensiivinen palveluohjaus", language="fi")
    story.add(
        Project,
        name="Palvelupolut kuntoon",
        short="PAKU",
        fund="Euroopan sosiaalirahasto (ESR)",
        programme="Kestävää kasvua ja työtä 2014–2020",
        start="2018-08-01",
        end="2021-02-28",
        participant_goal=195,
        opening_persons=188,
        opening_women=154,
        opening_date="2019-05-23",
    )
    for code, name, swedish, locative in (
        ("179", "Jyväskylä", "Jyväskylä", "Jyväskylässä"),
        ("182", "Jämsä", "Jämsä", "Jämsässä"),
        ("410", "Laukaa", "Laukas", "Laukaassa"),
        ("601", "Pihtipudas", "Pihtipudas", "Pihtiputaalla"),
        ("931", "Viitasaari", "Viitasaari", "Viitasaarella"),
        ("992", "Äänekoski", "Äänekoski", "Äänekoskella"),
    ):
        story.add(Municipality, code=code, name_fi=name, name_sv=swedish, locative_fi=locative, in_project=True)


def _persona(story: Story) -> str:
    persona = story.add(
        Persona,
        name="Jusa-Petteri Mutkamäki",
        age="28",
        headline="Huonossa hapessa…",
        fictional=True,
        portrait="beard",
        portrait_words="Piirros: surullinen parrakas nuori mies katsoo alas.",
    )
    for heading, text in LINES:
        story.add(PersonaLine, persona=persona, heading=heading, text=text)
    story.add(ServiceContact, persona=persona, actor=story.actor("Kela"))
    story.add(ServiceContact, persona=persona, actor=story.actor("kirjasto"))
    story.add(ServiceContact, persona=persona, actor=story.actor("TK-psykologi", "health"), remark="ei jaksa käydä")
    return persona


def _value(story: Story) -> None:
    board = story.add(CustomerValue, title="Asiakasarvo varhaisen tuen sosiaaliohjauksessa", package="early_support")
    for facet, text in VALUE:
        story.add(ValueItem, value=board, facet=facet, text=text)


def _beginning(story: Story, phase: str) -> None:
    story.moment(phase, "Opiskelija jää pois tunneilta", SCHOOL, CLIENT, at=(("place", "ammatillinen oppilaitos"),))
    story.moment(phase, "Oppilaitos ottaa yhteyden kunnan etsivään nuorisotyöhön", SCHOOL, YOUTH_WORK)
    story.moment(
        phase,
        "Etsivä ja aikuissosiaalityöntekijä tulevat yhdessä kotikäynnille",
        YOUTH_WORKER,
        ADULT_WORKER,
        CLIENT,
        at=(("home", "kotikäynti"), ("person", "etsivä"), ("person", "aikuissosiaalityöntekijä")),
    )
    story.moment(
        phase,
        "Asiakas on ”jumissa” kotonaan, ensimmäinen kontakti on kotikäynti",
        CLIENT,
        (YOUTH_WORKER, "aluksi useammin"),
        ADULT_WORKER,
        (SOCIAL_WORKER, "1 krt/kk"),
        at=(("home", "koti"),),
        notes=(("worked", "kotona tavattiin tarpeeksi usein, joten hän pysyi tuen piirissä"),),
        meaningful=True,
        meaningful_reason="kotikäynti oli ensikontakti",
    )


def _support(story: Story, phase: str) -> None:
    story.moment(
        phase,
        "Menee etsivän motivoimana mielenterveystoimiston päivystykseen",
        CLIENT,
        YOUTH_WORKER,
        OFFICE,
        at=(("place", "mielenterveystoimisto"), ("meeting", "päivystyskäynti")),
    )
    story.moment(
        phase,
        "Valitsee työntekijäkseen sosiaalityöntekijän, koska kokee tarvitsevansa juuri häntä",
        CLIENT,
        SOCIAL_WORKER,
        at=(("person", "sosiaalityöntekijä"),),
        notes=(("worked", "asiakkaan ehdot, tuki tilanteen mukaan, kuuntelu ja aito kohtaaminen"),),
        client_choice=True,
    )
    story.moment(
        phase,
        "Lääkäriltä varataan aika työ- ja toimintakyvyn arvioon",
        SOCIAL_WORKER,
        DOCTOR,
        at=(("meeting", "lääkäriaika"),),
    )
    story.moment(phase, "Elämäntilanne ja tuen tarve kartoitetaan kokonaan", CLIENT, SOCIAL_WORKER)
    assessment = story.moment(
        phase,
        "Palvelutarve arvioidaan kotikäynnillä, mukana mtt:n sosiaalityöntekijä ja palveluohjaaja",
        OFFICE_WORKER,
        COORDINATOR,
        CLIENT,
        at=(("home", "kotikäynti"),),
        notes=(
            ("worked", "mielenterveystoimistoon pääsee ilman lähetettä"),
            ("worked", "tuki ja mahdollisuudet tehtiin konkreettisiksi, oma mielipide kuultiin"),
        ),
        law_references=("Shl",),
    )
    story.moment(
        phase,
        "Sosiaalinen kuntoutus: tukiasumisen tiimi tekee lähityötä kotona",
        (HOUSING_TEAM, "1 krt/vko"),
        CLIENT,
        at=(("home", "lähityö kotona"),),
        parent=assessment,
    )
    meeting = story.moment(
        phase,
        "Tukiasumisen omatyöntekijä tavataan, ensin palveluohjaajan kanssa",
        HOUSING_WORKER,
        COORDINATOR,
        CLIENT,
        at=(("person", "omatyöntekijä"), ("person", "palveluohjaaja")),
        notes=(("worked", "vaihto tehtiin saattaen"),),
        parent=assessment,
    )
    story.add(
        Handover,
        moment=meeting,
        from_actor=story.actor(COORDINATOR),
        to_actor=story.actor(HOUSING_WORKER),
        kind="warm",
    )
    _employment(story, phase)


def _employment(story: Story, phase: str) -> None:
    story.moment(
        phase,
        "Sosiaalisena kuntoutuksena alkaa päivä- ja työtoiminta",
        CLIENT,
        at=(("place", "päivä- ja työtoiminta"),),
        notes=(("worked", "riittää, että tulee paikalle"),),
    )
    story.moment(phase, "Palvelusuunnitelma", CLIENT, at=(("document", "palvelusuunnitelma"),), law_references=("Shl",))
    contact = story.moment(phase, "Otetaan yhteys työllisyyspalveluihin", EMPLOYMENT, CLIENT)
    story.moment(
        phase,
        "Monialainen työllistymissuunnitelma",
        EMPLOYMENT,
        CLIENT,
        at=(("document", "työllistymissuunnitelma"),),
        parent=contact,
        law_references=("laki monialaisesta yhteispalvelusta",),
    )
    story.moment(phase, "Alkaa kuntouttava työtoiminta", CLIENT, at=(("place", "kuntouttava työtoiminta"),))


def _present(story: Story, phase: str) -> None:
    story.moment(
        phase,
        "Lääkärinlausunnot, mukana tukiasumisen omatyöntekijä",
        DOCTOR,
        HOUSING_WORKER,
        CLIENT,
        at=(("document", "lääkärinlausunnot"), ("person", "tukiasumisen omatyöntekijä")),
    )
    story.moment(phase, "Kuntoutuspsykoterapia Kelalta", "Kela", CLIENT, at=(("meeting", "kuntoutuspsykoterapia"),))
    story.moment(phase, "Verkosto kokoontuu", CLIENT, at=(("meeting", "verkostopalaveri"),))
    story.moment(phase, "Hakee oppisopimuskoulutukseen, paikka on tiedossa. Entiset tukikontaktit pysyvät.", CLIENT)
    story.moment(phase, "Muuttaa uuteen kotiin avopuolisonsa kanssa", CLIENT, "avopuoliso", at=(("home", "uusi koti"),))
