"""What `make run` does: opens the window; on a machine without a screen it writes the examples' sheets."""

import os
import sys
from pathlib import Path

from paku_studio.cli import main

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
SHEETS = (
    ("velkakierteesta-omaan-talouteen", "palvelupolku-a3.pdf", ("--only", "Velkakierteestä omaan talouteen")),
    (
        "velkakierteesta-omaan-talouteen",
        "palvelupolku-a1.pdf",
        ("--only", "Velkakierteestä omaan talouteen", "--size", "A1"),
    ),
    ("velkakierteesta-omaan-talouteen", "persoona-a4.pdf", ("--what", "persona")),
    ("monialainen-intensiivinen-palveluohjaus", "monialainen-polku-a3.pdf", ()),
    ("monialainen-intensiivinen-palveluohjaus", "monialainen-polku-a4.pdf", ("--size", "A4")),
)


def run() -> int:
    """The window, or the sheets."""
    seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return main([]) if seen or not sys.platform.startswith("linux") else write_sheets()


def write_sheets() -> int:
    """Export each sheet; the first failure ends it."""
    OUT.mkdir(exist_ok=True)
    for example, name, options in SHEETS:
        source = ROOT / "examples" / f"{example}.paku"
        status = main(["export", str(source), "-o", str(OUT / name), *options])
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(run())
