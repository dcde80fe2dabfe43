"""Icons in the colours of their role: Phosphor's line icons, from the font qtawesome carries."""

from __future__ import annotations

import importlib.util
import json
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap

from desktop import errors
from desktop.ui.theme.applying import ICON_PX, colour, px

_FONT, _NAMES = "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"


def icon(name: str, role: str = "text", size: int = ICON_PX) -> QIcon:
    """An icon for a button or a list.

    Args:
        name: of Phosphor's set, for example ``users`` or ``users-fill``.
        role: a colour of `Scheme`.
        size: at 100 %.

    Raises:
        errors.ProgramError: the set has no such icon.
    """
    named = (colour(role).name(), colour("faint").name())
    return QIcon(_made(name, *named, px(size), _ratio()))


def picture(name: str, role: str = "text", size: int = ICON_PX) -> QPixmap:
    """The same as a picture, sharp on the screen in use."""
    return _drawn(name, colour(role).name(), px(size), _ratio())


def _ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


@lru_cache(maxsize=512)
def _made(name: str, colour_name: str, faint: str, size: int, ratio: float) -> QIcon:
    # A list asks for one with each line it paints.
    drawn = _drawn(name, colour_name, size, ratio)
    made = QIcon(drawn)
    made.addPixmap(_drawn(name, faint, size, ratio), QIcon.Mode.Disabled)
    # Else Qt blends it with the ground of a chosen row, and it pales.
    made.addPixmap(drawn, QIcon.Mode.Selected)
    return made


@lru_cache(maxsize=512)
def _drawn(name: str, colour_name: str, size: int, ratio: float) -> QPixmap:
    # qtawesome paints each icon anew in Python at every repaint, and importing it takes 0.2 s.
    side, character = round(size * ratio), _character(name)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    font = QFont(_family())
    font.setPixelSize(side)
    painter.setFont(font)
    painter.setPen(QColor(colour_name))
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, character)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _character(name: str) -> str:
    code = _characters().get(name)
    if code is None:
        raise errors.ProgramError(what=f"没有图标 {name}")
    return chr(int(code, 16))


@cache
def _characters() -> dict[str, str]:
    names: dict[str, str] = json.loads((_folder() / _NAMES).read_text(encoding="utf-8"))
    return names


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / _FONT))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "")


def _folder() -> Path:
    package = importlib.util.find_spec("qtawesome")
    if package is None or package.origin is None:
        raise errors.ProgramError(what="缺少图标字体")
    return Path(package.origin).with_name("fonts")
