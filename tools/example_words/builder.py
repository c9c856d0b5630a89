"""Gathers an example's records in the order in which they are told, with readable ids."""

from typing import Any

from paku_studio.drawing.sheet_templates import template
from paku_studio.models import (
    Actor,
    Frequency,
    Involvement,
    Note,
    NoteKind,
    Poster,
    PosterLine,
    PosterSource,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.store import keys_between


class Story:
    """Records told one after the other; order keys follow the telling."""

    def __init__(self, name: str) -> None:
        """`name` ends every id: two examples that are brought together must not be taken for one document."""
        self._name = name
        self.records: list[Record] = []
        self._keys = iter(keys_between(None, None, 600))
        self._actors: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def add(self, record_type: type[Record], **fields: Any) -> str:
        """Add one record; its id is its table's name, a running number and the story's; order as it is told."""
        table = record_type.TYPE
        number = self._numbers[table] = self._numbers.get(table, 0) + 1
        identity = fields.pop("id", f"{table}-{number:02d}-{self._name}")
        if "order" in record_type.model_fields:
            fields.setdefault("order", next(self._keys))
        self.records.append(record_type(id=identity, **fields))
        return identity

    def actor(self, name: str, kind: str = "other", *abbreviations: str) -> str:
        """The actor of that name, made once."""
        if name not in self._actors:
            self._actors[name] = self.add(Actor, name=name, kind=kind, abbreviations=abbreviations)
        return self._actors[name]

    def moment(
        self,
        phase: str,
        text: str,
        *who: str | tuple[str, str],
        at: tuple[tuple[str, str], ...] = (),
        notes: tuple[tuple[str, str], ...] = (),
        **fields: Any,
    ) -> str:
        """A moment with its actors (name, or name and frequency), touchpoints (kind, label), notes (kind, text)."""
        identity = self.add(ServiceMoment, phase=phase, text=text, **fields)
        for one in who:
            name, often = one if isinstance(one, tuple) else (one, "")
            part = self.add(Involvement, moment=identity, actor=self.actor(name))
            if often:
                self.add(Frequency, involvement=part, text=often)
        for kind, label in at:
            self.add(Touchpoint, moment=identity, kind=kind, label=label)
        self.note(identity, *notes)
        return identity

    def note(self, target: str, *notes: tuple[str, str], **fields: Any) -> None:
        """Notes on whatever carries them."""
        for kind, text in notes:
            self.add(Note, target=target, kind=NoteKind(kind), text=text, **fields)

    def shipped_poster(self, kind: str, language: str = "fi", **fields: Any) -> str:
        """A huoneentaulu as the program brings it along."""
        words = dict(template(kind, language))
        lines = words.pop("lines")
        poster = self.add(Poster, kind=kind, language=language, **words, **fields)
        for line in lines:
            self.add(PosterLine, poster=poster, **line)
        return poster

    def gathered_poster(self, *lines: tuple[str, tuple[str, ...]], **fields: Any) -> str:
        """A group's own huoneentaulu: each line with the statements (their words) that it came from."""
        poster = self.add(Poster, **fields)
        for text, statements in lines:
            line = self.add(PosterLine, poster=poster, text=text)
            for words in statements:
                said = [record.id for record in self.records if getattr(record, "text", None) == words]
                self.add(PosterSource, line=line, statement=said[0])
        return poster
