"""The status bar, which always tells the truth: sync, work under way, the last backup."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QWidget

from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.widgets.words import button, label

#: Work shorter than this is not worth a flicker.
PATIENCE_MS = 300


class StatusLine(QStatusBar):
    """What stands at the foot of the window.

    Args:
        parent: the Qt parent.

    Signals:
        sync_pressed: the clerk wants to know more of sync.
    """

    sync_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self._line_icon = QLabel()
        self._line_icon.setPixmap(theme.picture("desktop", "quiet", 16))
        self._line = label(self.tr("资料都在这台电脑上"), "quiet")
        self._looking_only = False
        self.sync = button("", "quiet")
        self.sync.setToolTip(self.tr("看同步的情况（F5）"))
        self.sync.hide()
        self.sync.clicked.connect(self.sync_pressed)
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setFixedWidth(theme.px(80))
        self._bar.setAccessibleName(self.tr("后台工作进度"))
        self._busy = label(self.tr("正在保存……"), "quiet")
        self._backup_icon = QLabel()
        self._backup = label("", "quiet")
        self._backup_said, self._reminder, self._backing_up = ("", "quiet"), "", False
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._show_busy)
        self._quiet_line = _beside(self._line_icon, self._line)
        self.addWidget(self._quiet_line)
        self.addWidget(self.sync)
        self.addWidget(_beside(self._bar, self._busy))
        self.addPermanentWidget(_beside(self._backup_icon, self._backup))
        self._hide_busy()

    @Slot(bool)
    def show_work(self, busy: bool) -> None:
        """Show that the records are being written to; not for a moment only."""
        if not busy:
            self._patience.stop()
            self._hide_busy()
        elif self._bar.isHidden():
            self._patience.start()

    def show_looking_only(self) -> None:
        """Say for good that nothing can be saved here; the banner tells why."""
        self._looking_only = True
        self._quiet_line.show()
        self.sync.hide()
        self._line_icon.setPixmap(theme.picture("warning", "warn", 16))
        self._line.setText(self.tr("只能查看，不能保存"))
        theme.set_role(self._line, "warn")

    def show_sync(self, words: str, icon: str, tone: str) -> None:
        """Say how station and county stand to each other.

        Args:
            words: few.
            icon: name of an icon.
            tone: ``quiet``, ``good``, ``warn`` or ``note``.
        """
        if self._looking_only:
            return
        self._quiet_line.hide()
        self.sync.setText(words)
        self.sync.setIcon(theme.icon(icon, tone, 16))
        self.sync.setIconSize(theme.icon_size(16))
        self.sync.setAccessibleName(self.tr("同步：{0}").format(words))
        self.sync.setProperty("tone", tone)
        self.sync.style().unpolish(self.sync)
        self.sync.style().polish(self.sync)
        self.sync.show()

    @property
    def line_words(self) -> str:
        """What it says at its beginning."""
        return self._line.text() if self.sync.isHidden() else self.sync.text()

    @Slot(bool)
    def show_backing_up(self, under_way: bool) -> None:
        """Say that a backup is being made beside the clerk's work."""
        self._backing_up = under_way
        self._tell_of_backup()

    def show_backup(self, last: str | None, today: dt.date, reminder: str = "") -> None:
        """Show when the last backup was made.

        Args:
            last: ISO local time, or None.
            today: by the PC's clock.
            reminder: why one off this disk is due; empty if none is.
        """
        self._backup_said = self._backup_words(last, today)
        self._reminder = told(reminder)
        self._tell_of_backup()

    def _tell_of_backup(self) -> None:
        words, tone = self._backup_said
        if self._reminder:
            words, tone = self.tr("{0} · 该备份到 U 盘了").format(words), "warn"
        if self._backing_up:
            words, tone = self.tr("正在自动备份……"), "quiet"
        self._backup.setToolTip(self._reminder)
        icon = "shield-check" if tone == "quiet" else "warning"
        self._backup_icon.setPixmap(theme.picture(icon, tone, 16))
        self._backup.setText(words)
        theme.set_role(self._backup, tone)

    @property
    def backup_words(self) -> str:
        """What it says of the backup."""
        return self._backup.text()

    def _backup_words(self, last: str | None, today: dt.date) -> tuple[str, str]:
        if last is None:
            return self.tr("还没有备份"), "warn"
        days = (today - dt.datetime.fromisoformat(last).date()).days
        if days <= 0:
            return self.tr("备份 今天"), "quiet"
        if days == 1:
            return self.tr("备份 昨天"), "quiet"
        tone = "quiet" if days <= 14 else "warn"
        return self.tr("备份 {0} 天前").format(days), tone

    @Slot()
    def _show_busy(self) -> None:
        self._bar.show()
        self._busy.show()

    def _hide_busy(self) -> None:
        self._bar.hide()
        self._busy.hide()


def _beside(first: QWidget, second: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    # Where a quiet button has its icon and words, so that they do not jump as one takes turns.
    row.setContentsMargins(theme.px(8) + 1, 0, theme.px(8) + 1, 0)
    row.setSpacing(theme.px(4))
    row.addWidget(first)
    row.addWidget(second)
    return both
