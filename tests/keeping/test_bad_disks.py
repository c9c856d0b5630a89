"""Full disks, lost sticks and disks that lie: nothing shown as saved is lost, and trouble is said in words."""

import errno
import os
import time
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.editor.shelf import stand_ready
from paku_studio.storage import Places, RealFileSystem, name_picture, open_document, recoverable
from paku_studio.storage.recent import folders_elsewhere
from paku_studio.storage.recovery import recover, recoverable_at
from paku_studio.store import Document

ERRORS = (errno.ENOSPC, errno.EIO)
CALLS = tuple(name for name in vars(RealFileSystem) if not name.startswith("_"))
STILL = Pace(pause=1000, most=1000, retry=1000)


DEAD = -1
"""In place of a number: every call fails from now on."""


class NthCall(RealFileSystem):
    """A disk whose n-th call fails, or takes half of what it is given and then fails."""

    def __init__(self, failing: int, error: int, half: bool = False) -> None:
        self.calls: list[str] = []
        self.failing, self.error, self.half = failing, error, half

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in CALLS:
            return real

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            if self.failing not in (len(self.calls), DEAD):
                return real(*arguments)
            if name == "close":
                real(*arguments)
            if self.half and name == "write" and self.failing != DEAD:
                real(arguments[0], arguments[1][: len(arguments[1]) // 2])
            raise OSError(self.error, os.strerror(self.error))

        return call


def a_sitting(places: Places, files: NthCall, picture: bytes) -> tuple[Keeper, list[list[str]], int]:
    """Somebody types, saves, types on: the words after each edit, and how many edits were shown as saved."""
    document, pictures = Document(), {name_picture(picture): picture}
    states: list[list[str]] = [[]]
    document.subscribe(lambda _: states.append(words_of(document)))
    keeper = Keeper.begin(places, document, pictures, Manner(STILL, files=files))
    shown = 0
    pathway = edits.add_pathway(document, "Polku")
    for number in range(2):
        edits.add_moment(document, pathway, f"ennen {number}")
        shown = seen(keeper, states, shown)
    edits.add_persona(document, "Aino", picture=name_picture(picture))
    shown = seen(keeper, states, shown)
    try:
        keeper.save()
    except Exception:  # noqa: BLE001 - the disk fails somewhere: that is the test
        assert keeper.path
    shown = seen(keeper, states, shown)
    for number in range(2):
        edits.add_moment(document, pathway, f"jälkeen {number}")
        shown = seen(keeper, states, shown)
    return keeper, states, shown


def words_of(document: Document) -> list[str]:
    return sorted(record.text for record in document.records.values() if record.TYPE == "moment")


def seen(keeper: Keeper, states: list[list[str]], shown: int) -> int:
    """How many edits a person would now believe to be saved."""
    keeper.flush()
    return len(states) - 1 if keeper.state.kind == "saved" else shown


def what_is_found(places: Places, path: Path) -> Document:
    works = recoverable(places)
    assert len(works) <= 1
    if works:
        return recover(places, works[0].journal).opened.document
    return open_document(path).document if path.exists() else Document()


@pytest.mark.parametrize("half", [False, True], ids=["nothing", "half"])
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.__getitem__)
def test_whichever_call_fails_nothing_shown_as_saved_is_lost(tmp_path, png, error, half) -> None:
    files = NthCall(0, 0)
    keeper, _, _ = a_sitting(Places(tmp_path / "mitta"), files, png())
    number = len(files.calls)
    keeper.close()
    assert number > 40
    for failing in range(1, number + 3):  # threads do not always meet in the same way
        if half and files.calls[failing - 1 : failing] != ["write"]:
            continue
        places = Places(tmp_path / f"{failing}")
        broken = NthCall(failing, error, half)
        keeper, states, shown = a_sitting(places, broken, png())
        broken.failing = DEAD
        keeper.close(anyway=True)
        found = words_of(what_is_found(places, keeper.path))
        assert found in states[shown:], (failing, broken.calls[failing - 1], shown)


def test_a_full_disk_is_said_and_the_work_goes_through_once_there_is_room(polku, opens, disk, places, texts) -> None:
    person = opens(polku)
    person.types("Mahtui")
    person.waits()
    disk.fill_up()
    person.types("Ei mahtunut")
    person.sees("trouble")
    assert person.keeper.words("fi") == "Ei vielä tallessa: levy on täynnä"
    assert person.keeper.words("sv") == "Inte sparat ännu: disken är full"
    assert "levy on täynnä" in person.keeper.state.sentence
    assert person.keeper.state.where == "journal"
    disk.clear()
    person.sees("saved")
    person.dies()
    (found,) = recoverable(places)
    assert texts(recover(places, found.journal).opened.document) == ["Soitin Kelaan", "Mahtui", "Ei mahtunut"]


def test_closing_on_a_full_disk_closes_only_if_told_twice(polku, opens, disk, texts) -> None:
    person = opens(polku)
    disk.fill_up()
    person.types("Ei mahdu")
    assert person.keeper.close().kind == "trouble"
    assert not person.keeper.closed
    disk.clear()
    assert person.keeper.close().kind == "saved"
    assert person.keeper.closed
    assert texts(polku) == ["Soitin Kelaan", "Ei mahdu"]


def test_another_folder_rescues_what_a_full_disk_does_not_take(polku, opens, disk, places, tmp_path, texts) -> None:
    person = opens(polku)
    disk.fill_up(places.home)
    person.types("Ei mahdu")
    person.sees("trouble")
    stick = tmp_path / "tikku"
    assert person.keeper.rescue(stick)
    person.sees("saved")
    person.types("Tikulla")
    person.waits()
    person.dies()
    assert recoverable(places) == ()
    (found,) = recoverable(places, stick)
    assert texts(recover(places, found.journal).opened.document) == ["Soitin Kelaan", "Ei mahdu", "Tikulla"]
    assert (found.edits, found.path) == (2, polku)


def test_rescued_work_stands_ready_at_the_next_start(polku, opens, disk, places, tmp_path, texts) -> None:
    person = opens(polku, Pace(pause=0.01, most=0.01, retry=0.01))
    disk.fill_up(tmp_path)
    person.types("Ei mahdu")
    person.sees("trouble")
    disk.under = places.home
    assert person.keeper.rescue(tmp_path / "tikku")
    assert folders_elsewhere(places) == ()
    disk.under = polku.parent
    person.types("Tikulla")
    waits_for(lambda: folders_elsewhere(places) == (tmp_path / "tikku",))
    person.waits()
    person.dies()
    (standing,) = stand_ready(places, "fi").recovered
    found = recover(places, standing.found.journal).opened.document
    assert texts(found) == ["Soitin Kelaan", "Ei mahdu", "Tikulla"]
    stand_ready(places, "fi").recovered[0].discard()
    assert stand_ready(places, "fi").recovered == ()


def waits_for(seen) -> None:
    end = time.monotonic() + 30
    while not seen():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_the_second_stick_rescues_where_the_first_is_full_too(polku, opens, disk, places, tmp_path, texts) -> None:
    person = opens(polku)
    person.types("Mahtui")
    person.waits()
    disk.fill_up()
    person.types("Ei mahdu")
    assert not person.keeper.rescue(tmp_path / "täysi")
    disk.under = places.home
    assert person.keeper.rescue(tmp_path / "tyhjä")
    person.dies()
    (found,) = recoverable(places, tmp_path / "tyhjä", tmp_path / "täysi")
    assert texts(recover(places, found.journal).opened.document) == ["Soitin Kelaan", "Mahtui", "Ei mahdu"]


def test_a_stick_that_was_pulled_out_leaves_the_work_on_this_computer(begin, places, tmp_path, texts, disk) -> None:
    stick = tmp_path / "tikku"
    stick.mkdir()
    person = begin()
    person.types("Tikulla")
    person.keeper.save_as(stick / "polku.paku")
    disk.under = stick
    disk.refuse = {"create": errno.ENOENT, "stat": errno.ENOENT}
    person.types("Ilman tikkua")
    state = person.keeper.close()
    assert state.kind == "trouble"
    assert state.where == "file"
    assert person.keeper.words("fi").startswith("Tallessa tällä koneella, ei vielä tiedostossa: ")
    assert "polku.paku" in state.sentence
    disk.clear()
    (found,) = recoverable(places)
    assert found.edits == 1
    assert texts(recover(places, found.journal).opened.document) == ["Tikulla", "Ilman tikkua"]


def test_after_a_failed_fsync_the_journal_is_written_anew(polku, opens, disk, places, texts) -> None:
    """The system may drop what it could not write and say nothing the next time: only a new file can be trusted."""
    person = opens(polku)
    person.types("Ensin")
    person.waits()
    journal = places.journal_of(polku)
    before = journal.stat().st_ino
    disk.refuse = {"fsync": errno.EIO}
    person.types("Sitten")
    person.sees("trouble")
    disk.clear()
    person.sees("saved")
    assert journal.stat().st_ino != before
    person.dies()
    (found,) = recoverable(places)
    assert found.edits == 2


def test_a_flush_that_fails_after_the_file_was_replaced_is_no_foreign_change(polku, opens, disk, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    disk.under = polku.parent
    disk.refuse = {"fsync_folder": errno.EIO}
    person.sees("saved")
    assert person.keeper.close().kind == "trouble"
    disk.clear()
    again = opens(polku)
    assert again.keeper.state.kind == "saved"
    assert texts(again) == texts(polku) == ["Soitin Kelaan", "Kirje"]


def test_a_journal_that_cannot_be_begun_anew_goes_on_to_count_by_its_mark(polku, opens, disk, places, texts) -> None:
    person = opens(polku)
    person.types("Kirje")
    person.waits()
    disk.under = places.journals
    disk.refuse = {"create": errno.ENOSPC}
    person.keeper.save()
    assert person.keeper.state.kind == "saved"
    assert recoverable_after_death(places) == ()
    person.types("Vastaus")
    assert not person.keeper.flush()
    disk.clear()
    person.sees("saved")
    person.dies()
    (found,) = recoverable(places)
    assert texts(recover(places, found.journal).opened.document) == ["Soitin Kelaan", "Kirje", "Vastaus"]


def recoverable_after_death(places: Places) -> tuple[Any, ...]:
    """What would be offered if every program died now."""
    found = [recoverable_at(places, journal) for journal in places.journals.glob("*.journal")]
    return tuple(filter(None, found))


def test_a_data_folder_that_cannot_be_made_keeps_nobody_from_working(tmp_path, texts) -> None:
    (tmp_path / "koti").write_text("a file stands in the way", encoding="utf-8")
    places = Places(tmp_path / "koti")
    document = Document()
    keeper = Keeper.begin(places, document, {}, Manner(STILL))
    edits.add_moment(document, edits.add_pathway(document, "Polku"), "Silti")
    assert not keeper.flush()
    assert keeper.state.kind == "trouble"
    keeper.save_as(tmp_path / "silti.paku")
    assert texts(tmp_path / "silti.paku") == ["Silti"]
    assert keeper.state.kind == "saved"
    keeper.close()
