"""What is counted often is written a handful at a time, and counts all the same."""

import pytest
from sqlalchemy import text

from county import errors
from county.auth.limits import Limits, Rule
from county.store.engine import reading

RULE = Rule("often", 10, 600, together=4)
WHO = "6a1f0c6e-2f6b-4c61-9d0e-0f5a3c1b7e42"


def written(county):
    with reading(county.engine) as connection:
        return connection.execute(text("SELECT coalesce(sum(count), 0) FROM rate")).scalar_one()


@pytest.fixture
def limits(county):
    return Limits(county.engine, county.clock)


def test_a_handful_is_written_at_once(county, limits):
    for asked in range(1, 9):
        limits.count(RULE, WHO)
        assert written(county) == asked - asked % RULE.together


def test_what_is_not_written_yet_counts_too(limits):
    for _ in range(RULE.limit):
        limits.check(RULE, WHO)
        limits.count(RULE, WHO)
    with pytest.raises(errors.SlowDown) as slow:
        limits.check(RULE, WHO)
    assert 1 <= int(slow.value.headers["Retry-After"]) <= RULE.window_s


def test_another_worker_lets_no_more_through_than_was_not_written(county, limits):
    for _ in range(RULE.limit - 1):
        limits.count(RULE, WHO)
    second, let_through = Limits(county.engine, county.clock), 0
    with pytest.raises(errors.SlowDown):
        for _ in range(RULE.limit):
            second.check(RULE, WHO)
            second.count(RULE, WHO)
            let_through += 1
    assert 1 <= let_through <= 1 + RULE.together


def test_one_replica_does_not_use_up_what_is_anothers(limits):
    for _ in range(RULE.limit):
        limits.count(RULE, WHO)
    limits.check(RULE, WHO[::-1])
