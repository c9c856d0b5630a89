"""What this computer keeps of people's documents: counted, listed, opened, removed; never by surprise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.editor.kept_words import size_words
from paku_studio.models import ServiceMoment
from paku_studio.storage import Places, open_document
from paku_studio.storage.kept import journals_aside, kept_here, remove_kept
from paku_studio.storage.recent import folders_elsewhere, note_elsewhere, note_recent
from paku_studio.storage.recovery import recoverable
from paku_studio.store import Document
from paku_studio.widgets.settings_backups import BackupList
from paku_studio.widgets.settings_kept import KeptHere
from paku_studio.widgets.window import MainWindow

SLOW = Manner(Pace(pause=1000, most=1000, retry=1000))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


def works(places: Places, file: Path | None, *texts: str) -> Keeper:
    """Somebody types into a file, or into a new document."""
    document = Document()
    if file is None:
        keeper = Keeper.begin(places, document, {}, SLOW)
        edits.add_pathway(document, "Ainon polku")
    else:
        opened, keeper = Keeper.open(places, file, SLOW)
        document = opened.document
    pathway = next(each.id for each in document.records.values() if each.TYPE == "pathway")
    for text in texts:
        edits.add_moment(document, pathway, text)
    assert keeper.flush()
    return keeper


def dies(places: Places, keeper: Keeper) -> None:
    """The program is gone: what it kept lies there, its locks are free."""
    journal = places.journal_of(keeper.path)
    left = journal.read_bytes()
    keeper.close()
    journal.write_bytes(left)


def counts(places: Places) -> dict[str, int]:
    return {each.kind: each.count for each in kept_here(places)}


@pytest.fixture
def all_kinds(places: Places, story: Path, tmp_path: Path) -> Places:
    """A draft, unsaved work on a file, earlier versions, work that was set aside, a journal put aside, a list."""
    works(places, None, "Luonnos").close()
    other = tmp_path / "toinen.paku"
    other.write_bytes(story.read_bytes())
    before = other.read_bytes()
    keeper = works(places, other, "Kirje")
    dies(places, keeper)
    other.write_bytes(before)
    set_aside = tmp_path / "kolmas.paku"
    set_aside.write_bytes(before)
    dies(places, works(places, set_aside, "Syrjään"))
    set_aside.write_bytes(before)
    next(each for each in recoverable(places) if each.path.name == "kolmas.paku").discard()
    aside = places.backups / ("0" * 24) / "20261101T120000000000Z.journal"
    aside.parent.mkdir(parents=True)
    aside.write_bytes(b"something that is no journal")
    note_recent(places, story, "Velkakierteestä")
    return places


def test_each_kind_is_counted_with_its_size(all_kinds: Places) -> None:
    found = {each.kind: each for each in kept_here(all_kinds)}
    assert {kind: each.count for kind, each in found.items() if kind != "versions"} == {
        "drafts": 1, "journals": 1, "aside": 2, "recent": 1
    }  # fmt: skip
    assert found["versions"].count >= 2
    assert all(each.size > 0 for each in found.values())
    on_disk = sum(each.stat().st_size for each in all_kinds.home.rglob("*") if each.is_file())
    assert sum(each.size for each in found.values()) <= on_disk


def test_where_nothing_is_kept_nothing_is_listed(places: Places) -> None:
    assert kept_here(places) == ()
    assert remove_kept(places, work_too=True).count == 0


def test_all_of_it_goes_and_no_word_of_the_documents_is_left(all_kinds: Places, story: Path, tmp_path: Path) -> None:
    files = {each: each.read_bytes() for each in (story, tmp_path / "toinen.paku", tmp_path / "kolmas.paku")}
    removed = remove_kept(all_kinds, work_too=True)
    assert removed.count > 0
    assert (removed.open, removed.failed) == (0, 0)
    assert kept_here(all_kinds) == ()
    left = [each.name for each in all_kinds.home.rglob("*") if each.is_file()]
    assert set(left) <= {"computer", "settings.json"}
    assert {each: each.read_bytes() for each in files} == files


def test_drafts_and_unsaved_work_stay_where_one_says_so(all_kinds: Places) -> None:
    remove_kept(all_kinds, work_too=False)
    assert counts(all_kinds) == {"drafts": 1, "journals": 1}
    (work,) = recoverable(all_kinds)
    assert work.edits == 1


def test_what_belongs_to_an_open_document_stays(places: Places, story: Path) -> None:
    works(places, None, "Luonnos").close()
    keeper = works(places, story, "Kirje")
    removed = remove_kept(places, work_too=True)
    assert removed.open == 1
    assert counts(places).keys() <= {"journals", "versions"}
    assert places.journal_of(keeper.path).exists()
    keeper.close()
    assert "Kirje" in [each.text for each in open_document(story).document.of_type(ServiceMoment)]


def test_work_that_was_rescued_to_another_folder_is_counted_and_removed(places: Places, tmp_path: Path) -> None:
    keeper = works(places, None, "Luonnos")
    assert keeper.rescue(tmp_path / "tikku")
    place = next((tmp_path / "tikku").glob("*.journal"))
    left = place.read_bytes()
    keeper.close()
    place.write_bytes(left)
    note_elsewhere(places, tmp_path / "tikku")
    assert counts(places)["journals"] == 1
    remove_kept(places, work_too=True)
    assert not place.exists()
    assert folders_elsewhere(places) == ()


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [(0, "fi", "0 kt"), (1, "fi", "1 kt"), (310_000, "sv", "310 kB"), (2_140_000, "fi", "2,1 Mt"),
     (2_140_000, "en", "2.1 MB"), (399_600_000, "sv", "400 MB")],
)  # fmt: skip
def test_sizes_are_said_as_people_say_them(size: int, language: str, words: str) -> None:
    assert size_words(size, language) == words


# journals that were put aside


@pytest.fixture
def misfit(places: Places, story: Path) -> Path:
    """Work on the story that does not fit it any more: its journal was put aside as it was."""
    keeper = works(places, story, "Kirje")
    dies(places, keeper)
    journal = places.journal_of(story)
    newer = journal.read_bytes()
    for each in places.backups.rglob("*.paku"):
        each.unlink()
    story.write_bytes(b"another program wrote this")
    journal.write_bytes(newer)
    from paku_studio.storage.recovery import put_aside

    kept = put_aside(places, journal)
    assert kept is not None
    assert kept.suffix == ".journal"
    return kept


def test_a_journal_that_was_put_aside_is_listed_by_its_title(places: Places, misfit: Path) -> None:
    (found,) = journals_aside(places)
    assert found.place == misfit
    assert found.title
    assert found.size == misfit.stat().st_size


# in the window


def words_in(part: QWidget) -> str:
    return " ".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def settings(start: MainWindow) -> Callable[[], Any]:
    """Open the settings."""

    def open_them() -> Any:
        start.desk.run("file.settings")
        return start.dialogs["SettingsDialog"]

    return open_them


def test_the_settings_list_it_with_sizes(all_kinds: Places, settings: Callable[[], Any]) -> None:
    said = words_in(settings().findChild(KeptHere))
    assert "Nimeämättömät luonnokset: 1 · " in said
    assert "Työ, joka ei ole vielä tiedostossaan: 1 · " in said
    assert "Syrjään siirretty työ: 2 · " in said
    assert "poistettiin tai korvattiin" in said


def test_removing_asks_once_and_escape_removes_nothing(all_kinds: Places, settings: Callable[[], Any]) -> None:
    dialog = settings()
    part, before = dialog.findChild(KeptHere), counts(all_kinds)
    QTest.keyClick(part.remove, Qt.Key.Key_Return)
    assert part.question.isVisible()
    assert "lopullisesti poissa" in words_in(part.question)
    QTest.keyClick(part.question.answers[""], Qt.Key.Key_Escape)
    assert not part.question.isVisible()
    assert dialog.isVisible()
    assert counts(all_kinds) == before


def test_everything_goes_with_one_answer_and_the_start_page_knows(
    all_kinds: Places, settings: Callable[[], Any], start: MainWindow, qtbot: Any
) -> None:
    part = settings().findChild(KeptHere)
    QTest.keyClick(part.remove, Qt.Key.Key_Return)
    QTest.keyClick(part.question.answers["all"], Qt.Key.Key_Return)
    assert counts(all_kinds) == {}
    assert "Poistettu" in words_in(part)
    assert not part.remove.isEnabled()
    qtbot.waitUntil(lambda: "Velkakierteestä" not in words_in(start.centralWidget()))


def test_drafts_can_be_kept_back(all_kinds: Places, settings: Callable[[], Any]) -> None:
    part = settings().findChild(KeptHere)
    QTest.keyClick(part.remove, Qt.Key.Key_Return)
    QTest.keyClick(part.question.answers["rest"], Qt.Key.Key_Return)
    assert counts(all_kinds) == {"drafts": 1, "journals": 1}


def list_of(dialog: Any) -> BackupList:
    made = dialog.findChild(BackupList)
    QTest.keyClick(made.unfold, Qt.Key.Key_Return)
    return made


def test_a_journal_that_did_not_fit_is_among_the_versions_and_opening_says_why_not(
    misfit: Path, settings: Callable[[], Any]
) -> None:
    shown = list_of(settings())
    assert shown.list.item(0).text().endswith("ei sopinut tiedostoonsa")
    QTest.keyClick(shown.open_button, Qt.Key.Key_Return)
    assert shown.trouble.isVisible()
    assert misfit.exists()


def test_it_opens_as_a_copy_once_its_file_is_as_it_was(
    places: Places, story: Path, settings: Callable[[], Any], start: MainWindow
) -> None:
    whole = story.read_bytes()
    dies(places, works(places, story, "Kirje"))
    journal = places.journal_of(story)
    left = journal.read_bytes()
    folder = places.backups / journal.stem
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "20261101T120000000000Z.journal").write_bytes(left)
    journal.unlink()
    story.write_bytes(whole)
    shown = list_of(settings())
    rows = [shown.list.item(each).text() for each in range(shown.list.count())]
    shown.list.setCurrentRow(next(at for at, words in enumerate(rows) if "ei sopinut" in words))
    QTest.keyClick(shown.open_button, Qt.Key.Key_Return)
    assert "Kirje" in [each.text for each in start.desk.editor.document.of_type(ServiceMoment)]
    assert start.desk.keeper.is_draft
    assert story.read_bytes() == whole


def test_it_can_be_removed_which_asks_once(misfit: Path, settings: Callable[[], Any]) -> None:
    shown = list_of(settings())
    before = shown.list.count()
    QTest.keyClick(shown.remove_button, Qt.Key.Key_Return)
    QTest.keyClick(shown.question.answers[""], Qt.Key.Key_Return)
    assert misfit.exists()
    QTest.keyClick(shown.remove_button, Qt.Key.Key_Return)
    QTest.keyClick(shown.question.answers["remove"], Qt.Key.Key_Return)
    assert not misfit.exists()
    assert shown.list.count() == before - 1
