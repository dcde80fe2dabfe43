"""Each row of the attack log names tests that are there."""

from __future__ import annotations

import re

from tests.architecture.source_rules import ROOT

#: What a row says where nothing is tested.
_WORDS = {"same", "benchmark", "said here", "as above", "scenario"}


def rows() -> list[list[str]]:
    """The cells of the table, its head left out."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    lines = text.split("## Attack log", 1)[1].splitlines()
    table = [line.strip("|").split("|") for line in lines if line.startswith("|")]
    return [[cell.strip() for cell in cells] for cells in table[2:]]


def test_every_row_says_what_was_tried_what_happened_and_where() -> None:
    assert len(rows()) > 25
    assert [cells for cells in rows() if len(cells) != 3 or not all(cells)] == []


def test_every_test_that_is_named_is_there() -> None:
    named = {name for cells in rows() for name in re.findall(r"`([^`]+)`", cells[2])}
    tests = ROOT / "tests"
    lost = {
        name
        for name in named - {"faults", "new-key"}
        if not (tests / name.removeprefix("tests/")).exists() and not [*tests.rglob(name)]
    }
    assert len(named) > 20
    assert lost == set()


def test_a_row_without_a_test_says_why() -> None:
    silent = [cells[2] for cells in rows() if "`" not in cells[2]]
    assert [told for told in silent if not any(word in told for word in _WORDS)] == []
