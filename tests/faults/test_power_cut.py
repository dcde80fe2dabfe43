"""The power goes anywhere: what the clerk was told is there, the rest wholly or not at all."""

import pytest

from tests.faults.power_cut import MODELS
from tests.faults.scenarios import QUICK, SCENARIOS
from tests.faults.shim import Class
from tests.faults.tried_points import crossed, drawn, wanted, wholly


def cut_at_points(trier, name, how_many, lost_flushes=(0,)):
    states = trier.states(name)
    questions = []
    for lost in lost_flushes:
        told = trier.ask("record", scenario=name, lost_flush=lost)
        assert not told["error"] and told["told"] == len(states) - 1, told
        points = crossed(
            do=["cut"], scenario=[name], at=range(told["entries"] + 1), model=MODELS,
            lost_flush=[lost], seed=range(3),
        )  # fmt: skip
        questions += drawn(points, -(-how_many // len(lost_flushes)))

    def judge(question, reply):
        yield from wholly(states, reply["told"], reply)

    kind = "power cut" if lost_flushes == (0,) else "power cut after a flush that failed"
    trier.all_well(f"{kind}, {name}", questions, judge)


@pytest.mark.parametrize("name", QUICK)
def test_a_power_cut_now_and_then(trier, name):
    cut_at_points(trier, name, 2)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_power_cut_anywhere(trier, name):
    cut_at_points(trier, name, wanted(200, name))


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_power_cut_after_a_flush_failed_and_the_step_was_tried_again(trier, name):
    """What was to be flushed is lost although a later flush of the same file succeeds."""
    how_many = wanted(80, name)
    flushes = range(1, trier.count(name, Class.SYNC) + 1)
    cut_at_points(trier, name, how_many, drawn(flushes, how_many))
