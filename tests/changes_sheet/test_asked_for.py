"""How the sheet of what changed is asked for: on the command line, and on the page of sheets."""

import pytest

from paku_studio.cli import main
from paku_studio.editor.changes_sheet import earlier_state
from paku_studio.editor.earlier_states import States
from paku_studio.editor.sheet_listing import listed
from paku_studio.export.audit import structure_words
from paku_studio.storage import open_document, save_document


@pytest.fixture
def paku(capsys, monkeypatch):
    """Runs the command as a person does: how it ended, what it said, what trouble it told."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")

    def run(*words):
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_it_is_written_as_asked(changed, paku, tmp_path):
    file = changed.write(tmp_path / "work.paku")
    for name, found in (("out.pdf", 1), ("out.html", 1), ("shape.svg", 2), ("dots.png", 2)):
        assert paku("export", file, "-o", tmp_path / name, "--what", "changes")[0] == 0
        stem, _, suffix = name.partition(".")
        assert len(list(tmp_path.glob(f"{stem}*.{suffix}"))) == found
    words = structure_words((tmp_path / "out.pdf").read_bytes())
    assert words[:4] == ["Tapaamisen", "aluksi", "Mitä", "muuttui"]
    assert words.count("yhteyshenkilö") == 1


@pytest.mark.parametrize("said", ["1", "Varhaisen tuen ryhmä 1"])
def test_since_a_meeting(changed, paku, tmp_path, said):
    file, out = changed.write(tmp_path / "work.paku"), tmp_path / "out.pdf"
    assert paku("export", file, "-o", out, "--what", "changes", "--since", said)[0] == 0


def refused(answer, out):
    status, said, trouble = answer
    assert (status, said, trouble.count("\n")) == (2, "", 1)
    assert not out.exists()
    return trouble


def test_no_earlier_state_is_one_sentence(changed, paku, tmp_path):
    file, out = changed.write(tmp_path / "work.paku", kept=False), tmp_path / "out.pdf"
    assert "no earlier state yet" in refused(paku("export", file, "-o", out, "--what", "changes"), out)
    assert "no earlier state yet" in refused(paku("export", file, "-o", out, "--what", "changes", "--since", "1"), out)


def test_a_meeting_that_left_no_state_is_one_sentence(changed, paku, tmp_path):
    file, out = changed.write(tmp_path / "work.paku"), tmp_path / "out.pdf"
    assert "meeting 1 · 12.3.2026" in refused(paku("export", file, "-o", out, "--what", "changes", "--since", 7), out)


def test_a_state_that_nobody_can_read_is_one_sentence(changed, paku, tmp_path):
    file, out = tmp_path / "work.paku", tmp_path / "out.pdf"
    save_document(changed.document, {}, file, snapshots={changed.session: b'{"format": "paku", "records": 7}'})
    refused(paku("export", file, "-o", out, "--what", "changes"), out)
    assert paku("export", file, "-o", out, "--what", "all")[0] == 0, "all that can be made is made"


def test_since_belongs_to_what_changed(changed, paku, tmp_path):
    file, out = changed.write(tmp_path / "work.paku"), tmp_path / "out.pdf"
    assert "--since" in refused(paku("export", file, "-o", out, "--since", "1"), out)


def test_among_all_sheets_where_there_is_a_state(changed, paku, tmp_path):
    with_it, without_it = tmp_path / "with.pdf", tmp_path / "without.pdf"
    paku("export", changed.write(tmp_path / "work.paku"), "-o", with_it, "--what", "all")
    paku("export", changed.write(tmp_path / "other.paku", kept=False), "-o", without_it, "--what", "all")
    assert "muuttui" in structure_words(with_it.read_bytes())
    assert "muuttui" not in structure_words(without_it.read_bytes())


def test_it_is_offered_only_beside_an_earlier_state(changed, tmp_path):
    opened = open_document(changed.write(tmp_path / "work.paku"))
    records = opened.document.snapshot()
    assert "changes" not in {sheet.what for sheet in listed(records)}
    states = States(opened.document, opened.snapshots, opened.pictures, "sv")
    kinds = [(sheet.what, sheet.title) for sheet in listed(records, earlier_state(states, changed.session))]
    assert kinds.count(("changes", "träff 1 · 12.3.2026")) == 1
