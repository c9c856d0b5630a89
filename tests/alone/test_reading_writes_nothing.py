"""Who reads a file that somebody else has writes nothing: no byte, no name, no time of change, beside it or at home."""

from pathlib import Path

import pytest

from paku_studio import edits
from paku_studio.editor.earlier import Earlier
from paku_studio.editor.editor import Editor
from paku_studio.editor.keeping import Keeper, Manner
from paku_studio.editor.reading_only import open_to_read
from paku_studio.models import ServiceMoment
from paku_studio.storage import CannotWrite, Places, RealFileSystem, open_document, save_document
from paku_studio.storage.failures import FileProblem
from paku_studio.storage.locks import ALREADY_OPEN
from paku_studio.storage.recovery import recoverable
from paku_studio.store import Document, ReadOnly

MINE = FileProblem(ALREADY_OPEN).about("polku.paku")


class Glass(RealFileSystem):
    """A disk that one can only look at."""

    def __getattribute__(self, name: str) -> object:
        if not name.startswith("_") and name not in ("stat", "open_to_read", "resolve"):
            raise AssertionError(f"a reader asked for {name}")
        return super().__getattribute__(name)


def seen_below(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Every name with its size, number and time of change; folders too."""
    looked = {str(each): each.lstat() for each in (folder, *folder.rglob("*"))}
    return {name: (found.st_size, found.st_ino, found.st_mtime_ns) for name, found in looked.items()}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def polku(tmp_path: Path) -> Path:
    document = Document()
    edits.add_moment(document, edits.add_pathway(document, "Ainon polku"), "Soitin Kelaan")
    (tmp_path / "polut").mkdir()
    file = tmp_path / "polut" / "polku.paku"
    save_document(document, {}, file, snapshots={"outo": b"{}"})
    return file


def test_reading_asks_the_disk_for_nothing_but_to_be_read(places, polku, tmp_path) -> None:
    before = seen_below(tmp_path)
    opened, reader = open_to_read(places, polku, MINE, Manner(files=Glass()))
    editor = Editor(opened.document, dict(opened.pictures))
    earlier = Earlier(editor, reader)
    assert len(earlier.states()) == 1
    with pytest.raises(ReadOnly):
        edits.add_pathway(opened.document, "Toinen")
    with pytest.raises(ReadOnly):
        earlier.forget("outo")
    assert not reader.is_another
    reader.keep_snapshot("outo", b"[]")
    reader.forget_snapshots("outo")
    reader.nudge()
    earlier.end()
    earlier.close()
    reader.close()
    assert seen_below(tmp_path) == before
    assert not places.home.exists()


@pytest.mark.parametrize("how", ["by its name", "by a link"])
def test_what_was_read_is_never_written_over_the_file_that_it_was_read_from(places, polku, tmp_path, how) -> None:
    """The other window may have saved and closed it since: hours of work would go under what was read before."""
    _, reader = open_to_read(places, polku, MINE)
    opened, keeper = Keeper.open(places, polku)
    edits.add_pathway(opened.document, "Sillä välin")
    keeper.save()
    keeper.close()
    newer = polku.read_bytes()
    target = polku
    if how == "by a link":
        target = tmp_path / "sama.paku"
        target.symlink_to(polku)
    with pytest.raises(CannotWrite) as refusal:
        reader.save_copy(target)
    assert refusal.value.sentence("fi").endswith(".")
    assert polku.read_bytes() == newer


def test_work_that_waits_for_a_file_is_put_aside_before_a_copy_is_written_over_it(places, polku, tmp_path) -> None:
    other = tmp_path / "polut" / "toinen.paku"
    other.write_bytes(polku.read_bytes())
    opened, keeper = Keeper.open(places, other)
    pathway = next(each.id for each in opened.document.records.values() if each.TYPE == "pathway")
    edits.add_moment(opened.document, pathway, "Ei vielä tiedostossa")
    assert keeper.flush()
    left, whole = places.journal_of(other).read_bytes(), other.read_bytes()
    keeper.close()
    places.journal_of(other).write_bytes(left)
    other.write_bytes(whole)
    assert recoverable(places)
    open_to_read(places, polku, MINE)[1].save_copy(other)
    assert not recoverable(places)
    kept = [open_document(each).document for each in places.backups.rglob("*kept.paku")]
    assert "Ei vielä tiedostossa" in {each.text for one in kept for each in one.of_type(ServiceMoment)}
