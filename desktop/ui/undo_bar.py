"""How far a long undo is, in the card that bears the window's messages."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Slot

from desktop import errors
from desktop.ui.undo_actions import UndoActions
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.progress import ProgressPanel


class UndoBar(QObject):
    """Shows the bar while it is needed, and passes the clerk's cancel on.

    Args:
        undo: 撤销 and 重做.
        banner: of the window, in its card.
        parent: the Qt parent.
    """

    def __init__(self, undo: UndoActions, banner: MessageBanner, parent: QObject) -> None:
        super().__init__(parent)
        self._undo, self._banner = undo, banner
        undo.begun.connect(self._on_begun)
        undo.advanced.connect(self._on_advanced)
        undo.ended.connect(self._on_ended)
        undo.stopped.connect(self._on_stopped)

    @cached_property
    def progress(self) -> ProgressPanel:
        """The bar; made when it is first needed.

        Raises:
            errors.ProgramError: the banner stands in no card.
        """
        card = self._banner.parentWidget()
        if not isinstance(card, Notices):
            raise errors.ProgramError(what="消息不在卡片里")
        card.progress.cancel_pressed.connect(self._undo.stop)
        return card.progress

    @Slot(str)
    def _on_begun(self, words: str) -> None:
        self._banner.hide()
        self.progress.begin(words, self.tr("处"))

    @Slot(int, int)
    def _on_advanced(self, done: int, total: int) -> None:
        self.progress.advance(done, total)

    @Slot()
    def _on_ended(self) -> None:
        self.progress.end()

    @Slot()
    def _on_stopped(self) -> None:
        self._banner.show_words(self.tr("已取消，什么都没有改动。"))
