import pytest

from desktop.model import hour_account
from desktop.model.hour_account import Posting, Worth, reversal_id
from desktop.model.ids import participation_id
from desktop.model.kinds import ALL, kind_named
from desktop.services import records, rules
from desktop.services.activities import accounts, activities, activity_edits, hours
from desktop.services.activities.activities import Participant
from desktop.services.past import undoing
from desktop.services.roster import merging, people
from desktop.services.roster.people import PeopleQuery
from desktop.storage import merged
from desktop.storage.columns import REMOVED
from desktop.storage.integrity import integrity
from tests.unit.pulled_changes import pulling

ENTRY, PARTICIPATION = kind_named("hour_entry"), kind_named("participation")


def held(day, start="09:00", end="11:00", title="敬老"):
    return {
        "title": title,
        "status": "held",
        "held_on": f"2026-10-{day:02d}",
        "started_at": f"2026-10-{day:02d}T{start}",
        "ended_at": f"2026-10-{day:02d}T{end}",
    }


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三"})


@pytest.fixture
def shan(desk):
    return records.add(desk, "volunteer", {"name": "张山"})


@pytest.fixture
def visit(desk, zhang):
    return activities.record_activity(desk, held(18), [Participant(zhang)])


def entries(desk):
    return desk.records.find(ENTRY)


def sound(desk):
    return [
        *integrity.chain(desk.store),
        *integrity.records_against_journal(desk.store, ALL.values()),
        *integrity.search(desk.records, desk.search, ALL.values()),
        *merged.wrong(desk.store),
    ]


def test_pulled_minutes_are_credited_here_as_the_other_pc_credits_them(desk, zhang, visit):
    part = participation_id(visit, zhang)
    with pulling(desk) as pull:
        pull.set("participation", part, minutes=90)
    assert hours.total_minutes(desk, zhang) == 90
    (first,) = (e for e in entries(desk) if e.number("minutes") == 120)
    (back,) = (e for e in entries(desk) if e.number("minutes") == -120)
    (now,) = (e for e in entries(desk) if e.number("minutes") == 90)
    assert back.id == reversal_id(first.id)
    assert now.id == hour_account.credit_id(part, Worth(90, "2026-10-18"), [first.id])
    assert sound(desk) == []


def test_what_follows_a_pull_is_of_this_pc_and_goes_up(desk, zhang, visit):
    with pulling(desk) as pull:
        pull.set("activity", visit, status="cancelled")
    rows = desk.store.rows(
        "SELECT kind, origin, op_replica IS NULL FROM journal WHERE group_id = "
        "(SELECT id FROM journal_group WHERE verb = 'pull') ORDER BY seq"
    )
    assert rows == [("activity", "remote", 0), ("hour_entry", "local", 1)]
    assert hours.total_minutes(desk, zhang) == 0


def test_entries_that_come_after_what_they_follow_from_are_there_already(desk, zhang, visit):
    """A page ended between the minutes and the entries the other PC wrote in the same action."""
    part = participation_id(visit, zhang)
    (first,) = entries(desk)
    with pulling(desk) as pull:
        pull.set("participation", part, minutes=90)
    theirs = hour_account.due(part, Worth(90, "2026-10-18"), [Posting(first.id, 120, "2026-10-18")])
    mine = {e.id: e for e in entries(desk)}
    for posting in theirs:
        assert mine[posting.id].number("minutes") == posting.minutes
        assert mine[posting.id].text("reason") == posting.reason
    count = desk.records.count(ENTRY)
    with pulling(desk) as pull:
        pull.touched += list(mine.values())
    assert desk.records.count(ENTRY) == count


def test_an_entry_of_the_other_pc_that_says_something_else_is_reversed(desk, zhang, visit):
    part = participation_id(visit, zhang)
    with pulling(desk) as pull:
        pull.add(
            "hour_entry",
            {
                "volunteer": zhang,
                "participation": part,
                "minutes": 45,
                "served_on": "2026-10-18",
            },
        )
    assert hours.total_minutes(desk, zhang) == 120


