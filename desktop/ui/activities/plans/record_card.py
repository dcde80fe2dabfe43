"""The right side of a part: one record's head with what can be done with it, and its form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label


class RecordCard(QStackedWidget):
    """A word while nothing is chosen, else the record.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = MessageBanner()
        self.title, self.source = label("", "section", wrap=True), label("", "quiet", wrap=True)
        self.save_button = button(self.tr("保存(&S)"), "plain", "check")
        self.delete_button = button(self.tr("删除(&D)"), "quiet", "trash")
        self.back_button = button(self.tr("返回(&B)"), "quiet", "arrow-left")
        self.history_button = HistoryButton()
        self.form_place = QVBoxLayout()
        self._words = label(self.tr("选一个看详情"), "quiet")
        self.addWidget(self._nothing())
        self.addWidget(self._record())

    def _nothing(self) -> QFrame:
        card = QFrame()
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._words)
        return card

    def _record(self) -> QFrame:
        card = QFrame()
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        # The form scrolls out at the card's edge.
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), 1)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        for made in (self.history_button, self.delete_button, self.save_button):
            head.addWidget(made)
        column.addLayout(head)
        column.addWidget(self.source)
        column.addLayout(self.form_place, 1)
        # Below the fields: above them it would push them away from under the mouse.
        column.addWidget(self.banner)
        self.back_button.hide()
        return card
