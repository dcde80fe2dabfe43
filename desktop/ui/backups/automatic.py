"""When the window backs up by itself: some time after the start, and before it closes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.model.backup_rotation import QUIT, START
from desktop.ui import theme
from desktop.ui.backups.automatic_verb import Automatic, News
from desktop.ui.widgets.words import button, label

#: The clerk's first steps come first.
START_AFTER_MS = 15_000
#: A backup that is done by then is not worth a dialog.
PATIENCE_MS = 400


class AutomaticBackups(QObject):
    """Backs up without being asked, quietly.

    Args:
        door: to the station.
        parent: the Qt parent.

    Signals:
        under_way: whether one is being made now.
        told: a `News`, after each.
        over: the last one, before closing, is done or was skipped.
    """

    under_way = Signal(bool)
    told = Signal(object)
    over = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._job: Job | None = None
        self._leaving = self._left = False
        self._dialog: SavingDialog | None = None
        self._timer = QTimer(self, interval=START_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.begin)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._show_dialog)

    def start(self) -> None:
        """Make the first one after a while."""
        self._timer.start()

    def stop(self) -> None:
        """Make no more, nor wait for one; the lane ends what runs."""
        self._left = True
        self._timer.stop()
        self._patience.stop()

    @Slot()
    def begin(self, reason: str = START) -> None:
        """Make one now, unless one is being made."""
        if self._job is not None:
            return
        self.under_way.emit(True)
        self._job = self._door.keep(
            self, Automatic(reason), self._on_done, self._on_failed, self._on_progress
        )

    def may_close(self, window: QWidget) -> bool:
        """Whether the window may close now; else `over` says when.

        Args:
            window: what the dialog stands before.
        """
        # When the whole system shuts down it waits for nobody; the next start makes up for it.
        if self._left or system_shuts_down():
            return True
        if not self._leaving:
            self._leaving = True
            self._timer.stop()
            self._dialog = SavingDialog(window)
            self._dialog.skipped.connect(self._on_skipped)
            self._patience.start()
            if self._job is None:
                self.begin(QUIT)
        return False

    @Slot()
    def _show_dialog(self) -> None:
        if self._dialog is not None and not self._left:
            self._dialog.open()

    def _on_progress(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(done, total)

    def _on_done(self, news: News) -> None:
        self._end()
        self.told.emit(news)

    def _on_failed(self, error: errors.StationError) -> None:
        self._end()
        if not isinstance(error, errors.Cancelled):
            self.told.emit(News(False, (str(error),), ""))

    def _end(self) -> None:
        self._job = None
        self.under_way.emit(False)
        if self._leaving:
            self._leave()

    @Slot()
    def _on_skipped(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._leave()

    def _leave(self) -> None:
        if self._left:
            return
        self._left = True
        self._patience.stop()
        if self._dialog is not None:
            self._dialog.hide()
        self.over.emit()


def system_shuts_down() -> bool:
    """Whether the window is closed because the user logs out or the PC is switched off."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()


class SavingDialog(QDialog):
    """正在保存备份, with a way past it.

    Signals:
        skipped: the clerk does not want to wait.
    """

    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("正在退出"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(420))
        self.skip = button(self.tr("不等了，直接退出(&X)"), "plain")
        # Enter, still held from what closed the window, must not skip it: Tab leads there.
        self.skip.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setAccessibleName(self.tr("进度"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(label(self.tr("正在保存备份……"), "section"))
        column.addWidget(self._bar)
        words = self.tr("今天记的都已保存在这台电脑上。备份没做完就退出也不会丢，下次打开会补做。")
        column.addWidget(label(words, "quiet", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.skip)
        column.addLayout(row)
        self.skip.clicked.connect(self.skipped)
        self.rejected.connect(self.skipped)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
