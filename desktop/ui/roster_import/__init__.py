"""导入花名册: a file is looked at first, then brought in; what can't come in is said row by row."""

from desktop.ui.roster_import.screen import ImportScreen

__all__ = ["ImportScreen"]
