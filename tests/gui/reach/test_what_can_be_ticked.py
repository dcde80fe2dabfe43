"""A screen reader toggles what can be ticked, and does not click it: whoever waits must hear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QAbstractButton

from tests.gui.reach.conftest import PLACES

CLICKED = (SIGNAL("clicked()"), SIGNAL("clicked(bool)"))
TOGGLED = SIGNAL("toggled(bool)")


def deaf(button: QAbstractButton) -> bool:
    """Whether it hears a click only."""
    clicks = sum(button.receivers(signal) for signal in CLICKED)
    return button.isCheckable() and clicks > 0 and not button.receivers(TOGGLED)


@pytest.mark.parametrize("place", PLACES)
def test_whoever_waits_for_a_click_on_what_can_be_ticked_hears_a_toggle_too(window, walk, place):
    found = {}
    for stop in walk(place):
        names = [
            b.accessibleName() or b.text() for b in window.findChildren(QAbstractButton) if deaf(b)
        ]
        if names:
            found[stop.name] = names
    assert found == {}
