"""Removing all that is kept: nothing goes that unsaved work still needs, and nothing stays that nobody would find."""

import os
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.models import ServiceMoment
from paku_studio.storage import Places, RealFileSystem, open_document, save_document, sweep
from paku_studio.storage.kept import remove_kept
from paku_studio.storage.recent import folders_elsewhere, note_elsewhere
from paku_studio.storage.recovery import recover, recoverable
from paku_studio.store import Document

SLOW = Manner(Pace(pause=1000, most=1000, retry=1000))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def polku(tmp_path: Path) -> Path:
    document = Document()
    edits.add_moment(document, edits.add_pathway(document, "Ainon polku"), "Soitin Kelaan")
    save_document(document, {}, tmp_path / "polku.paku")
    return tmp_path / "polku.paku"


class Dying(RealFileSystem):
    """A disk that takes nothing any more once its program is dead."""

    dead = False

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name != "dead" and self.dead:
            raise OSError(5, "dead")
        return super().__getattribute__(name)


def leaves_work_unsaved(places: Places, file: Path) -> None:
    """Somebody types a line that goes to the journal only, and the program dies."""
    disk = Dying()
    opened, keeper = Keeper.open(places, file, Manner(SLOW.pace, files=disk))
    pathway = next(each.id for each in opened.document.records.values() if each.TYPE == "pathway")
    edits.add_moment(opened.document, pathway, "Kirje tuli")
    assert keeper.flush()
    keeper._file.keep_base()
    disk.dead = True
    keeper.close(anyway=True)


def moments(document: Document) -> set[str]:
    return {each.text for each in document.of_type(ServiceMoment)}


def test_the_version_on_which_unsaved_work_builds_stays_where_that_work_stays(places, polku, tmp_path) -> None:
    leaves_work_unsaved(places, polku)
    save_document(Document(), {}, polku)  # a sync folder brings another version
    polku.with_name("polku.paku.bak").unlink()
    assert len(recoverable(places)) == 1
    remove_kept(places, work_too=False)
    (work,) = recoverable(places)
    assert moments(recover(places, work.journal).opened.document) == {"Soitin Kelaan", "Kirje tuli"}


def test_versions_that_no_work_needs_go(places, polku) -> None:
    opened, keeper = Keeper.open(places, polku, SLOW)
    edits.add_pathway(opened.document, "Toinen")
    keeper.save()
    keeper.close()
    assert list(places.backups.rglob("*.paku"))
    remove_kept(places, work_too=False)
    assert not list(places.backups.rglob("*.paku"))


def test_work_of_an_open_document_that_was_rescued_elsewhere_is_found_after_a_crash(places, polku, tmp_path) -> None:
    """The disk is full: the work is rescued to a stick, old versions are removed to make room; then the power goes."""
    disk = Dying()
    opened, keeper = Keeper.open(places, polku, Manner(SLOW.pace, files=disk))
    edits.add_pathway(opened.document, "Toinen")
    assert keeper.rescue(tmp_path / "tikku")
    remove_kept(places, work_too=True)
    disk.dead = True
    keeper.close(anyway=True)
    assert folders_elsewhere(places) == (tmp_path / "tikku",)
    assert len(recoverable(places, *folders_elsewhere(places))) == 1


def test_what_somebody_opens_in_that_very_moment_stays(places) -> None:
    document = Document()
    keeper = Keeper.begin(places, document, {}, SLOW)
    edits.add_pathway(document, "Ainon polku")
    draft = keeper.path
    keeper.close()
    opened: list[Keeper] = []

    class Quick(RealFileSystem):
        """Another window opens the draft just before anything is removed."""

        def remove(self, path: Path) -> None:
            if not opened:
                opened.append(Keeper.open(places, draft, SLOW)[1])
            super().remove(path)

    first = places.drafts / "20200101-000000-00000000.paku"
    first.write_bytes(draft.read_bytes())
    removed = remove_kept(places, work_too=True, files=Quick())
    assert draft.exists()
    assert not first.exists()
    assert removed.open == 1
    opened[0].close()


@pytest.mark.parametrize("work_too", [True, False])
def test_pictures_and_states_without_their_journal_go(places, work_too) -> None:
    """A program died after it had put a picture there, before the journal's first line."""
    folders = [
        places.journals / f"{'a' * 24}.pictures",
        places.backups / ("b" * 24) / "20261101T120000000000Z.pictures",
    ]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / f"{'c' * 64}.png").write_bytes(b"a face")
        (folder / "tapaaminen.json").write_bytes(b"{}")
    remove_kept(places, work_too=work_too)
    assert not [each for each in places.home.rglob("*") if each.is_file()]


def test_they_go_at_the_next_start_too_but_not_those_of_whoever_is_at_work(places, polku) -> None:
    _, keeper = Keeper.open(places, polku, SLOW)
    folders = [places.journals / f"{'a' * 24}.pictures", places.journal_of(polku).with_suffix(".pictures")]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / f"{'c' * 64}.png").write_bytes(b"a face")
    sweep(places)
    assert not folders[0].exists()
    assert folders[1].exists()
    keeper.close()


def test_what_a_program_that_died_left_half_written_goes(places) -> None:
    left = places.backups / ("b" * 24) / ".paku-0123456789abcdef.tmp"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a document")
    os.utime(left, (0, 0))
    remove_kept(places, work_too=False)
    assert not left.exists()


def test_the_file_of_the_document_itself_is_never_touched(places, polku) -> None:
    leaves_work_unsaved(places, polku)
    before = polku.read_bytes()
    remove_kept(places, work_too=True)
    assert polku.read_bytes() == before
    assert not recoverable(places)
    assert moments(open_document(polku).document) == {"Soitin Kelaan"}


def test_a_draft_goes_with_the_file_that_it_was_before(places) -> None:
    document = Document()
    keeper = Keeper.begin(places, document, {}, SLOW)
    for title in ("Ainon polku", "Toinen"):
        edits.add_pathway(document, title)
        keeper.save()
    keeper.close()
    assert len(list(places.drafts.iterdir())) == 2
    remove_kept(places, work_too=True)
    assert not list(places.drafts.iterdir())


def test_what_the_disk_does_not_let_go_is_counted_as_still_there(places, polku) -> None:
    class Stuck(RealFileSystem):
        """A disk from which nothing can be removed."""

        def remove(self, path: Path) -> None:
            raise PermissionError(13, "stuck", str(path))

    opened, keeper = Keeper.open(places, polku, SLOW)
    edits.add_pathway(opened.document, "Toinen")
    keeper.save()
    keeper.close()
    versions = list(places.backups.rglob("*.paku"))
    removed = remove_kept(places, work_too=False, files=Stuck())
    assert (removed.count, removed.failed) == (0, len(versions))
    assert list(places.backups.rglob("*.paku")) == versions


def test_a_stick_that_is_not_there_is_remembered_no_more(places, tmp_path) -> None:
    note_elsewhere(places, tmp_path / "tikku")
    remove_kept(places, work_too=True)
    assert folders_elsewhere(places) == ()
