"""What is suggested while a line is typed: words that the document and the closed lists know."""

import random
import unicodedata
from typing import Any

import pytest

from paku_studio.editor.vocabulary import Vocabulary, fit
from paku_studio.edits import remove
from paku_studio.models import Actor, Link, ServiceMoment
from paku_studio.notation import apply_notation
from paku_studio.notation.words import same_name

SLIPS = ("käräjä", "KÄRÄ", "kärjä", "käräjjä", "käärjä", "käraja", unicodedata.normalize("NFD", "käräj"))


def completions(typist: Any, line: str) -> list[str]:
    return [one.completion for one in typist.write(line).capture.suggestions()]


def note_of(typist: Any, line: str, words: str) -> str:
    return next(one.note for one in typist.write(line).capture.suggestions() if one.words == words)


def test_actors_of_the_document_come_first_with_how_often_they_act(typist: Any) -> None:
    typist.enter("A", "@ Kela", "B", "@ Kela: 1 krt/kk", "@ Kelan lääkäri")
    assert typist.suggested("@ ke") == ["Kela", "Kelan lääkäri"]
    assert note_of(typist, "@ ke", "Kela") == "2 tuokiossa"
    assert note_of(typist, "@ ke", "Kelan lääkäri") == "1 tuokiossa"


def test_an_abbreviation_finds_its_actor(typist: Any) -> None:
    typist.enter("A", "@ Mielenterveystoimisto")
    actor = typist.one(Actor, "Mielenterveystoimisto")
    with typist.document.edit("abbreviation") as transaction:
        transaction.change(actor.id, abbreviations=("mtt",))
    assert typist.suggested("@ mtt") == ["Mielenterveystoimisto"]


def test_usual_actors_are_offered_as_new(typist: Any) -> None:
    typist.enter("A")
    assert note_of(typist, "@ ", "Asiakas") == "uusi"
    typist.enter("@ asiakas")
    assert note_of(typist, "@ as", "asiakas") == "1 tuokiossa"
    assert "Asiakas" not in typist.suggested("@ as")


def test_after_the_colon_the_ways_to_say_how_often_are_offered(typist: Any) -> None:
    typist.enter("A", "@ Kela: 1 krt/kk", "B", "@ Pankki: 2 krt/vko")
    assert completions(typist, "@ Kela: 2")[0] == "@ Kela: 2 krt/vko"


def test_kinds_of_touchpoints_by_any_of_their_words(typist: Any) -> None:
    typist.enter("A")
    assert typist.suggested("* te") == ["tekstiviesti"]
    assert typist.suggested("* soit") == ["soitto"]
    assert completions(typist, "* te")[0] == "* tekstiviesti"
    typist.editor.language = "sv"
    assert [one.words for one in typist.write("* te").capture.suggestions()][:1] == ["telefon"]


def test_labels_that_were_used_before_carry_their_kind(typist: Any) -> None:
    typist.enter("A", "* puhelin: velkaneuvonnan jono", "B")
    assert completions(typist, "* velk")[0] == "* puhelin: velkaneuvonnan jono"
    assert completions(typist, "* puhelin: ")[0] == "* puhelin: velkaneuvonnan jono"
    typist.enter("* puhelin: velkaneuvonnan jono")
    assert note_of(typist, "* velk", "velkaneuvonnan jono") == "2 tuokiossa"


def test_phases_that_stand_go_on_and_others_are_new(typist: Any) -> None:
    typist.enter("# Lähtötilanne", "A", "B")
    assert note_of(typist, "# ", "Lähtötilanne") == "2 tuokiota"
    assert "Nykytilanne" in typist.suggested("# ")


def test_two_phases_of_one_name_are_told_apart(typist: Any) -> None:
    apply_notation(typist.document, "= X\n# Alku\nA\n# Alku (2)\nB", language="fi")
    typist.editor.open_pathway(typist.editor.pathways()[0])
    assert completions(typist, "# al")[:2] == ["# Alku", "# Alku (2)"]
    typist.enter("# Alku (2)", "B2")
    assert typist.road() == ["A", "B", "B2"]


def test_ways_on_by_words_and_by_number(typist: Any) -> None:
    typist.enter("Ensitapaaminen", "Soitto Kelaan", "Hakemus")
    assert completions(typist, "-> [palaa] sei")[:1] == []
    assert completions(typist, "-> [palaa] soi")[0] == "-> [palaa] Soitto Kelaan"
    assert completions(typist, "-> 1")[0] == "-> Ensitapaaminen"
    assert note_of(typist, "-> ens", "Ensitapaaminen") == "kortti 1"


def test_numbers_are_those_of_the_road_as_it_stands_now(typist: Any) -> None:
    typist.enter("Alku", "Soitto Kelaan")
    assert note_of(typist, "-> alk", "Alku") == "kortti 1"
    typist.editor.select(typist.moment("Alku").id)
    typist.enter("Välissä", "Toinen")
    assert note_of(typist, "-> soi", "Soitto Kelaan") == "kortti 4"


