"""Two processes at once: the second works on what the first passes on."""

import os

import pytest

from desktop import errors
from desktop.background.workers import Workers
from desktop.services.apart import Feeding, Here
from tests.unit.background import tasks_apart as tasks

#: More than a pipe holds, so that one side has to wait for the other.
MANY = 5_000
ALL = sum(range(MANY)) * 100


@pytest.fixture(scope="module")
def workers():
    pool = Workers(count=2)
    yield pool
    pool.close()


def test_the_second_gets_all_that_the_first_passes_on(workers):
    seen = []
    feeding = Feeding(tasks.pass_on_numbers, (MANY,), tasks.add_up, (7,))
    first, (second, total) = workers.run_feeding(feeding, progress=lambda *at: seen.append(at))
    assert total == ALL + 7
    assert len({first, second, os.getpid()}) == 3
    assert seen == [(n, MANY) for n in range(MANY)]


def test_one_process_or_none_does_one_after_the_other():
    feeding = Feeding(tasks.pass_on_numbers, (50,), tasks.add_up, (0,))
    assert Here().run_feeding(feeding)[1][1] == sum(range(50)) * 100
    alone = Workers(count=1)
    try:
        first, (second, total) = alone.run_feeding(feeding)
    finally:
        alone.close()
    assert (first, total) == (second, sum(range(50)) * 100)


def test_a_refusal_of_the_first_is_raised_and_both_stay(workers):
    before = {workers.run(tasks.process_id)}
    with pytest.raises(errors.FileMissing):
        workers.run_feeding(Feeding(tasks.pass_on_and_refuse, (), tasks.add_up, (0,)))
    assert workers.run(tasks.process_id) in before


def test_a_refusal_of_the_second_does_not_leave_the_first_waiting(workers):
    feeding = Feeding(tasks.pass_on_numbers, (MANY,), tasks.refuse_the_first, ())
    with pytest.raises(errors.DiskFull):
        workers.run_feeding(feeding)
    assert workers.run(tasks.double, 2) == 4


@pytest.mark.parametrize(
    ("task", "fed", "fed_args"),
    [
        (tasks.pass_on_and_die, tasks.add_up, (0,)),
        (tasks.pass_on_until_cancelled, tasks.die_at_the_first, ()),
    ],
)
def test_a_death_on_either_side_is_a_sentence_and_the_next_work_is_done(
    workers, task, fed, fed_args
):
    with pytest.raises(errors.WorkerDied):
        workers.run_feeding(Feeding(task, (), fed, fed_args))
    assert (
        workers.run_feeding(Feeding(tasks.pass_on_numbers, (3,), tasks.add_up, (0,)))[1][1] == 300
    )


def test_cancel_ends_both(workers):
    asked = iter([False] * 20)
    with pytest.raises(errors.Cancelled):
        workers.run_feeding(
            Feeding(tasks.pass_on_until_cancelled, (), tasks.add_up, (0,)),
            cancelled=lambda: next(asked, True),
        )
    assert workers.run(tasks.double, 3) == 6


def parts(count):
    return ([number] * 100 for number in range(count))


def test_what_is_made_here_is_worked_on_over_there(workers):
    there, total = workers.run_fed(tasks.add_up, parts(MANY), 7)
    assert total == ALL + 7 and there != os.getpid()
    assert Here().run_fed(tasks.add_up, parts(50), 1) == (os.getpid(), sum(range(50)) * 100 + 1)


def test_a_refusal_over_there_does_not_leave_whoever_makes_the_parts_waiting(workers):
    with pytest.raises(errors.DiskFull):
        workers.run_fed(tasks.refuse_the_first, parts(MANY))
    assert workers.run(tasks.double, 2) == 4


def test_a_death_over_there_is_a_sentence(workers):
    with pytest.raises(errors.WorkerDied):
        workers.run_fed(tasks.die_at_the_first, parts(MANY))
    assert workers.run_fed(tasks.add_up, parts(3), 0)[1] == 300


def test_whoever_stops_making_parts_leaves_none_for_the_next_work(workers):
    def stopped():
        yield from parts(2)
        raise errors.Cancelled()

    with pytest.raises(errors.Cancelled):
        workers.run_fed(tasks.add_up, stopped(), 0)
    assert workers.run_fed(tasks.add_up, parts(3), 0)[1] == 300


def test_cancel_after_the_last_part_ends_the_work(workers):
    with pytest.raises(errors.Cancelled):
        workers.run_fed(tasks.never_done, parts(2), cancelled=lambda: True)
    assert workers.run(tasks.double, 3) == 6
