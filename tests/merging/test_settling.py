"""What copies say differently is told in words, and settled one by one or all at once, undoably."""

import datetime

import pytest

from paku_studio.editor.editor import Editor
from paku_studio.editor.settling import count_unsettled, settle_all, settle_one, unsettled
from paku_studio.editor.sheet_checks import mend, sheet_checks
from paku_studio.editor.sheet_checks_parts import Measured
from paku_studio.edits import NotPossible
from paku_studio.export.sheets import SheetOf
from paku_studio.models import Difference, Project, Tombstone
from paku_studio.store import difference_id


@pytest.fixture
def editor(mine):
    return Editor(mine.document)


def told(editor, **sides):
    return {(one.record, one.field): (one.kept, one.other) for one in unsettled(editor, sides or None)}


def test_values_of_every_kind_are_told_in_words(editor, mine, theirs):
    mine.add(Project(id="project", name="Polut", start=datetime.date(2027, 1, 14)))
    theirs.add(Project(id="project", name="Polut", start=datetime.date(2027, 3, 2)))
    theirs.write("call", feeling="bad", critical=True, law_references=("SHL 36 §", "HL 7 §"), order="zz")
    theirs.write("path", persona="", summary="Lyhyesti")
    mine.take(theirs)
    assert told(editor) == {
        ("project", "Alkupäivä"): ("2.3.2027", "14.1.2027"),
        ("call", "Tunne"): ("Huono", "Ei kysytty"),
        ("call", "Kriittinen"): ("kyllä", "ei"),
        ("call", "Lakiviitteet"): ("SHL 36 §\nHL 7 §", "ei vielä mitään"),
        ("call", "Paikka järjestyksessä"): ("tämän jälkeen: ”Jonotus”", "ensimmäisenä"),
        ("path", "Persoona"): ("Toivo", "ei vielä mitään"),
        ("path", "Yhteenveto"): ("Lyhyesti", "ei vielä mitään"),
    }


def test_where_it_is_and_whose_it_was_is_told(editor, mine, theirs):
    theirs.write("call", text="Puhelu")
    plan = mine.take(theirs)
    (one,) = unsettled(editor, plan.sides)
    assert (one.words, one.place) == ("Palvelutuokio: Soitto Kelaan", "Apua etsimässä · Ennen")
    assert (one.kept, one.other, one.mine) == ("Soitto Kelaan", "Puhelu", "kept")
    assert unsettled(editor)[0].mine == ""


def test_long_texts_say_which_words_differ(editor, mine, theirs):
    theirs.write("call", text="Soitto Kelaan maanantaina")
    mine.write("call", text="Soitto kotoa Kelaan")
    mine.take(theirs)
    (one,) = unsettled(editor)
    assert one.kept_parts == (("Soitto ", False), ("kotoa ", True), ("Kelaan", False))
    assert one.other_parts == (("Soitto Kelaan", False), (" maanantaina", True))


@pytest.mark.parametrize(("side", "stands"), [("kept", "Soitto Kelaan"), ("other", "Puhelu")])
def test_one_is_settled_and_taken_back(editor, mine, theirs, side, stands):
    theirs.write("call", text="Puhelu")
    mine.take(theirs)
    (one,) = unsettled(editor)
    assert settle_one(editor, one.id, side)
    assert (editor.records["call"].text, count_unsettled(editor)) == (stands, 0)
    assert editor.told.text == "1 ero on ratkaistu."
    editor.undo()
    assert count_unsettled(editor) == 1


def test_a_choice_that_was_taken_back_is_asked_for_again(editor, mine, theirs):
    mine.write("call", text="Soitto kotoa")
    theirs.write("call", text="Puhelu")
    before = mine.records
    mine.take(theirs)
    (asked,) = unsettled(editor)
    settle_one(editor, asked.id, "kept")
    editor.undo()
    editor.undo()
    assert mine.records == before
    mine.take(theirs)
    (again,) = unsettled(editor)
    assert (again.kept, again.other) == (asked.kept, asked.other)
    settle_one(editor, again.id, "other")
    stands = mine.records
    editor.undo()
    editor.redo()
    assert mine.records == stands


def test_all_are_settled_as_one_edit(editor, mine, theirs):
    theirs.write("call", text="Puhelu")
    theirs.write("visit", text="Asiointi")
    mine.take(theirs)
    assert settle_all(editor, "other") == 2
    assert (editor.records["call"].text, editor.records["visit"].text) == ("Puhelu", "Asiointi")
    assert editor.told.text == "2 eroa on ratkaistu."
    editor.undo()
    assert count_unsettled(editor) == 2


