"""Places where things are not as they should be: damaged journals, disks without locks, pictures that are none."""

import errno
import fcntl
import json
import os
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor import keeping_file
from paku_studio.editor.keeping import Pace
from paku_studio.storage import (
    REAL_FILES,
    VERSION,
    CannotWrite,
    Face,
    Unusable,
    digest_of,
    discard_draft,
    drafts,
    face_of,
    group_of,
    list_backups,
    name_picture,
    open_document,
    recoverable,
    save_document,
    sweep,
)
from paku_studio.storage import journal_reading as reading
from paku_studio.storage.faces import raw_title
from paku_studio.storage.journal import Head, commit_line, head_lines, line_of, mark_line, now
from paku_studio.storage.journal_reading import read_journal, replay
from paku_studio.storage.locks import take_lock
from paku_studio.storage.own_file import own_names
from paku_studio.storage.recovery import holds_nothing, is_held, put_aside, recover, recoverable_at
from paku_studio.storage.settings import folder_of
from paku_studio.store import Document

NEVER = Pace(pause=1000, most=1000, retry=0.01)


@pytest.fixture
def dead(polku, opens, places):
    """Somebody wrote a letter into the journal of polku.paku and died; gives the journal."""
    person = opens(polku)
    person.types("Kirje")
    person.waits()
    person.dies()
    return places.journal_of(polku)


def test_a_journal_that_is_no_journal_is_passed_over_and_kept(dead, polku, opens, places, texts) -> None:
    dead.write_bytes(b"something else")
    assert recoverable(places) == ()
    assert not holds_nothing(places, dead)
    sweep(places)
    assert texts(opens(polku)) == ["Soitin Kelaan"]
    assert b"something else" in [found.read_bytes() for found in places.backups.rglob("*.journal")]


def test_a_journal_that_cannot_be_read_is_one_sentence(tmp_path) -> None:
    with pytest.raises(Unusable, match="no file"):
        read_journal(tmp_path / "poissa.journal", REAL_FILES)


def test_a_journal_without_end_is_not_read(dead, monkeypatch) -> None:
    monkeypatch.setattr(reading, "JOURNAL_LIMIT", 10)
    with pytest.raises(Unusable, match="more than a PAKU file can hold"):
        read_journal(dead, REAL_FILES)


def test_a_journal_whose_file_is_lost_altogether_is_kept_as_it_is(dead, polku, places) -> None:
    polku.unlink()
    for backup in list_backups(places):
        backup.place.unlink()
    assert recoverable(places) == ()
    assert not holds_nothing(places, dead)
    with pytest.raises(Unusable):
        recover(places, dead)
    pictures = dead.with_suffix(".pictures")
    pictures.mkdir()
    kept = put_aside(places, dead)
    assert kept
    assert kept.suffix == ".journal"
    assert kept.with_suffix(".pictures").is_dir()
    assert not dead.exists()


def test_a_journal_that_cannot_be_put_aside_is_not_written_over(dead, polku, opens, disk, places, texts) -> None:
    strange = b"something else"
    dead.write_bytes(strange)
    disk.refuse = {"replace": errno.EACCES}
    disk.under = dead.parent
    person = opens(polku)
    disk.clear()
    person.types("Muuta")
    person.waits()
    assert dead.read_bytes() == strange


def test_work_for_which_the_backups_have_no_room_stays_offered(dead, disk, places) -> None:
    (found,) = recoverable(places, files=disk)
    disk.refuse = dict.fromkeys(("create", "replace"), errno.ENOSPC)
    assert found.discard() is None
    disk.clear()
    assert len(recoverable(places)) == 1


def test_a_draft_for_which_the_backups_have_no_room_stays(begin, disk, places) -> None:
    person = begin()
    person.types("Luonnos")
    person.keeper.close()
    disk.fill_up()
    (draft,) = drafts(places)
    assert discard_draft(places, draft.path, disk) is None
    disk.refuse = {"open_to_read": errno.EIO}
    assert discard_draft(places, draft.path, disk) is None
    disk.clear()
    assert draft.path.exists()


def test_only_drafts_are_thrown_away_as_drafts(polku, places) -> None:
    with pytest.raises(ValueError, match="not a draft"):
        discard_draft(places, polku)
    assert polku.exists()


