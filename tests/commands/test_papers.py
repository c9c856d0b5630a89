"""What the papers tell a newcomer to type can be typed, and what they point at is there."""

import datetime
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from paku_studio import edits
from paku_studio.models import CustomerValue, Session, ValueFacet, ValueItem
from paku_studio.storage import open_document, save_document
from paku_studio.storage.snapshots import snapshot_bytes

Paku = Callable[..., object]
ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tests/*/*.md")])
NOTES = "# Ennen palvelua\nTyöt loppuvat\n* puhelin: soitto Kelaan\n- kukaan ei kertonut jatkosta\n"


def lines_of(begin: str) -> list[str]:
    """The lines of the readme that a newcomer types."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.startswith(f"    {begin}")]


def add_what_is_made_in_the_window(path: Path) -> None:
    """A customer value, and a meeting that has ended."""
    document = open_document(path).document
    group = edits.add_group(document, "Ryhmä")
    with document.edit("meeting") as edit:
        edit.add(Session(id="meeting", group=group, number=1, date=datetime.date(2027, 3, 12)))
        edit.add(CustomerValue(id="value", title="Arvo"))
        edit.add(ValueItem(id="item", value="value", facet=ValueFacet.GOAL, text="Joku kuuntelee"))
    save_document(document.snapshot(), {}, path, snapshots={"meeting": snapshot_bytes(document.snapshot())})


def test_every_command_of_the_readme_works_one_after_another(
    tmp_path: Path, paku: Paku, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("muistiinpanot.txt").write_text(NOTES, encoding="utf-8")
    commands = lines_of("paku-studio ")
    assert len(commands) > 10
    for command in commands:
        _, *words = shlex.split(command, comments=True)
        said = paku(*words)
        assert (said.status, said.trouble) == (0, ""), command
        if words[0] == "import" and not Path("kopio.paku").exists():
            add_what_is_made_in_the_window(Path("polku.paku"))
            shutil.copy("polku.paku", "kopio.paku")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_what_a_paper_points_at_is_there(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, heading = target.partition("#")
        found = paper.parent / name if name else paper
        assert found.exists(), target
        assert not heading or heading in headings(found), target
    for place in re.findall(r"`((?:benchmarks|tools|paku_studio|docs)/[\w/.-]+)`", text):
        assert (ROOT / place).exists(), place


def headings(paper: Path) -> set[str]:
    """The names by which a paper's headings are linked to."""
    told = re.findall(r"^#+ (.*)$", paper.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one.lower()).strip().replace(" ", "-") for one in told}