@pytest.mark.parametrize(("side", "texts"), [("mine", ("A", "D")), ("theirs", ("B", "C"))])
def test_all_of_one_persons_values_are_taken_whichever_stand(editor, mine, theirs, side, texts):
    mine.write("call", text="A")
    theirs.write("call", text="B")
    mine.write("visit", text="D")
    theirs.write("visit", text="C")
    plan = mine.take(theirs)
    assert settle_all(editor, side, plan.sides) == 2
    assert (editor.records["call"].text, editor.records["visit"].text) == texts


def test_whose_nobody_knows_stays_to_be_settled(editor, mine, theirs):
    theirs.write("call", text="Puhelu")
    mine.take(theirs)
    assert settle_all(editor, "mine") == 0
    assert count_unsettled(editor) == 1
    assert editor.told.trouble


def test_of_three_values_none_is_taken_wholesale(editor, mine, theirs, somebody):
    third = somebody()
    for copy, words in ((mine, "a"), (theirs, "b"), (third, "c")):
        copy.write("call", text=words)
    mine.take(theirs)
    mine.take(third)
    assert settle_all(editor, "other") == 0
    assert settle_all(editor, "kept") == 2
    assert editor.records["call"].text == "c"


def test_a_value_whose_target_is_gone_is_refused_in_words(editor, mine, theirs):
    mine.write("path", persona="")
    mine.take(theirs)
    (one,) = unsettled(editor)
    assert (one.kept, one.other) == ("Toivo", "ei vielä mitään")
    settle_one(editor, one.id, "other")
    editor.undo()
    mine.write("path", persona="")
    with mine.document.edit("Difference") as edit:
        for old in mine.document.of_type(Difference):
            edit.remove(old.id)
    other = Difference(id="d-x", record="path", field="persona", kept='""', other='"persona"')
    mine.add(other)
    mine.remove("persona")
    (one,) = unsettled(editor)
    assert one.refused == "Sitä, mihin toinen vaihtoehto viittaa, ei enää ole."
    assert one.other == "jokin, jota ei enää ole"
    with pytest.raises(NotPossible):
        settle_one(editor, one.id, "other")
    assert count_unsettled(editor) == 1


def test_a_value_that_no_longer_fits_is_refused_and_the_rest_is_settled(editor, mine, theirs):
    mine.add(Project(id="project", start=datetime.date(2018, 1, 1), end=datetime.date(2019, 1, 1)))
    theirs.add(Project(id="project", start=datetime.date(2020, 1, 1), end=datetime.date(2021, 1, 1)))
    theirs.write("call", text="Puhelu")
    mine.take(theirs)
    refused = [one.refused for one in unsettled(editor) if one.refused]
    assert refused == ["Toinen vaihtoehto ei sovi yhteen muun kanssa, mitä siinä lukee."]
    assert settle_all(editor, "other") == 2
    assert count_unsettled(editor) == 1
    assert editor.told.text == "2 eroa on ratkaistu. 1 on vielä ratkaisematta."


@pytest.mark.parametrize("other", ["[1, 2]", '{"date": "x"}', '{"a": 1}', "17", "null", '["a", ["b"]]', '"x"'])
@pytest.mark.parametrize("field", ["text", "feeling", "order", "parent", "law_references", "critical"])
def test_whatever_a_foreign_file_wrote_has_words_and_harms_nothing(editor, mine, theirs, field, other):
    mine.add(Difference(id="d-x", record="call", field=field, kept='"y"', other=other))
    for one in unsettled(editor):
        assert one.kept
        assert one.other
        editor.attempt(settle_one, editor, one.id, "other")
    mine.take(theirs)
    theirs.take(mine)
    settle_all(editor, "kept")
    assert count_unsettled(editor) == 0


def test_what_was_settled_here_stands_against_a_copy_that_has_not_heard(editor, mine, theirs):
    theirs.write("call", text="Puhelu")
    mine.take(theirs)
    settle_all(editor, "kept")
    assert mine.plan(theirs).is_nothing_new
    theirs.take(mine)
    assert theirs.records["call"].text == "Soitto Kelaan"
    stones = {one.removed for one in theirs.document.of_type(Tombstone)}
    assert difference_id("call", "text", ('"Puhelu"', '"Soitto Kelaan"'), 1) in stones


def test_a_sheet_says_before_printing_that_copies_differ_and_leads_there(editor, mine, theirs):
    def check():
        measured = Measured(pages=1, smallest=12, usual=12, palest=21, cut=0)
        found = sheet_checks(mine.records, SheetOf("pathway", "path", "Apua etsimässä"), measured, "fi")
        return next((one for one in found if one.key == "differences"), None)

    assert check() is None
    theirs.write("call", text="Puhelu", when="ma")
    mine.take(theirs)
    assert (check().sentence, check().good) == ("Ratkaistavia eroja: 2", False)
    mend(editor, check().mendings[0])
    assert editor.step == "merging"
