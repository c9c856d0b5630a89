"""How many people there were cannot be read from what leaves a document, nor computed from it."""

import functools
import io
import itertools
import json
import zipfile

import pytest
from hypothesis import Phase as Step
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.cli import main
from paku_studio.editor.clean_copy import clean_copy
from paku_studio.editor.outgoing import content_bytes, counts_left_out, write_retold
from paku_studio.export.sheets import KINDS, SheetChoice, draw_sheet, sheets_of
from paku_studio.export.tables import apply_table, read_table
from paku_studio.locale import LANGUAGES
from paku_studio.models import (
    Ballot,
    DeveloperGroup,
    DocumentSettings,
    Dots,
    Note,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Phase,
    Project,
    ServiceMoment,
    Session,
)
from paku_studio.storage import document_json, open_document, read_document_json, save_document
from paku_studio.store import Document

MANY = settings.default.max_examples
"""Twenty times as many by night."""
FORMATS = (".csv", ".json", ".txt", ".xlsx")
ROLES = ("developer_client", "close_one", "kela")
PATHWAY, GROUP = "p_______________", "g_______________"
"""As long as the ids that the program gives: those that a person typed become random ones in a copy."""


def work_of(meetings, voters=0, dots_each=3, opening=(0, 0)):
    """A work of meetings with so many of each role (None: nobody was counted), and a choosing with dots."""
    records = [
        DocumentSettings(id="document"),
        Project(id="hanke___________", name="H", opening_persons=opening[0], opening_women=opening[1]),
        DeveloperGroup(id=GROUP, name="R"),
        Pathway(id=PATHWAY, title="Polku"),
        Ballot(id=f"b{PATHWAY[1:]}", pathway=PATHWAY, shown=True, voters=voters, dots_each=dots_each),
    ]
    for number, counts in enumerate(meetings, 1):
        records.append(Session(id=f"m{number}", group=GROUP, number=number))
        for role, count in zip(ROLES, counts, strict=True):
            if count is not None:
                key = f"m{number}-{role}"
                records.append(
                    ParticipantCount(id=key, session=f"m{number}", role=role, attending=count, new_persons=count // 2)
                )
    return {record.id: record for record in records}


def let_out(records, suffixes=FORMATS):
    """Everything that leaves the work, as whoever gets it can read it: the parts of what is packed, without times."""
    found = [document_json(clean_copy(records, {}).records.values())]
    for suffix in suffixes:
        data = content_bytes(records, suffix, "fi")
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                found += [book.read(name) for name in book.namelist() if "docProps" not in name]
        else:
            found.append(data)
    return found


def test_whoever_has_all_that_goes_out_finds_every_count_possible():
    """All works of one meeting with counts of three roles to six or uncounted, whoever chose and however the project
    began: all of them give the same bytes, so none tells itself from another."""
    possible = (None, *range(7))
    for suffix in FORMATS[:3]:
        seen = set()
        for counts in itertools.product(possible, repeat=3):
            seen.add(tuple(let_out(work_of([counts]), (suffix,))))
        assert len(seen) == 1, suffix
    worlds = itertools.product((0, 1, 4, 5), (1, 3, 5), ((0, 0), (1, 1), (7, 4)))
    assert len({tuple(let_out(work_of([], *world), FORMATS[:3])) for world in worlds}) == 1


@settings(max_examples=MANY // 6, phases=[Step.explicit, Step.generate])
@given(
    st.lists(st.tuples(*[st.none() | st.integers(0, 40)] * 3), min_size=2, max_size=2),
    st.integers(0, 30),
    st.integers(1, 20),
)
def test_so_do_works_of_several_meetings_in_every_format(meetings, voters, dots_each):
    nobody = [(None,) * 3] * len(meetings)
    assert let_out(work_of(meetings, voters, dots_each, (9, 2))) == let_out(work_of(nobody))


def test_the_test_would_see_a_count():
    """With the counts, each of these works is another."""
    works = [work_of([(2, 3, 4)]), work_of([(2, 3, 5)]), work_of([(2, 3, 4)], 4), work_of([(2, 3, 4)], opening=(3, 1))]
    for suffix in (".csv", ".json"):
        assert len({content_bytes(work, suffix, "fi", counts=True) for work in works}) == len(works)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_table_that_comes_back_leaves_the_counts_as_they_are(suffix):
    document = Document(work_of([(2, 3, 4)], 6, 4, (8, 5)).values())
    before = document.snapshot()
    report = apply_table(document, read_table(content_bytes(before, suffix, "fi"), suffix))
    assert (report.added, report.changed, report.unused) == ((), (), ())
    assert document.snapshot() == before


def test_json_without_counts_opens_whole():
    records = work_of([(2, 3, 4)], 6, 4, (8, 5))
    opened = read_document_json(content_bytes(records, ".json", "fi"))
    assert (opened.repairs, opened.dropped) == ((), ())
    assert set(records) - set(opened.document.records) == {f"m1-{role}" for role in ROLES}


@pytest.fixture
def file(tmp_path):
    save_document(work_of([(2, 3, 417)]), {}, tmp_path / "työ.paku")
    return tmp_path / "työ.paku"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_says_that_they_stayed(file, tmp_path, suffix, language, capsys, all_bytes):
    target = tmp_path / f"ulos{suffix}"
    main(["export", str(file), "-o", str(target), "--messages", language])
    (said,) = counts_left_out(open_document(file).document.records, suffix, language)
    assert said in capsys.readouterr().out
    assert b"417" not in all_bytes(target.read_bytes())


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_the_organiser_takes_them_along_by_asking(file, tmp_path, suffix, capsys, all_bytes):
    target = tmp_path / f"ulos{suffix}"
    main(["export", str(file), "-o", str(target), "--with-counts", "--messages", "en"])
    assert "left out" not in capsys.readouterr().out
    assert b"417" in all_bytes(target.read_bytes())


@pytest.mark.parametrize("suffix", [".pdf", ".txt", ".docx"])
def test_a_sheet_has_no_such_wish(file, tmp_path, suffix, capsys):
    assert main(["export", str(file), "-o", str(tmp_path / f"x{suffix}"), "--with-counts", "--messages", "en"]) == 2
    assert "--with-counts" in capsys.readouterr().err
    assert not (tmp_path / f"x{suffix}").exists()


def test_where_nobody_was_counted_nothing_is_said():
    assert counts_left_out(work_of([(None,) * 3]), ".csv", "en") == ()
    assert counts_left_out(work_of([(1, 2, 3)]), ".txt", "en") == ()


def test_every_field_that_counts_people_is_among_those(all_bytes):
    """A new record with figures has to be thought of here."""
    from paku_studio.models import RECORD_TYPES

    figures = {
        f"{kind.TYPE}.{name}"
        for kind in RECORD_TYPES.values()
        for name, field in kind.model_fields.items()
        if field.annotation is int
    }
    told = {"count.attending", "count.new_persons", "ballot.voters", "ballot.dots_each", "project.opening_persons",
            "project.opening_women"}  # fmt: skip
    count_nobody = {"session.number", "dots.count", "project.participant_goal"}
    assert figures == told | count_nobody
    assert json.loads(content_bytes(work_of([]), ".json", "fi"))["format"]
    assert len(ParticipantRole)


def long(name):
    """As long as the ids that the program gives."""
    return name.ljust(16, "_")


def told_work(records):
    """A pathway with somebody's words from each meeting beside these records."""
    road, phase = long("p2"), long("h")
    records[road] = Pathway(id=road, title="Toinen", session="m1")
    records[phase] = Phase(id=phase, pathway=road, label="Ennen")
    for number, key in enumerate(key for key in tuple(records) if isinstance(records[key], Session)):
        said = {"session": key, "role": ROLES[number % len(ROLES)]}
        moment, note = long(f"t{number}"), long(f"n{number}")
        records[moment] = ServiceMoment(
            id=moment, phase=phase, text="soitto", critical=True, order=f"{number}B", **said
        )
        records[note] = Note(id=note, target=moment, kind="quote", text="a", **said)
    return records


def drawn_of(records):
    """All that every sheet of a work shows."""
    drawn = [draw_sheet(records, sheet, SheetChoice()) for kind in KINDS[:6] for sheet in sheets_of(records, kind)]
    return str(drawn)


def retold_of(records, folder):
    """What its reports in Word and its slides consist of."""
    told = []
    for suffix, ids in ((".docx", ("", "m1")), (".pptx", (long("p2"),))):
        for path in write_retold(folder / f"ulos{suffix}", records, ids, language="fi", colours="colour"):
            with zipfile.ZipFile(path) as parts:
                told += [parts.read(name) for name in parts.namelist() if "docProps" not in name]
    return told


def sheets_of_work(counts, voters):
    """All that every sheet shows where these were at the work's meeting, and so many chose."""
    records = told_work(work_of([counts], voters))
    records["b2"] = Ballot(id="b2", pathway=long("p2"), session="m1", shown=True, voters=voters)
    records["d"] = Dots(id="d", ballot="b2", target=long("t0"), count=7)
    return drawn_of(records)


@pytest.mark.parametrize("big", [(), (0,), (2,), (0, 2)])
def test_no_sheet_tells_one_small_count_from_another(big):
    """Clients in two roles, and professionals: under five together they look the same in every sheet, whoever else was
    there, and however many chose."""
    seen = {
        sheets_of_work((9 if 0 in big else few[0], few[1] if 0 not in big else 0, 6 if 2 in big else few[2]), voters)
        for few, voters in (((0, 0, 0), 0), ((1, 0, 4), 1), ((2, 2, 1), 4), ((0, 4, 3), 12))
    }
    assert len(seen) == 1


def test_that_test_would_see_a_count_that_is_told():
    assert sheets_of_work((9, 0, 0), 0) != sheets_of_work((8, 0, 0), 0)


ONE_GATHERING = ("developer_client", "close_one", "expert_by_experience")


@st.composite
def attendances(draw):
    """Two meetings of a gathering each, few or many, told apart by role and gender in any way; and another such work
    that differs from it only where there were fewer than five.
    """
    works = ({}, {})
    for meeting in ("m1", "m2"):
        for gathering in (ONE_GATHERING, ("kela", "social_professional"), ("volunteer", "other")):
            many = draw(st.booleans())
            least, most = (5, 60) if many else (0, 4)
            first = draw(st.integers(least, most))
            totals = (first, first if many else draw(st.integers(least, most)))
            for work, total in zip(works, totals, strict=True):
                cut = draw(st.integers(0, total))
                for number, part in enumerate((cut, total - cut)):
                    gender, role = draw(st.sampled_from(["women", "men", "unknown"])), gathering[number]
                    new = draw(st.integers(0, part))
                    key = f"{meeting}-{role}"
                    work[key] = ParticipantCount(
                        id=key, session=meeting, role=role, gender=gender, attending=part, new_persons=new
                    )
    return works


@settings(max_examples=MANY // 8, deadline=None, phases=[Step.explicit, Step.generate])
@given(attendances(), st.tuples(*[st.integers(0, 9)] * 4))
def test_works_that_differ_in_small_counts_only_look_the_same_on_every_sheet(works, figures):
    """Whatever the roles and genders were, however many were new, however many the project began with."""
    voters, dots_each, opening, women = figures
    nothing, something = [(None,) * 3] * 2, (opening + women, women)
    one = told_work(work_of(nothing) | works[0])
    other = told_work(work_of(nothing, voters, dots_each + 1, something) | works[1])
    assert drawn_of(one) == drawn_of(other)


def test_so_do_their_reports_in_word_and_their_slides(tmp_path):
    seen = [retold_of(told_work(work_of([few, (9, 0, 0)], voters)), tmp_path) for few, voters in
            (((0, 0, 0), 0), ((1, 3, 4), 2), ((4, 0, 1), 9))]  # fmt: skip
    assert seen[0] == seen[1] == seen[2]
    assert seen[0] != retold_of(told_work(work_of([(0, 0, 0), (8, 0, 0)])), tmp_path)


# dots: one person's few could be counted by their sum


def chosen_work(dots_each, first, second):
    """A work whose group gave so many dots to two critical points, as many each as they had or fewer."""
    records = told_work(work_of([(None,) * 3] * 2))
    ballot = long("b2")
    records[ballot] = Ballot(id=ballot, pathway=long("p2"), session="m1", shown=True, dots_each=dots_each)
    for key, count in (("t0", first), ("t1", second)):
        if count:
            records[long(f"d{key}")] = Dots(id=long(f"d{key}"), ballot=ballot, target=long(key), count=count)
    return records


def all_of_it(records):
    reports = [draw_sheet(records, sheet, SheetChoice()) for sheet in sheets_of(records, "report")]
    return (str(reports), *let_out(records, (".csv", ".json", ".txt")))


def pattern(first, second):
    return (first > 0, second > 0, (first > second) - (first < second))


@functools.cache
def by_one_person():
    """What goes out where a single person with many dots chose, by who came first."""
    return {pattern(*pair): all_of_it(chosen_work(20, *pair)) for pair in ((9, 0), (0, 9), (6, 6), (8, 3), (3, 8))}


@st.composite
def given_by_few(draw):
    """How many dots one to four people gave to two things, each of them as many as they had or fewer."""
    people, dots_each = draw(st.integers(1, 4)), draw(st.integers(1, 20))
    given_in_all = draw(st.integers(1, people * dots_each))
    first = draw(st.integers(0, given_in_all))
    return dots_each, first, given_in_all - first


@settings(max_examples=MANY // 4, deadline=None, phases=[Step.explicit, Step.generate])
@given(given_by_few())
def test_dots_of_fewer_than_five_tell_no_figure_and_not_how_few_they_were(dots):
    same = all_of_it(chosen_work(*dots)) == by_one_person()[pattern(*dots[1:])]
    assert same


def test_the_order_of_few_dots_is_told_and_why_no_figures(tmp_path):
    few, many = (draw_sheet(chosen_work(3, *pair), sheets_of(chosen_work(3, *pair), "report")[0], SheetChoice())
                 for pair in ((4, 10), (5, 10)))  # fmt: skip
    assert "Valitsijoita oli ehkä alle viisi" in words_of(few)
    assert "Valitsijoita oli ehkä alle viisi" not in words_of(many)
    assert "Järjestys" in words_of(few)
    assert "Järjestys" not in words_of(many)


def words_of(drawing):
    from paku_studio.drawing.display import TextLine, walk

    return " ".join(item.text for sheet in drawing.sheets for item in walk(sheet.body) if isinstance(item, TextLine))


def test_dots_that_five_must_have_given_are_told_in_figures():
    for suffix in (".csv", ".json"):
        with_figures = [content_bytes(chosen_work(3, *pair), suffix, "fi") for pair in ((5, 10), (6, 9))]
        assert with_figures[0] != with_figures[1]
    assert content_bytes(chosen_work(3, 4, 10), ".csv", "fi") == content_bytes(chosen_work(3, 3, 9), ".csv", "fi")
    kept = [content_bytes(chosen_work(3, *pair), ".csv", "fi", counts=True) for pair in ((4, 10), (3, 9))]
    assert kept[0] != kept[1]


@pytest.mark.parametrize(("dots", "said"), [((4, 10), 1), ((5, 10), 0)])
def test_a_table_says_that_such_dots_stayed(dots, said):
    records = chosen_work(3, *dots)
    assert len(counts_left_out(records, ".csv", "fi")) == said
    assert counts_left_out(records, ".txt", "fi") == ()


def test_a_copy_for_publication_says_that_such_dots_were_left_out():
    from paku_studio.editor.clean_copy import left_out_words

    copy = clean_copy(chosen_work(3, 4, 10), {})
    assert not [each for each in copy.records.values() if isinstance(each, Dots)]
    said = " ".join(left_out_words(copy.left_out, "fi"))
    assert "Pisteet, joiden määrästä voisi laskea, miten harva ne antoi: 2" in said
    assert len([1 for each in clean_copy(chosen_work(3, 5, 10), {}).records.values() if isinstance(each, Dots)]) == 2
