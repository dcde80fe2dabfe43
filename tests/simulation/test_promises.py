"""What the judge takes for accounted for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.simulation.deeds import Log
from tests.simulation.fold import Row
from tests.simulation.promises import Broken, History, Mark
from tests.simulation.watching import leaves, new_fold

_FIRST, _SECOND = ("t2", "volunteer", "v1"), ("t3", "volunteer", "v1")


def _history(entered: Sequence[Mapping[Mark, int]]) -> History:
    """C's value lost and was parked; what D entered later replaced it."""
    fold = new_fold()
    told: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        ("A", {"a": "add", "b": 0, "f": {"phone": "1"}, "t": "t0"}, {}),
        ("A", {"b": 1, "f": {"phone": "2"}, "t": "t1"}, {}),
        ("C", {"b": 1, "f": {"phone": "3"}, "t": "t2"}, {"lost": ["phone"]}),
        ("D", {"b": 1, "f": {"phone": "4"}, "t": "t3"},
         {"lost": ["phone"], "replaces": [[3, "phone"]]}),
    ]  # fmt: skip
    for at, (by, members, outcome) in enumerate(told, start=1):
        op = {"k": "volunteer", "i": "v1", **members}
        fold.take(Row(at, by, at, outcome, json.dumps(op).encode(), op))
    return History(fold, Log(), leaves(), entered)


def test_a_parked_value_that_somebody_else_replaced_is_nowhere() -> None:
    with pytest.raises(Broken, match="neither parked nor settled"):
        _history([{_FIRST: 1}, {_SECOND: 2}]).everything_accounted_for()


def test_whoever_entered_it_before_the_disk_was_copied_may_go_on_from_it() -> None:
    _history([{_FIRST: 1, _SECOND: 2}]).everything_accounted_for()


def test_what_was_entered_later_on_one_disk_is_not_what_the_earlier_replaces() -> None:
    with pytest.raises(Broken, match="neither parked nor settled"):
        _history([{_FIRST: 2, _SECOND: 1}]).everything_accounted_for()
