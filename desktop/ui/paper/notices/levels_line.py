"""What is recognised in the text of a notice: the level of the paragraph written in, and of all."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from desktop.services.paper.notice_levels import ReadLine, read_lines
from desktop.ui import theme

#: Between blocks, and between lines of one.
_LINE_ENDS = "\u2028\u2029"


class LevelsLine(QLabel):
    """A sentence that follows the cursor.

    Args:
        words: the text.
    """

    def __init__(self, words: QPlainTextEdit) -> None:
        super().__init__()
        self._words = words
        self.setWordWrap(True)
        theme.set_role(self, "quiet")
        self._levels = (
            self.tr("正文"),
            self.tr("一级标题"),
            self.tr("二级标题"),
            self.tr("三级标题"),
            self.tr("四级标题"),
        )
        words.cursorPositionChanged.connect(self.follow)
        words.textChanged.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Tell of the paragraph the cursor is in."""
        read = read_lines(self._words.toPlainText())
        line = self._line()
        here = read[line] if line < len(read) else None
        told = (self._of_here(here), self._of_all([one for one in read if one]))
        self.setText("".join(filter(None, told)) or self._how())

    def _how(self) -> str:
        return self.tr(
            "一行一段；「一、」「（一）」「1.」「（1）」开头的是一到四级标题，序号自动排。"
        )

    def _of_here(self, here: ReadLine | None) -> str:
        if here is None:
            return ""
        if not here.level:
            return self.tr("这一段是正文。")
        return self.tr("这一段是{0}，印作「{1}」。").format(self._levels[here.level], here.number)

    def _of_all(self, read: list[ReadLine]) -> str:
        counted = Counter(one.level for one in read if one.level)
        if not counted:
            return self._how() if read else ""
        told = [f"{self._levels[level]} {counted[level]}" for level in sorted(counted)]
        return self.tr("全文 {0} 段：{1}。").format(len(read), "、".join(told))

    def _line(self) -> int:
        """Of the text, the line the cursor is in."""
        before = QTextCursor(self._words.document())
        before.setPosition(self._words.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        return sum(before.selectedText().count(end) for end in _LINE_ENDS)
