"""`paku-studio changes` and `info`, as a person types them."""

import datetime
import json
from pathlib import Path

import pytest

from paku_studio import edits
from paku_studio.cli import main

SPRING = datetime.date(2027, 3, 12)
SUMMER = datetime.date(2027, 6, 4)


@pytest.fixture
def paku(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")

    def run(*words):
        status = main([str(word) for word in words])
        heard = capsys.readouterr()
        return status, heard.out, heard.err

    return run


@pytest.fixture
def met(sits, polku) -> Path:
    """A file after two meetings, with something written since."""
    person = sits()
    person.meets()
    person.types("Soitin Kelaan")
    person.meets(SUMMER)
    person.types("Kirje tuli")
    person.is_over()
    gone = [one.id for one in person.document.records.values() if getattr(one, "text", "") == "Kirje tuli"]
    edits.remove(person.document, gone)
    person.types("Kotona kirjoitettu")
    person.leaves()
    return polku


def test_it_tells_what_changed_since_the_last_meeting(paku, met) -> None:
    status, out, trouble = paku("changes", met)
    assert (status, trouble) == (0, "")
    assert out.splitlines() == [
        "polku.paku: since meeting 2 · 4.6.2027",
        "1 added, 1 removed",
        "Added: Service moment: Kotona kirjoitettu (Kotoa arkeen · Ennen)",
        "Removed: Service moment: Kirje tuli (Kotoa arkeen · Ennen)",
    ]


def test_it_tells_what_changed_between_two_meetings(paku, met) -> None:
    status, out, _ = paku("changes", met, "--since", "1", "--until", "2")
    assert status == 0
    assert out.splitlines()[0] == "polku.paku: from meeting 1 · 12.3.2027 to meeting 2 · 4.6.2027"
    assert "Added: Service moment: Kirje tuli (Kotoa arkeen · Ennen)" in out
    assert "Kotona" not in out


def test_it_tells_programs_the_same(paku, met) -> None:
    status, out, _ = paku("changes", met, "--json")
    told = json.loads(out)
    assert status == 0
    assert told["since"]["words"] == "meeting 2 · 4.6.2027"
    assert told["until"] is None
    assert [one["words"] for one in told["added"]] == ["Service moment: Kotona kirjoitettu"]
    assert [one["type"] for one in told["removed"]] == ["moment"]
    assert told["changed"] == []


def test_between_a_state_and_itself_nothing_has_changed(paku, met) -> None:
    status, out, _ = paku("changes", met, "--since", "2", "--until", "2")
    assert status == 0
    assert out.splitlines()[1:] == ["Nothing has changed."]


def test_until_alone_tells_what_that_meeting_changed(paku, met) -> None:
    status, out, _ = paku("changes", met, "--until", "2")
    assert status == 0
    assert out.splitlines()[0] == "polku.paku: from meeting 1 · 12.3.2027 to meeting 2 · 4.6.2027"
    assert "Added: Service moment: Kirje tuli (Kotoa arkeen · Ennen)" in out


def test_before_the_first_meeting_nothing_is_kept(paku, met) -> None:
    status, out, trouble = paku("changes", met, "--until", "1")
    assert (status, out) == (2, "")
    assert trouble == "paku-studio: No state is kept from before meeting 1 · 12.3.2027.\n"


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_an_end_before_the_beginning_is_refused_and_both_are_named(paku, met, language) -> None:
    status, out, trouble = paku("--messages", language, "changes", met, "--since", "2", "--until", "1")
    assert (status, out) == (2, "")
    assert trouble.count("\n") == 1
    assert trouble.index("12.3.2027") < trouble.index("4.6.2027")


@pytest.mark.parametrize("words", [("--since", "2"), ("--until", "2"), ("--since", "1", "--until", "2")])
def test_a_meeting_of_a_file_without_states_is_refused_with_the_reason(paku, examples_folder, words) -> None:
    status, out, trouble = paku("changes", next(examples_folder.glob("velka*.paku")), *words)
    assert (status, out) == (2, "")
    assert "holds no earlier state yet" in trouble


def test_all_sheets_since_a_meeting_of_a_file_without_states_are_refused_with_the_reason(
    paku, examples_folder, tmp_path
) -> None:
    example = next(examples_folder.glob("velka*.paku"))
    status, _, trouble = paku("export", example, "-o", tmp_path / "all.pdf", "--what", "all", "--since", "2")
    assert status == 2
    assert "holds no earlier state yet" in trouble
    assert not (tmp_path / "all.pdf").exists()


def test_a_meeting_of_which_nothing_is_kept_is_refused_in_a_sentence(paku, met) -> None:
    status, out, trouble = paku("changes", met, "--since", "7")
    assert (status, out) == (2, "")
    assert "“7”" in trouble
    assert "meeting 2 · 4.6.2027, meeting 1 · 12.3.2027" in trouble


def test_of_several_groups_the_one_is_meant_whose_name_is_written(paku, sits, polku) -> None:
    person = sits()
    person.meets()
    person.types("Soitin Kelaan")
    other = edits.add_group(person.document, "Nuorten ryhmä")
    person.meets(SUMMER, other)
    person.types("Kirje tuli")
    person.leaves()
    status, _, trouble = paku("changes", polku, "--since", "1")
    assert status == 2
    assert "write the group's name before it" in trouble
    status, out, _ = paku("changes", polku, "--since", "kahvilaryhmä 1")
    assert status == 0
    assert out.startswith("polku.paku: since Kahvilaryhmä · meeting 1 · 12.3.2027\n")
    assert "Kirje tuli" in out


def test_a_file_without_earlier_states_says_so(paku, examples_folder) -> None:
    status, out, trouble = paku("changes", next(examples_folder.glob("velka*.paku")))
    assert (status, trouble) == (0, "")
    assert "holds no earlier state yet" in out


def test_a_file_that_is_none_is_refused(paku, tmp_path) -> None:
    (tmp_path / "x.paku").write_bytes(b"x")
    status, out, trouble = paku("changes", tmp_path / "x.paku")
    assert (status, out) == (2, "")
    assert trouble.startswith("paku-studio: ")


def test_info_tells_how_many_earlier_states_there_are(paku, met) -> None:
    _, out, _ = paku("info", met)
    assert "      2  earlier states" in out.splitlines()
    _, out, _ = paku("info", met, "--json")
    assert json.loads(out)["earlier_states"] == 2


def test_looking_leaves_the_file_as_it_was(paku, met) -> None:
    before = met.read_bytes()
    paku("changes", met)
    paku("info", met)
    assert met.read_bytes() == before
