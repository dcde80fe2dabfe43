"""Words can be read on every ground they stand on."""

from __future__ import annotations

import pytest

from desktop.ui.theme.colours import CONTRAST, DARK, LIGHT, Scheme

SCHEMES = pytest.mark.parametrize(
    "scheme", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"]
)


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@SCHEMES
@pytest.mark.parametrize("words", ["text", "quiet", "note", "good", "warn", "bad"])
@pytest.mark.parametrize("ground", ["paper", "ground", "raised", "selected"])
def test_words_have_four_and_a_half_to_one_on_every_ground(scheme: Scheme, words: str, ground: str):
    assert contrast(getattr(scheme, words), getattr(scheme, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("tone", ["note", "good", "warn", "bad"])
def test_a_banner_can_be_read(scheme: Scheme, tone: str):
    ground = getattr(scheme, f"{tone}_ground")
    assert contrast(getattr(scheme, tone), ground) >= 4.5
    assert contrast(scheme.text, ground) >= 7
    assert contrast(scheme.quiet, ground) >= 4.5


@SCHEMES
@pytest.mark.parametrize("state", ["accent", "accent_over", "accent_down"])
def test_the_primary_button_can_be_read_in_every_state(scheme: Scheme, state: str):
    assert contrast(scheme.on_accent, getattr(scheme, state)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["paper", "ground", "raised", "over"])
def test_placeholders_can_be_read_in_a_field(scheme: Scheme, ground: str):
    assert contrast(scheme.faint, getattr(scheme, ground)) >= 4.5


@SCHEMES
def test_the_edge_of_a_box_to_tick_is_seen(scheme: Scheme):
    assert contrast(scheme.faint, scheme.paper) >= 3


@SCHEMES
def test_focus_and_bars_stand_out_from_paper(scheme: Scheme):
    assert contrast(scheme.focus, scheme.paper) >= 3
    assert contrast(scheme.figure, scheme.paper) >= 3


@SCHEMES
def test_marked_words_in_a_field_can_be_read(scheme: Scheme):
    assert contrast(scheme.on_focus, scheme.focus) >= 4.5


@pytest.mark.parametrize("words", ["text", "quiet", "faint", "note", "good", "warn", "bad"])
@pytest.mark.parametrize("ground", ["paper", "ground", "raised", "selected", "over"])
def test_high_contrast_keeps_seven_to_one_on_every_ground(words: str, ground: str):
    assert contrast(getattr(CONTRAST, words), getattr(CONTRAST, ground)) >= 7


@pytest.mark.parametrize("state", ["accent", "accent_over", "accent_down", "focus"])
def test_high_contrast_keeps_seven_to_one_on_what_is_filled(state: str):
    over = CONTRAST.on_focus if state == "focus" else CONTRAST.on_accent
    assert contrast(over, getattr(CONTRAST, state)) >= 7


@pytest.mark.parametrize("edge", ["line", "edge", "focus", "figure"])
def test_every_edge_is_drawn_in_high_contrast(edge: str):
    assert contrast(getattr(CONTRAST, edge), CONTRAST.paper) >= 4.5
