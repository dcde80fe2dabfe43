"""All papers there are, in the order they are shown; a new one adds its recipe here."""

from __future__ import annotations

from desktop.services.paper.recipe import Recipe
from desktop.services.paper.recipes import activity_certificate, own_papers, wall_rules

RECIPES: tuple[Recipe, ...] = (
    wall_rules.RECRUITMENT,
    activity_certificate.ACTIVITY_CERTIFICATE,
    own_papers.QUICK_CARD,
    own_papers.RECOVERY_SHEET,
    own_papers.ALIGNMENT_SHEET,
)
