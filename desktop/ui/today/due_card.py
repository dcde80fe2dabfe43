"""要办的事: what is due, each line one click from the work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.needs.today import Due
from desktop.ui import theme
from desktop.ui.today.due_line import DueLine
from desktop.ui.widgets.words import button, label

#: More stand behind a button.
SHOWN = 7


class DueCard(QFrame):
    """The card.

    Args:
        parent: the Qt parent.

    Signals:
        pressed: the `Due` the clerk wants to do.
        gaps_hidden: the clerk does not want to see gaps.
        import_pressed: bring a roster in, at the very beginning.
        new_pressed: record a first activity.
    """

    pressed = Signal(object)
    gaps_hidden = Signal()
    import_pressed = Signal()
    new_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._all: tuple[Due, ...] = ()
        self._today = dt.date.min
        self._whole = False
        self._lines: list[DueLine] = []
        self._count = label("", "quiet")
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._more = button("", "link")
        self._more.hide()
        self._quiet = button(self.tr("不再提示空缺"), "link")
        self._quiet.setToolTip(self.tr("以后可以在设置的“显示”里再打开"))
        self._quiet.hide()
        self._nothing = self._nothing_due()
        self._first = self._first_steps()
        self._build()
        self._more.clicked.connect(self._on_more)
        self._quiet.clicked.connect(self.gaps_hidden)

    @property
    def lines(self) -> Sequence[DueLine]:
        """The lines in sight."""
        return self._lines

    def show_due(self, due: Sequence[Due], today: dt.date, *, empty: bool) -> None:
        """Show what is due.

        Args:
            due: all of it.
            today: the day by the station's clock.
            empty: whether nothing was entered yet, which asks for first steps instead.
        """
        same = (tuple(due), today) == (self._all, self._today)
        if same and self._first.isHidden() != empty and self._lines:
            return
        self._today = today
        self._all = () if empty else tuple(due)
        self._first.setVisible(empty)
        self._nothing.setVisible(not empty and not self._all)
        self._fill()

    def _fill(self) -> None:
        focused = next((n for n, one in enumerate(self._lines) if one.go.hasFocus()), None)
        for one in self._lines:
            self._body.removeWidget(one)
            one.hide()
            one.deleteLater()
        # A single one more takes no more room than the words that it is there.
        whole = self._whole or len(self._all) <= SHOWN + 1
        shown = self._all if whole else self._all[:SHOWN]
        self._lines = [DueLine(one, self._today) for one in shown]
        for line in self._lines:
            line.pressed.connect(self.pressed)
            self._body.addWidget(line)
            line.show()  # the layout would do so an event later: a blink of an empty card
        if focused is not None and self._lines:
            self._lines[min(focused, len(self._lines) - 1)].go.setFocus()
        work = sum(one.sort != "gap" for one in self._all)
        self._count.setText(self.tr("{0} 件").format(work) if work else "")
        rest = len(self._all) - len(shown)
        self._more.setText(self.tr("还有 {0} 件").format(rest))
        self._more.setVisible(rest > 0)
        self._quiet.setVisible(any(one.sort == "gap" for one in shown))

    @Slot()
    def _on_more(self) -> None:
        self._whole = True
        self._fill()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        head.addWidget(label(self.tr("要办的事"), "section"))
        head.addWidget(self._count)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        foot.addWidget(self._more)
        foot.addStretch(1)
        foot.addWidget(self._quiet)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(4), theme.px(12), theme.px(4), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addLayout(self._body)
        column.addWidget(self._nothing)
        column.addWidget(self._first)
        column.addLayout(foot)

    def _nothing_due(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(12))
        sign = QLabel()
        sign.setPixmap(theme.picture("check-circle", "good"))
        row.addWidget(sign)
        row.addWidget(label(self.tr("手头没有要办的事。"), "body", wrap=True), 1)
        made.hide()
        return made

    def _first_steps(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(12))
        words = self.tr("这里还是空的。先把原来的花名册带进来，或者直接记录活动。")
        column.addWidget(label(words, "body", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        bring = button(self.tr("导入花名册(&I)…"), "primary", "download-simple")
        record = button(self.tr("记录活动(&A)"), "plain", "plus")
        bring.clicked.connect(self.import_pressed)
        record.clicked.connect(self.new_pressed)
        row.addWidget(bring)
        row.addWidget(record)
        row.addStretch(1)
        column.addLayout(row)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        made.hide()
        return made