def test_what_is_no_picture_beside_a_journal_is_left_out(begin, places, png) -> None:
    person = begin()
    picture = png(1)
    person.pictures[name_picture(picture)] = picture
    edits.add_persona(person.document, "Aino", picture=name_picture(picture))
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    folder = found.journal.with_suffix(".pictures")
    (folder / "muistio.txt").write_text("?", encoding="utf-8")
    (folder / ("0" * 64 + ".png")).write_bytes(b"no picture")
    assert set(recover(places, found.journal).opened.pictures) == {name_picture(picture)}


def test_a_document_json_of_another_version_is_not_mixed_with_commits() -> None:
    for data in (b"{", b"[]", b'{"records": {}, "version": 2}'):
        with pytest.raises(Unusable):
            replay(data, (), 1)


def test_differences_are_told_as_far_as_they_can_be_read(dead, polku, places) -> None:
    (found,) = recoverable(places)
    polku.unlink()
    for backup in list_backups(places):
        backup.place.unlink()
    assert found.differences("en") == ("Add service moment: “Kirje”",)
    for damage in ({"changed": {"x": 1}}, {"added": 5, "removed": [4], "changed": []}, {"name": 3}):
        said: dict[str, Any] = {"name": "?", "source": "redo", "added": [], "removed": [], "changed": {}, **damage}
        line = reading.Entry(1, None, said)
        strange = type(found)(*(getattr(found, name) for name in ("journal", "path", "draft", "title")), None, 1, False,
                              (line,), places)  # fmt: skip
        assert len(strange.differences("fi")) == 1


def test_a_draft_whose_file_was_taken_goes_on_from_its_journal_alone(begin, places, resumes, texts) -> None:
    person = begin()
    person.types("Luonnos")
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    found.path.parent.mkdir(exist_ok=True)
    found.path.write_bytes(b"taken by something")
    (again,) = recoverable(places)
    assert again.moved
    assert texts(resumes(again)) == ["Luonnos"]
    assert found.path.read_bytes() == b"taken by something"


def test_work_that_another_window_took_meanwhile_is_not_taken_twice(dead, places, resumes, tmp_path) -> None:
    (found,) = recoverable(places)
    resumes(found)
    with pytest.raises(Unusable, match="already open"):
        resumes(found)


