"""Before somebody is deleted for good: what goes, what stays and why; the name typed to be sure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.model.audited import ASKED
from desktop.services.person.foreseen import Foreseen
from desktop.ui import theme
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label


class EraseDialog(FittedDialog):
    """Asks for the reason and the name.

    Args:
        told: what would be done.
        parent: the window.
    """

    def __init__(self, told: Foreseen, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._name = told.name
        title = self.tr("删除「{0}」的个人资料").format(told.name)
        self.setWindowTitle(title)
        self.column.addWidget(label(title, "section", wrap=True))
        self.column.addWidget(label(self.tr("删除后不能撤销，也找不回来。"), "error", wrap=True))
        self._lines(self.tr("这些会删掉"), told.goes)
        self._lines(self.tr("这些还留着，为什么"), told.stays)
        self._why, self._typed = TextEditor(self), TextEditor(self)
        self._why.set_value(ASKED)
        self._ask(self.tr("为什么删除（会记下来，不要写姓名）"), self._why)
        self._ask(self.tr("确认无误，请输入姓名：{0}").format(told.name), self._typed)
        self._accept = button(self.tr("永久删除(&D)"), "danger")
        self.lay_foot(self._accept, button(self.tr("取消(&C)"), "plain"))
        self._tell()

    @property
    def why(self) -> str:
        """The reason."""
        return self._why.value()

    def _lines(self, head: str, lines: Sequence[str]) -> None:
        self.column.addWidget(label(head, "section", wrap=True))
        listed = QGridLayout()
        listed.setHorizontalSpacing(theme.px(8))
        listed.setVerticalSpacing(theme.px(4))
        listed.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            listed.addWidget(label("·", "body"), row, 0, Qt.AlignmentFlag.AlignTop)
            listed.addWidget(label(line, "body", wrap=True), row, 1)
        self.column.addLayout(listed)

    def _ask(self, words: str, editor: TextEditor) -> None:
        said = label(words, "quiet", wrap=True)
        said.setBuddy(editor)
        editor.setAccessibleName(words)
        editor.edited.connect(self._tell)
        self.column.addWidget(said)
        self.column.addWidget(editor)

    @Slot()
    def _tell(self) -> None:
        same = self._typed.value().strip() == self._name
        self._accept.setEnabled(same and bool(self._why.value().strip()))
