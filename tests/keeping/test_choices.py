"""Settings and the list of recent files: a file that makes no sense never keeps the program from starting."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.storage import Places, face_of
from paku_studio.storage.places import HOME, key_of, places_of_this_machine
from paku_studio.storage.recent import KEPT, folders_elsewhere, forget_recent, note_elsewhere, note_recent, recent_files
from paku_studio.storage.settings import Settings, folder_of, load_settings, save_settings


def test_the_usual_choices_where_nobody_chose(places) -> None:
    settings = load_settings(places)
    assert (settings.language, settings.theme, settings.text_size, settings.paper) == ("", "system", 100, "A4")
    assert settings.animations
    assert not places.home.exists()


def test_choices_are_kept(places) -> None:
    chosen = Settings().with_changes(language="sv", theme="contrast", text_size=150, backup_days=5)
    assert save_settings(places, chosen)
    assert load_settings(places) == chosen
    assert chosen.backups.days == 5


def test_an_impossible_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="text_size"):
        Settings().with_changes(text_size=20)
    with pytest.raises(AttributeError):
        Settings().theme = "dark"


def test_one_bad_value_costs_only_itself_and_the_file_is_kept_aside(places) -> None:
    places.home.mkdir()
    places.settings.write_text('{"language": "sv", "text_size": "huge", "from_a_newer_version": 1}', encoding="utf-8")
    settings = load_settings(places)
    assert (settings.language, settings.text_size) == ("sv", 100)
    assert "huge" in (places.home / "settings.json.bad").read_text(encoding="utf-8")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"1" * 2_000_000])
def test_a_bad_file_gives_the_usual_choices(places, data) -> None:
    places.home.mkdir()
    places.settings.write_bytes(data)
    assert load_settings(places) == Settings()


def test_choices_on_a_disk_that_takes_nothing_are_lost_without_harm(tmp_path) -> None:
    (tmp_path / "koti").write_bytes(b"no folder")
    assert not save_settings(Places(tmp_path / "koti"), Settings())


def test_a_folder_that_is_gone_is_the_systems_own(tmp_path) -> None:
    assert folder_of("") is None
    assert folder_of(str(tmp_path / "poissa")) is None
    assert folder_of("\0") is None
    assert folder_of(str(tmp_path)) == tmp_path


def test_the_last_opened_comes_first_and_once(places, tmp_path, polku) -> None:
    note_recent(places, polku, "Ainon polku", "Ryhmä 3")
    note_recent(places, tmp_path / "toinen.paku", "Toinen\nrivi")
    note_recent(places, polku.parent / ".." / "polut" / "polku.paku", "Ainon polku")
    found = recent_files(places)
    assert [(entry.path, entry.title) for entry in found] == [
        (polku, "Ainon polku"),
        (tmp_path / "toinen.paku", "Toinen rivi"),
    ]
    forget_recent(places, polku)
    assert [entry.title for entry in recent_files(places)] == ["Toinen rivi"]
    assert polku.exists()


def test_a_recent_files_picture_comes_out_of_the_file(places, begin, tmp_path, png) -> None:
    person = begin()
    person.keeper.thumbnail = png(5)
    person.types("Soitin")
    person.keeper.save_as(tmp_path / "x.paku")
    note_recent(places, tmp_path / "x.paku", "x")
    note_recent(places, tmp_path / "poissa.paku", "y")
    assert [entry.thumbnail() for entry in recent_files(places)] == [None, png(5)]
    assert face_of(tmp_path / "x.paku").title == "Ainon polku"


def test_the_list_does_not_grow_for_ever(places, tmp_path) -> None:
    for number in range(KEPT + 5):
        note_recent(places, tmp_path / f"{number}.paku", str(number))
    assert len(recent_files(places)) == KEPT


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["path", "title", "group", "when", "x"]), inner, max_size=5)
    ),
)


@given(JSON)
def test_any_json_is_a_list_of_recent_files_and_choices(tmp_path_factory, content) -> None:
    places = Places(tmp_path_factory.mktemp("koti"))
    for path in (places.recent, places.settings):
        path.write_text(json.dumps(content), encoding="utf-8")
    assert isinstance(recent_files(places), tuple)
    assert isinstance(load_settings(places), Settings)


@pytest.mark.parametrize("when", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00", "eilen", 5])
def test_a_strange_time_harms_nobody(places, when) -> None:
    places.home.mkdir()
    places.recent.write_text(json.dumps([{"path": "/x", "when": when}, {"path": "a\0", "when": "2027-01-14"}]))
    assert len(recent_files(places)) <= 1


def test_everything_lies_in_one_folder_of_the_persons_choice(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "tikku"))
    places = places_of_this_machine()
    assert places.drafts == tmp_path / "tikku" / "drafts"
    assert not places.home.exists()
    monkeypatch.delenv(HOME)
    assert places_of_this_machine().home.is_absolute()


def test_a_path_has_one_key_however_it_is_written(tmp_path) -> None:
    (tmp_path / "a").mkdir()
    assert key_of(tmp_path / "x.paku") == key_of(tmp_path / "a" / ".." / "x.paku")
    assert key_of(tmp_path / "x.paku") != key_of(tmp_path / "y.paku")
    assert len(key_of(Path("\0"))) == 24


def test_a_list_of_other_folders_that_makes_no_sense_is_none(places, tmp_path) -> None:
    for said in (b"{", b"{}", b'[7, "", "\\u0000"]'):
        places.home.mkdir(exist_ok=True)
        places.elsewhere.write_bytes(said)
        assert folders_elsewhere(places) == ()
    assert note_elsewhere(places, tmp_path / "a")
    assert note_elsewhere(places, tmp_path / "b")
    assert note_elsewhere(places, tmp_path / "a")
    assert folders_elsewhere(places) == (tmp_path / "a", tmp_path / "b")
