"""What a command quotes tells no number or address, not even a piece of one where a long text was cut."""

from collections.abc import Callable
from pathlib import Path

import pytest

from paku_studio import edits
from paku_studio.commands.hiding import hidden
from paku_studio.models import ServiceMoment, Session
from paku_studio.storage import open_document, save_document
from paku_studio.storage.snapshots import snapshot_bytes

Paku = Callable[..., object]
SECRETS = ("040 123 4567", "010190-123M", "matti.virtanen@esimerkki.fi", "FI21 1234 5600 0007 85")


@pytest.mark.parametrize("secret", SECRETS)
def test_wherever_a_text_is_cut_no_piece_of_a_number_is_left(secret: str) -> None:
    for kept in range(1, len(secret)):
        told = hidden(f"Tuokio: Soita hänelle {secret[:kept]}… (Kotoa arkeen)")
        assert not any(sign.isdigit() for sign in told.replace("0•• ", ""))
        assert "virtanen" not in told
        assert "matti.v" not in told
        assert told.startswith("Tuokio: Soita")
        assert told.endswith("… (Kotoa arkeen)")


def test_words_that_identify_nobody_stay() -> None:
    assert hidden("3 lisätty: Jono 2 h ja kirje… (1 tuokio)") == "3 lisätty: Jono 2 h ja kirje… (1 tuokio)"


@pytest.fixture
def blurred_since(tmp_path: Path) -> Path:
    """A meeting left numbers and an address; since then they were blurred, or went with their moments."""
    target = tmp_path / "p.paku"
    save_document({}, {}, target)
    document = open_document(target).document
    group = edits.add_group(document, "Ryhmä")
    with document.edit("meeting") as edit:
        edit.add(Session(id="meeting", group=group, number=1))
    phase = edits.add_phase(document, edits.add_pathway(document, "Polku"), "Ennen")
    with document.edit("words") as edit:
        for place, secret in enumerate(SECRETS):
            edit.add(ServiceMoment(id=f"stays-{place}", phase=phase, text=f"Soita {secret}"))
            edit.add(ServiceMoment(id=f"goes-{place}", phase=phase, text=f"{'ä' * 66} {secret}"))
    state = snapshot_bytes(document.snapshot())
    with document.edit("later") as edit:
        for place, _ in enumerate(SECRETS):
            edit.change(f"stays-{place}", text="Soita")
            edit.remove(f"goes-{place}")
    save_document(document.snapshot(), {}, target, snapshots={"meeting": state})
    return target


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_what_changed_does_not_tell_again_what_was_blurred(
    words: tuple[str, ...], blurred_since: Path, paku: Paku
) -> None:
    said = paku("changes", blurred_since, *words)
    assert said.status == 0
    assert "Soita" in said.out
    for secret in ("040", "123", "4567", "0101", "virtan", "FI21", "5600"):
        assert secret not in said.out
