"""The judge of feeds reads the protocol's stories as the protocol tells them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from desktop import config
from tests.simulation.fold import Astray, Fold, Row
from tests.simulation.watching import new_fold

Story = Mapping[str, Any]
_PATH = config.resources() / "protocol" / "vectors" / "judging.json"
STORIES: list[Story] = json.loads(_PATH.read_text("utf-8"))
_PARKING = [story for story in STORIES if any("lost" in (row[2] or {}) for row in story["feed"])]


def _read(story: Story, *, without: str = "") -> Fold:
    """A story's feed, read row by row; `without` leaves a member out of every outcome."""
    sent: dict[str, list[dict[str, Any]]] = {}
    for step in story["steps"]:
        sent.setdefault(step["by"], []).append(step["op"])
    fold = new_fold()
    for at, (by, n, outcome) in enumerate(story["feed"], start=1):
        told = {name: value for name, value in (outcome or {}).items() if name != without}
        op = sent[by][n - 1]
        fold.take(Row(at, by, n, told, json.dumps(op).encode(), op))
    return fold


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["what"])
def test_every_story_is_right(story: Story) -> None:
    assert len(_read(story).rows) == len(story["feed"])


@pytest.mark.parametrize("story", _PARKING, ids=lambda story: story["what"])
def test_a_story_in_which_nothing_is_parked_is_not(story: Story) -> None:
    try:
        whole, without = _read(story), _read(story, without="lost")
    except Astray:
        return
    assert whole.open != without.open


def _story(what: str) -> Story:
    (found,) = [story for story in STORIES if story["what"].startswith(what)]
    return found


def test_a_choice_of_what_stands_is_the_row_that_set_it() -> None:
    fold = _read(_story("a choice of what stands sets it anew"))

    assert fold.records["volunteer", "v1"].values["phone"] == "6"
    assert fold.open == {}


def test_a_value_that_lost_in_a_reopen_does_not_stand() -> None:
    fold = _read(_story("resolve sets the field whatever stands"))

    assert fold.records["volunteer", "v1"].values["phone"] == "3"
    assert set(fold.open) == {(3, "phone"), (7, "phone")}
