"""Make the lists of hyphenation patterns out of an unpacked npm package `hyphen` (TeX's patterns in a trie).

    python tools/hyphenation.py FOLDER

The patterns are TeX's, unchanged; whose they are and on what terms stands beside them in LICENSE-*.txt.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "paku_studio" / "resources" / "hyphenation"
SOURCES = {"fi": "fi", "sv": "sv", "en": "en-us"}


def literal(text: str) -> Any:
    """The array at the file's end: bids, trie, exceptions."""
    body = text[text.index("})(this, ") + len("})(this, ") :].rstrip().removesuffix(");")
    body = re.sub(r"//[^\n]*", "", body)
    body = re.sub(r"([{,]\s*)([^\s\"'{}\[\],:]+):", lambda found: f'{found[1]}"{found[2]}":', body)
    body = re.sub(r"'([^'\n]*)'\s*:", lambda found: json.dumps(found[1]) + ":", body)
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", body))


def patterns(bids: list[list[int]], node: Any, letters: str = "") -> Iterator[str]:
    """Each pattern as TeX writes it: `1a2sia`."""
    children, own = (node, None) if isinstance(node, dict) else (None, node)
    if isinstance(node, list):
        children, own = node[0], node[1] if len(node) > 1 else None
    if own is not None:
        yield written(letters, bids[own])
    for letter, child in (children or {}).items():
        yield from patterns(bids, child, letters + letter)


def written(letters: str, bids: list[int]) -> str:
    bids = [0, *bids] if letters.startswith(".") else bids  # the package leaves out what stands before a word's start
    filled = [*bids, *[0] * (len(letters) + 1 - len(bids))]
    between = [str(bid) if bid else "" for bid in filled]
    return between[0] + "".join(letter + bid for letter, bid in zip(letters, between[1:], strict=True))


def main(folder: Path) -> None:
    for language, name in SOURCES.items():
        source = next(folder.rglob(f"hyphen*/package/patterns/{name}.js"))
        bids, trie, exceptions = literal(source.read_text(encoding="utf-8"))
        found = sorted(patterns(bids, trie))
        (TARGET / f"{language}.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
        print(language, len(found), "patterns,", len(exceptions), "exceptions left out")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
