"""Every way out of a document, in one table: no note of the facilitator's own, and nothing that a picture hid."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from paku_studio.cli import main
from paku_studio.drawing.display import Group, walk
from paku_studio.drawing.stage import draw_stage, overview
from paku_studio.drawing.stage import plans as plans_of
from paku_studio.editor.changes_sheet import tell_changes
from paku_studio.editor.clean_copy import clean_copy, write_clean_copy
from paku_studio.editor.outgoing import content_bytes, voices_told, write_retold, write_sheets
from paku_studio.export.sheets import KINDS, EarlierState, SheetChoice, chosen, draw_sheet, sheets_of
from paku_studio.models import PaperSize, Pathway

Way = Callable[..., list[Path]]

DRAWN = [(kind, suffix) for kind in KINDS for suffix in (".pdf", ".svg", ".html")]
"""Every kind of sheet in every form in which its words can be read."""
PICTURES_OF_SHEETS = [(kind, ".png") for kind in ("pathway", "persona", "report")]
ELSEWHERE = [("pathway", ".pptx"), ("report", ".docx")]
CONTENTS = [("content", suffix) for suffix in (".txt", ".csv", ".xlsx", ".json")]
OTHERS = [("tiles", ".pdf"), ("easy", ".pdf"), ("clean", ".paku")]
WAYS = [*DRAWN, *PICTURES_OF_SHEETS, *ELSEWHERE, *CONTENTS, *OTHERS]
SHOWS_NOTHING_OF_IT = {("tiles", ".pdf"), ("easy", ".pdf"), ("cards", ".pdf")}
SAYS = {
    "pathway": "soittaa neuvontaan", "persona": "Aino", "understanding": "avaisi kirjeet", "value": "oma talous",
    "compare": "joku soittaa ensin", "report": "nyt hengitän", "changes": "nyt hengitän", "poster": "Velasta voi puhua",
    "conversation": "Mitä kuuluu", "checklist": "Lähden asioille", "cards": "", "content": "soittaa neuvontaan",
    "tiles": "Velasta", "easy": "Avataan kirje", "clean": "soittaa neuvontaan",
}  # fmt: skip
"""What stands on each, so that an empty file does not pass for a discreet one."""


def way_out(work, kind: str, suffix: str, folder: Path) -> list[Path]:
    """The work, let out in that way."""
    target = folder / f"ulos{suffix}"
    records = work.records
    if kind == "clean":
        write_clean_copy(clean_copy(records, work.pictures), target, None)
        return [target]
    if kind == "content":
        target.write_bytes(content_bytes(records, suffix, "fi", counts=True))
        return [target]
    if suffix in {".pptx", ".docx"}:
        ids = ["", "tapaaminen-keskiviikon"] if kind == "report" else [k for k, r in records.items() if is_road(r)]
        return list(write_retold(target, records, ids, language="fi", colours="colour"))
    what, choice = kind, SheetChoice()
    if kind == "tiles":
        what, choice = "pathway", SheetChoice(size=PaperSize.A2, tile=PaperSize.A4)
    if kind == "easy":
        what, choice = "poster", SheetChoice(easy=True)
    if kind == "changes":
        choice = SheetChoice("changes", earlier=EarlierState("tapaaminen-keskiviikon", "1", since_the_beginning))
    sheets = chosen(records, choice) if kind == "changes" else sheets_of(records, what)
    drawings = [draw_sheet(records, sheet, choice) for sheet in sheets]
    return list(write_sheets(target, drawings, work.pictures, title="Ulos", dpi=50))


def since_the_beginning(records, language):
    """All that came after the pathways and the people were named."""
    frame = {
        key: one for key, one in records.items() if one.TYPE in {"document", "pathway", "phase", "persona", "session"}
    }
    return tell_changes(frame, records, "tapaaminen-keskiviikon", language)


def is_road(record) -> bool:
    return isinstance(record, Pathway)


@pytest.mark.parametrize(("kind", "suffix"), WAYS)
def test_nothing_of_the_facilitators_own_and_nothing_hidden_in_pictures_goes_out(
    kind, suffix, whole_work, tmp_path, parts_of, own_word, told_of_picture
):
    parts = [part for path in way_out(whole_work, kind, suffix, tmp_path) for part in parts_of(path.read_bytes())]
    whole = b"\n".join(parts)
    small = whole.decode("utf-8", "ignore").casefold()
    if suffix != ".png":
        assert plain(SAYS[kind]) in plain(small)
    assert own_word not in plain(small)
    assert "oma-soitto" not in small, "not even the id of a note"
    assert [word for word in told_of_picture if word in whole] == []
    for picture in pictures_in(parts):
        assert not picture.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & picture.info.keys()


def plain(text: str) -> str:
    """Letters alone: a line may be broken, hyphenated or set apart anywhere."""
    return "".join(sign for sign in text.casefold() if sign.isalpha())


def pictures_in(parts: list[bytes]) -> Iterator[Image.Image]:
    for part in parts:
        if part[:3] == b"\xff\xd8\xff" or part[:4] == b"\x89PNG":
            yield Image.open(io.BytesIO(part))


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("persona", ".pdf"), ("persona", ".svg"), ("persona", ".html"), ("clean", ".paku"), ("poster", ".pdf")],
)
def test_the_test_looks_at_the_pictures_themselves(kind, suffix, whole_work, tmp_path, parts_of):
    """The photographs do go out in these, made anew."""
    parts = [part for path in way_out(whole_work, kind, suffix, tmp_path) for part in parts_of(path.read_bytes())]
    assert [one for one in pictures_in(parts) if min(one.size) > 50]


def test_the_table_would_see_a_note_that_is_not_own(whole_work, tmp_path, parts_of, own_word):
    shown = {
        key: record.with_changes(own=False) if record.TYPE == "note" else record
        for key, record in whole_work.records.items()
    }
    from dataclasses import replace

    open_work = replace(whole_work, records=shown)
    for kind, suffix in (("pathway", ".pdf"), ("report", ".docx"), ("content", ".csv"), ("pathway", ".pptx"),
                         ("pathway", ".svg"), ("report", ".html")):  # fmt: skip
        parts = [part for path in way_out(open_work, kind, suffix, tmp_path) for part in parts_of(path.read_bytes())]
        assert own_word in plain(b"\n".join(parts).decode("utf-8", "ignore")), (kind, suffix)


@pytest.mark.parametrize("step", ["pathway", "persona", "understanding", "value"])
def test_nor_does_it_go_to_the_projector(step, whole_work, own_word):
    """Comparing and dots as the window shows them: tests/projector."""
    records = whole_work.records
    seen = ""
    for plans in (plans_of, overview):
        for plan in plans(records, step, pathway="polku", language="fi"):
            body = draw_stage(records, plan, 1280, 720, "fi").sheet.body
            for one in walk(body):
                words = [getattr(one, name, "") for name in ("text", "alt", "bookmark")]
                seen += " ".join([*words, one.id if isinstance(one, Group) else ""]) + " "
    assert own_word not in plain(seen)
    assert "oma-" not in seen
    assert seen.strip()


@pytest.mark.parametrize("suffix", [".json", ".csv", ".txt"])
def test_no_trace_of_what_went_goes_out_with_the_content(suffix, whole_work):
    """A tombstone tells the id of what was removed: one that a person typed, or one made of words settled away."""
    (stone,) = [one for one in whole_work.records.values() if one.TYPE == "tombstone"]
    told = content_bytes(whole_work.records, suffix, "fi").decode()
    assert stone.removed not in told
    assert "tombstone" not in told


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_table_says_that_it_tells_whose_words_it_holds(suffix, language, whole_work, tmp_path, capsys):
    source = whole_work.save(tmp_path / "työ.paku")
    main(["export", str(source), "-o", str(tmp_path / f"ulos{suffix}"), "--messages", language])
    (said,) = voices_told(whole_work.records, suffix, language)
    assert said in capsys.readouterr().out
    copy = clean_copy(whole_work.records, whole_work.pictures).records
    assert voices_told(copy, suffix, language) == ()
    assert voices_told(whole_work.records, ".txt", language) == ()
