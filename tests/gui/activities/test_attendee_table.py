import pytest

from desktop.model.ids import RecordId
from desktop.ui import theme
from desktop.ui.activities.entry.participants_model import Attendee, Column, ParticipantsModel
from desktop.ui.activities.page.attendee_table import AttendeeTable

#: The table's width on the page of an activity, on a screen of 1366×768.
PAGE_PX = 524


@pytest.fixture
def table(qtbot):
    model = ParticipantsModel()
    table = AttendeeTable(model)
    qtbot.addWidget(table)
    table.resize(theme.px(PAGE_PX), theme.px(300))

    def show(*people):
        model.set_people(people)
        for column in Column:
            table.setColumnHidden(column, not model.shows(column))
        table.show()
        return table

    return show


def someone(**more):
    return Attendee(RecordId("1"), "曹静", role="包饺子、送老人回家", **more)


def cut(table, column):
    return table.columnWidth(column) < table.sizeHintForColumn(column)


def test_a_role_is_read_whole_where_there_is_room(table):
    shown = table(someone())
    assert not cut(shown, Column.ROLE) and not cut(shown, Column.SOURCE)
    widths = [shown.columnWidth(c) for c in Column if not shown.isColumnHidden(c)]
    assert sum(widths) == shown.viewport().width()


def test_with_times_signed_too(table):
    shown = table(someone(source="signed", signed_in="09:00", signed_out="11:00"))
    assert not any(cut(shown, c) for c in (Column.ROLE, Column.SIGNED_IN, Column.HOURS))


def test_role_and_reason_share_what_is_left(table):
    shown = table(someone(source="added", reason="当天没有签到表"))
    widths = shown.columnWidth(Column.ROLE), shown.columnWidth(Column.REASON)
    assert abs(widths[0] - widths[1]) <= 1
    assert shown.horizontalHeader().length() <= shown.viewport().width()
