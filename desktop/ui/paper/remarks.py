"""What there is to know of a sheet before it is saved or printed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.services.paper.papers import Sheet
from desktop.ui.paper.print_bar import too_large
from desktop.ui.paper.verbs import Order

translate = QCoreApplication.translate

#: How many of those left out are named.
_NAMED = 6


def remark(order: Order, sheet: Sheet) -> str:
    """All of it, a line each; empty where there is nothing to know."""
    words = [sheet.remark] if sheet.remark else []
    if sheet.unnumbered:
        said = translate("PaperScreen", "有 {0} 张还没有编号；保存或打印时才登记编号。")
        words.append(said.format(sheet.unnumbered))
    elif too_large(order.paper):
        words.append(translate("PaperScreen", "这么大的纸一般要请打印店打：保存 PDF，带去就行。"))
    if order.stock.preprinted:
        words.append(translate("PaperScreen", "只印字；花边和标题是纸上原有的。"))
    if sheet.left_out:
        words.append(_left_out(sheet.left_out))
    return "\n".join(words)


def _left_out(names: Sequence[str]) -> str:
    more = translate("PaperScreen", "等 {0} 人").format(len(names)) if len(names) > _NAMED else ""
    said = translate("PaperScreen", "{0}没有时长，没有证书；在活动里补上时长就有。")
    return said.format("、".join(names[:_NAMED]) + more)
