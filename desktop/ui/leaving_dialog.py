"""The question before the window closes over words that were typed and not saved."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import button, label


class LeavingDialog(QDialog):
    """Asks; 返回 is the safe choice.

    Args:
        unsaved: what would be lost, in words.
        parent: the window.
    """

    def __init__(self, unsaved: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("还有没保存的内容"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(label(f"{unsaved}。", "section", wrap=True))
        column.addWidget(label(self.tr("现在退出，刚才填的内容就没有了。"), "body", wrap=True))
        box = QDialogButtonBox()
        stay: QPushButton = button(self.tr("返回去保存(&B)"), "primary")
        leave = button(self.tr("不保存，退出(&X)"), "plain")
        box.addButton(leave, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(stay, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        stay.setDefault(True)
        stay.setFocus()
