"""What a person is offered after a crash: which work, since when, what differs; and what becomes of it."""

import os
import threading
import time
from pathlib import Path

from paku_studio import edits
from paku_studio.editor.keeping import Pace
from paku_studio.editor.keeping_file import take_place
from paku_studio.models import ServiceMoment
from paku_studio.storage import Draft, Places, discard_draft, drafts, list_backups, open_document, recoverable, sweep
from paku_studio.storage import recovery as recovering
from paku_studio.storage.locks import take_lock
from paku_studio.storage.recovery import is_held

NEVER = Pace(pause=1000, most=1000, retry=0.01)


def test_the_offer_names_the_work_and_what_differs(begin, places) -> None:
    person = begin()
    first = person.types("Soitin Kelaan")
    person.keeper.save()
    person.types("Kirje\ntuli")
    edits.mark_critical(person.document, first, "ei vastattu")
    person.document.undo()
    edits.remove(person.document, [first])
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    assert (found.title, found.edits, found.draft, found.moved) == ("Ainon polku", 4, True, False)
    assert time.time() - found.at.timestamp() < 60
    assert found.differences("fi") == (
        "Poista: ”Soitin Kelaan”",
        "Kumottu: Merkitse kriittiseksi: ”Soitin Kelaan”",
        "Merkitse kriittiseksi: ”Soitin Kelaan”",
        "Lisää palvelutuokio: ”Kirje tuli”",
    )


def test_a_long_list_of_differences_is_counted(polku, opens, places) -> None:
    person = opens(polku)
    for number in range(40):
        person.types(f"tuokio {number}")
    person.waits()
    person.dies()
    told = recoverable(places)[0].differences("fi")
    assert told[0] == "Lisää palvelutuokio: ”tuokio 39”"
    assert told[-1] == "ja 28 muuta"


def test_work_recovered_twice_still_tells_what_is_in_it(begin, resumes, places) -> None:
    """Of edits that came out of an earlier journal only the outcome is known: it is told by its words."""
    person = begin()
    first = person.types("Soitin Kelaan")
    person.types("Kirje tuli")
    person.waits()
    person.dies()
    person = resumes(recoverable(places)[0])
    person.types("Vastaus")
    person.waits()
    person.dies()
    assert recoverable(places)[0].edits == 4
    assert recoverable(places)[0].differences("fi") == (
        "Lisää palvelutuokio: ”Vastaus”",
        "Lisää palvelutuokio: ”Kirje tuli”",
        "Lisää palvelutuokio: ”Soitin Kelaan”",
        "Lisää polku: ”Ainon polku”",
    )
    person = resumes(recoverable(places)[0])
    for number in range(15):
        person.types(f"tuokio {number:02}")
    edits.remove(person.document, [first])
    person.waits()
    person.dies()
    told = recoverable(places)[0].differences("fi")
    assert told[0] == "Poista: ”Soitin Kelaan”"
    assert len(told) == 13


def test_of_a_file_recovered_twice_only_what_the_file_has_not_is_told(polku, opens, resumes, places) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.waits()
    person.dies()
    person = resumes(recoverable(places)[0])
    person.waits()
    person.dies()
    assert recoverable(places)[0].differences("fi") == ("Lisää palvelutuokio: ”Kirje”",)


def test_latest_work_comes_first_and_living_programs_are_left_alone(begin, places) -> None:
    for title in ("vanha", "uusi", "elävä"):
        person = begin()
        edits.add_pathway(person.document, title)
        person.waits()
        if title != "elävä":
            person.dies()
        journal = places.journal_of(person.keeper.path)
        journal.write_bytes(journal.read_bytes())
    assert {work.title for work in recoverable(places)} == {"vanha", "uusi"}


def test_opening_the_file_goes_on_where_one_was(polku, opens, places, texts) -> None:
    """What was shown as saved is there also for somebody who opens the file without looking at the offer."""
    person = opens(polku)
    person.types("Kirje")
    person.waits()
    person.dies()
    again = opens(polku)
    assert texts(again) == ["Soitin Kelaan", "Kirje"]
    assert again.keeper.recovered == 1
    again.keeper.close()
    assert texts(polku) == ["Soitin Kelaan", "Kirje"]
    assert recoverable(places) == ()


