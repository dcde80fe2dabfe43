"""Every place of the window can be made, and making it opens no stray window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.roster.person_form import PersonForm
from desktop.ui.roster.verbs import FormHelp
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.screen import Screen
from tests.gui.conftest import NOW


class Watcher(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


@pytest.fixture
def watcher(dressed: QApplication):
    watcher = Watcher()
    dressed.installEventFilter(watcher)
    yield watcher
    dressed.removeEventFilter(watcher)


@pytest.mark.parametrize("number", range(6))
def test_a_place_is_a_screen_and_opens_nothing_by_being_made(
    door, settle, qtbot, watcher, number: int
):
    place = places(door)[number]
    screen = place.make()
    qtbot.addWidget(screen)
    settle(door)
    assert isinstance(screen, Screen)
    assert watcher.windows == []


def test_forms_and_empty_lists_open_nothing_by_being_made(qtbot, watcher):
    form, empty = PersonForm(), EmptyState("users", "还没有人", action="导入")
    for widget in (form, empty):
        qtbot.addWidget(widget)
    form.begin(None, FormHelp(NOW.date(), {}), "张三")
    assert watcher.windows == []


def test_places_stand_in_the_order_of_the_keys(door):
    listed = places(door)
    shown = [place.words for place in listed if not place.elsewhere]
    assert shown == ["今日", "花名册", "活动", "打印", "设置"]
    assert [place.key for place in listed if place.elsewhere] == ["register", "trash", "audit"]
    kinds = [kind for place in listed for kind in place.kinds]
    assert len(kinds) == len(set(kinds))


def letters(widget: QWidget) -> list[str]:
    """The mnemonics of the buttons that are not hidden on purpose."""
    buttons = [b for b in widget.findChildren(QAbstractButton) if not b.isHidden()]
    return [found[1] for b in buttons if (found := re.search(r"&([A-Z])", b.text()))]


def test_no_button_takes_a_letter_of_the_menus(door, settle, qtbot):
    window = MainWindow(door, places(door))
    qtbot.addWidget(window)
    menus = {re.search(r"&([A-Z])", action.text())[1] for action in window.menuBar().actions()}
    assert len(menus) == 4
    for place in places(door):
        screen = window.screen_at(place.key)
        settle(door)
        assert menus.isdisjoint(letters(screen)), place.words
