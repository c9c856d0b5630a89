"""One pathway with something of everything on it, and a person who selects and does."""

from dataclasses import dataclass, field

import pytest

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.models import (
    GenderCount,
    ParticipantRole,
    Persona,
    PersonaLineGroup,
    Session,
    Tombstone,
    UnderstandingQuestion,
    ValueFacet,
)

ANSWERS = {"session.date": "24.10.2026", "project.goal": "195"}
"""What is typed where not any words will do."""


@dataclass
class Scene:
    """A person's editor and the records by what the test calls them."""

    editor: Editor
    names: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name):
        return self.names[name]

    def select(self, *names):
        self.editor.select(*(self.names[name] for name in names))

    @property
    def document(self):
        return self.editor.document

    @property
    def told(self):
        """All that is told: every record but the memory of what was removed."""
        return {one: record for one, record in self.document.records.items() if not isinstance(record, Tombstone)}

    def selections(self):
        """What a person might have selected, one thing or two."""
        yield ()
        for name in self.names:
            if name != "session":
                yield (name,)
        yield ("ennen", "aikana")
        yield ("kotona yksin", "viesti tulee")
        yield ("piste", "piste 2")
        yield ("toimi", "puuttui")

    def find(self, action, *, possible):
        """Select something with which the action can be done, or cannot; whether there is such a thing."""
        for names in self.selections():
            self.select(*names)
            if bool(action.can(self.editor)) != possible:
                return True
        return False

    def do(self, action, answer=""):
        """As the window does it."""
        self.editor.attempt(action.run, self.editor, answer)

    def answers(self, action):
        """What a person might answer."""
        if action.asks is None:
            return [""]
        if action.asks.kind == "text":
            return [ANSWERS.get(action.id, "Uudet sanat")]
        return [option.value for option in action.asks.options(self.editor)]


@pytest.fixture
def scene(something_of_everything):
    document, names = something_of_everything()
    edits.add_group(document, "Toinen ryhmä")
    edits.set_attending(document, names["session"], ParticipantRole.KELA, GenderCount.WOMEN, 2)
    group = document.get(names["session"], Session).group
    later = edits.add_session(document, group)
    edits.set_attending(document, later, ParticipantRole.CLOSE_ONE, GenderCount.MEN, 1)
    write_on_boards(document, names)
    names["taulun rivi"] = write_poster(document)
    between = draw_personas(document)
    return Scene(Editor(document, language="fi", pathway=names["path"], persona=between), names)


def write_on_boards(document, names):
    """Lines on every board, two of them where an order is to be changed."""
    persona = document.of_type(Persona)[0].id
    names["rivi"] = edits.add_persona_line(document, persona, "asuu yksin", PersonaLineGroup.SITUATION)
    names["rivi 2"] = edits.add_persona_line(document, persona, "ei jaksa", PersonaLineGroup.HEALTH)
    names["vastaus"] = edits.answer_question(document, UnderstandingQuestion.WHY, "rahat loppu", persona=persona)
    value = edits.add_value(document, "Arvo")
    edits.add_value(document, "Toinen arvo")
    names["arvo"] = edits.add_value_item(document, value, ValueFacet.SOCIAL, "kuulluksi")
    names["arvo 2"] = edits.add_value_item(document, value, ValueFacet.SOCIAL, "tuetuksi")
    names["parkissa"] = edits.add_own_note(document, "kysy Kelasta", parked=True)


def write_poster(document):
    """A huoneentaulu of one's own with three lines. Gives the id of the one in the middle."""
    poster = edits.start_poster(document, "custom", "fi")
    made = [edits.add_sheet_line(document, poster, words) for words in ("Tervetuloa.", "Kuuntelemme.", "Palaa pian.")]
    return made[1]


def draw_personas(document):
    """Two more personas; the one between the others is drawn by hand. Gives its id."""
    between = edits.add_persona(document, "Eino")
    edits.add_persona(document, "Leena")
    edits.draw_stroke(document, between, [(100, 100), (900, 900)])
    return between
