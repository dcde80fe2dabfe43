"""The one dialog about PINs and passphrases: who asks, for whom, what it shall be, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop import errors
from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.new_secret import NewSecretRows
from desktop.ui.widgets.passphrase import PassphraseLine
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import button, label

_GAP_PX = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What a dialog asks.

    Args:
        title: what is done.
        words: what becomes of it, in sentences.
        accept: words of the button.
        proof: what the field is called in which the one at the desk proves who it is; empty for
            none.
        secret: whether a new PIN or passphrase is asked.
        offers_pin: whether that may be a PIN on this PC.
        reason: whether a reason is asked.
        clerks: ids and names to choose from; empty where it is known for whom.
    """

    title: str
    words: tuple[str, ...]
    accept: str
    proof: str = ""
    secret: bool = False
    offers_pin: bool = False
    reason: bool = False
    clerks: Sequence[tuple[str, str]] = ()


class KeyDialog(FittedDialog):
    """Stays open until what was asked is done, or the clerk gives up.

    Args:
        asked: what it asks.
        parent: the window.

    Signals:
        submitted: everything is filled in.
    """

    submitted = Signal()

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(_GAP_PX, parent)
        self._asked = asked
        self.setWindowTitle(asked.title)
        self.banner = MessageBanner()
        self.clerk = ChoiceBox()
        self.clerk.setAccessibleName(self.tr("您是谁"))
        self.proof = PassphraseLine(asked.proof)
        self.proof_row = FormRow(asked.proof, self.proof, required=True)
        self.secret = NewSecretRows("", self, instead=True)
        self.reason = FormRow(
            self.tr("原因"), TextEditor(), self.tr("例如 换了文书、U 盘丢了"), required=True
        )
        self.accept_button = button(asked.accept, "primary")
        self.cancel_button = button(self.tr("取消(&C)"), "plain")
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setAccessibleName(self.tr("进度"))
        self._build()
        self.show_busy(busy=False)
        self._first().setFocus()

    @property
    def chosen_clerk(self) -> str:
        """The id of who was chosen."""
        return str(self.clerk.currentData() or "")

    @property
    def why(self) -> str:
        """The reason."""
        return str(self.reason.editor.value()).strip()

    def accept(self) -> None:
        """Check, and hand over; the dialog stays."""
        if self._bar.isVisible() or not self._check():
            self.fit()
            return
        self.banner.hide()
        self.submitted.emit()

    def end(self) -> None:
        """It is done."""
        super().accept()

    def reject(self) -> None:
        """Give up, unless it is being done already."""
        if not self._bar.isVisible():
            super().reject()

    def show_busy(self, *, busy: bool) -> None:
        """It is being done, which takes a second or two."""
        self._bar.setVisible(busy)
        for made in (self.accept_button, self.cancel_button):
            made.setEnabled(not busy)

    def show_refusal(self, error: errors.StationError) -> None:
        """Say why it was not done."""
        self.show_busy(busy=False)
        if isinstance(error, errors.WrongPassphrase):
            self.proof_row.show_problem(self.tr("不对，没有做任何改动。请再试一次。"))
            self.proof.line.setFocus()
            self.proof.line.selectAll()
        elif isinstance(error, errors.TooManyTries):
            self.proof_row.show_problem(told(str(error)))
        elif not (self._asked.secret and self.secret.show_refusal(error)):
            self.banner.show_error(error)
        self.fit()

    def _check(self) -> bool:
        if self._asked.proof and not self.proof.text():
            self.proof_row.show_problem(self.tr("请填写{0}").format(self._asked.proof))
            self.proof.line.setFocus()
            return False
        self.proof_row.show_problem("")
        if self._asked.reason and not self.why:
            self.reason.show_problem(self.tr("请写一句原因，会记在查看记录里"))
            self.reason.editor.target().setFocus()
            return False
        return not self._asked.secret or self.secret.check()

    def _first(self) -> QWidget:
        asked = self._asked
        if len(asked.clerks) > 1:
            return self.clerk
        if asked.proof:
            return self.proof.line
        return self.secret.first.editor.target() if asked.secret else self.cancel_button

    def _build(self) -> None:
        asked = self._asked
        self.column.addWidget(self.banner)
        self.column.addWidget(label(asked.title, "section", wrap=True))
        for words in asked.words:
            self.column.addWidget(label(words, "body", wrap=True))
        for clerk, name in asked.clerks:
            self.clerk.addItem(name, clerk)
        if asked.clerks:
            row = QVBoxLayout()
            row.setSpacing(theme.px(4))
            row.addWidget(label(self.tr("您是谁"), "field"))
            row.addWidget(self.clerk)
            self.column.addLayout(row)
        if asked.proof:
            self.column.addWidget(self.proof_row)
        if asked.secret:
            self.column.addWidget(self.secret.first)
            self.column.addWidget(self.secret.again)
            self.column.addWidget(self.secret.switch, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addWidget(self.secret.why)
            self.secret.offer_pin(offered=asked.offers_pin)
            self.secret.kind_changed.connect(self._on_kind)
        if asked.reason:
            self.column.addWidget(self.reason)
        self.column.addWidget(self._bar)
        self.lay_foot(self.accept_button, self.cancel_button)
        self.accept_button.setDefault(True)

    @Slot()
    def _on_kind(self) -> None:
        self.fit()
