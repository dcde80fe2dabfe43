"""The navigation goes where a screen reader toggles, and tells of a click once."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtGui import QAccessible

from desktop.ui.navigation import Navigation, Place
from desktop.ui.widgets.screen import Screen


@pytest.fixture
def navigation(shown) -> Navigation:
    places = [Place(key, key, "users", partial(Screen, key)) for key in ("one", "two")]
    made = shown(Navigation(places))
    made.show_current("one")
    return made


def test_a_screen_reader_hears_one_of_several_and_toggles_it(navigation, qtbot):
    button = navigation._buttons["two"]
    reader = QAccessible.queryAccessibleInterface(button)
    assert reader.role() == QAccessible.Role.RadioButton
    with qtbot.waitSignal(navigation.chosen) as chosen:
        button.toggle()
    assert chosen.args == ["two"]


def test_a_click_is_told_once_and_the_current_place_again(navigation):
    told: list[str] = []
    navigation.chosen.connect(told.append)
    navigation._buttons["two"].click()
    assert told == ["two"]
    navigation.show_current("two")
    navigation._buttons["two"].click()
    assert told == ["two", "two"]


def test_marking_a_place_tells_nothing(navigation, qtbot):
    with qtbot.assertNotEmitted(navigation.chosen):
        navigation.show_current("two")
        navigation.show_current("elsewhere")
