"""docs/scale.md tells of every table how it would be sharded, and of their keys what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from county.store import all_tables

PAGE = (Path(__file__).parents[3] / "docs" / "scale.md").read_text("utf-8")
SHARDING = PAGE[PAGE.index("So the 12-digit code") :]
TABLES = {table.name: table for table in all_tables.metadata.sorted_tables}


def test_every_table_is_told_of() -> None:
    told = set(re.findall(r"`([a-z_]+)`", SHARDING))
    assert set(TABLES) - told == set()


@pytest.mark.parametrize(
    ("beginning", "first"),
    [("| `feed`, `feed_row`", {"feed", "code"}), ("| `writer`", {"replica"})],
)
def test_keys_begin_as_the_page_says(beginning: str, first: set[str]) -> None:
    (line,) = [each for each in SHARDING.splitlines() if each.startswith(beginning)]
    for name in re.findall(r"`([a-z_]+)`", line.split("|")[1]):
        assert next(iter(TABLES[name].primary_key)).name in first, name
        assert name == "feed" or "feed" in TABLES[name].c, name
