"""What holds of every picture on the wall, of the examples and of documents as wild as people type them."""

import itertools
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.drawing.stage import draw_curtain, draw_stage, draw_timer
from paku_studio.drawing.theme import CONTRAST, THEMES
from paku_studio.models import (
    DOCUMENT_ID,
    Actor,
    CustomerValue,
    DocumentSettings,
    Emotion,
    Frequency,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    MomentStatus,
    Note,
    NoteKind,
    Pathway,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    Phase,
    Record,
    ServiceContact,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)

LANGUAGES = ("fi", "sv", "en")
SCRAPS = (
    "käynti",
    "asumissosiaalinen-neuvonta",
    "epäjärjestelmällistyttämättömyydelläänsäkäänköhän",
    "möte med handläggaren",
    "ok",
    "https://www.suomi.fi/valtuudet/hakemus?lomake=12",
    "”hengitystila”",
    "\u202e\u0645\u0631\u062d\u0628\u0627",
    "👩‍👩‍👧 🚌",
    "\x07",
    "4.30",
    "rivi\nvaihtuu",
    "W" * 70,
)


class Book:
    """Records in the order in which they are added."""

    def __init__(self, language: str) -> None:
        self.records: dict[str, Record] = {}
        self._numbers = itertools.count()
        self.add(DocumentSettings, id=DOCUMENT_ID, language=language)

    def add(self, kind: type[Record], /, **fields: Any) -> str:
        number = next(self._numbers)
        fields.setdefault("id", f"{kind.TYPE}-{number}")
        if "order" in kind.model_fields:
            fields.setdefault("order", f"{number:06d}V")
        self.records[fields["id"]] = kind(**fields)
        return str(fields["id"])


