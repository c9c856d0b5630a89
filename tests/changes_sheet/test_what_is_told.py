"""The sheet tells each change with a sign and a word, under the place where it is, in the words that hold now."""

import pytest

from paku_studio import edits
from paku_studio.models import LinkKind, NoteKind, ServiceMoment, TouchpointKind


def line_with(work, text, language="fi"):
    """The line that tells these words."""
    return next(line for line in work.lines(language) if text in line.text)


def test_what_came_has_its_words_and_its_parts(changed):
    line = line_with(changed, "Yksi yhteyshenkilö")
    assert line.lead == "Lisätty · Palvelutuokio 5:"
    assert line.sign == "circle-plus"
    assert [below.plain() for below in line.more] == ["Idea: sama ihminen alusta loppuun"]


def test_what_is_told_anew_has_the_new_words_only(changed):
    line = line_with(changed, "Ohjaaja tulee vastaan kirjastolle")
    assert line.lead.startswith("Muuttunut · Palvelutuokio")
    assert line.sign == "pencil"
    assert "sanat muuttuneet" in line.tail
    assert "luettiin yhdessä" in changed.words()
    assert "luettiin yksin" not in changed.words()
    assert "asuu yksin" not in changed.words()


def test_fields_tell_what_kind_of_change_it_is(changed):
    told = [below.plain() for below in line_with(changed, "Työt loppuivat").more]
    assert "Paikka, uusi: kirjasto" in told
    assert "Tunne, uusi: Huono" in told


def test_what_was_chosen_before_is_told_but_no_words_of_before(changed):
    changed.meet()
    start = next(one for one in changed.document.of_type(ServiceMoment) if one.text == "Työt loppuivat")
    edits.set_text(changed.document, start.id, "place", "")
    edits.mark_critical(changed.document, start.id, "muuten katkeaa")
    changed.meet()
    edits.unmark_critical(changed.document, start.id)
    told = [below.plain() for below in line_with(changed, "Työt loppuivat").more]
    assert "Kriittinen, muuttunut: ei (aiemmin: kyllä)" in told
    assert "Miksi kriittinen: otettu pois" in told
    assert "muuten katkeaa" not in changed.words()


def test_what_went_is_told_by_its_words_with_how_much_hung_on_it(changed):
    line = line_with(changed, "Hakemus jää kesken")
    assert line.lead == "Poistettu · Palvelutuokio:"
    assert line.sign == "circle-x"
    assert line.tail == "(mukana 1 osa)"
    assert "tulostin oli rikki" not in changed.words()


def test_what_stands_elsewhere_is_moved(changed):
    line = line_with(changed, "Psykologin käynti")
    assert line.lead == "Siirretty · Palvelutuokio 3:"
    assert line.sign == "move"


def test_places_stand_in_their_order(changed):
    assert changed.headings() == [
        "Nykyinen polku: Kotoa arkeen",
        "Vaihe: Ennen",
        "Vaihe: Aikana",
        "Persoonat",
        "Asiakasymmärrys ja asiakasarvo",
        "Omat arkit",
    ]


def test_what_is_on_a_persona_or_board_stands_under_its_name(changed):
    personas, boards, sheets = (section.blocks[0].items for section in changed.story().sections[-3:])
    assert [(one.plain(), len(one.more)) for one in personas] == [
        ("Persoona: Jusa-Petteri", 1),
        ("Lisätty · Persoona: Veikko", 0),
    ]
    assert [one.plain() for one in boards] == ["Asiakasarvo: Mikä on arvokasta"]
    assert [one.plain() for one in sheets] == ["Huoneentaulu – ilman nimeä"]
    assert [one.plain() for one in sheets[0].more] == ["Lisätty · Huoneentaulun rivi: Kuuntelemme ensin"]


