"""Foot, logos, language, easy twin and the names by which each text of a huoneentaulu is found."""

import datetime
import io

import pytest
from PIL import Image as Picture

from paku_studio.drawing.display import Group, Image, Path, TextLine, walk
from paku_studio.drawing.poster_icons import ICONS
from paku_studio.drawing.poster_theme import POSTER_THEMES
from paku_studio.drawing.sheet_templates import template
from paku_studio.drawing.theme import Theme
from paku_studio.models import LogoKind, PosterKind
from paku_studio.resources.icons import ICONS as DRAWN_ICONS


def test_each_text_is_found_by_its_name(write, see):
    found = see(write("Emme luovuta.\nOvi on auki."))
    assert [(role, name) for role, name, _ in found.elements()] == [
        ("H1", "field:poster:title"),
        ("P", "field:poster:subtitle"),
        ("P", "field:l0:text"),
        ("P", "field:l0:text:rest"),
        ("P", "poster-poster-draft"),
        ("P", "field:poster:foot"),
        ("P", "poster-poster-slogan"),
    ]


def test_lines_are_items_of_one_list(write, see, promises):
    found = see(write(*promises))
    groups = [item for item in walk(found.drawing.sheets[0].body) if isinstance(item, Group)]
    assert len({group.id for group in groups if group.role == "L"}) == 1
    assert len({group.id for group in groups if group.role == "LI"}) == len(promises)


# the foot


def test_the_foot_tells_draft_group_project_fund_and_date(write, see):
    found = see(write("Yksi."))
    assert found.said("poster-poster-draft") == "luonnos"
    told = "Varhaisen tuen ryhmä · PAKU-hanke · Euroopan sosiaalirahasto · 21.11.2026"
    assert found.said("field:poster:foot") == told
    assert found.said("poster-poster-slogan") == "Vipuvoimaa EU:lta"


def test_a_finished_poster_is_no_draft_and_own_words_and_date_win(write, see):
    date = datetime.date(2027, 1, 14)
    found = see(write("Yksi.", draft=False, foot="Jyväskylän ryhmä", date=date), language="sv")
    assert found.said("poster-poster-draft") == ""
    assert found.said("field:poster:foot") == "Jyväskylän ryhmä · 14.1.2027"
    assert see(write("Yksi."), language="sv").said("poster-poster-draft") == "utkast"
    assert see(write("Yksi."), language="en").said("poster-poster-draft") == "draft"


# logos


@pytest.mark.parametrize(("size", "box"), [("A4", (55.7, 29)), ("A3", (72, 36))])
@pytest.mark.parametrize("way", ["portrait", "landscape"])
def test_three_logos_stand_at_the_right_in_their_order(write, see, logos, size, box, way):
    kinds = (LogoKind.ORGANISATION, LogoKind.FUND, LogoKind.PROJECT, LogoKind.ORGANISATION)
    found = see(logos(write("Yksi."), *kinds), size, way)
    images = [item for item in walk(found.drawing.sheets[0].body) if isinstance(item, Image)]
    assert [int(image.name[:64], 16) for image in images] == [2, 1, 0]
    assert {(image.width, image.height) for image in images} == {box}
    assert all(image.fit for image in images)
    width, height = found.ground()
    assert images[-1].x + images[-1].width == pytest.approx(width - (44 if size == "A4" else 62))
    assert images[0].y + images[0].height <= height - 28.3
    assert [figure.alt for figure in found.figures()] == ["Hanke", "Rahoittaja", "Organisaatio"]


def test_a_logo_says_what_it_is_and_without_one_there_is_no_box(write, see, logos):
    found = see(logos(write("Yksi."), LogoKind.FUND, words="EU:n lippu"))
    assert [figure.alt for figure in found.figures()] == ["EU:n lippu"]
    assert see(write("Yksi.")).figures() == []


def test_words_of_the_foot_end_before_the_logos(write, see, logos, overlap):
    found = see(logos(write("Yksi.", foot="Pitkä kehittäjäryhmän nimi " * 4), *LogoKind), "A4")
    images = found.boxes(0, Image)
    assert len(images) == 3
    for _, words in found.text_boxes(0):
        assert not any(overlap(words, image) for image in images)


