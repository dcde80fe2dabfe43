"""The key of ID numbers from one PC of the station to another: asked for and done."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.ui.sync import files
from desktop.ui.sync.pairing_dialog import PairingDialog
from desktop.ui.sync.recovery_code_dialog import RecoveryCodeDialog
from desktop.ui.sync.renew_key_dialog import RenewKeyDialog

_Dialog = PairingDialog | RecoveryCodeDialog | RenewKeyDialog


class Pairing(QObject):
    """The work behind the pairing file and the code of a recovery sheet.

    Args:
        door: to the station.
        parent: the page.

    Signals:
        opened: this PC has the key now, or another one.
    """

    opened = Signal()

    def __init__(self, door: Door, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._page = door, parent
        self.dialog: _Dialog | None = None

    @Slot()
    def begin_writing(self) -> None:
        """Ask for a passphrase and a place."""
        self._open(writing=True).given.connect(self._choose_target)

    @Slot()
    def begin_reading(self) -> None:
        """Ask for the passphrase and the file."""
        self._open(writing=False).given.connect(self._choose_source)

    @Slot(str)
    def _choose_target(self, secret: str) -> None:
        start = str(Path(QDir.homePath()) / self.tr("证件号钥匙.pairing"))
        title = self.tr("配对文件写到哪里（建议选 U 盘）")
        name, _ = QFileDialog.getSaveFileName(
            self.dialog, title, start, self.tr("配对文件 (*.pairing)")
        )
        if name:
            self.write(Path(name), secret)

    def write(self, target: Path, secret: str) -> None:
        """Write the file."""
        self._show_busy()
        self._door.talk(self, files.WritePairing(target, secret), self._on_done, self._on_failed)

    @Slot(str)
    def _choose_source(self, secret: str) -> None:
        name, _ = QFileDialog.getOpenFileName(self.dialog, self.tr("选配对文件"), QDir.homePath())
        if name:
            self.read(Path(name), secret)

    def read(self, source: Path, secret: str) -> None:
        """Take the key in."""
        self._show_busy()
        self._door.talk(self, files.ReadPairing(source, secret), self._on_read, self._on_failed)

    @Slot()
    def begin_typing(self) -> None:
        """Ask for the code of a recovery sheet."""
        dialog = RecoveryCodeDialog(self._page)
        dialog.given.connect(self.take)
        self._show(dialog)

    @Slot(str)
    def take(self, code: str) -> None:
        """Take the key by it."""
        self._show_busy()
        self._door.talk(self, files.TakeBySheet(code), self._on_read, self._on_failed)

    @Slot()
    def begin_renewing(self) -> None:
        """Say what another key means, and ask."""
        dialog = RenewKeyDialog(self._page)
        dialog.wanted.connect(self.renew)
        self._show(dialog)

    @Slot()
    def renew(self) -> None:
        """Another key in the place of this one."""
        self._show_busy()
        self._door.talk(self, files.renew_key, self._on_read, self._on_failed)

    def _on_read(self, words: str) -> None:
        self._on_done(words)
        self.opened.emit()

    def _on_done(self, words: str) -> None:
        if (dialog := self._there()) is not None:
            dialog.show_done(words)

    def _on_failed(self, error: errors.StationError) -> None:
        if (dialog := self._there()) is not None:
            dialog.show_error(error)

    def _open(self, *, writing: bool) -> PairingDialog:
        dialog = PairingDialog(writing=writing, parent=self._page)
        self._show(dialog)
        return dialog

    def _show(self, dialog: _Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _show_busy(self) -> None:
        if (dialog := self._there()) is not None:
            dialog.show_busy(True)

    def _there(self) -> _Dialog | None:
        there = self.dialog is not None and shiboken6.isValid(self.dialog)
        return self.dialog if there else None
