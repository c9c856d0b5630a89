"""The table of rules: each fault alone is found and mended, anything comes to rest, an edit looks no wider."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.models import (
    Actor,
    Ballot,
    Difference,
    DocumentSettings,
    Dots,
    Frequency,
    GenderCount,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Phase,
    Poster,
    PosterLine,
    PosterSource,
    ServiceContact,
    ServiceMoment,
    Tombstone,
    Touchpoint,
    UnderstandingAnswer,
    UnderstandingQuestion,
)
from paku_studio.store import RULES, Document, Repair, repair, tombstone_id

KELA, WOMEN = ParticipantRole.KELA, GenderCount.WOMEN
GAP, PARALLEL, BROKEN = LinkKind.GAP, LinkKind.PARALLEL, HandoverKind.BROKEN
TEXT = {"record": "call", "field": "text"}

FAULTS = {
    "settings-missing": ([], [("document", "", "")]),
    "settings-second": ([DocumentSettings(id="extra", title="Toinen")], [("extra", "", "Toinen")]),
    "tombstone-name": ([Tombstone(id="wrong", removed="gone")], [("wrong", "removed", "gone")]),
    "tombstone-living": ([Tombstone(id="t-call", removed="call")], [("t-call", "removed", "call")]),
    "owner-gone": (
        [Touchpoint(id="letter", moment="gone", label="Kirje")],
        [("letter", "moment", "Kirje")],
    ),
    "reference-gone": (
        [UnderstandingAnswer(id="who", question=UnderstandingQuestion.WHO, persona="gone", session="call")],
        [("who", "persona", "gone"), ("who", "session", "call")],
    ),
    "parent-circle": (
        [
            ServiceMoment(id="one", phase="start", parent="two"),
            ServiceMoment(id="two", phase="start", parent="one"),
            ServiceMoment(id="hung", phase="start", parent="two"),
            ServiceMoment(id="self", phase="start", parent="self"),
        ],
        [("one", "parent", "two"), ("self", "parent", "self")],
    ),
    "origin-circle": ([ServiceMoment(id="self", phase="start", origin="self")], [("self", "origin", "self")]),
    "made-from-circle": (
        [Pathway(id="a", made_from="b"), Pathway(id="b", made_from="a")],
        [("a", "made_from", "b")],
    ),
    "parent-elsewhere": ([ServiceMoment(id="far", phase="elsewhere", parent="call")], [("far", "parent", "call")]),
    "side-step-phase": (
        [
            ServiceMoment(id="step", phase="start", parent="visit"),
            ServiceMoment(id="deeper", phase="start", parent="step"),
        ],
        [("deeper", "phase", "start"), ("step", "phase", "start")],
    ),
    "link-to-itself": ([Link(id="loop", source="call", target="call", label="taas")], [("loop", "", "taas")]),
    "link-elsewhere": ([Link(id="far", source="call", target="copied")], [("far", "", "")]),
    "gap-with-target": ([Link(id="gap", source="call", target="queue", kind=GAP)], [("gap", "target", "queue")]),
    "link-without-target": ([Link(id="open", source="call", label="?")], [("open", "kind", "leads_to")]),
    "link-twice": (
        [
            Link(id="on2", source="call", target="visit", label="taas"),
            Link(id="gap1", source="call", kind=GAP),
            Link(id="gap2", source="call", kind=GAP),
            Link(id="same1", source="call", target="queue", kind=PARALLEL),
            Link(id="same2", source="queue", target="call", kind=PARALLEL, label="yhtä aikaa"),
        ],
        [("gap2", "", ""), ("on2", "", "taas"), ("same2", "", "yhtä aikaa")],
    ),
    "handover-twice": (
        [
            Handover(id="h1", moment="call", to_actor="kela", kind=BROKEN),
            Handover(id="h2", moment="call", to_actor="kela", kind=BROKEN, worked=False, note="katkesi"),
            Handover(id="h3", moment="call", to_actor="kela", kind=HandoverKind.WARM),
        ],
        [("h2", "", "katkesi")],
    ),
    "involvement-twice": (
        [
            Involvement(id="later", moment="call", actor="kela"),
            Frequency(id="often", involvement="later", text="2 krt"),
        ],
        [("later", "", "")],
    ),
    "contact-twice": (
        [
            ServiceContact(id="c1", persona="toivo", actor="kela", remark="ei jaksa"),
            ServiceContact(id="c2", persona="toivo", actor="kela", remark="jono"),
        ],
        [("c2", "", "jono")],
    ),
    "count-twice": (
        [
            ParticipantCount(id="n1", session="meeting", role=KELA, gender=WOMEN, attending=3, new_persons=0),
            ParticipantCount(id="n2", session="meeting", role=KELA, gender=WOMEN, attending=2, new_persons=2),
            ParticipantCount(id="n3", session="meeting", role=KELA, gender=GenderCount.MEN, attending=2),
        ],
        [("n2", "", "")],
    ),
    "dots-twice": (
        [
            Ballot(id="ballot", pathway="path"),
            Dots(id="d1", ballot="ballot", target="call", count=2),
            Dots(id="d2", ballot="ballot", target="call", count=5),
            Dots(id="d3", ballot="ballot", target="queue", count=1),
        ],
        [("d2", "", "")],
    ),
    "source-twice": (
        [
            Poster(id="poster"),
            PosterLine(id="on-wall", poster="poster", text="Kuuntelemme"),
            PosterSource(id="s1", line="on-wall", statement="call"),
            PosterSource(id="s2", line="on-wall", statement="call"),
            PosterSource(id="s3", line="on-wall", statement="queue"),
        ],
        [("s2", "", "")],
    ),
    "order-key": ([Actor(id="a"), Phase(id="late", pathway="path", order="W00")], [("late", "order", "W00")]),
    "order-long": (
        [ServiceMoment(id="long", phase="now", order="Vz" + "V" * 110), Pathway(id="far", order="z" * 150)],
        [("far", "order", "z" * 150), ("long", "order", "Vz" + "V" * 110)],
    ),
    "difference-gone": (
        [
            Difference(id="d1", record="gone", field="text", kept='""', other='"x"'),
            Difference(id="d2", record="call", field="colour", kept='""', other='"x"'),
            Difference(id="d3", record="call", field="id", kept='""', other='"x"'),
        ],
        [("d1", "text", '"x"'), ("d2", "colour", '"x"'), ("d3", "id", '"x"')],
    ),
    "difference-settled": (
        [
            Difference(id="d1", **TEXT, kept='"x"', other='"Soitto"'),
            Difference(id="d2", **TEXT, kept='"y"', other='"y"'),
        ],
        [("d1", "text", '"Soitto"'), ("d2", "text", '"y"')],
    ),
    "difference-unreadable": (
        [
            Difference(id="d1", **TEXT, kept='"Soitto"', other="[" * 100_000),
            Difference(id="d2", **TEXT, kept="1", other=""),
        ],
        [("d1", "text", "[" * 100_000), ("d2", "text", "")],
    ),
}


def with_fault(told, code):
    extra, _ = FAULTS[code]
    records = {**told, **{record.id: record for record in extra}}
    if code == "settings-missing":
        del records["document"]
    return records


def mended(told, code):
    return repair(with_fault(told, code).values())[0]


def test_every_rule_has_a_document_in_which_only_it_is_broken():
    assert [rule.code for rule in RULES] == list(dict.fromkeys(rule.code for rule in RULES))
    assert {rule.code for rule in RULES} == set(FAULTS)


def test_nothing_is_mended_where_every_rule_holds(told):
    assert repair(told.values()) == (told, ())


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_alone_is_found_and_said(told, code):
    _, repairs = repair(with_fault(told, code).values())
    assert repairs == tuple(Repair(code, *said) for said in FAULTS[code][1])


@pytest.mark.parametrize("code", FAULTS)
def test_no_rule_before_it_finds_the_fault(told, code):
    earlier = RULES[: [rule.code for rule in RULES].index(code)]
    records = with_fault(told, code)
    assert repair(records.values(), earlier) == (records, ())


@pytest.mark.parametrize("code", FAULTS)
def test_an_edit_that_makes_the_fault_mends_it_in_the_same_commit(told, code):
    document = Document(told.values())
    with document.edit("Spoil") as edit:
        if code == "settings-missing":
            edit.remove("document")
        for record in FAULTS[code][0]:
            edit.add(record)
    assert repair(document.records.values())[1] == ()
    if code not in ("settings-missing", "tombstone-living"):
        assert {found.code for found in edit.repairs} == {code}


def test_the_settings_of_another_copy_stand_in_for_missing_ones():
    strangers = [
        DocumentSettings(id="b", title="B"),
        DocumentSettings(id="a", title="A", language="sv"),
        Actor(id="document"),
    ]
    records, repairs = repair(strangers)
    assert records == {"document": DocumentSettings(id="document", title="A", language="sv")}
    assert Counter(found.code for found in repairs) == {"settings-missing": 2, "settings-second": 2}


def test_of_two_things_with_one_id_the_first_stays(told):
    records, repairs = repair([*told.values(), Actor(id="call", name="x")])
    assert (records, repairs) == (told, (Repair("id-twice", "call", "", "actor"),))


def test_a_misnamed_tombstone_gets_its_name_once(told):
    assert mended(told, "tombstone-name")["t-gone"] == Tombstone(id="t-gone", removed="gone")
    stones = [Tombstone(id="x", removed="gone"), Tombstone(id="t-gone", removed="gone")]
    assert repair([*told.values(), *stones])[0] == {**told, "t-gone": stones[1]}


def test_a_persons_answer_outlives_the_persona(told):
    answer = mended(told, "reference-gone")["who"]
    assert (answer.persona, answer.session) == ("", "")


def test_a_circle_of_side_steps_is_opened_at_one_place_only(told):
    records = mended(told, "parent-circle")
    assert [records[name].parent for name in ("one", "two", "hung", "self")] == ["", "one", "two", ""]


def test_side_steps_follow_their_stop_however_deep(told):
    records = mended(told, "side-step-phase")
    assert records["step"].phase == records["deeper"].phase == "now"


def test_a_link_that_leads_nowhere_becomes_a_gap_and_keeps_its_words(told):
    assert mended(told, "link-without-target")["open"] == Link(id="open", source="call", kind=GAP, label="?")


def test_what_was_said_in_a_double_is_kept_in_the_one_that_stays(told):
    assert mended(told, "link-twice")["on"].label == "vei\ntaas"
    assert mended(told, "link-twice")["same1"].label == "yhtä aikaa"
    handover = mended(told, "handover-twice")["h1"]
    assert (handover.worked, handover.note) == (False, "katkesi")
    assert mended(told, "involvement-twice")["often"].involvement == "kela-call"
    assert mended(told, "contact-twice")["c1"].remark == "ei jaksa\njono"
    assert mended(told, "dots-twice")["d1"].count == 5
    count = mended(told, "count-twice")["n1"]
    assert (count.attending, count.new_persons) == (3, 2)


def test_a_hand_over_that_was_judged_keeps_its_judgement(told):
    doubles = [
        Handover(id="h1", moment="call", worked=True, note="sujui"),
        Handover(id="h2", moment="call", worked=False, note="sujui"),
    ]
    assert repair([*told.values(), *doubles])[0]["h1"] == doubles[0]


def test_words_of_doubles_too_long_for_one_field_are_cut_and_told(told):
    doubles = [Link(id=name, source="queue", kind=GAP, label=name * 15_000) for name in ("a", "b")]
    records, repairs = repair([*told.values(), *doubles])
    assert records["a"].label == ("a" * 15_000 + "\n" + "b" * 15_000)[:20_000]
    assert repairs == (Repair("link-twice", "b", "", "b" * 15_000),)


def test_a_difference_goes_with_the_double_that_it_was_about(told):
    double = Link(id="on2", source="call", target="visit")
    difference = Difference(id="d", record="on2", field="label", kept='""', other='"x"')
    records, repairs = repair([*told.values(), double, difference])
    assert records == told
    assert [found.code for found in repairs] == ["link-twice", "difference-gone"]


def test_a_row_with_keys_grown_long_keeps_its_order(told):
    records = mended(told, "order-long")
    row = sorted(
        (found for found in records.values() if getattr(found, "phase", "") == "now"), key=lambda found: found.order
    )
    assert [found.id for found in row] == ["visit", "long"]
    assert all(len(found.order) < 3 for found in row)
    assert records["path"].order < records["far"].order
    assert records["call"] == told["call"]


def test_a_key_of_nothing_but_zeros_gets_room_before_it(told):
    assert repair([*told.values(), Phase(id="late", pathway="path", order="000")])[0]["late"].order == "01"
    assert mended(told, "order-key")["late"].order == "W"


def test_a_settled_difference_is_remembered_for_other_copies(told):
    assert mended(told, "difference-settled")[tombstone_id("d1")].removed == "d1"
    stone = Tombstone(id="t-d1", removed="d1")
    extra = FAULTS["difference-settled"][0]
    assert repair([*told.values(), *extra, stone])[0] == mended(told, "difference-settled")
    namesake = Actor(id="t-d1", name="ei hautakivi")
    assert repair([*told.values(), *extra, namesake])[0]["t-d1"] == namesake


@given(data=st.data())
@settings(max_examples=200)
def test_anything_at_all_comes_to_rest_the_same_way_in_any_sequence(any_records, data):
    records = data.draw(any_records)
    found, _ = repair(records)
    again, repairs = repair(found.values())
    assert (again, repairs) == (found, ())
    assert repair(data.draw(st.permutations(records)))[0] == found
    assert all(type(record).model_validate(record.model_dump()) == record for record in found.values())


def write_at_random(data, edit, document, any_record, any_change):
    """One write of any kind; True unless it was refused."""
    what = data.draw(st.sampled_from(["add", "change", "change", "change", "remove"]))
    if what == "add":
        record = data.draw(any_record)
        if record.id not in document.records:
            edit.add(record)
        return
    names = sorted(document.records)
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    if what == "remove":
        edit.remove(name)
    else:
        edit.change(name, **data.draw(any_change(document.records[name])))


@given(data=st.data())
@settings(max_examples=250)
def test_after_any_edit_the_short_look_finds_what_the_long_one_would(
    any_records, any_record, any_change, without_memory, data
):
    document, _ = Document.load(data.draw(any_records))
    for _ in range(3):
        with document.edit("Anything") as edit:
            for _ in range(data.draw(st.integers(1, 4))):
                write_at_random(data, edit, document, any_record, any_change)
            raw = document.snapshot()
        assert repair(document.records.values())[1] == ()
        assert without_memory(document.records) == without_memory(repair(raw.values())[0])


def test_a_short_look_hears_of_things_that_come_to_hang_wrongly_without_being_touched(told):
    document = Document(told.values())
    with document.edit("Move the whole phase to another pathway") as edit:
        edit.change("now", pathway="other")
    assert [found.code for found in edit.repairs] == ["link-elsewhere"]
    with document.edit("Move a stop with side steps") as edit:
        edit.change("queue", phase="now")
    assert document.records["wait"].parent == ""
    with document.edit("Back to one pathway") as edit:
        edit.change("now", pathway="path")
        edit.change("wait", parent="queue")
    assert document.records["wait"].phase == "now"
    with document.edit("Replace the phase by something else of that name") as edit:
        edit.remove("now")
        edit.add(Actor(id="now"))
    assert {"queue", "wait", "visit"}.isdisjoint(document.records)


DEEP = 8_000


@pytest.mark.parametrize("shape", ["chain", "zigzag", "ring", "doubles", "no phase"])
def test_a_hostile_file_is_mended_in_moments(shape):
    """Long chains, circles and crowds must not make the work grow with their square."""
    base = [DocumentSettings(id="document"), Pathway(id="p"), Pathway(id="q"), Phase(id="h0", pathway="p")]
    base += [Phase(id="h1", pathway="q"), Phase(id="h2", pathway="p", order="W")]
    names = [f"m{(number * 7919) % DEEP:05d}" for number in range(DEEP)]
    phases = {"zigzag": ("h0", "h1"), "no phase": ("gone",)}.get(shape, ("h0", "h2"))
    parents = ["", *names]
    if shape == "ring":
        parents[0] = names[-1]
    if shape == "doubles":
        base += [ServiceMoment(id="a", phase="h0"), Actor(id="kela")]
        base += [Link(id=name, source="a", kind=GAP, label="x") for name in names]
    else:
        base += [
            ServiceMoment(id=name, phase=phases[number % len(phases)], parent=parents[number])
            for number, name in enumerate(names)
        ]
    begun = time.process_time()
    records, _ = repair(base)
    assert time.process_time() - begun < 6
    assert repair(records.values())[1] == ()


def test_removing_a_phase_of_nothing_but_side_steps_of_side_steps_is_quick():
    names = [f"m{(number * 379) % 3000:05d}" for number in range(3000)]
    moments = [ServiceMoment(id=name, phase="h", parent=up) for name, up in zip(names, ["", *names], strict=False)]
    document, repairs = Document.load(
        [DocumentSettings(id="document"), Pathway(id="p"), Phase(id="h", pathway="p"), *moments]
    )
    assert repairs == ()
    begun = time.process_time()
    with document.edit("Remove") as edit:
        edit.remove("h")
    assert time.process_time() - begun < 5
    assert len(edit.commit.removed) == 3001
