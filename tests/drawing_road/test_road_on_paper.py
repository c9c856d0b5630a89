"""Whatever a group tells comes out on paper: nothing cut, nothing on another, nothing lost, nothing too small."""

import itertools
import re

import pytest

from paku_studio.drawing.display import Group, Path, TextLine, walk
from paku_studio.drawing.paper import paper
from paku_studio.drawing.road import draw_pathway
from paku_studio.drawing.theme import theme
from paku_studio.models import Emotion, HandoverKind, LinkKind, MomentStatus, NoteKind

COLOUR = theme("colour")
SHEETS = [("A4", "portrait"), ("A4", "landscape"), ("A3", "landscape"), ("A3", "portrait"), ("A1", "landscape")]
STORIES = [(seed, moments) for seed, moments in enumerate((1, 2, 3, 5, 8, 13, 21, 34, 60, 7, 16, 16, 24))]


def draw(records, size="A3", orientation="landscape", colours=COLOUR, language="fi"):
    return draw_pathway(records, "path", paper(size, orientation), colours, language)


@pytest.mark.parametrize(("seed", "moments"), STORIES)
def test_any_story_is_legible_and_within_the_paper(wild, seen, seed, moments):
    size, orientation = SHEETS[seed % len(SHEETS)]
    sheet_size = paper(size, orientation)
    for sheet in draw(wild(seed, moments), size, orientation).sheets:
        assert (sheet.width, sheet.height) == (sheet_size.width, sheet_size.height)
        for x, y, width, points, text in seen(sheet).lines:
            assert points >= 9 - 1e-6, text
            assert x >= 30, text
            assert x + width <= sheet.width - 30, text
            assert 30 <= y <= sheet.height - 20, text


@pytest.mark.parametrize(("seed", "moments"), STORIES)
def test_no_words_lie_on_other_words(wild, seen, seed, moments):
    size, orientation = SHEETS[(seed + 2) % len(SHEETS)]
    for sheet in draw(wild(seed + 100, moments), size, orientation).sheets:
        boxes = sorted(seen(sheet).boxes, key=lambda box: box[1])
        for place, (left, _, right, bottom, text) in enumerate(boxes):
            for other in itertools.islice(boxes, place + 1, None):
                if other[1] >= bottom - 0.8:
                    break
                assert right <= other[0] + 0.8 or other[2] <= left + 0.8, (text, other[4])


@pytest.mark.parametrize(("seed", "moments"), STORIES)
def test_everything_told_is_read_once(wild, heard, seed, moments):
    records = wild(seed + 200, moments)
    told = {word for record in records.values() for word in re.findall(r"q\d+", str(record.model_dump()))}
    size, orientation = SHEETS[(seed + 4) % len(SHEETS)]
    said = re.findall(r"q\d+", heard(draw(records, size, orientation)))
    assert set(said) == told
    heading = re.findall(r"q\d+", records["path"].title)
    assert sorted(said) == sorted(set(said)), heading


def test_the_same_story_is_drawn_the_same(wild):
    assert draw(wild(5, 20)) == draw(wild(5, 20))


def test_three_moments_make_one_sheet(book):
    for text in ("Soitto", "Käynti", "Kotiin"):
        book.moment(text)
    assert [len(draw(book.records, size).sheets) for size in ("A4", "A3", "A1")] == [1, 1, 1]


def test_a_larger_paper_has_larger_type(book, seen):
    for place in range(21):
        book.moment(f"Tuokio {place}")
    sizes = {}
    for size in ("A3", "A2", "A1", "A0"):
        (sheet,) = draw(book.records, size).sheets
        sizes[size] = next(points for _, _, _, points, text in seen(sheet).lines if text.startswith("Tuokio 3"))
    assert sizes["A3"] < sizes["A2"] < sizes["A1"] < sizes["A0"]


def test_sixty_moments_go_on_over_rows_and_sheets_in_order(book, heard):
    for place in range(60):
        moment = book.moment(f"Tuokio numero{place} kertaa")
        book.touchpoint(moment, "kirje")
        book.note(moment, "toimi hyvin")
    drawing = draw(book.records, "A4", "portrait")
    assert len(drawing.sheets) > 3
    assert [int(number) for number in re.findall(r"numero(\d+)", heard(drawing))] == list(range(60))


