"""One field that two people changed: both values side by side, one click takes one of them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.model.fields import Field
from desktop.ui import theme
from desktop.ui.sync.shown import Difference, Side
from desktop.ui.sync.words import origin
from desktop.ui.widgets.editors import editor_for
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken

#: Below this width, at 100 %, one value stands below the other.
_ROOMY_PX = 420


class DifferenceCard(QFrame):
    """Two values, and a third that may be typed.

    Args:
        difference: what differs.
        today: by the PC's clock.
        parent: the Qt parent.

    Signals:
        taken: (the difference's key, whether the parked value is wanted).
        typed: (the difference's key, what was typed).
    """

    taken = Signal(str, bool)
    typed = Signal(str, str)

    def __init__(
        self, difference: Difference, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._difference, self._today = difference, today
        mine = difference.parked if difference.mine_parked else difference.standing
        other = difference.standing if difference.mine_parked else difference.parked
        self.mine = self._choice(mine, other)
        self.other = self._choice(other, mine)
        self.anew = button(self.tr("都不对，另写…"), "link")
        self._typing = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build(mine, other)
        self.mine.clicked.connect(self._on_mine)
        self.other.clicked.connect(self._on_other)
        self.anew.clicked.connect(self._on_anew)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_ROOMY_PX)
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    @property
    def half_written(self) -> bool:
        """Whether a third value is being typed."""
        return not self._typing.isHidden() and self._editor.value() != self._difference.typed

    def _choice(self, side: Side, other: Side) -> QPushButton:
        if side.here and not other.here:
            return button(self.tr("用我的"))
        if other.here and not side.here:
            return button(self.tr("用对方的"))
        return button(self.tr("用这个"))

    def _build(self, mine: Side, other: Side) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(label(self._difference.label, "section"))
        self._sides.setSpacing(theme.px(12))
        self._sides.addWidget(self._side(mine, self.mine), 1)
        self._sides.addWidget(self._side(other, self.other), 1)
        column.addLayout(self._sides)
        self.mine.setAccessibleName(self._spoken(self.mine, mine))
        self.other.setAccessibleName(self._spoken(self.other, other))
        self._typing.hide()
        if self._difference.field is None:
            self.anew.hide()
        column.addWidget(self.anew)
        column.addWidget(self._typing)

    def _spoken(self, made: QPushButton, side: Side) -> str:
        return self.tr("{0}：{1}，{2}").format(
            self._difference.label, made.text(), side.words or self.tr("空着")
        )

    def _side(self, side: Side, choose: QPushButton) -> QFrame:
        frame = QFrame()
        theme.set_role(frame, "side-value")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(4))
        column.addWidget(label(origin(side, self._today), "quiet", wrap=True))
        role = "value" if side.words else "quiet"
        column.addWidget(label(side.words or self.tr("（空着）"), role, wrap=True))
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(choose)
        if side is self._difference.standing:
            row.addWidget(label(self.tr("现在用的是这个"), "quiet"))
        row.addStretch(1)
        column.addSpacing(theme.px(4))
        column.addLayout(row)
        return frame

    @Slot()
    def _on_mine(self) -> None:
        self.taken.emit(self._difference.key, self._difference.mine_parked)

    @Slot()
    def _on_other(self) -> None:
        self.taken.emit(self._difference.key, not self._difference.mine_parked)

    @Slot()
    def _on_anew(self) -> None:
        self.anew.hide()
        field = self._difference.field
        if self._typing.layout() is None and field is not None:
            self._make_editor(field)
        self._typing.show()
        self._editor.target().setFocus()

    def _make_editor(self, field: Field) -> None:
        self._editor = editor_for(field, self._today, ())
        self._editor.set_value(self._difference.typed)
        self._editor.target().setAccessibleName(spoken(field.label))
        save = button(self.tr("就用这个"))
        save.clicked.connect(self._on_typed)
        row = QHBoxLayout(self._typing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._editor.widget(), 1)
        row.addWidget(save)

    @Slot()
    def _on_typed(self) -> None:
        self.typed.emit(self._difference.key, self._editor.value())
