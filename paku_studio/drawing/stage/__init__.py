"""What stands on the wall: pictures for the projector, as display lists. Knows no Qt."""

from paku_studio.drawing.stage.drawing import draw_stage, overview, plans
from paku_studio.drawing.stage.pauses import draw_curtain, draw_timer
from paku_studio.drawing.stage.plan import Plan, Stage

__all__ = ["Plan", "Stage", "draw_curtain", "draw_stage", "draw_timer", "overview", "plans"]
