"""The search box finds by name, pinyin, initials and phone, and opens what is chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.search_box import SearchBox
from desktop.ui.search_box.view import FoundList


@pytest.fixture
def box(door, shown) -> Iterator[SearchBox]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    box = SearchBox(door)
    column.addWidget(box)
    column.addWidget(QWidget())
    holder.resize(600, 400)
    shown(holder)
    holder.activateWindow()
    box.setFocus()
    yield box
    holder.close()


def titles(box: SearchBox) -> list[str]:
    return [box.model.index(row, 0).data() for row in range(box.model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("zhangw", "张伟"), ("zw", "张伟"), ("13800000007", "黄伟"), ("cyjy", None), ("cyjls", None)],
)
def test_people_are_found_by_pinyin_initials_and_phone(box, qtbot, settle, door, typed, found):
    qtbot.keyClicks(box, typed)
    settle(door)
    assert titles(box)[:1] == ([found] if found else [])


def test_people_are_found_by_a_part_of_their_name(box, type_in, settle, door):
    type_in(box, "桂芳")
    settle(door)
    assert titles(box)
    assert all(title.endswith("桂芳") for title in titles(box))


def test_activities_come_after_people_with_their_day(box, type_in, settle, door):
    type_in(box, "敬老")
    settle(door)
    assert titles(box) == ["重阳敬老饺子宴"]
    found = box.model.found_at(0)
    assert found.kind == "activity"
    assert found.aside.startswith("2026-10-18")


def test_no_id_number_stands_in_the_answers(box, type_in, settle, door):
    type_in(box, "伟")
    settle(door)
    assert titles(box)
    asides = [box.model.found_at(row).aside for row in range(box.model.rowCount())]
    assert not any("*" in aside or "999999" in aside for aside in asides)


def test_arrows_choose_and_enter_opens(box, qtbot, settle, door):
    qtbot.keyClicks(box, "zhang")
    settle(door)
    assert box.findChild(FoundList).isVisible()
    second = box.model.found_at(1)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.open_record) as opened:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.args == ["volunteer", second.id]
    assert box.text() == ""
    assert not box.findChild(FoundList).isVisible()


def test_enter_before_the_answer_opens_the_best_once_it_comes(box, qtbot):
    with qtbot.waitSignal(box.open_record) as opened:
        qtbot.keyClicks(box, "zhangguifang")
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.args[0] == "volunteer"


def test_a_click_opens(box, qtbot, settle, door):
    qtbot.keyClicks(box, "zhang")
    settle(door)
    with qtbot.waitSignal(box.open_record):
        box.findChild(FoundList).taken.emit(0)


def test_escape_leaves_without_opening(box, qtbot, settle, door):
    qtbot.keyClicks(box, "zhang")
    settle(door)
    with qtbot.assertNotEmitted(box.open_record):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert not box.findChild(FoundList).isVisible()


def test_nothing_found_is_said_in_words(box, qtbot, settle, door):
    qtbot.keyClicks(box, "qqqq")
    settle(door)
    assert box.findChild(FoundList).isVisible()
    assert box.model.rowCount() == 0


def test_the_answers_keep_qts_rules(box, qtbot, settle, door, qtmodeltester):
    qtbot.keyClicks(box, "w")
    settle(door)
    assert box.model.rowCount() > 3
    qtmodeltester.check(box.model)
