"""The closed word lists of the domain: values only; their words in three languages stand in `locale`."""

from enum import StrEnum


class ActionPackage(StrEnum):
    """A line of development work that a developer group belongs to."""

    QUALITY_CRITERIA = "quality_criteria"
    EARLY_SUPPORT = "early_support"
    DIGITAL = "digital"
    INTENSIVE_MULTIPROFESSIONAL = "intensive_multiprofessional"
    NGO_LED = "ngo_led"


class ParticipantRole(StrEnum):
    """Whose voice: a role, never a name."""

    DEVELOPER_CLIENT = "developer_client"
    CLOSE_ONE = "close_one"
    EXPERT_BY_EXPERIENCE = "expert_by_experience"
    SOCIAL_PROFESSIONAL = "social_professional"
    HEALTH_PROFESSIONAL = "health_professional"
    EMPLOYMENT_PROFESSIONAL = "employment_professional"
    KELA = "kela"
    NGO_ACTOR = "ngo_actor"
    VOLUNTEER = "volunteer"
    PROJECT_STAFF = "project_staff"
    OTHER = "other"


class GenderCount(StrEnum):
    """How participants are counted by gender."""

    WOMEN = "women"
    MEN = "men"
    OTHER = "other"
    UNKNOWN = "unknown"


class PathwayVariant(StrEnum):
    """Whether a pathway tells how things are, should be, were planned or went."""

    CURRENT = "current"
    FUTURE = "future"
    PLANNED = "planned"
    ACTUAL = "actual"


class PathwayPhase(StrEnum):
    """What a phase of a pathway is about; the free label is shown."""

    STARTING_POINT = "starting_point"
    PRESENT = "present"
    NEXT_STEPS = "next_steps"
    PRESENT_AND_NEXT_STEPS = "present_and_next_steps"
    CUSTOM = "custom"


class MomentStage(StrEnum):
    """Where a service moment stands against the service itself."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class MomentStatus(StrEnum):
    """Whether a service moment happened."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DID_NOT_HAPPEN = "did_not_happen"
    UNKNOWN = "unknown"


class TouchpointKind(StrEnum):
    """What the client meets in a service moment."""

    PLACE = "place"
    THING = "thing"
    PERSON = "person"
    HOME = "home"
    MEETING = "meeting"
    DOCUMENT = "document"
    LETTER = "letter"
    FORM = "form"
    PHONE = "phone"
    TEXT_MESSAGE = "text_message"
    EMAIL = "email"
    WEBSITE = "website"
    APP = "app"
    CHAT = "chat"
    VIDEO = "video"
    E_SERVICE = "e_service"
    SOCIAL_MEDIA = "social_media"
    GROUP = "group"
    EVENT = "event"
    OTHER = "other"


class NoteKind(StrEnum):
    """What a note says of its target."""

    WORKED = "worked"
    MISSING = "missing"
    RISK = "risk"
    IDEA = "idea"
    QUOTE = "quote"
    QUESTION = "question"


class HandoverKind(StrEnum):
    """How the client passes from one actor to another."""

    WARM = "warm"
    JOINT = "joint"
    REFERRAL = "referral"
    CONTACT = "contact"
    SELF = "self"
    BROKEN = "broken"


class Emotion(StrEnum):
    """How a service moment felt, from very bad to very good."""

    VERY_BAD = "very_bad"
    BAD = "bad"
    NEUTRAL = "neutral"
    GOOD = "good"
    VERY_GOOD = "very_good"
    NOT_ASKED = "not_asked"


class FrequencyUnit(StrEnum):
    """The unit in which a frequency is read."""

    ONCE = "once"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    AS_NEEDED = "as_needed"


class ActorKind(StrEnum):
    """What sort of actor takes part."""

    CLIENT = "client"
    CLOSE_ONE = "close_one"
    MUNICIPALITY = "municipality"
    WELLBEING_COUNTY = "wellbeing_county"
    STATE = "state"
    KELA = "kela"
    EMPLOYMENT_SERVICES = "employment_services"
    SCHOOL = "school"
    HEALTH = "health"
    NGO = "ngo"
    PARISH = "parish"
    EMPLOYER = "employer"
    COMPANY = "company"
    OTHER = "other"


