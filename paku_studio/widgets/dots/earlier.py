"""The menu of ballots: those of every meeting, a new one, what can be done with the open one."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from paku_studio.drawing.road_story import written_date
from paku_studio.locale import label
from paku_studio.models import Ballot, Pathway, Session
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import one_line
from paku_studio.widgets.pathway_names import pathway_name

MOST = 30
"""Ballots that the menu offers."""
DOING = ("dots.new", "dots.clear", "dots.remove")


def ballots_menu(desk: Desk) -> QMenu:
    """The ballots by meeting and subject, the open one ticked; below them what can be done."""
    menu = QMenu()
    dots = desk.editor.dots
    for ballot in dots.ballots()[:MOST]:
        entry = QAction(ballot_words(desk, ballot).replace("&", "&&"), menu)
        entry.setCheckable(True)
        entry.setChecked(ballot.id == dots.ballot)
        entry.triggered.connect(lambda _=False, chosen=ballot.id: dots.open(chosen))
        menu.addAction(entry)
    menu.addSeparator()
    for name in DOING:
        entry = QAction(desk.name_of(name).replace("&", "&&"), menu)
        entry.setEnabled(not desk.why_not(name))
        entry.triggered.connect(lambda _=False, chosen=name: desk.run(chosen))
        menu.addAction(entry)
    return menu


def ballot_words(desk: Desk, ballot: Ballot) -> str:
    """What was chosen, in which meeting, on which pathway where it is not the open one."""
    records = desk.editor.records
    session, pathway = records.get(ballot.session), records.get(ballot.pathway)
    said = [label("DotSubject", ballot.subject.value, desk.language)]
    if isinstance(session, Session):
        said.append(desk.t("meeting %(number)s") % {"number": session.number})
        said += [written_date(session.date, desk.language)] if session.date else []
    if isinstance(pathway, Pathway) and pathway.id != desk.editor.pathway:
        said.append(one_line(pathway_name(desk, pathway)))
    return " · ".join(said)
