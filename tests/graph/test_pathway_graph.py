"""What leads where, as the graph has it."""

import subprocess
import sys

from paku_studio.graph.pathway import pathway_graph
from paku_studio.models import LinkKind


def ways(story):
    graph = pathway_graph(story.records, story.here)
    text = {moment: story.records[moment].text for moment in graph}
    return {(text[source], kind, text[target]) for source, target, kind in graph.edges(data="kind")}


def test_the_road_leads_on_over_phases_and_side_steps_hang_on_it(story):
    story.pathway()
    story.phase("Ennen")
    letter = story.moment("Kirje")
    step = story.moment("Pankki", parent=letter)
    story.phase("Nyt")
    advice = story.moment("Neuvonta")
    story.link(advice, LinkKind.RETURN, letter)
    assert ways(story) == {
        ("Kirje", "next", "Neuvonta"),
        ("Kirje", "side_step", "Pankki"),
        ("Neuvonta", "return", "Kirje"),
    }
    nodes = pathway_graph(story.records, story.here).nodes
    assert [(nodes[moment]["number"], nodes[moment]["depth"]) for moment in (letter, step, advice)] == [
        (1, 0),
        (2, 1),
        (3, 0),
    ]


def test_lanes_fork_and_meet(story):
    story.pathway()
    story.phase("Ennen")
    story.moment("Alku")
    one, other = story.moment("Kela"), story.moment("Ulosotto")
    story.moment("Loppu")
    story.link(other, LinkKind.PARALLEL, one)
    assert ways(story) == {
        ("Alku", "next", "Kela"),
        ("Alku", "next", "Ulosotto"),
        ("Kela", "next", "Loppu"),
        ("Ulosotto", "next", "Loppu"),
        ("Ulosotto", "parallel", "Kela"),
    }


def test_two_groups_of_lanes_one_after_the_other(story):
    story.pathway()
    story.phase("Ennen")
    a, b, c, d = (story.moment(text) for text in "abcd")
    story.link(b, LinkKind.PARALLEL, a)
    story.link(d, LinkKind.PARALLEL, c)
    following = {(source, target) for source, kind, target in ways(story) if kind == "next"}
    assert following == {("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")}


def test_nothing_leads_on_from_a_gap(story):
    story.pathway()
    story.phase("Ennen")
    letter = story.moment("Kirje")
    story.moment("Neuvonta")
    story.link(letter, LinkKind.GAP)
    assert ways(story) == set()
    assert pathway_graph(story.records, story.here).nodes[letter]["gap"]


def test_links_to_elsewhere_are_left_out(story):
    story.pathway()
    story.phase("Ennen")
    letter = story.moment("Kirje")
    story.link(letter, LinkKind.LEADS_TO, "gone")
    story.link("gone", LinkKind.LEADS_TO, letter)
    story.pathway("Toinen")
    story.phase("Siellä")
    there = story.moment("Muualla")
    story.link(there, LinkKind.LEADS_TO, letter)
    assert ways(story) == set()


def test_the_order_of_the_road_is_read_without_networkx():
    code = "import sys, paku_studio.graph.road, paku_studio.graph.findings; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
