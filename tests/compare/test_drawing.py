"""The drawing of two roads: what it says, that it stays on its sheet, that it can be read and heard."""

import io
import itertools

import pikepdf
import pytest

from paku_studio import edits
from paku_studio.drawing.compare import draw_compare, draw_compare_screen
from paku_studio.drawing.display import Group, Path, TextLine, walk
from paku_studio.drawing.paper import paper
from paku_studio.drawing.theme import theme
from paku_studio.export.audit import faults, structure_words
from paku_studio.export.pdf import write_pdf
from paku_studio.export.svg import svg_pages
from paku_studio.models import Emotion, Persona, TouchpointKind
from paku_studio.store import Document

A3 = paper("A3", "landscape")


@pytest.fixture
def draw():
    """The workshop's two pathways on paper."""

    def make(workshop, size="A3", colours="colour", language="fi", orientation="landscape"):
        sheet = paper(size, orientation)
        records = workshop.document.records
        return draw_compare(records, workshop.before, workshop.after, sheet, theme(colours), language)

    return make


def drawn(item, down=(1.0, 0.0, 0.0)):
    """Every text and outline with its magnification and shift, groups dissolved."""
    scale, right, lower = down
    if isinstance(item, Group):
        if item.transform:
            factor, _, _, _, x, y = item.transform
            down = (scale * factor, right + scale * x, lower + scale * y)
        for child in item.children:
            yield from drawn(child, down)
    else:
        yield item, scale, right, lower


def texts(drawing):
    """Every line of text with its size on the paper and its place: text, size, left, right, baseline."""
    for sheet in drawing.sheets:
        for item, scale, right, lower in drawn(sheet.body):
            if isinstance(item, TextLine):
                left = right + scale * item.x
                yield item.text, item.size * scale, left, left + item.width * scale, lower + item.y * scale


def corners(path):
    for command in path.commands:
        yield from (
            itertools.batched(command[1:], 2)
            if hasattr(itertools, "batched")
            else zip(command[1::2], command[2::2], strict=True)
        )


def words(drawing):
    return " ".join(text for text, *_ in texts(drawing))


