"""What one can begin with, and what stands ready: without a window."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from paku_studio.editor import starting, welcome
from paku_studio.editor.keeping import Keeper
from paku_studio.editor.shelf import stand_ready, versions, when_in_words
from paku_studio.edits import add_moment
from paku_studio.locale import LANGUAGES, translator
from paku_studio.models import DOCUMENT_ID, DocumentSettings, Note, Pathway, Phase, ServiceMoment
from paku_studio.shipped import shipped_folder
from paku_studio.storage import open_document, save_document
from paku_studio.storage.places import places_of_this_machine
from paku_studio.storage.recent import note_recent
from paku_studio.store import Document


def title_of(document: Document) -> str:
    return document.of_type(Pathway)[0].title


def test_words_become_the_title_as_they_were_typed() -> None:
    document = starting.begin("  Kotiutuminen – 2 % & #1 ", "fi")
    assert title_of(document) == "Kotiutuminen – 2 % & #1"
    assert len(document.of_type(Pathway)) == 1


def test_a_line_that_begins_like_a_mark_is_still_a_title() -> None:
    assert title_of(starting.begin("+ mikä toimi", "fi")) == "+ mikä toimi"


def test_nothing_typed_still_begins_a_pathway() -> None:
    assert title_of(starting.begin("", "sv")) == ""


def test_the_beginning_cannot_be_undone_away() -> None:
    assert starting.begin("Polku", "fi").undo_name is None
    assert starting.from_template("three-phases", "fi", "Polku").undo_name is None
    assert starting.from_text("Soitto\n+ hyvä", "fi").document.undo_name is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_speaks_the_language_in_which_it_was_begun(language: str) -> None:
    for document in (starting.begin("x", language), starting.from_template("empty", language)):
        assert document.get(DOCUMENT_ID, DocumentSettings).language == language


def test_several_lines_are_read_as_notes() -> None:
    document = starting.begin("= Polku\nSoitto Kelaan\n- jonotin tunnin\nTapaaminen", "fi")
    assert title_of(document) == "Polku"
    assert [moment.text for moment in document.of_type(ServiceMoment)] == ["Soitto Kelaan", "Tapaaminen"]
    assert [note.text for note in document.of_type(Note)] == ["jonotin tunnin"]


def test_a_paste_says_what_became_of_it() -> None:
    begun = starting.from_text("Soitto\n-> ei ole olemassa", "sv", messages="fi")
    assert "palvelutuokioita 1" in begun.said[0]
    assert begun.remarkable
    assert not starting.from_text("Soitto", "fi").remarkable


@pytest.mark.parametrize("text", ["", "\n\n", "\ud83d lone half", "\x00\x07", "= " + "x" * 50_000, "%" * 999])
def test_any_text_begins_something(text: str) -> None:
    document = starting.begin(text, "fi")
    assert document.of_type(Pathway)
    save_document(document, {}, Path(places_of_this_machine().home.parent / "x.paku"))


def test_a_template_has_its_phases_and_takes_the_words() -> None:
    document = starting.from_template("three-phases", "fi", "Kotiutuminen")
    assert title_of(document) == "Kotiutuminen"
    labels = [phase.label for phase in sorted(document.of_type(Phase), key=lambda phase: phase.order)]
    assert labels == ["Ennen palvelua", "Palvelun aikana", "Palvelun jälkeen"]
    with pytest.raises(KeyError):
        starting.from_template("../secret", "fi")


def test_an_example_opens_as_a_copy() -> None:
    for offer in welcome.examples():
        before = (shipped_folder("examples") / f"{offer.name}.paku").read_bytes()
        opened = starting.from_example(offer.name)
        add_moment(opened.document, opened.document.of_type(Pathway)[0].id, "Uusi")
        assert (shipped_folder("examples") / f"{offer.name}.paku").read_bytes() == before
    with pytest.raises(KeyError):
        starting.from_example("../../etc/passwd")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_everything_offered_has_words_in_each_language(language: str) -> None:
    t = translator(language)
    for offer in (*welcome.templates(), *welcome.examples()):
        assert offer.about
        assert t(offer.title) != offer.title
        assert t(offer.about) != offer.about


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "Hyvää huomenta."), (9, "Hyvää huomenta."), (10, "Hyvää päivää."), (16, "Hyvää päivää."), (17, "Hyvää iltaa."),
     (23, "Hyvää iltaa."), (0, "Hyvää iltaa."), (3, "Hyvää iltaa.")],
)  # fmt: skip
def test_the_greeting_follows_the_clock(hour: int, words: str) -> None:
    assert translator("fi")(welcome.greeting(hour)) == words


def test_when_is_said_as_people_say_it() -> None:
    now, t = datetime(2026, 3, 1, 9, 0, tzinfo=UTC), translator("fi")
    assert when_in_words(now - timedelta(minutes=55), now, t) == "tänään klo 8.05"
    assert when_in_words(now - timedelta(hours=10), now, t) == "eilen klo 23.00"
    assert when_in_words(now - timedelta(days=2), now, t) == "27.2.2026"
    assert when_in_words(now - timedelta(days=2), now, translator("en")) == "2026-2-27"


@pytest.mark.parametrize("begun", ["words", "paste", "template with words"])
def test_what_was_typed_on_the_start_page_is_kept_at_once(begun: str) -> None:
    """Begun, nothing more typed, and the program ends: it stands among the drafts, and can be set aside."""
    places = places_of_this_machine()
    document = {
        "words": lambda: starting.begin("Kotoa arkeen", "fi"),
        "paste": lambda: starting.from_text("= Kotoa arkeen\nSoitto", "fi").document,
        "template with words": lambda: starting.from_template("three-phases", "fi", "Kotoa arkeen"),
    }[begun]()
    Keeper.begin(places, document, {}).close()
    draft = stand_ready(places, "fi").drafts[0]
    assert draft.title == "Kotoa arkeen"
    assert draft.discard is not None
    draft.discard()
    assert stand_ready(places, "fi").drafts == ()
    assert [version.title for version in versions(places, None, 9) if version.aside] == ["Kotoa arkeen"]


def test_an_example_that_was_only_looked_at_leaves_no_draft() -> None:
    places = places_of_this_machine()
    for document in (starting.from_example(welcome.examples()[0].name).document, starting.begin("", "fi")):
        Keeper.begin(places, document, {}).close()
    assert stand_ready(places, "fi").drafts == ()


def test_a_file_opened_lately_stands_ready_and_leaves_only_the_list(tmp_path: Path) -> None:
    places = places_of_this_machine()
    path = tmp_path / "työ.paku"
    save_document(starting.begin("Kotoa arkeen", "fi"), {}, path, thumbnail=None)
    note_recent(places, path, "Kotoa arkeen", "Varhaisen tuen ryhmä")
    found = stand_ready(places, "fi").recent[0]
    assert (found.title, found.path) == ("Kotoa arkeen", path)
    assert found.where.startswith("Varhaisen tuen ryhmä · ")
    assert found.discard is not None
    found.discard()
    assert stand_ready(places, "fi").recent == ()
    assert title_of(open_document(path).document) == "Kotoa arkeen"
