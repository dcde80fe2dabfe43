"""The one list panel: narrowed by sentences, edited in place, moved to and from Excel."""

from desktop.ui.lists.face import Face, ListColumn, field_column
from desktop.ui.lists.keeper import ListKeeper
from desktop.ui.lists.panel import ListPanel

__all__ = ["Face", "ListColumn", "ListKeeper", "ListPanel", "field_column"]
