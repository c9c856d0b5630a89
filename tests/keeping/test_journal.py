"""The journal as bytes: torn anywhere it gives its good beginning; what is foreign or newer is never applied."""

import contextlib
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio import edits, storage
from paku_studio.editor.keeping import Pace
from paku_studio.models import ServiceMoment
from paku_studio.storage import REAL_FILES, Unusable, document_json, list_backups, open_document, recoverable
from paku_studio.storage import journal_reading as reading
from paku_studio.storage.journal import Head, Journal, commit_line, head_lines, line_of, mark_line, now
from paku_studio.storage.journal_reading import parse_journal, replay
from paku_studio.storage.recovery import recover
from paku_studio.store import Document

QUICK = Pace(pause=0.01, most=0.05, retry=0.01)


def written(document: Document, path: Path = Path("/polku.paku")) -> bytes:
    """The journal of a document's whole history, on an empty beginning."""
    lines = [commit_line(number, now(), commit) for number, commit in enumerate(document.history, 1)]
    return head_lines(Head(path, whole=Document().snapshot())) + b"".join(lines)


@pytest.fixture
def story() -> Document:
    """Adding, changing, a date, a removal with its tombstones, undo, redo, signs of all kinds."""
    document = Document()
    pathway = edits.add_pathway(document, "Polku ”ä” \u2028 \u202e")
    moment = edits.add_moment(document, pathway, "Soitin\nKelaan\x00")
    later = edits.add_moment(document, pathway, "Kirje", after=moment)
    group = edits.add_group(document, "Ryhmä")
    session = edits.add_session(document, group)
    edits.change(document, session, date="2027-01-14")
    edits.remove(document, [moment])
    document.undo()
    document.redo()
    edits.set_law_references(document, later, ("SHL 36 §",))
    return document


def test_what_is_read_and_done_again_is_the_document(story) -> None:
    text = parse_journal(written(story))
    assert text.torn == 0
    assert text.whole
    assert replay(text.whole, text.entries, text.version) == document_json(story.records.values())


def test_torn_at_any_byte_the_good_beginning_counts(story) -> None:
    data = written(story)
    ends = [at + 1 for at, sign in enumerate(data) if sign == ord("\n")]
    for size in range(len(data)):
        if size < ends[1]:
            with pytest.raises(Unusable):
                parse_journal(data[:size])
        else:
            text = parse_journal(data[:size])
            assert len(text.entries) == sum(end <= size for end in ends[2:])
            assert text.torn == size - max(end for end in ends if end <= size)


@given(st.data())
def test_one_wrong_byte_ends_the_good_beginning_there(data) -> None:
    document = Document()
    edits.add_moment(document, edits.add_pathway(document, "Polku"), "Soitin")
    good = written(document)
    at = data.draw(st.integers(good.index(b"\n", good.index(b"\n") + 1) + 1, len(good) - 1))
    bad = good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :]
    text = parse_journal(bad)
    assert len(text.entries) < 2
    assert text.torn > 0


@given(st.binary(max_size=300))
def test_any_bytes_are_a_journal_or_one_sentence(data) -> None:
    for content in (data, line_of(data), head_lines(Head(Path("/x"))) + line_of(data.replace(b"\n", b""))):
        with contextlib.suppress(Unusable):
            assert parse_journal(content).entries == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@given(JSON, st.sampled_from(["name", "source", "added", "removed", "changed"]))
def test_a_commit_that_is_none_ends_the_replay(value, part) -> None:
    whole = head_lines(Head(Path("/x"), whole=Document().snapshot()))
    commit = {"name": "x", "source": "user", "added": [], "removed": [], "changed": {}, part: value}
    text = parse_journal(whole + line_of(json.dumps({"n": 1, "at": "", "commit": commit}).encode()))
    assert text.whole
    assert storage.read_document_json(replay(text.whole, text.entries, text.version)).document.records


def test_a_commit_whose_records_have_numbers_for_names_ends_the_replay() -> None:
    added = [{"type": "note", "id": 7}, {"type": 5, "id": "a"}]
    whole = head_lines(Head(Path("/x"), whole=Document().snapshot()))
    for one in added:
        commit = {"name": "x", "source": "user", "added": [one], "removed": [], "changed": {}}
        text = parse_journal(whole + line_of(json.dumps({"n": 1, "at": "", "commit": commit}).encode()))
        assert text.whole
        assert storage.read_document_json(replay(text.whole, text.entries, text.version)).dropped == ()


def test_lines_out_of_order_do_not_count(story) -> None:
    head = head_lines(Head(Path("/x")))
    lines = [commit_line(number, now(), story.history[0]) for number in (1, 3, 2)]
    assert [entry.number for entry in parse_journal(head + b"".join(lines)).entries] == [1]
    assert parse_journal(head + lines[0] + lines[0]).torn == len(lines[0])


def changed_head(data: bytes, **fields: Any) -> bytes:
    first, rest = data.split(b"\n", 1)
    return line_of(json.dumps({**json.loads(first[9:]), **fields}).encode()) + rest


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"journal": 2}, "newer version"),
        ({"version": storage.VERSION + 1}, "newer version"),
        ({"format": "toinen"}, "another program"),
        ({"base": "x"}, "damaged"),
        ({"after": "1"}, "damaged"),
        ({"after": -1}, "damaged"),
        ({"whole": 1}, "damaged"),
        ({"path": None}, "damaged"),
        ({"path": "/x\0.paku"}, "damaged"),
        ({"path": "/\ud800.paku"}, "damaged"),
        ({"draft": None}, "damaged"),
        ({"pending": -1}, "damaged"),
    ],
)
def test_a_head_that_is_not_ours_is_refused_in_words(story, fields, words) -> None:
    with pytest.raises(Unusable, match=words):
        parse_journal(changed_head(written(story), **fields))


