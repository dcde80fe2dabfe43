"""A station out of a backup: which file, what is in it, and its passphrase."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import errors
from desktop.ui import theme
from desktop.ui.doorway.scrolled import scrolled
from desktop.ui.doorway.ways import Contents
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.new_secret import NewSecretRows
from desktop.ui.widgets.passphrase import PassphraseLine
from desktop.ui.widgets.words import button, label


@dataclass(frozen=True, slots=True)
class Recovering:
    """What a station is built from."""

    path: Path
    passphrase: str


@dataclass(frozen=True, slots=True)
class TakingOver:
    """Who takes a station over.

    Args:
        path: the handover file.
        code: from the paper.
        name: of the new clerk.
        typed: the new PIN or passphrase.
        kind: which of the two.
    """

    path: Path
    code: str = field(repr=False)
    name: str
    typed: str = field(repr=False)
    kind: str


class RecoverView(QWidget):
    """Three steps below each other; the last opens with the ones before.

    Signals:
        preview_wanted: the `Path` of a backup.
        recover_wanted: a `Recovering`.
        takeover_wanted: a `TakingOver`.
        back_wanted: make a new station after all.
    """

    preview_wanted = Signal(object)
    recover_wanted = Signal(object)
    takeover_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self._handover = self._looks = False
        self.choose = button(self.tr("选择文件(&F)…"), "plain", "folder-open")
        self.contents = label("", "body", wrap=True)
        self.passphrase = PassphraseLine(self.tr("这份备份的口令，或恢复码"))
        self.name = FormRow(self.tr("您的姓名"), TextEditor(), required=True)
        self.secret = NewSecretRows(self.tr("以前的口令、PIN 和恢复单都不再有效"), self)
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

    def offer_pin(self, *, offered: bool) -> None:
        """Whether a PIN can be used on this PC."""
        self.secret.offer_pin(offered=offered)

    def show_preview(self, found: Contents) -> None:
        """Say what is in the chosen file, and ask for what opens it."""
        self._handover, self._looks = found.handover, False
        self.contents.setText("\n".join((self._path.name, *found.lines)))
        self._show_asked()
        self._allow(allowed=True)
        self.passphrase.line.setFocus()

    def put_right(self) -> None:
        """After an error that stands above: another file, or another try."""
        if self._looks:
            self._show_refused()
        else:
            self._try_again()

    def _show_refused(self) -> None:
        """The chosen file will not do."""
        self._looks = False
        self.contents.setText("")
        self._allow(allowed=False)
        self.choose.setFocus()

    def _try_again(self) -> None:
        """After a wrong passphrase: keep it, select it."""
        self.passphrase.line.setFocus()
        self.passphrase.line.selectAll()

    def show_refusal(self, error: errors.StationError) -> bool:
        """Put a refusal below the line it is about; gives whether there is one."""
        return self._handover and self.secret.show_refusal(error)

    def look_into(self, path: Path) -> None:
        """Take a file as the chosen one."""
        self._path, self._looks = path, True
        self.preview_wanted.emit(path)

    def _allow(self, *, allowed: bool) -> None:
        self.contents.setVisible(allowed)
        self._field.setVisible(allowed)
        self.passphrase.setVisible(allowed)
        self._successor.setVisible(allowed and self._handover)
        self.go.setEnabled(allowed)

    def _show_asked(self) -> None:
        code, passphrase = (
            self.tr("接手码（照抄《接手码》那张纸）"),
            self.tr("这份备份的口令，或恢复码"),
        )
        words = code if self._handover else passphrase
        self._field.setText(words)
        self.passphrase.line.setAccessibleName(words)
        # A code from paper is long and no secret of the clerk's own: it is copied by looking.
        self.passphrase.show_letters(shown=self._handover)
        self.go.setText(self.tr("接手(&R)") if self._handover else self.tr("恢复(&R)"))

    def _build(self, place: str) -> None:
        self._field = label(self.tr("这份备份的口令，或恢复码"), "field")
        self._successor = self._rows_of_successor()
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
        column.addWidget(label(self.tr("从备份恢复，或者接手"), "title"))
        words = self.tr(
            "插上存着备份或移交文件的 U 盘，选以 .station 结尾的文件。"
            "资料、照片和设置都会恢复，文件不会改动。"
        )
        column.addWidget(label(words, "body", wrap=True))
        column.addLayout(row)
        column.addWidget(self.contents)
        column.addWidget(self._field)
        column.addWidget(self.passphrase)
        column.addWidget(self._successor)
        column.addStretch(1)
        column.addWidget(label(self.tr("将恢复到：{0}").format(place), "quiet", wrap=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        whole.addWidget(scrolled(inside), 1)
        whole.addLayout(foot)

    def _rows_of_successor(self) -> QWidget:
        inside, secret = QWidget(), self.secret
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for made in (self.name, secret.first, secret.again, secret.why):
            column.addWidget(made)
        column.addWidget(secret.switch, 0, Qt.AlignmentFlag.AlignLeft)
        secret.offer_pin(offered=False)  # now that its words have a place to stand
        return inside

    @Slot()
    def _on_choose(self) -> None:
        title = self.tr("选一份备份或移交文件")
        wanted = self.tr("备份和移交文件 (*.station *.zip);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self, title, QDir.homePath(), wanted)
        if name:
            self.look_into(Path(name))

    @Slot()
    def _on_go(self) -> None:
        if self._handover:
            self._take_over()
        elif self.passphrase.text():
            self.recover_wanted.emit(Recovering(self._path, self.passphrase.text()))
        else:
            self.passphrase.line.setFocus()

    def _take_over(self) -> None:
        name = self.name.editor.value().strip()
        self.name.show_problem("" if name else self.tr("请写您的姓名"))
        if not self.passphrase.text():
            self.passphrase.line.setFocus()
        elif not name:
            self.name.editor.target().setFocus()
        elif self.secret.check():
            chosen = self.secret
            wanted = TakingOver(self._path, self.passphrase.text(), name, chosen.typed, chosen.kind)
            self.takeover_wanted.emit(wanted)