def test_a_word_of_sixty_letters_stays_in_its_card(book, seen):
    book.moment("Kansaneläkelaitoksenkuntoutuspsykoterapiapäätöksenmuutoksenhaku")
    (sheet,) = draw(book.records).sheets
    lines = [line for line in seen(sheet).lines if line[4].startswith(("Kansan", "päätöksen"))]
    assert lines
    assert all(width < 200 * size / 11.5 for _, _, width, size, _ in lines)


def test_a_title_of_many_lines_takes_two_columns(book):
    short = book.moment("Lyhyt")
    long = book.moment("Velkajärjestelyhakemus käräjäoikeuteen ja sen liitteet " * 4)
    from paku_studio.drawing.road import lay_out

    cards = lay_out(book.records, "path", 1200, COLOUR, "fi").cards
    assert cards[long].box[2] > 1.9 * cards[short].box[2]


def test_slips_beyond_six_stand_in_the_appendix(book, heard):
    moment = book.moment("Kaikki yhdellä kortilla")
    for place in range(9):
        book.note(moment, f"huomio{place}", NoteKind.RISK)
    drawing = draw(book.records)
    text = heard(drawing)
    assert "+ 3 muuta, liite s. 2" in text
    assert [int(number) for number in re.findall(r"huomio(\d)", text)] == list(range(9))
    assert text.index("Liite") < text.index("huomio6")


@pytest.mark.parametrize("where", ["title", "label", "note", "heading", "actor", "reason", "phase", "persona"])
def test_twenty_thousand_letters_anywhere_are_all_there(book, heard, where):
    many = " ".join(f"sana{place}" for place in range(1800))
    moment = book.moment(
        many if where == "title" else "Tuokio", critical=where == "reason", critical_reason=many * (where == "reason")
    )
    if where == "label":
        book.touchpoint(moment, many)
    elif where == "note":
        book.note(moment, many)
    elif where == "heading":
        book.note("path", "Asia", heading=many)
    elif where == "actor":
        book.actor(moment, many)
    elif where == "phase":
        book.phase(many)
    elif where == "persona":
        book.persona(many)
    words = [int(number) for number in re.findall(r"sana(\d+)", heard(draw(book.records, "A4", "portrait")))]
    assert sorted(words) == list(range(1800))


def test_the_facilitators_own_notes_are_never_drawn(book, heard):
    phase = book.phase("Alku")
    moment = book.moment("Käynti")
    touch = book.touchpoint(moment, "lomake")
    for target in ("path", phase, moment, touch):
        book.note(target, "vain minulle", own=True)
    assert "vain minulle" not in heard(draw(book.records))


def test_fewer_than_five_participants_are_not_counted_aloud(book, heard):
    book.moment("Käynti")
    book.session(4)
    assert "osallistuja" not in heard(draw(book.records))
    book.session(5)
    assert "vähintään 5 osallistujaa" in heard(draw(book.records))


@pytest.mark.parametrize(("language", "date"), [("fi", "14.1.2027"), ("sv", "14.1.2027"), ("en", "14 January 2027")])
def test_the_date_is_the_languages_own(book, heard, language, date):
    book.moment("Käynti")
    book.session()
    assert date in heard(draw(book.records, language=language))


def test_an_empty_pathway_says_so_quietly(book, heard):
    assert "Tästä polusta ei ole vielä kerrottu palvelutuokioita." in heard(draw(book.records))


def test_a_phase_without_moments_keeps_its_name(book, heard):
    book.phase("Alku")
    book.moment("Käynti")
    book.phase("Tulevaisuus")
    assert "Tulevaisuus Ei vielä palvelutuokioita" in heard(draw(book.records))


def test_not_asked_is_told_apart_from_nothing_said(book, heard):
    book.moment("Käynti")
    book.pathway(asked_worked=True)
    text = heard(draw(book.records))
    assert "Mikä toimi? Kukaan ei nostanut mitään esiin Mikä puuttui?" in text
    assert "Mikä puuttui? Ei kysytty Mitkä olivat riskit? Ei kysytty" in text
    assert "ei kysytty: tunteet, kriittiset pisteet, merkitykselliset" in text


def faces(drawing):
    alts = [item.alt for sheet in drawing.sheets for item in walk(sheet.body) if isinstance(item, Group)]
    return [alt for alt in alts if alt.startswith("Tunne")]


def test_only_told_feelings_have_faces(book):
    book.moment("Ennen", feeling=Emotion.BAD)
    book.moment("Ei kerrottu")
    book.moment("Jälkeen", feeling=Emotion.VERY_GOOD)
    assert faces(draw(book.records)) == ["Tunne: huono", "Tunne: hyvin hyvä"]


