"""What changed, as people read it in three languages: what, where, what it was."""

import pytest

from paku_studio import edits
from paku_studio.editor.changes_words import counts, field_words, line
from paku_studio.graph.changes import STROKES, WhatChanged, what_changed
from paku_studio.models import RECORD_TYPES, Emotion, NoteKind, TouchpointKind


@pytest.fixture
def story(something_of_everything):
    document, names = something_of_everything()
    return document, names, document.snapshot()


def told(document, before, language="en"):
    after = document.snapshot()
    return [line(one, before, after, language) for one in what_changed(before, after).lines]


def test_a_new_moment_is_told_with_its_words_and_its_place(story) -> None:
    document, names, before = story
    moment = edits.add_moment(document, names["path"], "Ohjaaja tulee vastaan", phase=names["ennen"])
    edits.add_touchpoint(document, moment, TouchpointKind.HOME, "koti")
    (said,) = told(document, before)
    assert (said.head, said.place, said.detail, said.kind) == (
        "Service moment: Ohjaaja tulee vastaan",
        "Polku · ennen",
        "with 1 part",
        "added",
    )


@pytest.mark.parametrize(
    ("language", "detail"), [("fi", "ennen: soitto"), ("sv", "förut: soitto"), ("en", "was: soitto")]
)
def test_other_words_are_told_with_what_they_were(story, language, detail) -> None:
    document, names, before = story
    edits.set_text(document, names["soitto"], "text", "puhelu Kelaan")
    (said,) = told(document, before, language)
    assert said.head.endswith("puhelu Kelaan")
    assert said.detail == detail


def test_a_value_of_a_closed_list_is_told_before_and_after(story) -> None:
    document, names, before = story
    edits.set_feeling(document, names["soitto"], Emotion.GOOD)
    (said,) = told(document, before)
    assert said.detail == "Feeling: Bad → Good"


def test_a_value_that_came_is_told_alone(story) -> None:
    document, names, before = story
    edits.mark_critical(document, names["soitto"], "katkeaa")
    (said,) = told(document, before)
    assert said.detail == "Critical: yes; Why critical: katkeaa"


def test_a_moment_that_was_moved_is_told_with_where_it_was(story) -> None:
    document, names, before = story
    edits.move_moment(document, names["viesti tulee"], phase=names["jälkeen"])
    (said,) = told(document, before)
    assert (said.place, said.detail) == ("Polku · jälkeen", "was here before: Polku · ennen")


def test_a_moment_that_went_is_told_in_the_words_it_had(story) -> None:
    document, names, before = story
    edits.remove(document, [names["kirje postissa"]])
    (said,) = told(document, before)
    assert (said.head, said.kind) == ("Service moment: kirje postissa", "removed")


def test_many_fields_are_named_without_their_values(story) -> None:
    document, names, before = story
    edits.change(document, names["soitto"], text="a", when="b", duration="c", place="d")
    (said,) = told(document, before)
    assert said.detail == "Text, When, Duration, Place"


def test_the_whole_of_a_long_text_is_told_field_by_field(story) -> None:
    document, names, before = story
    long = "sana " * 3000
    edits.set_text(document, names["soitto"], "text", long)
    after = document.snapshot()
    (changed,) = what_changed(before, after).changed
    assert field_words(changed, changed.fields[0], before, after, "fi") == ("Teksti", "soitto", long)
    assert len(line(changed, before, after, "fi").head) < 200


def test_references_are_told_by_name_each_in_its_own_state(story) -> None:
    document, names, before = story
    persona = document.records[names["path"]].persona
    other = edits.add_persona(document, "Jusa-Petteri")
    edits.change(document, names["path"], persona=other)
    edits.set_text(document, persona, "name", "Toinen Aino")
    after = document.snapshot()
    changed = next(one for one in what_changed(before, after).changed if one.record == names["path"])
    assert field_words(changed, changed.fields[0], before, after, "en") == ("Persona", "Aino", "Jusa-Petteri")


def test_a_portrait_is_told_in_lines_drawn(story) -> None:
    document, names, before = story
    persona = document.records[names["path"]].persona
    edits.draw_stroke(document, persona, [(1, 1), (9, 9)])
    after = document.snapshot()
    (changed,) = what_changed(before, after).changed
    field = next(one for one in changed.fields if one.name == STROKES)
    assert field_words(changed, field, before, after, "en") == ("Portrait", "0 drawn lines", "1 drawn line")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "2 lisätty, 1 muuttunut, 1 poistettu"),
        ("sv", "2 tillagda, 1 ändrad, 1 borttagen"),
        ("en", "2 added, 1 changed, 1 removed"),
    ],
)
def test_counts_are_told(story, language, said) -> None:
    document, names, before = story
    edits.add_note(document, names["path"], NoteKind.IDEA, "yksi")
    edits.add_note(document, names["path"], NoteKind.IDEA, "kaksi")
    edits.set_text(document, names["soitto"], "text", "puhelu")
    edits.remove(document, [names["piste"]])
    assert counts(what_changed(before, document.snapshot()), language) == said


def test_where_nothing_changed_there_are_no_counts() -> None:
    assert counts(WhatChanged(), "fi") == ""


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_type_of_record_and_every_field_has_words(story, language) -> None:
    """Each record comes, each field of each is emptied or filled: everything is said in words."""
    before = story[2]
    nothing = {"document": before["document"]}
    for one in what_changed(nothing, before).lines:
        said = line(one, nothing, before, language)
        assert said.head
        assert one.type in RECORD_TYPES
    for record in before.values():
        bare = type(record).model_construct(
            **{name: field.default for name, field in type(record).model_fields.items() if not field.is_required()},
            **{name: getattr(record, name) for name, field in type(record).model_fields.items() if field.is_required()},
        )
        then = {**before, record.id: bare}
        for one in what_changed(then, before).changed:
            assert line(one, then, before, language).detail or one.moved or one.record != record.id
            for field in one.fields:
                name, *values = field_words(one, field, then, before, language)
                assert name
                assert all(values)
