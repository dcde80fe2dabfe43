"""Long work under way: what, how many of how many, how long, and a way to stop it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import button, label

_TICK_MS = 1_000


class ProgressPanel(QFrame):
    """A card with a bar and 取消.

    Args:
        clock: seconds, rising; for the time that is left.
        parent: the Qt parent.

    Signals:
        cancel_pressed: the clerk wants it to stop.
    """

    cancel_pressed = Signal()

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._clock = clock
        self._began = clock()
        self._done = self._total = 0
        self._unit = ""
        self._what = label("", "section")
        # In lines, as large text needs; and what has no height for a width has none in a card.
        self._how_far = label("", "quiet", wrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._cancel = button(self.tr("取消(&C)"), "plain")
        # The mouse leaves the keyboard where it is: what is pressed once is gone.
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self._tell)
        self._cancel.clicked.connect(self._on_cancel)
        self._build()
        self.hide()

    def begin(self, what: str, unit: str = "", *, can_cancel: bool = True) -> None:
        """Show work that starts now.

        Args:
            what: for example 正在导入花名册.
            unit: measure word of what is counted, for example 人.
            can_cancel: whether it may be stopped.
        """
        self._began, self._done, self._total, self._unit = self._clock(), 0, 0, unit
        self._what.setText(what)
        self._cancel.setEnabled(True)
        self._cancel.setVisible(can_cancel)
        self._tell()
        self._ticker.start()
        self.show()

    @Slot(int, int)
    def advance(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 means not known yet."""
        self._done, self._total = done, total
        self._tell()

    def end(self) -> None:
        """Hide it."""
        self._ticker.stop()
        self.hide()

    @property
    def words(self) -> str:
        """What it says about how far the work is."""
        return self._how_far.text()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.addWidget(self._what)
        words.addWidget(self._bar)
        words.addWidget(self._how_far)
        self._bar.setAccessibleName(self.tr("进度"))
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(16)] * 4)
        row.setSpacing(theme.px(16))
        row.addLayout(words, 1)
        row.addWidget(self._cancel)

    @Slot()
    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._what.setText(self.tr("正在停下……"))
        self.cancel_pressed.emit()

    @Slot()
    def _tell(self) -> None:
        self._bar.setRange(0, self._total)
        self._bar.setValue(self._done)
        passed = self._clock() - self._began
        parts = [self._counted(), self.tr("已用 {0}").format(self._duration(passed))]
        if self._total and self._done and self._done < self._total and passed > 2:
            left = passed / self._done * (self._total - self._done)
            parts.append(self.tr("大约还要 {0}").format(self._duration(left)))
        self._how_far.setText(" · ".join(part for part in parts if part))

    def _counted(self) -> str:
        if not self._total:
            counts = bool(self._done and self._unit)
            return f"{self._done:,} {self._unit}" if counts else self.tr("准备中")
        return f"{self._done:,} / {self._total:,} {self._unit}".rstrip()

    def _duration(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        if minutes:
            return self.tr("{0} 分 {1} 秒").format(minutes, rest)
        return self.tr("{0} 秒").format(rest)
