"""What a group does with the sheets that clients get: conversation sheet and checklist. Each verb is one commit."""

from collections.abc import Mapping
from typing import Any

from paku_studio.drawing.sheet_templates import template
from paku_studio.edits import names
from paku_studio.edits.sheets import add_sheet_line, start_from_template
from paku_studio.models import Conversation, LifeArea
from paku_studio.store import Document


def start_conversation(document: Document, language: str) -> str:
    """A conversation sheet of one's own with the template's words in a language. Gives its id."""
    return start_from_template(document, "conversation", language, names.START_CONVERSATION)


def start_checklist(document: Document, language: str) -> str:
    """A checklist of one's own with the template's words in a language. Gives its id."""
    return start_from_template(document, "checklist", language, names.START_CHECKLIST)


def further_areas(document: Document, conversation: str) -> Mapping[str, Mapping[str, Any]]:
    """The template's life areas that do not stand on a conversation sheet: name -> their words and scale."""
    sheet = document.get(conversation, Conversation)
    here = {area.name.strip().casefold() for area in document.children(conversation, LifeArea, "conversation")}
    offered = template("conversation", sheet.language.value)["areas"]
    return {area["name"]: area for area in offered if area["name"].strip().casefold() not in here}


def add_life_area(document: Document, conversation: str, name: str, *, after: str = "") -> str:
    """One more life area; one that the template has comes with the template's questions. Gives its id."""
    known = further_areas(document, conversation).get(name, {})
    told = {field: words for field, words in known.items() if field != "name"}
    return add_sheet_line(document, conversation, name, after=after, **told)
