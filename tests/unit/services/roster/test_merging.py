import pytest

from desktop import errors
from desktop.model.ids import participation_id
from desktop.model.kinds import ALL, kind_named
from desktop.services import changes, records
from desktop.services.activities import activities, happenings, hours
from desktop.services.activities.activities import Participant
from desktop.services.lists import exporting, finding
from desktop.services.paper.certificates import activity_certificates
from desktop.services.past import undoing
from desktop.services.roster import duplicates, memberships, merging, people, rosters
from desktop.services.roster.people import PeopleQuery
from desktop.storage import merged
from desktop.storage.integrity import integrity

VOLUNTEER = kind_named("volunteer")
ALIAS = kind_named("alias")


def held(day, start="09:00", end="11:00", title="敬老"):
    return {
        "title": title,
        "started_at": f"2026-10-{day:02d}T{start}",
        "ended_at": f"2026-10-{day:02d}T{end}",
    }


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三", "village_group": "一组"})


@pytest.fixture
def shan(desk):
    return records.add(desk, "volunteer", {"name": "张山", "phone": "19900000002"})


@pytest.fixture
def three(desk, zhang, shan):
    third = records.add(desk, "volunteer", {"name": "章三"})
    return zhang, shan, third


def sound(desk):
    return [
        *integrity.chain(desk.store),
        *integrity.records_against_journal(desk.store, ALL.values()),
        *integrity.search(desk.records, desk.search, ALL.values()),
        *merged.wrong(desk.store),
    ]


def ids(desk, **query):
    return people.people_ids(desk, PeopleQuery(**query))


def test_a_merge_writes_aliases_only_and_the_values_that_lacked(desk, zhang, shan):
    activity = activities.record_activity(desk, held(1), [Participant(shan)])
    done = merging.merge(desk, "volunteer", zhang, shan)
    assert done.taken == ("手机",) and done.left == ()
    told = {(a.values["of_kind"], a.values["loser"], a.values["survivor"])
            for a in desk.records.find(ALIAS)}  # fmt: skip
    assert told == {
        ("volunteer", shan, zhang),
        ("participation", participation_id(activity, shan), participation_id(activity, zhang)),
    }
    untouched = desk.records.get(kind_named("participation"), participation_id(activity, shan))
    assert untouched.values["volunteer"] == shan
    assert sound(desk) == []


def test_every_list_shows_one_person(desk, zhang, shan):
    team = records.add(desk, "team", {"name": "一队"})
    records.add(desk, "membership", {"team": team, "volunteer": shan, "role": "leader"})
    records.add(desk, "membership", {"team": team, "volunteer": zhang})
    merging.merge(desk, "volunteer", zhang, shan)
    assert ids(desk) == ids(desk, team=team) == memberships.members(desk, team) == [zhang]
    assert [row.teams for row in people.people_rows(desk, [zhang])] == ["一队"]
    assert people.person(desk, zhang).teams == (("一队", "leader"),)
    assert memberships.team_names(desk, zhang) == {"一队"}
    assert desk.records.count(VOLUNTEER) == 1
    assert [r.id for r in records.list_records(desk, "volunteer")] == [zhang]
    told = records.list_records(desk, "membership", {"volunteer": zhang})
    assert [r.values["volunteer"] for r in told] == [zhang, zhang]


@pytest.mark.parametrize("typed", ["张山", "zhangshan", "zs", "0000002"])
def test_the_name_and_phone_of_the_other_find_the_survivor(desk, zhang, shan, typed):
    merging.merge(desk, "volunteer", zhang, shan)
    assert ids(desk, search=typed) == [zhang]
    assert [found.title for found in finding.find_anything(desk, typed)] == ["张三"]


def test_search_follows_edits_and_the_trash(desk, zhang, shan):
    merging.merge(desk, "volunteer", zhang, shan)
    records.change(desk, "volunteer", zhang, {"name": "李四"})
    assert ids(desk, search="李四") == ids(desk, search="张山") == [zhang]
    records.remove(desk, "volunteer", [zhang])
    assert ids(desk) == ids(desk, search="张山") == []
    records.restore(desk, "volunteer", [zhang])
    assert ids(desk) == ids(desk, search="张山") == [zhang]
    assert sound(desk) == []


