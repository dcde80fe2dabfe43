"""How many sheets pages take."""

from __future__ import annotations

import pytest

from desktop.model.sheet_use import USUAL, SheetUse, Sides


@pytest.mark.parametrize(
    ("use", "sheets"),
    [
        (USUAL, [0, 1, 2, 3, 4, 5]),
        (SheetUse(Sides.LONG), [0, 1, 1, 2, 2, 3]),
        (SheetUse(two_up=True), [0, 1, 1, 2, 2, 3]),
        (SheetUse(Sides.SHORT, two_up=True), [0, 1, 1, 1, 1, 2]),
    ],
)
def test_pages_take_so_many_sheets(use, sheets):
    assert [use.sheets(pages) for pages in range(6)] == sheets
