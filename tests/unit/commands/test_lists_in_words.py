import json

import pytest

ID = "11010119900307803X"
TIMES = ("started_at=2026-06-19T09:00", "ended_at=2026-06-19T11:00")


@pytest.fixture
def people(station):
    return [station("add", "volunteer", f"name={name}").id for name in ("张三", "李四")]


@pytest.fixture
def activity(station, people):
    made = station("add", "activity", "title=端午包粽子", "status=held", *TIMES).id
    for person in people:
        words = (f"activity={made}", f"volunteer={person}")
        assert station("add", "participation", *words).code == 0
    return made


@pytest.fixture
def taking_part(station, people, activity):
    """The participation of 张三."""
    found = station("list", "participation", "--where", f"volunteer={people[0]}", "--json").json
    return found[0]["id"]


def test_references_are_shown_by_title(station, people, activity):
    listed = station("list", "participation").out
    assert listed.count("端午包粽子") == 2 and "张三" in listed and "李四" in listed
    assert activity not in listed and people[0] not in listed
    hours = station("list", "hour_entry").out
    assert "端午包粽子 · 张三" in hours and people[0] not in hours


def test_what_was_removed_still_has_its_title(station):
    team = station("add", "team", "name=一队").id
    station("add", "activity", "title=巡河", f"team={team}")
    station("delete", "team", team)
    assert "一队" in station("list", "activity").out


def test_a_certificate_is_told_in_short_words(station, activity, folder):
    made = station("print", "activity-certificate", "--id", activity, "--out", folder / "a.pdf")
    assert made.code == 0
    listed = station("list", "certificate").out
    assert "姓名 张三，活动 端午包粽子" in listed
    assert "{" not in listed and activity not in listed
    ids = [one["id"] for one in station("list", "certificate", "--json").json]
    history = station("history", "certificate", ids[0]).out
    assert "活动：（空） → 端午包粽子" in history and "{" not in history
    facts = station("list", "certificate", "--json").json[0]["facts"]
    assert json.loads(facts)["activity"] == "端午包粽子"


def test_history_names_what_a_record_points_at(station, activity, taking_part):
    told = station("history", "participation", taking_part).out
    assert "活动：（空） → 端午包粽子" in told and activity not in told


def test_the_words_of_a_participation_name_person_and_activity(station, taking_part):
    station("set", "participation", taking_part, "minutes=60")
    assert "修改参与「端午包粽子 · 张三」的时长(分钟)" in station("undo").err
    station("delete", "participation", taking_part)
    assert "删除参与「端午包粽子 · 张三」" in station("undo").err
    assert "添加参与「端午包粽子 · 李四」" in station("undo").err


def test_full_shows_the_number_and_a_plain_list_does_not(station):
    station("add", "volunteer", "name=张三", f"id_number={ID}")
    assert ID not in station("list", "volunteer").out
    full = station("list", "volunteer", "--full").out
    assert ID in full and "居民身份证" in full


def test_many_are_looked_up_a_few_queries_at_a_time(station, people, activity, monkeypatch):
    from desktop.storage.records import Records

    asked = []
    real = Records.get_many
    monkeypatch.setattr(
        Records, "get_many", lambda self, kind, ids: asked.append(kind) or real(self, kind, ids)
    )
    assert station("list", "hour_entry").code == 0
    assert len(asked) == len({kind.name for kind in asked}) <= 3
