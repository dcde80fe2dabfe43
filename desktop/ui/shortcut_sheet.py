"""The sheet of shortcuts that F1 opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets.display import free_area
from desktop.ui.widgets.words import button, label, line

KeyWords = Sequence[tuple[str, str]]
#: What a column takes with the space behind it, and the dialog round them, at 100 %.
_COLUMN_PX, _EDGES_PX = 330, 80
#: Round what scrolls: room for the frame of the keyboard.
_FRAME_PX = 4
#: Of the keys: the words behind them begin in one line.
_KEYS_PX = 88


class _Whole(QScrollArea):
    """Asks for room for all it holds; where it does not get it, it scrolls row by row.

    What it holds keeps off its edge, where the frame of the keyboard is painted, and begins and
    ends with a whole row.
    """

    def sizeHint(self) -> QSize:
        """All of it, and the bar that may come."""
        edges = QSize(2 * theme.px(_FRAME_PX), 2 * theme.px(_FRAME_PX))
        bar = QSize(self.verticalScrollBar().sizeHint().width(), 0)
        return self.widget().sizeHint() + edges + bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many whole rows as there is room for."""
        edge = theme.px(_FRAME_PX)
        room = self.height() - 2 * edge
        layout = self.widget().layout()
        if layout is not None:
            layout.activate()
        feet = {one.geometry().bottom() + 1 for one in self.widget().findChildren(QLabel)}
        whole = max((foot for foot in feet if foot <= room), default=room)
        rest = room - whole if max(feet, default=0) > room else 0
        self.setViewportMargins(edge, edge, edge, edge + rest)
        super().resizeEvent(event)


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
        halves.setContentsMargins(theme.px(4), 0, theme.px(16), 0)
        halves.setSpacing(theme.px(32))
        for parts in self._columns(keys):
            half = QVBoxLayout()
            half.setSpacing(theme.px(16))
            for title, listed in parts:
                half.addLayout(self._part(title, listed))
            half.addStretch(1)
            halves.addLayout(half)
        area = _Whole()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        column.addWidget(area, 1)
        column.addWidget(line())
        close = button(self.tr("关闭(&C)"), "plain")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

        room = free_area(self).size()
        self.resize(self.sizeHint().boundedTo(room - QSize(theme.px(16), theme.px(32))))

    def _columns(self, keys: KeyWords) -> list[list[tuple[str, KeyWords]]]:
        """As many beside each other as the screen has room for; down is easier than across."""
        forms = (self.tr("表单"), self._in_forms())
        columns: list[list[tuple[str, KeyWords]]] = [
            [(self.tr("处处可用"), keys)],
            [(self.tr("列表"), self._in_lists()), forms],
            [
                (self.tr("月历"), self._in_calendar()),
                (self.tr("照片"), self._in_photos()),
                (self.tr("打印预览"), self._in_preview()),
                (self.tr("按钮和消息"), self._anywhere()),
            ],
        ]
        room = free_area(self).width()
        fit = max(min((room - theme.px(_EDGES_PX)) // theme.px(_COLUMN_PX), len(columns)), 1)
        if fit == len(columns) - 1:
            # The left one has room below the keys of the menus.
            columns[0].append(columns[1].pop())
        for column in columns[fit:]:
            columns[fit - 1] += column
        return columns[:fit]

    def _in_lists(self) -> KeyWords:
        return (
            ("↑ ↓", self.tr("上一条、下一条")),
            ("Enter", self.tr("打开")),
            ("F2", self.tr("就地修改")),
            ("Delete", self.tr("删除（可以撤销）")),
            ("Shift+↑ ↓", self.tr("一连选几条")),
            (self.tr("Ctrl+点击"), self.tr("再选一条")),
            ("Ctrl+A", self.tr("全选")),
            ("Ctrl+C", self.tr("复制，可贴进 Excel、WPS")),
            ("Ctrl+V", self.tr("粘贴从 Excel 复制的格子")),
            ("Ctrl+PgDn", self.tr("到下一个页签")),
            ("Ctrl+PgUp", self.tr("到上一个页签")),
            (self.tr("右击表头"), self.tr("按拼音、笔画排；藏起一栏")),
        )

    def _in_forms(self) -> KeyWords:
        return (
            ("Ctrl+E", self.tr("在活动页：修改")),
            ("Alt+↑", self.tr("在活动页：回到列表")),
            ("Enter", self.tr("到下一格")),
            ("Ctrl+Enter", self.tr("保存")),
            ("Ctrl+S", self.tr("保存")),
            ("Ctrl+V", self.tr("在名单里：粘贴接龙、一列名字")),
            ("Ctrl+J", self.tr("在纪实里：放进一句短语")),
            ("Ctrl+L", self.tr("在纪实里：放进上次写的")),
            ("Esc", self.tr("放弃这张表单")),
        )

    def _in_calendar(self) -> KeyWords:
        return (
            ("← → ↑ ↓", self.tr("前一天、后一天、上周、下周")),
            ("PgUp PgDn", self.tr("上个月、下个月")),
            ("Home", self.tr("回到今天")),
            ("Enter", self.tr("打开那一天")),
            ("Ctrl+X", self.tr("拿起计划")),
            ("Ctrl+V", self.tr("放到这一天")),
            ("Esc", self.tr("放下，不挪了")),
        )

    def _in_photos(self) -> KeyWords:
        return (
            ("Enter", self.tr("放大到全屏")),
            ("← →", self.tr("上一张、下一张")),
            ("Alt+← →", self.tr("往前、往后挪")),
            ("Delete", self.tr("删除（可以撤销）")),
            ("E", self.tr("全屏时：写说明")),
            ("L  R", self.tr("全屏时：往左、往右转")),
            ("C", self.tr("全屏时：作封面")),
            ("O", self.tr("全屏时：看原图")),
            ("U", self.tr("全屏时：撤销")),
            ("Home End", self.tr("全屏时：第一张、最后一张")),
            ("+ − 0", self.tr("全屏时：放大、缩小、合适")),
            ("Esc", self.tr("离开全屏")),
        )

    def _in_preview(self) -> KeyWords:
        return (("Ctrl++ Ctrl+-", self.tr("放大、缩小")),)

    def _anywhere(self) -> KeyWords:
        return (
            ("Tab", self.tr("到下一个控件")),
            (self.tr("Alt+字母"), self.tr("按下带下划线的按钮")),
            ("Esc", self.tr("收起消息、帮助")),
        )

    def _part(self, title: str, keys: KeyWords) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.addWidget(label(title, "section"), 0, 0, 1, 2)
        for row, (shown, words) in enumerate(keys, 1):
            grid.addWidget(label(shown, "badge"), row, 0)
            grid.addWidget(label(words), row, 1)
        grid.setColumnMinimumWidth(0, theme.px(_KEYS_PX))
        grid.setColumnStretch(1, 1)
        return grid
