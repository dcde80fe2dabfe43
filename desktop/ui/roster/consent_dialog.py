"""同意 written down or withdrawn: what for, when, who signed, and the paper itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.model.kinds.people import PURPOSE
from desktop.ui import theme
from desktop.ui.activities.photos.chosen_files import dropped_paths
from desktop.ui.roster.paper_chooser import Page, PaperChooser
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken

#: Without the consent of these two, names and faces must not go on a wall.
FIRST = ("wall", "photo")


class ConsentDialog(FittedDialog):
    """Asks for purposes, day, who signed, and the scan.

    Args:
        whose: for example 30 人, or a name.
        today: the usual day.
        gives: whether they agree, or take it back.
        ticked: purposes ticked at first.
        parent: the window.
    """

    def __init__(
        self,
        whose: str,
        today: dt.date,
        *,
        gives: bool,
        ticked: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(12, parent)
        self.gives = gives
        self._boxes = {code: QCheckBox(spoken(words)) for code, words in PURPOSE}
        self._day = DateEdit(today)
        self._lines = QGridLayout()
        self._by, self._paper = TextEditor(self), PaperChooser(self)
        self._day.set_value(today.isoformat())
        title = self.tr("登记 {0} 的同意") if gives else self.tr("撤回 {0} 的同意")
        self.setWindowTitle(title.format(whose))
        self.column.addWidget(label(title.format(whose), "section", wrap=True))
        first = ticked or (FIRST if gives else ())
        for code, box in self._boxes.items():
            box.setChecked(code in first)
            box.toggled.connect(self._tell)
            self.column.addWidget(box)
        words = self.tr("登记(&S)") if gives else self.tr("撤回(&S)")
        self._accept = button(words, "primary" if gives else "danger")
        self._build_when()
        self._build_foot()
        self._tell()

    @property
    def purposes(self) -> tuple[str, ...]:
        """Codes of those ticked."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    @property
    def day(self) -> str:
        """When they signed, or took it back, ISO."""
        return self._day.value()

    @property
    def given_by(self) -> str:
        """Who signed for them; empty for themselves."""
        return self._by.value()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Of the paper they signed."""
        return self._paper.pages

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The paper may be dropped anywhere."""
        if self.gives and (dropped_paths(event.mimeData()) or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        if self._paper.take(event.mimeData()):
            event.acceptProposedAction()

    def _build_when(self) -> None:
        self._lines.setHorizontalSpacing(theme.px(8))
        self._lines.setVerticalSpacing(theme.px(12))
        self._lines.setColumnStretch(1, 1)
        self.column.addLayout(self._lines)
        words = self.tr("同意日期") if self.gives else self.tr("撤回日期")
        self._day.setAccessibleName(words)
        self._line(words, self._day)
        self._day.edited.connect(self._tell)
        for made in (self._by, self._paper):
            made.setVisible(self.gives)
        if not self.gives:
            return
        self._by.setAccessibleName(self.tr("代签人"))
        self._by.setPlaceholderText(self.tr("本人同意就空着；未成年人写监护人"))
        self._line(self.tr("代签人"), self._by)
        self.column.addWidget(self._paper)
        self.setAcceptDrops(True)

    def _build_foot(self) -> None:
        words = self.tr("登记和签字单都可以撤销。") if self.gives else self.tr("可以撤销。")
        self.column.addWidget(label(words, "quiet", wrap=True))
        cancel = button(self.tr("取消(&C)"), "plain")
        self.lay_foot(self._accept, cancel)

    def _line(self, words: str, editor: QWidget) -> None:
        row = self._lines.rowCount()
        self._lines.addWidget(label(words, "quiet"), row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines.addWidget(editor, row, 1)

    @Slot()
    def _tell(self) -> None:
        self._accept.setEnabled(bool(self.purposes) and not self._day.problem())
