"""What a screen reader is told: over AT-SPI, from the real program."""

import subprocess
import sys
from pathlib import Path
from typing import Any

READER = Path(__file__).with_name("atspi_reader.py")


def test_cards_and_controls_are_read_over_at_spi(screen: Any, story: Path) -> None:
    screen.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
    program = f'"{sys.executable}" -m paku_studio "{story}" & child=$!; "{sys.executable}" "{READER}" "PAKU Studio"; '
    script = program + "status=$?; kill $child; wait $child; exit $status"
    found = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        env=screen.environment,
        cwd=READER.parents[2],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    read = [line.partition("\t")[::2] for line in found.stdout.splitlines()]
    assert found.returncode == 0, found.stderr
    cards = [name for role, name in read if role == "list item"]
    assert any(name.startswith("1. Asiakas soittaa velkaneuvontaan. Asiakas, Velkaneuvonta.") for name in cards)
    assert "Lomake: menoarvio." in cards
    assert ("push button", "Kumoa") in read
    assert any(role == "text" for role, _ in read)
    assert not [(role, name) for role, name in read if role in {"push button", "button"} and not name.strip()]