def test_a_removed_participation_counts_no_more_and_comes_back(desk, zhang, visit):
    part = participation_id(visit, zhang)
    with pulling(desk) as pull:
        pull.remove("participation", part)
    assert hours.total_minutes(desk, zhang) == 0
    with pulling(desk) as pull:
        pull.set("participation", part, **{REMOVED: None})
    assert hours.total_minutes(desk, zhang) == 120


def test_a_local_edit_after_a_pull_goes_on_from_there(desk, zhang, visit):
    part = participation_id(visit, zhang)
    with pulling(desk) as pull:
        pull.set("participation", part, minutes=90)
    records.change(desk, "participation", part, {"minutes": "60"})
    assert hours.total_minutes(desk, zhang) == 60
    undoing.undo(desk)
    assert hours.total_minutes(desk, zhang) == 90
    undoing.redo(desk)
    assert hours.total_minutes(desk, zhang) == 60


def test_no_field_of_a_participation_is_set_by_a_pull(desk, zhang):
    """Both PCs would, and call the other's value a conflict; it is named instead."""
    with pulling(desk) as pull:
        activity = pull.add("activity", held(18))
        part = pull.take_part(activity, zhang)
    assert desk.records.get(PARTICIPATION, part).values["minutes"] is None
    assert hours.total_minutes(desk, zhang) == 0


def test_hours_in_two_places_at_once_are_set_aside_and_stop_no_save(desk, zhang, visit):
    with pulling(desk) as pull:
        other = pull.add("activity", held(18, "10:00", "12:00", "集市"))
        pull.take_part(other, zhang, minutes=120)
    assert hours.total_minutes(desk, zhang) == 120
    (overlap,) = merging.overlaps(desk)
    assert "时间重叠" in overlap.sentence
    assert sound(desk) == []
    activity_edits.revise_activity(desk, visit, {"residents": "30"}, [Participant(zhang)])
    records.change(desk, "participation", overlap.uncounted, {"role": "宣讲员"})
    later = {"started_at": "2026-10-18T11:00", "ended_at": "2026-10-18T13:00"}
    records.change(desk, "activity", other, later)
    assert merging.overlaps(desk) == []
    assert hours.total_minutes(desk, zhang) == 240
    assert sound(desk) == []


def test_both_pcs_set_the_same_one_aside(desk, zhang):
    """By the ids of the participations, not by which came first."""
    set_aside = []
    for names in (("甲", "乙"), ("乙", "甲")):
        with pulling(desk) as pull:
            for n, name in enumerate(names):
                made = f"0000000{names.index('甲')}-0000-4000-8000-00000000000{n}"
                pull.add("activity", held(18, title=name), made)
                pull.take_part(made, zhang, minutes=120)
        set_aside.append({overlap.uncounted for overlap in merging.overlaps(desk)})
        if len(set_aside) == 1:
            with pulling(desk) as pull:
                for part in desk.records.find(PARTICIPATION):
                    pull.remove("participation", part.id)
    parts = sorted(p.id for p in desk.records.find(PARTICIPATION))
    assert set_aside[1] == set(parts[1:])


def test_a_day_of_more_than_24_hours_is_taken(desk, zhang):
    with pulling(desk) as pull:
        for title in ("甲", "乙"):
            activity = {"title": title, "status": "held", "held_on": "2026-10-18"}
            pull.take_part(pull.add("activity", activity), zhang, minutes=900)
    assert hours.total_minutes(desk, zhang) == 1800


def test_a_person_merged_on_another_pc_is_one_here_and_parted_again(desk, zhang, shan, visit):
    with pulling(desk) as pull:
        made = pull.add("alias", {"of_kind": "volunteer", "loser": shan, "survivor": zhang})
    assert people.people_ids(desk, PeopleQuery()) == [zhang]
    assert people.people_ids(desk, PeopleQuery(search="张山")) == [zhang]
    with pulling(desk) as pull:
        pull.take_part(visit, shan, minutes=60)  # written there before the merge was known
    assert hours.total_minutes(desk, zhang) == 120
    assert len(merging.overlaps(desk)) == 1
    with pulling(desk) as pull:
        pull.remove("alias", made)
    assert (hours.total_minutes(desk, zhang), hours.total_minutes(desk, shan)) == (120, 60)
    assert merging.overlaps(desk) == []
    assert sound(desk) == []


