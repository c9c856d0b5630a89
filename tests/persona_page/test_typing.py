"""A whole persona is typed by keys alone, through the page and the line below it."""

from PySide6.QtCore import Qt

from paku_studio.models import Actor, Persona, PersonaLine, ServiceContact

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def lines(person, heading):
    found = person.editor.document.children(person.editor.persona, PersonaLine, "persona")
    return [line.text for line in found if line.heading == heading]


def test_a_persona_is_typed_from_the_name_to_the_services(at_page):
    at_page.page.setFocus()
    at_page.type("Jusa-Petteri Mutkamäki")
    at_page.press(ENTER)
    at_page.type("28")
    at_page.press(ENTER)
    at_page.type("HUONOSSA HAPESSA…")
    at_page.press(ENTER)
    assert at_page.window.focused_part() == "dock"
    at_page.type("asuu yksin")
    at_page.press(ENTER)
    at_page.type("avoero, ei tiedä miksi")
    at_page.press(ENTER, TAB)
    at_page.type("haluaa muutosta")
    at_page.press(ENTER, TAB, TAB, TAB)
    at_page.type("TK-psykologi (ei jaksa käydä)")
    at_page.press(ENTER)
    persona = at_page.persona
    assert (persona.name, persona.age, persona.headline) == ("Jusa-Petteri Mutkamäki", "28", "HUONOSSA HAPESSA…")
    assert lines(at_page, "situation") == ["asuu yksin", "avoero, ei tiedä miksi"]
    assert lines(at_page, "motivation") == ["haluaa muutosta"]
    (contact,) = at_page.editor.document.of_type(ServiceContact)
    assert contact.remark == "ei jaksa käydä"
    assert at_page.editor.document.get(contact.actor, Actor).name == "TK-psykologi"
    assert len(at_page.editor.document.of_type(Persona)) == 1


def test_the_first_word_makes_the_persona_and_one_undo_takes_it_away(at_page):
    at_page.page.setFocus()
    at_page.type("Aino")
    at_page.press(ENTER)
    assert at_page.persona.name == "Aino"
    at_page.editor.undo()
    assert not at_page.editor.document.of_type(Persona)


def test_what_stands_half_typed_is_written_when_one_goes_elsewhere(at_page):
    at_page.page.setFocus()
    at_page.type("Aino")
    at_page.editor.go_to("pathway")
    at_page.wait()
    assert [persona.name for persona in at_page.editor.document.of_type(Persona)] == ["Aino"]


def test_an_age_reads_as_years_and_is_written_as_typed(at_table):
    at_table.page.setFocus()
    at_table.type("Aino")
    at_table.press(ENTER)
    at_table.type("28")
    at_table.press(ENTER)
    assert at_table.page.about.age.toPlainText() == "28 vuotta"
    at_table.page.about.age.setFocus()
    assert at_table.page.about.age.toPlainText() == "28"
    at_table.page.about.headline.setFocus()
    assert at_table.persona.age == "28"


def test_whether_it_is_fictional_is_asked_until_it_is_answered(at_table):
    at_table.page.setFocus()
    assert at_table.page.about.asking.isHidden()
    at_table.type("Aino")
    at_table.press(ENTER)
    assert at_table.page.about.asking.isVisible()
    at_table.page.about.later.click()
    assert at_table.page.about.asking.isHidden()
    assert not at_table.persona.fictional
    at_table.window.desk.run("persona.add", "Eino")
    assert at_table.page.about.asking.isVisible()
    at_table.page.about.yes.click()
    assert at_table.page.about.asking.isHidden()
    assert at_table.persona.fictional
    at_table.editor.undo()
    assert at_table.page.about.asking.isVisible()


def test_what_is_half_typed_for_one_persona_stays_that_one_s(at_page):
    at_page.page.setFocus()
    at_page.type("Aino")
    at_page.press(ENTER)
    first = at_page.editor.persona
    at_page.window.desk.run("persona.add", "Eino")
    at_page.page.about.headline.setFocus()
    at_page.type("hyvä päivä")
    second = at_page.editor.persona
    at_page.editor.open_persona(first)
    at_page.wait()
    assert at_page.persona.headline == ""
    assert at_page.editor.records[second].headline == "hyvä päivä"
    assert at_page.page.about.headline.toPlainText() == ""


def test_lines_that_are_said_under_a_rarer_heading_show_it(at_page):
    at_page.page.setFocus()
    at_page.type("Aino")
    at_page.press(ENTER)
    assert "money" not in at_page.page.lines.blocks
    at_page.page.lines.show_heading("money")
    at_page.wait()
    assert at_page.window.focused_part() == "dock"
    at_page.type("velkaa on")
    at_page.press(ENTER)
    assert lines(at_page, "money") == ["velkaa on"]
    assert at_page.page.lines.blocks["money"].isVisible()


def test_tab_goes_through_the_page_and_out_of_it(at_page):
    at_page.page.setFocus()
    at_page.type("Aino")
    at_page.press(ENTER)
    at_page.page.portrait.pad.setFocus()
    seen = []
    for _ in range(60):
        here = at_page.window.focusWidget()
        if not at_page.page.isAncestorOf(here):
            break
        assert here.accessibleName(), here
        seen.append(here)
        at_page.press(TAB)
    assert not at_page.page.isAncestorOf(at_page.window.focusWidget())
    assert len(set(seen)) == len(seen) > 15
