"""作废: why, and what it means, before it is done; it can't be taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.services.paper.certificates.claims import CERTIFICATE
from desktop.services.paper.certificates.listing import CertificateLine
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label


class VoidDialog(FittedDialog):
    """Asks for the reason.

    Args:
        line: of the certificate.
        parent: the window.

    Signals:
        reasoned: (id of the certificate, why).
    """

    reasoned = Signal(str, str)

    def __init__(self, line: CertificateLine, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._certificate, number = str(line.id), line.number
        self.setWindowTitle(self.tr("作废证书 {0}").format(number))
        self.reason = QLineEdit()
        self.reason.setMaxLength(CERTIFICATE.field("void_reason").limit or 200)
        self.reason.setAccessibleName(self.tr("作废原因"))
        self.reason.setPlaceholderText(self.tr("如：姓名打错了，已另发；原件丢失"))
        self.reason.textChanged.connect(self._tell)
        title = self.tr("作废 {0} 的证书 {1}").format(line.holder, number)
        self.column.addWidget(label(title, "section", wrap=True))
        for words in (
            self.tr(
                "作废以后，扫这张证书的二维码会显示「已作废」；编号留在登记簿里，不再给别的证书。"
            ),
            self.tr("作废不能撤销。纸上的那张请收回；要重发，到「打印」里再打，会有新的编号。"),
        ):
            self.column.addWidget(label(words, "body", wrap=True))
        asked = label(self.tr("为什么作废（登记簿里会记着）"), "field")
        asked.setBuddy(self.reason)
        self.column.addWidget(asked)
        self.column.addWidget(self.reason)
        self._accept = button(self.tr("作废(&V)"), "danger")
        self.lay_foot(self._accept, button(self.tr("取消(&C)"), "plain"))
        self.accepted.connect(self._on_accepted)
        self._tell()
        self.reason.setFocus()

    @property
    def why(self) -> str:
        """The reason."""
        return self.reason.text().strip()

    @Slot()
    def _on_accepted(self) -> None:
        self.reasoned.emit(self._certificate, self.why)

    @Slot()
    def _tell(self) -> None:
        self._accept.setEnabled(bool(self.why))
