"""Reads a tagged PDF back as a screen reader would: roles, words, order. Shares no code with the pen that wrote it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

INLINE = frozenset({"Link", "Span"})
_FILE_NAME = re.compile(r"[^\s]+\.(jpe?g|png|webp|svg|gif|tiff?)", re.IGNORECASE)
_ENTRY = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One block of the structure: its role and the text that stands in it, or a figure's alternative text."""

    role: str
    text: str
    language: str = ""


@dataclass(slots=True)
class Marked:
    """What the pages show: text by page and MCID, text that no mark holds, and text in artifacts."""

    by_mark: dict[tuple[int, int], str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)


def structure_words(pdf: bytes) -> list[str]:
    """Every word of the structure tree in reading order; a word broken over lines is whole. No alternative texts."""
    return [word for block in structure_text(pdf) if block.role != "Figure" for word in block.text.split()]


def structure_text(pdf: bytes) -> list[Spoken]:
    """The blocks of the structure in reading order; a link's words run on in its paragraph."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        reader = _TreeReader({page.obj.objgen: at for at, page in enumerate(opened.pages)}, marked_text(opened))
        return list(reader.blocks(opened.Root.StructTreeRoot, "", ""))


def artifact_words(pdf: bytes) -> list[str]:
    """The words that a screen reader passes over."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return " ".join(marked_text(opened).artifacts).split()


def faults(pdf: bytes) -> list[str]:
    """What validators let pass and a reader stumbles over, as codes, each once; sorted.

    `text-unmarked`, `link-without-target`, `alt-is-file-name`, `mark-without-element`, `word-without-text`.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        marked = marked_text(opened)
        reader = _TreeReader({page.obj.objgen: at for at, page in enumerate(opened.pages)}, marked)
        found = set(reader.faults(opened.Root.get("/StructTreeRoot")))
        if any(text.strip() for text in marked.loose):
            found.add("text-unmarked")
        if set(marked.by_mark) - reader.reached:
            found.add("mark-without-element")
        if any("\ufffd" in text for text in marked.by_mark.values()):
            found.add("word-without-text")
    return sorted(found)


def marked_text(opened: Any) -> Marked:
    """What each mark on each page shows, through the fonts' own maps to Unicode."""
    marked = Marked()
    for number, page in enumerate(opened.pages):
        _PageReader(number, page, marked).read()
    return marked


def character_map(font: Any) -> dict[int, str]:
    """Code to text, as the font's ToUnicode says; empty where it says nothing."""
    if "/ToUnicode" not in font:
        return {}
    blocks = b"".join(_BLOCK.findall(font.ToUnicode.read_bytes()))
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for code, text in _ENTRY.findall(blocks)
    }


class _PageReader:
    """Goes through one page's operators."""

    def __init__(self, number: int, page: Any, marked: Marked) -> None:
        self.number, self.page, self.marked = number, page, marked
        self.maps = {name: character_map(font) for name, font in page.Resources.get("/Font", {}).items()}
        self.font: dict[int, str] = {}
        self.stack: list[tuple[int | None, bool, bool]] = []

    def read(self) -> None:
        import pikepdf

        for step in pikepdf.parse_content_stream(self.page):
            operands, name = step.operands, str(step.operator)
            if name == "Tf":
                self.font = self.maps.get(str(operands[0]), {})
            elif name in {"BDC", "BMC"}:
                self._begin(str(operands[0]), operands[1] if len(operands) > 1 else None)
            elif name == "EMC":
                self.stack.pop()
            elif name in {"Tj", "TJ", "'", '"'}:
                self._show(operands[-1], listed=name == "TJ")

    def _begin(self, tag: str, properties: Any) -> None:
        """Stack entries: number, whether an artifact, whether its own words stand for what is shown."""
        given = properties if properties is not None else {}
        mcid = int(given["/MCID"]) if "/MCID" in given else None
        spoken = "/ActualText" in given
        self.stack.append((mcid, tag == "/Artifact", spoken))
        if mcid is not None:
            self.marked.by_mark.setdefault((self.number, mcid), "")
        if spoken:
            self._hear(str(given["/ActualText"]))

    def _show(self, shown: Any, *, listed: bool) -> None:
        if any(spoken for _, _, spoken in self.stack):
            return
        strings = (
            [part for part in shown if not isinstance(part, int | float) and hasattr(part, "__bytes__")]
            if listed
            else [shown]
        )
        self._hear("".join(self.font.get(code, "\ufffd") for part in strings for code in bytes(part)))

    def _hear(self, text: str) -> None:
        numbers = [mcid for mcid, _, _ in self.stack if mcid is not None]
        if numbers:
            self.marked.by_mark[self.number, numbers[-1]] += text
        elif any(artifact for _, artifact, _ in self.stack):
            self.marked.artifacts.append(text)
        else:
            self.marked.loose.append(text)


class _TreeReader:
    """Goes through the structure tree."""

    def __init__(self, pages: dict[tuple[int, int], int], marked: Marked) -> None:
        self.pages, self.marked = pages, marked
        self.reached: set[tuple[int, int]] = set()

    def blocks(self, element: Any, role: str, language: str) -> Iterator[Spoken]:
        """A block for each stretch of text that no other block interrupts."""
        text = ""
        for kid in self._flat(element):
            if isinstance(kid, str):
                text += kid
                continue
            yield from _block(role, text, language)
            text = ""
            kind = str(kid.S)[1:]
            yield from self.blocks(kid, kind, str(kid.get("/Lang", language)))
        alt = str(element.get("/Alt", "")) if role == "Figure" else ""
        yield from _block(role, alt or text, language)

    def _flat(self, element: Any) -> Iterator[Any]:
        """Texts and block elements below an element; inline elements dissolve into their text."""
        for kid in _kids(element):
            if isinstance(kid, int):
                yield self._text(element.get("/Pg"), kid)
            elif kid.get("/Type") == "/MCR":
                yield self._text(kid.get("/Pg", element.get("/Pg")), int(kid.MCID))
            elif "/S" in kid and str(kid.S)[1:] in INLINE:
                yield from self._flat(kid)
            elif "/S" in kid:
                yield kid

    def _text(self, page: Any, mcid: int) -> str:
        if page is None or page.objgen not in self.pages:
            return ""
        place = (self.pages[page.objgen], mcid)
        self.reached.add(place)
        return self.marked.by_mark.get(place, "")

    def faults(self, element: Any) -> Iterator[str]:
        """Codes for the element and all below it."""
        if element is None:
            return
        role = str(element.get("/S", "/"))[1:]
        if role == "Link" and not any(not isinstance(kid, int) and "/Obj" in kid for kid in _kids(element)):
            yield "link-without-target"
        if role == "Figure" and _FILE_NAME.fullmatch(str(element.get("/Alt", ""))):
            yield "alt-is-file-name"
        for kid in _kids(element):
            if isinstance(kid, int):
                self._text(element.get("/Pg"), kid)
            elif kid.get("/Type") == "/MCR":
                self._text(kid.get("/Pg", element.get("/Pg")), int(kid.MCID))
            elif "/S" in kid:
                yield from self.faults(kid)


def _kids(element: Any) -> list[Any]:
    from pikepdf import Array

    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array | list) else [kids]


def _block(role: str, text: str, language: str) -> Iterator[Spoken]:
    whole = " ".join(text.replace(_SOFT_HYPHEN, "").split())
    if whole:
        yield Spoken(role, whole, language)
