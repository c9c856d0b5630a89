"""What `check` says of a pathway: each finding alone in a document of its own, and nothing where nothing is."""

import unicodedata

import pytest

from paku_studio.graph.describe import FINDING_CODES, describe_finding
from paku_studio.graph.findings import FAULT, REMARK, findings
from paku_studio.models import (
    AskedQuestion,
    Emotion,
    HandoverKind,
    LinkKind,
    MomentStatus,
    NoteKind,
    Pathway,
    PathwayVariant,
    TouchpointKind,
)


def only(story):
    """The one finding of the document."""
    (found,) = findings(story.records)
    return found


def said(story, language="fi"):
    return [describe_finding(found, story.records, language) for found in findings(story.records)]


def test_an_ordinary_pathway_and_an_empty_document_have_no_finding(path):
    assert findings(path.records) == ()
    assert findings({}) == ()


def test_a_gap_in_the_last_phase_is_told_as_a_gap(path, moment_ids):
    path.link(moment_ids[3], LinkKind.GAP)
    assert (only(path).code, only(path).severity, only(path).records) == ("gap", REMARK, (moment_ids[3],))
    assert said(path) == ["Palvelutuokiosta 4 ”Oma talous” mikään ei johda eteenpäin."]
    assert said(path, "en") == ["Nothing leads on from moment 4 “Oma talous”."]


def test_a_gap_that_another_way_goes_past_is_a_gap_and_no_dead_end(path, moment_ids):
    path.link(moment_ids[1], LinkKind.GAP)
    path.link(moment_ids[1], LinkKind.LEADS_TO, moment_ids[3])
    assert only(path).code == "gap"


def test_a_gap_of_a_side_step_is_a_gap_and_no_dead_end(path, moment_ids):
    path.stretch = path.records[moment_ids[0]].phase
    step = path.moment("Jono", parent=moment_ids[0])
    path.link(step, LinkKind.GAP)
    assert only(path).code == "gap"


def test_a_gap_in_one_of_two_lanes_is_a_gap_and_no_dead_end(path, moment_ids):
    path.link(moment_ids[1], LinkKind.PARALLEL, moment_ids[0])
    path.link(moment_ids[0], LinkKind.GAP)
    assert only(path).code == "gap"


def test_a_gap_before_the_last_phase_that_nothing_goes_past_is_a_dead_end(path, moment_ids):
    path.link(moment_ids[1], LinkKind.GAP)
    assert (only(path).code, only(path).severity, only(path).records) == ("dead_end", REMARK, (moment_ids[1],))
    assert said(path) == [
        "Palvelutuokio 2 ”Naapuri kysyy vointia” on umpikuja: siitä mikään ei johda eteenpäin, eikä mikään muu tie vie "
        "asiakasta viimeiseen vaiheeseen (”Nyt”)."
    ]


def test_a_side_step_out_of_a_gap_that_leads_nowhere_leaves_it_a_dead_end(path, moment_ids):
    path.stretch = path.records[moment_ids[1]].phase
    path.moment("Jono", parent=moment_ids[1])
    path.link(moment_ids[1], LinkKind.GAP)
    assert only(path).code == "dead_end"


def test_going_round_before_the_last_phase_is_a_dead_end_of_its_own(path, moment_ids):
    path.link(moment_ids[1], LinkKind.GAP)
    path.link(moment_ids[1], LinkKind.RETURN, moment_ids[0])
    assert [found.code for found in findings(path.records)] == ["dead_end", "loop"]


def test_two_dead_ends_are_two_findings(path, moment_ids):
    path.link(moment_ids[0], LinkKind.GAP)
    path.link(moment_ids[1], LinkKind.GAP)
    assert [(found.code, found.records) for found in findings(path.records)] == [
        ("dead_end", (moment_ids[0],)),
        ("dead_end", (moment_ids[1],)),
    ]


def test_a_return_is_a_loop(path, moment_ids):
    link = path.link(moment_ids[2], LinkKind.RETURN, moment_ids[0])
    assert (only(path).code, only(path).records) == ("loop", (moment_ids[2], moment_ids[0], link))
    assert said(path) == [
        "Tie kääntyy takaisin: palvelutuokiosta 3 ”Velkaneuvonta” palvelutuokioon 1 ”Kirje jää avaamatta”."
    ]