def test_a_rescued_journal_comes_home(polku, opens, resumes, disk, places, tmp_path, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    assert person.keeper.rescue(tmp_path / "tikku")
    person.waits()
    person.dies()
    (found,) = recoverable(places, tmp_path / "tikku")
    living = take_lock(found.journal.with_suffix(".lock"))
    assert living
    with pytest.raises(Unusable, match="already open"):
        resumes(found)
    living.release()
    again = resumes(found)
    again.waits()
    assert texts(again) == ["Soitin Kelaan", "Kirje"]
    assert not found.journal.exists()
    again.dies()
    assert recoverable(places)[0].edits == 1


def test_a_title_that_cannot_be_read_is_none(tmp_path, places) -> None:
    assert raw_title(b"{") == ""
    assert face_of(tmp_path / "poissa.paku") == Face()
    whole = {"x": Document().records["document"]}
    head = head_lines(Head(tmp_path / "x.paku", title="Luettu otsikko", whole=whole))
    torn = head.replace(b'"version":%d' % VERSION, b'"version":%d' % (VERSION + 1))
    assert torn != head
    document = Document()
    edits.add_pathway(document, "Polku")
    journal = tmp_path / "x.journal"
    journal.write_bytes(relined(torn) + commit_line(1, now(), document.history[0]))
    work = recoverable_at(places, journal)
    assert work
    assert work.title == "Luettu otsikko"


def relined(data: bytes) -> bytes:
    """The same lines with right checksums."""
    return b"".join(line_of(line[9:]) for line in data.splitlines())


def test_a_face_has_the_group_and_no_bad_picture(tmp_path, png) -> None:
    document = Document()
    edits.add_group(document, "Laukaan ryhmä")
    edits.add_persona(document, "Aino")
    assert group_of(document) == "Laukaan ryhmä"
    save_document(document, {}, tmp_path / "a.paku", thumbnail=b"no picture")
    assert face_of(tmp_path / "a.paku") == Face("Aino", "Laukaan ryhmä", None)


def test_a_picture_part_that_is_damaged_is_none(tmp_path, png) -> None:
    save_document(Document(), {}, tmp_path / "a.paku", thumbnail=png(1))
    data = (tmp_path / "a.paku").read_bytes()
    at = data.index(png(1)) + 45
    (tmp_path / "a.paku").write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    assert face_of(tmp_path / "a.paku").thumbnail is None


def test_names_beside_a_file_are_free_and_fit_the_disk(tmp_path) -> None:
    path = tmp_path / "polku.paku"
    names = own_names(path, "sv")
    first = next(names)
    assert first.name.startswith("polku (egen version kl. ")
    first.write_bytes(b"")
    assert next(own_names(path, "sv")).name.endswith(" 2).paku")
    assert next(names).name.endswith(" 2).paku")
    long = next(own_names(tmp_path / ("ä" * 110 + ".paku"), "fi"))
    long.write_bytes(b"")


@pytest.fixture
def no_locks(monkeypatch):
    """A disk that knows no locks."""

    def flock(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", flock)


def test_without_locks_a_living_program_is_known_by_its_number(tmp_path, no_locks, monkeypatch) -> None:
    place = tmp_path / "a.lock"
    lock = take_lock(place)
    assert lock
    assert take_lock(place) is None
    machine = place.read_text(encoding="utf-8").split(" ", 1)[1]
    for said in ("4194300 " + machine, f"{os.getpid()} toinen kone", "ei mitään", "99999999999 " + machine):
        place.write_text(said, encoding="utf-8")
        other = take_lock(place)
        assert other
        other.release()
    place.write_text("1 " + machine, encoding="utf-8")
    monkeypatch.setattr(os, "kill", refuse)
    assert take_lock(place) is None
    lock.release()


def refuse(number: int, signal: int) -> None:
    raise PermissionError(errno.EPERM, "somebody else's program")


def test_a_lock_that_goes_while_it_is_taken_is_taken_anew(tmp_path, monkeypatch) -> None:
    place = tmp_path / "a.lock"
    real, seen = fcntl.flock, []

    def flock(handle: int, operation: int) -> None:
        real(handle, operation)
        if not seen:
            seen.append(handle)
            place.unlink()

    monkeypatch.setattr(fcntl, "flock", flock)
    lock = take_lock(place)
    assert lock
    assert place.exists()
    lock.release()


def test_a_lock_that_cannot_be_written_is_an_error(tmp_path, monkeypatch) -> None:
    def ftruncate(handle: int, size: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "ftruncate", ftruncate)
    with pytest.raises(OSError, match="full"):
        take_lock(tmp_path / "a.lock")
    assert not is_held(tmp_path / "poissa" / "a.journal")


def test_after_closing_nothing_more_is_asked_of_a_keeper(polku, opens) -> None:
    person = opens(polku)
    person.keeper.close()
    with pytest.raises(RuntimeError, match="closed"):
        person.keeper.save()


def test_a_keeper_speaks_the_windows_language(polku, opens, disk) -> None:
    person = opens(polku)
    disk.fill_up()
    person.types("Kirje")
    person.sees("trouble")
    person.keeper.language = "sv"
    assert person.keeper.state.sentence.startswith("Inte sparat ännu")
    assert person.keeper.words("en") == "Not saved yet: the disk is full"
    disk.clear()
    person.sees("saved")


def test_json_of_a_head_is_plain(tmp_path) -> None:
    line = head_lines(Head(Path("/ä/polku.paku"), title="x" * 500)).split(b" ", 1)[1]
    assert len(json.loads(line)["title"]) == 200


def test_killed_between_file_and_journal_with_the_stick_gone(polku, opens, places, texts) -> None:
    """The journal still builds on the file before; its mark leads to the backup of the one that was just written."""
    person = opens(polku)
    person.types("Kirje")
    person.waits()
    old = places.journal_of(polku).read_bytes()
    person.keeper.save()
    person.dies()
    backups = list_backups(places, polku)
    mark = next(backup for backup in backups if texts(backup.place) == ["Soitin Kelaan", "Kirje"])
    document = recover_document(places, old, polku)
    line = commit_line(2, now(), document.history[-1])
    unfinished = mark_line("0" * 64, 1)
    places.journal_of(polku).write_bytes(old + mark_line(digest_of(mark.place), 1) + unfinished + line)
    polku.unlink()
    (found,) = recoverable(places)
    assert found.edits == 1
    assert texts(recover(places, found.journal).opened.document) == ["Soitin Kelaan", "Kirje", "Vastaus"]
    assert found.differences("en") == ("Add service moment: “Vastaus”",)


def recover_document(places, journal: bytes, path: Path) -> Document:
    """The document in the file, with one edit more."""
    document = open_document(path).document
    pathway = next(record.id for record in document.records.values() if record.TYPE == "pathway")
    edits.add_moment(document, pathway, "Vastaus")
    assert journal
    return document


def test_saving_under_the_name_it_has_is_saving(polku, opens, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.keeper.save_as(polku)
    assert texts(polku) == ["Soitin Kelaan", "Kirje"]
    person.types("Vastaus")
    person.keeper.save_copy(polku)
    assert texts(polku) == ["Soitin Kelaan", "Kirje", "Vastaus"]
    person.document.undo()
    person.keeper.close()
    assert texts(polku) == ["Soitin Kelaan", "Kirje"]


def test_a_name_that_had_unsaved_work_is_taken_over_and_that_work_kept(dead, begin, polku, places, texts) -> None:
    person = begin()
    person.types("Muuta")
    person.keeper.save_as(polku)
    assert texts(polku) == ["Muuta"]
    kept = [backup.place for backup in list_backups(places, polku) if backup.kept]
    assert [texts(place) for place in kept] == [["Soitin Kelaan", "Kirje"]]
    assert recoverable(places) == ()


def test_a_file_that_cannot_be_looked_at_is_not_written_over(polku, opens, disk) -> None:
    person = opens(polku)
    before = polku.read_bytes()
    person.types("Kirje")
    disk.under = polku.parent
    disk.refuse = {"stat": errno.EACCES}
    with pytest.raises(CannotWrite, match="may not write"):
        person.keeper.save()
    assert polku.read_bytes() == before
    disk.clear()


def fail(*_arguments: Any) -> Any:
    raise MemoryError


def test_a_fault_of_our_own_stops_no_thread(polku, opens, monkeypatch, disk, texts) -> None:
    """Whatever goes wrong in the middle, the next attempt is made, and the trouble is told."""
    person = opens(polku, Pace(pause=0.01, most=0.01, retry=0.01))
    monkeypatch.setattr(keeping_file, "document_bytes", fail)
    person.types("Kirje")
    person.waits()
    person.sees("trouble")
    assert person.keeper.words("fi") == "Tallessa tällä koneella, ei vielä tiedostossa: levy ilmoitti virheestä"
    assert person.keeper.words("sv").startswith("Sparat på den här datorn")
    monkeypatch.setattr(disk, "fsync", fail, raising=False)
    person.types("Vastaus")
    assert not person.keeper.flush()
    assert person.keeper.words("fi") == "Ei vielä tallessa: levy ilmoitti virheestä"
    monkeypatch.undo()
    person.sees("saved")
    person.keeper.close()
    assert texts(polku) == ["Soitin Kelaan", "Kirje", "Vastaus"]


def test_a_disk_that_takes_the_file_but_no_journal_keeps_the_work_in_the_file(
    polku, opens, disk, places, texts
) -> None:
    person = opens(polku)
    person.types("Kirje")
    disk.fill_up(places.home)
    person.types("Vastaus")
    assert not person.keeper.flush()
    person.keeper.save()
    assert person.keeper.state.kind == "saved"
    assert texts(polku) == ["Soitin Kelaan", "Kirje", "Vastaus"]
    disk.clear()


def test_trouble_in_few_words(polku, opens) -> None:
    person = opens(polku)
    person.types("Oma")
    polku.write_bytes(b"something else")
    person.keeper.save()
    assert person.keeper.words("fi") == "Jatkuu omassa tiedostossaan"


def test_earlier_work_put_aside_in_few_words(dead, polku, opens) -> None:
    dead.write_bytes(b"something else")
    assert opens(polku).keeper.words("sv") == "Tidigare arbete finns bland säkerhetskopiorna"


def test_a_folder_of_settings_that_no_disk_takes_is_the_systems_own() -> None:
    assert folder_of("x" * 5000) is None