@st.composite
def words(draw: st.DrawFn, longest: int = 2000) -> str:
    """From nothing to a long outpouring."""
    length = draw(st.sampled_from((0, 3, 20, 60, 200, longest)))
    scraps = draw(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=5))
    return " ".join(itertools.islice(itertools.cycle(scraps), length // 4 + 1))[:length]


def add_moment(book: Book, draw: st.DrawFn, phase: str, before: list[str]) -> None:
    moment = book.add(
        ServiceMoment, phase=phase, text=draw(words()), critical=draw(st.booleans()), meaningful=draw(st.booleans()),
        critical_reason=draw(words(200)), feeling=draw(st.sampled_from(Emotion)),
        status=draw(st.sampled_from(MomentStatus)),
        parent=draw(st.sampled_from(before)) if before and draw(st.booleans()) else "", place=draw(words(60)),
        client_choice=draw(st.booleans()), law_references=("Sosiaalihuoltolaki 34 §",),
    )  # fmt: skip
    point = book.add(Touchpoint, moment=moment, kind=draw(st.sampled_from(TouchpointKind)), label=draw(words(200)))
    for target in (moment, point):
        book.add(Note, target=target, kind=draw(st.sampled_from(NoteKind)), text=draw(words()))
    actor = book.add(Actor, name=draw(words(60)))
    involved = book.add(Involvement, moment=moment, actor=actor)
    book.add(Frequency, involvement=involved, text="2 krt/kk")
    book.add(Handover, moment=moment, kind=draw(st.sampled_from(HandoverKind)), from_actor=actor, note=draw(words(60)))
    if before:
        kind = draw(st.sampled_from([kind for kind in LinkKind if kind is not LinkKind.NEXT]))
        target = "" if kind is LinkKind.GAP else draw(st.sampled_from(before))
        book.add(Link, source=moment, target=target, kind=kind, label=draw(words(60)))
    before.append(moment)


@st.composite
def documents(draw: st.DrawFn) -> tuple[dict[str, Record], str]:
    """A wild document and the language in which it is shown."""
    book = Book(draw(st.sampled_from(LANGUAGES)))
    persona = book.add(Persona, name=draw(words()), age=draw(words(20)), headline=draw(words(200)))
    path = book.add(Pathway, title=draw(words()), persona=persona, asked_risk=draw(st.booleans()))
    for kind in draw(st.sets(st.sampled_from(NoteKind), max_size=3)):
        book.add(Note, target=path, kind=kind, text=draw(words()), heading=draw(words(60)))
    rest = draw(st.sampled_from((0, 1, 2, 7, 60)))
    for _ in range(draw(st.integers(1, 4))):
        phase = book.add(Phase, pathway=path, label=draw(words(200)))
        before: list[str] = []
        mine = rest if rest < 8 else draw(st.integers(1, 40))
        for _ in range(min(mine, rest)):
            if len(before) < 3:
                add_moment(book, draw, phase, before)
            else:
                before.append(
                    book.add(ServiceMoment, phase=phase, text=f"{len(before)}. käynti", critical=len(before) % 5 == 0)
                )
        rest -= min(mine, rest)
    for heading in draw(st.sets(st.sampled_from(PersonaLineGroup), max_size=4)):
        book.add(PersonaLine, persona=persona, heading=heading, text=draw(words()), unsure=draw(st.booleans()))
    contact = book.add(Actor, name=draw(words(60)))
    book.add(ServiceContact, persona=persona, actor=contact, remark=draw(words(60)))
    value = book.add(CustomerValue, title=draw(words(60)), persona=persona)
    for facet in draw(st.sets(st.sampled_from(ValueFacet))):
        book.add(ValueItem, value=value, facet=facet, text=draw(words()), quote=draw(st.booleans()))
    for question in draw(st.sets(st.sampled_from(UnderstandingQuestion))):
        book.add(UnderstandingAnswer, persona=persona, question=question, text=draw(words()))
    return book.records, draw(st.sampled_from(LANGUAGES))


def judged(wall: SimpleNamespace, records: Mapping[str, Record], language: str, size: tuple[int, int]) -> None:
    for plan, stage in wall.all_stages(records, language, size):
        assert (stage.sheet.width, stage.sheet.height) == pytest.approx(size), plan
        assert wall.smallest_text(stage.sheet) >= 24 - 1e-6, plan
        assert wall.overlaps(stage.sheet) == [], plan
        assert wall.outside(stage.sheet) == [], plan


@pytest.mark.parametrize(
    ("size", "language"),
    [
        ((1280, 720), "fi"),
        ((1280, 720), "sv"),
        ((1280, 720), "en"),
        ((1024, 768), "sv"),
        ((1920, 1080), "en"),
        ((1366, 768), "fi"),
    ],
)
def test_the_examples_are_readable_on_every_wall(
    wall: SimpleNamespace, examples: dict[str, Mapping[str, Record]], language: str, size: tuple[int, int]
) -> None:
    for records in examples.values():
        judged(wall, records, language, size)


@given(document=documents(), size=st.sampled_from([(1280, 720), (1024, 768), (1920, 1080), (1366, 768)]))
@settings(max_examples=12)
def test_whatever_is_typed_stands_large_within_the_sheet_and_on_nothing_else(
    wall: SimpleNamespace, document: tuple[dict[str, Record], str], size: tuple[int, int]
) -> None:
    records, language = document
    judged(wall, records, language, size)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_text_stands_out_from_what_is_behind_it(
    wall: SimpleNamespace, examples: dict[str, Mapping[str, Record]], language: str
) -> None:
    for records in examples.values():
        for plan, stage in wall.all_stages(records, language):
            assert wall.least_contrast(stage.sheet) >= 4.5, plan


def test_in_high_contrast_too(wall: SimpleNamespace, examples: dict[str, Mapping[str, Record]]) -> None:
    for records in examples.values():
        for plan in wall.all_plans(records, "fi"):
            sheet = draw_stage(records, plan, 1280, 720, "fi", theme=THEMES[CONTRAST]).sheet
            assert wall.least_contrast(sheet) >= 7, plan


@given(document=documents())
@settings(max_examples=4)
def test_wild_texts_stand_out_too(wall: SimpleNamespace, document: tuple[dict[str, Record], str]) -> None:
    records, language = document
    for plan, stage in wall.all_stages(records, language):
        assert wall.least_contrast(stage.sheet) >= 4.5, plan


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (683, 512), (2560, 1080)])
@given(question=words(), left=st.integers(-5, 7200), whole=st.integers(0, 7200), language=st.sampled_from(LANGUAGES))
@settings(max_examples=8)
def test_the_curtain_and_the_timer_are_readable_whatever_the_question(
    wall: SimpleNamespace, size: tuple[int, int], question: str, left: int, whole: int, language: str
) -> None:
    for sheet in (draw_timer(*size, language, question, left, whole), draw_curtain(*size, language)):
        assert wall.smallest_text(sheet) >= 24 - 1e-6
        assert wall.overlaps(sheet) == []
        assert wall.outside(sheet) == []
        assert wall.least_contrast(sheet) >= 4.5


def test_a_measure_that_finds_nothing_would_be_no_measure(wall: SimpleNamespace) -> None:
    """Black on white is 21 to 1, the gray of the second rule of WCAG's own example 4.54."""
    assert wall.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert wall.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
