"""What somebody asks of the station about their own data, as the clerk does it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.background.door import Door
from desktop.model.audited import ASKED
from desktop.services.desk import Desk
from desktop.ui.lists.moving import Moving

if TYPE_CHECKING:
    # Loaded when somebody first asks; most days nobody does.
    from desktop.services.person.foreseen import Foreseen
    from desktop.ui.roster.erase_dialog import EraseDialog


class RightsFlow(QObject):
    """Exports and erases; the banner of the list tells what became of it.

    Args:
        door: to the records.
        moving: says what became of it.
        window: parent of dialogs.

    Signals:
        erased: id of somebody who is no longer anybody.
    """

    erased = Signal(str)

    def __init__(self, door: Door, moving: Moving, window: QWidget) -> None:
        super().__init__(window)
        self._door, self._moving, self._window = door, moving, window

    def export(self, volunteer: str, name: str) -> None:
        """Ask where to, and write all about somebody there."""
        start = str(Path(QDir.homePath()) / self.tr("{0}的全部资料.json").format(name))
        title = self.tr("导出全部资料")
        kinds = self.tr("JSON 文件 (*.json)")
        chosen, _ = QFileDialog.getSaveFileName(self._window.window(), title, start, kinds)
        if chosen:
            self.export_to(volunteer, Path(chosen))

    def export_to(self, volunteer: str, target: Path) -> None:
        """Write all about somebody to a file."""
        target = target if target.suffix else target.with_suffix(".json")
        verb = _Export(volunteer, target)
        self._moving.do(verb, partial(self._on_exported, target))

    def _on_exported(self, target: Path, _answer: tuple[None, str]) -> None:
        words = self.tr("已写成「{0}」，里面有完整的证件号码，没有加密，请交给本人。")
        self._moving.say(words.format(target.name))

    def mark(self, volunteer: str) -> None:
        """Say of what was just saved that the person asked for it."""
        self._door.write(self, _Mark(volunteer), self._on_marked)

    def _on_marked(self, _words: str) -> None:
        """The history says it; a receipt is one entry of the menu away."""

    def erase(self, volunteer: str) -> None:
        """Say what would be done, and ask."""
        self._door.read(self, _Foresee(volunteer), partial(self._on_foreseen, volunteer))

    def _on_foreseen(self, volunteer: str, told: Foreseen) -> None:
        from desktop.ui.roster.erase_dialog import EraseDialog

        dialog = EraseDialog(told, self._window.window())
        dialog.accepted.connect(partial(self._on_sure, volunteer, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_sure(self, volunteer: str, dialog: EraseDialog) -> None:
        self._moving.do(_Erase(volunteer, dialog.why), partial(self._on_erased, volunteer))

    def _on_erased(self, volunteer: str, _answer: tuple[str, str]) -> None:
        self._moving.say(self.tr("个人资料已删除；时长和次数还在合计里。"))
        self.erased.emit(volunteer)


@dataclass(frozen=True, slots=True)
class _Export:
    volunteer: str
    target: Path

    def __call__(self, desk: Desk) -> None:
        from desktop.services.person import dossier_file

        dossier_file.write(desk, self.volunteer, self.target, ASKED)


@dataclass(frozen=True, slots=True)
class _Mark:
    volunteer: str

    def __call__(self, desk: Desk) -> str:
        from desktop.services.person import correcting

        return correcting.mark(desk, self.volunteer, ASKED)


@dataclass(frozen=True, slots=True)
class _Foresee:
    volunteer: str

    def __call__(self, desk: Desk) -> Foreseen:
        from desktop.services.person import foreseen

        return foreseen.foresee(desk, self.volunteer)


@dataclass(frozen=True, slots=True)
class _Erase:
    volunteer: str
    why: str

    def __call__(self, desk: Desk) -> str:
        from desktop.services.person import erasing

        return erasing.erase(desk, self.volunteer, self.why).called
