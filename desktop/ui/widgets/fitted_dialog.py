"""A dialog of one column that is as high as its words need, however wide they run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets.display import free_area

_WIDE_PX, _EDGE_PX = 480, 24
#: In px at any scale: what the title bar takes of a screen.
_TITLE_BAR_PX = 40


class FittedDialog(QDialog):
    """What such dialogs have in common; `fit` is called whenever words came or went.

    Where letters are large and the screen is low, the rows scroll and the foot stays.

    Args:
        spacing: between two rows, in pixels at 100 %.
        parent: the window.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(_WIDE_PX))
        self._spacing = theme.px(spacing)
        self._foot: QWidget | None = None
        self._inside = inside = QWidget()
        theme.set_role(inside, "scrolled")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(*[theme.px(_EDGE_PX)] * 4)
        self.column.setSpacing(self._spacing)
        self._area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(area, 1)

    def lay_foot(self, accept: QPushButton, cancel: QPushButton) -> None:
        """The buttons that end it, below all rows, in the order the system has them."""
        box = QDialogButtonBox()
        box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        edge = theme.px(_EDGE_PX)
        self.column.setContentsMargins(edge, edge, edge, self._spacing)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(edge, 0, edge, edge)
        foot.addWidget(box)
        self._whole.addWidget(self._foot)

    def fit(self) -> None:
        """Take the height the rows need at this width, as far as the screen has it."""
        self.column.activate()
        least = self.column.minimumSize()
        wide = max(self.width(), least.width())
        wraps = self.column.hasHeightForWidth()
        high = self.column.totalHeightForWidth(wide) if wraps else least.height()
        # Else the area asks for as much as wrapped words would like in a narrow column, and the
        # rows stand at uneven distances.
        self._inside.setMinimumHeight(high)
        if self._foot is not None:
            high += self._foot.sizeHint().height()
        room = free_area(self).height() - _TITLE_BAR_PX
        if high > room:
            wide = max(wide, least.width() + self._area.verticalScrollBar().sizeHint().width())
        self.resize(wide, min(high, room))
        if self.isVisible():
            self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """What grew below the screen's end goes up: its buttons stand at the foot."""
        free, frame = free_area(self), self.frameGeometry()
        beyond = frame.bottom() - free.bottom()
        if beyond > 0:
            self.move(self.x(), max(self.y() - beyond, free.top()))

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self.fit()
