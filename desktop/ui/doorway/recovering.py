"""What the page of a backup or handover file asks for, begun as errands of the doorway."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Slot

from desktop.ui.doorway.recover_view import Recovering, RecoverView, TakingOver
from desktop.ui.doorway.ways import Contents, RecoverWays, Start


class RecoverErrands(QObject):
    """Looks into a file, and builds a station from it.

    No child of the doorway, whose methods it holds: collected together they would end the program.

    Args:
        view: the page.
        ways: how it is done.
        start: of the doorway.
        take: called with what opens the station.
    """

    def __init__(
        self,
        view: RecoverView,
        ways: RecoverWays,
        start: Start,
        take: Callable[[object], None],
    ) -> None:
        super().__init__()
        self._view, self._ways, self._start, self._take = view, ways, start, take
        view.preview_wanted.connect(self._on_preview)
        view.recover_wanted.connect(self._on_recover)
        view.takeover_wanted.connect(self._on_takeover)

    @Slot(object)
    def _on_preview(self, path: Path) -> None:
        words = self.tr("正在看里面有什么……")
        self._start(words, partial(self._ways.preview, path), self._on_previewed)

    def _on_previewed(self, found: object) -> None:
        self._view.show_preview(cast("Contents", found))

    @Slot(object)
    def _on_recover(self, wanted: Recovering) -> None:
        words = self.tr("正在恢复，请不要拔 U 盘……")
        self._start(words, partial(self._ways.recover, wanted), self._take)

    @Slot(object)
    def _on_takeover(self, wanted: TakingOver) -> None:
        words = self.tr("正在接手，请不要拔 U 盘……")
        self._start(words, partial(self._ways.take_over, wanted), self._take)
