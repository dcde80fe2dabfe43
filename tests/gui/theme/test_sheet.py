"""The style sheet is whole, and its sizes come from one number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.config import resources
from desktop.ui import theme
from desktop.ui.theme.colours import BY_NAME, DARK, LIGHT
from desktop.ui.theme.stylesheet import style_sheet


def test_nothing_is_left_to_fill_in():
    assert "$" not in style_sheet(LIGHT, 1.0)


def test_lengths_follow_the_scale_and_thin_lines_stay_thin():
    sheet = style_sheet(LIGHT, 2.0)
    assert "font-size: 40px" in sheet
    assert "font-size: 20px" not in sheet
    assert "border: 1px solid" in sheet


def test_both_schemes_use_the_same_rules():
    plain = [re.sub(r"#[0-9A-Fa-f]{6}|icons/\w+", "x", style_sheet(s, 1.0)) for s in (LIGHT, DARK)]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_picture_the_sheet_names_is_there(name: str):
    named = re.findall(r'url\("([^"]+)"\)', style_sheet(BY_NAME[name], 1.0))
    assert named
    assert [path for path in named if not Path(path).is_file()] == []
    assert all(Path(path).parent == resources() / "icons" / name for path in named)


def test_a_role_said_again_changes_the_look(dressed, qtbot):
    made = QLabel("状态")
    qtbot.addWidget(made)
    theme.set_role(made, "good")
    made.ensurePolished()
    before = made.palette().windowText().color()

    theme.set_role(made, "bad")
    made.ensurePolished()

    assert before.name().upper() == LIGHT.good
    assert made.palette().windowText().color().name().upper() == LIGHT.bad


def test_controls_are_thirty_six_high(dressed, qtbot):
    made = QPushButton("添加")
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.sizeHint().height() == 36


def test_larger_text_makes_everything_larger(dressed, qtbot):
    theme.apply(dressed, scale=1.5)
    try:
        assert theme.px(36) == 54
        assert dressed.font().pixelSize() == 21
    finally:
        theme.apply(dressed)
    assert theme.px(36) == 36


def test_the_font_has_chinese(dressed):
    from PySide6.QtGui import QFontMetrics

    assert QFontMetrics(dressed.font()).inFontUcs4(ord("站"))
