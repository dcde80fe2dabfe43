"""Puts the look on a running program, and answers what it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.theme.colours import BY_NAME, CONTRAST, DARK, LIGHT, Scheme
from desktop.ui.theme.fonts import ui_font
from desktop.ui.theme.stylesheet import style_sheet

BODY_PX = 14
ICON_PX = 18
SYSTEM = "system"
_SCHEME, _SCALE, _OF_SYSTEM = "station_scheme", "station_scale", "station_system_palette"
#: Windows and writing as far apart as this are what systems call high contrast; of 0 to 255.
_FARTHEST = 250


def apply(app: QApplication, *, scale: float = 1.0, scheme_name: str = "light") -> None:
    """Dress the whole program.

    Args:
        app: the running application.
        scale: 1.0 is 14 px of body text; all sizes follow.
        scheme_name: ``light``, ``dark``, ``contrast``, or ``system`` for what the system shows.
    """
    if app.property(_OF_SYSTEM) is None:
        app.setProperty(_OF_SYSTEM, QPalette(app.palette()))  # before ours goes over it
    if scheme_name == SYSTEM:
        scheme_name = _of_system(app)
    app.setProperty(_SCHEME, scheme_name)
    app.setProperty(_SCALE, scale)
    app.setStyle("Fusion")
    app.setFont(ui_font(px(BODY_PX)))
    app.setPalette(_palette(BY_NAME[scheme_name]))
    app.setStyleSheet(style_sheet(BY_NAME[scheme_name], scale))
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))


def apply_if_other(app: QApplication, *, scale: float, scheme_name: str) -> None:
    """Like `apply`, where the program does not look so already: a style sheet dresses all anew."""
    named = _of_system(app) if scheme_name == SYSTEM else scheme_name
    if (app.property(_SCHEME), app.property(_SCALE)) != (named, scale):
        apply(app, scale=scale, scheme_name=scheme_name)


def scheme() -> Scheme:
    """The colours in use."""
    return BY_NAME.get(str(_of_application(_SCHEME)), LIGHT)


def colour(role: str) -> QColor:
    """One colour in use, by its role's name in `Scheme`."""
    return QColor(getattr(scheme(), role))


def px(size: int) -> int:
    """A length at 100 % as it is at the scale in use."""
    scale = _of_application(_SCALE)
    return round(size * scale) if isinstance(scale, float) else size


def icon_size(size: int = ICON_PX) -> QSize:
    """The size of an icon in a button."""
    return QSize(px(size), px(size))


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is, for the style sheet; may be said again later."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is dressed when it is first shown
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def in_the_dark(widget: QWidget) -> None:
    """Dress one widget and all in it dark whatever the scheme: pictures are judged that way."""
    scale = _of_application(_SCALE)
    widget.setPalette(_palette(DARK))
    widget.setStyleSheet(style_sheet(DARK, scale if isinstance(scale, float) else 1.0))


def _of_system(app: QApplication) -> str:
    palette = app.property(_OF_SYSTEM)
    if isinstance(palette, QPalette) and is_high_contrast(palette):
        return CONTRAST.name
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK.name if dark else LIGHT.name


def is_high_contrast(palette: QPalette) -> bool:
    """Whether a system asks for high contrast: writing on windows white on black.

    Qt 6.9 does not tell; black on pure white is what some systems always show.
    """
    ground = palette.color(QPalette.ColorRole.Window).lightness()
    writing = palette.color(QPalette.ColorRole.WindowText).lightness()
    return ground <= 255 - _FARTHEST and writing >= _FARTHEST


def _of_application(name: str) -> object:
    app = QCoreApplication.instance()
    return app.property(name) if app is not None else None


def _palette(scheme: Scheme) -> QPalette:
    """What Qt draws without the style sheet: text cursors, selections, placeholders, item views."""
    palette = QPalette()
    role = QPalette.ColorRole
    for group, name in (
        (role.Window, scheme.ground),
        (role.WindowText, scheme.text),
        (role.Base, scheme.paper),
        (role.AlternateBase, scheme.ground),
        (role.Text, scheme.text),
        (role.Button, scheme.paper),
        (role.ButtonText, scheme.text),
        (role.ToolTipBase, scheme.raised),
        (role.ToolTipText, scheme.text),
        (role.PlaceholderText, scheme.faint),
        (role.Highlight, scheme.selected),
        (role.HighlightedText, scheme.text),
        (role.Link, scheme.focus),
        (role.Mid, scheme.edge),
    ):
        palette.setColor(group, QColor(name))
    for group in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, group, QColor(scheme.faint))
    return palette
