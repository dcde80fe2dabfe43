"""Whose data has been kept long enough: chosen ones are deleted, or kept for another year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QRadioButton, QWidget

from desktop.services.person.retention import LEFT, Expired
from desktop.ui import theme
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import hours_words

_MOST_LINES = 8


class RetentionDialog(FittedDialog):
    """Asks for whom, what and why.

    Args:
        expired: whose data is due.
        parent: the window.
    """

    def __init__(self, expired: Sequence[Expired], parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        title = self.tr("到期的个人资料")
        self.setWindowTitle(title)
        self.column.addWidget(label(title, "section", wrap=True))
        words = self.tr("退出多年、申请了没入册的人，资料用不着就该删除；时长仍在合计里。")
        self.column.addWidget(label(words, "quiet", wrap=True))
        self._people = QListWidget()
        self._people.setAccessibleName(self.tr("资料到期的人"))
        for one in expired:
            self._people.addItem(self._line(one))
        high = self._people.sizeHintForRow(0) * min(max(len(expired), 2), _MOST_LINES)
        self._people.setFixedHeight(high + theme.px(8))
        self.column.addWidget(self._people)
        self._keep = QRadioButton(self.tr("再留一年(&K)"))
        self._erase = QRadioButton(self.tr("永久删除个人资料，不能撤销(&E)"))
        for choice in (self._keep, self._erase):
            choice.toggled.connect(self._tell)
            self.column.addWidget(choice)
        self._why = TextEditor(self)
        said = label(self.tr("为什么（会记下来，不要写姓名）"), "quiet", wrap=True)
        said.setBuddy(self._why)
        self._why.setAccessibleName(said.text())
        self._why.edited.connect(self._tell)
        self.column.addWidget(said)
        self.column.addWidget(self._why)
        self._accept = button(self.tr("办理(&D)"), "primary")
        self.lay_foot(self._accept, button(self.tr("取消(&C)"), "plain"))
        self._people.itemChanged.connect(self._tell)
        self._tell()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of those who are ticked."""
        items = (self._people.item(row) for row in range(self._people.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def erases(self) -> bool:
        """Whether their data is to go; else it is kept for another year."""
        return self._erase.isChecked()

    @property
    def why(self) -> str:
        """The reason."""
        return self._why.value()

    def _line(self, one: Expired) -> QListWidgetItem:
        words = (
            self.tr("{0}　{1} 退出") if one.status == LEFT else self.tr("{0}　{1} 申请，没有入册")
        )
        told = words.format(one.name, one.since)
        made = QListWidgetItem(f"{told}　{hours_words(one.minutes)}" if one.minutes else told)
        made.setData(Qt.ItemDataRole.UserRole, one.id)
        made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        made.setCheckState(Qt.CheckState.Checked)
        return made

    @Slot()
    def _tell(self) -> None:
        decided = self._keep.isChecked() or self._erase.isChecked()
        ready = decided and bool(self.chosen) and bool(self._why.value().strip())
        self._accept.setEnabled(ready)
        # What can't be undone looks it; what keeps everything does not.
        theme.set_role(self._accept, "danger" if self.erases else "primary")
        words = self.tr("永久删除(&D)") if self.erases else self.tr("再留一年(&D)")
        self._accept.setText(words if decided else self.tr("办理(&D)"))
