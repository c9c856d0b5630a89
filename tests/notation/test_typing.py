"""What each line of the table means: type this, expect that."""

from typing import Any

import pytest

from paku_studio.graph.road import moments_on_road
from paku_studio.models import (
    Actor,
    Frequency,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Persona,
    Phase,
    ServiceMoment,
    Touchpoint,
)


def links(desk: Any) -> list[tuple[str, str, str, str]]:
    """Links as (kind, from, to, label), sorted."""
    words = {moment.id: moment.text for moment in desk.document.of_type(ServiceMoment)}
    return sorted((one.kind.value, words[one.source], words.get(one.target, ""), one.label) for one in desk.all(Link))


def touched(desk: Any) -> list[tuple[str, str]]:
    return [(one.kind.value, one.label) for one in desk.all(Touchpoint)]


# Pathways, phases, personas


def test_a_title_begins_a_pathway_and_the_next_one_another(desk: Any) -> None:
    desk.enter("= Velka\nSoitto\n= Asunto\nHakemus\n")
    assert [one.title for one in desk.all(Pathway)] == ["Velka", "Asunto"]
    assert desk.told() == ["Soitto", "Hakemus"]


def test_moments_without_any_heading_stand_in_an_unnamed_phase_of_an_untitled_pathway(desk: Any) -> None:
    desk.enter("Soitto\nKäynti")
    assert [one.title for one in desk.all(Pathway)] == [""]
    assert [one.label for one in desk.all(Phase)] == [""]
    assert desk.told() == ["Soitto", "Käynti"]


def test_a_phase_may_stand_empty(desk: Any) -> None:
    desk.enter("= Polku\n# Ennen\n# Aikana\n# Jälkeen\n")
    assert [one.label for one in desk.all(Phase)] == ["Ennen", "Aikana", "Jälkeen"]


def test_the_same_label_goes_on_in_that_phase(desk: Any) -> None:
    desk.enter("# Alku\nA\n# Loppu\nC\n# Alku\nB")
    assert [one.label for one in desk.all(Phase)] == ["Alku", "Loppu"]
    assert desk.told() == ["A", "B", "C"]


def test_a_second_phase_of_one_name_is_written_with_its_number(desk: Any) -> None:
    desk.enter("# Alku\nA\n# Alku (2)\nB\n# Alku\nA2\n# Alku (2)\nB2\n# Alku (3)\nC")
    assert [one.label for one in desk.all(Phase)] == ["Alku", "Alku", "Alku"]
    assert desk.told() == ["A", "A2", "B", "B2", "C"]


@pytest.mark.parametrize("label", ["Jakso (2)", "Jakso (1)", "Alku (0)", "Alku (7)", "Alku (2) b"])
def test_a_number_in_brackets_that_counts_nothing_is_part_of_the_name(desk: Any, label: str) -> None:
    desk.enter(f"# Alku\n# {label}")
    assert [one.label for one in desk.all(Phase)] == ["Alku", label]


def test_a_sealed_label_keeps_its_number(desk: Any) -> None:
    desk.enter("# Alku\n# Alku (2)\\")
    assert [one.label for one in desk.all(Phase)] == ["Alku", "Alku (2)"]


def test_an_equals_sign_alone_turns_to_the_pathway_and_a_hash_alone_to_the_phase(desk: Any) -> None:
    desk.enter("= Polku\n# Alku\nSoitto\n=\n+ koko polku toimi\n#\n- vaiheesta puuttui\nKäynti\n+ tuokio toimi")
    assert desk.notes(desk.all(Pathway)[0]) == [("worked", "koko polku toimi", None)]
    assert desk.notes(desk.all(Phase)[0]) == [("missing", "vaiheesta puuttui", None)]
    assert desk.notes(desk.moment("Käynti")) == [("worked", "tuokio toimi", None)]


def test_signs_alone_before_anything_make_what_they_turn_to(desk: Any) -> None:
    desk.enter("=\n  + polku\n#\n  - vaihe")
    assert desk.notes(desk.all(Pathway)[0]) == [("worked", "polku", None)]
    assert desk.notes(desk.all(Phase)[0]) == [("missing", "vaihe", None)]


def test_signs_alone_say_nothing_themselves(desk: Any) -> None:
    desk.enter("=\n#\n")
    assert desk.report.made == ()
    assert desk.document.history == ()


