"""A file is not alone: two computers, folders that are kept alike, write-protected ones, sticks that come and go."""

import errno
import os
import time
from pathlib import Path

import pytest

from paku_studio.editor import keeping
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.storage import AlreadyOpen, CannotWrite, Places, list_backups, recoverable, signs, sweep
from paku_studio.storage.recovery import recover
from paku_studio.storage.signs import sign_of

NEVER = Pace(pause=1000, most=1000, retry=0.01)
QUICK = Pace(pause=0.01, most=0.05, retry=0.01)


@pytest.fixture
def other(tmp_path) -> Places:
    """The program's own folder on another computer."""
    return Places(tmp_path / "toinen kone")


def left_long_ago(document: Path) -> None:
    os.utime(sign_of(document), (time.time() - 3600,) * 2)


def test_a_file_that_is_open_on_another_computer_is_said_to_be(polku, opens, other) -> None:
    person = opens(polku)
    with pytest.raises(AlreadyOpen) as told:
        Keeper.open(other, polku)
    assert told.value.sentence("fi") == "”polku.paku” on auki toisella tietokoneella."
    assert "annan dator" in told.value.sentence("sv")
    assert not list(other.journals.glob("*.lock")), "who was refused holds nothing"
    person.keeper.close()
    _, keeper = Keeper.open(other, polku)
    keeper.close()
    assert not sign_of(polku).exists()


def test_nobodys_name_stands_in_the_sign(polku, opens) -> None:
    import getpass
    import platform

    opens(polku)
    said = sign_of(polku).read_text(encoding="utf-8")
    assert platform.node() not in said
    assert getpass.getuser() not in said
    assert str(polku.parent) not in said


def test_a_computer_keeps_its_number_and_does_without_where_it_cannot(places, tmp_path) -> None:
    assert signs._ours(places.home) == (places.home / signs.NUMBER).read_text(encoding="utf-8")
    signs._ours.cache_clear()
    assert signs._ours(places.home) == (places.home / signs.NUMBER).read_text(encoding="utf-8")
    (places.home / signs.NUMBER).write_bytes(b"")
    signs._ours.cache_clear()
    assert signs._ours(places.home) == (places.home / signs.NUMBER).read_text(encoding="utf-8")
    (tmp_path / "tiedosto").write_text("in the way", encoding="utf-8")
    assert len(signs._ours(tmp_path / "tiedosto")) == 16


def test_a_name_that_is_open_on_another_computer_is_not_written_over(polku, begin, other) -> None:
    _, keeper = Keeper.open(other, polku)
    before = polku.read_bytes()
    person = begin()
    person.types("Muuta")
    with pytest.raises(CannotWrite, match="open on another computer"):
        person.keeper.save_as(polku)
    assert polku.read_bytes() == before
    keeper.close()
    person.keeper.save_as(polku)


def test_a_sign_that_nobody_touches_any_more_does_not_count(polku, opens, other) -> None:
    opens(polku)
    left_long_ago(polku)
    _, keeper = Keeper.open(other, polku)
    keeper.close()


def test_how_old_a_sign_is_is_asked_of_its_own_disk(polku, opens, other, monkeypatch) -> None:
    opens(polku)
    monkeypatch.setattr(time, "time", lambda: 4e9)
    with pytest.raises(AlreadyOpen):
        Keeper.open(other, polku)


def test_a_sign_of_this_computer_whose_program_died_is_no_hindrance(polku, opens) -> None:
    stale = opens(polku)
    content = sign_of(polku).read_bytes()
    stale.keeper.close()
    sign_of(polku).write_bytes(content)
    again = opens(polku)
    assert sign_of(polku).read_bytes() != content
    again.keeper.close()
    assert not sign_of(polku).exists()


def test_a_sign_that_makes_no_sense_is_anothers_until_it_is_old(polku, opens) -> None:
    sign_of(polku).write_bytes(b"\xff[")
    with pytest.raises(AlreadyOpen):
        opens(polku)
    left_long_ago(polku)
    assert opens(polku).document.records


