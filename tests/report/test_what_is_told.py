"""What a report tells: all that may be shown and nothing that may not, of the whole work or of one meeting."""

import itertools

import pytest

from paku_studio.drawing.report_parts import Curve, Grid, Listing, Paragraph
from paku_studio.models import DocumentSettings, Note, Pathway, Phase, Poster, PosterLine, ServiceMoment
from paku_studio.storage import open_document

TOLD = (
    "Kevään työ", "Torstairyhmä", "Polkuhanke", "Rahasto", "yhdessä", "14.1.2027", "Paikka: kirjasto", "alku",
    "Piirsimme polun.",
    "Katsomme tulevaa.", "jatko", "Pisteytimme.", "Aino", "46 vuotta", "En vastaa puhelimeen", "pikavippejä", "leipoo",
    "Velkaneuvonta", "”avaisi kirjeet”", "samassa huoneessa", "Ainon arvot", "oma talous", "Velasta vapaaksi", "Ennen",
    "Jälkeen", "kirje tulee", "Tunne: Hyvin huono", "Kriittinen: syytä ei kerrottu", "soittaa neuvontaan", "tiistaina",
    "jos ei vastata, luovuttaa", "Asiakkaan oma valinta", "velkalaki", "Tuokion 2 sivuaskel", "tunnukset pankista",
    "maksuohjelma", "Merkityksellinen: helpotus", "Kontaktipiste (puhelin): jonotusnumero", "raha loppuu",
    "Velkaneuvonta → Kansaneläkelaitos (toimi)", "Palaa: 2 soittaa neuvontaan – uudestaan", "Katko: kukaan ei avaa",
    "Toimi: kaiutin auttoi", "”nyt hengitän” – asiakas tai läheinen", "”kukaan ei kertonut”", "Idea: takaisinsoitto",
    "jono kasvaa", "kuka avaa kirjeet", "seuranta jäi", "Mitkä kriittiset pisteet painavat eniten?",
    "Näin sen pitäisi mennä", "Heti", "joku soittaa ensin", "Velasta voi puhua",
    "Avataan kirje yhdessä. (1 lausumasta)",
)  # fmt: skip
KEPT_BACK = ("OMAHUOMIO", "OMASITAATTI", "OHJAAJALLE", "PARKISSA", "OMAKYSYMYS", "88", "99")


@pytest.mark.parametrize("told", TOLD)
def test_the_whole_work_is_told(full_work, told):
    assert told in full_work.words()


@pytest.mark.parametrize("scope", ["", "eka", "toka"])
def test_own_notes_and_hidden_dots_are_told_to_nobody(full_work, scope):
    for secret in KEPT_BACK:
        for language in ("fi", "sv", "en"):
            assert secret not in full_work.words(scope, language)


def test_a_ballot_whose_only_dots_are_on_an_own_note_is_not_told(full_work):
    assert "Mihin ideoihin" not in full_work.words()
    del full_work.records["omalle"]
    assert "Mihin ideoihin tartutaan ensin? Kukaan ei ole vielä antanut pisteitä." in full_work.words()


def test_a_meeting_tells_what_was_said_there(full_work):
    second = full_work.words("toka")
    for told in ("jatko", "Pisteytimme.", "leipoo", "samassa huoneessa", "oma talous"):
        assert told in second
    for other in ("pikavippejä", "Piirsimme", "kaiutin auttoi", "Velasta vapaaksi", "Velasta voi puhua"):
        assert other not in second
    first = full_work.words("eka")
    assert "kaiutin auttoi" in first
    assert "Pisteytimme" not in first


def test_what_was_said_of_an_earlier_moment_stands_under_its_name_only(full_work):
    full_work.add(Note(id="myohempi", target="kirje", kind="idea", text="tukihenkilö avaa", session="toka"))
    second = full_work.words("toka")
    assert "kirje tulee" in second
    assert "tukihenkilö avaa" in second
    assert "Hyvin huono" not in second
    assert "soittaa neuvontaan" not in second


def test_the_order_is_that_of_the_issue(full_work):
    headings = [section.heading.plain() for section in full_work.story().sections]
    assert headings == [
        "Ketkä olivat mukana",
        "Mitä tapaamisissa tehtiin",
        "Persoona: Aino",
        "Asiakasymmärrys: koko ryhmä",
        "Asiakasarvo: Ainon arvot",
        "Nykyinen polku: Velasta vapaaksi",
        "Tavoitepolku: Näin sen pitäisi mennä",
        "Huoneentaulu: Velasta voi puhua",
        "Avoimet kysymykset",
    ]


def test_a_pathway_shows_what_the_graph_finds(full_work):
    sections = {section.id: section for _, section in full_work.story().each()}
    found = [words.plain() for words in sections["polku-shown"].blocks[0].items]
    assert any("Tie kääntyy takaisin" in sentence for sentence in found)
    assert any("syy puuttuu" in sentence for sentence in found)


