"""The recovery sheet of a station that is new on this PC: made, printed or kept as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from desktop.services.paper.papers import Sheet
    from desktop.ui.doorway.first_steps_view import FirstStepsView
    from desktop.ui.doorway.ways import RecoveryPaper, Start


class FirstPaper(QObject):
    """What the step of the recovery sheet asks for.

    No child of the doorway, whose methods it holds: collected together they would end the program.

    Args:
        view: the step.
        start: of the doorway.
    """

    def __init__(self, view: FirstStepsView, start: Start) -> None:
        super().__init__()
        self._view, self._start = view, start
        view.print_pressed.connect(self._on_print)
        view.save_wanted.connect(self._on_save)

    def make(self, task: Callable[[], object]) -> None:
        """Begin with the sheet; it can be read about meanwhile."""
        self._start(self.tr("正在生成恢复单……"), task, self._on_sheet, beside=True)

    def _on_sheet(self, paper: object) -> None:
        self._view.show_paper(cast("RecoveryPaper", paper))

    @Slot()
    def _on_print(self) -> None:
        sheet = self._view.sheet
        if sheet is not None:
            # Qt's printing takes a while to load, and the door opens every day.
            from desktop.ui.paper.at_once import print_at_once

            task = partial(print_at_once, sheet.pdf, sheet.title)
            self._start(self.tr("正在打印……"), task, self._on_printed)

    def _on_printed(self, printer: object) -> None:
        words = self.tr("已交给打印机「{0}」。取到纸以后锁好。")
        self._view.show_kept(words.format(printer))

    @Slot(object)
    def _on_save(self, path: Path) -> None:
        sheet = self._view.sheet
        if sheet is not None:
            task = partial(_saved, sheet, path)
            self._start(self.tr("正在保存……"), task, self._on_saved)

    def _on_saved(self, name: object) -> None:
        words = self.tr("已保存为「{0}」。印出来以后，请把这个文件删掉。")
        self._view.show_kept(words.format(name))


def _saved(sheet: Sheet, path: Path) -> str:
    from desktop.services.paper import papers

    papers.save(sheet, path)
    return path.name