def test_the_other_id_leads_to_the_survivor(desk, zhang, shan):
    merging.merge(desk, "volunteer", zhang, shan)
    assert people.person(desk, shan).record.id == zhang
    assert records.look_up(desk, "volunteer", shan).id == zhang
    records.change(desk, "volunteer", shan, {"alias": "小张"})
    assert desk.records.get(VOLUNTEER, zhang).text("alias") == "小张"
    with pytest.raises(errors.ReadOnlyKind, match="已并入「张三」"):
        records.remove(desk, "volunteer", [shan])


def test_hours_and_activities_of_both_are_one_persons(desk, zhang, shan):
    activities.record_activity(desk, held(1), [Participant(zhang)])
    activities.record_activity(desk, held(2), [Participant(shan)])
    merging.merge(desk, "volunteer", zhang, shan)
    person = people.person(desk, zhang)
    assert person.minutes == hours.total_minutes(desk, shan) == 240
    assert len(person.activities) == 2
    assert person.months == (("2026-10", 240),)
    assert people.people_rows(desk, [zhang])[0].minutes == 240


def test_both_in_one_activity_count_once_and_are_named(desk, zhang, shan):
    activity = activities.record_activity(
        desk, held(1), [Participant(zhang), Participant(shan, minutes=90)]
    )
    (overlap,) = merging.merge(desk, "volunteer", zhang, shan).overlaps
    assert "两份参与记录（120 分钟和 90 分钟），只计 120 分钟" in overlap.sentence
    assert people.person(desk, zhang).minutes == 120
    assert [p.id for _, p in activities.participants_of(desk, activity)] == [zhang]
    row = happenings.activity_rows(desk, [activity])[0]
    assert (row.participants, row.minutes) == (1, 120)
    records.remove(desk, "participation", [overlap.counted])
    assert merging.overlaps(desk) == []
    assert people.person(desk, zhang).minutes == 90
    assert sound(desk) == []


def test_two_places_at_once_count_once_until_one_is_reversed(desk, zhang, shan):
    activities.record_activity(desk, held(1), [Participant(zhang)])
    later = activities.record_activity(desk, held(1, "10:00", "13:00", "义诊"), [Participant(shan)])
    merging.merge(desk, "volunteer", zhang, shan)
    (overlap,) = merging.overlaps(desk)
    assert "「义诊」（180 分钟）与「敬老」时间重叠，暂不计入时长" in overlap.sentence
    assert people.person(desk, zhang).minutes == 120
    records.change(desk, "activity", later, {"story": "写一点别的，不因重叠被拦下。"})
    times = {"started_at": "2026-10-01T11:00", "ended_at": "2026-10-01T13:00"}
    records.change(desk, "activity", later, times)
    assert merging.overlaps(desk) == []
    assert people.person(desk, zhang).minutes == 240
    assert sound(desk) == []


def test_afterwards_nobody_is_in_two_places_under_either_id(desk, zhang, shan):
    activities.record_activity(desk, held(1), [Participant(shan)])
    merging.merge(desk, "volunteer", zhang, shan)
    with pytest.raises(errors.InvalidValues, match="同一时间已参加"):
        activities.record_activity(desk, held(1, title="别处"), [Participant(zhang)])


def test_unmerge_gives_each_their_own_again(desk, zhang, shan):
    activity = activities.record_activity(desk, held(1), [Participant(zhang), Participant(shan)])
    merging.merge(desk, "volunteer", zhang, shan)
    assert merging.unmerge(desk, "volunteer", shan) == zhang
    assert people.person(desk, zhang).minutes == people.person(desk, shan).minutes == 120
    assert len(activities.participants_of(desk, activity)) == 2
    assert desk.records.find(ALIAS) == [] and merging.overlaps(desk) == []
    assert sound(desk) == []
    with pytest.raises(errors.InvalidValues, match="没有被并入别人"):
        merging.unmerge(desk, "volunteer", shan)