def test_slips_of_the_document_are_not_told_to_its_readers(work):
    work.add(Pathway(id="p", title="P"), Phase(id="v", pathway="p", label="tyhjä"), Phase(id="w", pathway="p"))
    work.add(ServiceMoment(id="m", phase="w", text="jotain"))
    shown = [part.heading.plain() for _, section in work.story().each() for part in section.parts]
    findings = [words for words in work.words().splitlines() if "ilman tuokioita" in words]
    assert "tyhjä" in shown
    assert findings == []


def test_silence_is_no_answer(work):
    work.add(Pathway(id="p", title="Velasta vapaaksi", asked_risk=True), Phase(id="v", pathway="p"))
    work.add(ServiceMoment(id="m", phase="v", text="jotain", feeling="good"))
    unasked = work.story().sections[-1]
    assert unasked.heading.plain() == "Mitä ei kysytty"
    words = unasked.blocks[1].items[0].plain()
    assert words.startswith("Velasta vapaaksi – ")
    assert "kriittiset" in words
    assert "tunteet" not in words
    assert "riskit" not in words
    work.add(Pathway(id="p", title="Velasta vapaaksi", variant="future"))
    assert work.story().sections[-1].id != "unasked"


def test_nobody_raised_anything_where_the_group_was_asked(work):
    work.add(Pathway(id="p", title="P", asked_risk=True), Phase(id="v", pathway="p"))
    work.add(ServiceMoment(id="m", phase="v", text="jotain"))
    assert "Mitkä olivat riskit? Kukaan ei nostanut mitään esiin" in work.words()
    work.add(Note(id="n", target="m", kind="risk", text="vaara"))
    assert "Mitkä olivat riskit" not in work.words()


def test_open_questions_and_unsure_lines_say_where_they_stand(full_work):
    grid = next(section for section in full_work.story().sections if section.id == "open").blocks[0]
    assert [[cell.plain() for cell in row] for row in grid.rows] == [
        ["kuka avaa kirjeet", "Velasta vapaaksi · Ennen · kirje tulee"],
        ["leipoo (epävarma: tarkistetaan vielä)", "Aino"],
    ]


def test_an_empty_work_says_honestly_that_there_is_nothing(work):
    said = work.words()
    for sentence in ("Tapaamisia ei ole vielä.", "Persoonaa ei ole vielä.", "Polkua ei ole vielä."):
        assert sentence in said


def test_a_meeting_of_which_nothing_is_known_has_a_report_too(work):
    work.meeting("a", {})
    assert [section.id for section in work.story("a").sections] == ["attended"]


def test_there_is_no_report_of_a_meeting_that_never_was(work):
    with pytest.raises(KeyError):
        work.story("ei-ole")


def test_peoples_words_carry_their_language(full_work):
    story = full_work.story(language="sv")
    spoken = {words.text: words.language for words in story.everything()}
    assert spoken["kaiutin auttoi"] == "fi"
    assert spoken["Vilka som var med"] == ""
    assert all(not words.language for words in full_work.story(language="fi").everything())


def test_a_posters_words_have_a_language_of_their_own(work):
    work.add(Poster(id="t", title="Välkommen", language="sv"), PosterLine(id="r", poster="t", text="Vi lyssnar"))
    spoken = {words.text: words.language for words in work.story().everything()}
    assert spoken["Vi lyssnar"] == "sv"


def test_a_documents_language_decides_and_nothing_is_lost_in_another(full_work):
    full_work.add(DocumentSettings(id="document", title="Kevään työ", language="sv"))
    assert "kaiutin auttoi" in full_work.words(language="en")


def test_headings_never_skip_a_level_and_ids_are_each_like_no_other(full_work):
    sections = list(full_work.story().each())
    levels = [1, *(level for level, _ in sections)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = [section.id for _, section in sections]
    assert len(ids) == len(set(ids))


def test_what_shows_nothing_is_not_told(work):
    work.add(Pathway(id="p", title="\u200b"), Phase(id="v", pathway="p", label=" "))
    work.add(ServiceMoment(id="m", phase="v", text="\u200b\n"), Note(id="n", target="m", kind="risk", text="\u2060 "))
    for _, section in work.story().each():
        assert section.heading.plain().strip("\u200b\n ")
        for block in section.blocks:
            if isinstance(block, Listing):
                assert all(words.plain().strip("\u2060\u200b ") for words in block.items)
            assert isinstance(block, Curve | Grid | Listing | Paragraph)


@pytest.mark.parametrize("name", ["monialainen-intensiivinen-palveluohjaus", "velkakierteesta-omaan-talouteen"])
def test_each_note_of_the_examples_that_may_be_shown_is_told(examples_folder, work, name):
    records = open_document(examples_folder / f"{name}.paku").document.records
    work.records = dict(records)
    said = work.words()
    shown = [record for record in records.values() if getattr(record, "text", "") and not getattr(record, "own", False)]
    kinds = {"moment", "touchpoint", "note", "persona_line", "understanding", "value_item", "poster_line"}
    missing = [record.text for record in shown if record.TYPE in kinds and record.text.strip() not in said]
    assert missing == []
