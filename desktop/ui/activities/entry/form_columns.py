"""The form's two columns, side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.tab_order import tab_through

#: Narrower than this at 100 %, the two columns stand one below the other.
_TWO_COLUMNS_PX = 900
#: Room for what rows may say below their fields, or there would be two scroll bars.
_SAID_PX = 80


class FormColumns(QScrollArea):
    """A form in a card at the left, other cards at the right.

    Args:
        right: the other cards, the first takes the room that is left.
        ends: what Tab comes to after all of these, wherever it stands.
        parent: the Qt parent.
    """

    def __init__(
        self,
        right: Sequence[QWidget],
        ends: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._after = (*right, *ends)
        self._form: Form | None = None
        self._form_column = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        card, inside, beside = QFrame(), QWidget(), QWidget()
        theme.set_role(card, "card")
        for ground in (inside, beside):
            theme.set_role(ground, "scrolled")
        card.setLayout(self._form_column)
        self._form_column.setContentsMargins(theme.px(16), theme.px(16), 0, 0)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for place, widget in enumerate(right):
            column.addWidget(widget, 0 if place else 1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(12))
        self._columns.addWidget(card, 9)
        self._right = _Scrolling(beside)
        self._columns.addWidget(self._right, 11)
        inside.setLayout(self._columns)
        _let_scroll(self, inside)

    def set_form(self, form: Form | None) -> None:
        """Another form in the card; the one before goes."""
        if self._form is not None:
            self._form_column.removeWidget(self._form)
            self._form.deleteLater()
        self._form = form
        if form is not None:
            self._form_column.addWidget(form)
            self.arrange()
            for area in (self, self._right):
                area.verticalScrollBar().setValue(0)
            tab_through(form, *self._after)

    def show_card(self, card: QWidget) -> None:
        """Scroll until a card at the right is in sight, once what it holds has its place."""
        QTimer.singleShot(0, card, partial(self._scroll_to, card))

    def _scroll_to(self, card: QWidget) -> None:
        for area in (self._right, self):
            # The end first, then the beginning: of a card higher than the room its head is seen.
            place = QRect(card.mapTo(area.widget(), QPoint()), card.size())
            area.ensureVisible(place.left(), place.bottom(), 0, 0)
            area.ensureVisible(place.left(), place.top(), 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, else one."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Fit the columns to the width there is."""
        wide = self.width() >= theme.px(_TWO_COLUMNS_PX)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        # Each column scrolls by itself, or the page as a whole: never both.
        natural = self._right.widget().minimumSizeHint().height()
        self._right.setMinimumHeight(0 if wide else natural + theme.px(_SAID_PX))
        if self._form is not None:
            natural = self._form.widget().sizeHint().height()
            self._form.setMinimumHeight(0 if wide else natural + theme.px(_SAID_PX))


class _Scrolling(QScrollArea):
    """As wide as what is in it asks for, and scrolled downwards only."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        _let_scroll(self, inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """It does not scroll sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        wide = self.widget().minimumSizeHint().width() + bar
        return QSize(wide, super().minimumSizeHint().height())


def _let_scroll(area: QScrollArea, inside: QWidget) -> None:
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