def test_merges_lead_on_and_part_again_in_the_middle(desk, three):
    one, two, third = three
    activities.record_activity(desk, held(1), [Participant(third)])
    merging.merge(desk, "volunteer", two, third)
    merging.merge(desk, "volunteer", one, two)
    assert ids(desk) == [one]
    assert {r.id for r in merging.merged_into(desk, third)} == {two, third}
    assert people.person(desk, one).minutes == 120
    with pytest.raises(errors.InvalidValues, match="已经是同一个人"):
        merging.merge(desk, "volunteer", third, one)
    merging.unmerge(desk, "volunteer", two)
    assert sorted(ids(desk)) == sorted([one, two])
    assert people.person(desk, third).record.id == two
    assert people.person(desk, two).minutes == 120
    assert len(desk.records.find(ALIAS)) == 2  # the third's own, for the person and one activity
    assert sound(desk) == []


def test_a_circle_from_two_computers_goes_to_the_first(desk, zhang, shan):
    with desk.action("pull", "别处的合并") as group:
        for loser, survivor in ((zhang, shan), (shan, zhang)):
            values = {"of_kind": "volunteer", "loser": loser, "survivor": survivor}
            desk.records.insert(group, ALIAS, values)
        merged.refresh(desk.store)
        desk.records.find_again(VOLUNTEER, [zhang, shan])
    assert ids(desk) == [shan]
    assert sound(desk) == []


def test_one_step_takes_a_merge_back_with_the_values_it_brought(desk, zhang, shan):
    activities.record_activity(desk, held(1), [Participant(zhang), Participant(shan)])
    merging.merge(desk, "volunteer", zhang, shan, ["name"])
    assert desk.records.get(VOLUNTEER, zhang).text("name") == "张山"
    assert undoing.undo(desk).title == "把志愿者「张山」并入「张三」"
    assert desk.records.get(VOLUNTEER, zhang).text("phone") == ""
    assert sorted(ids(desk)) == sorted([zhang, shan])
    undoing.redo(desk)
    assert ids(desk) == [zhang]
    assert sound(desk) == []


def test_what_contradicts_stays_behind_and_is_named(desk, zhang, shan):
    records.change(desk, "volunteer", zhang, {"birth_date": "1980-01-01"})
    records.change(desk, "volunteer", shan, {"id_number": "11010119900307803X"})
    done = merging.merge(desk, "volunteer", zhang, shan)
    assert "证件号码没有带过来" in done.left[0]
    assert desk.records.get(VOLUNTEER, zhang).text("id_number") == ""
    undoing.undo(desk)
    with pytest.raises(errors.InvalidValues, match="不一致"):
        merging.merge(desk, "volunteer", zhang, shan, ["id_number"])


def test_a_refusal_of_photos_is_not_lost(desk, zhang, shan):
    records.change(desk, "volunteer", shan, {"no_photo": "是"})
    merging.merge(desk, "volunteer", zhang, shan)
    assert desk.records.get(VOLUNTEER, zhang).flag("no_photo")


def test_the_list_of_who_took_part_keeps_the_others_participation(desk, zhang, shan):
    activity = activities.record_activity(desk, held(1), [Participant(shan)])
    merging.merge(desk, "volunteer", zhang, shan)
    activities.set_participants(desk, activity, [Participant(zhang, minutes=60)])
    (pair,) = activities.participants_of(desk, activity)
    assert (pair[0].values["volunteer"], pair[0].values["minutes"]) == (shan, 60)
    activities.set_participants(desk, activity, [])
    assert people.person(desk, zhang).minutes == 0
    assert activities.participants_of(desk, activity) == []


