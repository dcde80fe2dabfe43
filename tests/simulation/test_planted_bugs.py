"""The simulation can fail: bugs planted in the real code are caught within a bounded run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulation.chance import installed
from tests.simulation.planted import BUGS, Bug
from tests.simulation.platform import joined_disk
from tests.simulation.run import live

#: How many seeds a bug may stay hidden.
_PATIENCE = 60
_ENDLESS_S = 8
_QUICK = (
    "a clock decides who had seen what",
    "a value that loses is not parked",
    "a delete wins over an edit",
    "the attempt id is forgotten",
)


@pytest.fixture
def chance() -> Iterator[None]:
    with installed():
        yield


def caught_at(bug: Bug) -> int | None:
    """The first seed whose history breaks a promise; None if none does."""
    for settled in (True, False):
        joined_disk(settled=settled)  # made before the bug is there, for all histories
    for seed in range(bug.first, bug.first + _PATIENCE):
        with bug.plant():
            outcome = live(seed, within_s=_ENDLESS_S)
        if outcome.failure and not live(seed).failure:
            return seed
    return None


@pytest.mark.parametrize("bug", [bug for bug in BUGS if bug.name in _QUICK], ids=lambda b: b.name)
def test_a_planted_bug_is_caught(bug: Bug, chance: None) -> None:
    assert caught_at(bug) is not None


@pytest.mark.slow
@pytest.mark.parametrize(
    "bug", [bug for bug in BUGS if bug.name not in _QUICK], ids=lambda b: b.name
)
def test_every_planted_bug_is_caught(bug: Bug, chance: None) -> None:
    assert caught_at(bug) is not None
