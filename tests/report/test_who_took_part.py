"""Who took part: three gatherings, and nobody can be counted out of what is printed."""

import itertools
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.drawing.report_counts import CLIENTS, GATHERINGS, OTHERS, PROFESSIONALS, with_gathered_voices
from paku_studio.drawing.report_parts import Grid
from paku_studio.drawing.report_story import tell_report
from paku_studio.editor.outgoing import write_retold, write_sheets
from paku_studio.export.audit import structure_words
from paku_studio.export.sheets import SheetChoice, draw_sheet, sheets_of
from paku_studio.models import (
    DeveloperGroup,
    DocumentSettings,
    Note,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Phase,
    ServiceMoment,
    Session,
    Touchpoint,
)

ROLE_OF = {CLIENTS: "close_one", PROFESSIONALS: "kela", OTHERS: "volunteer"}
UP_TO = 8


def work_of(rows):
    """A work of meetings with these counts of clients, professionals and others."""
    records = {"document": DocumentSettings(id="document"), "g": DeveloperGroup(id="g", name="R")}
    for number, row in enumerate(rows, 1):
        records[f"m{number}"] = Session(id=f"m{number}", group="g", number=number)
        for gathering, count in zip(GATHERINGS, row, strict=True):
            key = f"m{number}-{gathering}"
            records[key] = ParticipantCount(id=key, session=f"m{number}", role=ROLE_OF[gathering], attending=count)
    scopes = ["", *(f"m{number}" for number in range(1, len(rows) + 1))]
    return {scope: tell_report(records, scope, "en") for scope in scopes}


def printed(stories):
    """Every figure of every report on this work, the whole and each meeting, as it is printed."""
    found = []
    for scope, story in sorted(stories.items()):
        for block in story.sections[0].blocks:
            if isinstance(block, Grid):
                found += [(scope, *(cell.plain() for cell in row)) for row in block.rows]
            else:
                found.append((scope, block.words.plain()))
    return tuple(found)


def test_no_hidden_count_can_be_computed_back():
    """All works of two meetings with counts to eight: whoever knows all that is printed, of the meetings and of the
    whole, and how it is made, still finds every count under five possible for every hidden one, each by itself and
    all together."""
    small = range(5)
    shown = (5, 7)
    cells = [(*map(int, pattern),) for pattern in itertools.product((0, 1), repeat=6)]
    for pattern in cells:
        worlds = set()
        for values in itertools.product(*((shown[place % 2],) if big else (0, 4) for place, big in enumerate(pattern))):
            worlds.add(printed(work_of([values[:3], values[3:]])))
        assert len(worlds) == 1, pattern
    for count in small:
        assert printed(work_of([(count, 6, 5)])) == printed(work_of([(0, 6, 5)]))


@given(st.lists(st.tuples(*[st.integers(0, UP_TO)] * 3), min_size=1, max_size=4), st.data())
def test_a_hidden_count_may_be_any_other_hidden_count_in_what_is_printed(rows, data):
    others = [tuple(data.draw(st.integers(0, 4)) if count < 5 else count for count in row) for row in rows]
    assert printed(work_of(rows)) == printed(work_of(others))


@given(st.lists(st.tuples(*[st.integers(0, UP_TO)] * 3), min_size=1, max_size=3))
def test_a_count_of_five_or_more_is_printed_and_totals_are_true(rows):
    stories = work_of(rows)
    whole = next(block for block in stories[""].sections[0].blocks if isinstance(block, Grid))
    for row, told in zip(rows, whole.rows, strict=False):
        assert [cell.plain() for cell in told[1:4]] == [str(count) if count >= 5 else "fewer than 5" for count in row]
    for row, told in zip(rows, whole.rows, strict=False):
        seen = [count for count in row if count >= 5]
        exact = str(sum(row)) if len(seen) == len(row) else f"at least {sum(seen)}" if seen else "not told"
        assert told[4].plain() == exact


def test_only_exact_totals_are_said_as_such(work):
    work.meeting("a", {"developer_client": 6, "kela": 5, "other": 9})
    assert "Yhteensä 20" in work.words("a").replace("\n", " ")
    work.meeting("a", {"developer_client": 6, "kela": 3, "other": 9})
    assert "Yhteensä vähintään 15" in work.words("a").replace("\n", " ")
    work.meeting("a", {"developer_client": 1, "kela": 3, "other": 0})
    assert "Yhteensä ei kerrota" in work.words("a").replace("\n", " ")


