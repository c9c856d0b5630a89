"""Save, open again, and everything is there: records, pictures, preview, kept sessions, to the byte."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from paku_studio.models import Difference, Persona, Record
from paku_studio.storage import (
    VERSION,
    CannotWrite,
    document_bytes,
    document_json,
    name_picture,
    open_document,
    read_document_json,
    refuse_source,
    save_document,
    stands,
)
from paku_studio.store import Document


def test_a_document_with_everything_comes_back_whole(everything, pictures, tmp_path) -> None:
    document, repairs = Document.load(everything.values())
    assert repairs == ()
    save_document(document, pictures, tmp_path / "polku.paku")
    opened = open_document(tmp_path / "polku.paku")
    assert dict(opened.document.records) == everything
    assert opened.pictures == pictures
    assert (opened.repairs, opened.dropped, opened.version) == ((), (), VERSION)


def test_saving_what_was_opened_gives_the_same_bytes(everything, pictures, png, tmp_path) -> None:
    first, second = tmp_path / "a.paku", tmp_path / "b.paku"
    kept = {"session": b'{"anything": ["at", "all"]}', "s-2": b"not even JSON"}
    save_document(everything, pictures, first, thumbnail=png(), snapshots=kept)
    opened = open_document(first)
    assert (opened.snapshots, opened.thumbnail) == (kept, png())
    save_document(
        opened.document.snapshot(), opened.pictures, second, thumbnail=opened.thumbnail, snapshots=opened.snapshots
    )
    assert second.read_bytes() == first.read_bytes()


def test_the_order_in_which_things_were_made_does_not_show_in_the_file(everything, pictures) -> None:
    backwards = dict(reversed(everything.items()))
    assert document_bytes(everything.values(), pictures, None, {}) == document_bytes(
        backwards.values(), pictures, None, {}
    )


def test_the_zip_says_first_what_it_is(everything, pictures, tmp_path) -> None:
    path = tmp_path / "polku.paku"
    save_document(everything, pictures, path)
    assert path.read_bytes()[30:69] == b"mimetypeapplication/vnd.paku-studio+zip"
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["mimetype", "document.json", "images/" + next(iter(pictures))]
        methods = [entry.compress_type for entry in archive.infolist()]
    assert methods == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]


def test_the_document_is_sorted_json_with_one_record_a_line(everything) -> None:
    data = document_json(everything.values())
    loaded = json.loads(data)
    assert list(loaded) == ["format", "version", "records"]
    assert (loaded["format"], loaded["version"]) == ("paku-studio", VERSION)
    assert list(loaded["records"]) == sorted(loaded["records"])
    assert [record["id"] for record in loaded["records"]["moment"]] == ["later", "moment"]
    assert data.count(b"\n{") == len(everything)
    assert "Säätiö".encode() in data


def test_a_document_of_nothing_can_be_saved(tmp_path) -> None:
    save_document({}, {}, tmp_path / "tyhja.paku")
    opened = open_document(tmp_path / "tyhja.paku")
    assert list(opened.document.records) == ["document"]
    assert opened.dropped == ()


def test_a_picture_that_nothing_speaks_of_is_not_saved(everything, pictures, png, tmp_path) -> None:
    unused = png(9, 9)
    save_document(everything, {**pictures, name_picture(unused): unused}, tmp_path / "polku.paku")
    assert open_document(tmp_path / "polku.paku").pictures == pictures


def test_a_picture_that_a_difference_or_a_kept_session_speaks_of_is_saved(jpeg, png, tmp_path) -> None:
    first, second = png(5, 5), jpeg(7, 7)
    other = Difference(id="d", record="p", field="picture", kept='""', other=f'"{name_picture(first)}"')
    records: dict[str, Record] = {"p": Persona(id="p"), "d": other}
    kept = {"s": name_picture(second).encode()}
    save_document(
        records, {name_picture(image): image for image in (first, second)}, tmp_path / "x.paku", snapshots=kept
    )
    assert set(open_document(tmp_path / "x.paku").pictures.values()) == {first, second}


def test_text_that_packs_too_well_still_opens(everything, tmp_path) -> None:
    """Twenty thousand blanks in each of 850 notes pack a thousand to one, as an attack would."""
    note = everything["note"]
    many = {f"n{number}": note.with_changes(id=f"n{number}", text=" " * 20_000) for number in range(850)}
    save_document({**everything, **many}, {}, tmp_path / "polku.paku")
    opened = open_document(tmp_path / "polku.paku")
    assert opened.document.records["n7"].text == " " * 20_000


def test_any_text_a_person_can_type_survives(everything, tmp_path) -> None:
    words = '\0\x0b\x1f\x7f\u2028\u202e\ufeff\ufffe 👩‍👩‍👧 سلام \U0010ffff </para> &amp; %s {0} \\ "'
    changed = {**everything, "note": everything["note"].with_changes(text=words)}
    save_document(changed, {}, tmp_path / "polku.paku")
    assert open_document(tmp_path / "polku.paku").document.records["note"].text == words


def test_the_json_form_says_the_same_as_the_file(everything) -> None:
    opened = read_document_json(document_json(everything.values()))
    lost = {key: everything[key].with_changes(picture="") for key in ("persona", "logo")}
    assert dict(opened.document.records) == {**everything, **lost}
    assert [problem.code for problem in opened.dropped] == ["missing_picture"] * 2


def test_a_kept_session_needs_a_name_that_will_be_found_again(everything, tmp_path) -> None:
    with pytest.raises(ValueError, match="session"):
        save_document(everything, {}, tmp_path / "x.paku", snapshots={"../x": b""})


@pytest.mark.parametrize(
    "more",
    [
        {"thumbnail": b"x" * 2_000_001},
        {"snapshots": {"a": b"x" * 32_000_001}},
        {"snapshots": {f"s{number}": b"" for number in range(998)}},
    ],
    ids=["a huge preview", "huge kept sessions", "a thousand kept sessions"],
)
def test_what_could_not_be_opened_again_is_not_saved(everything, more, tmp_path) -> None:
    path = tmp_path / "polku.paku"
    save_document(everything, {}, path)
    before = path.read_bytes()
    with pytest.raises(CannotWrite, match="larger than a PAKU file can hold"):
        save_document(everything, {}, path, **more)
    assert path.read_bytes() == before


def test_too_large_a_picture_is_not_saved(png, tmp_path) -> None:
    picture = png() + bytes(32_000_000)
    with pytest.raises(CannotWrite, match="larger"):
        save_document(
            {"p": Persona(id="p", picture=name_picture(picture))}, {name_picture(picture): picture}, tmp_path / "x.paku"
        )
    assert list(tmp_path.iterdir()) == []


def test_pictures_too_large_together_are_not_saved(png, tmp_path) -> None:
    images = [png(4, size) + bytes(31_900_000) for size in range(3, 7)]
    people = {f"p{size}": Persona(id=f"p{size}", picture=name_picture(image)) for size, image in enumerate(images)}
    with pytest.raises(CannotWrite, match="larger"):
        save_document(people, {name_picture(image): image for image in images}, tmp_path / "x.paku")


def test_a_document_that_would_be_too_heavy_to_open_is_not_saved(everything, tmp_path) -> None:
    note = everything["note"]
    many = {f"n{number}": note.with_changes(id=f"n{number}", text="ä" * 20_000) for number in range(1_300)}
    with pytest.raises(CannotWrite, match="larger"):
        save_document({**everything, **many}, {}, tmp_path / "polku.paku")


def test_a_file_repacked_by_hand_opens(everything, pictures, tmp_path, zipped: Callable[..., bytes]) -> None:
    """Another order, everything deflated, folders of their own."""
    save_document(everything, pictures, tmp_path / "a.paku")
    with zipfile.ZipFile(tmp_path / "a.paku") as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    repacked = zipped([("images/", b""), *reversed(parts)])
    Path(tmp_path / "b.paku").write_bytes(repacked)
    opened = open_document(str(tmp_path / "b.paku"))
    assert dict(opened.document.records) == everything
    assert opened.dropped == ()


def test_the_bytes_are_a_zip_that_other_programs_read(everything, pictures) -> None:
    with zipfile.ZipFile(io.BytesIO(document_bytes(everything.values(), pictures, None, {}))) as archive:
        assert archive.testzip() is None


def test_a_source_is_never_the_target_by_whatever_name(tmp_path: Path) -> None:
    source, name = tmp_path / "lähde.paku", tmp_path / "toinen nimi.paku"
    source.write_bytes(b"x")
    name.hardlink_to(source)
    with pytest.raises(CannotWrite):
        refuse_source(name, source)
    refuse_source(tmp_path / "muu.paku", source)
    other = tmp_path / "kolmas.paku"
    other.write_bytes(b"y")
    refuse_source(other, source)


def test_nothing_stands_under_a_name_that_no_disk_takes(tmp_path: Path) -> None:
    assert not stands(tmp_path / ("x" * 5000))
    assert stands(tmp_path)
