"""Bring the bundled typefaces in, and make the tables of advances that measuring reads.

    python tools/fonts.py take FOLDER     copy the TrueType files out of unpacked @expo-google-fonts packages
    python tools/fonts.py metrics         write paku_studio/resources/metrics/ anew from the files

Without words: metrics.
"""

import json
import shutil
import sys
from pathlib import Path

RESOURCES = Path(__file__).parent.parent / "paku_studio" / "resources"
FAMILIES = {
    "atkinson-hyperlegible-next": ("400Regular", "600SemiBold", "700Bold"),
    "noto-sans": ("400Regular", "700Bold"),
    "noto-sans-symbols-2": ("400Regular",),
    "noto-sans-symbols": ("400Regular",),
    "noto-sans-math": ("400Regular",),
    "noto-emoji": ("400Regular",),
}


def take(folder: Path) -> None:
    """Copy each style's file and each family's licence; `folder` holds the unpacked packages, at any depth."""
    for family, styles in FAMILIES.items():
        package = next(
            found.parent
            for found in folder.rglob("package.json")
            if json.loads(found.read_text())["name"] == f"@expo-google-fonts/{family}"
        )
        for style in styles:
            source = next((package / style).glob("*.ttf"))
            shutil.copyfile(source, RESOURCES / "fonts" / (source.stem.split("_")[0] + f"-{style[3:]}.ttf"))
        shutil.copyfile(package / "LICENSE_FONT", RESOURCES / "fonts" / f"OFL-{family}.txt")


def table(source: Path) -> dict[str, object]:
    """A face's heights and advances in thousandths of the em, in runs of neighbours: [first code, width, width ...]."""
    from fontTools.ttLib import TTFont

    with TTFont(source) as font:
        unit = 1000 / font["head"].unitsPerEm
        widths, found = font["hmtx"].metrics, font.getBestCmap()
        runs: list[list[float]] = []
        last = -2
        for code in sorted(found):
            if code != last + 1:
                runs.append([code])
            runs[-1].append(_plain(widths[found[code]][0] * unit))
            last = code
        heights = {"ascent": font["hhea"].ascent, "descent": font["hhea"].descent, "cap": font["OS/2"].sCapHeight}
        return {**{name: _plain(value * unit) for name, value in heights.items()}, "runs": runs}


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number


def metrics() -> dict[str, str]:
    """What each file of the metrics folder should hold."""
    from paku_studio.resources import FONT_FILES

    return {
        f"{face}.json": json.dumps(table(RESOURCES / "fonts" / name), separators=(",", ":")) + "\n"
        for face, name in FONT_FILES.items()
    }


def main(words: list[str]) -> None:
    sys.path.insert(0, str(RESOURCES.parent.parent))
    if words[:1] == ["take"]:
        take(Path(words[1]))
        return
    for name, text in metrics().items():
        (RESOURCES / "metrics" / name).write_text(text, encoding="utf-8")
        print(name, len(text))


if __name__ == "__main__":
    main(sys.argv[1:])
