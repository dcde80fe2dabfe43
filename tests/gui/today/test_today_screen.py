"""今日: what is due, each line one click from the work."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from desktop.services import records
from desktop.services.activities import calendar
from desktop.services.needs.today import Due
from desktop.ui.activities.screen import ActivitiesScreen
from desktop.ui.roster.screen import RosterScreen
from desktop.ui.today.due_card import SHOWN, DueCard
from desktop.ui.today.screen import TodayScreen
from desktop.ui.today.words import told

SUNDAY = dt.date(2026, 11, 22)
FRIDAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due("conflicts", count=2), "2 处两边改得不一样，等您选一个"),
        (Due("attention", count=1), "1 处改动县里没有收"),
        (Due("returned", "activity", ("a",), "重阳", by="石桥镇"), "石桥镇退回了「重阳」"),
        (Due("returned", count=4), "还有 4 份被退回"),
        (Due("planned", "activity", ("a",), "村晚", day=SUNDAY), "今天有「村晚」"),
        (Due("series", "series", ("a",), "夜校", day=FRIDAY), "周五该有「夜校」"),
        (Due("record", "activity", ("a",), "村晚", day=FRIDAY), "11月20日的「村晚」还没记录"),
        (
            Due("file", "activity", ("a",), "重阳", parts=("photo", "story")),
            "「重阳」档案缺照片、活动纪实",
        ),
        (Due("file", "activity", ("a", "b"), count=2), "另有 2 份活动档案不全"),
        (Due("certificates", "activity", ("a",), "义诊", 3), "「义诊」有 3 张证书没印"),
        (Due("certificates", "activity", ("a", "b"), count=9), "另外 2 个活动还有 9 张证书没印"),
        (Due("gap", "theme"), "这个月没有写主题"),
        (Due("draft", "activity", (), "村晚"), "活动「村晚」填到一半，还没有保存"),
        (Due("draft", "volunteer"), "一份新的志愿者填到一半，还没有保存"),
        (Due("draft", "application", (), "田小麦"), "报名表「田小麦」填到一半，还没有保存"),
    ],
)
def test_every_thing_to_do_is_one_plain_sentence(due: Due, words: str):
    assert told(due, SUNDAY)[0] == words
    assert told(due, SUNDAY)[1]


@pytest.fixture
def screen(door, shown, settle) -> TodayScreen:
    screen = TodayScreen(door)
    screen.resize(1158, 660)
    shown(screen)
    door.start_watching()
    settle(door)
    return screen


def line(screen, sort: str):
    return next(one for one in screen.due.lines if one.due.sort == sort)


def test_the_day_is_told_with_its_lunar_day_and_solar_term(screen):
    assert screen.header._title.text() == "11月22日 星期日"
    assert screen.header.aside == "十月十四 · 小雪"


def test_an_incomplete_file_opens_its_activity_by_the_button_and_by_the_line(screen, qtbot):
    file = line(screen, "file")
    with qtbot.waitSignal(screen.open_record) as opened:
        file.go.click()
    assert opened.args == ["activity", file.due.ids[0]]
    with qtbot.waitSignal(screen.open_record):
        qtbot.mouseClick(file, Qt.MouseButton.LeftButton)


def test_certificates_go_to_paper_with_the_activity_chosen(screen, qtbot):
    due = line(screen, "certificates").due
    with qtbot.waitSignal(screen.print_requested) as asked:
        screen.due.pressed.emit(due)
    assert asked.args == ["activity-certificate", list(due.ids)]


@pytest.mark.parametrize(
    ("due", "signal", "args"),
    [
        (Due("conflicts", count=1), "sync_wanted", ["conflicts", "", ""]),
        (Due("backup"), "open_record", ["setting", "backup"]),
        (Due("gap", "theme"), "open_record", ["theme", ""]),
        (Due("draft", "activity"), "new_wanted", ["activity", {}]),
        (Due("draft", "volunteer", ("v",), "张三"), "open_record", ["volunteer", "v"]),
        (Due("draft", "document", ("d",), "通知"), "new_wanted", ["document", {"id": "d"}]),
        (Due("gap", "activity"), "new_wanted", ["activity", {}]),
        (Due("file", "activity", ("a", "b"), count=2), "place_wanted", ["activities"]),
    ],
)
def test_every_sort_of_line_leads_somewhere(screen, qtbot, due, signal, args):
    with qtbot.waitSignal(getattr(screen, signal)) as went:
        screen.due.pressed.emit(due)
    assert went.args == args


def test_gaps_are_quiet_and_go_for_good_when_the_clerk_says_so(screen, desk, door, settle, qtbot):
    gap = line(screen, "gap")
    assert gap.words.property("role") == "quiet"
    screen.due._quiet.click()
    settle(door)
    assert not calendar.gaps_shown(desk)
    qtbot.waitUntil(lambda: all(one.due.sort != "gap" for one in screen.due.lines))
    assert screen.due._quiet.isHidden()


def test_what_is_done_elsewhere_leaves_the_list(screen, desk, door, settle, qtbot):
    before = [one.due for one in screen.due.lines if one.due.sort == "file"]
    records.change(desk, "activity", before[0].ids[0], {"status": "filed"})
    door._look_for_changes()
    settle(door)
    qtbot.waitUntil(lambda: before[0] not in [one.due for one in screen.due.lines])


def test_the_four_figures_are_of_this_month(screen):
    tiles = screen.figures.tiles
    assert tiles["activities"].value.text() == "2"
    assert tiles["minutes"].value.text() == "20"
    assert tiles["activities"].accessibleName() == "本月活动 2 个"
    assert "2026-10：1 个" in tiles["activities"].bars.accessibleDescription()


@pytest.mark.parametrize(
    ("key", "listed"),
    [
        ("activities", "held"),
        ("minutes", "held"),
        ("volunteers", "took_part"),
        ("residents", "visited"),
    ],
)
def test_a_figure_leads_to_what_it_counts(screen, qtbot, key: str, listed: str):
    tile = screen.figures.tiles[key]
    with qtbot.waitSignal(screen.open_record) as by_key:
        qtbot.keyClick(tile, Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.open_record) as by_mouse:
        qtbot.mouseClick(tile.value, Qt.MouseButton.LeftButton)  # anywhere in it
    assert by_key.args == by_mouse.args == [listed, "2026-11"]
    reader = QAccessible.queryAccessibleInterface(tile)
    assert reader.role() is QAccessible.Role.Button
    assert "本月" in reader.text(QAccessible.Text.Name)


def test_the_lists_behind_the_figures_hold_as_many_as_the_figures_say(screen, door, shown, settle):
    roster, activities = RosterScreen(door), ActivitiesScreen(door)
    for place in (roster, activities):
        shown(place)
    roster.show_kind("took_part", "2026-11")
    activities.show_kind("held", "2026-11")
    settle(door)
    tiles = screen.figures.tiles
    assert str(roster.list.table.model().rowCount()) == tiles["volunteers"].value.text() != "0"
    assert str(activities.list.table.model().rowCount()) == tiles["activities"].value.text()
    assert roster.list.sentences == ("参加活动在 2026-11",)


def test_a_day_with_an_activity_opens_it_and_an_empty_one_begins_one(screen, qtbot):
    friday, sunday = screen.week.cells[4], screen.week.cells[6]
    assert "冬季用火安全宣讲" in friday.accessibleName()
    with qtbot.waitSignal(screen.open_record) as opened:
        friday.click()
    assert opened.args[0] == "activity"
    with qtbot.waitSignal(screen.new_wanted) as begun:
        sunday.click()
    assert begun.args == ["activity", {"held_on": "2026-11-22"}]


def test_a_full_day_offers_its_activities_and_another_one(screen, qtbot):
    day = screen._shown.week[4]
    both = dataclasses.replace(day, activities=day.activities * 2)
    actions = screen._day_menu(both).actions()
    assert actions[0].text() == "冬季用火安全宣讲"
    with qtbot.waitSignal(screen.open_record) as opened:
        actions[0].trigger()
    assert opened.args == ["activity", day.activities[0].id]
    with qtbot.waitSignal(screen.new_wanted) as begun:
        actions[-1].trigger()
    assert begun.args == ["activity", {"held_on": "2026-11-20"}]


def test_the_months_theme_is_shown_and_leads_to_the_themes(screen, desk, door, settle, qtbot):
    assert screen.theme_chip.isHidden()
    records.add(desk, "theme", {"month": "2026-11", "title": "移风易俗"})
    door._look_for_changes()
    settle(door)
    qtbot.waitUntil(screen.theme_chip.isVisible)
    assert screen.theme_chip.text() == "本月主题　移风易俗"
    with qtbot.waitSignal(screen.open_record) as opened:
        screen.theme_chip.click()
    assert opened.args == ["theme", ""]


def test_more_than_fits_stands_behind_a_button(dressed, shown):
    card = shown(DueCard())
    many = [Due("file", "activity", ("a",), f"第{n}件", parts=("photo",)) for n in range(SHOWN + 3)]
    card.show_due(many, SUNDAY, empty=False)
    assert len(card.lines) == SHOWN
    assert card._more.text() == "还有 3 件"
    card._more.click()
    assert len(card.lines) == SHOWN + 3


def test_lines_are_in_sight_as_soon_as_they_are_told(dressed, shown):
    card = shown(DueCard())
    card.show_due([Due("backup")], SUNDAY, empty=False)
    # Without an event between: a card must not blink at every change.
    assert all(line.isVisible() for line in card.lines)


def test_nothing_due_is_said(dressed, shown):
    card = shown(DueCard())
    card.show_due([], SUNDAY, empty=False)
    assert card._nothing.isVisible()


def test_an_empty_station_is_offered_its_first_steps(empty_door, shown, settle, qtbot):
    screen = shown(TodayScreen(empty_door))
    settle(empty_door)
    buttons = [b for b in screen.due.findChildren(QPushButton) if b.isVisible()]
    bring = next(b for b in buttons if b.text().startswith("导入花名册"))
    with qtbot.waitSignal(screen.new_wanted) as wanted:
        bring.click()
    assert wanted.args == ["roster", {}]
    assert screen.due.lines == []


def test_in_a_narrow_window_everything_stands_in_one_column(screen):
    screen.resize(600, 600)
    assert screen._columns.direction() is screen._columns.Direction.TopToBottom
    screen.resize(1158, 660)
    assert screen._columns.direction() is screen._columns.Direction.LeftToRight


def test_on_a_very_wide_screen_head_and_cards_end_together(screen, qtbot):
    screen.resize(3600, 2000)
    qtbot.waitUntil(lambda: screen.header.width() < 1_700)
    ends = screen.header.geometry().right()
    cards = screen.figures.mapTo(screen, screen.figures.rect().topRight()).x()
    assert 0 <= ends - cards < 40
    screen.resize(1158, 660)
    qtbot.waitUntil(lambda: screen.header.geometry().right() == 1158 - 16 - 1)
