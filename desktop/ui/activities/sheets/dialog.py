"""Asks once whose sheets those are of which no code could be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.background.door import Door
from desktop.services.paper.recipe import ACTIVITY
from desktop.ui import theme
from desktop.ui.paper.verbs import Source, SourcesOf
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.words import button, label

_ROWS_PX, _PATIENCE_MS = 184, 120
_NAMED = 4
_ID = Qt.ItemDataRole.UserRole


class WhoseSheetDialog(FittedDialog):
    """Names the pages, and offers the activities, the latest first.

    Args:
        door: to the records.
        names: of the pages.
        parent: the window.

    Signals:
        chosen: id of an activity.
    """

    chosen = Signal(str)

    def __init__(self, door: Door, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._door = door
        self.setWindowTitle(self.tr("是哪个活动的签到表？"))
        self.words = SearchLine("magnifying-glass")
        self.activities = QListWidget()
        self._accept = button(self.tr("附到这个活动(&S)"), "primary", "paperclip")
        self._soon = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._build(names)
        self._wire()
        self._ask()
        self.words.setFocus()

    def _build(self, names: Sequence[str]) -> None:
        told = self.tr("有 {0} 页没有认出二维码：{1}。是哪个活动的签到表？")
        more = self.tr("等") if len(names) > _NAMED else ""
        shown = "、".join(names[:_NAMED]) + more
        self.column.addWidget(label(told.format(len(names), shown), "body", wrap=True))
        self.words.setPlaceholderText(self.tr("找活动：名称、拼音"))
        self.words.setAccessibleName(self.tr("找活动：名称、拼音"))
        self.column.addWidget(self.words)
        theme.set_role(self.activities, "card")
        self.activities.setAccessibleName(self.tr("哪些活动"))
        self.activities.setMinimumHeight(theme.px(_ROWS_PX))
        self.column.addWidget(self.activities, 1)
        hint = self.tr("二维码在签到表右下角；扫描或拍照时拍清楚它，以后就不用选。")
        self.column.addWidget(label(hint, "quiet", wrap=True))
        self.lay_foot(self._accept, button(self.tr("不附了(&X)"), "plain"))

    def _wire(self) -> None:
        self.words.textEdited.connect(self._soon.start)
        self._soon.timeout.connect(self._ask)
        self.activities.currentRowChanged.connect(self._enable)
        self.activities.itemDoubleClicked.connect(self.accept)
        ReadersChoice(self.activities)
        self.accepted.connect(self._on_accepted)
        self._enable()

    @Slot()
    def _ask(self) -> None:
        # What is still to come has no signed sheet, unless somebody says so.
        words = self.words.text().strip()
        asked = SourcesOf(ACTIVITY, words, planned=bool(words))
        self._door.read(self, asked, self._on_found)

    def _on_found(self, answer: tuple[SourcesOf, list[Source]]) -> None:
        asked, found = answer
        if asked.words != self.words.text().strip():
            return
        self.activities.clear()
        for one in found:
            item = QListWidgetItem("　".join(part for part in (one.words, one.aside) if part))
            item.setData(_ID, one.id)
            self.activities.addItem(item)
        if asked.words and found:
            self.activities.setCurrentRow(0)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        self._accept.setEnabled(self.activities.currentItem() is not None)

    @Slot()
    def _on_accepted(self) -> None:
        if (item := self.activities.currentItem()) is not None:
            self.chosen.emit(item.data(_ID))
