"""Copy and paste: within a document, between two, with other programs, and what a stranger put on the clipboard."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.editor.clipboard import copy, cut, paste, paste_text
from paku_studio.editor.editor import Editor
from paku_studio.edits import NotPossible, add_moment, add_pathway, add_phase
from paku_studio.models import (
    Actor,
    Frequency,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Phase,
    ServiceMoment,
    Tombstone,
    Touchpoint,
)
from paku_studio.storage import open_document
from paku_studio.store import Document, repair

KINDS = (Pathway, Phase, ServiceMoment, Touchpoint, Note, Link, Handover, Involvement)


def told(document):
    return {one: record for one, record in document.records.items() if not isinstance(record, Tombstone)}


@pytest.fixture(scope="module")
def examples(examples_folder):
    return [tuple(open_document(path).document.records.values()) for path in sorted(examples_folder.glob("*.paku"))]


@pytest.fixture(scope="module")
def records_of(examples):
    return [[one for kind in KINDS for one in sorted(r.id for r in records if type(r) is kind)] for records in examples]


@given(data=st.data())
def test_any_selection_is_pasted_whole_and_taken_back_exactly(examples, records_of, data) -> None:
    place = data.draw(st.integers(0, len(examples) - 1))
    document, ids = Document(examples[place]), records_of[place]
    editor = Editor(document)
    editor.select(*data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=6)))
    clip = copy(editor)
    editor.select(*data.draw(st.lists(st.sampled_from(ids), max_size=1)))
    before, edits = told(document), len(document.history)
    if clip is not None:
        editor.attempt(paste, editor, clip.json)
        assert repair(document.records.values())[1] == ()
        assert len(document.history) <= edits + 1
        if len(document.history) > edits:
            editor.undo()
    assert told(document) == before
    editor.close()


@given(data=st.data())
def test_a_cut_takes_away_what_it_copied_and_a_paste_brings_it_all_back(examples, records_of, data) -> None:
    place = data.draw(st.integers(0, len(examples) - 1))
    document = Document(examples[place])
    editor = Editor(document)
    moments = [one for one in records_of[place] if isinstance(document.records[one], ServiceMoment)]
    chosen = data.draw(st.lists(st.sampled_from(moments), min_size=1, max_size=4, unique=True))
    editor.select(*chosen)
    before = told(document)
    words = sorted(record.text for record in document.of_type(ServiceMoment))
    notes = sorted(note.text for note in document.of_type(Note))
    home = document.get(document.get(chosen[-1], ServiceMoment).phase, Phase).pathway
    clip = cut(editor)
    assert len(document.of_type(ServiceMoment)) < len(words)
    editor.open_pathway(home)
    paste(editor, clip.json)
    assert sorted(record.text for record in document.of_type(ServiceMoment)) == words
    assert sorted(note.text for note in document.of_type(Note)) == notes
    editor.undo()
    editor.undo()
    assert told(document) == before
    editor.close()


def other():
    document = Document()
    path = add_pathway(document, "Muu")
    phase = add_phase(document, path, "alku")
    add_moment(document, path, "ensin", phase=phase)
    return Editor(document, language="fi")


def test_into_another_document_actors_come_by_their_names_and_what_is_not_there_is_let_go(scene) -> None:
    there = other()
    scene.select("soitto")
    clip = copy(scene.editor)
    there.select(there.document.of_type(ServiceMoment)[0].id)
    made = paste(there, clip.json)
    assert [there.document.get(one, ServiceMoment).text for one in made] == ["soitto"]
    assert there.selection == made
    assert {actor.name for actor in there.document.of_type(Actor)} == {"sostt", "Kela"}
    paste(there, clip.json)
    assert len(there.document.of_type(Actor)) == 2
    assert len(there.document.of_type(Frequency)) == 2
    steps = [moment for moment in there.document.of_type(ServiceMoment) if moment.parent]
    assert [step.text for step in steps] == ["sivuun", "sivuun"]
    assert all(not moment.group and not moment.session for moment in there.document.of_type(ServiceMoment))
    assert repair(there.document.records.values())[1] == ()


def test_ways_among_what_is_copied_come_along_and_ways_out_of_it_do_not(scene) -> None:
    scene.select("soitto")
    assert b'"link"' not in copy(scene.editor).json
    scene.select("soitto", "arki alkaa")
    made = paste(scene.editor, copy(scene.editor).json)
    links = [link for link in scene.document.of_type(Link) if link.source in made]
    assert [(link.label, link.target in made) for link in links] == [("suoraan", True)]


def test_a_moment_is_notation_for_other_programs_and_a_note_its_plain_words(scene) -> None:
    scene.select("soitto")
    text = copy(scene.editor).text
    assert text.startswith("soitto\n")
    assert "@ sostt: kerran viikossa" in text
    assert "> sivuun" in text
    assert "=" not in text
    scene.select("toimi")
    assert copy(scene.editor).text == "hyvä puhelu"
    scene.select("toimi", "puuttui")
    assert copy(scene.editor).text == "+ hyvä puhelu\n- aika\n"
    scene.select("ennen")
    assert copy(scene.editor).text.startswith("# ennen\n")


def test_the_facilitators_own_note_gives_no_words_to_other_programs(scene) -> None:
    from paku_studio.edits import keep_note_to_myself

    keep_note_to_myself(scene.document, scene["toimi"])
    scene.select("toimi")
    assert copy(scene.editor).text == ""
    scene.select("soitto")
    assert "hyvä puhelu" not in copy(scene.editor).text


def test_text_from_another_program_lands_after_what_is_selected_as_one_edit(scene) -> None:
    scene.select("kotona yksin")
    edits = len(scene.document.history)
    paste_text(scene.editor, "uusi tuokio\n  + toimi\ntoinen tuokio")
    assert len(scene.document.history) == edits + 1
    texts = [one.text for one in scene.document.children(scene["ennen"], ServiceMoment, "phase") if not one.parent]
    assert texts == ["kotona yksin", "uusi tuokio", "toinen tuokio", "soitto", "viesti tulee"]
    assert "2" in scene.editor.told.text
    assert [scene.document.get(one, ServiceMoment).text for one in scene.editor.selection] == [
        "uusi tuokio",
        "toinen tuokio",
    ]


GOOD = {"paku": 1, "roots": ["a"], "records": [{"type": "note", "id": "a", "target": "x", "kind": "idea"}]}


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b"[]",
        b"{}",
        json.dumps({**GOOD, "paku": 2}).encode(),
        json.dumps({**GOOD, "roots": ["b"]}).encode(),
        json.dumps({**GOOD, "roots": []}).encode(),
        json.dumps({**GOOD, "records": {"type": "note"}}).encode(),
        json.dumps({**GOOD, "records": [*GOOD["records"], *GOOD["records"]]}).encode(),
        json.dumps({**GOOD, "records": [{"type": "tombstone", "id": "a", "removed": "b"}]}).encode(),
        json.dumps({**GOOD, "records": [{**GOOD["records"][0], "id": "../../etc"}]}).encode(),
        json.dumps({**GOOD, "records": [{**GOOD["records"][0], "text": "x" * 30_000}]}).encode(),
        json.dumps({**GOOD, "records": [{**GOOD["records"][0], "extra": 1}]}).encode(),
        json.dumps({**GOOD, "records": GOOD["records"] * 100_001}).encode(),
    ],
    ids=range(16),
)
def test_what_is_no_clip_is_refused_in_one_sentence(scene, bad) -> None:
    before = scene.told
    with pytest.raises(NotPossible):
        paste(scene.editor, bad)
    scene.editor.attempt(paste, scene.editor, bad)
    assert scene.editor.told.trouble
    assert "\n" not in scene.editor.told.text
    assert scene.told == before


def test_a_clip_whose_parts_point_in_circles_leaves_a_whole_document_or_is_refused(scene) -> None:
    moment = {"type": "moment", "phase": "p", "text": "silmukka"}
    records = [{**moment, "id": "a", "parent": "b"}, {**moment, "id": "b", "parent": "a"}]
    before = scene.told
    for roots in (["a"], ["a", "b"]):
        clip = json.dumps({"paku": 1, "roots": roots, "records": records}).encode()
        scene.editor.attempt(paste, scene.editor, clip)
        assert repair(scene.document.records.values())[1] == ()
        if scene.told != before:
            scene.editor.undo()
        assert scene.told == before
