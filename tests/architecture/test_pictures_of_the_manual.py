"""Pictures that pages show are there, and are of the folders that `make screenshots` makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = (*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md")
PICTURES = ROOT / "docs" / "manual" / "pictures"
_SHOWN = re.compile(r"\]\(([^)\s]+\.(?:png|svg|jpg))\)")
#: Of all pictures together, in bytes: they are kept with the source.
MOST = 20_000_000


def shown() -> Iterator[tuple[Path, str]]:
    """Every picture a page shows."""
    for page in PAGES:
        for place in _SHOWN.findall(page.read_text(encoding="utf-8")):
            if "://" not in place:
                yield page, place


@pytest.mark.parametrize(("page", "place"), list(shown()), ids=lambda one: Path(one).name)
def test_a_picture_that_a_page_shows_is_there(page, place):
    assert (page.parent / place).is_file(), f"{page.relative_to(ROOT)} shows {place}"


def test_pages_of_the_manual_show_pictures():
    assert len([page for page, _ in shown() if page.parent == PICTURES.parent]) > 20


def test_the_pictures_stay_small():
    assert sum(path.stat().st_size for path in PICTURES.rglob("*.png")) < MOST