def test_a_return_within_a_row_over_rows_and_over_sheets(book, heard):
    told = [book.moment(f"Tuokio {place}") for place in range(30)]
    book.link(told[2], LinkKind.RETURN, told[0])
    book.link(told[4], LinkKind.RETURN, told[1], "täydennettävänä")
    book.link(told[29], LinkKind.RETURN, told[5])
    text = heard(draw(book.records, "A4", "portrait"))
    assert "palaa: 1 " in text
    assert "palaa: 2 – täydennettävänä" in text
    assert "palaa: 6, s. 1" in text


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (HandoverKind.WARM, "saattaen vaihto"),
        (HandoverKind.JOINT, "yhdessä"),
        (HandoverKind.REFERRAL, "lähete"),
        (HandoverKind.CONTACT, "yhteydenotto"),
        (HandoverKind.SELF, "itse"),
        (HandoverKind.BROKEN, "katkesi"),
    ],
)
def test_each_hand_over_has_its_word(book, heard, kind, word):
    book.handover(book.moment("Käynti"), kind)
    assert word in heard(draw(book.records))


def test_a_gap_is_said(book, heard):
    book.link(book.moment("Käynti"), LinkKind.GAP)
    book.moment("Muualla")
    assert "katko" in heard(draw(book.records))


def test_everything_about_a_moment_is_on_its_card(book, heard):
    laws = ("Shl 36 §",)
    moment = book.moment(
        "Käynti", client_choice=True, place="Konttori", when="keväällä", duration="2 t", law_references=laws,
        status=MomentStatus.ONGOING,
    )  # fmt: skip
    sender = book.actor(moment, "Velkaneuvonta", "2 krt/kk")
    book.handover(moment, HandoverKind.REFERRAL, from_actor=sender, worked=False, note="paperi katosi")
    text = heard(draw(book.records))
    for words in (
        "1 Käynti Käynnissä · Velkaneuvonta · 2 krt/kk", "Asiakkaan oma valinta", "Konttori", "keväällä", "2 t",
        "Shl 36 §",
        "Lähete: Velkaneuvonta → ?; ei toiminut; paperi katosi",
    ):  # fmt: skip
        assert words in text


def test_a_planned_moment_is_nothing_special_on_a_planned_path(book, heard):
    book.moment("Käynti", status=MomentStatus.PLANNED)
    assert "Suunniteltu" in heard(draw(book.records))
    book.pathway(variant="future")
    assert "Suunniteltu" not in heard(draw(book.records))


def test_the_icon_of_a_slip_speaks_its_kind_before_the_words(book):
    moment = book.moment("Käynti")
    book.note(moment, "kukaan ei kysynyt", NoteKind.MISSING)
    (sheet,) = draw(book.records).sheets
    entry = next(item for item in walk(sheet.body) if isinstance(item, Group) and item.role == "LI")
    label, body = entry.children
    assert (label.role, label.children[0].alt, body.role) == ("Lbl", "Puuttui", "LBody")


def test_the_persons_words_carry_their_language_on_a_sheet_in_another(book):
    book.moment("Käynti")
    drawing = draw(book.records, language="sv")
    headings = [item for item in walk(drawing.sheets[0].body) if isinstance(item, Group) and item.role in {"H2", "H3"}]
    heading = next(item for item in headings if item.bookmark == "1 Käynti")
    assert (drawing.language, heading.language) == ("sv", "fi")
    assert heading.role == "H2", "its phase has no label, so no heading stands between it and the title"


def test_black_and_white_uses_no_colour(wild):
    colours = set()
    for sheet in draw(wild(11, 16), colours=theme("black-and-white")).sheets:
        for item in walk(sheet.body):
            colours |= {getattr(item, name, None) for name in ("fill", "stroke", "colour")}
    greys = {colour for colour in colours if colour and not (colour[1:3] == colour[3:5] == colour[5:7])}
    assert not {colour for colour in greys if colour.startswith("#")}


def test_unreadable_signs_are_listed_once(book):
    book.moment("Outo \u0700 merkki \u0700")
    assert draw(book.records).unreadable == ("\u0700",)


def test_what_a_card_tells_was_not_left_unasked(book):
    moment = book.moment("Käynti")
    assert "Ei kysytty" in {item.text for item in walk(draw(book.records).sheets[0].body) if isinstance(item, TextLine)}
    for kind in (NoteKind.WORKED, NoteKind.MISSING, NoteKind.RISK):
        book.note(moment, "tuttu paikka", kind)
    said = {item.text for item in walk(draw(book.records).sheets[0].body) if isinstance(item, TextLine)}
    assert "Ei kysytty" not in said