class UnderstandingQuestion(StrEnum):
    """The four questions of customer understanding."""

    WHO = "who"
    WHY = "why"
    WHAT = "what"
    HOW = "how"


class ValueFacet(StrEnum):
    """The goal and the four fields of customer value."""

    GOAL = "goal"
    FUNCTIONAL = "functional"
    SOCIAL = "social"
    FEELINGS_MOTIVATION_VALUES = "feelings_motivation_values"
    HOW = "how"


class PaperSize(StrEnum):
    """ISO 216 paper."""

    A4 = "A4"
    A3 = "A3"
    A2 = "A2"
    A1 = "A1"
    A0 = "A0"


class LinkKind(StrEnum):
    """How one service moment is tied to another beside the order of the road."""

    NEXT = "next"
    LEADS_TO = "leads_to"
    PARALLEL = "parallel"
    RETURN = "return"
    SKIPPED = "skipped"
    GAP = "gap"


class OrganiserKind(StrEnum):
    """What sort of organisation arranges a developer group."""

    MUNICIPALITY = "municipality"
    JOINT_AUTHORITY = "joint_authority"
    WELLBEING_COUNTY = "wellbeing_county"
    FOUNDATION = "foundation"
    NGO = "ngo"
    SCHOOL = "school"
    UNIVERSITY = "university"
    STATE = "state"
    OTHER = "other"


class PersonaLineGroup(StrEnum):
    """The heading under which a persona's line stands."""

    SITUATION = "situation"
    MOTIVATION = "motivation"
    HEALTH = "health"
    NETWORK = "network"
    SERVICES = "services"
    EVERYDAY = "everyday"
    MONEY = "money"
    HOUSING = "housing"
    SKILLS = "skills"
    STRENGTHS = "strengths"
    DIGITAL_SKILLS = "digital_skills"
    OTHER = "other"


class AskedQuestion(StrEnum):
    """What a developer group can have been asked of a whole pathway, so that silence is not an answer."""

    FEELINGS = "feelings"
    CRITICAL = "critical"
    MEANINGFUL = "meaningful"
    WORKED = "worked"
    MISSING = "missing"
    RISK = "risk"


class StrokeWidth(StrEnum):
    """How thick a line of a drawn portrait is."""

    THIN = "thin"
    THICK = "thick"


class DotSubject(StrEnum):
    """What a group gives its dots to."""

    CRITICAL = "critical"
    MISSING = "missing"
    IDEA = "idea"


class DocumentLanguage(StrEnum):
    """The language in which a document is written and its sheets are declared."""

    FI = "fi"
    SV = "sv"
    EN = "en"


class PosterKind(StrEnum):
    """What a huoneentaulu is about; `custom` is a group's own."""

    CLIENT_CENTRED = "client_centred"
    VALUES_ETHICS = "values_ethics"
    ENCOUNTER = "encounter"
    MANAGEMENT = "management"
    CUSTOM = "custom"


class PosterColours(StrEnum):
    """The thread that a huoneentaulu is embroidered with."""

    SPRUCE = "spruce"
    LAKE = "lake"
    HEATHER = "heather"
    BLACK_AND_WHITE = "black_and_white"


class LifeAreaScale(StrEnum):
    """How an area of life is told on a conversation sheet besides words."""

    NONE = "none"
    FACES = "faces"
    ZERO_TO_TEN = "zero_to_ten"


class ChecklistSection(StrEnum):
    """When a thing on a checklist is to be remembered."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class LogoKind(StrEnum):
    """Whose logo it is; they stand in this order."""

    PROJECT = "project"
    FUND = "fund"
    ORGANISATION = "organisation"


class PersonalDataKind(StrEnum):
    """What identifies a person in a text."""

    HETU = "hetu"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NAME = "name"
    BIRTH_DATE = "birth_date"
    IBAN = "iban"
    PLATE = "plate"