def test_moments_stand_in_the_order_of_the_road(work):
    first, second, third = work.phase("Alku", "eka", "toka", "kolmas")
    work.meet()
    edits.add_note(work.document, third, NoteKind.IDEA, "kolmannesta")
    edits.add_note(work.document, first, NoteKind.IDEA, "ekasta")
    step = edits.add_side_step(work.document, first, "sivuun")
    edits.set_text(work.document, second, "text", "toka uusin sanoin")
    assert [line.text for line in work.lines()] == ["ekasta", "sivuun", "toka uusin sanoin", "kolmannesta"]
    assert step in work.document.records


def test_what_stands_on_a_moment_stands_under_its_name(work):
    (moment,) = work.phase("Alku", "Hakemus valmiiksi")
    point = edits.add_touchpoint(work.document, moment, TouchpointKind.LETTER, "päätös paperilla")
    work.meet()
    edits.add_note(work.document, moment, NoteKind.WORKED, "luettiin yhdessä")
    edits.add_note(work.document, point, NoteKind.MISSING, "selkokieli")
    ((item,),) = [block.items for _, section in work.story().each() for block in section.blocks]
    assert item.plain() == "Palvelutuokio 1: Hakemus valmiiksi"
    assert [below.plain() for below in item.more] == [
        "Lisätty · Puuttui: selkokieli",
        "Lisätty · Toimi: luettiin yhdessä",
    ]
    assert [place.plain() for place in item.more[0].more] == ["Kontaktipiste: päätös paperilla"]


def test_much_that_came_with_one_thing_is_counted(work):
    work.phase("Alku", "eka")
    work.meet()
    path = edits.add_pathway(work.document, "Toinen polku")
    phase = edits.add_phase(work.document, path, "Vaihe")
    for number in range(20):
        edits.add_moment(work.document, path, f"hetki {number}", phase=phase)
    (line,) = work.lines()
    assert len(line.more) == 13
    assert line.more[-1].text == "ja 9 muuta asiaa"


def test_a_long_text_that_came_is_told_whole(work):
    (moment,) = work.phase("Alku", "eka")
    work.meet()
    text = "pitkä kertomus palveluista " * 300
    edits.add_note(work.document, moment, NoteKind.IDEA, text)
    assert work.lines()[0].text == text.strip()


def test_a_way_between_moments_is_told_by_both(work):
    first, second, third = work.phase("Alku", "eka", "toka", "kolmas")
    work.meet()
    edits.connect(work.document, first, third, LinkKind.LEADS_TO)
    assert work.lines()[0].text == "eka → kolmas"
    assert second in work.document.records


@pytest.mark.parametrize(
    ("language", "title", "since", "counted"),
    [
        ("fi", "Mitä muuttui", "Tämän tapaamisen jälkeen: 1. tapaaminen", "4 lisätty, 5 muuttunut, 1 poistettu"),
        ("sv", "Vad ändrades", "Efter den här träffen: träff 1", "4 tillagda, 5 ändrade, 1 borttagen"),
        ("en", "What changed", "Since this meeting: meeting 1", "4 added, 5 changed, 1 removed"),
    ],
)
def test_the_head_tells_since_when_and_how_many(changed, language, title, since, counted):
    story = changed.story(language)
    assert story.heading.plain() == title
    work, when, many = (words.plain() for words in story.about)
    assert work == "Kotoa arkeen"
    assert when == f"{since} · 12.3.2026"
    assert many.partition(": ")[2] == counted
    assert len(changed.lines(language)) == 10


def test_several_groups_are_told_apart(work):
    edits.add_group(work.document, "Toinen ryhmä")
    work.meet()
    assert "Varhaisen tuen ryhmä · 1. tapaaminen" in work.words()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Sen jälkeen mikään ei ole muuttunut."),
        ("sv", "Sedan dess har inget ändrats."),
        ("en", "Nothing has changed since then."),
    ],
)
def test_nothing_changed_is_one_sentence(work, language, sentence):
    work.phase("Alku", "eka")
    work.meet()
    assert work.headings(language) == [sentence]
    assert work.lines(language) == []
