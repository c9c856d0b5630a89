"""Somebody works, saves under a name, copies, closes and opens again: the file and the state shown are always right."""

import datetime
import os
import threading
import time

import pytest

from paku_studio import edits
from paku_studio.editor.keeping import Manner, Pace
from paku_studio.editor.keeping_words import Saving, state_words
from paku_studio.storage import (
    AlreadyOpen,
    CannotWrite,
    Unusable,
    drafts,
    list_backups,
    name_picture,
    open_document,
    recoverable,
)
from paku_studio.store import Document

QUICK = Pace(pause=0.01, most=0.05, retry=0.01)
NEVER = Pace(pause=1000, most=1000, retry=0.01)


def names(folder) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_a_new_document_leaves_nothing_before_its_first_edit(begin, places) -> None:
    person = begin(QUICK)
    assert person.keeper.state == Saving("empty")
    assert person.keeper.words("fi") == "Tallentuu itsestään"
    person.keeper.close()
    assert names(places.drafts) | names(places.journals) | names(places.backups) == set()


def test_the_first_words_make_a_draft(begin, places, texts) -> None:
    person = begin(QUICK)
    person.types("Soitin Kelaan")
    person.waits()
    assert person.keeper.is_draft
    assert person.keeper.state.kind == "saved"
    assert person.keeper.title == "Ainon polku"
    person.keeper.close()
    (draft,) = drafts(places)
    assert draft.face.title == "Ainon polku"
    assert texts(draft.path) == ["Soitin Kelaan"]
    assert names(places.journals) == set()
    assert recoverable(places) == ()


def test_the_file_follows_by_itself_soon_after_edits_pause(polku, opens, texts) -> None:
    person = opens(polku, QUICK)
    person.types("Kirje tuli")
    for _ in range(1000):
        if len(texts(polku)) == 2:
            break
        time.sleep(0.005)
    assert texts(polku) == ["Soitin Kelaan", "Kirje tuli"]


def test_somebody_who_never_pauses_is_saved_too(polku, opens, texts) -> None:
    person = opens(polku, QUICK)
    end = time.monotonic() + 30
    while len(texts(polku)) < 3:
        assert time.monotonic() < end
        person.types("yhä")
        time.sleep(0.002)


def test_a_window_that_loses_the_keyboard_saves_at_once(polku, opens, texts) -> None:
    person = opens(polku, NEVER)
    person.types("Kirje tuli")
    person.keeper.nudge()
    end = time.monotonic() + 30
    while len(texts(polku)) < 2:
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_draft_gets_its_name(begin, places, tmp_path, texts) -> None:
    person = begin()
    person.types("Soitin")
    person.keeper.save()
    draft = person.keeper.path
    person.keeper.save_as(tmp_path / "Ainon polku.paku")
    assert person.keeper.path == tmp_path / "Ainon polku.paku"
    assert not person.keeper.is_draft
    assert not draft.exists()
    assert texts(tmp_path / "Ainon polku.paku") == ["Soitin"]
    person.types("Kirje")
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    assert found.path == tmp_path / "Ainon polku.paku"
    assert found.edits == 1
    assert list_backups(places, tmp_path / "Ainon polku.paku")


def test_a_draft_stays_where_it_is_until_its_file_is_verified(begin, tmp_path, texts) -> None:
    person = begin()
    person.types("Soitin")
    person.keeper.save()
    with pytest.raises(CannotWrite, match="no such folder"):
        person.keeper.save_as(tmp_path / "poissa" / "polku.paku")
    assert person.keeper.is_draft
    assert texts(person.keeper.path) == ["Soitin"]
    person.types("Kirje")
    person.keeper.close()
    assert texts(person.keeper.path) == ["Soitin", "Kirje"]