def test_a_persona_after_the_title_is_that_of_the_pathway_and_one_before_it_stands_alone(desk: Any) -> None:
    desk.enter("& Satu\n  + jaksaa\n= Polku\n& Jaana\n  ? ikä\n= Toinen\n& jaana")
    first, second = desk.all(Pathway)
    names = {one.id: one.name for one in desk.all(Persona)}
    assert sorted(names.values()) == ["Jaana", "Satu"]
    assert (names[first.persona], names[second.persona]) == ("Jaana", "Jaana")
    (satu,) = [one for one in desk.all(Persona) if one.name == "Satu"]
    assert desk.notes(satu) == [("worked", "jaksaa", None)]


def test_a_persona_that_stands_already_is_found_by_name(desk: Any) -> None:
    desk.enter("& Jäana").enter("= Polku\n& ja\u0308ANA")
    (persona,) = desk.all(Persona)
    assert desk.all(Pathway)[0].persona == persona.id
    assert persona.name == "Jäana"


def test_a_second_persona_is_kept_beside_the_first(desk: Any) -> None:
    desk.enter("= Polku\n& Satu\n& Jaana\n& satu")
    (pathway,) = desk.all(Pathway)
    assert desk.document.get(pathway.persona, Persona).name == "Satu"
    assert {one.name for one in desk.all(Persona)} == {"Satu", "Jaana"}
    assert [(one.code, one.line, one.text) for one in desk.report.remarks] == [("second_persona", 3, "Jaana")]


# Moments


def test_side_steps_hang_on_the_road_and_deeper_ones_on_what_they_are_indented_below(desk: Any) -> None:
    desk.enter("A\n> a1\n> a2\n  > a2x\n\t\t> a2xy\nB\n  > b1\n  > b2")
    assert desk.told() == ["A", ">a1", ">a2", ">>a2x", ">>>a2xy", "B", ">b1", ">b2"]


def test_a_moment_goes_after_the_last_one_that_is_no_side_step(desk: Any) -> None:
    desk.enter("A\n  > a1\n    B")
    assert desk.told() == ["A", ">a1", "B"]


def test_a_side_step_below_a_note_or_touchpoint_hangs_on_its_moment(desk: Any) -> None:
    desk.enter("A\n  + hyvä\n    > a1\n  * puhelin\n    > a2")
    assert desk.told() == ["A", ">a1", ">a2"]


def test_a_side_step_before_any_moment_is_a_moment_and_listed(desk: Any) -> None:
    desk.enter("> eksyksissä")
    assert desk.told() == ["> eksyksissä"]
    assert [one.line for one in desk.report.became_moments] == [1]


def test_a_side_step_in_a_new_phase_hangs_on_the_moment_above(desk: Any) -> None:
    desk.enter("# Alku\nA\n# Loppu\n> a1")
    assert desk.moment("a1").phase == desk.moment("A").phase


def test_two_bars_put_a_moment_beside_the_one_above(desk: Any) -> None:
    desk.enter("A\n  + hyvä\n|| B\n|| C\nD")
    assert desk.told() == ["A", "B", "C", "D"]
    assert links(desk) == [("parallel", "B", "A", ""), ("parallel", "C", "B", "")]


def test_two_bars_below_a_side_step_stand_beside_that(desk: Any) -> None:
    desk.enter("A\n  > a1\n    + hyvä\n  || a2\n|| B\n> b1\n|| b2")
    assert desk.told() == ["A", ">a1", ">a2", "B", ">b1", ">b2"]
    assert links(desk) == [("parallel", "B", "A", ""), ("parallel", "a2", "a1", ""), ("parallel", "b2", "b1", "")]


def test_a_moment_beside_one_that_has_followers_goes_between(desk: Any) -> None:
    desk.enter("A\n  B\n|| A2\nC")
    assert desk.told() == ["A", "A2", "B", "C"]


# What is said of moments


def test_an_unindented_mark_falls_on_the_latest_moment_even_a_side_step(desk: Any) -> None:
    desk.enter("A\n> a1\n+ hyvä\n! kaatui\n-2")
    step = desk.moment("a1")
    assert desk.notes(step) == [("worked", "hyvä", None)]
    assert (step.critical, step.critical_reason, step.feeling) == (True, "kaatui", "very_bad")


