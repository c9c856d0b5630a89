"""The page of a persona: portrait, name, lines, and a live picture of its sheet."""

from paku_studio.widgets.persona.page import PersonaPage

__all__ = ["PersonaPage"]
