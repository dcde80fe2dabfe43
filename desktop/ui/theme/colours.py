"""Colours by role: light, dark, and one of high contrast.

Text keeps at least 4.5:1 on the ground it stands on, 7:1 in high contrast.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """Every colour the program uses, named by what it is for.

    Args:
        name: tells schemes apart, for settings and resources.
        paper: what is written on: tables, fields, cards.
        ground: what cards lie on.
        raised: menus, tips and other things that float.
        line: between rows and round cards.
        edge: round fields and buttons.
        text: words.
        quiet: words of less weight.
        faint: placeholders and disabled words.
        accent: the red of a seal; primary button and current place only.
        accent_over: the same under the mouse.
        accent_down: the same pressed.
        on_accent: words on it.
        focus: the ring round what has the keyboard.
        on_focus: words that are marked in a field.
        selected: ground of chosen rows.
        over: ground under the mouse.
        figure: bars of charts.
        good: a state that is well.
        good_ground: a banner in that state.
        warn: a state that needs a look.
        warn_ground: a banner in that state.
        bad: a state that is wrong.
        bad_ground: a banner in that state.
        note: a state that is only told.
        note_ground: a banner in that state.
    """

    name: str
    paper: str
    ground: str
    raised: str
    line: str
    edge: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_over: str
    accent_down: str
    on_accent: str
    focus: str
    on_focus: str
    selected: str
    over: str
    figure: str
    good: str
    good_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    note: str
    note_ground: str


LIGHT = Scheme(
    name="light",
    paper="#FFFFFF",
    ground="#F5F6F8",
    raised="#FFFFFF",
    line="#E3E6EB",
    edge="#B8BFCA",
    text="#1F2329",
    quiet="#5F666F",
    faint="#676E77",
    accent="#C0392B",
    accent_over="#A93226",
    accent_down="#922B21",
    on_accent="#FFFFFF",
    focus="#2B6CB0",
    on_focus="#FFFFFF",
    selected="#E6EEF8",
    over="#EFF1F4",
    figure="#7C93B2",
    good="#27722C",
    good_ground="#EDF6EE",
    warn="#9A5B00",
    warn_ground="#FDF4E3",
    bad="#B3261E",
    bad_ground="#FCEEED",
    note="#2B6CB0",
    note_ground="#ECF3FB",
)

DARK = Scheme(
    name="dark",
    paper="#1E2126",
    ground="#16181C",
    raised="#262A30",
    line="#343A42",
    edge="#4A525D",
    text="#E8EAED",
    quiet="#A3ABB6",
    faint="#949CA8",
    accent="#C94B3D",
    accent_over="#BD4437",
    accent_down="#B5402F",
    on_accent="#FFFFFF",
    focus="#7FB2EE",
    on_focus="#16181C",
    selected="#2B3A4F",
    over="#2A2F36",
    figure="#7C93B2",
    good="#7CC67F",
    good_ground="#1F2E21",
    warn="#E5B567",
    warn_ground="#332A1A",
    bad="#F19A92",
    bad_ground="#3A2322",
    note="#8EBBF0",
    note_ground="#1F2B3A",
)

#: For eyes that tire or a screen in the sun: black on white, every edge drawn.
CONTRAST = Scheme(
    name="contrast",
    paper="#FFFFFF",
    ground="#FFFFFF",
    raised="#FFFFFF",
    line="#6B6B6B",
    edge="#000000",
    text="#000000",
    quiet="#262626",
    faint="#3D3D3D",
    accent="#8C140A",
    accent_over="#6E0F07",
    accent_down="#500A04",
    on_accent="#FFFFFF",
    focus="#0034B8",
    on_focus="#FFFFFF",
    selected="#C8DCFF",
    over="#EDEDED",
    figure="#33507A",
    good="#0A4A12",
    good_ground="#FFFFFF",
    warn="#5C3600",
    warn_ground="#FFFFFF",
    bad="#8A0C07",
    bad_ground="#FFFFFF",
    note="#00309C",
    note_ground="#FFFFFF",
)

BY_NAME = {scheme.name: scheme for scheme in (LIGHT, DARK, CONTRAST)}