def many(count, *, words_each=4):
    """Two long pathways, every fifth moment dropped, every seventh moved."""
    document = Document()
    before = edits.add_pathway(document, "Pitkä polku")
    for part in range(3):
        phase = edits.add_phase(document, before, f"Vaihe numero {part + 1}")
        for place in range(count // 3):
            text = " ".join(f"sana{part}x{place}x{word}" for word in range(words_each))
            edits.add_moment(document, before, text, phase=phase, feeling=list(Emotion)[place % 5])
    after = edits.make_future_pathway(document, before, "Tavoite")
    from paku_studio.graph.road import moments_on_road

    later = [placed.moment.id for placed in moments_on_road(document.records, after)]
    edits.remove(document, later[::5])
    left = [moment for moment in later if moment in document.records]
    for moment in left[1:-1:7]:
        edits.move_moment(document, moment, after=left[-1])
    return document, before, after


# what it says


def test_every_moment_is_named_on_its_road(workshop, draw):
    said = [text for text, *_ in texts(draw(workshop))]
    joined = " ".join(said)
    assert joined.count("Työt loppuivat") == 2
    assert joined.count("Hakemus jää kesken") == 1
    assert joined.count("Yksi yhteyshenkilö") == 1
    assert joined.count("Hakemus valmiiksi") == 1
    assert joined.count("Hakemus tehdään yhdessä") == 1


@pytest.mark.parametrize(
    ("language", "counts", "kinds"),
    [
        ("fi", "4 säilyy, 1 uusi, 1 jää pois, 1 siirtyy", ("uusi", "jää pois", "siirtyy", "säilyy")),
        ("sv", "4 kvar, 1 ny, 1 utgår, 1 flyttas", ("ny", "utgår", "flyttas", "kvar")),
        ("en", "4 kept, 1 new, 1 dropped, 1 moved", ("new", "dropped", "moved", "kept")),
    ],
)
def test_counts_and_kinds_are_said_in_words(workshop, draw, language, counts, kinds):
    drawing = draw(workshop, language=language)
    said = [text for text, *_ in texts(drawing)]
    assert said.count(counts) == 1
    assert drawing.subject == counts
    for kind in kinds:
        assert kind in said, kind


def test_both_titles_and_variants_are_said_once(workshop, draw):
    heard = " ".join(structure_words(pdf_of(draw(workshop))))
    for text in ("Kotoa takaisin arkeen", "Tavoite", "Nykyinen polku", "Tavoitepolku", "Jusa-Petteri"):
        assert f" {heard} ".count(f" {text} ") == 1, text


def test_changed_words_and_places_are_said(workshop, draw):
    said = words(draw(workshop))
    assert said.count("muuttuu: sanat") == 1
    assert "nyt numero 3" in said
    assert "oli numero 6" in said


def test_a_reason_of_a_mark_stays_visible(workshop, draw):
    edits.mark_critical(workshop.document, workshop.earlier["Hakemus jää kesken"], "ohje liian vaikea")
    said = words(draw(workshop))
    assert "Kriittinen:" in said
    assert "ohje liian vaikea" in said


def test_the_road_of_a_path_that_nobody_was_asked_of_says_so(workshop, draw):
    edits.set_feeling(workshop.document, workshop.earlier["Työt loppuivat"], Emotion.BAD)
    said = [text for text, *_ in texts(draw(workshop))]
    assert said.count("tunteita ei kysytty") == 1
    edits.set_asked(workshop.document, workshop.after, "feelings")
    said = [text for text, *_ in texts(draw(workshop))]
    assert said.count("kukaan ei kertonut tunnetta") == 1


def test_notes_of_the_facilitator_and_other_notes_stay_away(workshop, draw):
    from paku_studio.models import NoteKind

    edits.add_note(workshop.document, workshop.earlier["Työt loppuivat"], NoteKind.RISK, "salaisuus", own=True)
    assert "salaisuus" not in words(draw(workshop))


def test_a_missing_pathway_is_refused(workshop):
    with pytest.raises(KeyError):
        draw_compare(workshop.document.records, workshop.before, "nowhere", A3, theme("colour"), "fi")


def test_two_empty_pathways_say_so():
    document = Document()
    one, other = edits.add_pathway(document, "Yksi"), edits.add_pathway(document, "Toinen")
    drawing = draw_compare(document.records, one, other, A3, theme("colour"), "fi")
    assert words(drawing).count("Kummallakaan polulla ei ole vielä tuokioita.") == 1


# shapes


def outlines(workshop, language="fi"):
    """Stop's words -> the outlines of its shape, moved to the origin."""
    records = workshop.document.records
    made = draw_compare_screen(records, workshop.before, workshop.after, 900.0, theme("colour"), language)
    found = {}
    for item in walk(made.sheet.body):
        if isinstance(item, Group) and item.role == "Figure" and item.alt.startswith(("Nykyinen", "Tavoite")):
            kind = item.alt.partition(", ")[2]
            shape = item.children[-1]
            left = min(x for x, _ in corners(shape))
            top = min(y for _, y in corners(shape))
            points = tuple((round(x - left, 2), round(y - top, 2)) for x, y in corners(shape))
            found.setdefault(kind, set()).add((points, bool(shape.dash), shape.fill))
    return found


def test_each_kind_has_a_shape_of_its_own(workshop):
    found = outlines(workshop)
    assert set(found) == {"säilyy", "uusi", "jää pois", "siirtyy"}
    assert all(len(shapes) == 1 for shapes in found.values())
    assert len({next(iter(shapes))[0] for shapes in found.values()}) >= 3
    assert next(iter(found["jää pois"]))[1]
    assert not next(iter(found["säilyy"]))[1]


def test_an_arrow_points_to_where_the_moment_went(workshop):
    to_the_left = next(iter(outlines(workshop)["siirtyy"]))[0]
    edits.move_moment(
        workshop.document, workshop.later["Psykologin käynti"], after=workshop.later["Hakemus valmiiksi"],
    )  # fmt: skip
    edits.move_moment(workshop.document, workshop.later["Työt loppuivat"], after=workshop.later["Psykologin käynti"])
    (to_the_right,) = outlines(workshop)["siirtyy"]
    assert to_the_right[0] != to_the_left


# on the paper


@pytest.mark.parametrize(
    ("size", "orientation"), [("A3", "landscape"), ("A4", "portrait"), ("A4", "landscape"), ("A1", "landscape")]
)
def test_nothing_is_outside_the_sheet_and_nothing_too_small(size, orientation):
    document, before, after = many(30)
    sheet = paper(size, orientation)
    drawing = draw_compare(document.records, before, after, sheet, theme("colour"), "fi")
    for _, points, left, right, baseline in texts(drawing):
        assert points >= 9 - 1e-6
        assert left >= 20
        assert right <= sheet.width - 20
        assert 20 <= baseline <= sheet.height - 15
    for page in drawing.sheets:
        assert (page.width, page.height) == (sheet.width, sheet.height)
        for item, scale, right, lower in drawn(page.body):
            if isinstance(item, Path):
                for x, y in corners(item):
                    assert -1 <= right + scale * x <= sheet.width + 1
                    assert -1 <= lower + scale * y <= sheet.height + 1


def test_many_moments_go_on_on_further_sheets_and_none_is_lost():
    document, before, after = many(60)
    drawing = draw_compare(document.records, before, after, A3, theme("colour"), "fi")
    said = words(drawing).split()
    assert len(drawing.sheets) > 2
    for part, place in itertools.product(range(3), range(20)):
        assert f"sana{part}x{place}x0" in said


def test_no_card_lies_on_another():
    document, before, after = many(45)
    for width in (250.0, 600.0, 1400.0):
        made = draw_compare_screen(document.records, before, after, width, theme("colour"), "fi")
        assert len(made.cards) > 45
        for one, other in itertools.combinations(made.cards, 2):
            apart = (
                one.box[0] + one.box[2] <= other.box[0]
                or other.box[0] + other.box[2] <= one.box[0]
                or one.box[1] + one.box[3] <= other.box[1]
                or other.box[1] + other.box[3] <= one.box[1]
            )
            assert apart, (one, other)
        assert all(place.box[0] >= 0 and place.box[0] + place.box[2] <= width for place in made.cards)


def test_a_pair_that_stays_shares_a_column(workshop):
    made = draw_compare_screen(workshop.document.records, workshop.before, workshop.after, 900.0, theme("colour"), "fi")
    at = {(place.side, place.moment): place.box[0] for place in made.cards}
    for text in ("Työt loppuivat", "Virkailija kysyy", "Ohjaaja tulee vastaan", "Hakemus valmiiksi"):
        assert at["before", workshop.earlier[text]] == at["after", workshop.later[text]]


def test_text_of_twenty_thousand_letters_is_not_cut(workshop, draw):
    long = " ".join(f"sana{number}" for number in range(2000))
    edits.set_text(workshop.document, workshop.later["Hakemus valmiiksi"], "text", long)
    drawing = draw(workshop)
    said = words(drawing).split()
    assert [f"sana{number}" for number in range(2000) if f"sana{number}" not in said] == []
    assert "Liite" in said
    for _, points, left, right, baseline in texts(drawing):
        assert points >= 9 - 1e-6
        assert left >= 20
        assert right <= A3.width - 20
        assert baseline <= A3.height - 15


def test_in_black_and_white_there_is_no_colour(workshop, draw):
    edits.mark_critical(workshop.document, workshop.earlier["Työt loppuivat"])
    for sheet in draw(workshop, colours="black-and-white").sheets:
        for item in walk(sheet.body):
            used = [item.fill, item.stroke] if isinstance(item, Path) else []
            used += [item.colour] if isinstance(item, TextLine) else []
            for colour in filter(None, used):
                assert colour[1:3] == colour[3:5] == colour[5:7], colour


# read aloud


def pdf_of(drawing):
    return write_pdf([drawing], {}, title=drawing.title, language=drawing.language)


def test_it_is_read_pair_by_pair(workshop, draw):
    heard = " ".join(structure_words(pdf_of(draw(workshop))))
    order = [
        "Työt loppuivat", "Työt loppuivat", "Hakemus jää kesken", "Virkailija kysyy", "Virkailija kysyy",
        "Psykologin käynti", "Ohjaaja tulee vastaan", "Ohjaaja tulee vastaan", "Yksi yhteyshenkilö",
        "Hakemus valmiiksi", "Hakemus tehdään yhdessä", "Psykologin käynti",
    ]  # fmt: skip
    at = -1
    for text in order:
        at = heard.index(text, at + 1)
    with pikepdf.open(io.BytesIO(pdf_of(draw(workshop)))) as pdf:
        spoken = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert "Nykyinen polku, jää pois" in spoken
    assert "Tavoitepolku, uusi" in spoken
    assert spoken.count("Tavoitepolku, säilyy") == 4


@pytest.mark.validators
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_pdf_is_accessible(workshop, draw, validators, language):
    edits.mark_meaningful(workshop.document, workshop.later["Virkailija kysyy"], "hän näki minut")
    edits.set_feeling(workshop.document, workshop.earlier["Työt loppuivat"], Emotion.BAD)
    pdf = pdf_of(draw(workshop, language=language))
    assert faults(pdf) == []
    assert validators.failures(pdf) == []


@pytest.mark.validators
def test_many_sheets_with_an_appendix_are_accessible(validators):
    document, before, after = many(30, words_each=60)
    drawing = draw_compare(document.records, before, after, paper("A4", "portrait"), theme("colour"), "fi")
    assert "Liite" in words(drawing).split()
    pdf = pdf_of(drawing)
    assert faults(pdf) == []
    assert validators.failures(pdf) == []


def test_it_is_drawn_as_svg_too(workshop, draw):
    (page,) = svg_pages(draw(workshop), {})
    assert "Yksi yhteyshenkilö" in page


def test_on_the_wall_it_is_lower_and_says_no_touchpoints(workshop):
    edits.add_touchpoint(workshop.document, workshop.earlier["Työt loppuivat"], TouchpointKind.LETTER, "irtisanominen")
    args = (workshop.document.records, workshop.before, workshop.after, 480.0, theme("colour"), "fi")
    near, far = draw_compare_screen(*args), draw_compare_screen(*args, wall=True)
    assert far.sheet.height < near.sheet.height
    said = [item.text for item in walk(far.sheet.body) if isinstance(item, TextLine)]
    assert "irtisanominen" not in " ".join(said)
    assert " ".join(said).count("Hakemus jää kesken") == 1
    assert min(item.size for item in walk(far.sheet.body) if isinstance(item, TextLine)) >= 9
    assert len(far.bands) == 3
    edges = [edge for band in far.bands for edge in (band.top, band.middle, band.bottom)]
    assert edges == sorted(edges)


def marked(sheet):
    """The stretches of the roads that are marked along their middle, from the left edge to the right."""
    dashed = [
        item for item in walk(sheet.body) if isinstance(item, Path) and item.dash and item.stroke == SCREEN_SURFACE
    ]
    return [path for path in dashed if max(x for x, _ in corners(path)) - min(x for x, _ in corners(path)) > 40]


SCREEN_SURFACE = theme("colour").surface


def test_a_feeling_that_was_not_told_is_marked_on_the_road_and_explained(workshop):
    names = list(workshop.earlier)
    edits.set_feeling(workshop.document, workshop.earlier[names[0]], Emotion.BAD)
    edits.set_feeling(workshop.document, workshop.earlier[names[-1]], Emotion.GOOD)
    args = (workshop.document.records, workshop.before, workshop.after, 1400.0, theme("colour"), "fi")
    some = draw_compare_screen(*args)
    said = " ".join(item.text for item in walk(some.sheet.body) if isinstance(item, TextLine))
    assert len(marked(some.sheet)) == 1, "the one road on which feelings were told"
    assert "tunnetta ei kerrottu" in said
    for name in names:
        edits.set_feeling(workshop.document, workshop.earlier[name], Emotion.GOOD)
    every = draw_compare_screen(workshop.document.records, *args[1:])
    assert marked(every.sheet) == []
    assert "tunnetta ei kerrottu" not in " ".join(i.text for i in walk(every.sheet.body) if isinstance(i, TextLine))


def test_a_moment_is_heard_before_what_became_of_it(draw, workshop):
    """What stands on the road over a card is read after the card's heading, as on a pathway's sheet."""
    with pikepdf.open(io.BytesIO(pdf_of(draw(workshop)))) as pdf:
        roles = [[str(kid.S) for kid in section.K] for section in sections(pdf.Root.StructTreeRoot)]
    moments = [kids for kids in roles if "/H3" in kids]
    assert moments
    assert all(kids[0] == "/H3" and "/Figure" in kids for kids in moments)


def sections(element):
    """Every Sect of the structure, with its kids as a list."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S == "/Sect":
                yield kid
            yield from sections(kid)


def test_no_thread_goes_through_the_name_of_a_phase(workshop, draw):
    """The moved moment becomes the first of a phase with a long name, which stands over its stop."""
    phase = edits.add_phase(workshop.document, workshop.after, "Aikana, yhdessä ohjaajan kanssa")
    edits.move_moment(workshop.document, workshop.later["Psykologin käynti"], phase=phase)
    sheet = draw(workshop).sheets[0]
    names = [
        (
            right + scale * line.x,
            lower + scale * (line.y - line.size * 0.7),
            scale * line.width,
            scale * line.size * 0.7,
        )
        for group in walk(sheet.body)
        if isinstance(group, Group) and group.role == "H2"
        for line, scale, right, lower in drawn(group)
        if isinstance(line, TextLine)
    ]
    assert names
    threads = [
        item for item in walk(sheet.body) if isinstance(item, Path) and item.dash == (3.0, 2.0) and item.width == 1.0
    ]
    tips = [thread.commands[-1][1] for thread in threads]
    assert any(left < tip < left + wide for tip in tips for left, _, wide, _ in names)
    for thread in threads:
        for (x, y), (to_x, to_y) in itertools.pairwise(corners(thread)):
            for left, top, wide, high in names:
                apart = (
                    max(x, to_x) < left or min(x, to_x) > left + wide or max(y, to_y) < top or min(y, to_y) > top + high
                )
                assert apart


def test_that_a_persona_is_composed_is_said_only_where_it_was_confirmed(workshop, draw):
    claim = "Persoona on koottu monen ihmisen kokemuksista"
    assert claim not in words(draw(workshop))
    persona = next(record.id for record in workshop.document.records.values() if isinstance(record, Persona))
    edits.confirm_fictional(workshop.document, persona, True)
    assert claim in words(draw(workshop))
    assert "PAKU Studio" not in words(draw(workshop))
