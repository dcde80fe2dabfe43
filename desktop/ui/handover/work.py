"""What 设置 › 交接 does: brings the county what waits, makes the file, prints, empties the PC."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.errand import Errand
from desktop.background.lane import Job
from desktop.services.access.this_pc import ThisPc
from desktop.services.handover.county_first import Brought
from desktop.ui.handover import verbs
from desktop.ui.handover.section import HandoverSection
from desktop.ui.handover.verbs import HandedOver, HandOver, PrepareWipe, Standing, ToWipe
from desktop.ui.widgets.notices import Notices


class HandoverWork(QObject):
    """The work behind the section 交接.

    Args:
        door: to the station.
        here: this PC; a guess at the code costs what it can bear.
        section: shows it.
        notices: where outcomes are told.
        parent: the screen.

    Signals:
        paper_wanted: name of a template in 打印.
        wipe_wanted: a `ToWipe`: close everything and empty this PC.
    """

    paper_wanted = Signal(str)
    wipe_wanted = Signal(object)

    def __init__(
        self,
        door: Door,
        here: ThisPc | None,
        section: HandoverSection,
        notices: Notices,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._door, self._here, self._section, self._window = door, here, section, parent
        self._banner, self._progress = notices.banner, notices.progress
        self._job: Job | None = None
        self._target = Path()
        self._made: HandedOver | None = None
        self._errand = Errand(self)
        self._errand.done.connect(self._on_errand)
        self._errand.failed.connect(self._on_failed)
        section.begin_pressed.connect(self._choose_target)
        section.print_code_pressed.connect(self._print_code)
        section.save_code_pressed.connect(self._choose_code_file)
        section.sheet_pressed.connect(self._on_sheet)
        section.file_pressed.connect(self._choose_file)
        section.wipe_pressed.connect(self._choose_proof)
        notices.progress.cancel_pressed.connect(self._cancel)

    def look(self) -> None:
        """Ask how it stands."""
        self._door.read(self, verbs.standing, self._on_standing)

    def _on_standing(self, found: Standing) -> None:
        self._section.show_standing(found)

    # --- the file ---------------------------------------------------------------------------

    @Slot()
    def _choose_target(self) -> None:
        day = f"{dt.date.today():%Y%m%d}"
        start = str(Path(QDir.homePath()) / self.tr("移交 {0}.station").format(day))
        title = self.tr("移交文件放在哪里（U 盘）")
        wanted = self.tr("移交文件 (*.station)")
        name, _ = QFileDialog.getSaveFileName(self._window, title, start, wanted)
        if name:
            self.hand_over_to(Path(name))

    def hand_over_to(self, target: Path) -> None:
        """First the county, then the file."""
        self._target = target
        self._begin(self.tr("正在同步"), self.tr("处变动"))
        self._job = self._door.talk(
            self, verbs.Bring(), self._on_brought, self._on_failed, self._progress.advance
        )

    def _on_brought(self, brought: Brought) -> None:
        self._begin(self.tr("正在装移交文件"), self.tr("部分"))
        self._job = self._door.keep(
            self,
            HandOver(self._target, brought, self._here),
            self._on_made,
            self._on_failed,
            self._progress.advance,
        )

    def _on_made(self, made: HandedOver) -> None:
        self._end()
        self._made = made
        self._section.show_handed_over(made)

    # --- its papers -------------------------------------------------------------------------

    @Slot()
    def _print_code(self) -> None:
        if self._made is not None and not self._errand.under_way:
            # Qt's printing takes a while to load.
            from desktop.ui.paper.at_once import print_at_once

            sheet = self._made.sheet
            self._begin(self.tr("正在打印"), "")
            self._errand.run(partial(print_at_once, sheet.pdf, sheet.title))

    @Slot()
    def _choose_code_file(self) -> None:
        start = str(Path(QDir.homePath()) / self.tr("接手码.pdf"))
        title = self.tr("接手码存在哪里（不要放在移交文件旁边）")
        name, _ = QFileDialog.getSaveFileName(self._window, title, start, "PDF (*.pdf)")
        if name:
            self.save_code_to(Path(name))

    def save_code_to(self, target: Path) -> None:
        """Write the paper with the code as a file."""
        if self._made is not None and not self._errand.under_way:
            self._begin(self.tr("正在保存"), "")
            self._errand.run(partial(_saved, self._made, target))

    @Slot(object)
    def _on_errand(self, name: str) -> None:
        self._end()
        words = self.tr("已交给「{0}」。取到纸以后当面交给接手人；存成文件的，印完请删掉。")
        self._banner.show_words(words.format(name), "good")

    @Slot()
    def _on_sheet(self) -> None:
        self.paper_wanted.emit("handover-sheet")

    # --- the emptied PC ---------------------------------------------------------------------

    @Slot()
    def _choose_file(self) -> None:
        title, wanted = self.tr("选这台电脑做的移交文件"), self.tr("移交文件 (*.station)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, QDir.homePath(), wanted)
        self._section.show_file(Path(name) if name else None)

    @Slot()
    def _choose_proof(self) -> None:
        day = f"{dt.date.today():%Y%m%d}"
        start = str(Path(QDir.homePath()) / self.tr("清除证明 {0}.pdf").format(day))
        title = self.tr("清除证明放在哪里（U 盘）")
        name, _ = QFileDialog.getSaveFileName(self._window, title, start, "PDF (*.pdf)")
        if name:
            self.wipe(Path(name))

    def wipe(self, target: Path) -> None:
        """Look whether it may be, then ask the session to close and do it."""
        self._begin(self.tr("正在核对移交文件，告诉县里这台电脑停用"), "")
        verb = PrepareWipe(self._section.file, self._section.typed, target)
        self._job = self._door.work(
            self, verb, self._on_prepared, self._on_failed, self._progress.advance
        )

    def _on_prepared(self, ready: ToWipe) -> None:
        self._end()
        self.wipe_wanted.emit(ready)

    # --- how far it is ----------------------------------------------------------------------

    @Slot(object)
    def _on_failed(self, error: errors.StationError) -> None:
        self._end()
        self._banner.show_error(error)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _begin(self, what: str, unit: str) -> None:
        self._banner.hide()
        self._section.allow(allowed=False)
        self._progress.begin(what, unit)

    def _end(self) -> None:
        self._job = None
        self._progress.end()
        self._section.allow(allowed=True)


def _saved(made: HandedOver, target: Path) -> str:
    from desktop.services.paper import papers

    papers.save(made.sheet, target)
    return target.name
