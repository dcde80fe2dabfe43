import datetime as dt
import random

import pytest

from desktop.model.backup_rotation import DAILY, MONTHLY, WEEKLY, Made, to_drop

START = dt.date(2026, 1, 1)
MOST = DAILY + WEEKLY + MONTHLY


def made(number, day, lineage="a", whole=True, reason=""):
    return Made(f"{number:06d}", number, day, lineage, whole, reason)


def rotated(shelf):
    dropped = set(to_drop(shelf))
    return [one for one in shelf if one.name not in dropped]


def test_an_empty_shelf_has_nothing_to_drop():
    assert to_drop([]) == []


def test_the_last_of_each_day_stays_for_seven_days():
    shelf = [made(n, START + dt.timedelta(days=n // 3)) for n in range(6)]
    assert to_drop(shelf) == ["000004", "000003", "000001", "000000"]


def test_a_year_of_days_leaves_days_weeks_and_months():
    shelf = []
    for number in range(365):
        shelf = rotated([*shelf, made(number, START + dt.timedelta(days=number))])
    days = [one.day for one in shelf]
    assert days[-7:] == [dt.date(2026, 12, n) for n in range(25, 32)]
    assert {(d.year, d.month) for d in days} == {(2026, month) for month in range(1, 13)}
    assert len({d.isocalendar()[:2] for d in days[-9:]}) >= WEEKLY
    assert len(shelf) <= MOST


def test_a_part_never_drops_a_whole_one():
    whole = made(1, START)
    parts = [made(n, START + dt.timedelta(days=n), whole=False) for n in range(2, 400)]
    assert "000001" not in to_drop([whole, *parts])


def test_what_stood_before_a_migration_stays():
    old = made(1, START, reason="migration")
    later = [made(n, START + dt.timedelta(days=40 * n)) for n in range(2, 40)]
    assert "000001" not in to_drop([old, *later])


def test_a_clock_years_ahead_or_set_back_costs_no_backup_made_after():
    ahead = [made(n, dt.date(2099, 1, 1) + dt.timedelta(days=40 * n)) for n in range(20)]
    back = [made(20 + n, START - dt.timedelta(days=40 * n)) for n in range(7)]
    kept = rotated([*ahead, *back])
    assert set(back) <= set(kept)


@pytest.mark.parametrize("seed", range(20))
def test_two_years_with_restores_and_bad_clocks_keep_the_good_ones(seed):
    dice = random.Random(seed)  # noqa: S311 - chance, no secret
    shelf, number, lineage, offset = [], 0, 0, 0
    frozen = {}  # what each former lineage had when it ended
    for day in range(730):
        if dice.random() < 0.02:
            offset = dice.choice([0, 0, -400, 4000])
        if dice.random() < 0.01:
            frozen[str(lineage)] = {one.name for one in shelf if one.lineage == str(lineage)}
            lineage += 1
        for _ in range(dice.randrange(4)):
            number += 1
            when = START + dt.timedelta(days=day + offset)
            one = made(number, when, str(lineage), whole=dice.random() > 0.1)
            shelf = rotated([*shelf, one])
            assert one in shelf
        for name, before in frozen.items():
            assert {one.name for one in shelf if one.lineage == name} == before
        mine = [one for one in shelf if one.lineage == str(lineage) and one.whole]
        assert len(mine) <= MOST
    assert number > 700 and frozen
