"""What this computer keeps of people's documents, in words for the settings. Takes nothing away, knows no window."""

from typing import TYPE_CHECKING

from paku_studio.locale import N_, translate_count, translator

if TYPE_CHECKING:
    from paku_studio.storage.kept import Kept, Removed

NAMES = {
    "drafts": N_("Drafts without a name"),
    "journals": N_("Work that is not in its file yet"),
    "versions": N_("Earlier versions"),
    "aside": N_("Work that was set aside"),
    "recent": N_("List of files opened lately"),
}
"""Kind of `storage.kept` -> what it is called."""
HOLDS = N_("Earlier versions and work set aside still hold what was removed or replaced later, names too.")
STAYS = N_(
    "Your files stay where they are, and beside each the version before, “….paku.bak”. So do your choices. "
    "What was removed from a disk can sometimes be brought back with special tools."
)
ASK = N_("Remove all of it? It cannot be taken back.")
ONLY_HERE = N_("Drafts and work that is not in its file are nowhere else: removed, they are lost for good.")
OPEN = N_("What belongs to documents that are open stays.")
_UNITS = {"fi": ("kt", "Mt"), "sv": ("kB", "MB"), "en": ("kB", "MB")}
_KILO, _MEGA = 1_000, 1_000_000


def size_words(size: int, language: str) -> str:
    """Bytes as people say them, never as none where there are some: `310 kt`, `2,1 Mt`."""
    kilo, mega = _UNITS.get(language, _UNITS["en"])
    if size < _MEGA:
        return f"{-(-size // _KILO)} {kilo}"
    said = f"{size / _MEGA:.1f}" if size < 100 * _MEGA else f"{size / _MEGA:.0f}"
    return f"{said if language == 'en' else said.replace('.', ',')} {mega}"


def line_of(kept: "Kept", language: str) -> str:
    """A kind with its number and size."""
    return f"{translator(language)(NAMES[kept.kind])}: {kept.count} · {size_words(kept.size, language)}"


def removed_words(removed: "Removed", language: str) -> str:
    """What came of it, and what stayed."""
    t = translator(language)
    words = translate_count(language, "Removed: %d thing", "Removed: %d things", removed.count) % removed.count
    said = [f"{words}, {size_words(removed.size, language)}."]
    said += [t(OPEN)] if removed.open else []
    said += [t(N_("Some of it could not be removed: the disk did not allow it."))] if removed.failed else []
    return " ".join(said)
