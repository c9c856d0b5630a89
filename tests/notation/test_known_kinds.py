"""What is typed with the very word of a kind is of that kind; a text that is read says nothing of kinds."""

import pytest

from paku_studio import edits
from paku_studio.models import Actor, ActorKind, PathwayPhase, Phase
from paku_studio.notation import InsertionPoint, apply_notation
from paku_studio.store import Document


def typed(text: str) -> Document:
    document = Document()
    pathway = edits.add_pathway(document, "Kotoa arkeen")
    apply_notation(document, text, language="fi", at=InsertionPoint(pathway=pathway))
    return document


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Nykytilanne", PathwayPhase.PRESENT),
        ("utgångsläge", PathwayPhase.STARTING_POINT),
        ("Steps to the future", PathwayPhase.NEXT_STEPS),
        ("Nykytilanne kotona", PathwayPhase.CUSTOM),
        ("Oma alku", PathwayPhase.CUSTOM),
    ],
)
def test_a_phase_by_its_label(words: str, key: PathwayPhase) -> None:
    phase = next(one for one in typed(f"# {words}\nSoitto").of_type(Phase) if one.label)
    assert (phase.label, phase.key) == (words, key)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Asiakas", ActorKind.CLIENT),
        ("kela", ActorKind.KELA),
        ("Kommun", ActorKind.MUNICIPALITY),
        ("Asiakasohjaaja", ActorKind.OTHER),
    ],
)
def test_an_actor_by_its_name(name: str, kind: ActorKind) -> None:
    (actor,) = typed(f"Soitto\n@ {name}").of_type(Actor)
    assert (actor.name, actor.kind) == (name, kind)


def test_a_text_that_is_read_says_nothing_of_kinds() -> None:
    document = Document()
    apply_notation(document, "= Polku\n# Nykytilanne\nSoitto\n@ Asiakas", language="fi")
    assert [one.kind for one in document.of_type(Actor)] == [ActorKind.OTHER]
    assert [one.key for one in document.of_type(Phase)] == [PathwayPhase.CUSTOM]
