"""From records to what a conversation sheet says: areas of life, questions, a promise. Knows no measure."""

from collections.abc import Mapping
from dataclasses import dataclass

from paku_studio.drawing.client_story import LogoShown, Told, logos_of, source_of, told, words_apart
from paku_studio.drawing.text import is_blank
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import N_, translator
from paku_studio.models import Conversation, LifeArea, LifeAreaScale, Record

FACE_WORDS = (N_("badly"), N_("rather badly"), N_("so-so"), N_("rather well"), N_("well"))
"""What the five faces say, from 1 to 5."""
QUESTIONS = (
    ("well", N_("What is good?")),
    ("worries", N_("What weighs on your mind?")),
    ("helps", N_("What would help?")),
)
STEPS = (("what", N_("What will be done?")), ("who", N_("By whom?")), ("when", N_("By when?")))


@dataclass(frozen=True, slots=True)
class Area:
    """An area of life. `picked`: the face (1 to 5) or number (0 to 10) that was chosen, else None."""

    id: str
    name: str
    prompt: Told
    scale: LifeAreaScale
    picked: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ConversationStory:
    """All that the sheet says. `words`: the language of the organisation's words where it is not the sheet's."""

    id: str
    title: Told
    subtitle: Told
    promise: Told
    areas: tuple[Area, ...]
    filled: Mapping[str, str]
    draft: bool
    source: str
    logos: tuple[LogoShown, ...]
    language: str
    words: str

    def typed(self, key: str) -> str:
        """What was typed for a question, "" where nothing was."""
        return self.filled.get(key, "")

    @property
    def all_words(self) -> str:
        """Everything that people wrote."""
        areas = [text for each in self.areas for text in (each.name, each.prompt.text, each.note)]
        typed = [self.typed(key) for key, _ in (*QUESTIONS, *STEPS)]
        return "\n".join((self.title.text, self.subtitle.text, self.promise.text, self.source, *areas, *typed))


def tell_conversation(
    records: Mapping[str, Record], record_id: str, language: str, *, easy: bool, filled: Mapping[str, str]
) -> ConversationStory:
    """The story of one conversation sheet. KeyError where the records have no such sheet."""
    indexed = index(records)
    sheet = indexed.find(record_id, Conversation)
    if sheet is None:
        raise KeyError(record_id)
    title = told(sheet, "title", easy=easy)
    named = title if not is_blank(title.text) else Told(translator(language)("How are you doing?"), title.field)
    return ConversationStory(
        id=sheet.id,
        title=named,
        subtitle=told(sheet, "subtitle", easy=easy),
        promise=told(sheet, "promise", easy=easy),
        areas=_areas(indexed, sheet.id, filled, easy=easy),
        filled=filled,
        draft=sheet.draft,
        source=source_of(indexed, sheet.date, language),
        logos=logos_of(indexed, language),
        language=language,
        words=words_apart(sheet.language.value, language),
    )


def _areas(indexed: RecordIndex, sheet_id: str, filled: Mapping[str, str], *, easy: bool) -> tuple[Area, ...]:
    return tuple(
        Area(
            id=area.id,
            name=area.name,
            prompt=told(area, "prompt", easy=easy),
            scale=area.scale,
            picked=picked(area.scale, filled.get(area.id, "")),
            note=filled.get(f"{area.id}.note", ""),
        )
        for area in indexed.children(sheet_id, LifeArea, "conversation")
    )


def picked(scale: LifeAreaScale, value: str) -> int | None:
    """The number that was chosen on a scale; None where it is none of the scale's."""
    return int(value) if value in scale_values(scale) else None


def scale_values(scale: LifeAreaScale) -> tuple[str, ...]:
    """What can be chosen on a scale, from worst to best."""
    least, most = {LifeAreaScale.FACES: (1, 5), LifeAreaScale.ZERO_TO_TEN: (0, 10)}.get(scale, (1, 0))
    return tuple(str(number) for number in range(least, most + 1))


def scale_words(scale: LifeAreaScale, language: str) -> tuple[str, ...]:
    """Each step of a scale in words: '1 badly' … '5 well'; of the numbers only the first and the last have words."""
    t = translator(language)
    if scale is LifeAreaScale.FACES:
        return tuple(f"{number} {t(word)}" for number, word in enumerate(FACE_WORDS, 1))
    ends = {"0": t(FACE_WORDS[0]), "10": t(FACE_WORDS[-1])}
    return tuple(f"{value} {ends.get(value, '')}".strip() for value in scale_values(scale))
