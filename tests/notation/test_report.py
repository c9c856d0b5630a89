"""What the person hears about a text, and what a text leaves out."""

from typing import Any

import pytest

from paku_studio.locale import LANGUAGES
from paku_studio.models import (
    DOCUMENT_ID,
    TEXT_LIMIT,
    Actor,
    DeveloperGroup,
    DocumentSettings,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    Note,
    NoteKind,
    ParticipantRole,
    Pathway,
    Persona,
    PersonaLine,
    Phase,
    Record,
    ServiceMoment,
    Session,
    Tombstone,
    Touchpoint,
)
from paku_studio.notation import CARRIED, NotationReport, Remark, left_out, sayable, write_notation
from paku_studio.notation.lexer import LINE_LIMIT


def test_the_report_counts_what_was_made_in_the_order_of_the_text(desk: Any) -> None:
    desk.enter("= Polku\n# Alku\nA\n+ hyvä\n* puhelin\n% ohi")
    assert desk.report.counts == {"pathway": 1, "phase": 1, "moment": 1, "note": 1, "touchpoint": 1}
    kinds = [desk.document.records[made].TYPE for made in desk.report.made]
    assert kinds == ["pathway", "phase", "moment", "note", "touchpoint"]
    assert desk.report.sentences() == (
        "Added: pathways 1, phases 1, service moments 1, touchpoints 1, notes 1.",
        "Comment lines skipped: 1.",
    )
    assert (
        desk.report.sentences("fi")[0]
        == "Lisättiin: palvelupolkuja 1, vaiheita 1, palvelutuokioita 1, kontaktipisteitä 1, huomioita 1."
    )


def test_everything_worth_hearing_is_told_by_line(desk: Any) -> None:
    desk.enter("• @ X\n• A\n• -> Ei ole\n• -1\n• +1\n• & Satu\n• & Jaana\n• + \ud800")
    said = desk.report.sentences()
    assert any("(•)" in sentence for sentence in said)
    assert any("replaced: 1" in sentence for sentence in said)
    assert [sentence.split(" ")[1].strip(":") for sentence in said if sentence.startswith("Line ")] == [
        "3",
        "1",
        "5",
        "7",
    ]
    assert ("worked", "\ufffd", None) in desk.notes(desk.moment("A"))


def test_every_remark_has_its_sentence_in_every_language(desk: Any) -> None:
    codes = ["unresolved", "became_moment", "second_feeling", "second_persona", "cut", "unread"]
    report = NotationReport(remarks=tuple(Remark(code, 7, "sanat") for code in codes))
    told = {language: report.sentences(language) for language in LANGUAGES}
    assert all(len(said) == 1 + len(codes) and all("sanat" in one for one in said[1:]) for said in told.values())
    assert len({said[1:] for said in told.values()}) == len(LANGUAGES)


def test_long_lists_and_long_lines_are_told_in_short(desk: Any) -> None:
    desk.enter("A\n" + "\n".join(f"-> {'x' * 100} {number}" for number in range(25)))
    said = desk.report.sentences()
    assert said[-1] == "And 5 more of these."
    assert all(len(sentence) < 160 for sentence in said)


def test_a_text_longer_than_a_field_is_cut_and_the_rest_is_in_the_report(desk: Any) -> None:
    desk.enter("A\n+ " + "x" * TEXT_LIMIT + " loppu")
    assert desk.notes(desk.moment("A"))[0][1] == "x" * TEXT_LIMIT
    assert [(one.code, one.line, one.text) for one in desk.report.remarks] == [("cut", 2, " loppu")]


def test_lines_beyond_the_limit_are_not_read_and_stand_in_the_report(desk: Any) -> None:
    desk.enter("%\n" * (LINE_LIMIT - 1) + "A\nB\nC")
    assert desk.told() == ["A"]
    assert [(one.code, one.line, one.text) for one in desk.report.remarks] == [("unread", LINE_LIMIT + 1, "B\nC")]


def small_document() -> dict[str, Record]:
    """One of everything that a text cannot say."""
    records: list[Record] = [
        DocumentSettings(id=DOCUMENT_ID, title="Nimi"),
        DeveloperGroup(id="g"),
        Session(id="s", group="g"),
        Persona(id="per", name="Satu", age="30"),
        Persona(id="per2", name="SATU"),
        PersonaLine(id="line", persona="per", text="x"),
        Pathway(id="p", title="Polku", persona="per2", subtitle="ala", asked_risk=True),
        Phase(id="v", pathway="p", label="Alku", key="present"),
        ServiceMoment(
            id="m", phase="v", text="A", role=ParticipantRole.KELA, stage="before", place="Laukaa", client_choice=True,
            law_references=("SHL 36 §",), group="g", critical_reason="turha",
        ),
        ServiceMoment(id="m2", phase="v", text="B", order="W", origin="m"),
        Touchpoint(id="t", moment="m", label="x", session="s"),
        Link(id="l", source="m2", target="m", label="sanat"),
        Handover(id="h", moment="m", kind=HandoverKind.WARM, worked=True),
        Actor(id="a", name="Kela", abbreviations=("K",)),
        Actor(id="a2", name="kela"),
        Actor(id="a3", name="Yksin"),
        Involvement(id="i", moment="m", actor="a"),
        Note(id="n1", target="m", kind=NoteKind.RISK, text="x", heading="Otsikko"),
        Note(id="n2", target="m", kind=NoteKind.RISK, text="oma", own=True),
        Note(id="n3", target="ei", kind=NoteKind.RISK, text="irrallaan"),
        Phase(id="v9", pathway="ei"),
        Tombstone(id="t-x", removed="x"),
    ]  # fmt: skip
    return {record.id: record for record in records}


