"""Whose work the program stands on, and under which licence, read from what is installed. Knows no window."""

import importlib.metadata
import importlib.resources
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from paku_studio import __version__
from paku_studio.locale import N_, Translate

LIBRARIES = (
    "PySide6-Essentials",
    "shiboken6",
    "pydantic",
    "networkx",
    "reportlab",
    "pikepdf",
    "pypdfium2",
    "Pillow",
    "orjson",
    "fonttools",
    "uharfbuzz",
    "platformdirs",
    "Babel",
    "openpyxl",
    "python-docx",
    "python-pptx",
    "rich",
)
"""The libraries that the program is built on, as pyproject.toml names them, and Qt's own binding layer."""
_FONTS = {
    "Atkinson Hyperlegible Next": "OFL-atkinson-hyperlegible-next.txt",
    "Noto Sans": "OFL-noto-sans.txt",
    "Noto Sans Symbols": "OFL-noto-sans-symbols.txt",
    "Noto Sans Symbols 2": "OFL-noto-sans-symbols-2.txt",
    "Noto Sans Math": "OFL-noto-sans-math.txt",
    "Noto Emoji": "OFL-noto-emoji.txt",
}
_OFL = "SIL OFL 1.1"
_TEXT_FILE = re.compile(r"(^|[./_-])(licen[cs]e|copying|notice)", re.IGNORECASE)
_MOST = 60_000
"""Letters of a licence that are shown."""
QT_NOTE = N_(
    "Qt and its Python binding are used unchanged under the GNU Lesser General Public License, version 3. They lie in "
    "a folder of their own beside the program, where you may replace them with another version: %(folder)s"
)
NO_TEXT = N_("%(name)s comes without the text of its licence. Its licence: %(licence)s.")


@dataclass(frozen=True)
class Licence:
    """One piece of somebody's work: its name, its version where it has one, its licence by name, and how to read it."""

    name: str
    version: str
    licence: str
    read: Callable[[Translate], str]

    def heading(self) -> str:
        """Name, version and licence on one line."""
        named = f"{self.name} {self.version}".strip()
        return f"{named} – {self.licence}" if self.licence else named


def licences(t: Translate) -> tuple[Licence, ...]:
    """Ours first, then fonts, icons, hyphenation, and the libraries that are installed."""
    resources = importlib.resources.files("paku_studio.resources")
    ours = Licence("PAKU Studio", __version__, "MIT", lambda _: _own_text())
    fonts = [_of_file(name, _OFL, resources / "fonts" / file) for name, file in _FONTS.items()]
    icons = _of_file("Lucide", "ISC", resources / "LICENSE-lucide.txt")
    patterns = _of_file(t(N_("Hyphenation patterns")), "", resources / "hyphenation" / "LICENSE-patterns.txt")
    found = [_of_library(name) for name in LIBRARIES]
    return (ours, *fonts, icons, patterns, *(each for each in found if each is not None))


def _of_file(name: str, licence: str, file: Traversable) -> Licence:
    return Licence(name, "", licence, lambda _: file.read_text(encoding="utf-8"))


def _own_text() -> str:
    """Our licence: beside the installed package, or at the root of a source tree."""
    source = Path(__file__).resolve().parents[2] / "LICENSE"
    if source.is_file():
        return source.read_text(encoding="utf-8")
    try:
        files = importlib.metadata.files("paku-studio") or []
    except importlib.metadata.PackageNotFoundError:
        return ""
    return next((str(file.locate().read_text(encoding="utf-8")) for file in files if file.name == "LICENSE"), "")  # type: ignore[attr-defined]


def _of_library(name: str) -> Licence | None:
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    return Licence(name, found.version, _licence_name(found), lambda t: _library_text(name, found, t))


def _licence_name(found: importlib.metadata.Distribution) -> str:
    """The licence as the library's own description names it, on one short line."""
    fields = found.metadata.json
    told = str(fields.get("license_expression") or fields.get("license") or "")
    if not told.strip():
        classes = [line for line in found.metadata.get_all("Classifier") or [] if line.startswith("License")]
        told = classes[0].rpartition(" :: ")[2] if classes else ""
    return " ".join(told.split("\n")[0].split())[:80]


def _library_text(name: str, found: importlib.metadata.Distribution, t: Translate) -> str:
    parts = []
    if name in {"PySide6-Essentials", "shiboken6"}:
        parts.append(t(QT_NOTE) % {"folder": str(found.locate_file("PySide6"))})
    files = [file for file in found.files or [] if ".dist-info" in str(file) and _TEXT_FILE.search(str(file))]
    for file in files:
        place = Path(str(file.locate()))
        if place.is_file() and sum(map(len, parts)) < _MOST:
            parts.append(f"{file.name}\n\n{place.read_text(encoding='utf-8', errors='replace')}")
    if not parts:
        parts.append(t(NO_TEXT) % {"name": name, "licence": _licence_name(found)})
    return "\n\n\n".join(parts)[:_MOST]
