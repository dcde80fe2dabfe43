"""A dialog of words stands evenly: no row takes more height than its words need."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import label


def test_wrapped_words_take_the_height_they_need_and_no_more(dressed: QApplication, shown):
    dialog = FittedDialog(12)
    words = ("短句。", "文书的口令和恢复单都照旧能用，旧拷贝打不开今后的资料。", "又一句。")
    rows = [label(one, "body", wrap=True) for one in words]
    for row in rows:
        dialog.column.addWidget(row)
    dialog.lay_foot(QPushButton("好"), QPushButton("取消"))
    shown(dialog)
    QApplication.processEvents()
    assert [row.height() for row in rows] == [row.heightForWidth(row.width()) for row in rows]