def test_a_copy_is_a_copy(polku, opens, tmp_path, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.keeper.save_copy(tmp_path / "kopio.paku")
    person.types("Vastaus")
    person.keeper.close()
    assert texts(tmp_path / "kopio.paku") == ["Soitin Kelaan", "Kirje"]
    assert texts(polku) == ["Soitin Kelaan", "Kirje", "Vastaus"]
    assert person.keeper.path == polku


def test_closing_writes_what_is_left_and_never_asks(polku, opens, places, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    assert person.keeper.close().kind == "saved"
    assert texts(polku) == ["Soitin Kelaan", "Kirje"]
    assert names(places.journals) == set()
    assert person.keeper.close().kind == "saved"


def test_a_document_only_looked_at_is_not_written(polku, opens, places) -> None:
    before = polku.stat().st_mtime_ns
    person = opens(polku, QUICK)
    assert person.keeper.state.kind == "saved"
    person.keeper.close()
    assert polku.stat().st_mtime_ns == before
    assert names(places.journals) == set()


def test_what_was_made_before_keeping_began_is_kept(begin, places, texts) -> None:
    """Notes pasted on the start page are in the document before its window keeps it."""
    document = Document()
    edits.add_moment(document, edits.add_pathway(document, "Liitetty"), "Seinältä")
    person = begin(NEVER, document)
    person.waits()
    assert person.keeper.state.kind == "saved"
    person.dies()
    (found,) = recoverable(places)
    assert (found.title, found.edits, found.draft) == ("Liitetty", 2, True)


def test_undo_is_kept_like_any_edit(polku, opens, resumes, places, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.document.undo()
    person.types("Vastaus")
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    assert texts(resumes(found)) == ["Soitin Kelaan", "Vastaus"]


def test_pictures_are_there_before_the_edit_that_names_them_counts(begin, resumes, places, png) -> None:
    person = begin()
    picture = png(1)
    person.pictures[name_picture(picture)] = picture
    edits.add_persona(person.document, "Aino", picture=name_picture(picture))
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    again = resumes(found)
    assert again.pictures == {name_picture(picture): picture}
    again.keeper.close()
    assert open_document(again.keeper.path).pictures == {name_picture(picture): picture}
    assert names(places.journals) == set()


def test_a_picture_that_undo_brings_back_is_kept_again(begin, resumes, places, png) -> None:
    person = begin()
    picture = png(1)
    person.pictures[name_picture(picture)] = picture
    edits.add_persona(person.document, "Aino", picture=name_picture(picture))
    person.document.undo()
    person.keeper.save()
    person.document.redo()
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    assert resumes(found).pictures == {name_picture(picture): picture}


def test_two_windows_cannot_have_one_file(polku, opens, begin) -> None:
    opens(polku)
    with pytest.raises(AlreadyOpen, match="already open in another window"):
        opens(polku)
    other = begin()
    other.types("Muuta")
    with pytest.raises(CannotWrite, match="open in another window"):
        other.keeper.save_as(polku)
    with pytest.raises(CannotWrite, match="open in another window"):
        other.keeper.save_copy(polku)


def test_a_file_named_another_way_is_the_same_file(polku, opens, tmp_path) -> None:
    opens(polku)
    (tmp_path / "oikotie.paku").symlink_to(polku)
    for path in (polku.parent / ".." / "polut" / "polku.paku", tmp_path / "oikotie.paku"):
        with pytest.raises(AlreadyOpen):
            opens(path)


def test_a_file_that_cannot_be_opened_is_not_held(opens, tmp_path) -> None:
    broken = tmp_path / "rikki.paku"
    broken.write_bytes(b"PK nothing")
    for _ in range(2):
        with pytest.raises(Unusable, match=r"not a PAKU file|damaged"):
            opens(broken)


def test_another_program_writes_into_the_open_file(polku, opens, places, texts) -> None:
    person = opens(polku)
    person.types("Oma")
    polku.write_bytes(b"something else altogether")
    person.keeper.close()
    assert polku.read_bytes() == b"something else altogether"
    assert person.keeper.path.parent == polku.parent
    assert person.keeper.path.name.startswith("polku (oma versio klo ")
    assert texts(person.keeper.path) == ["Soitin Kelaan", "Oma"]
    assert names(places.journals) == set()


def test_that_the_work_goes_on_in_another_file_is_told_until_it_was_read(polku, opens) -> None:
    person = opens(polku)
    person.types("Oma")
    polku.write_bytes(b"something else altogether")
    person.keeper.save()
    state = person.keeper.state
    assert state.kind == "trouble"
    assert state.where == "moved"
    assert "polku.paku" in state.sentence
    assert person.keeper.path.name in state.sentence
    person.keeper.settle()
    assert person.keeper.state.kind == "saved"


def test_a_file_touched_but_not_changed_is_still_ours(polku, opens, texts) -> None:
    person = opens(polku)
    os.utime(polku, (1, 1))
    person.types("Kirje")
    person.keeper.close()
    assert texts(polku) == ["Soitin Kelaan", "Kirje"]


def test_a_file_that_somebody_removed_is_written_again(polku, opens, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    polku.unlink()
    assert person.keeper.close().kind == "saved"
    assert texts(polku) == ["Soitin Kelaan", "Kirje"]


def test_edits_made_during_a_slow_save_survive_it(places, slow_disk, texts, begin) -> None:
    person = begin(NEVER, files=slow_disk)
    person.types("Ennen")
    saving = threading.Thread(target=person.keeper.save)
    saving.start()
    assert slow_disk.reached.wait(5)
    person.types("Aikana")
    person.waits()
    assert person.keeper.state.kind == "saved"
    slow_disk.go_on.set()
    saving.join()
    person.types("Jälkeen")
    person.waits()
    assert texts(person.keeper.path) == ["Ennen"]
    journal = places.journal_of(person.keeper.path)
    assert [line.split(b'"n":')[1][:1] for line in journal.read_bytes().splitlines() if b'"n":' in line] == [b"3", b"4"]
    person.keeper.close()
    assert texts(person.keeper.path) == ["Ennen", "Aikana", "Jälkeen"]


def test_a_picture_that_came_during_a_slow_save_survives_it(places, slow_disk, begin, png) -> None:
    person = begin(NEVER, files=slow_disk)
    before, meanwhile = png(1), png(2)
    person.pictures[name_picture(before)] = before
    edits.add_persona(person.document, "Aino", picture=name_picture(before))
    saving = threading.Thread(target=person.keeper.save)
    saving.start()
    assert slow_disk.reached.wait(5)
    person.pictures[name_picture(meanwhile)] = meanwhile
    edits.add_persona(person.document, "Eino", picture=name_picture(meanwhile))
    slow_disk.go_on.set()
    saving.join()
    person.waits()
    beside = places.journal_of(person.keeper.path).with_suffix(".pictures")
    assert names(beside) == {name_picture(meanwhile)}
    edits.add_persona(person.document, "Aune", picture=name_picture(before))
    person.waits()
    assert names(beside) == {name_picture(meanwhile)}
    person.keeper.close()
    assert set(open_document(person.keeper.path).pictures) == {name_picture(before), name_picture(meanwhile)}


def test_whoever_listens_is_told_of_each_change(polku, opens) -> None:
    person = opens(polku)
    told: list[Saving] = []
    stop = person.keeper.listen(told.append)
    person.types("Kirje")
    person.waits()
    person.sees("saved")
    stop()
    heard = [state.kind for state in told]
    assert heard[:1] == ["saving"]
    assert heard[-1] == "saved"
    person.types("Vastaus")
    person.waits()
    assert [state.kind for state in told] == heard


def test_a_window_that_is_gone_does_not_stop_the_keeping(polku, opens, texts) -> None:
    person = opens(polku)
    told: list[Saving] = []

    def gone(_state: Saving) -> None:
        raise RuntimeError("the window was deleted")

    person.keeper.listen(gone)
    person.keeper.listen(told.append)
    person.types("Kirje")
    person.waits()
    person.keeper.close()
    assert told[-1].kind == "saved"
    assert texts(polku) == ["Soitin Kelaan", "Kirje"]


def test_the_small_picture_goes_into_the_file(begin, png) -> None:
    person = begin()
    person.keeper.thumbnail = png(3)
    person.types("Soitin")
    person.keeper.close()
    assert open_document(person.keeper.path).thumbnail == png(3)


NOON = datetime.datetime.now().astimezone().replace(hour=13, minute=42)


@pytest.mark.parametrize(
    ("state", "language", "words"),
    [
        (Saving("saving"), "fi", "Tallentaa…"),
        (Saving("saved", NOON), "fi", "Tallessa klo 13.42"),
        (Saving("saved", NOON), "sv", "Sparat kl. 13.42"),
        (Saving("saved", NOON), "en", "Saved at 13.42"),
        (Saving("saved", NOON.replace(year=2020, month=1, day=14)), "fi", "Tallessa 14.1.2020"),
        (Saving("saved"), "en", "Saved"),
    ],
)
def test_the_state_in_words(state, language, words) -> None:
    assert state_words(state, None, language) == words


def test_manners_are_usual_where_nobody_says_otherwise() -> None:
    assert Manner().pace.most == 30
