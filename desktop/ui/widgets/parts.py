"""The parts of a page that has several: a list of them at the left, the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget

from desktop.ui import theme
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.table import row_height

#: What a number behind a name takes, at 100 %.
_NUMBER_PX = 28


def parts_row(listed: QListWidget, stack: QStackedWidget, name: str, width: int) -> QHBoxLayout:
    """Both side by side, the first part chosen.

    Args:
        listed: the names of the parts, with their icons.
        stack: the parts themselves, in the same order.
        name: of the list, for readers of the screen.
        width: of the list, in pixels at 100 %.
    """
    listed.setIconSize(theme.icon_size())
    listed.setFixedWidth(_width(listed, theme.px(width)))
    _set_rows(listed)
    listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    listed.setAccessibleName(name)
    theme.set_role(listed, "card")
    listed.currentRowChanged.connect(stack.setCurrentIndex)
    listed.setCurrentRow(0)
    ReadersChoice(listed)
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addWidget(listed)
    row.addWidget(stack, 1)
    return row


def _set_rows(listed: QListWidget) -> None:
    """As high as those of tables: of large letters all parts stay in sight."""
    for number in range(listed.count()):
        natural = listed.sizeHintForIndex(listed.model().index(number, 0))
        listed.item(number).setSizeHint(QSize(natural.width(), row_height()))


def _width(listed: QListWidget, usual: int) -> int:
    """The usual one, more where another language needs it."""
    listed.ensurePolished()
    needed = listed.sizeHintForColumn(0) + 2 * listed.frameWidth()
    return usual if needed <= usual else needed + theme.px(_NUMBER_PX)
