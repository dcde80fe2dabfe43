"""Later edits of an activity, each one action."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import records
from desktop.services.activities import activities, activity_edits, happenings
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.founding import StationFacts, make_station
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.storage.keys import Argon2Cost

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)


@pytest.fixture
def desk(tmp_path):
    home = Home(tmp_path / "站")
    facts = StationFacts("石桥村新时代文明实践站", "999999001001")
    desk = open_desk(home, make_station(home, facts, "correct horse", cost=CHEAP), Here())
    yield desk
    desk.close()


@pytest.fixture
def people(desk) -> list[str]:
    return [records.add(desk, "volunteer", {"name": name}) for name in ("张一", "李二", "王三")]


@pytest.fixture
def activity(desk, people) -> str:
    times = {"started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:00"}
    joined = [Participant(person) for person in people[:2]]
    return activities.record_activity(desk, {"title": "饺子宴", **times}, joined)


def minutes(desk, activity) -> dict[str, int]:
    pairs = happenings.happening(desk, activity).participants
    return {who.text("name"): part.number("minutes") for part, who in pairs}


def test_facts_and_people_change_in_one_step(desk, activity, people):
    joined = [Participant(people[0]), Participant(people[2])]
    assert activity_edits.revise_activity(
        desk, activity, {"ended_at": "2026-10-18T12:00", "title": "重阳饺子宴"}, joined
    )
    assert minutes(desk, activity) == {"张一": 180, "王三": 180}
    assert undoing.next_undo(desk).title == "修改活动「重阳饺子宴」"
    undoing.undo(desk)
    assert minutes(desk, activity) == {"张一": 120, "李二": 120}
    assert records.look_up(desk, "activity", activity).text("title") == "饺子宴"


def test_nothing_is_kept_when_somebody_was_elsewhere(desk, activity, people):
    activities.record_activity(
        desk,
        {"title": "巡查", "started_at": "2026-10-18T10:00", "ended_at": "2026-10-18T11:00"},
        [Participant(people[2])],
    )
    joined = [Participant(person) for person in people]
    with pytest.raises(errors.InvalidValues, match="巡查"):
        activity_edits.revise_activity(desk, activity, {"title": "新名字"}, joined)
    assert records.look_up(desk, "activity", activity).text("title") == "饺子宴"
    assert set(minutes(desk, activity)) == {"张一", "李二"}


def test_the_same_again_is_no_change_and_no_step(desk, activity, people):
    before = undoing.next_undo(desk).title
    joined = [Participant(person) for person in people[:2]]
    assert not activity_edits.revise_activity(desk, activity, {"title": "饺子宴"}, joined)
    assert undoing.next_undo(desk).title == before


def test_a_field_changed_since_it_was_read_is_refused(desk, activity, people):
    seen = records.look_up(desk, "activity", activity).versions
    records.change(desk, "activity", activity, {"title": "别人改的"})
    with pytest.raises(errors.EditConflict, match="活动名称"):
        activity_edits.revise_activity(desk, activity, {"title": "我改的"}, [], seen)
    assert len(minutes(desk, activity)) == 2


def photo(desk, activity, number: int) -> str:
    from desktop.model.kinds import kind_named

    values = {"activity": activity, "sha256": f"{number:064x}", "position": number}
    with desk.action("photo", "照片") as group:
        return desk.records.insert(group, kind_named("photo"), values)


def order(desk, activity) -> list[str]:
    return [photo.id for photo in happenings.happening(desk, activity).photos]


def test_photos_take_the_order_given_and_the_rest_follow(desk, activity):
    one, two, three = (photo(desk, activity, number) for number in (1, 2, 3))
    assert activity_edits.order_photos(desk, activity, [three, one])
    assert order(desk, activity) == [three, one, two]
    assert undoing.undo(desk).title == "调整活动「饺子宴」的照片顺序"
    assert order(desk, activity) == [one, two, three]


def test_the_order_that_stands_is_no_change(desk, activity):
    made = [photo(desk, activity, number) for number in (1, 2)]
    assert not activity_edits.order_photos(desk, activity, made)
