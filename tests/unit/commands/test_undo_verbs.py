import pytest


@pytest.fixture
def zhang(station):
    made = station("add", "volunteer", "name=张三", "phone=19900000001").id
    station("set", "volunteer", made, "phone=19900000002", "village_group=一组")
    station("set", "volunteer", made, "phone=19900000003")
    return made


def one(station, made):
    (found,) = [r for r in station("list", "volunteer", "--json").json if r["id"] == made]
    return found


def test_what_can_be_undone_is_listed_and_chosen(station, zhang):
    listed = station("undo", "--list", "--json").json
    assert [step["title"] for step in listed[:2]] == [
        "修改志愿者「张三」的手机", "修改志愿者「张三」的手机、村民小组",
    ]  # fmt: skip
    assert listed[0]["id"] in station("undo", "--list").out
    middle = listed[1]["id"]
    refused = station("undo", "--action", middle)
    assert refused.code == 1
    assert "后来又有变动" in refused.err and "--skip-changed" in refused.err
    done = station("undo", "--action", middle, "--skip-changed", "--json")
    assert (done.code, done.json[0]["changed"]) == (0, 1)
    assert "没有动 志愿者「张三」的手机" in done.err
    assert (one(station, zhang)["phone"], one(station, zhang)["village_group"]) == (
        "19900000003",
        None,
    )


def test_force_sets_what_was_before(station, zhang):
    middle = station("undo", "--list", "--json").json[1]["id"]
    assert station("undo", "--action", middle, "--force").code == 0
    assert one(station, zhang)["phone"] == "19900000001"
    assert station("redo").code == 0
    assert one(station, zhang)["phone"] == "19900000003"


def test_contradicting_options_are_refused(station, zhang):
    assert station("undo", "--force", "--skip-changed").code == 1
    assert station("undo", "--action", "x", "--steps", 2).code == 2
    assert station("restore", "volunteer", zhang, zhang, "--to", 1).code == 2


def test_a_record_goes_back_to_a_step_of_its_history(station, zhang):
    lines = station("history", "volunteer", zhang, "--json").json
    assert f"{lines[0]['seq']}  " in station("history", "volunteer", zhang).out
    done = station("restore", "volunteer", zhang, "--to", lines[0]["seq"])
    assert (done.code, one(station, zhang)["phone"]) == (0, "19900000001")
    assert "没有变化" in station("restore", "volunteer", zhang, "--to", lines[0]["seq"]).err
    assert station("restore", "volunteer", zhang, "--to", 999).code == 1


def test_an_activitys_history_tells_of_its_parts(station, zhang):
    held = ("title=敬老", "started_at=2026-10-18T09:00", "ended_at=2026-10-18T11:00", "status=held")
    activity = station("add", "activity", *held).id
    station("add", "participation", f"activity={activity}", f"volunteer={zhang}", "minutes=60")
    lines = station("history", "activity", activity, "--with-parts", "--json").json
    assert lines[-1]["what"] == "参与人员「张三」"
    assert len(station("history", "activity", activity, "--json").json) == len(lines) - 1


def test_the_trash_is_listed_restored_and_emptied(station, zhang):
    station("delete", "volunteer", zhang)
    (lying,) = station("trash", "list", "--json").json
    assert (lying["kind"], lying["id"], lying["title"], lying["days_left"]) == (
        "volunteer", zhang, "张三", 90,
    )  # fmt: skip
    assert "还留 90 天" in station("trash", "list", "volunteer").out
    assert "没有到期" in station("trash", "empty").err
    assert station("trash", "restore", "volunteer", zhang).code == 0
    assert station("trash", "list", "--json").json == []


def test_many_are_set_at_once_by_a_condition(station, zhang):
    other = station("add", "volunteer", "name=李四", "village_group=一组").id
    done = station("set", "volunteer", "--where", "village_group=一组", "status=暂停", "--json")
    assert (done.code, done.json["changed"]) == (0, 2)
    assert {one(station, i)["status"] for i in (zhang, other)} == {"paused"}
    assert "批量修改 2 条志愿者的状态" in station("undo").err
    assert one(station, other)["status"] == "active"


def test_or_by_a_list_of_ids(station, zhang, stdin):
    stdin(f"{zhang}\nnobody\n".encode())
    done = station("set", "volunteer", "--ids", "-", "status=left")
    assert done.code == 3
    assert "nobody" in done.err and "已修改 1 条" in done.err
    stdin(b"nobody\n")
    assert station("set", "volunteer", "--ids", "-", "status=left").code == 1
    assert station("set", "volunteer", "name=x").code == 2


def test_two_are_merged_found_as_one_and_parted(station, zhang):
    shan = station("add", "volunteer", "name=张三", "village_group=一组").id
    (pair,) = station("duplicates", "volunteer", "--json").json["candidates"]
    assert {pair["one"]["id"], pair["other"]["id"]} == {zhang, shan}
    assert pair["reason"] in station("duplicates", "volunteer").out
    done = station("merge", "volunteer", zhang, shan, "--json")
    assert (done.code, done.json["survivor"]) == (0, zhang)
    assert [r["id"] for r in station("list", "volunteer", "--json").json] == [zhang]
    assert station("merge", "volunteer", zhang, shan).code == 1
    assert station("doctor", "--json").json["findings"] == []
    assert station("unmerge", "volunteer", shan).code == 0
    assert len(station("list", "volunteer", "--json").json) == 2
    assert station("duplicates", "volunteer", "--not-same", zhang, shan).code == 0
    assert station("duplicates", "volunteer", "--json").json == {"candidates": [], "overlaps": []}


def test_values_are_taken_over_when_asked(station, zhang):
    shan = station("add", "volunteer", "name=张山").id
    assert "姓名" in station("merge", "volunteer", zhang, shan, "--take", "name").err
    assert one(station, zhang)["name"] == "张山"
    assert station("merge", "volunteer", zhang, shan, "--take", "colour").code == 1
