"""A page of the doorway that scrolls where letters are large and the screen is low."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui import theme


def scrolled(page: QWidget) -> QScrollArea:
    """The page in an area that only scrolls up and down.

    Args:
        page: with its own margins.
    """
    theme.set_role(page, "scrolled")
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
