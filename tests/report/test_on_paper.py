"""The report on paper: every word in its order, contents that are true, tables and lists that a screen reader knows."""

import io
import re

import pikepdf
import pytest

from paku_studio.drawing.display import Group, TextLine
from paku_studio.drawing.text import as_shown
from paku_studio.export.audit import artifact_words, faults, structure_text, structure_words
from paku_studio.models import Note, Pathway, Phase, ServiceMoment
from paku_studio.storage import open_document

HOSTILE = "=1+1 <b>&amp;</b> \x07\u202ekäänteinen\u202c 👩‍👩‍👧 שלום " + "ä" * 181 + "\r\n\tloppu"


def heard(text):
    """The words as they come out of a PDF: what is drawn in a frame is its code."""
    return [word for word in as_shown(re.sub(r"\s+", " ", text)).split() if word]


def long_work(work, moments=160):
    """A work of more than forty sheets."""
    work.add(Pathway(id="p", title="Pitkä polku", session=""))
    for place in range(moments):
        if place % 20 == 0:
            phase = f"v{place // 20}"
            work.add(Phase(id=phase, pathway="p", label=f"vaihe {place // 20 + 1}", order=f"V{place:05}"))
        order = f"V{place:05}"
        work.add(ServiceMoment(id=f"m{place}", phase=phase, text=f"tuokio numero {place + 1}", order=order))
        for kind in ("worked", "missing", "idea", "question"):
            text = f"{kind} {place} " + "ja sitten odotettiin taas vastausta palveluohjauksesta " * 3
            work.add(Note(id=f"{kind}{place}", target=f"m{place}", kind=kind, text=text))
    return work


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("scope", ["", "eka"])
def test_every_word_of_the_story_is_heard_in_its_order(full_work, scope, language):
    story = full_work.story(scope, language)
    pdf = full_work.pdf(scope, language)
    words = iter(structure_words(pdf))
    for said in story.everything():
        for word in heard(said.plain()):
            assert word in words, (word, said.plain())
    assert faults(pdf) == []


def test_own_notes_are_nowhere_in_the_file(full_work):
    for scope in ("", "eka"):
        pdf = full_work.pdf(scope)
        read = " ".join([*structure_words(pdf), *artifact_words(pdf)])
        for secret in ("OMAHUOMIO", "OMASITAATTI", "OHJAAJALLE", "PARKISSA", "OMAKYSYMYS"):
            assert secret not in read
            assert secret.encode() not in pdf


def test_hostile_text_is_shown_as_what_it_is(work):
    work.add(Pathway(id="p", title=HOSTILE), Phase(id="v", pathway="p", label=HOSTILE))
    work.add(ServiceMoment(id="m", phase="v", text=HOSTILE), Note(id="n", target="m", kind="question", text=HOSTILE))
    pdf = work.pdf()
    words = structure_words(pdf)
    assert words.count("=1+1") >= 4
    assert "<b>&amp;</b>" in words
    assert "ä" * 181 in words
    assert "loppu" in words
    assert faults(pdf) == []


@pytest.mark.parametrize("words", [HOSTILE, "w" * 181, "a\n" * 40, "-/" * 300, "\u200b", "\u202e\u0007"])
@pytest.mark.parametrize("scope", ["", "eka"])
def test_whatever_is_typed_anywhere_stands_within_the_sheet(full_work, hostile, words, scope):
    full_work.records = hostile(full_work.records, words)
    drawing = full_work.drawing(scope)
    assert nothing_sticks_out(drawing)
    assert faults(full_work.pdf(scope)) == []
    assert full_work.docx(scope)


def test_a_text_of_twenty_thousand_letters_goes_on_over_sheets(work):
    text = "pitkä kertomus palveluista " * 740
    work.add(Pathway(id="p", title=text), Phase(id="v", pathway="p"))
    work.add(ServiceMoment(id="m", phase="v", text="x"), Note(id="n", target="m", kind="question", text=text))
    drawing = work.drawing()
    assert len(drawing.sheets) > 10
    assert nothing_sticks_out(drawing)
    assert structure_words(work.pdf()).count("kertomus") >= 3 * 740