def test_an_alias_that_comes_before_the_person_waits_for_them(desk, zhang):
    later = "00000000-0000-4000-8000-0000000000aa"
    with pulling(desk) as pull:
        pull.add("alias", {"of_kind": "volunteer", "loser": later, "survivor": zhang})
    with pulling(desk) as pull:
        pull.add("volunteer", {"name": "章三"}, later)
    assert people.people_ids(desk, PeopleQuery(search="章三")) == [zhang]
    assert sound(desk) == []


def test_a_circle_of_aliases_says_what_the_first_says_and_the_void_one_nothing(desk, zhang, shan):
    first, second = (f"0000000{n}-0000-4000-8000-000000000000" for n in (1, 2))
    mine = merging.merge(desk, "volunteer", shan, zhang)
    assert mine.survivor == shan
    (alias,) = desk.records.find(kind_named("alias"), of_kind="volunteer")
    with pulling(desk) as pull:
        pull.add("alias", {"of_kind": "volunteer", "loser": shan, "survivor": zhang}, first)
    assert people.people_ids(desk, PeopleQuery()) == [zhang]  # its id comes before ours
    with pulling(desk) as pull:
        pull.remove("alias", alias.id)  # the county made ours void
        pull.add("alias", {"of_kind": "volunteer", "loser": zhang, "survivor": shan}, second)
        pull.remove("alias", second)
    assert people.people_ids(desk, PeopleQuery()) == [zhang]
    assert sound(desk) == []


def test_the_circle_that_an_undo_would_close_is_left_to_the_first(desk, zhang, shan):
    merging.merge(desk, "volunteer", zhang, shan)
    merging.unmerge(desk, "volunteer", shan)
    with pulling(desk) as pull:
        pull.add("alias", {"of_kind": "volunteer", "loser": zhang, "survivor": shan})
    undoing.undo(desk)  # the unmerge
    assert people.people_ids(desk, PeopleQuery()) == [zhang]
    assert sound(desk) == []


def test_pcs_that_never_agree_stop_crediting_and_a_clerks_edit_does_not(desk, zhang, visit):
    """One of them may be too old to know a state of the activity."""
    part = participation_id(visit, zhang)
    for _ in range(accounts.PATIENCE * 2):
        (standing,) = _standing(desk) or (None,)
        if standing is None:
            break
        with pulling(desk) as pull:
            reversal = {
                "volunteer": zhang,
                "participation": part,
                "minutes": -120,
                "served_on": "2026-10-18",
                "reverses": standing.id,
            }
            pull.add("hour_entry", reversal, reversal_id(standing.id))
    credited = [e for e in entries(desk) if e.number("minutes") > 0]
    assert len(credited) == accounts.PATIENCE
    assert hours.total_minutes(desk, zhang) == 0
    records.change(desk, "participation", part, {"role": "宣讲员", "minutes": "120"})
    assert hours.total_minutes(desk, zhang) == 120


def _standing(desk):
    back = {e.values["reverses"] for e in entries(desk)}
    return [e for e in entries(desk) if e.id not in back and e.number("minutes") > 0]


def test_a_whole_station_follows_once_a_snapshot_is_complete(desk, zhang, shan):
    with desk.action("pull", "") as group:
        values = {"of_kind": "volunteer", "loser": shan, "survivor": zhang}
        desk.records.insert(group, kind_named("alias"), values)
        activity = desk.records.insert(group, kind_named("activity"), held(18))
        values = {"activity": activity, "volunteer": shan, "source": "sheet", "minutes": 60}
        made = participation_id(activity, shan)
        desk.records.insert(group, PARTICIPATION, values, made)
        rules.follow_pulled_all(desk, group)
    assert hours.total_minutes(desk, zhang) == 60
    assert people.people_ids(desk, PeopleQuery(search="张山")) == [zhang]
    assert sound(desk) == []
