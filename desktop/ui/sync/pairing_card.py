"""The key of ID numbers: where it is, and how another PC of the station gets it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.sentences import run_on
from desktop.ui.widgets.words import button, label


class PairingCard(QWidget):
    """Words and what to do: write the key where it is; read it, or type a code, where it lacks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "body", wrap=True)
        self.write = button(self.tr("写配对文件(&K)…"), "plain", "key")
        self.read = button(self.tr("读配对文件(&F)…"), "plain", "key")
        self.sheet = button(self.tr("输入恢复单上的恢复码(&D)…"), "primary", "key")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("证件号的钥匙"), "section"))
        column.addWidget(self._words)
        self.renew = button(self.tr("有人离开，更换钥匙(&T)…"), "link")
        for made in (self.sheet, self.read, self.write, self.renew):
            made.hide()  # showing it before it has a parent would open a window
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_waits(waits=False)

    def show_waits(self, *, waits: bool, strange: bool = False, by_sheet: bool = False) -> None:
        """Show what there is to do.

        Args:
            waits: whether ID numbers stand locked on this PC.
            strange: whether some do though it has a key: another PC seals with another.
            by_sheet: whether a recovery sheet opens them: here where it waits, else on a fresh PC.
        """
        locked = waits or strange
        more = self._how_to_open(by_sheet) if locked else self._how_to_give(by_sheet)
        self._words.setText(run_on(self._how_it_stands(waits=waits, strange=strange), more))
        # A county that plants one value nobody can open must not take the way to the key away.
        self.write.setVisible(not waits)
        self.read.setVisible(locked)
        self.sheet.setVisible(locked and by_sheet)
        self.renew.setVisible(not locked)
        theme.set_role(self.read, "plain" if by_sheet else "primary")

    def _how_it_stands(self, *, waits: bool, strange: bool) -> str:
        if waits:
            return self.tr(
                "这台电脑还没有钥匙，证件号等个人信息显示为“已加密，本机没有钥匙”，别的都能照常用。"
            )
        if strange:
            return self.tr(
                "有些内容是本站别的电脑加密的，用的钥匙和这台电脑的不一样，在这里看不到。"
            )
        return self.tr(
            "证件号等个人信息加密后才上报，县里看不到。本站另一台电脑也要看，就写一个配对文件拿过去读。"
        )

    def _how_to_give(self, by_sheet: bool) -> str:
        if by_sheet:
            return self.tr("原来的电脑坏了也不要紧：新电脑接入后，输入恢复单上的恢复码就能解开。")
        return self.tr("新电脑还不能只凭恢复单解开证件号：请重新打印一张恢复单，再同步一次。")

    def _how_to_open(self, by_sheet: bool) -> str:
        if by_sheet:
            return self.tr(
                "手边有恢复单，就输入上面的恢复码；没有，就在本站原来的那台电脑上写配对文件"
                "（同步 → 同步设置），用 U 盘拿来读入。"
            )
        return self.tr(
            "请在本站原来的那台电脑上写配对文件（同步 → 同步设置），用 U 盘拿来，在这里读入。"
        )
