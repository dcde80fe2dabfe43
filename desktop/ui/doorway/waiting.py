"""After wrong tries: how many are left, and a calm countdown until the next."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel

from desktop.ui import theme

_MINUTE_S = 60


class Tries(Protocol):
    """Who counts wrong tries: `services.access.this_pc.ThisPc`."""

    @property
    def left_s(self) -> int:
        """How long the next try waits still, in seconds."""
        ...

    @property
    def free_tries(self) -> int:
        """How many more wrong ones cost no waiting."""
        ...


class Waiting(QObject):
    """Tells in a label how it stands, and goes on by itself once the time is over.

    Args:
        tries: who counts; None where nobody does.
        note: where it is told.
        parent: the view.

    Signals:
        allowed: whether one may try now.
    """

    allowed = Signal(bool)

    def __init__(self, tries: Tries | None, note: QLabel, parent: QObject) -> None:
        super().__init__(parent)
        self._tries, self._note = tries, note
        self._waits = False
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self.look)

    @Slot()
    def look(self, *, wrong: bool = False) -> None:
        """How it stands now.

        Args:
            wrong: whether somebody has just erred.
        """
        if self._tries is None:
            return
        left = self._tries.left_s
        if left:
            self._tell(self._words(left))
            self._second.start()
        elif wrong:
            self._tell(self.tr("再错 {0} 次就要等一会儿。").format(self._tries.free_tries))
        elif self._waits:
            self._second.stop()
            self._tell(self.tr("可以再试了。"))
        if bool(left) != self._waits:
            self._waits = bool(left)
            self.allowed.emit(not self._waits)

    def _tell(self, words: str) -> None:
        theme.set_role(self._note, "quiet")
        self._note.setText(words)

    def _words(self, left: int) -> str:
        if left < _MINUTE_S:
            return self.tr("输错了几次，请等 {0} 秒再试，到时候就能再输。").format(left)
        minutes, seconds = divmod(left, _MINUTE_S)
        words = self.tr("输错了几次，请等 {0} 分 {1} 秒再试，到时候就能再输。")
        return words.format(minutes, seconds)