def png(width, height):
    out = io.BytesIO()
    Picture.new("RGB", (width, height), "#003399").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("pixels", "shown"), [((400, 100), (40, 10)), ((100, 400), (5, 20)), ((200, 100), (40, 20))])
def test_a_picture_that_is_shown_whole_keeps_its_shape_in_the_middle_of_its_box(pixels, shown):
    from paku_studio.export.pictures import framed

    found = framed(Image(10, 20, 40, 20, "a.png", fit=True), {"a.png": png(*pixels)})
    assert (found.width, found.height) == pytest.approx(shown)
    assert (found.x + found.width / 2, found.y + found.height / 2) == pytest.approx((30, 30))
    filled = Image(10, 20, 40, 20, "a.png")
    assert framed(filled, {"a.png": png(*pixels)}) == filled


def blue(picture, x, y):
    red, _, more = picture.getpixel((x, y))[:3]
    return more > red + 60


def test_all_pens_show_the_whole_logo(qapp):
    from PySide6.QtGui import QImage, QPainter

    from paku_studio.drawing.display import Drawing, Sheet
    from paku_studio.export.html import write_html
    from paku_studio.export.pdf import write_pdf
    from paku_studio.export.png import png_pages
    from paku_studio.export.svg import svg_pages
    from paku_studio.widgets.qt_pen import QtPen

    pictures = {"a.png": png(400, 100)}
    words = TextLine(10, 95, "x", 8, "#000000", 4, ())
    figure = Group((Image(20, 20, 60, 60, "a.png", fit=True),), role="Figure", alt="Lippu", id="a")
    drawing = Drawing("Kuva", "fi", (Sheet(100, 100, Group((figure, words))),))
    page = Picture.open(io.BytesIO(png_pages(write_pdf([drawing], pictures, title="Kuva", language="fi"), 72)[0]))
    seen = QImage(100, 100, QImage.Format.Format_RGB32)
    seen.fill(0xFFFFFFFF)
    painter = QPainter(seen)
    QtPen(pictures).paint(painter, drawing.sheets[0].body)
    painter.end()
    for x, y, there in ((50, 50, True), (22, 50, True), (78, 50, True), (50, 30, False), (50, 70, False)):
        assert blue(page.convert("RGB"), x, y) is there
        colour = seen.pixelColor(x, y)
        assert (colour.blue() > colour.red() + 60) is there
    (svg,) = svg_pages(drawing, pictures)
    assert 'width="60" height="15"' in svg
    told = write_html([drawing], pictures, title="Kuva", language="fi").decode()
    assert 'width="80" height="20"' in told


# languages and the easy twin


def test_the_groups_words_carry_their_language_and_ours_do_not(write, ship, see):
    found = see(write("Emme luovuta."), language="sv")
    groups = {item.id: item for item in walk(found.drawing.sheets[0].body) if isinstance(item, Group)}
    assert groups["field:poster:title"].language == "fi"
    assert groups["field:l0:text"].language == "fi"
    assert groups["poster-poster-draft"].language == ""
    assert groups["field:poster:foot"].language == "fi"
    shipped = see(ship("encounter", "sv"), language="sv")
    groups = {item.id: item for item in walk(shipped.drawing.sheets[0].body) if isinstance(item, Group)}
    assert groups["field:template-encounter:title"].language == ""
    assert groups["field:template-encounter:foot"].language == "fi"
    assert found.drawing.language == "sv"


def test_a_poster_without_a_title_is_called_by_its_kind(write, see):
    found = see(write("Yksi.", title=" ", kind=PosterKind.ENCOUNTER), language="sv")
    assert found.said("field:poster:title") == "Bemötande"


