"""A copy for publication: what identifies is in none of its bytes, all else is there, and the document stays."""

import os
from pathlib import Path

import pytest
from hypothesis import Phase as Step
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.cli import main
from paku_studio.editor.clean_copy import CleanCopy, clean_copy, left_out, left_out_words, write_clean_copy
from paku_studio.export.sheets import SheetChoice, draw_sheet, sheets_of
from paku_studio.locale import LANGUAGES, label
from paku_studio.models import (
    Ballot,
    DeveloperGroup,
    Logo,
    Note,
    Organiser,
    ParticipantRole,
    Pathway,
    Persona,
    Poster,
    PosterSource,
    Record,
    Statement,
)
from paku_studio.storage import CannotWrite, document_json, open_document, save_document
from paku_studio.store import Document

ROLES = (ParticipantRole.CLOSE_ONE, ParticipantRole.DEVELOPER_CLIENT, ParticipantRole.VOLUNTEER)
GOES = [
    "Salateema", "Salapaikka", "Salatekeminen", "Salajatko", "klo 9.31", "klo 12.07", "2027-01-13", "13.1.2027",
    "tapaaminen-keskiviikon", "torstairyhman-tunnus", "731731", "913913", "412412", '"voters":647', '"voters":648',
    '"dots_each":17', '"count":8881', '"count":9191', "omahuomio", "Salaero", "poistettu-nimi", "Salavaihe",
    "KAMERA-VALMISTAJA", "Kotikatu 5", "GPS-paikka", "Salainen kuvaaja", "Salaprofiili", "thumbnail", "snapshots",
    "tombstone", "difference", "facilitator_note", '"role":"', '"count":[', '"session":[',
    *(role.value for role in ROLES),
]  # fmt: skip
"""What must not be found in any byte of the copy, nor in those that are packed in it."""
MANY = settings.default.max_examples
OF_GROUPS = ["Torstairyhmä", "Kylätalon Väki", "Pieksämäkilä"]


@pytest.fixture
def source(whole_work, tmp_path: Path) -> Path:
    folder = tmp_path / "oma"
    folder.mkdir()
    return whole_work.save(folder / "työ.paku")


@pytest.fixture
def copied(source, tmp_path) -> Path:
    """The copy, as the command line makes it."""
    assert main(["clean", str(source), "-o", str(tmp_path / "kopio.paku")]) == 0
    return tmp_path / "kopio.paku"


def found_in(words: list[str], data: bytes) -> list[str]:
    return [word for word in words if word.lower().encode() in data]


def test_what_goes_is_in_no_byte(copied, source, all_bytes):
    before = all_bytes(source.read_bytes())
    asked = [word for word in GOES if word not in {"13.1.2027"}]
    assert found_in(asked, before) == asked, "the test would not see these"
    assert found_in(GOES, all_bytes(copied.read_bytes())) == []


def test_no_word_for_a_role_stands_in_it_in_any_language(copied, all_bytes):
    words = [label("ParticipantRole", role.value, language) for role in ROLES for language in LANGUAGES]
    assert found_in(words, all_bytes(copied.read_bytes())) == []


def test_it_opens_whole_and_nothing_can_be_undone_in_it(copied):
    opened = open_document(copied)
    assert (opened.repairs, opened.dropped) == ((), ())
    assert (opened.thumbnail, opened.snapshots) == (None, {})
    assert not opened.document.history
    assert {one.what for one in left_out(opened.document.records)} <= {"picture", "dots"}


def texts(records) -> list[str]:
    """What people wrote, as it is read; names of groups aside."""
    found = []
    for record in records.values():
        if record.TYPE not in {"group", "organiser", "municipality"}:
            names = [name for name, kept in type(record).model_fields.items() if kept.annotation is str]
            references = {*type(record).REFERENCES, "id", "order", "portrait", "picture", "code"}
            found += [f"{record.TYPE}.{name}: {getattr(record, name)}" for name in names if name not in references]
    return sorted(found)


def test_all_that_the_group_made_is_still_there(copied, whole_work):
    gone = {"session", "count", "facilitator_note", "difference", "tombstone"}
    own = {key for key, record in whole_work.records.items() if getattr(record, "own", False)}
    stays = {
        key: record
        for key, record in whole_work.records.items()
        if record.TYPE not in gone
        and key not in {*own, "kesken", "piilossa", "omalle", "omalahde"}
    }  # fmt: skip
    assert texts(open_document(copied).document.records) == texts(stays)


def only(document: Document, kind: type[Record]) -> Record:
    (found,) = document.of_type(kind)
    return found


def test_what_belongs_together_still_does(copied):
    document = open_document(copied).document
    persona, poster, ballot = only(document, Persona), only(document, Poster), only(document, Ballot)
    road = next(one for one in document.of_type(Pathway) if one.persona)
    assert road.persona == persona.id
    assert ballot.pathway == road.id
    assert poster.group == only(document, DeveloperGroup).id == road.group
    assert document.get(only(document, PosterSource).statement, Note).text == "takaisinsoitto"
    assert (ballot.voters, ballot.dots_each) == (0, 3)


