import json

import pytest

from desktop.model.kinds import kind_named
from desktop.services.roster import stars
from desktop.services.roster.stars import Tier

POLICY = kind_named("policy")


def publish(desk, rule):
    (policy,) = desk.records.find(POLICY, name="stars")
    with desk.action("edit", "") as group:
        desk.records.update(group, policy, {"rule": json.dumps(rule)})


@pytest.mark.parametrize(
    ("hours", "count"), [(0, 0), (99, 0), (100, 1), (299, 1), (300, 2), (1500, 5), (9000, 5)]
)
def test_hours_make_stars_by_the_policy(desk, hours, count):
    assert stars.stars(hours * 60, stars.tiers(desk)) == count
    if hours:
        assert stars.stars(hours * 60 - 1, stars.tiers(desk)) <= count


def test_a_policy_of_other_steps_holds(desk):
    publish(desk, {"tiers": [{"stars": 2, "hours": 50}, {"stars": 1, "hours": 10}]})
    steps = stars.tiers(desk)
    assert steps == (Tier(10, 1), Tier(50, 2))
    assert stars.stars(49 * 60, steps) == 1
    assert stars.in_words(steps) == "满10小时的为一星，满50小时的为二星"


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"tiers": "五星"},
        {"tiers": [7, {}, {"stars": "一", "hours": 100}, {"stars": 1, "hours": -5}]},
        {"tiers": [{"stars": 99, "hours": 1}]},
    ],
)
def test_what_can_not_be_read_makes_no_stars(desk, rule):
    publish(desk, rule)
    assert stars.tiers(desk) == ()
    assert stars.stars(10**6, stars.tiers(desk)) == 0
    assert stars.in_words(stars.tiers(desk)) == ""
