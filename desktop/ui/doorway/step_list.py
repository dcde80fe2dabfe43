"""The five steps of a new station, or of a PC that joins one, with where the clerk is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import label


class StepList(QWidget):
    """Done steps have a tick, the current one stands out.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: list[QLabel] = []
        self._words: list[QLabel] = []
        self._joining = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for number, words in enumerate(self.titles(), 1):
            sign, shown = QLabel(), label(f"{number}　{words}", "poster", wrap=True)
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(shown, 1)
            column.addLayout(row)
            self._signs.append(sign)
            self._words.append(shown)
        self.show_step(1)

    def name_steps(self, *, joining: bool) -> None:
        """Whether they are of a PC that joins a station."""
        self._joining = joining
        for number, (shown, words) in enumerate(zip(self._words, self.titles(), strict=True), 1):
            shown.setText(f"{number}　{words}")
        self.show_step(1)

    def titles(self) -> tuple[str, ...]:
        """What the steps are called."""
        if self._joining:
            return (
                self.tr("县平台和加入码"),
                self.tr("我是谁，PIN 或口令"),
                self.tr("取来资料"),
                self.tr("解开证件号"),
                self.tr("恢复单"),
            )
        return (
            self.tr("我们是哪个站"),
            self.tr("我是谁，PIN 或口令"),
            self.tr("恢复单"),
            self.tr("原来的花名册"),
            self.tr("县平台"),
        )

    def show_step(self, current: int) -> None:
        """Mark a step, 1 to 5."""
        for number, (sign, words) in enumerate(zip(self._signs, self._words, strict=True), 1):
            icon, tone = "circle", "faint"
            if number < current:
                icon, tone = "check-circle", "good"
            elif number == current:
                icon, tone = "caret-circle-right", "accent"
            sign.setPixmap(theme.picture(icon, tone))
            theme.set_role(words, "section" if number == current else "poster")
        titles = self.titles()
        self.setAccessibleName(
            self.tr("第 {0} 步，共 {1} 步：{2}").format(current, len(titles), titles[current - 1])
        )
