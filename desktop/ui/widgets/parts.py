"""The parts of a page that has several: a list of them at the left, the chosen one at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget

from desktop.ui import theme


def parts_row(listed: QListWidget, stack: QStackedWidget, name: str, width: int) -> QHBoxLayout:
    """Both side by side, the first part chosen.

    Args:
        listed: the names of the parts, with their icons.
        stack: the parts themselves, in the same order.
        name: of the list, for readers of the screen.
        width: of the list, in pixels at 100 %.
    """
    listed.setIconSize(theme.icon_size())
    listed.setFixedWidth(theme.px(width))
    listed.setAccessibleName(name)
    theme.set_role(listed, "card")
    listed.currentRowChanged.connect(stack.setCurrentIndex)
    listed.setCurrentRow(0)
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addWidget(listed)
    row.addWidget(stack, 1)
    return row