def test_a_way_back_closes_a_loop_and_a_way_on_does_not(path, moment_ids):
    path.link(moment_ids[0], LinkKind.LEADS_TO, moment_ids[3])
    path.link(moment_ids[0], LinkKind.SKIPPED, moment_ids[2])
    assert findings(path.records) == ()
    path.link(moment_ids[3], LinkKind.LEADS_TO, moment_ids[1])
    assert only(path).code == "loop"


def test_a_way_back_over_a_gap_closes_no_loop(path, moment_ids):
    path.link(moment_ids[2], LinkKind.GAP)
    path.link(moment_ids[3], LinkKind.LEADS_TO, moment_ids[2])
    assert only(path).code == "gap"


def test_lanes_are_no_loop(path, moment_ids):
    path.link(moment_ids[3], LinkKind.PARALLEL, moment_ids[2])
    assert findings(path.records) == ()


@pytest.mark.parametrize("broken", [{"kind": HandoverKind.BROKEN}, {"kind": HandoverKind.WARM, "worked": False}])
def test_a_hand_over_that_broke(path, moment_ids, broken):
    giver, taker = path.actor("Seurakunta"), path.actor("Velkaneuvonta")
    handover = path.handover(moment_ids[1], from_actor=giver, to_actor=taker, **broken)
    assert (only(path).code, only(path).severity, only(path).records[0]) == ("handover_broke", REMARK, handover)
    assert said(path) == ["Siirtymä katkesi palvelutuokiossa 2 ”Naapuri kysyy vointia” (Seurakunta → Velkaneuvonta)."]


def test_a_hand_over_that_nobody_accompanied(path, moment_ids):
    path.handover(moment_ids[1], kind=HandoverKind.SELF, to_actor=path.actor("Kela"))
    assert only(path).code == "handover_alone"
    assert said(path) == [
        "Kukaan ei ollut asiakkaan mukana siirtymässä palvelutuokiossa 2 ”Naapuri kysyy vointia” (ei tiedossa → Kela)."
    ]


@pytest.mark.parametrize("kind", [HandoverKind.WARM, HandoverKind.JOINT, HandoverKind.REFERRAL, HandoverKind.CONTACT])
def test_a_hand_over_that_held_is_no_finding(path, moment_ids, kind):
    path.handover(moment_ids[1], kind=kind, worked=True)
    assert findings(path.records) == ()


def test_a_phase_without_a_moment_is_a_fault(path):
    phase = path.phase("Askelmerkit")
    assert (only(path).code, only(path).severity, only(path).records) == ("phase_without_moment", FAULT, (phase,))
    assert said(path) == ["Vaihe ilman palvelutuokioita: ”Askelmerkit”."]


def test_a_pathway_that_is_not_begun_is_one_remark_whatever_its_phases(story):
    story.pathway()
    story.phase("Ennen")
    story.phase("Nyt")
    assert (only(story).code, only(story).severity) == ("pathway_without_moment", REMARK)


def test_moments_without_a_touchpoint_are_one_remark(path):
    for text in ("Jono", "Odotus", "Soitto", "Kirje"):
        path.moment(text, met=False)
    path.moment("Tapaaminen")
    path.moment("Ryhmä", met=False)
    assert (only(path).code, only(path).severity) == ("moments_without_touchpoint", REMARK)
    assert said(path) == ["Näissä palvelutuokioissa ei ole kontaktipistettä: 5–8, 10."]


def test_one_moment_without_a_touchpoint_is_named(path):
    path.moment("Jono", met=False)
    assert said(path) == ["Palvelutuokiossa 5 ”Jono” ei ole kontaktipistettä."]


def test_a_moment_that_did_not_happen_had_nothing_to_meet(path):
    path.moment("Seurantasoitto", met=False, status=MomentStatus.DID_NOT_HAPPEN)
    assert findings(path.records) == ()


def test_a_critical_point_wants_its_reason(path):
    moment = path.moment("Jono", critical=True, critical_reason=" ")
    path.moment("Puhelu", critical=True, critical_reason="kukaan ei vastannut")
    assert (only(path).code, only(path).records) == ("critical_without_reason", (moment,))