def test_an_unindented_note_falls_on_the_pathway_where_no_moment_stands_yet(desk: Any) -> None:
    desk.enter("= Eka\nA\n= Polku\n# Alku\n+ hyvä")
    assert desk.notes(desk.all(Pathway)[1]) == [("worked", "hyvä", None)]


def test_an_indented_mark_falls_on_the_nearest_line_above_that_is_less_indented(desk: Any) -> None:
    desk.enter("= Polku\n  + polku\n# Alku\n  - vaihe\nA\n  > a1\n    ? askel\n  / tuokio\n B\n")
    assert desk.notes(desk.all(Pathway)[0]) == [("worked", "polku", None)]
    assert desk.notes(desk.all(Phase)[0]) == [("missing", "vaihe", None)]
    assert desk.notes(desk.moment("a1")) == [("question", "askel", None)]
    assert desk.notes(desk.moment("A")) == [("idea", "tuokio", None)]
    assert desk.told() == ["A", ">a1", "B"]


def test_within_a_block_below_a_heading_a_mark_as_deep_as_the_moment_falls_on_it(desk: Any) -> None:
    desk.enter("# Alku\n  + vaihe\n  A\n  + tuokio\n  @ Kela\n    - syvemmällä")
    assert desk.notes(desk.all(Phase)[0]) == [("worked", "vaihe", None)]
    assert desk.notes(desk.moment("A")) == [("worked", "tuokio", None), ("missing", "syvemmällä", None)]
    assert len(desk.all(Involvement)) == 1


@pytest.mark.parametrize(
    ("line", "kind"),
    [("+ x", "worked"), ("- x", "missing"), ("– x", "missing"), ("− x", "missing"), ("!? x", "risk"),
     ("? x", "question"), ("/ x", "idea"), ('" x', "quote"), ('"x"', "quote"), ("”x”", "quote"), ("“x”", "quote"),
     ("«x»", "quote")],
)  # fmt: skip
def test_each_kind_of_note_has_its_mark(desk: Any, line: str, kind: str) -> None:
    desk.enter(f"A\n{line}")
    assert desk.notes(desk.moment("A")) == [(kind, "x", None)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('"En jaksa"', "En jaksa"),
        ('" hän sanoi "ei"', 'hän sanoi "ei"'),
        ('"hän sanoi "ei""', 'hän sanoi "ei"'),
        ('"auki', "auki"),
        ('"loppu"\\', 'loppu"'),
    ],
)
def test_the_closing_quote_is_taken_off(desk: Any, line: str, text: str) -> None:
    desk.enter(f"A\n{line}")
    assert desk.notes(desk.moment("A")) == [("quote", text, None)]


def test_a_role_after_the_mark_tells_whose_voice_it_is(desk: Any) -> None:
    desk.enter(
        'A\n+ [läheinen] hyvä\n"[Närstående] miksi"\n* [Kelan edustaja] puhelin: x\n> [volunteer] a1\n'
        "? [joku muu] outo\n- [läheinen]\n-1 [läheinen] itkin"
    )
    assert desk.notes(desk.moment("A")) == [("worked", "hyvä", "close_one"), ("quote", "miksi", "close_one")]
    assert desk.all(Touchpoint)[0].role == "kela"
    step = desk.moment("a1")
    assert step.role == "volunteer"
    assert desk.notes(step) == [
        ("question", "[joku muu] outo", None), ("missing", "[läheinen]", None), ("quote", "itkin", "close_one"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "role"),
    [("asiakas", "developer_client"), ("klient", "developer_client"), ("Omainen", "close_one"),
     ("anhörig", "close_one"), ("sosiaaliohjaaja", "social_professional"), ("lääkäri", "health_professional"),
     ("järjestö", "ngo_actor"), ("vapaaehtoinen", "volunteer")],
)  # fmt: skip
def test_a_voice_is_named_as_people_say_it(desk: Any, word: str, role: str) -> None:
    desk.enter(f'A\n" [{word}] mä vaan makasin sohvalla')
    assert desk.notes(desk.moment("A")) == [("quote", "mä vaan makasin sohvalla", role)]


