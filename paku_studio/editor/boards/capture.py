"""The line that is typed on a board: where it lands, what it corrects, what came of it. Knows no window and no keys."""

from collections.abc import Callable
from dataclasses import dataclass

from paku_studio.editor.boards.board import Board, BoardLine
from paku_studio.editor.boards.likeness import first_same
from paku_studio.editor.boards.reading import Pasted, Said, many, read_pasted, read_said, typed
from paku_studio.edits import names
from paku_studio.locale import N_, label, translate_count, translator
from paku_studio.models import BoardStatement

REMEMBERED = 500
"""Lines of this sitting that can be brought back."""

ADDED = N_("Added to “%(field)s”: %(words)s")
CHANGED = N_("Changed: %(words)s")
BULLETS = N_("The bullets (%(bullet)s) at the beginnings of the lines were taken off.")
CUT = N_("Lines that were too long lost their ends.")


@dataclass(slots=True)
class Correcting:
    """A line that was brought back. `typed`: what stood in the field then."""

    line: str
    typed: str


class BoardCapture:
    """The line of one board. What it holds survives the window."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.editor = board.editor
        self.text = ""
        self._field = ""
        self._made: list[str] = []
        self._correcting: Correcting | None = None
        self._heard: Callable[[str], str] = lambda _language: ""

    # Where it lands

    @property
    def field(self) -> str:
        """The key of the field in which the next line lands."""
        keys = self._keys()
        return self._field if self._field in keys else keys[0]

    def choose(self, key: str) -> None:
        """Let the next line land in this field; one that is not shown is shown. KeyError where there is no such."""
        self.board.show_field(self.board.field(key).key)
        self._field = key
        self.editor.announce("board")

    def next_field(self) -> bool:
        """On to the next field; False at the last one."""
        return self._step(1)

    def previous_field(self) -> bool:
        """Back to the field before; False at the first one."""
        return self._step(-1)

    def _step(self, step: int) -> bool:
        keys = self._keys()
        to = keys.index(self.field) + step
        if not 0 <= to < len(keys):
            return False
        self.choose(keys[to])
        return True

    def _keys(self) -> list[str]:
        return [field.key for field in self.board.fields()]

    # Adding

    @property
    def said(self) -> Said:
        """What the line means."""
        return read_said(self.text, marked=not self.board.own)

    @property
    def heard(self) -> str:
        """What the last line or paste came to, in words."""
        return self._heard(self.editor.language)

    def enter(self) -> str:
        """Add the line, or write the one that was brought back, in one edit. Gives its id, "" where nothing was done.

        The field is emptied once the line stands. A line that cannot be added stays, and one sentence says why.
        """
        if many(self.text):
            self.paste_line(self.text)
            return ""
        said = self.said
        if not said.text.strip():
            if self.correcting:
                self.leave_correcting()
            return ""
        changed = bool(self.correcting)
        line = self.editor.attempt(self._write if changed else self._add, said)
        if line:
            self._took(line, CHANGED if changed else ADDED)
        return line or ""

    def _add(self, said: Said) -> str:
        field = self.field
        return self.board.add(field, said.text, quote=said.quote, unsure=said.unsure, role=said.role)

    def _write(self, said: Said) -> str:
        """The line that was brought back in its new words, in the field that is chosen now."""
        was, board = self._correcting, self.board
        if was is None:
            return ""
        if self.text == was.typed and self.field == board.field_of(was.line):
            return was.line
        with self.editor.document.edit(names.WRITE_LINE):
            line = was.line
            if self.text != was.typed:
                line = board.write(line, said.text, quote=said.quote, unsure=said.unsure, role=said.role)
            return board.move(line, self.field) if self.field != board.field_of(line) else line

    def _took(self, line: str, message: str) -> None:
        self._field = self.board.field_of(line) or self._field
        self.text = ""
        self._correcting = None
        self._remember([line])
        field, words = self.field, self._words(line)
        self._heard = lambda language: translator(language)(message) % {"field": self._named(field), "words": words}
        self._end_trouble()
        self.editor.select(line)
        self.editor.announce("board", "heard")

    def _words(self, line: str) -> str:
        return " ".join(self.board.line(self.editor.records[line]).text.split())

    def _named(self, key: str) -> str:
        return self.board.field(key).words

    def _end_trouble(self) -> None:
        """What was refused before is over, now that something went in."""
        if self.editor.told is not None and self.editor.told.trouble:
            self.editor.say("")

    def _remember(self, lines: list[str]) -> None:
        kept = [one for one in self._made if one not in lines]
        self._made = [*kept, *lines][-REMEMBERED:]

    # Many lines

    def paste(self, text: str) -> tuple[str, ...]:
        """Add every line of a text in one edit, each to this field. Gives their ids."""
        pasted, field = read_pasted(text, marked=not self.board.own), self.field
        if not pasted.said:
            return ()
        lines = self.editor.attempt(self.board.add_all, field, pasted.said)
        if not lines:
            return ()
        self._remember(lines)
        self._heard = lambda language: self._report(pasted, field, language)
        self._end_trouble()
        self.editor.select(lines[-1])
        self.editor.announce("board", "heard")
        return tuple(lines)

    def paste_line(self, text: str) -> None:
        """The same with lines that came into the line itself: it is emptied."""
        if self.paste(text):
            self.text = ""
            self._correcting = None

    def _report(self, pasted: Pasted, field: str, language: str) -> str:
        count, t = len(pasted.said), translator(language)
        counted = (
            translate_count(language, "%d line added to “%%(field)s”.", "%d lines added to “%%(field)s”.", count)
            % count
        )
        said = [counted % {"field": self._named(field)}]
        said += [t(BULLETS) % {"bullet": pasted.bullet}] if pasted.bullet else []
        said += [t(CUT)] if pasted.cut else []
        return " ".join(said)

    # Bringing back

    @property
    def correcting(self) -> str:
        """The id of the line that was brought back and that Enter changes; or ""."""
        was = self._correcting
        if was is not None and not self.board.field_of(was.line):
            self._correcting = None
        return self._correcting.line if self._correcting else ""

    def correct_last(self) -> bool:
        """Bring the line added last back, then the one before; whether there was one. A line half typed stays."""
        return self._recall(-1)

    def correct_next(self) -> bool:
        """The other way; after the last one the line is empty again."""
        return self._recall(1)

    def _recall(self, step: int) -> bool:
        if self.text and not (self.correcting and self._correcting and self.text == self._correcting.typed):
            return False
        lines = self._to_recall()
        at = (lines.index(self.correcting) if self.correcting in lines else len(lines)) + step
        if at >= len(lines):
            had = bool(self.correcting)
            self.leave_correcting()
            return had
        if at < 0:
            return False
        self.correct(lines[at])
        return True

    def _to_recall(self) -> list[str]:
        """What was written in this sitting on this board, else the lines of this field; but none of several lines."""
        made = [one for one in self._made if self.board.field_of(one)]
        found = made or [line.id for line in self.board.lines(self.field)]
        return [one for one in found if not many(self.board.line(self.editor.records[one]).text)]

    def correct(self, line: str) -> None:
        """Bring a line of the board back into the field. KeyError where it is not there."""
        record = self.editor.records[line]
        role = record.role if isinstance(record, BoardStatement) else None
        word = label("ParticipantRole", role.value, self.editor.language) if role else ""
        self.text = typed(self.board.line(record), word)
        self._correcting = Correcting(line, self.text)
        self._field = self.board.field_of(line)
        self.editor.select(line)
        self.editor.announce("board", "line")

    def leave_correcting(self) -> None:
        """Leave the line that was brought back as it is; the field is empty."""
        self._correcting = None
        self.text = ""
        self.editor.announce("board", "line")

    # What stands there already

    def same_already(self) -> BoardLine | None:
        """A line of the board that says what is being typed; None where nobody has said it."""
        text = self.said.text
        if not text or len(text) < 3:
            return None
        correcting = self.correcting
        lines = (self.board.line(record) for record in self.board.records() if record.id != correcting)
        return first_same(text, lines)