def test_a_document_that_is_open_long_stays_open(polku, opens, other, monkeypatch) -> None:
    monkeypatch.setattr(keeping, "BEAT", 0.01)
    opens(polku)
    for _ in range(2):
        left_long_ago(polku)
        end = time.monotonic() + 30
        while time.time() - sign_of(polku).stat().st_mtime > 60:
            assert time.monotonic() < end
            time.sleep(0.005)
        sign_of(polku).unlink(missing_ok=True)  # a stick that was pulled out and came back has none
        while not sign_of(polku).exists():
            assert time.monotonic() < end
            time.sleep(0.005)
    with pytest.raises(AlreadyOpen):
        Keeper.open(other, polku)


def test_a_sign_that_another_computer_put_meanwhile_is_left_alone(polku, opens, other) -> None:
    slept = opens(polku)
    left_long_ago(polku)
    _, keeper = Keeper.open(other, polku)
    theirs = sign_of(polku).read_bytes()
    slept.keeper._file.renew()
    assert sign_of(polku).read_bytes() == theirs
    slept.keeper.close()
    assert sign_of(polku).read_bytes() == theirs
    keeper.close()


def test_where_no_clock_can_be_asked_for_the_computers_own_counts(polku, opens, other, monkeypatch) -> None:
    """A folder in which nobody may make a file: a sign that came with it is judged by our own clock."""
    opens(polku)
    content = sign_of(polku).read_bytes()

    def refuse(*_arguments, **_more):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(AlreadyOpen):
        Keeper.open(other, polku)
    left_long_ago(polku)
    _, keeper = Keeper.open(other, polku)
    assert sign_of(polku).read_bytes() != content
    keeper.close()


def test_two_computers_that_both_wrote_keep_both(polku, opens, other, places, texts) -> None:
    """The lid was shut for an hour; meanwhile somebody else took the document for free."""
    slept = opens(polku)
    slept.types("Kannen alla")
    left_long_ago(polku)
    opened, keeper = Keeper.open(other, polku, Manner(NEVER))
    from paku_studio import edits

    pathway = next(record.id for record in opened.document.records.values() if record.TYPE == "pathway")
    edits.add_moment(opened.document, pathway, "Toisella koneella")
    keeper.close()
    slept.keeper.save()
    assert texts(polku) == ["Soitin Kelaan", "Toisella koneella"]
    assert texts(slept.keeper.path) == ["Soitin Kelaan", "Kannen alla"]
    assert slept.keeper.path.parent == polku.parent


def test_signs_that_dead_programs_left_are_swept(polku, opens, places, other) -> None:
    person = opens(polku)
    content = sign_of(polku).read_bytes()
    sweep(places, [polku.parent])
    assert sign_of(polku).exists(), "somebody has it open"
    person.keeper.close()
    sign_of(polku).write_bytes(content)
    sweep(other, [polku.parent])
    assert sign_of(polku).exists(), "it is another computer's"
    sweep(places, [polku.parent])
    assert not sign_of(polku).exists()
    sweep(places, [polku.parent / "ei ole"])


def test_a_draft_has_no_sign(begin, places) -> None:
    person = begin(QUICK)
    person.types("Luonnos")
    person.sees("saved")
    person.keeper.save()
    assert not list(places.drafts.glob(".~lock*"))


def test_a_folder_that_may_not_be_written_into(polku, opens, places, texts, monkeypatch, disk) -> None:
    """Read-only media: the document opens, work on it is safe on this computer, and another name ends the trouble."""
    real = signs.os.open

    def refuse(path, flags, *more, **named):
        if Path(path).parent == polku.parent and flags & os.O_CREAT:
            raise OSError(errno.EROFS, "read-only")
        return real(path, flags, *more, **named)

    monkeypatch.setattr(signs.os, "open", refuse)
    disk.under, disk.refuse = polku.parent, {"create": errno.EROFS, "link": errno.EROFS, "replace": errno.EROFS}
    before = polku.read_bytes()
    person = opens(polku, QUICK)
    person.types("Muutos")
    person.sees("trouble")
    assert person.keeper.state.where == "file"
    assert person.keeper.words("fi") == "Tallessa tällä koneella, ei vielä tiedostossa: se on kirjoitussuojattu"
    elsewhere = places.home.parent / "muualla.paku"
    person.keeper.save_as(elsewhere)
    person.sees("saved")
    assert texts(elsewhere) == ["Soitin Kelaan", "Muutos"]
    assert polku.read_bytes() == before


