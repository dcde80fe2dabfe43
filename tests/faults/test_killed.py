"""Killed before, in or after any write: wholly or not at all, and doctor finds nothing."""

import pytest

from tests.faults.scenarios import QUICK, SCENARIOS
from tests.faults.shim import CHANGES, What
from tests.faults.tried_points import crossed, drawn, wanted, wholly

DEATHS = (What.KILL_BEFORE, What.KILL_MIDDLE, What.KILL_AFTER)


def kill_at_points(trier, name, how_many):
    states = trier.states(name)
    count = trier.count(name, CHANGES)
    points = crossed(do=["kill"], scenario=[name], at=range(1, count + 1), what=map(int, DEATHS))

    def judge(question, reply):
        if reply["error"] or not reply["killed"]:
            yield f"was not killed: {reply}"
        yield from wholly(states, reply["told"], reply)

    trier.all_well(f"kill {name}", drawn(points, how_many), judge)


@pytest.mark.parametrize("name", QUICK)
def test_a_kill_now_and_then(trier, name):
    kill_at_points(trier, name, 2)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_kill_anywhere(trier, name):
    kill_at_points(trier, name, wanted(200, name))
