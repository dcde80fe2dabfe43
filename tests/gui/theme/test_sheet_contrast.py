"""Every rule of the style sheet that sets words on a ground can be read, in every scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from desktop.ui import theme
from desktop.ui.theme.colours import CONTRAST, DARK, LIGHT, Scheme
from tests.gui.theme.test_colours import contrast

SHEETS = Path(theme.__file__).parent / "sheets"
#: Words and ground as one rule names them; `color` must not be the end of `background-color`.
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_WORDS = re.compile(r"(?<![-\w])color:\s*\$(\w+)")
_GROUND = re.compile(r"(?<![-\w])background(?:-color)?:\s*\$(\w+)")
_MARKED = re.compile(r"selection-color:\s*\$(\w+)")
#: What cannot be pressed now may be fainter (WCAG asks nothing of it), but not gone.
_DISABLED = 4.0
_MARKED_GROUND = re.compile(r"selection-background-color:\s*\$(\w+)")


def pairs() -> Iterator[tuple[str, str, str]]:
    """(rule, role of the words, role of the ground) of every rule that names both."""
    for path in sorted(SHEETS.glob("*.qss")):
        for selector, body in _RULE.findall(path.read_text(encoding="utf-8")):
            for words, ground in ((_WORDS, _GROUND), (_MARKED, _MARKED_GROUND)):
                one, other = words.search(body), ground.search(body)
                if one and other:
                    yield f"{path.stem}: {' '.join(selector.split())}", one[1], other[1]


@pytest.mark.parametrize(
    ("scheme", "least"),
    [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7)],
    ids=["light", "dark", "contrast"],
)
def test_words_can_be_read_on_the_ground_their_rule_gives_them(scheme: Scheme, least: float):
    colours = asdict(scheme)
    faint = {
        f"{rule}: {words} on {ground}": round(found, 2)
        for rule, words, ground in pairs()
        if (found := contrast(colours[words], colours[ground]))
        < (_DISABLED if "disabled" in rule else least)
    }
    assert faint == {}


def test_the_sheets_have_such_rules():
    assert len(list(pairs())) > 10