def test_a_line_without_a_mark_has_no_voice(desk: Any) -> None:
    desk.enter("[läheinen] soitti")
    assert desk.told() == ["[läheinen] soitti"]


@pytest.mark.parametrize(
    ("line", "feeling"),
    [("-2", "very_bad"), ("–1", "bad"), ("−1", "bad"), ("0", "neutral"), ("+0", "neutral"), ("+1", "good"),
     ("+2", "very_good"), ("~ -1", "bad"), ("~ −2", "very_bad"), ("~ 2", "very_good"), ("~ 0", "neutral")],
)  # fmt: skip
def test_a_feeling_stands_alone_on_its_line(desk: Any, line: str, feeling: str) -> None:
    desk.enter(f"A\n{line}")
    assert desk.moment("A").feeling == feeling
    assert desk.all(Note) == []


@pytest.mark.parametrize("line", ["-1 jonotin", '-1 "jonotin"', '~ -1 "jonotin', "-1\n| jonotin"])
def test_words_after_a_feeling_are_a_quote(desk: Any, line: str) -> None:
    desk.enter(f"A\n{line}")
    assert desk.moment("A").feeling == "bad"
    assert desk.notes(desk.moment("A")) == [("quote", "jonotin", None)]


def test_a_feeling_told_twice_is_the_last_one_and_is_listed(desk: Any) -> None:
    desk.enter("A\n-1\n-1\n+2")
    assert desk.moment("A").feeling == "very_good"
    assert [(one.code, one.line) for one in desk.report.remarks] == [("second_feeling", 4)]


@pytest.mark.parametrize("line", ["-3", "+358 40", "1", "~", "~ 5", "0,5 h", "100 %"])
def test_what_is_no_feeling_is_a_moment(desk: Any, line: str) -> None:
    desk.enter(f"A\n{line}")
    assert desk.told() == ["A", line]


def test_critical_and_meaningful_stand_alone_or_with_reasons(desk: Any) -> None:
    desk.enter("A\n!\n** eka\n** toka\n** eka\nB\n**\n! syy")
    first, second = desk.moment("A"), desk.moment("B")
    assert (first.critical, first.critical_reason, first.meaningful_reason) == (True, "", "eka\ntoka")
    assert (second.meaningful, second.meaningful_reason, second.critical_reason) == (True, "", "syy")


def test_marks_and_notes_below_a_touchpoint_fall_on_it(desk: Any) -> None:
    desk.enter("A\n  * puhelin: neuvonta\n    ! jono\n    ** ääni\n    - numero\n  ! tuokio")
    (touchpoint,) = desk.all(Touchpoint)
    assert (touchpoint.critical_reason, touchpoint.meaningful_reason) == ("jono", "ääni")
    assert desk.notes(touchpoint) == [("missing", "numero", None)]
    assert desk.moment("A").critical_reason == "tuokio"


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("* puhelin: neuvonta", "phone", "neuvonta"), ("* PUHELU: neuvonta", "phone", "neuvonta"),
        ("* samtal: x", "phone", "x"), ("* Call: x", "phone", "x"), ("* paikka: x", "place", "x"),
        ("* tila, paikka: x", "place", "x"), ("* Puhelin", "phone", "Puhelin"), ("* netti:", "website", ""),
        ("* esite kotiin", "other", "esite kotiin"), ("* muu: puhelin", "other", "puhelin"),
        ("* Kello 10:30", "other", "Kello 10:30"), ("* Kela: Laukaa", "other", "Kela: Laukaa"),
        ("* puhelin:neuvonta", "other", "puhelin:neuvonta"), ("* lomake, kirje", "other", "lomake, kirje"),
    ],
)  # fmt: skip
def test_a_touchpoint_takes_its_kind_from_a_word_of_any_language(desk: Any, line: str, kind: str, label: str) -> None:
    desk.enter(f"A\n{line}")
    assert touched(desk) == [(kind, label)]


def test_an_actor_with_how_often(desk: Any) -> None:
    desk.enter("A\n@ Sosiaalityö: 1 krt/kk\n@ sosiaalityö: aluksi useammin\n@ Klo 9:30\n@ Kela:\nB\n@ KELA")
    assert sorted(one.name for one in desk.all(Actor)) == ["Kela", "Klo 9:30", "Sosiaalityö"]
    assert [one.text for one in desk.all(Frequency)] == ["1 krt/kk", "aluksi useammin"]
    assert len(desk.all(Involvement)) == 4