def nothing_sticks_out(drawing):
    """Whether all type stands within ten millimetres of the sheet's edges."""
    return all(
        line.x >= 28 and line.x + line.width <= sheet.width - 28 and 28 <= line.y <= sheet.height - 28
        for sheet in drawing.sheets
        for line in lines_of(sheet.body)
    )


def lines_of(item):
    """The text lines of a sheet of A4."""
    if isinstance(item, TextLine):
        yield item
    if isinstance(item, Group):
        for child in item.children:
            yield from lines_of(child)


@pytest.mark.parametrize("size", ["A4", "A3", "A0"])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_any_paper_is_filled_the_same(full_work, size, orientation):
    drawing = full_work.drawing(size=size, orientation=orientation)
    assert nothing_sticks_out(full_work.drawing(orientation=orientation))
    sheet = drawing.sheets[0]
    scale = sheet.body.children[0].transform[0] if sheet.body.children[0].transform else sheet.body.transform[0]
    smallest = min(line.size for each in drawing.sheets for line in lines_of(each.body))
    assert smallest * scale >= 9
    assert scale == pytest.approx(sheet.width / full_work.drawing(orientation=orientation).sheets[0].width)


def pages_of_headings(pdf):
    """Each heading's words and the sheet that it stands on, from the structure itself."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.objgen: place for place, page in enumerate(opened.pages, 1)}

        def walk(element):
            if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
                return
            if re.fullmatch(r"/H[1-6]", str(element.S)):
                found.append(numbers[element.Pg.objgen])
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

        walk(opened.Root.StructTreeRoot.K[0])
    headings = [block.text for block in structure_text(pdf) if re.fullmatch("H[1-6]", block.role)]
    return list(zip(headings, found, strict=True))


def contents_of(pdf):
    """What the contents list: name and sheet."""
    blocks = structure_text(pdf)
    start = next(place for place, block in enumerate(blocks) if block.role == "H2") + 1
    entries = []
    for block in blocks[start:]:
        if re.fullmatch("H[1-6]", block.role):
            return entries
        name, _, page = block.text.rpartition(" ")
        entries.append((name, int(page)))
    return entries


def test_the_contents_name_the_true_sheets(work):
    pdf = long_work(work).pdf()
    entries = contents_of(pdf)
    headings = pages_of_headings(pdf)
    assert len(entries) >= 10
    assert [entry for entry in headings if entry in entries] == entries
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) >= 40


def test_a_name_in_the_contents_has_its_peoples_language(full_work):
    with pikepdf.open(io.BytesIO(full_work.pdf("", "sv"))) as opened:
        found = []

        def walk(element, within):
            if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
                return
            within = within or element.S == "/Link"
            if within and "/Lang" in element:
                found.append(str(element.Lang))
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid, within)

        walk(opened.Root.StructTreeRoot.K[0], False)
    assert len(found) >= 6
    assert set(found) == {"fi"}


def test_links_and_bookmarks_lead_to_these_sheets(work):
    pdf = long_work(work, 60).pdf()
    entries = contents_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.objgen: place for place, page in enumerate(opened.pages, 1)}
        links = [note for page in opened.pages for note in page.get("/Annots", [])]
        assert [numbers[link.Dest[0].objgen] for link in links] == [page for _, page in entries]
        with opened.open_outline() as outline:
            titles = [(item.title, item.children) for item in outline.root]
    names = [title for title, _ in titles]
    assert "Nykyinen polku: Pitkä polku" in names
    phases = [child.title for title, children in titles for child in children if title.startswith("Nykyinen")]
    assert phases[:2] == ["vaihe 1", "vaihe 2"]


def test_a_heading_stays_with_what_follows_and_no_line_stands_alone(work):
    drawing = long_work(work, 60).drawing()
    for sheet in drawing.sheets:
        lines = [line for line in lines_of(sheet.body) if line.y < sheet.height - 40]
        lowest = max(lines, key=lambda line: (line.y, line.x))
        assert lowest.size < 11, lowest.text


def paragraphs_by_sheet(drawing):
    """Each element's lines on each sheet: (element, sheet) -> how many."""
    found = {}

    def walk(item, name, number):
        if isinstance(item, TextLine) and name:
            found.setdefault(name, {}).setdefault(number, set()).add(item.y)
        if isinstance(item, Group) and item.role != "Artifact":
            for child in item.children:
                walk(child, item.id if item.role in {"P", "LBody"} else name, number)

    for number, sheet in enumerate(drawing.sheets):
        walk(sheet.body, "", number)
    return found


