"""The tagged PDF, as a reader, a validator and a printer meet it."""

import io
import shutil
import subprocess
from datetime import UTC, datetime

import pikepdf
import pytest

from paku_studio.export.audit import artifact_words, faults, structure_text, structure_words
from paku_studio.export.errors import ExportRefused
from paku_studio.export.pdf import write_pdf

DATE = datetime(2027, 1, 14, tzinfo=UTC)


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def roles(pdf):
    return [(block.role, block.text) for block in structure_text(pdf)]


def test_every_word_is_heard_once_and_in_order(drawn, story_pdf):
    assert structure_words(story_pdf) == drawn.SAID.split()
    assert faults(story_pdf) == []


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="no poppler here")
def test_poppler_hears_the_same_as_our_own_reader(drawn, story_pdf, tmp_path):
    (tmp_path / "polku.pdf").write_bytes(story_pdf)
    told = subprocess.run(["pdfinfo", "-struct-text", tmp_path / "polku.pdf"], capture_output=True, check=True).stdout
    quoted = [line.strip()[1:-1] for line in told.decode().splitlines() if line.strip().startswith('"')]
    assert " ".join(quoted).replace("\u00ad", "").split() == drawn.SAID.split()


def test_what_is_in_no_leaf_is_passed_over(drawn, pdf_of):
    pdf = pdf_of(drawn.drawing(drawn.sheet(drawn.line(50, 50, "koriste"), drawn.part("P", drawn.line(50, 80, "sana")))))
    assert structure_words(pdf) == ["sana"]
    assert artifact_words(pdf) == ["koriste"]


def test_roles_within_an_artifact_say_nothing(drawn, pdf_of):
    quiet = drawn.part("Artifact", drawn.part("P", drawn.line(50, 50, "vaiti")))
    pdf = pdf_of(drawn.drawing(drawn.sheet(quiet, drawn.part("P", drawn.line(50, 80, "sana")))))
    assert structure_words(pdf) == ["sana"]


@pytest.mark.validators
def test_both_judges_find_nothing(story_pdf, validators):
    assert validators.failures(story_pdf) == []


def test_the_file_says_what_it_is(story_pdf):
    with opened(story_pdf) as pdf:
        assert str(pdf.docinfo["/Title"]) == "AVATAR-polku"
        assert str(pdf.Root.Lang) == "fi"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as said:
            assert said["pdfaid:part"] == "2"
            assert said["pdfaid:conformance"] == "A"
            assert said["pdfuaid:part"] == "1"
            assert said["dc:title"] == "AVATAR-polku"


def test_the_same_day_gives_the_same_bytes(drawn, pdf_of, story_pdf):
    assert pdf_of(drawn.story(), drawn.PICTURES) == story_pdf


def test_no_clock_is_read_for_the_colour_profile(story_pdf):
    with opened(story_pdf) as pdf:
        profile = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert [int.from_bytes(profile[at : at + 2], "big") for at in range(24, 36, 2)] == [2016, 1, 1, 0, 0, 0]


def test_the_page_has_the_papers_exact_size(story_pdf):
    with opened(story_pdf) as pdf:
        assert [float(edge) for edge in pdf.pages[0].MediaBox] == [0, 0, 595.28, 841.89]


def test_bookmarks_follow_the_headings_in_reading_order(story_pdf):
    with opened(story_pdf) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Polku", "Ensimmäinen vaihe", "Toinen vaihe"]


