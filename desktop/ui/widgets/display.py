"""How much of a screen there is for a window: all of it, or what bars leave free.

Never `QWidget.screen()`: to PySide 6.9 the screen it gives is the widget's child, and is deleted by
Python when the last is let go of; whatever asks for a screen then crashes.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def free_area(widget: QWidget) -> QRect:
    """What bars of the system leave free on the screen a widget is on, or its parent's."""
    screen = _screen(widget)
    return screen.availableGeometry() if screen else QRect()


def whole_area(widget: QWidget) -> QRect:
    """The whole screen a widget is on, or its parent's."""
    screen = _screen(widget)
    return screen.geometry() if screen else QRect()


def _screen(widget: QWidget) -> QScreen | None:
    window = widget.window()
    above = window.parentWidget()
    shown = window if window.isVisible() or above is None else above.window()
    middle = shown.frameGeometry().center()
    return QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()
