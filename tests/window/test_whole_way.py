"""From the start page to an exported PDF in the real program, under a real X server, with real keys only."""

import time
from pathlib import Path
from typing import Any

import pypdfium2

TITLE = "Kotoa takaisin arkeen"
LINES = (
    "# Ennen palvelua",
    "Kirjeet avaamatta",
    "@ Asiakas",
    "- kuorta ei uskalla avata",
    "# Palvelun aikana",
    "Ohjaaja soittaa",
    "* puhelin: soitto",
    "** joku kysyi",
)


def words_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_pathway_is_typed_and_exported_with_keys_alone(screen: Any, tmp_path: Path) -> None:
    target = tmp_path / "polku.pdf"
    screen.start()
    screen.type(TITLE)
    screen.keys("Return")
    screen.wait_for(lambda: screen.window_named(TITLE))
    for line in LINES:
        screen.type(line)
        screen.keys("Return")
    screen.keys("ctrl+p")
    screen.wait_for(lambda: press_save(screen))
    screen.xdotool("windowfocus", screen.window_named("Tallenna tulosteet"))
    screen.keys("ctrl+a")
    screen.type(str(target))
    screen.keys("Return")
    screen.wait_for(target.exists)
    written = screen.wait_for(lambda: words_of(target) if target.stat().st_size > 2000 else "")
    assert all(words in " ".join(written.split()) for words in (TITLE, "Kirjeet avaamatta", "joku kysyi"))
    screen.xdotool("windowfocus", screen.window_named(TITLE))
    screen.keys("ctrl+q")
    assert screen.program.wait(20) == 0
    assert screen.errors.read_text() == ""


def press_save(screen: Any) -> bool:
    """Ctrl+P goes to the main button once the sheets are drawn, Enter presses it; before that it does nothing."""
    screen.keys("ctrl+p")
    screen.keys("Return")
    until = time.monotonic() + 1.5
    while time.monotonic() < until and not screen.window_named("Tallenna tulosteet"):
        time.sleep(0.05)
    return bool(screen.window_named("Tallenna tulosteet"))
