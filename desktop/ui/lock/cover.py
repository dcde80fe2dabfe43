"""What shows in the place of every window while it is locked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import errors
from desktop.ui import theme
from desktop.ui.doorway.unlock_view import UnlockView
from desktop.ui.doorway.waiting import Tries
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import label

_WIDE_PX, _EDGE_PX = 520, 24


class LockCover(QWidget):
    """A window with nothing of the records in it, not even in its title.

    Args:
        tries: how many there are left.

    Signals:
        unlock_wanted: what was typed, and the id of whose it is.
        leave_wanted: the clerk closes it.
        leave_agreed: though something is not saved.
    """

    unlock_wanted = Signal(str, str)
    leave_wanted = Signal()
    leave_agreed = Signal()

    def __init__(self, tries: Tries) -> None:
        super().__init__()
        theme.set_role(self, "page")
        self.setWindowTitle(self.tr("新时代文明实践站"))
        self.view = UnlockView("", tries)
        self.view.title.setText(self.tr("已锁定"))
        self.banner = MessageBanner()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setAccessibleName(self.tr("进度"))
        self._over = False
        self._build()
        self.show_busy(busy=False)
        self.view.unlock_wanted.connect(self.unlock_wanted)
        self.banner.pressed.connect(self.leave_agreed)

    def show_busy(self, *, busy: bool) -> None:
        """What was typed is being tried."""
        self.view.setEnabled(not busy)
        self._bar.setVisible(busy)

    def show_refusal(self, error: errors.StationError) -> None:
        """Say why it stays locked."""
        self.show_busy(busy=False)
        self.banner.hide()
        words, rest = self.view.show_refusal(error)
        if isinstance(error, errors.WrongPassphrase):
            self.view.note.setText(words + self.view.note.text())  # a banner takes the field's room
            theme.set_role(self.view.note, "warn")
        elif words:
            self.banner.show_words(words, "warn", rest)

    def ask_leaving(self, unsaved: str) -> None:
        """Say what would be lost by closing now."""
        rest = self.tr("先打开，保存以后再退出；或者不保存就退出。")
        self.banner.show_words(f"{unsaved}。", "warn", rest, self.tr("不保存，退出(&X)"))

    def end(self) -> None:
        """Close it for good."""
        self._over = True
        self.view.forget()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes it closes the program, with all that belongs to that."""
        event.setAccepted(self._over)
        if not self._over:
            self.leave_wanted.emit()

    def _build(self) -> None:
        card = QFrame()
        theme.set_role(card, "card")
        card.setMaximumWidth(theme.px(_WIDE_PX))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[theme.px(_EDGE_PX)] * 4)
        inside.setSpacing(theme.px(12))
        inside.addWidget(self.banner)
        inside.addWidget(self.view, 1)
        words = self.tr("记到一半的内容都留着，打开后接着填；同步和备份照常进行。")
        inside.addWidget(label(words, "quiet", wrap=True))
        inside.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(16)] * 4)
        row.addStretch(1)
        row.addWidget(card, 8, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
