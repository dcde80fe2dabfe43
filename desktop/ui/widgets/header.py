"""The head of a screen: its title, a quiet count beside it, and its actions at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import OneLine

#: Between a head's words and what floats beside them.
_GAP_PX = 12
#: What a title keeps beside its actions before these go below it.
_TITLE_PX = 160


class PageHeader(QWidget):
    """Title and actions in one line, or in two where there is no room.

    Args:
        title: the screen's name.
        parent: the Qt parent.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = OneLine(title, "title")
        self._aside = OneLine("", "quiet")
        self._words, self._actions = QHBoxLayout(), QHBoxLayout()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for row in (self._rows, self._words, self._actions):
            row.setSpacing(theme.px(8))
        self._words.addWidget(self._title)
        self._words.addSpacing(theme.px(4))
        self._words.addWidget(self._aside)
        self._words.addStretch(1)
        self._actions.addStretch(1)
        self._rows.addLayout(self._words, 1)
        self._rows.addLayout(self._actions)

    def add(self, widget: QWidget) -> None:
        """Put an action at the right end."""
        self._actions.addWidget(widget)

    def lead(self, widget: QWidget) -> None:
        """Put the way back before the title."""
        self._words.insertWidget(0, widget)

    def mark(self, widget: QWidget) -> None:
        """Put a state right behind the title."""
        self._words.insertWidget(self._words.indexOf(self._aside), widget)

    def set_title(self, text: str) -> None:
        """Another title."""
        self._title.setText(text)

    def set_aside(self, text: str) -> None:
        """What stands quietly beside the title, for example 共 120 人."""
        self._aside.setText(text)

    @property
    def aside(self) -> str:
        """What stands beside the title."""
        return self._aside.text()

    @property
    def only_words(self) -> bool:
        """Whether nothing can be pressed here."""
        return self._actions.count() == 1

    def free(self) -> QRect:
        """Between its words and its actions; empty where they stand below each other."""
        if self._rows.direction() != QBoxLayout.Direction.LeftToRight:
            return QRect()
        words = _ends(self._words)
        actions = _ends(self._actions)
        gap = theme.px(_GAP_PX)
        left = (words[1] if words else 0) + gap
        right = (actions[0] if actions else self.width()) - gap
        return QRect(left, 0, max(0, right - left), self.height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as its actions alone: the title gives way, then goes above them."""
        actions = self._actions.minimumSize().width()
        return QSize(max(actions, theme.px(_TITLE_PX)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where there is room, else two."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Actions come and go, titles grow."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        leading = self._words.minimumSize().width() - self._title.minimumSizeHint().width()
        title = min(self._title.sizeHint().width(), theme.px(_TITLE_PX))
        needed = leading + title + self._actions.sizeHint().width() + theme.px(8)
        directions = QBoxLayout.Direction
        wanted = directions.LeftToRight if needed <= self.width() else directions.TopToBottom
        if self._rows.direction() != wanted:
            self._rows.setDirection(wanted)
            self._rows.activate()


def _ends(row: QHBoxLayout) -> tuple[int, int] | None:
    """Left and right of what a row shows, in px; None if that is nothing."""
    items = (row.itemAt(place) for place in range(row.count()))
    shown = [w.geometry() for item in items if (w := item.widget()) and w.isVisible()]
    return (min(s.left() for s in shown), max(s.right() for s in shown)) if shown else None
