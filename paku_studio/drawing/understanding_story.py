"""From records to what a sheet of customer understanding says: four questions and their answers. Knows no measure."""

from collections.abc import Mapping
from dataclasses import dataclass

from paku_studio.drawing.persona_story import QUESTIONS, Question, quoted, source_words
from paku_studio.drawing.road_story import age_words
from paku_studio.drawing.text import is_blank
from paku_studio.drawing.value_story import group_of, words_of
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import translator
from paku_studio.models import Persona, Record, UnderstandingAnswer


@dataclass(frozen=True, slots=True)
class UnderstandingStory:
    """All that the sheet says, of a persona or (`scope` empty) of the whole group.

    `titled`: the title is a name that people gave; `words`: their language where it is not the sheet's.
    """

    scope: str
    kicker: str
    title: str
    titled: bool
    age: str
    questions: tuple[Question, ...]
    source: str
    language: str
    words: str

    @property
    def draft(self) -> bool:
        """A sheet is a draft as long as one of the four questions has no answer."""
        return not all(question.answers for question in self.questions)


def tell_understanding(records: Mapping[str, Record], scope: str, language: str) -> UnderstandingStory:
    """The story of a persona's or (scope "") the whole group's understanding. KeyError: there is no such persona."""
    indexed = index(records)
    persona = indexed.find(scope, Persona)
    if scope and persona is None:
        raise KeyError(scope)
    t = translator(language)
    words = words_of(indexed, language)
    titled = persona is not None and not is_blank(persona.name)
    unnamed = t("Unnamed persona") if persona else t("Customer understanding")
    return UnderstandingStory(
        scope=scope,
        kicker=t("Customer understanding") if persona else t("The whole group"),
        title=persona.name.strip() if persona and titled else unnamed,
        titled=titled,
        age=age_words(persona.age, language) if persona else "",
        questions=_questions(indexed, scope, language, words),
        source=source_words(indexed, group_of(indexed, persona.group if persona else ""), language),
        language=language,
        words="" if words == language else words,
    )


def _questions(indexed: RecordIndex, scope: str, language: str, words: str) -> tuple[Question, ...]:
    t = translator(language)
    answers = [each for each in indexed.children(scope, UnderstandingAnswer, "persona") if not is_blank(each.text)]
    return tuple(
        Question(
            key=key.value,
            heading=t(heading),
            guide=t(guide),
            answers=tuple(
                (each.id, quoted(each.text, words) if each.quote else each.text)
                for each in answers
                if each.question is key
            ),
        )
        for key, (heading, guide) in QUESTIONS.items()
    )
