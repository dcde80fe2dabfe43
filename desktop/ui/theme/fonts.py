"""The font of the window: the system's Chinese font, else the one that ships."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from desktop.config import resources

#: In this order where the system's own UI font has no Chinese.
_PREFERRED = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
)
_SHIPPED = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def ui_font(size_px: int) -> QFont:
    """The window's font.

    Args:
        size_px: of body text.
    """
    font = QFont()
    font.setFamilies([_family()])
    font.setPixelSize(size_px)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


@cache
def _family() -> str:
    chinese = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    for family in (system, *_PREFERRED):
        if family in chinese:
            return family
    return _load_shipped()


def _load_shipped() -> str:
    family = "Noto Sans SC"
    for name in _SHIPPED:
        number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
        family = next(iter(QFontDatabase.applicationFontFamilies(number)), family)
    return family
