"""`check` lists what identifies a person without telling it again, and never says that nothing is there."""

import json
from pathlib import Path

import pytest

from paku_studio.cli import main

NOTES = """= Polku
# Vaihe
Asiakas soittaa numeroon 040 123 4567
+ toimi: Matti Virtanen auttoi
"""


@pytest.fixture
def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")

    def check(notes: str, *words: str) -> tuple[int, str]:
        (tmp_path / "n.txt").write_text(notes, encoding="utf-8")
        assert main(["import", str(tmp_path / "n.txt"), "-o", str(tmp_path / "n.paku")]) == 0
        capsys.readouterr()
        status = main(["check", str(tmp_path / "n.paku"), *words])
        return status, capsys.readouterr().out

    return check


def test_findings_are_remarks_with_their_kind_masked(checked) -> None:
    status, said = checked(NOTES)
    assert status == 0
    assert "Remark: Phone number: 0•• ••• ••••" in said
    assert "Remark: Possible name: M•••• ••••••••" in said
    assert "4567" not in said
    assert "Virtanen" not in "".join(line for line in said.splitlines() if "Possible name" in line)
    assert "No identifiers were found." not in said


def test_json_tells_kind_record_and_field(checked) -> None:
    rows = [row for row in json.loads(checked(NOTES, "--json")[1]) if row["code"] == "personal_data"]
    assert [(row["kind"], row["field"], row["sure"], row["severity"]) for row in rows] == [
        ("phone", "text", "yes", "remark"),
        ("name", "text", "no", "remark"),
    ]
    assert all(row["record"] for row in rows)


def test_where_nothing_is_found_only_that_is_said(checked) -> None:
    said = checked("= Polku\n# Vaihe\nAsiakas odottaa\n")[1]
    assert said.rstrip().endswith("No identifiers were found.")
