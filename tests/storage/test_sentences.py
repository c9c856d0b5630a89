"""What people are told: one sentence for each thing that can be wrong, in three languages, in plain words."""

import errno
import gc

import pytest

from paku_studio.models import RECORD_TYPES
from paku_studio.storage import (
    CannotWrite,
    Problem,
    Unusable,
    describe,
    failures,
    open_document,
    problems,
    save_document,
)
from paku_studio.store import Repair

MESSAGES = [
    message
    for name, message in vars(failures).items()
    if name.isupper() and isinstance(message, str) and "%(" in message
]
LANGUAGES = ("fi", "sv", "en")


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("kind", [Unusable, CannotWrite])
def test_each_refusal_is_one_sentence_that_names_the_file(message, kind) -> None:
    problem = kind(message, error="EIO", limit=2_000, part="x", version=2, current=1).about("polku.paku")
    said = {problem.sentence(language) for language in LANGUAGES}
    assert len(said) == 3
    for sentence in said:
        assert "polku.paku" in sentence
        assert sentence.count(". ") == 0
        assert sentence.endswith(".")
        assert "%" not in sentence


def test_there_are_refusals_to_test() -> None:
    assert len(MESSAGES) == 28


@pytest.mark.parametrize("code", problems.SENTENCES)
def test_each_thing_left_out_is_one_sentence(code) -> None:
    problem = Problem(code, "moment", "m1", "Soitin Kelaan", "feeling", "ecstatic", 3)
    said = {describe(problem, language) for language in LANGUAGES}
    assert len(said) == 3
    for sentence in said:
        assert sentence.endswith(".")
        assert "%" not in sentence
        assert "moment" not in sentence.replace("service moment", "")


def test_every_kind_of_record_has_a_word() -> None:
    assert set(problems.KINDS) == set(RECORD_TYPES)


def test_a_finnish_sentence_reads_as_finnish() -> None:
    problem = Problem("bad_field", "moment", "m1", "Soitin Kelaan", "feeling", "ecstatic")
    assert describe(problem, "fi") == (
        "”Soitin Kelaan” (palvelutuokio): kenttää ”feeling” ei voitu lukea, ja se tyhjennettiin; siinä luki ”ecstatic”."
    )


def test_a_record_without_words_goes_by_its_id_or_by_nothing() -> None:
    assert describe(Problem("bad_id", "moment", "m1"), "en").startswith("m1 (service moment)")
    assert describe(Problem("bad_id", "moment"), "en").startswith("(no name) (service moment)")


def test_words_of_others_are_cut_and_made_visible() -> None:
    sentence = describe(Problem("unknown_part", was="\N{RIGHT-TO-LEFT OVERRIDE}" + "x" * 1_000), "en")
    assert sentence.isprintable()
    assert len(sentence) < 140


def test_a_percent_sign_in_a_file_name_is_a_percent_sign() -> None:
    assert "100 %s.paku" in Unusable(failures.EMPTY).about("100 %s.paku").sentence("fi")


def test_repairs_are_told_in_the_same_breath() -> None:
    repair = Repair("settings-missing", "document", "", "")
    assert len({describe(repair, language) for language in LANGUAGES}) == 3


def test_permission_to_read_is_asked_of_the_system(tmp_path) -> None:
    from paku_studio.storage import RealFileSystem

    class Locked(RealFileSystem):
        def open_to_read(self, path):
            raise PermissionError(errno.EACCES, "no")

    (tmp_path / "x.paku").write_bytes(b"PK")
    with pytest.raises(Unusable, match="may not be read with your permissions"):
        open_document(tmp_path / "x.paku", files=Locked())


@pytest.mark.parametrize("collecting", [True, False])
def test_opening_leaves_the_collector_as_it_was(tmp_path, collecting) -> None:
    save_document({}, {}, tmp_path / "x.paku")
    was = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        open_document(tmp_path / "x.paku")
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()
