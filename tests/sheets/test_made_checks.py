"""Before printing, of what a group words itself: distance, room, length, easy words, draft, logos, cuts, counts."""

from dataclasses import replace

import pytest

from paku_studio.drawing.display import Drawing, Group, Sheet, TextLine, TextRun
from paku_studio.editor.editor import Editor
from paku_studio.editor.sheet_checks import mend, sheet_checks
from paku_studio.editor.sheet_checks_made import in_a_row
from paku_studio.editor.sheet_checks_parts import Measured, Mending, measured
from paku_studio.editor.sheet_drawn import drawn
from paku_studio.editor.sheet_tiles import TileLayout, cut_through, layout_in_words
from paku_studio.export.sheets import SheetChoice, SheetOf
from paku_studio.locale import LANGUAGES
from paku_studio.models import (
    Conversation,
    Logo,
    LogoKind,
    PaperSize,
    ParticipantCount,
    ParticipantRole,
    Poster,
    PosterLine,
    Session,
)
from paku_studio.store import Document

POSTER = SheetOf("poster", "taulu", "Velasta voi puhua")
PICTURE = "a" * 64 + ".png"


def poster(*texts, **facts):
    """A huoneentaulu with these lines, finished unless said otherwise."""
    records = {"taulu": Poster(id="taulu", title="Velasta voi puhua", **{"draft": False, **facts})}
    for at, text in enumerate(texts):
        plain, easy = text if isinstance(text, tuple) else (text, "")
        line = PosterLine(id=f"rivi{at + 1}", poster="taulu", text=plain, easy_text=easy, order=f"V{at:02d}V")
        records[line.id] = line
    return records


def checks(records, sheet=POSTER, *, choice=None, language="fi", found=None, accepted=()):
    choice = choice or SheetChoice(what="poster")
    found = found or drawn(records, sheet, choice).found
    told = sheet_checks(records, sheet, found, language, choice=choice, accepted=accepted)
    return {check.key: check for check in told}


# how far it is read


def test_the_distance_is_that_of_the_smallest_line_not_of_the_footer():
    records = poster(*["Avataan kirjeet yhdessä.\nKukaan ei jää yksin."] * 7, foot="Ryhmä")
    found = drawn(records, POSTER, SheetChoice(what="poster")).found
    assert found.line_size == pytest.approx(24, abs=0.1)
    assert found.smallest < 24
    sentence = checks(records)["legibility"].sentence
    assert "Pienin teksti on 24 pt: sen erottaa enintään 3 metristä, vaivatta 2 metristä." in sentence


def test_larger_paper_is_read_from_farther_away():
    records = poster("Avataan kirjeet yhdessä.\nKukaan ei jää yksin.")
    sizes = [
        drawn(records, POSTER, SheetChoice(what="poster", size=size)).found.line_size
        for size in (PaperSize.A3, PaperSize.A1)
    ]
    assert sizes[1] == pytest.approx(2 * sizes[0], rel=0.02)


# what fits


def test_lines_that_do_not_fit_are_named_with_what_can_be_done():
    found = replace(measured(Drawing("t", "fi", ())), beyond=("rivi2", "rivi3"), larger_helps=True)
    records = poster("Yksi", "Kaksi", "Kolme")
    check = checks(records, found=found)["space"]
    assert check.sentence == "Rivit 2 ja 3 jatkuvat toiselle arkille."
    assert not check.good
    assert [(mending.what, mending.id) for mending in check.mendings] == [
        ("edit", "rivi2"),
        ("larger", ""),
        ("accept", "space"),
    ]
    assert checks(records, found=found, accepted={"space"})["space"].good
    without = replace(found, larger_helps=False)
    assert [mending.what for mending in checks(records, found=without)["space"].mendings] == ["edit", "accept"]


def test_a_poster_that_is_too_long_really_says_so():
    long = "Tämä rivi kertoo pitkästi siitä, mitä ryhmä lupaa jokaiselle, joka tulee ovesta sisään. " * 3
    found = drawn(poster(*[long] * 14), POSTER, SheetChoice(what="poster"))
    assert len(found.whole.sheets) > 1
    assert found.found.beyond
    assert set(found.found.beyond) <= {f"rivi{n}" for n in range(1, 15)}
    short = drawn(poster("Yksi", "Kaksi"), POSTER, SheetChoice(what="poster"))
    assert (short.found.beyond, short.found.larger_helps) == ((), False)


def test_more_than_nine_lines_and_long_lines_are_hints():
    assert "length" not in checks(poster(*["Rivi"] * 9))
    check = checks(poster(*["Rivi"] * 9, "x" * 91))["length"]
    assert "Rivejä on 10" in check.sentence
    assert "Rivi 10 on yli 90 merkkiä pitkä." in check.sentence
    assert check.mendings[0].id == "rivi10"
    assert "length" not in checks(poster("x" * 90))


