"""The list of who took part, while it is written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.model.ids import RecordId
from desktop.ui.activities.entry.participants_model import Attendee, Column, ParticipantsModel


def someone(number: int, **rest) -> Attendee:
    return Attendee(RecordId(f"v{number}"), f"张{number}", "一组", **rest)


@pytest.fixture
def model(qtmodeltester) -> ParticipantsModel:
    model = ParticipantsModel()
    model.set_people([someone(1), someone(2, source="signed"), someone(3, minutes=45)])
    model.set_usual_minutes(120)
    qtmodeltester.check(model)
    return model


def cell(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.data(model.index(row, column), role)


def write(model, row, column, value) -> bool:
    return model.setData(model.index(row, column), value)


def test_everybody_gets_the_length_of_the_activity_but_who_has_minutes_of_their_own(model):
    assert [cell(model, row, Column.HOURS) for row in range(3)] == ["2", "2", "0.75"]
    assert model.total_minutes() == 285


def test_times_signed_count_instead_of_the_length(model):
    assert write(model, 1, Column.SIGNED_IN, "855")
    assert write(model, 1, Column.SIGNED_OUT, "上午10点25")
    assert cell(model, 1, Column.HOURS) == "1.5"
    given = model.participants("2026-10-18")[1]
    assert (given.signed_in, given.signed_out) == ("2026-10-18T08:55", "2026-10-18T10:25")
    assert given.minutes is None


def test_hours_are_typed_as_hours_and_emptied_to_follow_again(model):
    assert write(model, 0, Column.HOURS, "1.5")
    assert model.participants("2026-10-18")[0].minutes == 90
    assert write(model, 0, Column.HOURS, "")
    assert model.participants("2026-10-18")[0].minutes is None


def test_a_length_typed_for_everybody_is_handed_to_the_verb(model):
    model.set_usual_minutes(60, typed=True)
    assert [p.minutes for p in model.participants("2026-10-18")] == [60, 60, 45]


@pytest.mark.parametrize(
    ("column", "typed"),
    [(Column.HOURS, "很久"), (Column.NAME, "李四"), (Column.ROLE, "长" * 41)],
)
def test_what_will_not_do_is_refused_with_a_sentence(model, qtbot, column, typed):
    before = cell(model, 0, column)
    with qtbot.waitSignal(model.refused) as refused:
        assert not write(model, 0, column, typed)
    assert refused.args[0]
    assert cell(model, 0, column) == before


def test_nobody_is_on_the_list_twice(model):
    assert model.add([someone(1), someone(9)]) == 1
    assert [person.name for person in model.people] == ["张1", "张2", "张3", "张9"]


def test_who_is_added_later_takes_the_source_of_the_list(model):
    model.set_source("added", "没有签到表")
    model.add([someone(9)])
    last = model.participants("2026-10-18")[-1]
    assert (last.source, last.reason) == ("added", "没有签到表")


def test_columns_show_only_where_they_say_something(model):
    assert model.shows(Column.SIGNED_IN)
    assert not model.shows(Column.REASON)
    model.set_source("added")
    assert not model.shows(Column.SIGNED_IN)
    assert model.shows(Column.REASON)


def test_only_who_signed_has_times_to_write(model):
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, Column.SIGNED_IN)) & editable
    assert model.flags(model.index(1, Column.SIGNED_IN)) & editable
    assert not model.flags(model.index(1, Column.NAME)) & editable


def test_a_reason_leaves_with_its_source(model):
    model.set_source("added", "没有签到表")
    model.set_source("sheet", "没有签到表")
    assert all(p.reason == "" for p in model.participants("2026-10-18"))


def test_rows_are_taken_off_together(model, qtmodeltester):
    model.remove([0, 2])
    assert [person.name for person in model.people] == ["张2"]
    qtmodeltester.check(model)
