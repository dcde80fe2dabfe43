"""The pinned PySide6 survives what kills later ones on Python 3.11."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def test_a_hundred_thousand_calls_that_return_none_do_not_end_the_program(qtbot):
    """6.12.0 takes one reference to None too many in each call and aborts (none_dealloc)."""
    label = QLabel()
    qtbot.addWidget(label)

    for number in range(100_000):
        label.setText(str(number))

    assert label.text() == "99999"
