import json

import pytest

from desktop.background.workers import Workers
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import checkup, hours, month_figures, records, sample, today
from desktop.services.apart import Here
from desktop.services.opening import open_desk, unlock


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


def test_this_very_month_is_alive_in_a_sample_that_somebody_opens(tmp_path):
    home = Home(tmp_path / "示例")
    desk = open_desk(home, sample.make_sample(home), Here())
    people = [records.add(desk, "volunteer", {"name": f"甲{n}"}) for n in "一二三"]
    sample.liven(desk)
    figures = {one.key: one.now for one in month_figures.figures(desk).figures}
    assert figures["activities"] == 1 and figures["volunteers"] == len(people)
    assert figures["minutes"] == 90 * len(people) and figures["residents"] == 36
    assert today.today(desk).page.theme
    desk.close()


def test_a_sample_is_removed_whole_and_what_others_put_there_stays(tmp_path):
    home = Home(tmp_path / "示例")
    sample.make_sample(home)
    (home.path / "我的.txt").write_text("别删", encoding="utf-8")
    sample.remove(home)
    assert [path.name for path in home.path.iterdir()] == ["我的.txt"]