def test_roles_are_gathered_and_never_named(full_work):
    rows = full_work.story("eka").sections[0].blocks[0].rows
    assert [row[1].plain() for row in rows] == ["7", "alle 5", "5", "vähintään 12"]
    for said in (full_work.words(), full_work.words("eka")):
        assert "Läheinen" not in said
        assert "Kehittäjäasiakas" not in said


def test_every_role_belongs_to_one_gathering():
    assert sorted(itertools.chain(*GATHERINGS.values())) == sorted(ParticipantRole)


@pytest.mark.parametrize(("count", "said"), [(5, "– asiakas tai läheinen"), (4, ""), (0, "")])
def test_a_quote_is_a_gatherings_only_where_five_or_more_were_there(work, count, said):
    work.meeting("a", {"close_one": count, "kela": 9})
    work.add(Note(id="n", target="p", kind="quote", text="uskalsin", session="a", role="close_one"))
    work.add(Pathway(id="p", title="Polku"))
    for scope in ("", "a"):
        line = next(each for each in work.words(scope).splitlines() if "uskalsin" in each)
        assert line.endswith(said or "”uskalsin”"), scope


def test_a_quote_of_a_small_meeting_stays_without_a_role_in_the_whole_work_too(work):
    work.meeting("iso", {"close_one": 30}).meeting("pieni", {"close_one": 2}, number=2)
    work.add(Pathway(id="p"), Note(id="n", target="p", kind="quote", text="yksin", session="pieni", role="close_one"))
    work.add(Note(id="m", target="p", kind="quote", text="jossain", role="close_one"))
    assert "asiakas tai läheinen" not in work.words().lower()


@pytest.mark.parametrize(("size", "said"), [(5, "Kansalainen pyysi – ammattilainen"), (2, "Kansalainen pyysi")])
@pytest.mark.parametrize("way", [".pdf", ".html", ".pptx"])
def test_no_other_sheet_tells_the_role_that_the_report_hides(work, tmp_path, way, size, said):
    work.meeting("a", {"kela": 1, "social_professional": size - 1})
    work.add(Pathway(id="p", title="Polku", session="a"), Phase(id="v", pathway="p"))
    work.add(ServiceMoment(id="h", phase="v", text="hetki"), Touchpoint(id="t", moment="h", kind="phone"))
    for target in ("p", "v", "h", "t"):
        note = {"kind": "worked", "text": "Kansalainen pyysi", "session": "a", "role": "kela"}
        work.add(Note(id=f"n{target}", target=target, **note))
    words = heard_in(work.records, tmp_path / f"ulos{way}")
    assert words.count("Kansalainen pyysi") == words.count(said) >= 4
    assert "kelan" not in words.lower()
    assert ("ammattilainen" in words) == (size >= 5)


def heard_in(records, target):
    """All words of the pathway's file."""
    if target.suffix == ".pptx":
        (path,) = write_retold(target, records, ["p"], language="fi", colours="colour")
        with zipfile.ZipFile(path) as packed:
            slides = [packed.read(name).decode() for name in packed.namelist() if "slides/slide" in name]
        return " ".join(re.sub("<[^>]+>", "", slide) for slide in slides)
    drawings = [draw_sheet(records, sheet, SheetChoice()) for sheet in sheets_of(records, "pathway")]
    (path,) = write_sheets(target, drawings, {}, title="Polku")
    if target.suffix == ".pdf":
        return " ".join(structure_words(path.read_bytes()))
    return " ".join(re.sub("<[^>]+>", " ", path.read_text("utf-8")).split())


def test_the_longest_words_have_room_for_their_voice(work):
    work.meeting("a", {"kela": 9}).add(Pathway(id="p"))
    work.add(Note(id="n", target="p", kind="quote", text="a" * 20_000, session="a", role="kela"))
    assert with_gathered_voices(work.records, "fi")["n"].text.endswith("a – ammattilainen")


def test_dots_do_not_tell_how_many_chose(full_work):
    """Voters times dots would tell how many were in the room."""
    assert "12" not in full_work.words("eka").replace("vähintään 12", "")
    assert "88" not in full_work.words()


def test_a_meeting_where_nobody_counted_says_so(work):
    work.meeting("a", {})
    assert "Osallistujia ei ole laskettu." in work.words()
    work.meeting("b", {"kela": 6}, number=2)
    assert [cell.plain() for cell in work.story().sections[0].blocks[0].rows[0][1:]] == ["ei laskettu"] * 4
