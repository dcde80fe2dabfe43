"""Two values of a field, side by side: one click takes one, or a third is typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.ui.sync.conflicts_view import ConflictsView
from desktop.ui.sync.difference_card import DifferenceCard
from desktop.ui.sync.shown import Choice
from tools import sync_pages

TODAY = dt.date.fromisoformat(sync_pages.TODAY)
SETTLED = Choice(
    "9/phone", "volunteer", "v-9", "陈伟", "手机", "139", "王文书", f"{TODAY}T09:00:00+08:00"
)


@pytest.fixture
def view(shown) -> ConflictsView:
    made = ConflictsView()
    made.resize(1_000, 600)
    made.show_conflicts(
        (sync_pages.differing(0), sync_pages.differing(1, fields=3)), (SETTLED,), TODAY
    )
    return shown(made)


def words(view) -> str:
    return "\n".join(made.text() for made in view.findChildren(QLabel) if made.isVisible())


def press(view, text: str, nth: int = 0) -> QPushButton:
    found = [
        b for b in view.findChildren(QPushButton) if b.isVisible() and b.text().startswith(text)
    ]
    found[nth].click()
    return found[nth]


def test_both_values_stand_there_with_who_where_and_when(view):
    told = words(view)
    assert "13800000001" in told and "13900000002" in told
    assert "王文书 · 这台电脑 · 08:41" in told
    assert "李文书 · 电脑「村部二号」 · 11月21日 16:20" in told
    assert told.count("现在用的是这个") == 1


def test_mine_is_the_parked_value_where_the_other_stands(view, qtbot):
    with qtbot.waitSignal(view.taken) as taken:
        press(view, "用我的")
    assert taken.args == ["0/phone", True]
    with qtbot.waitSignal(view.taken) as taken:
        press(view, "用对方的")
    assert taken.args == ["0/phone", False]


def test_mine_is_what_stands_where_i_was_first(view, qtbot):
    record = sync_pages.differing(0)
    (one,) = record.differences
    swapped = replace(one, standing=one.parked, parked=one.standing)
    view.show_conflicts((replace(record, differences=(swapped,)),), (), TODAY)
    with qtbot.waitSignal(view.taken) as taken:
        press(view, "用我的")
    assert taken.args == ["0/phone", False]


def test_where_neither_was_written_here_both_are_just_values(view):
    record = sync_pages.differing(0)
    (one,) = record.differences
    strange = replace(one, parked=replace(one.parked, here=False))
    view.show_conflicts((replace(record, differences=(strange,)),), (), TODAY)
    found = [b.text() for b in view.findChildren(QPushButton) if b.isVisible()]
    assert found.count("用这个") == 2


def test_all_fields_of_a_record_go_at_once(view, qtbot):
    view.list.go(1)
    with qtbot.waitSignal(view.all_taken) as taken:
        press(view, "全部用对方的")
    assert taken.args == ["volunteer", "v-1", False]
    with qtbot.waitSignal(view.all_taken) as taken:
        press(view, "全部用我的")
    assert taken.args == ["volunteer", "v-1", True]


def test_a_single_difference_offers_no_all(view):
    assert "全部用我的" not in "".join(
        b.text() for b in view.findChildren(QPushButton) if b.isVisible()
    )


def test_a_third_value_can_be_typed(view, qtbot, type_in):
    assert not view.unsaved()
    press(view, "都不对")
    (line,) = [made for made in view.findChildren(QLineEdit) if made.isVisible()]
    assert line.text() == "13800000001"
    line.selectAll()
    type_in(line, "13700000003")
    assert view.unsaved()
    with qtbot.waitSignal(view.typed) as typed:
        press(view, "就用这个")
    assert typed.args == ["0/phone", "13700000003"]


def test_what_is_being_typed_is_not_written_over_by_news(view, type_in):
    press(view, "都不对")
    (line,) = [made for made in view.findChildren(QLineEdit) if made.isVisible()]
    type_in(line, "9")
    changed = sync_pages.differing(0, fields=2)
    view.show_conflicts((changed, sync_pages.differing(1)), (), TODAY)
    assert view.unsaved()


def test_counts_stand_on_the_chips_and_settled_ones_can_be_asked_again(view, qtbot):
    assert view.open_chip.text() == "要您选 4"
    assert view.settled_chip.text() == "已选好 1"
    view.settled_chip.click()
    assert "“手机”选了：139" in words(view)
    with qtbot.waitSignal(view.reopened) as again:
        press(view, "选错了")
    assert again.args == [("9/phone",)]


def test_the_record_can_be_looked_at(view, qtbot):
    with qtbot.waitSignal(view.open_record) as wanted:
        press(view, "看这条记录")
    assert wanted.args == ["volunteer", "v-0"]


def test_with_nothing_to_choose_it_says_so(view):
    view.show_conflicts((), (), TODAY)
    assert "没有两边不一样的" in words(view)


def test_an_empty_value_is_said_to_be_empty(shown):
    (one,) = sync_pages.differing(0).differences
    card = DifferenceCard(replace(one, parked=replace(one.parked, words="")), TODAY)
    assert "（空着）" in words(shown(card))


def test_forty_records_are_one_list_and_one_detail(view):
    many = tuple(sync_pages.differing(number) for number in range(40))
    view.show_conflicts(many, (), TODAY)
    assert view.list.entries.rowCount() == 40
    assert len([c for c in view.findChildren(DifferenceCard) if c.isVisible()]) == 1


def test_screen_readers_hear_field_choice_and_value(view):
    names = [b.accessibleName() for b in view.findChildren(QPushButton) if b.isVisible()]
    assert "手机：用我的，13900000002" in names