@pytest.fixture
def died(opens, polku, places) -> Callable[[], Path]:
    """Somebody wrote a letter into the journal and died; gives the journal."""

    def die() -> Path:
        person = opens(polku)
        person.types("Kirje")
        person.waits()
        person.dies()
        return places.journal_of(polku)

    return die


def test_a_newer_programs_journal_is_kept_and_never_applied(died, polku, opens, places, texts) -> None:
    journal = died()
    newer = changed_head(journal.read_bytes(), version=storage.VERSION + 1)
    journal.write_bytes(newer)
    assert recoverable(places) == ()
    person = opens(polku)
    assert texts(person) == ["Soitin Kelaan"]
    assert "polku.paku" in person.keeper.state.sentence
    person.types("Muuta")
    person.waits()
    assert newer in [found.read_bytes() for found in places.backups.rglob("*.journal")]


def test_a_journal_of_another_state_of_the_file_is_not_applied_to_it(died, polku, opens, places, texts) -> None:
    died()
    other = open_document(polku)
    edits.add_moment(other.document, other.document.of_type(ServiceMoment)[0].phase and pathway_of(other), "Muualla")
    storage.save_document(other.document, {}, polku)
    (found,) = recoverable(places)
    assert found.moved
    person = opens(polku)
    assert texts(person) == ["Soitin Kelaan", "Muualla"]
    kept = [backup.place for backup in list_backups(places, polku) if backup.kept]
    assert [texts(place) for place in kept] == [["Soitin Kelaan", "Kirje"]]


def pathway_of(opened: Any) -> str:
    return next(record.id for record in opened.document.records.values() if record.TYPE == "pathway")


def test_work_on_another_state_of_the_file_goes_on_in_a_file_of_its_own(died, polku, resumes, places, texts) -> None:
    died()
    other = open_document(polku)
    edits.add_moment(other.document, pathway_of(other), "Muualla")
    storage.save_document(other.document, {}, polku)
    (found,) = recoverable(places)
    person = resumes(found)
    assert texts(person) == ["Soitin Kelaan", "Kirje"]
    person.keeper.close()
    assert person.keeper.path.name.startswith("polku (oma versio klo ")
    assert texts(person.keeper.path) == ["Soitin Kelaan", "Kirje"]
    assert texts(polku) == ["Soitin Kelaan", "Muualla"]
    assert recoverable(places) == ()


def test_a_torn_journal_is_gone_on_with_from_its_good_beginning(died, resumes, places, texts) -> None:
    journal = died()
    with journal.open("ab") as stream:
        stream.write(b'12345678 {"n":2,"at"')
    (found,) = recoverable(places)
    person = resumes(found)
    assert texts(person) == ["Soitin Kelaan", "Kirje"]
    person.types("Lisää")
    person.waits()
    person.dies()
    (again,) = recoverable(places)
    assert again.edits == 2
    assert texts(recover(places, again.journal).opened.document) == ["Soitin Kelaan", "Kirje", "Lisää"]


def test_commits_of_an_older_version_are_migrated_with_their_document(died, places, monkeypatch, texts) -> None:
    """The program is updated between the crash and the next start; in the version after ours moments are shouted."""
    died()

    def louder(raw: dict[str, Any]) -> dict[str, Any]:
        for moment in raw["records"]["moment"]:
            moment["text"] = moment["text"].upper()
        return raw

    after = storage.VERSION + 1
    monkeypatch.setitem(storage.MIGRATIONS, after - 1, louder)
    for module in (storage.migrations, reading, storage.reading, storage.writing):
        monkeypatch.setattr(module, "VERSION", after)
    monkeypatch.setattr(storage.migrations.version_of, "__defaults__", (after,))
    monkeypatch.setattr(storage.migrations.migrate, "__defaults__", (storage.MIGRATIONS, after))
    (found,) = recoverable(places)
    assert texts(recover(places, found.journal).opened.document) == ["SOITIN KELAAN", "KIRJE"]


def test_a_mark_says_what_the_file_has(died, polku, places) -> None:
    """Killed between the file and the journal: the file is new, the journal still the old one."""
    journal = died()
    (found,) = recoverable(places)
    opened = recover(places, found.journal).opened
    storage.save_document(opened.document, {}, polku)
    assert recoverable(places)[0].moved
    with journal.open("ab") as stream:
        stream.write(mark_line(storage.digest_of(polku), 1))
    assert recoverable(places) == ()


def test_a_file_with_a_name_that_is_no_text_is_kept_too(tmp_path) -> None:
    path = Path("/tmp/\udcff.paku")
    assert parse_journal(head_lines(Head(path))).path == path


def test_a_journal_says_of_itself_what_it_is(story) -> None:
    first = written(story).split(b"\n")[0]
    assert int(first[:8], 16) == zlib.crc32(first[9:])
    assert json.loads(first[9:])["format"] == "paku-studio-journal"


def test_lines_cannot_be_added_before_it_has_begun(tmp_path) -> None:
    with pytest.raises(ValueError, match="not begun"):
        Journal(tmp_path / "x.journal", REAL_FILES).append(b"")
