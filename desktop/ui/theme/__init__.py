"""The one look: colours by role, sizes from one number, fonts, icons, style sheet.

Widgets carry no style of their own: they say what they are with `set_role` and take sizes from
`px`. The scheme and the scale of a running program stand on its `QApplication`.
"""

from desktop.ui.theme.applying import (
    apply,
    apply_if_other,
    colour,
    icon_size,
    in_the_dark,
    px,
    scheme,
    set_role,
)
from desktop.ui.theme.colours import CONTRAST, DARK, LIGHT, Scheme
from desktop.ui.theme.icons import icon, picture

__all__ = [
    "CONTRAST",
    "DARK",
    "LIGHT",
    "Scheme",
    "apply",
    "apply_if_other",
    "colour",
    "icon",
    "icon_size",
    "in_the_dark",
    "picture",
    "px",
    "scheme",
    "set_role",
]
