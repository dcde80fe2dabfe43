"""Twelve months of activities, hours, volunteers and residents."""

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.needs import month_figures
from desktop.services.roster import merging


def held(desk, day, people, residents=0, title="清洁家园"):
    facts = {"title": title, "held_on": day, "residents": str(residents)}
    return activities.record_activity(desk, facts, [Participant(p, minutes=90) for p in people])


def people(desk, *names):
    return [records.add(desk, "volunteer", {"name": name}) for name in names]


def test_the_months_end_with_todays_and_empty_ones_are_there(desk):
    told = month_figures.month_figures(desk)
    assert len(told.months) == 12
    assert told.this.month == told.today.isoformat()[:7]
    assert (told.this.activities, told.before.minutes) == (0, 0)


def test_each_month_counts_its_own(desk):
    zhang, li = people(desk, "张三", "李四")
    month = month_figures.month_figures(desk).this.month
    held(desk, f"{month}-01", [zhang, li], 30)
    held(desk, f"{month}-01", [zhang], 12, "宣讲")
    told = month_figures.month_figures(desk)
    this = told.this
    assert (this.activities, this.minutes, this.volunteers, this.residents) == (2, 270, 2, 42)
    assert told.before.activities == 0
    assert {f.key: f.now for f in month_figures.figures(desk).figures} == {
        "activities": 2, "minutes": 270, "volunteers": 2, "residents": 42,
    }  # fmt: skip


def test_what_was_deleted_is_planned_or_older_counts_for_nothing(desk):
    (zhang,) = people(desk, "张三")
    month = month_figures.month_figures(desk).this.month
    gone = held(desk, f"{month}-01", [zhang])
    records.remove(desk, "activity", [gone])
    held(desk, "2020-01-01", [zhang])
    records.add(desk, "activity", {"title": "计划", "planned_start": f"{month}-28T09:00"})
    told = month_figures.month_figures(desk)
    assert all(m.activities == m.minutes == m.volunteers == 0 for m in told.months)


def test_who_turned_out_to_be_one_person_is_one_volunteer(desk):
    zhang, again = people(desk, "张三", "张叁")
    month = month_figures.month_figures(desk).this.month
    held(desk, f"{month}-01", [zhang])
    held(desk, f"{month}-01", [again], title="宣讲")
    merging.merge(desk, "volunteer", zhang, again)
    assert month_figures.month_figures(desk).this.volunteers == 1


def test_only_the_years_activities_are_walked(desk):
    """However many volunteers there are: no table is read from end to end."""
    assert kind_named("volunteer")
    plans = []
    bounds = ("2025-12-01", "2026-12-01")
    for verb in (month_figures._volunteers, month_figures._minutes):
        asked = []

        class Listening:
            def rows(self, sql, parameters, asked=asked):
                asked.append((sql, parameters))
                return []

        class Desk:
            store = Listening()

        verb(Desk(), bounds)
        sql, parameters = asked[0]
        plans += [row[3] for row in desk.store.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]
    told = "\n".join(plans)
    assert "SCAN v" not in told and "SCAN h" not in told and "SCAN p" not in told
