import datetime as dt
import json
from functools import partial

import pytest

from desktop.background.workers import Workers
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import records, sample, sample_month
from desktop.services.activities import claims, hours
from desktop.services.apart import Here
from desktop.services.needs import month_figures, today
from desktop.services.opening import open_desk, unlock
from desktop.services.safekeeping import checkup


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The sample station as `station demo` makes it, once for this module."""
    home = Home(tmp_path_factory.mktemp("示例") / "站 点")
    workers = Workers(count=1)
    desk = open_desk(home, sample.make_sample(home), workers)
    steps = []
    yield desk, sample.fill(desk, lambda *p: steps.append(p)), steps
    desk.close()
    workers.close()


def test_it_opens_with_the_passphrase_everybody_knows(filled):
    desk, _, _ = filled
    assert unlock(desk.home, sample.PASSPHRASE) == desk.master


def test_it_is_marked_as_a_sample_of_nowhere(filled):
    desk, _, _ = filled
    assert desk.sample
    code = desk.station.text("division_code")
    assert code.startswith("99")  # no province has it (GB/T 2260)


def test_the_roster_of_120_came_in_with_its_faults_told(filled):
    desk, told, _ = filled
    report = told.report
    total = report.added + report.updated + report.unchanged + report.bad
    assert total >= 120 and report.added > 100 and report.bad >= 1
    assert all(p.reason and p.row for p in report.problems)
    assert desk.records.count(kind_named("volunteer")) == report.added


def test_nobody_in_it_has_a_number_that_could_be_somebodys(filled):
    desk, _, _ = filled
    numbers = [row[0] for row in desk.store.rows("SELECT id_number FROM volunteer") if row[0]]
    assert len(numbers) > 50
    assert all(number.startswith("99") for number in numbers if len(number) == 18)


def test_six_activities_have_people_hours_and_photos(filled):
    desk, told, steps = filled
    assert len(told.activities) == 6
    for activity in told.activities:
        assert desk.records.find(kind_named("photo"), activity=activity)
        people = desk.records.find(kind_named("participation"), activity=activity)
        assert people
        assert all(hours.total_minutes(desk, str(p.values["volunteer"])) > 0 for p in people)
    assert steps[0][0] == 1 and steps[-1] == (7, 7)


def test_captions_stand_under_their_pictures(filled):
    desk, _, _ = filled
    listed = json.loads((sample.folder() / "photos" / "photos.json").read_text("utf-8"))
    captions = {p["caption"] for entry in listed for p in entry["photos"]}
    assert {p.text("caption") for p in desk.records.find(kind_named("photo"))} == captions


def test_teams_are_of_the_eight_and_more(filled):
    desk, _, _ = filled
    assert len(desk.records.find(kind_named("team"))) >= 8


def test_doctor_gives_it_a_clean_bill(filled):
    assert checkup.examine(filled[0]) == []


def livened(path, day: str, people: int = 60):
    """A sample of some people, made on a day."""
    clock = partial(dt.datetime, *map(int, day.split("-")), 15, tzinfo=dt.UTC)
    desk = open_desk(Home(path), sample.make_sample(Home(path), clock), Here(), clock=clock)
    for number in range(people):
        records.add(desk, "volunteer", {"name": f"村民{number:02d}"})
    sample_month.liven(desk)
    return desk


@pytest.mark.parametrize("day", ["2026-11-22", "2027-02-01", "2028-01-31"])
def test_the_month_a_sample_is_made_in_is_alive_whichever_it_is(tmp_path, day):
    desk = livened(tmp_path / "示例", day)
    figures = {one.key: one for one in month_figures.figures(desk).figures}
    assert figures["activities"].now == 3 and figures["volunteers"].now == 31
    assert figures["minutes"].now == 120 * 14 + 180 * 8 + 90 * 9
    assert figures["residents"].now == 25 + 18 + 36
    assert sum(count > 0 for _, count in figures["activities"].months) == 11
    assert len(month_figures.figures(desk).pictures) == 3
    told = today.today(desk)
    assert told.page.theme
    assert {"file", "certificates"} <= {due.sort for due in told.due}
    rows = claims.claim_rows(desk, claims.claim_ids(desk, unfinished=True))
    assert len(rows) == 3 and rows[0].month == day[:7] and not any(row.late for row in rows)
    assert checkup.examine(desk) == []
    desk.close()


def test_a_sample_of_a_day_is_always_the_same(tmp_path):
    def facts(name: str) -> list[tuple[str, ...]]:
        desk = livened(tmp_path / name, "2026-11-22", people=12)
        rows = desk.store.rows(
            "SELECT title, coalesce(held_on, planned_start), status FROM activity ORDER BY 1, 2"
        )
        pictures = desk.store.rows("SELECT sha256, caption FROM photo ORDER BY caption")
        desk.close()
        return [*rows, *pictures]

    assert facts("一") == facts("二")


def test_a_sample_is_removed_whole_and_what_others_put_there_stays(tmp_path):
    home = Home(tmp_path / "示例")
    sample.make_sample(home)
    (home.path / "我的.txt").write_text("别删", encoding="utf-8")
    sample.remove(home)
    assert [path.name for path in home.path.iterdir()] == ["我的.txt"]
