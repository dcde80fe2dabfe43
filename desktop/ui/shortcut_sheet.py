"""The sheet of shortcuts that F1 opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets.words import button, label, line

KeyWords = Sequence[tuple[str, str]]


class _Whole(QScrollArea):
    """Asks for room for all it holds, and scrolls where it does not get it."""

    def sizeHint(self) -> QSize:
        """All of it, and the bar that may come."""
        return self.widget().sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 2)


class ShortcutSheet(QDialog):
    """Every key with what it does.

    Args:
        keys: (keys, words) of the menus.
        parent: the window.
    """

    def __init__(self, keys: KeyWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(16))
        column.addWidget(label(self.tr("快捷键"), "title"))
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        halves = QHBoxLayout(inside)
        halves.setContentsMargins(0, 0, theme.px(16), 0)
        halves.setSpacing(theme.px(40))
        halves.addLayout(self._part(self.tr("处处可用"), keys))
        halves.addLayout(self._part(self.tr("在列表和表单里"), self._in_lists()))
        area = _Whole()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        column.addWidget(area, 1)
        column.addWidget(line())
        close = button(self.tr("关闭(&C)"), "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

        room = self.screen().availableGeometry().size()
        self.resize(self.sizeHint().boundedTo(room - QSize(theme.px(16), theme.px(32))))

    def _in_lists(self) -> KeyWords:
        return (
            ("↑ ↓", self.tr("上一条、下一条")),
            ("Enter", self.tr("打开；在表单里到下一格")),
            ("F2", self.tr("编辑选中的一条")),
            ("Delete", self.tr("删除（可以撤销）")),
            ("Ctrl+Enter", self.tr("保存表单")),
            ("Esc", self.tr("关闭表单或消息")),
            ("Tab", self.tr("到下一个控件")),
            (self.tr("Alt+字母"), self.tr("按下带下划线的按钮")),
        )

    def _part(self, title: str, keys: KeyWords) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.addWidget(label(title, "section"), 0, 0, 1, 2)
        for row, (shown, words) in enumerate(keys, 1):
            grid.addWidget(label(shown, "badge"), row, 0)
            grid.addWidget(label(words), row, 1)
        grid.setRowStretch(len(keys) + 1, 1)
        grid.setColumnStretch(1, 1)
        return grid
