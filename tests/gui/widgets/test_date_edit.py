"""A date is typed as clerks type it, or picked."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget

from desktop.ui.widgets.date_edit import DateEdit

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def edit(dressed, qtbot) -> DateEdit:
    edit = DateEdit(TODAY)
    qtbot.addWidget(edit)
    return edit


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("5.12", "2026-05-12"),
        ("0512", "2026-05-12"),
        ("昨天", "2026-11-21"),
        ("2025年3月5日", "2025-03-05"),
        ("20250305", "2025-03-05"),
    ],
)
def test_what_is_typed_becomes_a_date(edit, qtbot, type_in, typed: str, iso: str):
    type_in(edit.target(), typed)
    with qtbot.waitSignal(edit.left):
        qtbot.keyClick(edit.target(), Qt.Key.Key_Return)
    assert edit.target().text() == iso
    assert edit.value() == iso
    assert edit.problem() == ""


def test_what_is_no_date_stays_as_typed_with_a_reason(edit, qtbot):
    qtbot.keyClicks(edit.target(), "2.30")
    assert edit.value() == "2.30"
    assert edit.problem() == "2026 年 2 月没有 30 日，请改正"


def test_a_month_is_enough_only_where_the_field_says_so(dressed, qtbot, edit):
    partial = DateEdit(TODAY, partial=True)
    qtbot.addWidget(partial)
    for one in (edit, partial):
        one.set_value("1985-08")
    assert partial.problem() == ""
    assert edit.problem() == "请写到哪一天，例如 2026-11-22"


def test_nothing_typed_is_no_problem(edit):
    assert edit.value() == ""
    assert edit.problem() == ""


def test_a_day_can_be_picked_from_the_calendar(edit, qtbot, shown):
    shown(edit)
    qtbot.keyClick(edit.target(), Qt.Key.Key_Down)
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2026, 11, 22)

    with qtbot.waitSignal(edit.left):
        calendar.clicked.emit(QDate(2026, 10, 18))

    assert edit.value() == "2026-10-18"
    assert not calendar.isVisible()