def test_what_a_text_leaves_out_is_told_kind_by_kind_with_counts() -> None:
    told = left_out(small_document(), "en")
    assert set(told) == {
        f"Not in the text: {what}."
        for what in (
            "title of the document (1)", "developer groups (1)", "meetings (1)",
            "ages, headlines, pictures and other facts of personas (1)", "lines about personas (1)",
            "subtitles, variants, summaries and other facts of pathways (1)",
            "pathways with what the group was asked (1)",
            "kinds of phases (1)", "whose voice tells a service moment (1)",
            "stages and statuses of service moments (1)",
            "times and places of service moments (1)", "choices of the client's own (1)",
            "service moments with law references (1)", "groups and meetings that words come from (2)",
            "reasons of marks that are not set (1)", "origins of copied service moments (1)", "words on links (1)",
            "actors and results of hand-overs (1)", "kinds and abbreviations of actors (1)",
            "actors and personas whose name another one has (2)", "actors who take part in no service moment (1)",
            "headings of notes (1)", "notes of your own (1)", "records that belong to no pathway (2)",
        )
    }  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_what_is_left_out_is_told_in_the_person_s_language(language: str) -> None:
    told = left_out(small_document(), language)
    assert len(told) == 24
    assert not set(told) & set(left_out(small_document(), "en"))


def test_a_text_leaves_nothing_of_itself_out(desk: Any) -> None:
    desk.enter(
        "= Polku\n& Satu\n# Alku\nA\n@ Kela: usein\n* puhelin: x\n+ hyvä\n! syy\n-1\n-> [katko] x\n"
        "|| [läheinen] B\n-> [saattaen]"
    )
    assert left_out(desk.document.records, "en") == ()


def test_every_field_that_is_not_carried_is_told_when_it_is_left_out() -> None:
    """No sentence tells of ids, nor of the document's language, which is the reader's."""
    from paku_studio.notation.omissions import told_of

    silent = {("document", "language"), ("tombstone", "removed")}
    for kind, fields in CARRIED.items():
        for name, carried in fields.items():
            if not carried and name != "id" and (kind, name) not in silent:
                assert told_of(kind, name), (kind, name)


def test_only_some_pathways_can_be_written() -> None:
    records: dict[str, Record] = {
        one.id: one
        for one in (
            Persona(id="a", name="Satu"), Persona(id="b", name="Jaana"), Persona(id="c", name="Ville"),
            Pathway(id="p", title="Eka", persona="a"), Pathway(id="q", title="Toka", persona="b"),
        )
    }  # fmt: skip
    assert write_notation(records, "fi", ["q"]) == "= Toka\n& Jaana\n"
    assert set(sayable(records, ["q"])) == {"b", "q"}


def test_the_text_is_written_for_reading(desk: Any) -> None:
    text = (
        "& Ville\n\n= Velka\n  + polku toimi\n& Satu\n  ? ikä\n\n# Alku\n  - tieto\nSoitto\n  @ Kela: 1 krt/kk\n"
        '  @ Velkaneuvonta\n  * puhelin: neuvonta\n    ! jono\n  -1\n  ** ääni\n  !\n  " [läheinen] Miksi?\n'
        "  -> Käynti\n  -> [katko] yksin\n  -> [saattaen]\n  > Posti\n    > Kuori\n|| Tekstiviesti\n  | perään\n"
        "\n# Alku (2)\nKäynti\n  -> [palaa] Soitto\n"
    )
    desk.enter(text)
    assert write_notation(desk.document.records, "fi") == text.replace("  | perään", "| perään")


def test_a_link_names_its_moment_by_number_where_words_would_not_find_it() -> None:
    texts = ["A", "7", "", "x" * 80, "rivi\nvaihto", "A", "[palaa] x"]
    records: list[Record] = [Pathway(id="p", title="P"), Phase(id="v", pathway="p", label="V")]
    records += [ServiceMoment(id=f"m{at}", phase="v", text=text, order=str(at + 1)) for at, text in enumerate(texts)]
    records += [Link(id=f"l{at}", source="m6", target=f"m{at}", kind=LinkKind.LEADS_TO) for at in range(6)]
    records.append(Link(id="l9", source="m0", target="m6"))
    text = write_notation({record.id: record for record in records}, "sv")
    assert [line.strip() for line in text.splitlines() if "->" in line] == [
        "-> \\[palaa] x", "-> 1", "-> 2", "-> 3", "-> 4", "-> 5", "-> A",
    ]  # fmt: skip


def test_a_reason_that_is_full_says_that_more_was_left_out(desk: Any) -> None:
    desk.enter("A\n! " + "x" * TEXT_LIMIT + "\n! vielä yksi syy")
    assert desk.moment("A").critical_reason == "x" * TEXT_LIMIT
    assert [(one.code, one.text) for one in desk.report.remarks] == [("cut", "vielä yksi syy")]


def test_a_target_is_looked_for_in_later_phases_too(desk: Any) -> None:
    desk.enter("# Ensin\nAlku\n-> Loppu\n> Sivulla\n# Sitten\nVäli\n# Viimein\nLoppu")
    (link,) = desk.all(Link)
    assert (link.source, link.target) == (desk.moment("Alku").id, desk.moment("Loppu").id)


def test_a_hand_over_to_the_first_moment_of_the_next_phase_needs_no_link(desk: Any) -> None:
    desk.enter("# Ensin\nAlku\n@ Sosiaaliohjaaja\n-> [saattaen] Loppu\n# Viimein\nLoppu\n@ Kela")
    assert desk.all(Link) == []
    (handover,) = desk.all(Handover)
    assert handover.moment == desk.moment("Alku").id
