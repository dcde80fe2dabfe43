"""Rows of a page at the right: a name to press, what is told of it, what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets.words import OneLine, button, label, line


class TallPage(QScrollArea):
    """Scrolls up and down only, so it is never narrower than what it holds.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(*[theme.px(16)] * 4)
        self.column.setSpacing(theme.px(12))
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """As wide as its contents and the scroll bar."""
        wide = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, super().minimumSizeHint().height())


def section(column: QVBoxLayout, title: str, body: QLayout, action: QWidget | None = None) -> None:
    """A part of the page below a thin line.

    Args:
        column: of the page.
        title: of the part.
        body: what stands in it.
        action: beside the title.
    """
    column.addWidget(line())
    head = QHBoxLayout()
    head.addWidget(label(title, "section"))
    head.addStretch(1)
    if action is not None:
        head.addWidget(action)
    column.addLayout(head)
    body.setSpacing(theme.px(4))
    column.addLayout(body)


def fact(grid: QGridLayout, words: str, widget: QWidget) -> None:
    """One more fact: its name at the left."""
    # Not rowCount: a grid that was emptied still has all its rows.
    row, name = grid.count() // 2, label(words, "quiet")
    at = Qt.AlignmentFlag.AlignVCenter
    if isinstance(widget, QLabel):
        widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Small words stand on the line of the first of several larger ones.
        name.setContentsMargins(0, theme.px(2), 0, 0)
        at = Qt.AlignmentFlag.AlignTop
    grid.addWidget(name, row, 0, at)
    grid.addWidget(widget, row, 1)


def named_row(
    title: str,
    aside: str,
    pressed: Callable[[], object] | None = None,
    actions: Sequence[QWidget] = (),
) -> QFrame:
    """A name, what is told quietly of it, and what can be done.

    Args:
        title: the name.
        aside: what is told of it.
        pressed: called when the name is pressed; None for plain words.
        actions: at the right.
    """
    made = QFrame()
    theme.set_role(made, "panel")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    if pressed is None:
        row.addWidget(label(title))
    else:
        link = button(title.replace("&", "&&"), "link")
        link.clicked.connect(pressed)
        row.addWidget(link)
    row.addWidget(OneLine(aside, "quiet"), 1)
    for one in actions:
        row.addWidget(one)
    return made


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = cast("QWidget | None", item.widget())  # the stubs say it is never None
        inner = cast("QLayout | None", item.layout())
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
