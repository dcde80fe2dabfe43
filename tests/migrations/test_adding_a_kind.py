"""CONTRIBUTING.md, How to add a kind: what it shows is all there is to do."""

import csv

import pytest
import python_calamine

from desktop import errors
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.storage.driver import connect, translated
from desktop.storage.keys import RECORDS_PURPOSE
from tests.conftest import PASSPHRASE
from tests.migrations import grown_program
from tests.migrations.grown_program import GrownProgram


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """The program with the kind in it."""
    folder = tmp_path_factory.mktemp("grown")
    grown_program.grow(folder)
    return folder


@pytest.fixture
def team(home, master):
    """A team that the program of today entered."""
    desk = open_desk(home, master, Here())
    made = records.add(desk, "team", {"name": "医疗健身队"})
    desk.close()
    return made


@pytest.fixture(scope="module")
def process(tree):
    """That program, waiting for commands."""
    with grown_program.started(tree) as process:
        yield process


@pytest.fixture
def grown(process, home, team):
    """That program at a station of today's."""
    return GrownProgram(process, home.path, PASSPHRASE)


@pytest.fixture
def partner(grown, team):
    """One record of the new kind."""
    given = ("name=县医院", "phone=0377-6000-0001", "since=2024-05", "offers=义诊、讲座")
    return grown("add", "partner", *given, f"team={team}").id


@pytest.fixture
def raw(home, master):
    """The records file past the program."""
    connection = connect(home.records, master.derive(RECORDS_PURPOSE))
    yield connection
    connection.close()


def found(grown, *words):
    return [one["id"] for one in grown("list", "partner", "--json", *words).json]


def name_of(grown):
    return [one["name"] for one in grown("list", "partner", "--json").json]


def test_it_is_the_copy_that_answers(grown, tree):
    assert grown("list", "partner").program == str(tree / "desktop/__init__.py")


def test_a_station_of_today_gets_the_kind_and_keeps_what_it_holds(grown, partner, team):
    (one,) = grown("list", "partner", "--json").json
    assert (one["id"], one["name"], one["since"]) == (partner, "县医院", "2024-05")
    assert (one["team"], sorted(one["offers"])) == (team, ["义诊", "讲座"])
    assert [one["name"] for one in grown("list", "team", "--json").json] == ["医疗健身队"]


def test_the_program_without_the_kind_leaves_such_a_station_alone(partner, home, master):
    with pytest.raises(errors.NewerStation):
        open_desk(home, master, Here())


def test_it_is_found_by_characters_initials_pinyin_digits_and_fields(grown, partner, team):
    for words in ("医院", "xyy", "xianyi", "60000001"):
        assert found(grown, "--search", words) == [partner]
    assert found(grown, "--search", "乡医院") == []
    assert found(grown, "--where", f"team={team}") == [partner]
    assert found(grown, "--where", "since=2024-06") == []


def test_a_change_is_found_told_and_undone(grown, partner):
    assert grown("set", "partner", partner, "name=中医馆").code == 0
    assert found(grown, "--search", "zyg") == [partner]
    assert found(grown, "--search", "xyy") == []
    assert "修改共建单位「中医馆」的单位名称" in grown("undo").err
    assert found(grown, "--search", "xyy") == [partner]
    assert grown("redo").code == 0
    assert name_of(grown) == ["中医馆"]
    assert grown("undo", "--steps", 2).code == 0
    assert name_of(grown) == []


def test_it_goes_to_the_trash_and_comes_back(grown, partner):
    assert grown("delete", "partner", partner).code == 0
    assert found(grown) == found(grown, "--search", "医院") == []
    assert grown("restore", "partner", partner).code == 0
    assert found(grown) == found(grown, "--search", "医院") == [partner]


def test_the_journal_tells_who_did_what(grown, partner):
    grown("set", "partner", partner, "notes=每季一次")
    grown("undo")
    grown("delete", "partner", partner)
    lines = grown("history", "partner", partner, "--json").json
    assert [(line["verb"], line["undone"]) for line in lines] == [
        ("新增", False), ("修改", False), ("修改", True), ("删除", False),
    ]  # fmt: skip
    assert {line["clerk"] for line in lines} == {"王文书"}
    assert lines[1]["changes"] == [{"field": "备注", "from": "", "to": "每季一次"}]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_it_is_handed_out_as_a_table(grown, partner, tmp_path, ending):
    target = tmp_path / f"共建.{ending}"
    assert "已导出 1 条" in grown("export", "partner", target).err
    if ending == "csv":
        rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    else:
        rows = python_calamine.load_workbook(target).get_sheet_by_index(0).to_python()
    assert rows[0] == ["编号", "单位名称", "电话", "共建起始", "对口队伍", "能提供的服务", "备注"]
    assert rows[1][:2] == [partner, "县医院"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("phone=1",), "单位名称"),
        (("name=县医院", "since=昨天"), "共建起始"),
        (("name=县医院", "team=nobody"), "没有编号为 nobody 的队伍"),
        (("name=县医院", "colour=红"), "colour"),
    ],
)
def test_its_fields_are_checked(grown, words, reason):
    answer = grown("add", "partner", *words)
    assert answer.code == 1 and reason in answer.err
    assert name_of(grown) == []


def test_nobody_writes_it_past_the_journal(partner, raw):
    with pytest.raises(errors.UnjournalledWrite), translated():
        raw.execute("UPDATE partner SET name = 'x'")


def test_doctor_finds_it_well(grown, partner):
    assert grown("doctor", "--json").json == {"findings": []}


def test_doctor_sees_what_another_hand_changed_and_mends_its_search(grown, partner, raw):
    raw.execute("DROP TRIGGER guard_partner_update")
    raw.execute("UPDATE partner SET name = '县医院分院'")
    raw.execute("DELETE FROM search WHERE kind = 'partner'")
    answer = grown("doctor", "--json")
    told = {one["area"]: one for one in answer.json["findings"]}
    assert answer.code == 3
    assert told["records"]["record_id"] == partner
    assert told["records"]["what"].startswith("一条共建单位与变更日志不一致：单位名称 现为")
    assert told["search"]["repaired"] and "共建单位" in told["search"]["what"]
