"""What tools make is current, and the wheel holds all that the program needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_examples_are_what_their_words_say(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "tools/make_examples.py", str(tmp_path)], check=True, cwd=ROOT)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.paku")}
    shipped = {path.name: path.read_bytes() for path in (ROOT / "examples").glob("*.paku")}
    assert made == shipped


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        ".",
    ]
    subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_templates_examples_words_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for wanted in (
        "paku_studio/templates/empty.fi.txt",
        "paku_studio/locale/fi/cli.mo",
        "paku_studio/locale/words.json",
    ):
        assert wanted in names
    assert sum(name.startswith("paku_studio/examples/") and name.endswith(".paku") for name in names) == 2
    assert sum(name.endswith(".ttf") for name in names) >= 5
    assert {name.split("/")[0] for name in names} == {"paku_studio", wheel.name.split("-py3")[0] + ".dist-info"}


def test_the_wheel_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """Installed beside the pinned packages but without this source tree, in a folder with spaces and ä."""
    site, elsewhere = tmp_path / "site", tmp_path / "Päivi Mäkelä"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    program = (
        f"import sys; sys.path[:] = [{str(site)!r}] + [p for p in sys.path if p != {str(ROOT)!r}]\n"
        "import paku_studio\n"
        f"assert paku_studio.__file__.startswith({str(site)!r})\n"
        "from paku_studio.cli import main\n"
        "from paku_studio.shipped import shipped_folder\n"
        "example = str(sorted(shipped_folder('examples').iterdir())[0])\n"
        "sys.exit(main(['new', 'uusi polku.paku']) or main(['export', example, '-o', 'polku.pdf']))"
    )
    subprocess.run([sys.executable, "-I", "-c", program], check=True, cwd=elsewhere, capture_output=True)
    assert (elsewhere / "uusi polku.paku").exists()
    assert (elsewhere / "polku.pdf").read_bytes().startswith(b"%PDF")


def test_the_project_names_no_host_and_no_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    words = ("/wo" + "rk/", "/ro" + "ot/", "files.python" + "hosted", "registry.npm" + "js", "pypi" + ".org")
    found = []
    for name in listed:
        path = ROOT / name
        if name and path.is_file() and path.suffix not in {".ttf", ".paku", ".png", ".mo", ".pdf"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{name}: {word}" for word in words if word in text]
    assert found == []
