"""The window in English: frame and main screens hold no Chinese but what people wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from desktop.background.door import Door
from desktop.config import Home, resources
from desktop.services import records
from desktop.services.founding import StationFacts, make_station
from desktop.services.sync.rhythm import Rhythm
from desktop.ui import language
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.sync.syncing import Syncing
from desktop.ui.tour import Tour
from tests.gui.conftest import CHEAP, PASSPHRASE, Station, clock
from tests.gui.reach.conftest import PLACES
from tests.gui.reach.controls import in_sight

_HAN = re.compile(r"[\u3400-\u9fff]")
#: 十月十四 and the like, which are the calendar's own.
_LUNAR = re.compile(
    r"闰?[正一二三四五六七八九十冬腊]{0,2}月?[初十廿三][一二三四五六七八九十]|闰?[正一二三四五六七八九十冬腊]{1,2}月"
)
#: What the county publishes and the almanac names: word lists, festivals, solar terms.
#: Not main screens: the import's report and what the checks of a field say.
_ELSEWHERE = ("导入", "填错")
_TERMS = (
    "立春雨水惊蛰春分清明谷雨立夏小满芒种夏至小暑大暑"
    "立秋处暑白露秋分寒露霜降立冬小雪大雪冬至小寒大寒"
)


@pytest.fixture
def english(dressed: QApplication) -> Iterator[QApplication]:
    """An application that speaks English."""
    language.speak(dressed, "en")
    yield dressed
    language.speak(dressed)


@pytest.fixture
def named_in_english(tmp_path: Path) -> Station:
    """A station in which nobody wrote anything in Chinese but its full name, which it must bear."""
    home = Home(tmp_path / "station")
    facts = StationFacts(
        "Stonebridge新时代文明实践站", "999999001002", "Stone Town", "Sample County", "Wang"
    )
    station = Station(home, make_station(home, facts, PASSPHRASE, cost=CHEAP, clock=clock))
    desk = station.open()
    for number in range(3):
        records.add(desk, "volunteer", {"name": f"Person {number}", "phone": f"1380000000{number}"})
    desk.close()
    return station


@pytest.fixture
def window(named_in_english, english, shown, settle, qtbot) -> Iterator[tuple[MainWindow, Door]]:
    door = Door(partial(Station.open, named_in_english))
    syncing = Syncing(door, Rhythm(lambda: 0.5))
    window = MainWindow(door, places(door, syncing))
    window.keep_synced(syncing)
    window.resize(1366, 768)
    shown(window)
    settle(door)
    yield window, door
    syncing.leave()
    door.close()


def words_in_sight(window: QMainWindow) -> Iterator[str]:
    """All that can be read or is said by a screen reader."""
    yield window.windowTitle()
    for menu in window.menuBar().findChildren(QMenu):
        yield from (action.text() for action in menu.actions())
    yield from (action.text() for action in window.menuBar().actions())
    for widget in in_sight(window):
        yield from (widget.accessibleName(), widget.toolTip())
        yield from _words_of(widget)


def _words_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QListWidget):
        yield from (widget.item(number).text() for number in range(widget.count()))
    elif isinstance(widget, QTableView) and (model := widget.model()) is not None:
        heads = range(model.columnCount())
        yield from (str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in heads)


def data_words() -> set[str]:
    """Entries of the word lists, which counties write."""
    found: set[str] = set()
    for path in (resources() / "vocabularies").glob("*.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        found |= {entry["label"] for entry in told.get("entries", ()) if isinstance(entry, dict)}
    terms = {_TERMS[n : n + 2] for n in range(0, len(_TERMS), 2)}
    # The station's full name, what was done in the words the journal keeps, a text's title.
    both = {"跟着电脑的语言走", "语言", "中文"}  # how whoever landed in the wrong one finds back
    return found | terms | both | {"新时代文明实践站", "添加志愿者", "志愿者招募管理制度"}


def left_in_chinese(window: QMainWindow) -> list[str]:
    known = sorted(data_words(), key=len, reverse=True)
    left = set()
    for words in words_in_sight(window):
        rest = words
        for one in known if _HAN.search(rest) else ():
            rest = rest.replace(one, "")
        if _HAN.search(_LUNAR.sub("", rest)):
            left.add(words)
    return sorted(left)


@pytest.mark.parametrize("place", PLACES)
def test_a_main_screen_speaks_english(window, settle, tmp_path, place: str):
    shown, door = window
    tour = Tour(shown, door, tmp_path)
    tour.look()
    settle(door)
    faults = {}
    for stop in tour.stops():
        if stop.place == place and not any(p in stop.name for p in _ELSEWHERE):
            stop.go()
            settle(door)
            if left := left_in_chinese(shown):
                faults[stop.name] = left
    assert faults == {}


def test_the_window_speaks_chinese_again_afterwards(english):
    language.speak(english)
    assert QApplication.translate("Places", "今日") == "今日"


def test_an_unknown_language_of_the_environment_is_chinese(monkeypatch):
    monkeypatch.setenv(language.VARIABLE, "fr")
    assert language.wanted() == "zh"
    monkeypatch.setenv(language.VARIABLE, "en")
    assert language.wanted() == "en"
    assert language.wanted("zh") == "zh"


def test_the_sheet_of_keys_shows_no_sign_of_a_letter(window, qtbot):
    frame, _ = window
    listed = frame.actions_of_menu.keys()
    assert not [words for _, words in listed if "&" in words]
    assert ("Ctrl+N", "New") in listed


def test_cells_that_hold_a_choice_are_in_english(window, settle):
    frame, door = window
    frame.go("roster")
    settle(door)
    table = frame.screen_at("roster").list.table
    cells = [table.model().index(0, place).data() for place in range(8)]
    assert "Active" in cells
    assert "在册" not in cells
