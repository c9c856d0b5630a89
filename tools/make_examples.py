"""Build the shipped examples from their words: `examples/*.paku`, the same bytes each time."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from example_words import debt, intensive
from paku_studio.storage import save_document
from paku_studio.store import Document

FOLDER = Path(__file__).resolve().parent.parent / "examples"
SOURCES = {"monialainen-intensiivinen-palveluohjaus": intensive, "velkakierteesta-omaan-talouteen": debt}


def main(folder: Path = FOLDER) -> None:
    """Write every example anew; an example that needs a repair is refused."""
    for name, source in SOURCES.items():
        document, repairs = Document.load(source.records())
        if repairs:
            sys.exit(f"{name}: {repairs}")
        target = folder / f"{name}.paku"
        target.unlink(missing_ok=True)
        save_document(document.snapshot(), {}, target)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
