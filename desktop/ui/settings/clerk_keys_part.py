"""Of 文书: how the chosen clerk gets in, when the window locks, and a new station key."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.kind import Record
from desktop.services.access.lock_settings import CHOICES
from desktop.ui import theme
from desktop.ui.keys.verbs import Standing
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow

_PIN = "pin"


class ClerkWay(QWidget):
    """The way in of one clerk, and what can be done with it.

    Signals:
        give_pressed: a first PIN or passphrase.
        change_pressed: another one.
        take_pressed: none any more.
    """

    give_pressed = Signal()
    change_pressed = Signal()
    take_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = label("", "body", wrap=True)
        self.left = label("", "warn", wrap=True)
        self.give = button(self.tr("设 PIN 或口令(&I)…"), "plain", "key")
        self.change = button(self.tr("更改 PIN 或口令(&E)…"), "plain", "key")
        self.take = button(self.tr("收回(&T)…"), "plain")
        row = WrappedRow()
        for made in (self.give, self.change, self.take):
            row.add(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for part in (self.way, self.left, row):
            column.addWidget(part)
        self.give.clicked.connect(self.give_pressed)
        self.change.clicked.connect(self.change_pressed)
        self.take.clicked.connect(self.take_pressed)

    def show_way(self, standing: Standing | None, clerk: Record | None, today: dt.date) -> None:
        """Say how this clerk gets in; nothing for a new one."""
        self.setVisible(clerk is not None and standing is not None)
        if clerk is None or standing is None:
            return
        way = standing.way_of(str(clerk.id))
        head = clerk.text("role") == "head"
        if way is None:
            words = self.tr("还没有 PIN 或口令，打不开本站。")
            if head:
                words = self.tr("站长只在纸上签字，不设 PIN 和口令。")
        elif way.kind != _PIN:
            words = self.tr("用口令打开本站。")
        elif way.here:
            words = self.tr("用 PIN 打开本站，只在这台电脑上有效。")
        else:
            words = self.tr("在另一台电脑上有 PIN，在这台电脑上还没有。")
        self.way.setText(words)
        here = way is not None and way.here
        allowed = not standing.looking and not standing.sample
        self.give.setVisible(allowed and not head and not here)
        self.change.setVisible(allowed and here)
        self.take.setVisible(allowed and way is not None)
        until = clerk.text("until")
        gone = way is not None and bool(until) and until <= today.isoformat()
        self.left.setText(self.tr("已经离任，还打得开本站：请收回。") if gone else "")
        self.left.setVisible(gone)


class StationKeys(QWidget):
    """For the whole station: the lock, wrong tries, a new key, and who left one behind.

    Signals:
        lock_after_chosen: minutes; 0 for never.
        renew_pressed: a new station key is wanted.
        orphan_pressed: take back what a deleted clerk has.
    """

    lock_after_chosen = Signal(int)
    renew_pressed = Signal()
    orphan_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orphan = ""
        self.lock_after = ChoiceBox()
        self.lock_after.setAccessibleName(self.tr("没有人用时自动锁定"))
        for minutes in CHOICES:
            words = self.tr("{0} 分钟以后").format(minutes) if minutes else self.tr("不自动锁定")
            self.lock_after.addItem(words, minutes)
        self.wrong = label("", "warn", wrap=True)
        self.due = label("", "warn", wrap=True)
        self.orphan = label(
            self.tr("有一位已删除的文书还留着 PIN 或口令，打得开本站：请收回。"), "warn", wrap=True
        )
        self.take_orphan = button(self.tr("收回(&K)…"), "plain")
        self.renew = button(self.tr("更换密钥(&W)…"), "link", "arrows-clockwise")
        self.renew.setToolTip(self.tr("以前的 PIN、口令和密钥拷贝都打不开今后的资料"))
        self._build()
        self.lock_after.activated.connect(self._on_minutes)
        self.renew.clicked.connect(self.renew_pressed)
        self.take_orphan.clicked.connect(self._on_orphan)

    def show_standing(self, standing: Standing) -> None:
        """How it stands."""
        with QSignalBlocker(self.lock_after):
            self.lock_after.setCurrentIndex(self.lock_after.findData(standing.lock_after_min))
        allowed = not standing.looking and not standing.sample
        self.lock_after.setEnabled(allowed)
        self.renew.setVisible(allowed)
        self.wrong.setText(self.tr("最近一次有人输错：{0}。").format(standing.wrong))
        self.wrong.setVisible(bool(standing.wrong))
        self.due.setText(self.tr("密钥该换了，下次打开时会自动换。"))
        self.due.setVisible(standing.due)
        self._orphan = next((way.clerk for way in standing.ways if way.clerk and not way.name), "")
        for made in (self.orphan, self.take_orphan):
            made.setVisible(bool(self._orphan) and allowed)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("没有人用时自动锁定"), "field"))
        row.addWidget(self.lock_after)
        row.addStretch(1)
        orphan = QHBoxLayout()
        orphan.addWidget(self.orphan, 1)
        orphan.addWidget(self.take_orphan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("锁定和密钥"), "section"))
        column.addLayout(row)
        column.addWidget(label(self.tr("也可以随时按 Ctrl+L 锁定。"), "quiet", wrap=True))
        column.addWidget(self.wrong)
        column.addWidget(self.due)
        column.addLayout(orphan)
        column.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot(int)
    def _on_minutes(self, _row: int) -> None:
        self.lock_after_chosen.emit(int(self.lock_after.currentData()))

    @Slot()
    def _on_orphan(self) -> None:
        self.orphan_pressed.emit(self._orphan)