def test_in_easy_words_the_easy_lines_count():
    records = poster(("x" * 91, "lyhyt"))
    assert "length" in checks(records)
    assert "length" not in checks(records, choice=SheetChoice(what="poster", easy=True))


# easy words


def test_easy_words_that_are_missing_are_counted_once_the_twin_is_begun_or_printed():
    none, some = poster("Yksi", "Kaksi"), poster(("Yksi", "Helppo"), "Kaksi")
    assert "twin" not in checks(none)
    assert checks(some)["twin"].sentence == "2 tekstiä on vielä sanomatta helposti."  # a line and the title
    easy = SheetChoice(what="poster", easy=True)
    assert checks(none, choice=easy)["twin"].sentence == "3 tekstiä on vielä sanomatta helposti."
    told = poster(("Yksi", "Helppo"), (" ", ""), easy_title="Puhu velasta")
    assert "twin" not in checks(told, choice=easy)


def test_the_sheets_that_come_along_are_said_easily_in_full():
    for what, kind in {"poster": "encounter", "conversation": "conversation", "checklist": "checklist"}.items():
        sheet = SheetOf(what, f"template-{kind}", "t", empty=True)
        found = Measured(1, 12, 12, 21, 0)
        for language in LANGUAGES:
            choice = SheetChoice(what=what, easy=True, language=language)
            assert "twin" not in checks({}, sheet, choice=choice, found=found)


# draft, logos


def test_a_draft_mark_is_told_and_taken_off_by_one_press():
    document = Document()
    with document.edit("Load") as transaction:
        for record in poster("Yksi", draft=True).values():
            transaction.add(record)
    editor = Editor(document, language="fi")
    check = checks(document.snapshot())["draft"]
    assert not check.good
    mend(editor, check.mendings[0])
    assert "draft" not in checks(document.snapshot())
    editor.undo()
    assert "draft" in checks(document.snapshot())


def test_a_template_is_to_be_made_the_groups_own():
    sheet = SheetOf("poster", "template-encounter", "Kohtaamisen huoneentaulu", empty=True)
    check = checks({}, sheet)["draft"]
    assert "Tehkää niistä ryhmän omat" in check.sentence
    assert (check.mendings[0].what, check.mendings[0].id) == ("edit", "template-encounter")


def test_going_to_write_opens_the_sheet_and_the_line():
    document = Document()
    with document.edit("Load") as transaction:
        for record in poster("Yksi", "Kaksi").values():
            transaction.add(record)
    editor = Editor(document, language="fi")
    editor.go_to("sheets")
    mend(editor, Mending("", "edit", "rivi2"))
    assert (editor.step, editor.sheet, editor.selection) == ("sheet", "taulu", ("rivi2",))


def test_writing_the_name_of_a_nameless_sheet_opens_it():
    document, records = Document(), poster("Yksi")
    records["taulu"] = records["taulu"].with_changes(title=" ")
    with document.edit("Load") as transaction:
        for record in records.values():
            transaction.add(record)
    editor = Editor(document, language="fi")
    editor.go_to("sheets")
    check = checks(records, SheetOf("poster", "taulu", " "))["accessibility"]
    mend(editor, check.mendings[0])
    assert (editor.step, editor.sheet) == ("sheet", "taulu")


def test_a_sheet_that_was_taken_away_meanwhile_is_not_looked_into():
    found = Measured(1, 12, 12, 21, 0)
    assert set(checks({}, found=found)) == {"legibility", "accessibility", "left_out", "pages"}


def test_making_a_template_ones_own_opens_the_new_sheet():
    editor = Editor(Document(), language="fi")
    mend(editor, Mending("", "edit", "template-conversation"))
    assert isinstance(editor.records[editor.sheet], Conversation)


def test_only_logos_that_are_drawn_need_words():
    def logo(key, kind, words, picture=PICTURE):
        return Logo(id=key, kind=kind, picture=picture, words=words)

    records = poster("Yksi")
    found = Measured(1, 12, 12, 21, 0)
    assert "logos" not in checks(records, found=found)
    gone = logo("gone", LogoKind.PROJECT, "", picture="")
    assert "logos" not in checks({**records, "gone": gone}, found=found), "its picture is gone, so it is not drawn"
    told = [logo(f"l{n}", LogoKind.PROJECT, "Hanke") for n in range(3)]
    beyond = {**records, **{one.id: one for one in told}, "x": logo("x", LogoKind.ORGANISATION, "")}
    assert "logos" not in checks(beyond, found=found)
    records["l"] = logo("l", LogoKind.FUND, " ")
    assert checks(records, found=found)["logos"].sentence.startswith("1 logolla")


# in parts


LAYOUT = TileLayout(PaperSize.A4, ((0.0, 300.0), (272.0, 560.0)), ((0.0, 400.0), (372.0, 790.0)))


