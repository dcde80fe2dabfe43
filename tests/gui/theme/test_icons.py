"""Every icon the window names is in the set, in the colour of its role."""

from __future__ import annotations

import ast
import re

import pytest

from desktop import errors
from desktop.ui import theme
from tests.architecture.source_rules import ROOT

_WITH_ICON = {"icon": 0, "picture": 0, "EmptyState": 0, "button": 2, "Place": 2, "_action": 2}


def icons_named() -> set[str]:
    """Literal names of icons in the window's sources."""
    found = set()
    for path in (ROOT / "desktop" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = _WITH_ICON.get(name)
            if place is None or len(node.args) <= place:
                continue
            argument = node.args[place]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                found.add(argument.value)
    return {name for name in found if re.fullmatch(r"[a-z][a-z-]+", name)}


def test_every_icon_named_in_the_sources_exists(dressed):
    names = icons_named()
    assert {"users", "magnifying-glass", "printer"} <= names
    for name in names:
        assert not theme.picture(name).isNull(), name


def test_current_places_have_a_filled_icon(dressed):
    for name in ("users", "calendar-check", "printer", "gear-six"):
        assert not theme.picture(f"{name}-fill", "accent").isNull()


def test_an_unknown_icon_is_our_mistake(dressed):
    with pytest.raises(errors.ProgramError):
        theme.icon("no-such-icon")


def test_an_icon_is_painted_in_the_colour_of_its_role(dressed):
    image = theme.picture("check", "bad", 32).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {theme.colour("bad").name()}