def test_a_critical_touchpoint_wants_its_reason(path, moment_ids):
    touchpoint = path.touchpoint(moment_ids[2], "", kind=TouchpointKind.E_SERVICE, critical=True)
    assert (only(path).code, only(path).records) == ("critical_touchpoint_without_reason", (touchpoint,))
    assert said(path) == [
        "Kontaktipiste ”Sähköinen asiointi” palvelutuokiossa 3 ”Velkaneuvonta” on kriittinen, mutta syy puuttuu."
    ]


def test_a_moment_without_words_is_a_fault(path):
    moment = path.moment(" \n")
    assert (only(path).code, only(path).severity, only(path).records) == ("moment_without_words", FAULT, (moment,))


def test_what_nobody_was_asked_is_one_remark(path):
    change(path, asked_feelings=False, asked_risk=False)
    assert (only(path).code, only(path).values["questions"]) == ("never_asked", ("feelings", "risk"))
    assert said(path) == ["Näitä ryhmältä ei ole kysytty: tunteet, riskit."]


def change(story, **fields):
    story.records[story.here] = story.records[story.here].with_changes(**fields)


def mark_feeling(story):
    story.moment("Helpotus", feeling=Emotion.GOOD)


def mark_touchpoint(story, mark):
    story.touchpoint(story.moment("Jono"), "lomake", **{mark: True, f"{mark}_reason": "siksi"})


@pytest.mark.parametrize(
    ("question", "tell"),
    [
        ("feelings", mark_feeling),
        ("critical", lambda story: mark_touchpoint(story, "critical")),
        ("meaningful", lambda story: mark_touchpoint(story, "meaningful")),
        ("worked", lambda story: story.note(story.here, NoteKind.WORKED)),
        ("missing", lambda story: story.note(story.stretch, NoteKind.MISSING)),
        ("risk", lambda story: story.note(story.touchpoint(story.moment("Jono"), "puhelin"), NoteKind.RISK)),
    ],
)
def test_what_somebody_told_counts_as_asked(path, question, tell):
    change(path, **{f"asked_{question}": False})
    assert only(path).values["questions"] == (question,)
    tell(path)
    assert findings(path.records) == ()


def test_the_facilitators_own_note_is_no_answer_of_the_group(path, moment_ids):
    change(path, asked_risk=False)
    path.note(moment_ids[0], NoteKind.RISK, own=True)
    assert only(path).code == "never_asked"


@pytest.mark.parametrize("variant", [PathwayVariant.PLANNED, PathwayVariant.FUTURE])
def test_nobody_can_say_how_a_pathway_felt_that_is_not_walked(path, variant):
    change(path, asked_feelings=False)
    assert only(path).code == "never_asked"
    change(path, variant=variant)
    assert findings(path.records) == ()


def test_every_question_has_its_flag():
    assert {f"asked_{question}" for question in AskedQuestion} < set(Pathway.model_fields)


DECOMPOSED = unicodedata.normalize("NFD", "Päivätoiminta")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Velkaneuvonta", "velkaneuvonta"),
        ("TE-palvelut", "TE palvelut"),
        ("Äidin äiti", "äidinäiti"),
        ("Päivätoiminta", DECOMPOSED),
        ("Kela", " Kela "),
        ("Sosiaali‑ ja terveyskeskus", "Sosiaali- ja terveyskeskus"),
    ],
)
def test_one_actor_written_in_two_ways_is_a_fault(path, one, other):
    first, second = path.actor(one), path.actor(other)
    assert (only(path).code, only(path).severity, only(path).records) == ("same_actor", FAULT, (first, second))


def test_a_short_form_that_is_anothers_name_is_the_same_actor(path):
    path.actor("mtt")
    path.actor("Mielenterveystoimisto", "MTT")
    assert only(path).code == "same_actor"
    assert said(path) == ["”mtt” ja ”Mielenterveystoimisto” ovat sama toimija kahdella tavalla kirjoitettuna."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mielenterveystoimisto", "Mielenterveystomisto"),
        ("Sosiaalityöntekijä", "Sosiaalityöntekija"),
        ("Kaupungin velkaneuvonta", "Kaupungin velkanuevonta"),
        ("Seurakunta", "Seurakunat"),
    ],
)
def test_a_slip_of_the_keyboard_is_a_remark(path, one, other):
    path.actor(one)
    path.actor(other)
    assert (only(path).code, only(path).severity) == ("similar_actors", REMARK)


