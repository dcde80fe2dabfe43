"""What the dialogue 接入县平台 asks for, done through the door."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.ui.sync import files
from desktop.ui.sync.address_dialog import AddressDialog
from desktop.ui.sync.enrol_dialog import EnrolDialog
from desktop.ui.sync.shown import Standing


class Joining(QObject):
    """The work behind the dialogue.

    Args:
        door: to the station.
        parent: the page.

    Signals:
        joined: the station has joined its county's platform.
        asked: a request file was written.
        moved: where the county is was kept anew: what to tell.
    """

    joined = Signal()
    asked = Signal()
    moved = Signal(str)

    def __init__(self, door: Door, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._page = door, parent
        self._standing = Standing()
        self.dialog: EnrolDialog | None = None
        self.address_dialog: AddressDialog | None = None

    def show_standing(self, standing: Standing) -> None:
        """Know whether the station has joined, and where its county is."""
        self._standing = standing

    @Slot()
    def begin(self) -> None:
        """Open the dialogue."""
        now = self._standing
        dialog = EnrolDialog(self._page, again=now.refused, address=now.url, asked=now.asked)
        dialog.join_wanted.connect(self.join)
        dialog.request_wanted.connect(self._choose_request)
        dialog.reply_wanted.connect(self._choose_reply)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    @Slot(str, str)
    def join(self, address: str, code: str) -> None:
        """Over the line."""
        self._show_busy()
        self._door.talk(self, files.Join(address, code), self._on_joined, self._on_failed)

    @Slot(str)
    def _choose_request(self, code: str) -> None:
        title = self.tr("申请文件写到哪里（建议选 U 盘）")
        start = str(Path(QDir.homePath()) / self.tr("接入申请.json"))
        name, _ = QFileDialog.getSaveFileName(
            self.dialog, title, start, self.tr("申请文件 (*.json)")
        )
        if name:
            self.write_request(code, Path(name))

    def write_request(self, code: str, target: Path) -> None:
        """Write the file that asks."""
        self._show_busy()
        self._door.write(
            self, files.WriteRequest(code, target), self._on_request_written, self._on_failed
        )

    @Slot(str)
    def _choose_reply(self, code: str) -> None:
        title = self.tr("选县里给的回执文件")
        name, _ = QFileDialog.getOpenFileName(self.dialog, title, QDir.homePath())
        if name:
            self.read_reply(code, Path(name))

    def read_reply(self, code: str, source: Path) -> None:
        """Read the answer."""
        self._show_busy()
        self._door.write(self, files.ReadReply(code, source), self._on_joined, self._on_failed)

    # --- where the county is ----------------------------------------------------------------

    @Slot()
    def ask_address(self) -> None:
        """Ask for the county's new address."""
        dialog = AddressDialog(self._standing.url, self._page)
        dialog.wanted.connect(self.keep_address)
        dialog.finished.connect(dialog.deleteLater)
        self.address_dialog = dialog
        dialog.open()

    @Slot(str)
    def keep_address(self, address: str) -> None:
        """Check it with the county, and keep it."""
        if (dialog := self._asking_address()) is not None:
            dialog.show_busy(True)
        self._door.talk(self, files.NewAddress(address), self._on_moved, self._on_not_moved)

    def _on_moved(self, words: str) -> None:
        if (dialog := self._asking_address()) is not None:
            dialog.accept()
        self.moved.emit(words)

    def _on_not_moved(self, error: errors.StationError) -> None:
        if (dialog := self._asking_address()) is not None:
            dialog.show_error(error)

    def _asking_address(self) -> AddressDialog | None:
        there = self.address_dialog is not None and shiboken6.isValid(self.address_dialog)
        return self.address_dialog if there else None

    # --- the dialogue -----------------------------------------------------------------------

    def _on_request_written(self, path: str) -> None:
        if (dialog := self._open()) is not None:
            dialog.show_written(path)
        self.asked.emit()

    def _on_joined(self, found: files.Membership) -> None:
        if (dialog := self._open()) is not None:
            dialog.show_joined(found.county, found.station, found.remarks, by_file=found.by_file)
        self.joined.emit()

    def _on_failed(self, error: errors.StationError) -> None:
        if (dialog := self._open()) is not None:
            dialog.show_error(error)

    def _show_busy(self) -> None:
        if (dialog := self._open()) is not None:
            dialog.show_busy(True)

    def _open(self) -> EnrolDialog | None:
        there = self.dialog is not None and shiboken6.isValid(self.dialog)
        return self.dialog if there else None