def test_its_sheets_say_the_same_but_for_the_meeting(copied, whole_work):
    after = open_document(copied).document.records
    for what in ("pathway", "persona", "value", "poster", "checklist", "conversation"):
        before = sheets_of(whole_work.records, what)
        assert len(sheets_of(after, what)) == len(before), what
    (sheet,) = [one for one in sheets_of(after, "pathway") if one.title.startswith("Velasta")]
    said = str(draw_sheet(after, sheet, SheetChoice()))
    assert "Torstairyhmä" in said
    assert "soittaa neuvontaan" in said


def test_groups_go_where_that_is_asked_for(source, tmp_path, all_bytes):
    target = tmp_path / "nimetön.paku"
    assert main(["clean", str(source), "-o", str(target), "--without-groups"]) == 0
    data = all_bytes(target.read_bytes())
    assert found_in(GOES + OF_GROUPS, data) == []
    opened = open_document(target)
    assert (opened.repairs, opened.dropped) == ((), ())
    assert [one.name for one in opened.document.of_type(Organiser)] == ["Hankkeen Säätiö"]
    assert {one.group for one in opened.document.of_type(Pathway)} == {""}


def test_groups_stay_where_it_is_not(copied, all_bytes):
    assert found_in(OF_GROUPS, all_bytes(copied.read_bytes())) == OF_GROUPS


def test_the_document_itself_is_never_written_over(source, tmp_path, capsys):
    before = source.read_bytes()
    (tmp_path / "linkki.paku").symlink_to(source)
    os.link(source, tmp_path / "toinen nimi.paku")
    for name in (source, tmp_path / "linkki.paku", tmp_path / "toinen nimi.paku"):
        assert main(["clean", str(source), "-o", str(name), "--messages", "en"]) == 3
        assert "the very file that is being read" in capsys.readouterr().err
    assert source.read_bytes() == before
    assert [one.name for one in source.parent.iterdir()] == [source.name]


def test_neither_is_another_document(source, whole_work, tmp_path, capsys):
    other = whole_work.save(tmp_path / "muu.paku")
    strange = tmp_path / "rikki.paku"
    strange.write_bytes(b"somebody's own")
    for target in (other, strange):
        before = target.read_bytes()
        assert main(["clean", str(source), "-o", str(target), "--messages", "en"]) == 3
        assert "choose another name" in capsys.readouterr().err
        assert target.read_bytes() == before


def test_an_earlier_copy_is_replaced(source, copied):
    assert main(["clean", str(source), "-o", str(copied)]) == 0
    assert main(["clean", str(source), "-o", str(copied), "--without-groups"]) == 3, "it still names the groups"


def test_the_command_says_what_was_left_out(source, tmp_path, capsys):
    for language in LANGUAGES:
        main(["clean", str(source), "-o", str(tmp_path / f"{language}.paku"), "--messages", language])
        said = capsys.readouterr().out
        assert [line for line in said.splitlines() if "32" in line], said  # 5 things with 6 own notes each, 2 of them
    assert "Notes that only you see: 32" in said
    assert "Meetings, and what was written of them: 1" in said
    assert "Earlier states kept in the file: 1" in said
    assert "no program knows" in said


@pytest.mark.parametrize("name", ["kopio.txt", "kopio", "."])
def test_a_copy_is_a_document(source, tmp_path, name, capsys):
    assert main(["clean", str(source), "-o", str(tmp_path / name), "--messages", "en"]) == 2
    assert "ends in .paku" in capsys.readouterr().err


def test_a_document_with_nothing_to_leave_out_is_told_so_in_one_line():
    assert len(left_out_words(left_out({}), "en")) == 1


def test_any_example_makes_a_whole_copy(examples_folder, tmp_path):
    for example in sorted(examples_folder.glob("*.paku")):
        opened = open_document(example)
        before = opened.document.snapshot()
        made = clean_copy(opened.document.records, opened.pictures)
        assert dict(opened.document.snapshot()) == dict(before)
        whole(made, tmp_path / example.name)


def test_so_does_a_document_with_something_of_everything(something_of_everything, tmp_path):
    document, _ = something_of_everything()
    whole(clean_copy(document.records, {}), tmp_path / "kopio.paku")


def whole(copy: CleanCopy, target: Path) -> None:
    write_clean_copy(copy, target, None)
    opened = open_document(target)
    assert (opened.repairs, opened.dropped) == ((), ())
    assert not [one for one in opened.document.records.values() if isinstance(one, Statement) and one.role]
    assert not [one for one in opened.document.records.values() if isinstance(one, Statement) and one.session]