def test_where_two_moments_say_the_same_the_number_is_taken(typist: Any) -> None:
    typist.enter("Soitto", "Odotus", "Soitto", "Loppu")
    assert completions(typist, "-> soi")[:2] == ["-> 1", "-> 3"]
    typist.enter("-> 1")
    assert typist.document.of_type(Link)[0].target == typist.document.of_type(ServiceMoment)[0].id


def test_words_of_links_and_hand_overs_in_brackets(typist: Any) -> None:
    typist.enter("A", "B")
    assert completions(typist, "-> [pa")[0] == "-> [palaa] "
    assert completions(typist, "-> [saat")[0] == "-> [saattaen] "
    assert "-> [seuraava] " not in completions(typist, "-> [")


@pytest.mark.parametrize("mark", ["+", "-", "!?", "?", "/", '"', ">", "||", "*"])
def test_roles_in_brackets_after_a_mark(typist: Any, mark: str) -> None:
    typist.enter("A")
    assert completions(typist, f"{mark} [läh")[0] == f"{mark} [läheinen] "


def test_personas_by_name(typist: Any) -> None:
    typist.enter("& Jaana", "= Polku")
    assert completions(typist, "& ja")[0] == "& Jaana"


def test_a_plain_line_shows_moments_that_begin_alike(typist: Any) -> None:
    typist.enter("Soitto Kelaan", "Hakemus")
    assert note_of(typist, "soitt", "Soitto Kelaan") == "on polulla jo"
    assert typist.write("soi").capture.suggestions() == ()
    assert typist.write("Aivan muuta").capture.suggestions() == ()


def test_the_line_as_it_is_comes_last_and_changes_nothing(typist: Any) -> None:
    typist.enter("A")
    last = typist.write("* te").capture.suggestions()[-1]
    assert (last.words, last.completion) == ("”te” sellaisenaan", "* te")


def test_what_stands_in_the_field_whole_is_not_suggested(typist: Any) -> None:
    typist.enter("A", "@ Kela")
    assert typist.write("@ Kela").capture.suggestions() == ()


def test_an_indent_is_kept(typist: Any) -> None:
    typist.enter("A", "@ Kela")
    assert completions(typist, "  @ ke")[0] == "  @ Kela"


@pytest.mark.parametrize("typed", SLIPS)
def test_capitals_decomposed_letters_and_a_slip_of_the_fingers_are_forgiven(typist: Any, typed: str) -> None:
    typist.enter("A", "@ Käräjäoikeus")
    expected = [] if typed == "käraja" else ["Käräjäoikeus"]
    assert [one.words for one in typist.write(f"@ {typed}").capture.suggestions()][:-1] == expected


@pytest.mark.parametrize(
    ("word", "query", "fits"),
    [
        ("velkaneuvonta", "velka", 0),
        ("kunnan velkaneuvonta", "velka", 1),
        ("velkaneuvonta", "vleka", 2),
        ("velkaneuvonta", "vela", 2),
        ("velkaneuvonta", "velkka", 2),
        ("velkaneuvonta", "vepka", 2),
        ("velkaneuvonta", "vep", None),
        ("velkaneuvonta", "pankki", None),
        ("", "velka", None),
    ],
)
def test_how_well_a_word_answers(word: str, query: str, fits: int | None) -> None:
    assert fit(same_name(word), same_name(query)) == fits


def test_hostile_words_are_suggested_and_taken_whole(typist: Any) -> None:
    typist.enter("A")
    for name in ("<b>Tiimi</b>", "\\Tiimi", "Tiimi\\: itä", "[Tiimi]", "\u202eTiimi"):
        typist.enter(f"@ \\{name}" if name.startswith("\\") else f"@ {name}")
    before = {actor.name for actor in typist.document.of_type(Actor)}
    typist.enter("B")
    for completion in completions(typist, "@ ")[:5]:
        typist.enter(completion)
    assert {actor.name for actor in typist.document.of_type(Actor)} == before


def state(vocabulary: Vocabulary) -> Any:
    return (
        {kind: +words.count for kind, words in vocabulary.touchpoints.items() if +words.count},
        {kind: words.plain for kind, words in vocabulary.touchpoints.items() if words.plain},
        +vocabulary.often.count,
        vocabulary.moments,
        +vocabulary.same,
        +vocabulary.acts,
    )


def test_words_kept_up_with_every_edit_are_those_of_the_document(typist: Any) -> None:
    chance = random.Random(11)
    lines = [
        "A",
        "Soitto",
        "@ Kela: 1 krt/kk",
        "@ Pankki",
        "* puhelin: jono",
        "* kirje",
        "> sivu",
        "# Uusi",
        "|| rinnalla",
    ]
    typist.enter("Alku")
    _ = typist.capture.vocabulary
    for _ in range(150):
        act = chance.choice(["type", "type", "undo", "redo", "remove"])
        if act == "type":
            typist.enter(chance.choice(lines))
        elif act == "remove" and typist.editor.place:
            typist.editor.attempt(remove, typist.document, [typist.editor.place])
        else:
            getattr(typist.editor, act if act != "remove" else "undo")()
        assert state(typist.capture.vocabulary) == state(Vocabulary(typist.document))
