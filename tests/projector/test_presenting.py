"""What the room sees, in gestures: stepping, near and far, going with the selection, staying when things change."""

from paku_studio import edits
from paku_studio.editor.presenting import Presenting
from paku_studio.editor.timing import Timer


def shown(presenting: Presenting) -> str:
    return presenting.plan.title


def test_from_the_start_each_moment_comes_once_in_the_order_of_telling(scene) -> None:
    presenting, _ = scene
    presenting.start()
    told = [presenting.plan]
    while presenting.following:
        presenting.next()
        told.append(presenting.plan)
    moments = [plan.title for plan in told if plan.kind == "moment"]
    assert moments == ["Kirje tulee", "Soitto", "Naapuri auttaa", "Käynti"]
    assert len({plan.key for plan in told}) == len(told)
    presenting.next()
    assert presenting.plan == told[-1]
    presenting.first()
    assert shown(presenting) == "Kirje tulee"
    presenting.previous()
    assert shown(presenting) == "Kirje tulee"


def test_from_here_begins_at_the_moment_on_which_the_selection_hangs(scene) -> None:
    presenting, names = scene
    presenting.editor.select(names["puhelin"])
    presenting.start(here=True)
    assert shown(presenting) == "Soitto"
    presenting.start()
    assert shown(presenting) == "Kirje tulee"


def test_up_goes_to_the_phase_and_to_the_road_and_down_the_same_way_back(scene) -> None:
    presenting, names = scene
    presenting.start()
    presenting.next()
    presenting.up()
    assert (presenting.level, presenting.plan.id) == ("phase", names["ennen"])
    presenting.up()
    assert (presenting.level, presenting.plan.id) == ("road", names["Polku"])
    presenting.up()
    assert presenting.level == "road"
    presenting.down()
    assert (presenting.level, presenting.plan.id) == ("phase", names["ennen"])
    presenting.down()
    assert shown(presenting) == "Soitto"


def test_down_from_another_phase_goes_to_its_first_moment(scene) -> None:
    presenting, names = scene
    presenting.start()
    presenting.up()
    presenting.next()
    assert presenting.plan.id == names["aikana"]
    presenting.down()
    assert shown(presenting) == "Käynti"


def test_stepping_selects_so_that_the_line_lands_there(scene) -> None:
    presenting, names = scene
    editor = presenting.editor
    presenting.start()
    presenting.next()
    assert editor.place == names["Soitto"]
    presenting.up()
    assert editor.place == names["ennen"]
    presenting.up()
    assert editor.place == ""


def test_what_is_selected_on_the_laptop_is_shown(scene) -> None:
    presenting, names = scene
    presenting.start()
    presenting.editor.select(names["toimi"])
    assert shown(presenting) == "Käynti"
    presenting.editor.select(names["ennen"])
    assert (presenting.level, presenting.plan.id) == ("phase", names["ennen"])


def test_a_line_typed_at_a_moment_shows_the_new_moment(scene) -> None:
    presenting, _ = scene
    presenting.start()
    capture = presenting.editor.capture
    capture.text = "Kirje katoaa"
    capture.enter()
    assert shown(presenting) == "Kirje katoaa"
    presenting.next()
    assert shown(presenting) == "Soitto"


def test_lines_typed_before_the_whole_road_do_not_lead_away_from_it(scene) -> None:
    presenting, _ = scene
    presenting.start()
    presenting.up()
    presenting.up()
    capture = presenting.editor.capture
    for line in ("Arki alkaa", "+ toimii"):
        capture.text = line
        capture.enter()
    assert presenting.level == "road"
    assert len(presenting.editor.road()) == 5


def test_it_stays_with_its_moment_when_another_is_put_before_it(scene) -> None:
    presenting, names = scene
    presenting.start()
    presenting.show(names["Käynti"])
    document = presenting.editor.document
    edits.add_moment(document, names["Polku"], "Aivan ensin", phase=names["ennen"], before=names["Kirje tulee"])
    assert (shown(presenting), presenting.index) == ("Käynti", 4)


def test_when_its_moment_is_removed_its_neighbour_is_shown_and_undo_brings_it_back(scene) -> None:
    presenting, names = scene
    presenting.start()
    presenting.editor.select(names["Naapuri auttaa"])
    edits.remove(presenting.editor.document, [names["Naapuri auttaa"]])
    assert shown(presenting) in {"Käynti", "Soitto"}
    presenting.editor.undo()
    presenting.editor.select(names["Naapuri auttaa"])
    assert shown(presenting) == "Naapuri auttaa"


def test_when_the_last_moment_goes_the_road_is_shown(scene) -> None:
    presenting, _ = scene
    presenting.start()
    edits.remove(presenting.editor.document, [one.moment.id for one in presenting.editor.road()])
    assert presenting.plan.kind == "road"
    presenting.editor.capture.text = "Uusi alku"
    presenting.editor.capture.enter()
    assert shown(presenting) == "Uusi alku"


def test_the_steps_of_the_work_lead_the_room_along_and_the_groups_own_page_does_not(scene) -> None:
    presenting, _ = scene
    presenting.start()
    presenting.next()
    presenting.editor.go_to("persona")
    assert presenting.plan.kind == "persona"
    presenting.editor.go_to("pathway")
    assert presenting.plan.kind == "moment"
    presenting.next()
    before = presenting.plan
    presenting.editor.go_to("group")
    assert presenting.plan == before
    presenting.next()
    assert presenting.editor.step == "group"


def test_an_empty_document_shows_that_there_is_nothing_yet(scene) -> None:
    from paku_studio.editor.editor import Editor
    from paku_studio.store import Document

    presenting = Editor(Document(), language="fi").presenting
    presenting.start()
    presenting.next()
    presenting.up()
    presenting.down()
    assert presenting.plan is None or presenting.plan.kind == "road"


def test_the_timer_runs_on_while_it_is_hidden_and_is_begun_by_being_shown(scene, clock) -> None:
    presenting, _ = scene
    presenting.timer = Timer(clock)
    presenting.start()
    presenting.show_timer()
    clock.pass_by(10)
    presenting.show_timer()
    assert not presenting.timer_shown
    clock.pass_by(10)
    presenting.show_timer()
    assert presenting.timer.left_s == 280
    presenting.turn_timer()
    presenting.show_timer()
    presenting.show_timer()
    assert not presenting.timer.running, "what was paused stays so"
