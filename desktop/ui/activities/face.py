"""One face of the screen 活动: the same activities seen as a list, a calendar, pictures, plans."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.ui.widgets.kept_fresh import KeptFresh


class Face(KeptFresh):
    """One of them.

    Signals:
        opened: an activity's id.
        entry_wanted: record an activity; what is known of it, by the names of the form.
    """

    opened = Signal(str)
    entry_wanted = Signal(object)
