"""恢复单: the sheet of paper that opens the station when the passphrase is forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.settings.section import Section
from desktop.ui.widgets.words import button, label


class RecoverySection(Section):
    """What it is for, when it was made, and a button that prints another.

    Signals:
        print_pressed: to the sheet in 打印.
    """

    print_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("恢复单"), "", parent)
        for words in (
            self.tr("PIN 或口令忘了，照抄恢复单上的恢复码，还能打开；两样都没有，谁也打不开。"),
            self.tr("打印两份：一份锁在柜子里，一份交镇街封存；不要拍照，不要用微信传。"),
        ):
            self.column.addWidget(label(words, "body", wrap=True))
        self.made = label("", "body", wrap=True)
        self.print = button(self.tr("打印恢复单(&P)…"), "primary", "printer")
        self.lacks = label(
            self.tr(
                "将来换了新电脑，还不能只凭现在这张恢复单看到证件号；重新打印一张，再同步一次就可以。"
            ),
            "warn",
            wrap=True,
        )
        self.lacks.hide()  # showing it before it has a parent would open a window
        words = self.tr("重新打印就换了一个恢复码，以前的那张打不开本站了（在那以前的备份除外）。")
        self.column.addWidget(self.made)
        self.column.addWidget(self.lacks)
        self.column.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(label(words, "quiet", wrap=True))
        self.show_whole()
        self.print.clicked.connect(self.print_pressed)

    def show_made_on(self, day: str, *, lacks_key: bool = False) -> None:
        """Say when the sheet in force was made.

        Args:
            day: ISO, empty for none.
            lacks_key: whether a fresh PC can't see ID numbers by it.
        """
        self.lacks.setVisible(bool(day) and lacks_key)
        if not day:
            self.made.setText(self.tr("还没有打印过恢复单。"))
            theme.set_role(self.made, "warn")
            return
        year, month, date = (int(part) for part in day.split("-"))
        words = self.tr("现在有效的一张是 {0}年{1}月{2}日 打印的。")
        self.made.setText(words.format(year, month, date))
        theme.set_role(self.made, "body")
