"""Every control of every place has a name, a way to it by Tab, and a letter of its own."""

from __future__ import annotations

import pytest

from tests.gui.reach.conftest import PLACES
from tests.gui.reach.controls import StrayWindows, nameless, shared_letters, tabbed_through

EVERY_PLACE = pytest.mark.parametrize("place", PLACES)


def test_no_place_is_left_out(window):
    assert sorted(window.screens.places) == sorted(PLACES)


@EVERY_PLACE
def test_every_control_has_a_word_for_a_screen_reader_and_a_letter_of_its_own(
    window, walk, dressed, place: str
):
    stray = StrayWindows(window)
    dressed.installEventFilter(stray)
    faults = {
        stop.name: found
        for stop in walk(place)
        if (found := nameless(window) + shared_letters(window))
    }
    dressed.removeEventFilter(stray)
    assert faults == {}
    assert stray.seen == []


@EVERY_PLACE
def test_tab_comes_by_every_control_and_each_shows_that_it_has_the_keyboard(
    window, walk, place: str
):
    missed, unmarked = {}, {}
    for stop in walk(place):
        missed[stop.name], unmarked[stop.name] = tabbed_through(window)
    assert {name: found for name, found in missed.items() if found} == {}
    assert {name: found for name, found in unmarked.items() if found} == {}
