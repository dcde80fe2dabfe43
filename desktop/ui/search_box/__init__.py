"""The search box at the top of the window."""

from desktop.ui.search_box.box import SearchBox

__all__ = ["SearchBox"]