def test_the_easy_twin_tells_the_easy_words_and_where_there_are_none_the_ordinary(write, see):
    records = write("Emme luovuta.\nOvi on auki.", "Toinen.", easy=("Autamme aina. Tule takaisin. Ovi on auki.",))
    found = see(records, easy=True)
    assert found.said("field:l0:easy_text") == "Autamme aina."
    assert found.said("field:l0:easy_text:rest") == "Tule takaisin. Ovi on auki."
    assert found.said("field:l1:easy_text") == "Toinen."
    assert found.said("field:poster:easy_title") == "Meidän huoneentaulumme"
    lines = [item.text for item in walk(found.drawing.sheets[0].body) if isinstance(item, TextLine)]
    assert "Tule takaisin." in lines
    assert "Ovi on auki." in lines


def test_easy_type_is_larger(write, see):
    for size in ("A4", "A3"):
        records = write(*(f"{n}. lupaus.\nJatko on tässä." for n in range(4)))
        plain, easy = see(records, size).sizes(), see(records, size, easy=True).sizes()
        assert easy["field:l0:easy_text"] > plain["field:l0:text"]
        assert easy["field:l0:easy_text:rest"] > plain["field:l0:text:rest"]


def test_own_lines_are_numbered_and_the_programs_own_have_icons(write, ship, see):
    numbered = see(write("Yksi.", "Kaksi."), easy=True)
    assert [words for role, _, words in numbered.elements() if role == "Lbl"] == ["1", "2"]
    shipped = see(ship("encounter"), easy=True)
    assert not [words for role, _, words in shipped.elements() if role == "Lbl"]
    records = ship("encounter")
    line = records["template-encounter-2"]
    changed = see({**records, line.id: line.with_changes(easy_text="Jotain muuta.\nMeillä.")}, easy=True)
    drawn, without = (
        [item for item in walk(found.drawing.sheets[0].body) if isinstance(item, Path)] for found in (shipped, changed)
    )
    assert len(drawn) >= len(without) + len(ICONS[PosterKind.ENCOUNTER])


def test_a_changed_line_takes_the_icons_away(ship, see):
    records = ship("encounter")
    line = records["template-encounter-2"]
    records[line.id] = line.with_changes(easy_text="Jotain aivan muuta.")
    numbers = [words for role, _, words in see(records, easy=True).elements() if role == "Lbl"]
    assert numbers == [str(n) for n in range(1, 8)]


@pytest.mark.parametrize("kind", list(ICONS))
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_line_of_a_template_has_an_icon_that_there_is(kind, language):
    assert len(template(kind.value, language)["lines"]) == len(ICONS[kind])
    assert set(ICONS[kind]) <= set(DRAWN_ICONS)
    assert "star" not in ICONS[kind]


# colours


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", list(POSTER_THEMES))
def test_colours_are_dark_enough_on_white_and_on_their_tint(name):
    theme: Theme = POSTER_THEMES[name].printed()
    for ground in ("#FFFFFF", theme.spruce_tint):
        contrast = {
            colour: (luminance(ground) + 0.05) / (luminance(colour) + 0.05)
            for colour in (theme.ink, theme.ink_soft, theme.spruce)
        }
        assert min(contrast[theme.ink], contrast[theme.ink_soft]) >= (7 if ground == "#FFFFFF" else 4.5)
        assert contrast[theme.spruce] >= 4.5


def test_lines_said_in_one_go_are_set_alike(write, see):
    """Beside key phrases all are key phrases, long ones too; where no line goes on, a short one does not shout."""
    long = "Mahdollisuuksista kerrotaan avoimesti ja selkeästi, niin että jokainen ymmärtää"
    mixed = write("Tule.", long, "Me.\nYhdessä.", "Kuntouttava työtoiminta kuuntelee aina ensin.")
    for size, easy in (("A3", False), ("A3", True), ("A4", False)):
        assert len(firsts(see(mixed, size, easy=easy))) == 1
    apart = see(write("Läsnä ollen", long))
    assert len(firsts(apart)) == 1
    (_, lighter), (_, bold) = *firsts(apart), *firsts(see(mixed))
    assert lighter != bold


def firsts(found):
    """Size and face of the first phrases of all lines."""
    return {
        (item.size, item.runs[0].face)
        for sheet in found.drawing.sheets
        for group in walk(sheet.body)
        if isinstance(group, Group) and group.id.startswith("field:l") and group.id.endswith("text")
        for item in walk(group)
        if isinstance(item, TextLine)
    }