def test_a_heading_that_begins_a_sentence_stands_only_over_what_ends_it(book, heard):
    moment = book.moment("Käynti")
    starts = {"Polku oli toimiva, koska…": NoteKind.WORKED, "Polussa oli puutteita, koska…": NoteKind.MISSING}
    assert not any(start in heard(draw(book.records)) for start in starts)
    for kind in starts.values():
        book.note(moment, "tuttu paikka", kind)
    assert not any(start in heard(draw(book.records)) for start in starts)
    for start, kind in starts.items():
        book.note("path", "joku kysyi", kind)
        assert f"{start} joku kysyi" in heard(draw(book.records))


@pytest.mark.parametrize(
    ("mark", "words"), [("critical", "ei kysytty: kriittiset"), ("meaningful", "ei kysytty: merki")]
)
def test_what_stands_on_a_touchpoint_was_not_left_unasked(book, heard, mark, words):
    book.pathway(asked_feelings=True, asked_critical=mark != "critical", asked_meaningful=mark != "meaningful")
    moment = book.moment("Käynti")
    assert words in heard(draw(book.records))
    book.touchpoint(moment, "lomake", **{mark: True})
    assert words not in heard(draw(book.records))


def test_the_persona_is_called_composed_only_where_that_was_confirmed(book, heard):
    book.moment("Käynti")
    persona = book.persona()
    claim = "Persoona on koottu monen ihmisen kokemuksista"
    assert claim not in heard(draw(book.records))
    book.records[persona] = book.records[persona].with_changes(fictional=True)
    assert claim in heard(draw(book.records))
    assert "PAKU Studio" not in heard(draw(book.records))


def test_what_the_persona_needs_stands_after_a_colon(book, heard):
    book.moment("Käynti")
    book.persona()
    text = heard(draw(book.records))
    assert "Tarvitsee: joku avaa kirjeet" in text
    assert "Arvostaa: kertoo asiansa vain kerran" in text


def test_words_between_the_lanes_keep_clear_of_all_that_stands_there(book, seen):
    """A hand-over near the next card and the way to a side step share the lanes with the words."""
    first = book.moment("Soitto Kelaan", feeling=Emotion.BAD)
    book.handover(first, HandoverKind.WARM)
    book.moment("Todistus", parent=first)
    book.link(book.moment("Äiti soittaa"), LinkKind.PARALLEL, first)
    book.moment("Tapaaminen")
    sheet = draw(book.records).sheets[0]
    left, top, right, bottom, _ = next(box for box in seen(sheet).boxes if box[4] == "samaan aikaan")
    shapes = [item for item in walk(sheet.body) if isinstance(item, Path) and len(item.commands) > 3]
    for shape in shapes:
        points = [step[-2:] for step in shape.commands if len(step) > 2]
        across, down = [x for x, _ in points], [y for _, y in points]
        apart = min(across) > right or max(across) < left or min(down) > bottom or max(down) < top
        assert apart or max(across) - min(across) > 150, (shape, left, right)


def test_a_number_stays_with_its_unit_and_no_line_begins_with_a_dot(book):
    for length in range(20, 36):
        book.actor(book.moment("Käynti"), "a" * 12 + " " + "b" * (length - 13), "1 krt/kk")
    lines = [
        item.text for sheet in draw(book.records).sheets for item in walk(sheet.body) if isinstance(item, TextLine)
    ]
    assert sum("1 krt/kk" in line for line in lines) == 16
    assert not any(line.startswith("·") for line in lines)


def test_on_several_sheets_the_type_is_as_large_as_they_allow(book, seen):
    """Judgements that would stand alone on a last sheet make room for larger cards before them instead."""
    for place in range(14):
        moment = book.moment(f"Ohjaaja ja asiakas käyvät yhdessä tapaamisessa numero {place}")
        for n in range(3):
            book.touchpoint(moment, f"pitkän keskustelun muistiinpanot {n}")
    for n in range(6):
        book.note("path", f"asiat tehdään oikeaan aikaan ja oikein, sanoi moni {n}")
    drawing = draw(book.records)
    assert len(drawing.sheets) == 2
    last = [line[4] for line in seen(drawing.sheets[1]).lines]
    assert "Polku oli toimiva, koska…" in last
    assert any("tapaamisessa" in words for words in last)
