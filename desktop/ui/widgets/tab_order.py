"""The way of the Tab key where parts of a page were not made in the order they are read."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Tab comes by all that stands in these, one part after the other.

    Within a part the order stays. Qt puts what is made later at the end of the whole window.

    Args:
        parts: of one window, none within another.
    """
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> list[QWidget]:
    found, at = [part], part.nextInFocusChain()
    while at is not None and at is not part:
        if part.isAncestorOf(at):
            found.append(at)
        at = at.nextInFocusChain()
    stops = [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [one for one in stops if one.focusProxy() is None]