def line(x, y, width):
    return TextLine(x, y, "sana", 12, "#000000", width, (TextRun("sana", "sans-400", 0.0),))


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (line(10, 50, 200), ()),
        (line(280, 50, 15), ()),  # in the overlap: whole on both sheets
        (line(250, 50, 100), (1,)),
        (line(250, 700, 100), (3,)),
        (line(10, 402, 100), (1,)),
        (line(320, 402, 100), (2,)),
    ],
)
def test_a_cut_through_words_names_the_sheets(words, parts):
    drawing = Drawing("t", "fi", (Sheet(560, 790, Group((words,))),))
    assert cut_through(drawing, [LAYOUT]) == parts


def test_words_grown_on_paper_are_measured_where_they_stand():
    grown = Group((line(100, 25, 60),), transform=(2.0, 0.0, 0.0, 2.0, 0.0, 0.0))
    assert cut_through(Drawing("t", "fi", (Sheet(560, 790, Group((grown,))),)), [LAYOUT]) == (1,)


def test_cuts_through_words_wait_until_they_are_accepted():
    found = Measured(1, 24, 24, 21, 0, cut_words=(3, 7))
    check = checks(poster("Yksi"), found=found)["cuts"]
    assert check.sentence == "Leikkaus kulkee sanojen läpi arkeilla 3 ja 7: liimaa ne siitä tarkasti."
    assert checks(poster("Yksi"), found=found, accepted={"cuts"})["cuts"].good
    assert "cuts" not in checks(poster("Yksi"), found=replace(found, cut_words=()))


def test_a_sheet_in_parts_is_measured_with_its_cuts():
    records = poster("Avataan kirjeet yhdessä.\nKukaan ei jää yksin.")
    found = drawn(records, POSTER, SheetChoice(what="poster", size=PaperSize.A2, tile=PaperSize.A4))
    (layout,) = found.layouts
    assert len(found.whole.sheets) == 1
    assert len(found.going.sheets) == layout.count + 1
    assert layout.columns[0][0] == 0.0
    assert layout.columns[-1][1] == pytest.approx(found.whole.sheets[0].width)
    assert layout_in_words([layout], "fi") == f"{layout.count} A4-arkkia, {len(layout.columns)} × {len(layout.rows)}"
    whole = drawn(records, POSTER, SheetChoice(what="poster", size=PaperSize.A2))
    assert (whole.layouts, whole.found.cut_words) == ((), ())


# reports


def test_a_report_tells_how_many_counts_it_hides():
    records = {"s": Session(id="s", group="g", number=1), "t": Session(id="t", group="g", number=2)}
    sheet, found = SheetOf("report", "", ""), Measured(1, 10, 10, 21, 0)
    assert checks(records, sheet, found=found)["counts"].sentence == "Yhtään lukumäärää ei tarvinnut jättää pois."
    for key, session, role, count in (
        ("a", "s", ParticipantRole.EXPERT_BY_EXPERIENCE, 4),
        ("b", "s", ParticipantRole.SOCIAL_PROFESSIONAL, 6),
        ("c", "s", ParticipantRole.VOLUNTEER, 7),
        ("d", "t", ParticipantRole.EXPERT_BY_EXPERIENCE, 9),
        ("e", "t", ParticipantRole.KELA, 5),
        ("f", "t", ParticipantRole.OTHER, 5),
    ):
        records[key] = ParticipantCount(id=key, session=session, role=role, attending=count)
    assert checks(records, sheet, found=found)["counts"].sentence.startswith("1 alle viiden osallistujan lukumäärä")
    of_other = SheetOf("report", "t", "2")
    assert "ei tarvinnut" in checks(records, of_other, found=found)["counts"].sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_words_in_every_language(language):
    records = poster(*["x" * 91] * 10, ("y", "z"), draft=True)
    records["l"] = Logo(id="l", kind=LogoKind.FUND, picture=PICTURE)
    found = Measured(2, 24, 24, 21, 0, line_size=24.0, beyond=("rivi9",), larger_helps=True, cut_words=(1, 2))
    told = checks(records, found=found, language=language)
    assert {"legibility", "space", "length", "twin", "draft", "logos", "cuts"} <= set(told)
    assert len({check.title for check in told.values()}) == len(told)
    words = [check.sentence for check in told.values()]
    words += [mending.words for check in told.values() for mending in check.mendings]
    assert not any("%" in sentence for sentence in words)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((7,), "7"), ((8, 9), "8 ja 9"), ((3, 7, 9), "3, 7 ja 9"), (tuple(range(9)), "0, 1, 2, 3, 4, 5, 6, 7, …")],
)
def test_numbers_in_a_row_as_one_says_them(numbers, words):
    assert in_a_row(numbers, "fi") == words
