"""A station out of a backup: which file, what is in it, and its passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDir, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.doorway.scrolled import scrolled
from desktop.ui.widgets.passphrase import PassphraseLine
from desktop.ui.widgets.words import button, label


@dataclass(frozen=True, slots=True)
class Recovering:
    """What a station is built from."""

    path: Path
    passphrase: str


class RecoverView(QWidget):
    """Three steps below each other; the last opens with the ones before.

    Signals:
        preview_wanted: the `Path` of a backup.
        recover_wanted: a `Recovering`.
        back_wanted: make a new station after all.
    """

    preview_wanted = Signal(object)
    recover_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self.choose = button(self.tr("选择备份文件(&F)…"), "plain", "folder-open")
        self.contents = label("", "body", wrap=True)
        self.passphrase = PassphraseLine(self.tr("这份备份的口令"))
        self.go = button(self.tr("恢复(&R)"), "primary")
        self.back = button(self.tr("返回(&B)"), "plain")
        self._build(place)
        self._allow(allowed=False)
        self.choose.clicked.connect(self._on_choose)
        self.go.clicked.connect(self._on_go)
        self.back.clicked.connect(self.back_wanted)
        self.passphrase.line.returnPressed.connect(self._on_go)

    def focus_target(self) -> QWidget:
        """What gets the keyboard."""
        return self.choose

    def show_preview(self, lines: Sequence[str]) -> None:
        """Say what is in the chosen file, and ask for its passphrase."""
        self.contents.setText("\n".join((self._path.name, *lines)))
        self._allow(allowed=True)
        self.passphrase.line.setFocus()

    def show_refused(self) -> None:
        """The chosen file will not do."""
        self.contents.setText("")
        self._allow(allowed=False)
        self.choose.setFocus()

    def try_again(self) -> None:
        """After a wrong passphrase: keep it, select it."""
        self.passphrase.line.setFocus()
        self.passphrase.line.selectAll()

    def look_into(self, path: Path) -> None:
        """Take a file as the chosen one."""
        self._path = path
        self.preview_wanted.emit(path)

    def _allow(self, *, allowed: bool) -> None:
        self.contents.setVisible(allowed)
        self._field.setVisible(allowed)
        self.passphrase.setVisible(allowed)
        self.go.setEnabled(allowed)

    def _build(self, place: str) -> None:
        self._field = label(self.tr("这份备份的口令"), "field")
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.go)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(label(self.tr("从备份恢复"), "title"))
        words = self.tr(
            "插上存着备份的 U 盘，选以 .station 结尾的文件。"
            "资料、照片和设置都会恢复，备份文件不会改动。"
        )
        column.addWidget(label(words, "body", wrap=True))
        column.addLayout(row)
        column.addWidget(self.contents)
        column.addWidget(self._field)
        column.addWidget(self.passphrase)
        column.addStretch(1)
        column.addWidget(label(self.tr("将恢复到：{0}").format(place), "quiet", wrap=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        whole.addWidget(scrolled(inside), 1)
        whole.addLayout(foot)

    @Slot()
    def _on_choose(self) -> None:
        title = self.tr("选一份备份")
        wanted = self.tr("站点备份 (*.station *.zip);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self, title, QDir.homePath(), wanted)
        if name:
            self.look_into(Path(name))

    @Slot()
    def _on_go(self) -> None:
        if self.passphrase.text():
            self.recover_wanted.emit(Recovering(self._path, self.passphrase.text()))
        else:
            self.passphrase.line.setFocus()
