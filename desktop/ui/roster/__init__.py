"""花名册: a table of volunteers at the left, one person at the right."""

from desktop.ui.roster.screen import RosterScreen

__all__ = ["RosterScreen"]