@settings(max_examples=40)
@given(st.data())
def test_any_part_of_the_work_makes_a_copy_that_needs_no_mending(whole_work, data):
    """Also where what things belong to is missing, and a copy of a copy leaves nothing more out."""
    keys = data.draw(st.sets(st.sampled_from(sorted(whole_work.records)), min_size=1))
    document, _ = Document.load([whole_work.records[key] for key in keys])
    groups = data.draw(st.booleans())
    copy = clean_copy(document.records, {}, groups=groups)
    again, repairs = Document.load(copy.records.values())
    assert repairs == ()
    assert left_out(again.records, groups=groups) == ()
    assert dict(clean_copy(again.records, {}, groups=groups).records) == dict(again.records)
    said = document_json(copy.records.values()).lower()
    assert found_in(GOES + ([] if groups else OF_GROUPS[:2]), said) == []


def test_a_picture_that_cannot_be_read_is_left_out(whole_work, tmp_path):
    broken = {name: data[:400] for name, data in whole_work.pictures.items()}
    copy = clean_copy(whole_work.records, broken)
    assert copy.pictures == {}
    assert {one.picture for one in copy.records.values() if isinstance(one, Persona | Logo)} == {""}
    whole(copy, tmp_path / "kopio.paku")


def test_a_full_disk_leaves_nothing_behind(whole_work, tmp_path, monkeypatch):
    import errno

    from paku_studio.storage import files

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files.RealFileSystem, "write", full)
    with pytest.raises(CannotWrite):
        write_clean_copy(clean_copy(whole_work.records, whole_work.pictures), tmp_path / "k.paku", None)
    assert list(tmp_path.iterdir()) == []


def test_it_says_how_many_identifiers_are_in_the_words_that_stay(whole_work, tmp_path, capsys):
    from dataclasses import replace

    said = {
        "kirje": whole_work.records["kirje"].with_changes(text="soita 040 123 4567 tai aino.polku@esimerkki.fi"),
        "oma-soitto-idea": whole_work.records["oma-soitto-idea"].with_changes(text="050 765 4321"),
    }
    work = replace(whole_work, records={**whole_work.records, **said})
    for number, (one, line) in enumerate(
        ((work, "Identifiers in the words of the copy: 2."), (whole_work, "No identifiers were found."))
    ):
        source = one.save(tmp_path / f"{number}.paku")
        main(["clean", str(source), "-o", str(tmp_path / f"kopio{number}.paku"), "--messages", "en"])
        assert line in capsys.readouterr().out


SECRET = st.text(alphabet="abcdefghijkmnopqrstuvwxyz", min_size=17, max_size=20)
"""Longer than the ids that the program gives: one that a person typed of just that length stays in a copy."""


@settings(max_examples=max(4, MANY // 25), deadline=None, phases=[Step.explicit, Step.generate])
@given(st.data())
def test_no_word_that_goes_is_in_any_byte_of_any_copy(whole_work, all_bytes, tmp_path_factory, data):
    """Whatever is said in meetings, to oneself, in differences and in earlier states, and whatever ids were typed."""
    secrets = data.draw(st.lists(SECRET, min_size=12, max_size=12, unique=True))
    keys = data.draw(st.sets(st.sampled_from(sorted(whole_work.records)), min_size=len(whole_work.records) // 2))
    keys |= {"tapaaminen-keskiviikon", "ohjaaja", "ero2", "kirje", "alku", "polku", "t-poistettu-nimi"}
    records = {key: whole_work.records[key] for key in keys}
    said = iter(secrets)

    def put(key, *fields):
        records[key] = records[key].with_changes(**{field: next(said) for field in fields})

    put("tapaaminen-keskiviikon", "place", "theme", "what_we_did", "next_time")
    put("ohjaaja", "text")
    records["ero2"] = records["ero2"].with_changes(other=f'"{next(said)}"')
    typed, gone, then, shot, quote = (next(said) for _ in range(5))
    records[typed] = Note(id=typed, target="kirje", kind="quote", text="jää", role="volunteer")
    records[f"t-{gone}"] = records["t-poistettu-nimi"].with_changes(id=f"t-{gone}", removed=gone)
    records["omanoma"] = Note(id="omanoma", target="kirje", kind="quote", text=quote, own=True)
    document, _ = Document.load(records.values())
    folder = tmp_path_factory.mktemp("kopio")
    earlier = {"tapaaminen-keskiviikon": document_json([Pathway(id="entinen", title=then)])}
    save_document(
        document.records,
        whole_work.pictures,
        folder / "työ.paku",
        thumbnail=whole_work.thumbnail + shot.encode(),
        snapshots=earlier,
    )
    assert main(["clean", str(folder / "työ.paku"), "-o", str(folder / "kopio.paku")]) == 0
    used = [*secrets[:6], typed, gone, then, shot, quote]
    assert found_in(used, all_bytes((folder / "työ.paku").read_bytes())) == used, "the test would not see these"
    assert found_in(used, all_bytes((folder / "kopio.paku").read_bytes())) == []
