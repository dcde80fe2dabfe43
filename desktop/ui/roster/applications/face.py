"""What 受理报名表 is made of: the scan at the left, what is typed from it at the right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.roster.applications.sheet_view import SheetView
from desktop.ui.roster.applications.signed_box import SignedBox
from desktop.ui.roster.applications.whose_box import WhoseBox
from desktop.ui.roster.person_form import PersonForm
from desktop.ui.widgets.halves import Halves
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.progress import ProgressPanel
from desktop.ui.widgets.words import button, stress

_LEFT_PX, _RIGHT_PX, _ROOMY_PX, _FORM_PX = 520, 520, 820, 420


class FormsFace(QWidget):
    """Shows and emits; `ApplicationsScreen` decides.

    Args:
        door: to the station.
        parent: the Qt parent.

    Signals:
        finished: the clerk is done here.
        edited: the clerk typed or ticked something.
    """

    finished = Signal()
    edited = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "page")
        self.header = PageHeader(self.tr("受理报名表"))
        self.banner, self.progress = MessageBanner(), ProgressPanel()
        self.sheet, self.whose, self.form = SheetView(), WhoseBox(door), PersonForm()
        #: Made with the first form: it begins with a day.
        self.signed: SignedBox | None = None
        self._back = button(self.tr("返回花名册(&B)"), "plain", "arrow-left")
        self.choose = button(self.tr("选扫描件(&O)…"), "primary", "folder-open")
        self.skip = button(self.tr("先不受理，看下一张(&K)"), "plain")
        #: Where there is no room for both halves.
        self.turn = button(self.tr("去填表(&T)"), "plain")
        self._right, right = LowScroll(), QWidget()
        self.halves = Halves(self.sheet, right, sizes=(_LEFT_PX, _RIGHT_PX), roomy=_ROOMY_PX)
        self._busy = False
        #: Once the form has its place.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._build()
        self._lay_right(right)

    def show_place(self, at: int, of: int) -> None:
        """Say which page it is: its number from 1, of how many; beyond the last none."""
        told = self.tr("受理报名表：第 {0} 张，共 {1} 张").format(at, of)
        self.header.set_title(told if at <= of else self.tr("受理报名表"))

    def show_busy(self, *, busy: bool) -> None:
        """Show the halves while a form is open."""
        self._busy = busy
        self.halves.setVisible(busy)
        self.skip.setVisible(busy)
        self._show_turn()

    def show_form(self) -> None:
        """Bring what is typed into sight: it stands below what was ticked."""
        self._soon.start()

    def signed_from(self, today: dt.date) -> SignedBox:
        """The box for what was signed; the first is made here."""
        if self.signed is None:
            self.signed = SignedBox(today)
            self.signed.edited.connect(self.edited)
            self._right.column.insertWidget(1, self.signed)
        return self.signed

    def _build(self) -> None:
        for made in (self._back, self.turn, self.skip, self.choose):
            self.header.add(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        for part in (self.header, self.banner, self.progress):
            column.addWidget(part)
        column.addWidget(self.halves, 1)
        column.addStretch(0)
        self.form.setMinimumHeight(theme.px(_FORM_PX))
        self.halves.setVisible(False)
        self.skip.setVisible(False)
        self.turn.setVisible(False)
        self._back.clicked.connect(self.finished)
        QShortcut(QKeySequence("Alt+Up"), self).activated.connect(self.finished)
        self.turn.clicked.connect(self._on_turn)
        self.halves.alone.connect(self._show_turn)
        self.form.edited.connect(self.edited)
        self._soon.timeout.connect(self._to_form)

    @Slot()
    def _to_form(self) -> None:
        self._right.verticalScrollBar().setValue(self.form.y())

    def _lay_right(self, right: QWidget) -> None:
        """Whose it is, what was signed and the rest scroll together; 保存 stays in sight."""
        self._right.column.addWidget(self.whose)
        self._right.column.addWidget(self.form, 1)
        self._right.column.setContentsMargins(theme.px(8), 0, 0, 0)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._right, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(8), 0, 0, 0)
        foot.addWidget(self.form.foot)
        column.addLayout(foot)

    @Slot()
    def _show_turn(self) -> None:
        """What is offered above: one red button at a time, while a form is open it is 保存."""
        narrow = self.halves.narrow
        self.turn.setVisible(self._busy and narrow)
        alone = self.halves.right_alone
        self.turn.setText(self.tr("看扫描件(&T)") if alone else self.tr("去填表(&T)"))
        self.choose.setVisible(not (self._busy and narrow))
        stress(self.choose, "folder-open", primary=not self._busy)

    @Slot()
    def _on_turn(self) -> None:
        if self.halves.right_alone:
            self.halves.to_left()
        else:
            self.halves.to_right()
