"""The page of the group: who meets, when, who was there, and how far the project has come."""

from paku_studio.widgets.group.page import GroupPage

__all__ = ["GroupPage"]
