"""The window before the window: unlocks a station, makes or recovers one; never freezes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.config import Home
from desktop.ui import theme
from desktop.ui.doorway.founding_view import Founding, FoundingView
from desktop.ui.doorway.recover_view import Recovering, RecoverView
from desktop.ui.doorway.unlock_view import UnlockView
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import label

WIDTH_PX, HEIGHT_PX = 880, 640


class Runner(Protocol):
    """What takes slow work off the window's thread: `background.errand.Errand`."""

    @property
    def done(self) -> SignalInstance:
        """What the work gave."""
        ...

    @property
    def failed(self) -> SignalInstance:
        """The error it raised."""
        ...

    @property
    def under_way(self) -> bool:
        """Whether an answer is still to come."""
        ...

    def run(self, task: Callable[[], object]) -> None:
        """Start."""
        ...


@dataclass(frozen=True, slots=True)
class RecoverWays:
    """How a station comes out of a backup.

    Args:
        preview: from a file to lines on what is in it.
        recover: builds the station and gives its key.
    """

    preview: Callable[[Path], list[str]]
    recover: Callable[[Recovering], object]


class Doorway(QWidget):
    """Unlocks the station of a folder, or makes one there.

    Args:
        home: the folder.
        errand: takes the slow work.
        unlock: from a passphrase to the station's key.
        found: makes a station and gives its key.
        ways: how a station comes out of a backup; None where that is not offered.
        parent: the Qt parent.

    Signals:
        opened: the station's key.
        closed: the clerk gave up.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(
        self,
        home: Home,
        errand: Runner,
        unlock: Callable[[str], object],
        found: Callable[[Founding], object],
        ways: RecoverWays | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._errand, self._unlock, self._found, self._ways = errand, unlock, found, ways
        self._through = self._previewing = False
        self._stack = QStackedWidget()
        theme.set_role(self._stack, "panel")
        self.banner = MessageBanner()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._busy = label("", "quiet")
        self.view: UnlockView | FoundingView | RecoverView
        if home.records.exists() or home.keys.exists():
            self.view = UnlockView(str(home.path))
            self.view.unlock_wanted.connect(self._on_unlock)
        else:
            self._founding = FoundingView(str(home.path), can_recover=ways is not None)
            self._founding.found_wanted.connect(self._on_found)
            self._founding.recover_wanted.connect(self._on_recover_wanted)
            self._recovering = RecoverView(str(home.path))
            self._recovering.preview_wanted.connect(self._on_preview)
            self._recovering.recover_wanted.connect(self._on_recover)
            self._recovering.back_wanted.connect(self._on_back)
            self._stack.addWidget(self._founding)
            self._stack.addWidget(self._recovering)
            self.view = self._founding
        self._build()
        errand.done.connect(self._on_done)
        errand.failed.connect(self._on_failed)
        self.view.focus_target().setFocus()

    @Slot(str)
    def _on_unlock(self, passphrase: str) -> None:
        self._start(self.tr("正在打开……"), partial(self._unlock, passphrase))

    @Slot(object)
    def _on_found(self, founding: Founding) -> None:
        self._start(self.tr("正在建站……"), partial(self._found, founding))

    @Slot()
    def _on_recover_wanted(self) -> None:
        self._turn_to(self._recovering)

    @Slot()
    def _on_back(self) -> None:
        self._turn_to(self._founding)

    @Slot(object)
    def _on_preview(self, path: Path) -> None:
        if self._ways is not None and not self._errand.under_way:
            self._previewing = True
            self._start(self.tr("正在看里面有什么……"), partial(self._ways.preview, path))

    @Slot(object)
    def _on_recover(self, wanted: Recovering) -> None:
        if self._ways is not None:
            self._start(self.tr("正在恢复，请不要拔 U 盘……"), partial(self._ways.recover, wanted))

    def _turn_to(self, view: FoundingView | RecoverView) -> None:
        self.banner.hide()
        self.view = view
        self._stack.setCurrentWidget(view)
        view.focus_target().setFocus()

    def unlock_with(self, passphrase: str) -> None:
        """Try a passphrase that came with the start of the program."""
        self._on_unlock(passphrase)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it unopened ends the program."""
        super().closeEvent(event)
        if not self._through:
            self.closed.emit()

    def _start(self, words: str, task: Callable[[], object]) -> None:
        if self._errand.under_way:
            return
        self.banner.hide()
        self._busy.setText(words)
        self._show_busy(busy=True)
        self._errand.run(task)

    @Slot(object)
    def _on_done(self, master: object) -> None:
        self._show_busy(busy=False)
        if self._previewing:
            self._previewing = False
            self._recovering.show_preview([str(line) for line in cast("list[str]", master)])
            return
        self._through = True
        self.opened.emit(master)

    @Slot(object)
    def _on_failed(self, error: errors.StationError) -> None:
        self._show_busy(busy=False)
        previewing, self._previewing = self._previewing, False
        if isinstance(self.view, FoundingView) and self.view.show_refusal(error):
            return
        self.banner.show_error(error)
        if previewing:
            self._recovering.show_refused()
        elif isinstance(self.view, UnlockView | RecoverView):
            self.view.try_again()

    def _show_busy(self, *, busy: bool) -> None:
        self.view.setEnabled(not busy)
        self._bar.setVisible(busy)
        self._busy.setVisible(busy)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self.tr("新时代文明实践站"))
        theme.set_role(self, "page")
        self.setMinimumSize(theme.px(720), theme.px(520))
        self.resize(theme.px(WIDTH_PX), theme.px(HEIGHT_PX))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._poster())
        row.addWidget(self._right(), 1)
        self._show_busy(busy=False)

    def _poster(self) -> QWidget:
        poster = QFrame()
        theme.set_role(poster, "poster-side")
        poster.setFixedWidth(theme.px(280))
        column = QVBoxLayout(poster)
        column.setContentsMargins(*[theme.px(32)] * 4)
        column.setSpacing(theme.px(12))
        column.addStretch(1)
        name = label(self.tr("新时代文明实践站"), "poster-title")
        column.addWidget(name)
        for words in (
            self.tr("花名册、活动、时长、证书，一处记好。"),
            self.tr("不联网也能用。"),
            self.tr("资料加密保存在这台电脑上。"),
        ):
            column.addWidget(label(words, "poster", wrap=True))
        column.addStretch(2)
        return poster

    def _right(self) -> QWidget:
        right = QFrame()
        theme.set_role(right, "panel")
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.px(40), theme.px(32), theme.px(32), theme.px(24))
        column.setSpacing(theme.px(16))
        column.addWidget(self.banner)
        if self._stack.count() == 0:
            self._stack.addWidget(self.view)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        self._bar.setFixedWidth(theme.px(120))
        self._bar.setAccessibleName(self.tr("进度"))
        foot.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._busy, 1)
        column.addLayout(foot)
        return right
