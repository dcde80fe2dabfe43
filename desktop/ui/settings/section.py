"""A section of the settings: its heading, a sentence, and what can be set, in one column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import label

#: Longer lines are hard to read.
COLUMN_PX = 620


class Section(QFrame):
    """A card whose content scrolls where there is no room.

    Args:
        heading: its name; empty where the section writes its own.
        text: one sentence on what it is for; empty for none.
        parent: the Qt parent.
    """

    def __init__(self, heading: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        inside.setMaximumWidth(theme.px(COLUMN_PX))
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(*[theme.px(16)] * 4)
        self.column.setSpacing(theme.px(12))
        if heading:
            self.column.addWidget(label(heading, "section"))
        if text:
            self.column.addWidget(label(text, "quiet", wrap=True))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)

    def show_whole(self) -> None:
        """What comes after the content stays at the top."""
        self.column.addStretch(1)