def test_an_actor_is_found_by_name_before_abbreviation(desk: Any) -> None:
    with desk.document.edit("x") as transaction:
        transaction.add(Actor(id="a", name="Mielenterveystoimisto", abbreviations=("mtt", "Kela")))
        transaction.add(Actor(id="b", name="Kela"))
    desk.enter("A\n@ MTT\n@ kela")
    assert [one.actor for one in desk.all(Involvement)] == ["a", "b"]
    assert len(desk.all(Actor)) == 2


def test_an_odd_colon_belongs_to_the_name(desk: Any) -> None:
    desk.enter("A\n@ Tiimi\\: itä: usein\n@ : x")
    assert [one.name for one in desk.document.of_type(Actor)] == ["Tiimi: itä", ": x"]
    assert [one.text for one in desk.all(Frequency)] == ["usein"]


# Links and hand-overs


def test_a_link_finds_its_moment_above_first_and_below_else(desk: Any) -> None:
    desk.enter("Soitto\nKäynti\n-> soitto\nSoitto\n-> Loppu\n-> Käynti\nLoppu\n→ soitto\nSoitto")
    found = [
        (desk.document.get(one.source, ServiceMoment), desk.document.get(one.target, ServiceMoment))
        for one in desk.all(Link)
    ]
    order = [moment.id for moment in desk.all(ServiceMoment)]
    assert sorted((order.index(a.id) + 1, order.index(b.id) + 1) for a, b in found) == [(2, 1), (3, 2), (3, 4), (4, 3)]


@pytest.mark.parametrize("words", ["Kirje", "kirje  kelasta", "KIRJE KELASTA"])
def test_the_first_words_of_a_moment_are_enough_for_a_link(desk: Any, words: str) -> None:
    desk.enter(f"Kirje Kelasta: päätös\nKäynti\n-> [palaa] {words}")
    assert links(desk) == [("return", "Käynti", "Kirje Kelasta: päätös", "")]
    assert desk.report.remarks == ()


@pytest.mark.parametrize("words", ["Kir", "Kela", "Kirje Kelasta ja", "Kela-päätös Kelasta", "kelasta"])
def test_other_words_than_the_first_or_parts_of_them_are_not_enough(desk: Any, words: str) -> None:
    desk.enter(f"Kirje Kelasta\nKela-päätös\nKäynti\n-> {words}")
    assert links(desk) == []
    assert len(desk.report.unresolved) == 1


def test_the_whole_text_is_meant_before_a_beginning_and_above_before_below(desk: Any) -> None:
    desk.enter("Kirje\nKirje Kelasta\nKäynti\n-> Kirje\n-> Soitto\n-> Päätös\nSoitto kotiin\nPäätös")
    desk.enter("= Toinen\nSoitto A\nSoitto B\nKäynti 2\n-> Soitto\nSoitto C\n-> Käynti")
    assert {(source, target) for _, source, target, _ in links(desk)} == {
        ("Käynti", "Kirje"), ("Käynti", "Soitto kotiin"), ("Käynti", "Päätös"),
        ("Käynti 2", "Soitto B"), ("Soitto C", "Käynti 2"),
    }  # fmt: skip


def test_a_link_finds_the_nearest_across_phases_and_side_steps(desk: Any) -> None:
    desk.enter(
        "# 1\nKäynti\nA\n> Käynti\n# 2\nB\n-> Käynti\n-> Loma\n# 3\nC\n> Loma\nD\n> Loma\n-> 5\n-> 9\n-> [lähete] Loma"
    )
    (pathway,) = desk.all(Pathway)
    numbers = {placed.moment.id: placed.number for placed in moments_on_road(desk.document.records, pathway.id)}
    found = {(numbers[one.source], numbers[one.target]) for one in desk.all(Link)}
    assert found == {(4, 3), (4, 6), (8, 5), (8, 6)}


def test_a_link_finds_its_moment_by_the_number_on_the_card(desk: Any) -> None:
    desk.enter("A\n-> 3\n  > a1\nB\n-> 2\n112\nC\n-> 112")
    assert links(desk) == [("leads_to", "A", "B", ""), ("leads_to", "B", "a1", ""), ("leads_to", "C", "112", "")]


