"""Where something is said and work under way is shown: at an edge, gone when silent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.progress import ProgressPanel

_SHOWN_OR_HIDDEN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Notices(QWidget):
    """A banner and a progress panel that take no room while neither is shown.

    Args:
        parent: the Qt parent.
        at_top: whether they stand above the screen instead of at its foot.
    """

    def __init__(self, parent: QWidget | None = None, *, at_top: bool = False) -> None:
        super().__init__(parent)
        self.banner = MessageBanner()
        self.progress = ProgressPanel()
        column = QVBoxLayout(self)
        side, edge = theme.px(16), theme.px(12) if at_top else 0
        column.setContentsMargins(side, edge, side, 0 if at_top else side)
        column.setSpacing(theme.px(8))
        for widget in (self.banner, self.progress):
            column.addWidget(widget)
            widget.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Comes and goes with its children."""
        if event.type() in _SHOWN_OR_HIDDEN:
            self.setVisible(not (self.banner.isHidden() and self.progress.isHidden()))
        return super().eventFilter(watched, event)
