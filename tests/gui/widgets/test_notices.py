"""A message stands above the page, moves nothing, and is in sight while its page is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop import errors
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.widgets import notices
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.screen import Screen

LONG = "这一行很长，" * 12


@pytest.fixture
def window(door, shown, settle) -> MainWindow:
    window = MainWindow(door, places(door))
    window.resize(1366, 768)
    shown(window)
    settle(door)
    return window


def in_sight(window: QWidget) -> list[Notices]:
    return [one for one in window.findChildren(Notices) if one.isVisible()]


def where_all_stands(window: QWidget) -> dict[QWidget, QRect]:
    """Everything in sight but the messages, and where it is."""
    cards = in_sight(window)
    return {
        one: QRect(one.mapToGlobal(one.rect().topLeft()), one.size())
        for one in window.findChildren(QWidget)
        if one.isVisible() and not any(card is one or card.isAncestorOf(one) for card in cards)
    }


@pytest.fixture
def at_rest(qtbot, settle, door):
    """Waits until nothing of a window moves any more: pages are made and laid out in turns."""

    def wait(window: QWidget) -> dict[QWidget, QRect]:
        seen = [{}]

        def stands() -> bool:
            settle(door)
            seen.append(where_all_stands(window))
            return seen[-1] == seen[-2]

        qtbot.waitUntil(stands)
        return seen[-1]

    return wait


def covers(card: Notices, other: QWidget) -> bool:
    at = QRect(card.mapFromGlobal(other.mapToGlobal(other.rect().topLeft())), other.size())
    return card.rect().intersects(at)


@pytest.mark.parametrize("place", ["today", "roster", "activities", "paper", "settings", "trash"])
@pytest.mark.parametrize("words", ["已保存。", LONG])
def test_the_windows_news_moves_nothing(window, at_rest, place, words):
    window.go(place)
    before = at_rest(window)
    window.say(words, "warn")
    assert at_rest(window) == before
    (card,) = in_sight(window)
    assert window.rect().contains(QRect(card.mapTo(window, card.rect().topLeft()), card.size()))
    window.banner.put_away()
    assert in_sight(window) == []
    assert at_rest(window) == before


@pytest.mark.parametrize(
    "place", ["roster", "activities", "paper", "settings", "register", "trash"]
)
def test_short_news_covers_no_button(window, settle, door, place):
    window.go(place)
    settle(door)
    window.say("已保存。")
    settle(door)
    (card,) = in_sight(window)
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.text() for b in buttons if not card.isAncestorOf(b) and covers(card, b)] == []


def test_what_a_list_says_stands_in_the_head_of_its_screen(window, settle, door, at_rest):
    window.go("roster")
    people = window.screen_at("roster").people
    before = at_rest(window)
    people.banner.show_error(errors.DiskFull())
    settle(door)
    (card,) = in_sight(window)
    assert isinstance(card.parentWidget(), Screen)
    assert not covers(card, people.list.table)
    assert where_all_stands(window) == before


def test_two_messages_stand_below_each_other(window, settle, door):
    window.go("roster")
    settle(door)
    window.say("一", "warn")
    window.screen_at("roster").people.banner.show_words("二", "warn")
    settle(door)
    first, second = in_sight(window)
    assert not covers(first, second)


def test_what_is_said_while_its_page_is_away_is_told_when_it_is_seen(window, settle, door):
    window.go("settings")
    window.go("paper")
    settle(door)
    window.screen_at("settings").banner.show_words("备份完好。")
    assert in_sight(window) == []
    window.go("settings")
    settle(door)
    assert [card.banner.text for card in in_sight(window)] == ["备份完好。"]
    window.go("paper")
    assert in_sight(window) == []


def test_a_longer_message_gets_the_room_it_needs(window, settle, door):
    window.go("paper")
    window.say("短")
    settle(door)
    (card,) = in_sight(window)
    small = card.height()
    window.say(LONG, "warn")
    settle(door)
    assert card.height() > small
    assert (
        card.banner.height() >= card.banner.sizeHint().height() or card.banner.hasHeightForWidth()
    )


def test_outside_of_a_screen_it_stands_at_the_top_of_its_own_page(shown):
    page = QWidget()
    page.resize(400, 300)
    card = Notices(page)
    shown(page)
    card.banner.show_words(LONG, "warn")
    assert card.isVisible()
    assert page.rect().contains(card.geometry())
    page.resize(260, 300)
    assert page.rect().contains(card.geometry())


def test_work_under_way_stands_there_too(shown):
    page = QWidget()
    page.resize(600, 300)
    card = Notices(page)
    card.progress.begin("正在备份")
    shown(page)
    assert card.isVisible() and card.progress.isVisible()
    card.progress.end()
    assert not card.isVisible()


def test_a_card_is_as_wide_as_its_words_on_one_line(shown):
    page = QWidget()
    page.resize(1000, 300)
    card = Notices(page)
    shown(page)
    card.banner.show_words("已删除 12 人。", "good", "", "撤销(&U)")
    (words,) = [made for made in card.findChildren(QLabel) if made.text() == "已删除 12 人。"]
    assert words.height() < 2 * words.fontMetrics().lineSpacing()
    assert card.width() < 400


@pytest.mark.parametrize(
    ("told", "leaves"),
    [
        (("已保存。", "good"), True),
        (("没有变化。", "note"), True),
        (("磁盘快满了。", "warn"), False),
        (("已删除 12 人。", "good", "", "撤销(&U)"), False),
        (("已保存 PDF。", "good", "在「文档」里"), False),
    ],
)
def test_only_good_news_that_asks_for_nothing_leaves_by_itself(
    shown, qtbot, monkeypatch, told, leaves
):
    monkeypatch.setattr(notices, "PASSING_MS", 20)
    page = QWidget()
    page.resize(600, 300)
    card = Notices(page)
    shown(page)
    card.banner.show_words("先说的。", "good")
    card.banner.show_words(*told)
    qtbot.wait(60)
    assert card.isVisible() is not leaves
