"""One pathway with something of everything on it, and a person who selects and does."""

from dataclasses import dataclass, field

import pytest

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.models import (
    Emotion,
    HandoverKind,
    LinkKind,
    NoteKind,
    Session,
    Tombstone,
    TouchpointKind,
)
from paku_studio.store import Document, new_id


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
            return ["Uudet sanat"]
        return [option.value for option in action.asks.options(self.editor)]


def make_scene():
    document = Document()
    names = {}
    persona = edits.add_persona(document, "Aino")
    names["path"] = path = edits.add_pathway(document, "Polku", persona=persona)
    names["other path"] = edits.add_pathway(document, "Toinen")
    group = edits.add_group(document, "Ryhmä")
    with document.edit("session") as transaction:
        names["session"] = transaction.add(Session(id=new_id(), group=group)).id
    for phase in ("ennen", "aikana", "jälkeen"):
        names[phase] = edits.add_phase(document, path, phase)
    for phase, words in (
        ("ennen", "kotona yksin"),
        ("ennen", "soitto"),
        ("ennen", "viesti tulee"),
        ("aikana", "käynti toimistossa"),
        ("aikana", "samaan aikaan työ"),
        ("aikana", "kirje postissa"),
        ("jälkeen", "arki alkaa"),
    ):
        names[words] = edits.add_moment(document, path, words, phase=names[phase])
    names["sivuun"] = edits.add_side_step(document, names["soitto"], "sivuun")
    edits.connect(document, names["samaan aikaan työ"], names["käynti toimistossa"], LinkKind.PARALLEL)
    names["tie"] = edits.connect(document, names["soitto"], names["arki alkaa"], LinkKind.LEADS_TO, "suoraan")
    edits.mark_gap(document, names["kirje postissa"])
    names["piste"] = edits.add_touchpoint(document, names["soitto"], TouchpointKind.PHONE, "puhelin")
    names["piste 2"] = edits.add_touchpoint(document, names["soitto"], TouchpointKind.LETTER, "kirje")
    names["toimi"] = edits.add_note(document, names["soitto"], NoteKind.WORKED, "hyvä puhelu")
    names["puuttui"] = edits.add_note(document, names["soitto"], NoteKind.MISSING, "aika")
    names["polun huomio"] = edits.add_note(document, path, NoteKind.IDEA, "ajatus", heading="Otsikko")
    names["vaiheen huomio"] = edits.add_note(document, names["ennen"], NoteKind.RISK, "riski")
    names["osallinen"] = edits.involve(document, names["soitto"], "sostt", "kerran viikossa")
    names["osallinen 2"] = edits.involve(document, names["soitto"], "Kela")
    names["vaihto"] = edits.add_handover(document, names["soitto"], HandoverKind.WARM, from_actor="sostt")
    edits.set_feeling(document, names["soitto"], Emotion.BAD)
    edits.mark_critical(document, names["käynti toimistossa"], "muuten katkeaa")
    return Scene(Editor(document, language="fi", pathway=path), names)


@pytest.fixture
def scene():
    return make_scene()
