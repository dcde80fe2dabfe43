"""核对二维码: what a code from somebody's paper is worth, told by this PC alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFormLayout, QFrame, QPlainTextEdit, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.paper.certificates.checking import Proof, Verdict
from desktop.ui import theme
from desktop.ui.activities.photos.chosen_files import dropped_paths
from desktop.ui.activities.photos.chosen_scans import scan_filter
from desktop.ui.paper.register.verbs import Check, ReadCode
from desktop.ui.widgets.badge import badge, retone
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

_HIGH_PX = 92
_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TONES = {
    Proof.VALID: "good",
    Proof.VOID: "bad",
    Proof.FORGED: "bad",
    Proof.OTHER_FACTS: "bad",
    Proof.UNKNOWN_KEY: "warn",
    Proof.NOT_REGISTERED: "warn",
}


class CheckDialog(FittedDialog):
    """Takes the words of a code and says what they are worth.

    Args:
        door: to the records.
        parent: the window.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._door = door
        self.setWindowTitle(self.tr("核对证书的二维码"))
        self.code = _CodeEdit()
        self.verdict = badge("")
        self.words = label("", "body", wrap=True)
        self.facts = QFrame()
        self._lines = QFormLayout(self.facts)
        self.from_picture = button(self.tr("从照片认(&F)…"), "plain", "image")
        self._check = button(self.tr("核对(&V)"), "primary", "check-circle")
        self._build()
        self._wire()
        self._tell()
        self.code.setFocus()

    def _build(self) -> None:
        how = self.tr(
            "用手机或扫码枪扫证书上的二维码，把扫出来的一串字（WMZ1. 开头）粘贴或打在这里；"
            "也可以把证书的照片拖进来。"
        )
        self.column.addWidget(label(how, "body", wrap=True))
        self.code.setAccessibleName(self.tr("扫出来的字"))
        self.code.setPlaceholderText("WMZ1.…")
        self.code.setFixedHeight(theme.px(_HIGH_PX))
        self.code.setTabChangesFocus(True)
        self.column.addWidget(self.code)
        ways = WrappedRow()
        ways.add(self.from_picture)
        self.column.addWidget(ways)
        self.column.addWidget(self.verdict)
        self.column.addWidget(self.words)
        theme.set_role(self.facts, "card")
        self._lines.setContentsMargins(*[theme.px(12)] * 4)
        self._lines.setHorizontalSpacing(theme.px(16))
        self._lines.setVerticalSpacing(theme.px(4))
        self.column.addWidget(self.facts)
        self.column.addWidget(
            label(self.tr("不用联网；只认本站电脑出具的证书。"), "quiet", wrap=True)
        )
        self.lay_foot(self._check, button(self.tr("关闭(&C)"), "plain"))

    def _wire(self) -> None:
        self.code.textChanged.connect(self._tell)
        self.code.entered.connect(self._ask)
        self.from_picture.clicked.connect(self._choose)
        self.code.setAcceptDrops(False)  # a dropped picture is read, not written down by its path
        self.setAcceptDrops(True)

    def accept(self) -> None:
        """The button checks; the dialog stays for the next one."""
        self._ask()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture of the certificate may be dropped anywhere."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.read(paths[0])

    @Slot()
    def _choose(self) -> None:
        title = self.tr("选证书的照片或扫描件")
        name, _ = QFileDialog.getOpenFileName(self, title, QDir.homePath(), scan_filter())
        if name:
            self.read(Path(name))

    def read(self, picture: Path) -> None:
        """Take the code out of a picture, and check it."""
        self._door.render(self, ReadCode(picture), self._on_read, self._on_no_code)

    def _on_read(self, code: str) -> None:
        self.code.setPlainText(code)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if typed := self._typed():
            self._door.read(self, Check(typed), self._on_verdict, self._on_no_code)

    def _typed(self) -> str:
        return "".join(self.code.toPlainText().split())

    def _on_verdict(self, answer: tuple[str, Verdict]) -> None:
        code, verdict = answer
        if code != self._typed():
            return
        words, tone = _short(verdict.proof), _TONES[verdict.proof]
        retone(self.verdict, words, tone)
        self._show(verdict.words, verdict.facts)
        self.code.selectAll()

    def _on_no_code(self, error: errors.StationError) -> None:
        happened, kept, advice = error.sentences()
        retone(self.verdict, self.tr("认不出"), "warn")
        self._show(f"{happened}{kept}{advice}", ())

    def _show(self, words: str, facts: tuple[tuple[str, str], ...]) -> None:
        self.words.setText(words)
        while self._lines.rowCount():
            self._lines.removeRow(0)
        for name, text in facts:
            self._lines.addRow(label(spoken(name), "quiet"), label(text, "body", wrap=True))
        self.verdict.show()
        self.words.show()
        self.facts.setVisible(bool(facts))
        self.fit()

    @Slot()
    def _tell(self) -> None:
        """Another code: what was said was of the one before."""
        self._check.setEnabled(bool(self._typed()))
        for told in (self.verdict, self.words, self.facts):
            told.hide()


class _CodeEdit(QPlainTextEdit):
    """Enter checks, as a scanner sends it after each code.

    Signals:
        entered: Enter.
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A code has no lines."""
        if event.key() in _ENDING:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _short(proof: Proof) -> str:
    return {
        Proof.VALID: translate("CheckDialog", "有效"),
        Proof.VOID: translate("CheckDialog", "已作废"),
        Proof.FORGED: translate("CheckDialog", "被改动过，或是伪造的"),
        Proof.OTHER_FACTS: translate("CheckDialog", "和登记的对不上"),
        Proof.UNKNOWN_KEY: translate("CheckDialog", "不认识是谁出具的"),
        Proof.NOT_REGISTERED: translate("CheckDialog", "这台电脑还没有登记"),
    }[proof]
