"""A calendar that floats until a day is picked, by mouse, keys or a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QDate, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.readers_choice import ReadersChoice

#: Days of the month before stand in the first two lines below the heads, those of the next month
#: in the last two.
_FIRST_LINES, _LAST_LINES = 2, 5
_MIDDLE = 15


class CalendarPopup(QFrame):
    """The calendar below a date field.

    Args:
        parent: the field.

    Signals:
        picked: a day in ISO form.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.set_role(self, "float")
        self._calendar = QCalendarWidget()
        self._calendar.setGridVisible(False)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.clicked.connect(self._on_clicked)
        self._calendar.activated.connect(self._on_clicked)
        self._name_parts()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(4)] * 4)
        column.addWidget(self._calendar)

    def open_at(self, place: QPoint, day: QDate, today: QDate) -> None:
        """Show it at a place of the screen with a day chosen."""
        self._calendar.setSelectedDate(day if day.isValid() else today)
        self.move(place)
        self.show()
        self._calendar.setFocus()

    def _name_parts(self) -> None:
        """Qt has no words for the parts of its calendar, and takes no day from a reader."""
        for name, words in (
            ("qt_calendar_prevmonth", self.tr("上个月")),
            ("qt_calendar_nextmonth", self.tr("下个月")),
        ):
            if isinstance(made := self._calendar.findChild(QToolButton, name), QToolButton):
                made.setAccessibleName(words)
        self._calendar.setAccessibleName(self.tr("日历"))
        days = self._calendar.findChild(QTableView, "qt_calendar_calendarview")
        if isinstance(days, QTableView):
            days.setAccessibleName(self.tr("日历"))
            ReadersChoice(days).made.connect(self._on_readers_choice)

    @Slot(QDate)
    def _on_clicked(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(day.toString(Qt.DateFormat.ISODate))

    @Slot(QModelIndex)
    def _on_readers_choice(self, index: QModelIndex) -> None:
        if not index.row():
            return  # the names of the days
        day = int(index.data())
        first = QDate(self._calendar.yearShown(), self._calendar.monthShown(), 1)
        if index.row() <= _FIRST_LINES and day > _MIDDLE:
            first = first.addMonths(-1)
        elif index.row() >= _LAST_LINES and day < _MIDDLE:
            first = first.addMonths(1)
        self._on_clicked(first.addDays(day - 1))