def test_bookmarks_nest_as_their_groups_do(drawn, pdf_of):
    inner = drawn.part("P", drawn.line(50, 80, "sana"), bookmark="sisällä")
    outer = drawn.part("", inner, bookmark="ulkona")
    with opened(pdf_of(drawn.drawing(drawn.sheet(outer)))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["ulkona"]
        assert [item.title for item in outline.root[0].children] == ["sisällä"]


def test_several_drawings_are_parts_with_their_own_bookmark_and_language(drawn):
    finnish = drawn.drawing(drawn.sheet(drawn.part("H1", drawn.line(50, 50, "Polku"))), title="Polku")
    swedish = drawn.drawing(drawn.sheet(drawn.part("H1", drawn.line(50, 50, "Stig"))), title="Stig", language="sv")
    pdf = write_pdf([finnish, swedish], {}, title="Kaikki", language="fi", date=DATE)
    assert [(block.text, block.language) for block in structure_text(pdf)] == [("Polku", ""), ("Stig", "sv")]
    with opened(pdf) as read, read.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Polku", "Stig"]


def test_one_id_on_several_sheets_is_one_element(story_pdf):
    paragraphs = [text for role, text in roles(story_pdf) if role == "P" and "jatkuu" in text]
    assert paragraphs == [
        "Saavutettavuusselosteen luku (osa 1) matalan kynnyksen palvelu-ja neuvontapiste jatkuu toisella arkilla"
    ]


def test_siblings_are_read_by_their_reading_number(drawn, pdf_of):
    def said(text, y, reading):
        return drawn.part("P", drawn.line(50, y, text), reading=reading)

    pdf = pdf_of(drawn.drawing(drawn.sheet(said("kolmas", 50, 3), said("ensimmäinen", 80, 1), said("toinen", 110, 2))))
    assert structure_words(pdf) == ["ensimmäinen", "toinen", "kolmas"]


def test_a_sibling_without_a_number_stays_behind_the_one_before_it(drawn, pdf_of):
    def said(text, y, reading=None):
        return drawn.part("P", drawn.line(50, y, text), reading=reading)

    pdf = pdf_of(drawn.drawing(drawn.sheet(said("toinen", 50, 2), said("kolmas", 80), said("ensimmäinen", 110, 1))))
    assert structure_words(pdf) == ["ensimmäinen", "toinen", "kolmas"]


def test_a_gatherer_moves_its_whole_content_when_read(drawn, pdf_of):
    late = drawn.part(
        "", drawn.part("P", drawn.line(50, 50, "kolmas")), drawn.part("P", drawn.line(50, 65, "neljäs")), reading=2
    )
    early = drawn.part(
        "", drawn.part("P", drawn.line(50, 90, "ensin")), drawn.part("P", drawn.line(50, 99, "sitten")), reading=1
    )
    assert structure_words(pdf_of(drawn.drawing(drawn.sheet(late, early)))) == ["ensin", "sitten", "kolmas", "neljäs"]


@pytest.mark.parametrize(
    ("joint", "shown", "heard"), [(" ", "iso", "iso talo"), ("", "iso", "isotalo"), ("-", "iso-", "isotalo")]
)
def test_lines_are_joined_as_their_joint_says(drawn, pdf_of, joint, shown, heard):
    words = drawn.part("P", drawn.line(50, 50, "iso", joint=joint, shown=shown), drawn.line(50, 65, "talo"))
    assert roles(pdf_of(drawn.drawing(drawn.sheet(words)))) == [("P", heard)]


def test_the_last_line_gets_no_space(drawn, pdf_of):
    pdf = pdf_of(drawn.drawing(drawn.sheet(drawn.part("P", drawn.line(50, 50, "sana")))))
    with opened(pdf) as read:
        shown = [step for step in pikepdf.parse_content_stream(read.pages[0]) if str(step.operator) == "Tj"]
        assert [len(bytes(step.operands[0])) for step in shown] == [4]


def test_a_space_before_a_link_is_not_lost(drawn, pdf_of):
    link = drawn.part("Link", drawn.line(100, 50, "tästä"), link="target")
    words = drawn.part("P", drawn.line(50, 50, "Lue"), link, drawn.line(50, 65, "lisää"))
    pdf = pdf_of(drawn.drawing(drawn.sheet(words, drawn.part("P", drawn.line(50, 90, "maali"), id="target"))))
    assert roles(pdf) == [("P", "Lue tästä lisää"), ("P", "maali")]


def test_a_link_leads_to_the_group_it_names(story_pdf):
    with opened(story_pdf) as pdf:
        (annotation,) = pdf.pages[0].Annots
        page, kind, left, top, _ = annotation.Dest
        assert page.objgen == pdf.pages[1].obj.objgen
        assert str(kind) == "/XYZ"
        assert float(left) == pytest.approx(50)
        assert float(top) == pytest.approx(841.89 - 90 + 0.95 * 16, abs=0.01)
        assert str(annotation.Contents) == "toinen vaihe"
        left, bottom, right, top = (float(edge) for edge in annotation.Rect)
        assert left == pytest.approx(130)
        assert right > left
        assert bottom < 841.89 - 195 < top


def test_a_link_to_nowhere_is_ordinary_text(drawn, pdf_of):
    link = drawn.part("P", drawn.part("Link", drawn.line(50, 50, "eksyksissä"), link="nowhere"))
    pdf = pdf_of(drawn.drawing(drawn.sheet(link)))
    assert structure_words(pdf) == ["eksyksissä"]
    assert faults(pdf) == []


def test_a_whole_card_may_lead_somewhere(drawn, pdf_of, story_pdf):
    card = drawn.part("P", drawn.line(50, 50, "kortti"), link="target")
    pdf = pdf_of(drawn.drawing(drawn.sheet(card, drawn.part("P", drawn.line(50, 90, "maali"), id="target"))))
    assert faults(pdf) == []
    with opened(pdf) as read:
        assert len(read.pages[0].Annots) == 1


def test_a_figures_box_is_where_it_is_drawn(drawn, pdf_of):
    square = drawn.part(
        "Figure", drawn.box(0, 0, 20, 10, fill="#000000"), alt="Neliö", transform=(2, 0, 0, 2, 100, 200)
    )
    with opened(pdf_of(drawn.drawing(drawn.sheet(square)))) as pdf:
        figure = pdf.Root.StructTreeRoot.K[0].K[0]
        assert [float(edge) for edge in figure.A.BBox] == [100, 621.89, 140, 641.89]


def test_words_in_another_language_say_so(drawn, pdf_of):
    words = drawn.part(
        "P", drawn.line(50, 50, "Sanottiin:"), drawn.part("", drawn.line(50, 65, "well done"), language="en")
    )
    with opened(pdf_of(drawn.drawing(drawn.sheet(words)))) as pdf:
        (first, second) = pdf.Root.StructTreeRoot.K[0].K[0].K
        assert int(first) == 0
        assert (str(second.S), str(second.Lang)) == ("/Span", "en")


def test_what_is_seen_and_what_is_said_may_differ(drawn, pdf_of):
    words = drawn.part(
        "P", drawn.line(50, 50, "nuoli oikealle", shown="→", face="symbols"), drawn.line(50, 65, "sitten")
    )
    assert roles(pdf_of(drawn.drawing(drawn.sheet(words)))) == [("P", "nuoli oikealle sitten")]


def test_progress_counts_the_sheets(drawn):
    told = []
    write_pdf(
        [drawn.story()],
        drawn.PICTURES,
        title="Koe",
        language="fi",
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]


def refused(tongue="fi", **more):
    def attempt(drawings, pictures=None):
        said = {"title": "Koe", "language": "fi", **more}
        with pytest.raises(ExportRefused) as caught:
            write_pdf(drawings, pictures or {}, **said)
        return caught.value.sentence(tongue)

    return attempt


def test_no_title_no_pdf(drawn):
    assert refused("en", title=" \x0b ")([drawn.story()]).startswith("The PDF needs a title")


@pytest.mark.parametrize("language", ["", "suomi!!", "x", "fi_FI"])
def test_no_language_no_pdf(drawn, language):
    assert "language" in refused("en", language=language)([drawn.story()])


def test_nothing_to_print(drawn):
    assert refused("en")([]) == "There is nothing to export yet."
    assert refused("en")([drawn.drawing()]) == "There is nothing to export yet."


def test_a_figure_needs_words(drawn):
    silent = drawn.sheet(drawn.part("Figure", drawn.box(0, 0, 9, 9, fill="#000000"), alt="  "))
    sentence = refused("en")([drawn.drawing(drawn.sheet(), silent)])
    assert sentence == "A picture on sheet 2 has no words for those who cannot see it."


def test_heading_levels_do_not_skip(drawn):
    skipping = drawn.sheet(drawn.part("H1", drawn.line(5, 50, "yksi")), drawn.part("H3", drawn.line(5, 80, "kolme")))
    assert "kolme" in refused()([drawn.drawing(skipping)])


def test_the_first_heading_is_of_the_first_level(drawn):
    assert "kaksi" in refused()([drawn.drawing(drawn.sheet(drawn.part("H2", drawn.line(5, 50, "kaksi"))))])


def test_a_list_holds_only_its_entries(drawn):
    wrong = drawn.sheet(drawn.part("L", drawn.part("P", drawn.line(5, 50, "väärä"))))
    assert "P" in refused()([drawn.drawing(wrong)])


def test_an_entry_stands_in_a_list(drawn):
    wrong = drawn.sheet(drawn.part("LI", drawn.part("LBody", drawn.line(5, 50, "väärä"))))
    assert "LI" in refused()([drawn.drawing(wrong)])


def test_a_sheet_larger_than_a_pdf_page_is_refused(drawn):
    from paku_studio.drawing.display import Group, Sheet

    assert "20000" in refused()([drawn.drawing(Sheet(20_000, 500, Group()))])


def test_a_refusal_is_one_sentence_in_three_languages(drawn):
    said = {tongue: refused(tongue, title="")([drawn.story()]) for tongue in ("fi", "sv", "en")}
    assert len(set(said.values())) == 3
    assert all(sentence.endswith(".") and "%" not in sentence for sentence in said.values())