def test_dying_again_before_anything_is_written_loses_nothing(polku, opens, resumes, places, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.waits()
    person.dies()
    for edits_before in (1, 1, 1):
        (found,) = recoverable(places)
        assert found.edits == edits_before
        assert found.differences("fi")
        again = resumes(found)
        again.waits()
        again.dies()
    (found,) = recoverable(places)
    assert texts(resumes(found)) == ["Soitin Kelaan", "Kirje"]


def test_work_that_nobody_wants_stays_in_the_backups(polku, opens, places, texts) -> None:
    person = opens(polku)
    person.types("Turha")
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    kept = found.discard()
    assert kept
    assert recoverable(places) == ()
    assert texts(polku) == ["Soitin Kelaan"]
    assert texts(kept) == ["Soitin Kelaan", "Turha"]
    assert kept in [backup.place for backup in list_backups(places, polku) if backup.kept]
    assert texts(opens(polku)) == ["Soitin Kelaan"]


def test_a_discarded_draft_leaves_no_draft(begin, places, texts) -> None:
    person = begin()
    person.types("Tallessa")
    person.keeper.save()
    person.types("Turha")
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    kept = found.discard()
    assert drafts(places) == ()
    assert texts(kept) == ["Tallessa", "Turha"]


def test_a_missing_stick_does_not_keep_the_work(polku, opens, resumes, places, texts) -> None:
    """The file is gone with its stick; the backup of it and the journal give the whole document all the same."""
    person = opens(polku)
    person.types("Kirje")
    person.keeper.save()
    person.types("Vastaus")
    person.waits()
    person.dies()
    polku.unlink()
    (found,) = recoverable(places)
    assert not found.moved
    assert texts(resumes(found)) == ["Soitin Kelaan", "Kirje", "Vastaus"]


def test_drafts_are_listed_until_somebody_has_them_open(begin, places, opens) -> None:
    for title in ("ensimmäinen", "toinen"):
        person = begin()
        edits.add_pathway(person.document, title)
        person.keeper.close()
    found = drafts(places)
    assert {draft.face.title for draft in found} == {"ensimmäinen", "toinen"}
    person = opens(found[0].path)
    assert person.keeper.is_draft
    assert [draft.path for draft in drafts(places)] == [found[1].path]


def test_a_draft_that_is_thrown_away_is_in_the_backups(begin, places, texts) -> None:
    person = begin()
    person.types("Turha")
    person.keeper.close()
    (draft,) = drafts(places)
    assert isinstance(draft, Draft)
    kept = discard_draft(places, draft.path)
    assert drafts(places) == ()
    assert texts(kept) == ["Turha"]


def test_what_dead_programs_left_is_swept(begin, places, polku) -> None:
    person = begin()
    person.types("Elävä")
    person.keeper.save()
    old, young, foreign = (".paku-0123456789abcdef.tmp", ".paku-fedcba9876543210.tmp", "oma.tmp")
    for folder in (places.drafts, polku.parent, places.journals):
        for name in (old, young, foreign):
            (folder / name).write_bytes(b"x")
            if name != young:
                os.utime(folder / name, (1, 1))
    (places.journals / "kuollut.lock").write_text("1 toinen kone", encoding="utf-8")
    sweep(places, [polku.parent])
    for folder in (places.drafts, polku.parent, places.journals):
        assert not (folder / old).exists()
        assert (folder / young).exists()
        assert (folder / foreign).exists()
    assert not (places.journals / "kuollut.lock").exists()
    person.types("yhä")
    person.waits()


def test_a_journal_whose_work_is_in_the_file_is_swept(polku, opens, places, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.keeper.save()
    person.dies()
    journal = places.journal_of(polku)
    assert journal.exists()
    sweep(places)
    assert not journal.exists()
    assert texts(polku) == ["Soitin Kelaan", "Kirje"]


def test_recovered_work_is_not_swept(polku, opens, resumes, places) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.waits()
    person.dies()
    again = resumes(recoverable(places)[0])
    again.waits()
    again.dies()
    sweep(places)
    assert len(recoverable(places)) == 1


def test_a_file_that_was_mended_on_opening_is_recovered_as_it_was_shown(polku, opens, places, texts) -> None:
    """The journal builds on the mended records, which no file holds: so it carries them itself."""
    opened = open_document(polku)
    moment = opened.document.of_type(ServiceMoment)[0]
    data = polku.read_bytes()
    polku.unlink()
    from paku_studio.storage import save_document

    records = {**opened.document.records, "x": ServiceMoment(id="x", phase="poissa", text="Orpo", order="Z")}
    save_document(records, {}, polku)
    assert polku.read_bytes() != data
    person = opens(polku)
    assert texts(person) == ["Soitin Kelaan"]
    edits.set_text(person.document, moment.id, "text", "Soitin")
    person.waits()
    person.dies()
    assert texts(opens(polku)) == ["Soitin"]


def test_a_lock_is_one_programs_and_goes_with_it(tmp_path) -> None:
    lock = take_lock(tmp_path / "a.lock")
    assert lock
    assert take_lock(tmp_path / "a.lock") is None
    assert (tmp_path / "a.lock").read_text(encoding="utf-8").startswith(f"{os.getpid()} ")
    lock.release()
    lock.release()
    assert not (tmp_path / "a.lock").exists()
    again = take_lock(tmp_path / "a.lock")
    assert again
    again.release()


def test_a_lock_file_of_a_dead_program_is_taken_over(tmp_path) -> None:
    (tmp_path / "a.lock").write_text("4194300 kone", encoding="utf-8")
    lock = take_lock(tmp_path / "a.lock")
    assert lock
    lock.release()


def test_of_a_journal_that_went_away_meanwhile_nothing_is_told(polku, opens, resumes, places) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.waits()
    person.dies()
    person = resumes(recoverable(places)[0])
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    found.journal.unlink()
    assert not any("Kirje" in line for line in found.differences("fi"))


def test_work_that_another_window_goes_on_with_is_not_discarded(begin, resumes, places, texts) -> None:
    person = begin()
    person.types("Kirje")
    person.waits()
    person.dies()
    (seen_in_one_window,) = recoverable(places)
    again = resumes(recoverable(places)[0])
    again.keeper.save()
    assert seen_in_one_window.discard() is None
    again.types("Soitto")
    again.waits()
    again.dies()
    assert texts(resumes(recoverable(places)[0])) == ["Kirje", "Soitto"]


def test_a_draft_that_a_window_has_open_is_not_set_aside(begin, opens, places, texts) -> None:
    person = begin()
    person.types("Kirje")
    person.keeper.close()
    (draft,) = drafts(places)
    again = opens(draft.path)
    assert discard_draft(places, draft.path) is None
    again.keeper.close()
    assert texts(draft.path) == ["Kirje"]
    assert discard_draft(places, draft.path)
    assert drafts(places) == ()


def test_what_is_looked_at_can_be_opened_at_the_same_time(begin, opens, places) -> None:
    person = begin()
    person.types("Kirje")
    person.keeper.close()
    path, stop = person.keeper.path, threading.Event()
    lookers = [threading.Thread(target=look_until, args=(places, path, stop)) for _ in range(2)]
    for looker in lookers:
        looker.start()
    try:
        for _ in range(300):
            take_place(path, places.journal_of(path)).release()
    finally:
        stop.set()
        for looker in lookers:
            looker.join()


def look_until(places: Places, path: Path, stop: threading.Event) -> None:
    while not stop.is_set():
        is_held(places.journal_of(path))


def test_those_who_only_look_do_not_see_each_other(tmp_path) -> None:
    (tmp_path / "a.lock").write_text("1 toinen kone", encoding="utf-8")
    found: list[bool] = []

    def look() -> None:
        found.extend(is_held(tmp_path / "a.journal") for _ in range(2000))

    lookers = [threading.Thread(target=look) for _ in range(2)]
    for looker in lookers:
        looker.start()
    for looker in lookers:
        looker.join()
    assert len(found) == 4000
    assert not any(found)


def test_a_journal_that_a_window_takes_while_it_is_swept_stays(polku, opens, places, monkeypatch) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.keeper.save()
    person.dies()
    journal, looked = places.journal_of(polku), recovering.holds_nothing
    locks = []

    def somebody_opens_it(*said) -> bool:
        locks.append(take_lock(journal.with_suffix(".lock")))
        return looked(*said)

    monkeypatch.setattr(recovering, "holds_nothing", somebody_opens_it)
    sweep(places)
    assert journal.exists()
    locks[0].release()


def test_a_draft_is_set_aside_also_where_no_lock_can_be_made(begin, places) -> None:
    person = begin()
    person.types("Kirje")
    person.keeper.close()
    places.journals.rename(places.home / "muualla")
    assert discard_draft(places, person.keeper.path)
    assert drafts(places) == ()