def test_a_paragraph_parts_with_two_lines_on_either_sheet(work):
    for number in range(1, 13):
        work.meeting(
            f"s{number}", {}, number=number, what_we_did="kerrottiin taas palveluista ja odotettiin " * (3 * number)
        )
    parted = [lines for lines in paragraphs_by_sheet(work.drawing()).values() if len(lines) > 1]
    assert parted
    assert all(len(each) >= 2 for lines in parted for each in lines.values())


def table_of(pdf, which=0):
    """A table's rows as (role, scope) of each cell."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tables = []

        def walk(element):
            if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
                return
            if element.S == "/Table":
                tables.append(element)
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

        walk(opened.Root.StructTreeRoot.K[0])
        rows = [row for row in tables[which].K if row.S == "/TR"]
        return [[(str(cell.S), str(cell.A.Scope) if "/A" in cell else "") for cell in row.K] for row in rows]


def test_a_tables_cells_know_their_headings(full_work):
    rows = table_of(full_work.pdf())
    assert rows[0] == [("/TH", "/Column")] * 5
    assert rows[1:] == [[("/TH", "/Row"), *[("/TD", "")] * 4]] * 3


def test_a_long_tables_head_comes_again_unread(work):
    for number in range(1, 90):
        work.meeting(f"s{number}", {"kela": number}, number=number, theme=f"teema {number}")
    pdf = work.pdf()
    assert structure_words(pdf).count("Ammattilaiset") == 1
    assert artifact_words(pdf).count("Ammattilaiset") >= 2
    assert len(table_of(pdf)) == 91


@pytest.mark.parametrize("colours", ["colour", "black-and-white"])
def test_each_sheet_says_which_it_is_unread(full_work, colours):
    pdf = full_work.pdf(colours=colours)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        count = len(opened.pages)
    seen = artifact_words(pdf)
    assert [f"{number}/{count}" for number in range(1, count + 1) if f"{number}/{count}" not in seen] == []
    assert f"1/{count}" not in structure_words(pdf)


def test_the_same_work_gives_the_same_bytes(full_work):
    assert full_work.pdf() == full_work.pdf()


def test_the_figure_of_the_road_says_in_words_what_it_shows(full_work):
    figures = [block.text for block in structure_text(full_work.pdf()) if block.role == "Figure"]
    assert figures == [
        "Miltä polku tuntui, tuokio tuokiolta: 1 hyvin huono, kriittinen; 2 kriittinen; 4 merkityksellinen."
    ]
    assert [block for block in structure_text(full_work.pdf("toka")) if block.role == "Figure"] == []


def test_a_long_road_takes_several_rows_and_each_moment_stands_in_one(work):
    long_work(work, 70)
    for place in range(70):
        moment = work.records[f"m{place}"]
        work.add(moment.with_changes(feeling="good"))
    figures = [block.text for block in structure_text(work.pdf()) if block.role == "Figure"]
    assert len(figures) == 3
    told = re.findall(r"(\d+) hyvä[;.]", " ".join(figures))
    assert told == [str(number) for number in range(1, 71)]


@pytest.mark.validators
def test_both_judges_find_nothing(full_work, validators):
    full_work.add(Note(id="paha", target="kirje", kind="question", text=HOSTILE))
    assert validators.failures(full_work.pdf("", "sv")) == []


@pytest.mark.nightly
@pytest.mark.validators
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("name", ["monialainen-intensiivinen-palveluohjaus", "velkakierteesta-omaan-talouteen"])
def test_both_judges_find_nothing_in_the_examples(examples_folder, work, validators, name, language):
    work.records = dict(open_document(examples_folder / f"{name}.paku").document.records)
    assert validators.failures(work.pdf("", language)) == []