@pytest.mark.parametrize("line", ["-> Ei ole", "-> 9", "-> A", "-> 1"])
def test_a_link_to_nothing_is_listed_and_kept_as_a_question(desk: Any, line: str) -> None:
    desk.enter(f"A\n{line}\nB")
    assert desk.notes(desk.moment("A")) == [("question", line[3:], None)]
    assert [(one.line, one.text) for one in desk.report.unresolved] == [(2, line[3:])]


def test_a_link_stays_within_its_pathway(desk: Any) -> None:
    desk.enter("= Eka\nA\n= Toka\nB\n-> A")
    assert links(desk) == []
    assert len(desk.report.unresolved) == 1


@pytest.mark.parametrize(
    ("line", "kind"),
    [("-> [palaa] A", "return"), ("-> [Återgår] A", "return"), ("-> [RETURN] A", "return"),
     ("-> [återvända] A", "return"), ("-> [takaisin] A", "return"),
     ("-> [ohitettiin] A", "skipped"),
     ("-> [samaan aikaan] A", "parallel"), ("-> [johtaa] A", "leads_to"), ("-> [seuraava] A", "leads_to")],
)  # fmt: skip
def test_a_word_in_brackets_tells_the_kind_of_link(desk: Any, line: str, kind: str) -> None:
    desk.enter(f"A\nB\n{line}")
    assert links(desk) == [(kind, "B", "A", "")]


def test_a_gap_leads_nowhere_and_may_have_words(desk: Any) -> None:
    desk.enter("A\n-> [katko]\nB\n-> [gap] kukaan ei soittanut\n-> [avbrott] kukaan ei soittanut\n-> [katko] jäi yksin")
    assert links(desk) == [("gap", "A", "", ""), ("gap", "B", "", "kukaan ei soittanut\njäi yksin")]


def test_a_kind_of_link_without_a_moment_is_a_question(desk: Any) -> None:
    desk.enter("A\n-> [palaa]")
    assert desk.notes(desk.moment("A")) == [("question", "[palaa]", None)]


def test_a_handover_word_alone_marks_the_handover_to_what_follows(desk: Any) -> None:
    desk.enter("A\n-> [saattaen]\n-> [ledsagad]\n-> [lähete]\nB")
    assert sorted(one.kind.value for one in desk.all(Handover)) == ["referral", "warm"]
    assert {one.moment for one in desk.all(Handover)} == {desk.moment("A").id}
    assert links(desk) == []


def test_a_handover_with_a_moment_leads_there_too_unless_it_follows_anyhow(desk: Any) -> None:
    desk.enter("A\n  > a1\n-> [itse] B\nB\n-> [katkesi] A\n-> [warm] Kela\nC\n-> [remiss] c1\n  > c1")
    assert sorted(one.kind.value for one in desk.all(Handover)) == ["broken", "referral", "self", "warm"]
    assert links(desk) == [("leads_to", "B", "A", "")]
    assert desk.notes(desk.moment("B")) == [("question", "Kela", None)]


def test_the_same_link_told_twice_is_one(desk: Any) -> None:
    desk.enter("A\n|| B\n-> [samaan aikaan] A\n-> A\n-> a")
    assert links(desk) == [("leads_to", "B", "A", ""), ("parallel", "B", "A", "")]


# Edges of the rules above


def test_one_space_is_no_indentation(desk: Any) -> None:
    desk.enter("A\n# Loppu\n + hyvä")
    assert desk.notes(desk.moment("A")) == [("worked", "hyvä", None)]


def test_the_first_phase_of_a_name_has_no_number(desk: Any) -> None:
    desk.enter("# Jakso\n# Jakso (1)")
    assert [one.label for one in desk.all(Phase)] == ["Jakso", "Jakso (1)"]


def test_nothing_attaches_to_a_line_of_the_pathway_before(desk: Any) -> None:
    desk.enter("A\n  = Toka\n  + polku")
    assert desk.notes(desk.all(Pathway)[1]) == [("worked", "polku", None)]


def test_a_heading_ends_what_a_sign_alone_turned_to(desk: Any) -> None:
    desk.enter("A\n=\n# Loppu\n+ hyvä")
    assert desk.notes(desk.moment("A")) == [("worked", "hyvä", None)]