def test_a_certificate_is_made_out_to_the_survivor(desk, zhang, shan):
    activity = activities.record_activity(desk, held(1), [Participant(shan)])
    merging.merge(desk, "volunteer", zhang, shan)
    (issued,) = activity_certificates.issue(desk, activity)
    assert issued.facts["name"] == "张三"
    (certificate,) = desk.records.find(kind_named("certificate"))
    assert certificate.values["volunteer"] == zhang


def test_a_roster_with_the_others_name_is_the_survivors(desk, zhang, shan, tmp_path):
    records.change(desk, "volunteer", shan, {"birth_date": "1980-01-01"})
    merging.merge(desk, "volunteer", zhang, shan)
    file = tmp_path / "名单.csv"
    file.write_text("姓名,出生日期,村民小组\n张山,1980-01-01,三组\n", encoding="utf-8")
    report = rosters.import_roster(desk, file)
    assert (report.added, report.updated, report.bad) == (0, 1, 0)
    assert desk.records.get(VOLUNTEER, zhang).text("village_group") == "三组"


def test_an_exported_table_has_one_row_for_both(desk, zhang, shan, tmp_path):
    merging.merge(desk, "volunteer", zhang, shan)
    assert exporting.export(desk, "volunteer", tmp_path / "花名册.csv") == 1


def test_a_person_with_the_others_hours_is_not_deleted(desk, zhang, shan):
    activities.record_activity(desk, held(1), [Participant(shan)])
    merging.merge(desk, "volunteer", zhang, shan)
    with pytest.raises(errors.ReadOnlyKind, match="已有服务时长"):
        records.remove(desk, "volunteer", [zhang])


def test_only_people_are_merged(desk):
    with pytest.raises(errors.ReadOnlyKind, match="只有志愿者"):
        merging.merge(desk, "team", "x", "y")


def test_who_may_be_twice_is_listed_with_the_reason(desk):
    number = {"id_number": "11010119900307803X"}
    one = records.add(desk, "volunteer", {"name": "王一", **number})
    two = records.add(desk, "volunteer", {"name": "王乙", **number})
    born = {"birth_date": "1970-02-03"}
    three = records.add(desk, "volunteer", {"name": "李三", **born})
    four = records.add(desk, "volunteer", {"name": "李三", **born, "phone": "19900000001"})
    group = {"name": "赵六", "village_group": "二组"}
    five, six = (records.add(desk, "volunteer", group) for _ in range(2))
    records.add(desk, "volunteer", {"name": "钱七", "phone": "19900000001"})
    records.add(desk, "volunteer", {**group, "birth_date": "1960-01-01"})
    records.add(desk, "volunteer", {**group, "birth_date": "1990-01-01"})
    found = [(c.one.id, c.other.id, c.reason) for c in duplicates.candidates(desk)]
    assert found[:2] == [(one, two, "证件号码相同"), (three, four, "姓名、出生日期相同")]
    assert (five, six, "姓名、村民小组相同") in found
    # Those two of another age are nobody's double but perhaps of those without one.
    assert len(found) == 2 + 1 + 4


def test_not_the_same_is_remembered_and_can_be_undone(desk):
    same = {"name": "赵六", "village_group": "二组"}
    one, two = (records.add(desk, "volunteer", same) for _ in range(2))
    duplicates.tell_apart(desk, "volunteer", two, one)
    assert duplicates.candidates(desk) == []
    assert undoing.undo(desk).title == "记下志愿者「赵六」与「赵六」不是同一人"
    assert len(duplicates.candidates(desk)) == 1
    undoing.redo(desk)
    merging.merge(desk, "volunteer", one, two)
    merging.unmerge(desk, "volunteer", two)
    assert len(duplicates.candidates(desk)) == 1  # the merge took the word back


def test_views_of_people_hear_of_a_merge_though_only_aliases_were_written(desk, zhang, shan):
    records.change(desk, "volunteer", zhang, {"phone": "19900000009"})
    mark = changes.watermark(desk)
    merging.merge(desk, "volunteer", zhang, shan)
    assert changes.changed_since(desk, mark)[1] == {"alias", "volunteer", "participation"}
