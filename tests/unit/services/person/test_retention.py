"""Once a year whose data was kept long enough is asked about, and nothing goes by itself."""

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.needs import today
from desktop.services.opening import open_desk
from desktop.services.person import erasing, retention

VOLUNTEER = kind_named("volunteer")


@pytest.fixture
def at(home, master, now):
    """Opens the station in another year."""
    opened = []

    def made(year, month=3):
        then = now.replace(year=year, month=month, day=1)
        opened.append(open_desk(home, master, Here(), clock=lambda: then))
        return opened[-1]

    yield made
    for one in opened:
        one.close()


@pytest.fixture
def people(desk):
    """Of 2026: one who left, one who only asked to join, one who stays."""
    told = ({"status": "left", "status_reason": "搬走"}, {"status": "applicant"}, {})
    return [
        records.add(desk, "volunteer", {"name": f"张{n}", **more}) for n, more in enumerate(told)
    ]


def ids(desk):
    return [one.id for one in retention.due(desk)]


@pytest.mark.slow
def test_nobody_is_due_before_the_year_after_the_third(at, people):
    assert ids(at(2029, 12)) == []
    assert ids(at(2030, 1)) == people[:2]


def test_today_says_it_in_one_line_and_never_for_a_young_station(at, desk, people):
    assert "retention" not in [one.sort for one in today.today(desk).due]
    [line] = [one for one in today.today(at(2030)).due if one.sort == "retention"]
    assert (line.count, line.title, line.ids) == (2, "3", tuple(people[:2]))


def test_who_is_kept_another_year_comes_again_the_year_after(at, people):
    desk = at(2030)
    assert retention.keep(desk, [people[0]], "案卷未结") == 1
    assert ids(desk) == [people[1]]
    assert retention.why_kept(desk, people[0]) == "案卷未结"
    assert ids(at(2031)) == people[:2]


@pytest.mark.slow
def test_who_is_deleted_is_due_no_more(at, people):
    desk = at(2030)
    assert erasing.erase_each(desk, people[:2], "保存期满") == 2
    assert ids(desk) == []
    found = desk.records.get_many(VOLUNTEER, people[:2])
    assert all(one.values["erased_on"] == "2030-03-01" for one in found)


@pytest.mark.slow
def test_the_years_are_the_stations_to_set(at, people):
    desk = at(2028)
    assert ids(desk) == []
    retention.keep_years(desk, 1)
    assert ids(desk) == people[:2]
    with pytest.raises(errors.InvalidValues):
        retention.keep_years(desk, 0)


@pytest.mark.slow
def test_without_a_reason_nothing_is_decided(at, people):
    desk = at(2030)
    for decide in (retention.keep, erasing.erase_each):
        with pytest.raises(errors.InvalidValues, match="理由"):
            decide(desk, people[:1], " ")
    assert ids(desk) == people[:2]


@pytest.mark.slow
def test_who_came_back_is_not_due(at, desk, people):
    records.change(desk, "volunteer", people[0], {"status": "active", "status_reason": ""})
    assert ids(at(2030)) == people[1:2]


@pytest.mark.slow
def test_who_left_again_later_is_counted_from_then(at, people):
    desk = at(2028)
    records.change(desk, "volunteer", people[0], {"status": "paused"})
    records.change(desk, "volunteer", people[0], {"status": "left"})
    assert ids(at(2030)) == people[1:2]
    assert ids(at(2032)) == people[1::-1]
