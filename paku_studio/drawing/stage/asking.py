"""The questions that the wall asks the group where nothing stands yet. Knows words only."""

from paku_studio.drawing.persona_story import QUESTIONS
from paku_studio.locale import N_, translator
from paku_studio.models import PersonaLineGroup, UnderstandingQuestion, ValueFacet

ALWAYS = (
    PersonaLineGroup.SITUATION,
    PersonaLineGroup.MOTIVATION,
    PersonaLineGroup.HEALTH,
    PersonaLineGroup.NETWORK,
    PersonaLineGroup.SERVICES,
    PersonaLineGroup.STRENGTHS,
)
"""Groups of lines that stand on the wall even while they are empty."""

_OF_A_PERSON = {
    PersonaLineGroup.SITUATION: N_("What is life like now: where, and with whom?"),
    PersonaLineGroup.MOTIVATION: N_("What do they want, and what holds them back?"),
    PersonaLineGroup.HEALTH: N_("How are they, in body and mind?"),
    PersonaLineGroup.NETWORK: N_("Who is close, and who has gone?"),
    PersonaLineGroup.SERVICES: N_("Which services do they have? A remark goes in brackets."),
    PersonaLineGroup.STRENGTHS: N_("What carries? Ask the group where they find strength."),
}
_OF_VALUE = {
    ValueFacet.GOAL: N_("What should become better in life?"),
    ValueFacet.FUNCTIONAL: N_("What do they want to get done, or be able to do?"),
    ValueFacet.SOCIAL: N_("What do they hope for from other people?"),
    ValueFacet.FEELINGS_MOTIVATION_VALUES: N_("What do they want to feel, and what matters to them?"),
    ValueFacet.HOW: N_("What must be done in another way, so that the goal is reached?"),
}


def asked_of_a_person(heading: PersonaLineGroup, language: str) -> str:
    """What the group is asked while a persona has no line under this heading; "" where it may be missing."""
    return translator(language)(_OF_A_PERSON[heading]) if heading in _OF_A_PERSON else ""


def asked_of_value(facet: ValueFacet, language: str) -> str:
    """What the group is asked while a field of customer value is empty."""
    return translator(language)(_OF_VALUE[facet])


def asked_of_understanding(question: UnderstandingQuestion, language: str) -> str:
    """The words that guide the group to one of the four questions."""
    return translator(language)(QUESTIONS[question][1])