def test_a_short_form_of_two_actors_is_a_remark(path):
    path.actor("Sosiaalityöntekijä", "sos")
    path.actor("Sosiaaliohjaaja", "sos")
    assert only(path).code == "similar_actors"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sosiaalityöntekijä", "Sosiaaliohjaaja"),
        ("Sosiaalityöntekijä", "Aikuissosiaalityöntekijä"),
        ("Velkaneuvonta", "Velkaneuvoja"),
        ("Sosiaalityöntekijä A", "Sosiaalityöntekijä B"),
        ("Ryhmäkoti 1", "Ryhmäkoti 2"),
        ("Ryhmäkoti1", "Ryhmäkoti2"),
        ("Isä", "Äiti"),
        ("Mummo", "Mummi"),
        ("Tytär", "Tyttö"),
        ("Lääkäri", "Omalääkäri"),
        ("Kuntoutusohjaaja", "Kuntoutusohjaus"),
        ("Etsivä", "Etsivä nuorisotyö"),
        ("Jämsän kaupunki", "Jyväskylän kaupunki"),
        ("Äidin ystävä", "Isän ystävä"),
        ("Hoitajat", "Johtajat"),
        ("Tukihenkilö", "Lukihenkilö"),
        ("Oma tytär", "Oma tytar"),
        ("", " "),
    ],
)
def test_different_actors_are_left_alone(path, one, other):
    path.actor(one)
    path.actor(other)
    assert findings(path.records) == ()


def test_thousands_of_actors_are_compared_without_delay(path):
    for number in range(2000):
        path.actor(f"Palveluntuottaja {number:04}", f"pt{number}")
    assert findings(path.records) == ()


def test_a_persona_that_nobody_confirmed_fictional(path):
    persona = path.persona("Aino-Maija Selkäsaari", fictional=False)
    path.persona("Jari", fictional=True)
    assert (only(path).code, only(path).severity, only(path).records) == ("persona_not_fictional", REMARK, (persona,))


def test_the_pathway_is_named_where_there_are_several(path):
    path.moment("Jono", met=False)
    path.pathway("Toinen", order="W")
    assert said(path) == [
        "”Polku”: Palvelutuokiossa 5 ”Jono” ei ole kontaktipistettä.",
        "”Toinen”: Polulla ei ole vielä palvelutuokioita.",
    ]


def test_long_and_hostile_words_are_shown_short_and_on_one_line(path):
    path.moment("%(boo)s \x1b[31m\u202erivi\n" + "x" * 500, met=False)
    (sentence,) = said(path, "en")
    assert sentence.startswith("Moment 5 “%(boo)s [31m rivi xxx")
    assert sentence.endswith("x…” has no touchpoint.")
    assert len(sentence) < 110


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("bare", [False, True])
def test_every_finding_has_its_sentence_in_every_language(path, moment_ids, language, bare):
    change(path, asked_risk=False)
    for link in (LinkKind.GAP, LinkKind.RETURN):
        path.link(moment_ids[1], link, moment_ids[0] if link is LinkKind.RETURN else "")
    path.phase("")
    path.stretch = path.records[moment_ids[3]].phase
    gap = path.moment("Jono", critical=True, met=False)
    path.link(gap, LinkKind.GAP)
    path.touchpoint(gap, "ovi", critical=True)
    path.moment("", status=MomentStatus.DID_NOT_HAPPEN)
    path.handover(gap, kind=HandoverKind.BROKEN)
    path.handover(gap, kind=HandoverKind.SELF)
    for name in ("Kela", "kela", "Mielenterveystoimisto", "Mielenterveystomisto"):
        path.actor(name)
    path.persona("", fictional=False)
    if bare:
        path.records = {key: record for key, record in path.records.items() if not isinstance(record, Pathway)}
        path.pathway("")
        path.pathway("")
    found = findings(path.records)
    sentences = [describe_finding(one, path.records, language) for one in found]
    assert all(sentence.endswith(".") and "%(" not in sentence for sentence in sentences)
    if not bare:
        silent = {"pathway_without_moment"}
        ends = {one.code for one in found} | {"moments_without_touchpoint"}
        assert ends == set(FINDING_CODES) - silent