def test_a_stick_that_comes_back_gets_the_work(polku, opens, places, texts, tmp_path) -> None:
    person = opens(polku, QUICK)
    away = tmp_path / "irti"
    polku.parent.rename(away)
    person.types("Tikun ollessa irti")
    person.sees("trouble")
    assert person.keeper.state.where == "file"
    assert "muistitikku" in person.keeper.words("fi")
    assert person.keeper.flush()
    away.rename(polku.parent)
    person.sees("saved")
    assert texts(polku) == ["Soitin Kelaan", "Tikun ollessa irti"]


def test_a_stick_that_comes_back_with_another_file_of_that_name(polku, opens, begin, places, texts, tmp_path) -> None:
    person = opens(polku, QUICK)
    away = tmp_path / "irti"
    polku.parent.rename(away)
    person.types("Tikun ollessa irti")
    person.sees("trouble")
    stick = tmp_path / "toinen tikku"
    stick.mkdir()
    someone = begin()
    someone.types("Toinen")
    someone.keeper.save_copy(stick / polku.name)
    stick.rename(polku.parent)
    end = time.monotonic() + 30
    while person.keeper.state.where != "moved":
        assert time.monotonic() < end, person.keeper.state
        time.sleep(0.005)
    assert texts(polku) == ["Toinen"]
    assert texts(person.keeper.path) == ["Soitin Kelaan", "Tikun ollessa irti"]


@pytest.mark.parametrize(
    "name",
    ["Äitiyspolku åäö.paku", "kaksi  väliä ja piste. .paku", "šđžŋ 🙂.paku", "x" * 248 + ".paku", "å" * 120 + ".paku"],
    ids=["ä", "spaces", "far letters", "253 letters", "245 bytes"],
)
def test_odd_names_and_long_paths_are_like_any_other(begin, opens, places, texts, tmp_path, name) -> None:
    folder = tmp_path / "Kansio, jossa on väli" / ("pitkä" * 20) / ("nimi" * 20)
    folder.mkdir(parents=True)
    path = folder / name
    assert len(str(path)) > 260
    person = begin()
    person.types("Ensin")
    person.keeper.save_as(path)
    person.types("Sitten")
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    assert found.path == path
    again = opens(path)
    again.keeper.save()
    again.keeper.close()
    assert texts(path) == ["Ensin", "Sitten"]


class Clock:
    """The clock on the wall, which somebody sets."""

    def __init__(self, monkeypatch, hours: float) -> None:
        import datetime as real

        from paku_studio.storage import backups, journal

        shift = real.timedelta(hours=hours)

        class Shifted(real.datetime):
            @classmethod
            def now(cls, tz=None):
                return real.datetime.now(tz) + shift

        class Module:
            datetime, UTC, timedelta = Shifted, real.UTC, real.timedelta

        for module in (backups, journal):
            monkeypatch.setattr(module, "datetime", Module)


def test_a_clock_that_was_set_back_loses_nothing(polku, opens, places, texts, monkeypatch) -> None:
    person = opens(polku)
    person.types("Ennen")
    person.keeper.save()
    Clock(monkeypatch, -48)
    person.types("Jälkeen")
    person.keeper.save()
    assert len(list_backups(places, polku)) >= 2, "the version just written stays"
    person.types("Ei tiedostossa")
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    assert texts(recover(places, found.journal).opened.document) == [
        "Soitin Kelaan",
        "Ennen",
        "Jälkeen",
        "Ei tiedostossa",
    ]
    again = opens(polku)
    again.keeper.close()
    assert texts(polku) == ["Soitin Kelaan", "Ennen", "Jälkeen", "Ei tiedostossa"]
