import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.office.form_facts import Chosen, gathered
from desktop.services.office.form_fields import Subject, field_named, fields, meant, personal
from desktop.services.office.forms import fill_form, look_at_form
from tests.unit.office.made_forms import sheet_form, sheet_of, word_form, word_lines

WORDS = ("单位：{{站名}}", "{{活动名称}}，{{活动时间}}，电话{{电话}}，{{站铭}}")
ROW = ["{{参加人员.序号}}", "{{参加人员.姓名}}", "{{参加人员.手机}}", "{{参加人员.时长}}"]


@pytest.fixture
def chosen(activity, people, team):
    return Chosen(activity=activity, person=people[0], team=team, month="2026-10")


def test_every_field_of_the_list_can_be_filled_and_no_other_is_there(desk, chosen):
    data = gathered(desk, chosen)
    offered = {one.name for one in fields()}
    told = set(data.values) | {f"{n}.{c}" for n, rows in data.tables.items() for c in rows[0]}
    assert told == offered
    assert len(fields()) == len(offered)


def test_what_is_known_of_an_activity(desk, chosen):
    data = gathered(desk, chosen)
    told = {name: data.values[name] for name in (
        "活动名称", "活动日期", "活动时间", "活动地点", "活动队伍", "志愿者人数", "群众人数",
        "服务时长", "活动状态",
    )}  # fmt: skip
    assert told == {
        "活动名称": "重阳敬老饺子宴", "活动日期": "2026年10月18日",
        "活动时间": "2026年10月18日 9:00—11:30", "活动地点": "邻里食堂", "活动队伍": "文艺队",
        "志愿者人数": 2, "群众人数": 80, "服务时长": "5", "活动状态": "已开展",
    }  # fmt: skip
    assert [row["姓名"] for row in data.tables["参加人员"]] == ["李四", "张三"]


def test_what_is_known_of_a_team_a_person_and_a_month(desk, chosen):
    values = gathered(desk, chosen).values
    assert (values["队伍名称"], values["队员人数"], values["队伍口号"]) == ("文艺队", 2, "乐")
    assert (values["姓名"], values["性别"], values["累计时长"]) == ("张三", "男", "2.5")
    assert (values["月份"], values["活动场次"], values["志愿者人次"]) == ("2026年10月", 1, 2)
    assert (values["群众人次"], values["本月时长"]) == (80, "5")


def test_an_id_number_is_never_whole(desk, people):
    number = "11010119900307803X"
    records.change(desk, "volunteer", people[0], {"id_type": "resident", "id_number": number})
    told = gathered(desk, Chosen(person=people[0])).values["证件号码"]
    assert told[0] == "1" and told[-1] == "X" and number[1:-1] not in told


def test_a_form_is_looked_at_before_it_is_filled(desk, folder, chosen):
    form = word_form(folder / "镇 空表.docx", *WORDS, "{{队长}}", rows=[ROW])
    report = look_at_form(desk, form, Chosen(activity=chosen.activity))
    assert dict(report.known) == {
        "站名": "石桥村新时代文明实践站",
        "活动名称": "重阳敬老饺子宴",
        "活动时间": "2026年10月18日 9:00—11:30",
        "参加人员.序号": "2 行",
        "参加人员.姓名": "2 行",
        "参加人员.手机": "1 行",
        "参加人员.时长": "2 行",
    }
    assert report.empty == (("电话", "本站资料：电话"),)
    assert report.unknown == (("站铭", "站名"),)
    assert report.needed == (("队长", "队伍"),)
    assert sorted(folder.iterdir()) == [form]


def test_a_filled_form_is_a_new_file_and_the_form_stays(desk, folder, chosen):
    form = word_form(folder / "镇 空表.docx", *WORDS, rows=[ROW])
    before, target = form.read_bytes(), folder / "填好 的.docx"
    fill_form(desk, form, target, chosen)
    lines, rows = word_lines(target.read_bytes())
    assert lines[0] == "单位：石桥村新时代文明实践站"
    assert lines[1] == "重阳敬老饺子宴，2026年10月18日 9:00—11:30，电话，{{站铭}}"
    assert rows == [["1", "李四", "", "2.5"], ["2", "张三", "19900000001", "2.5"]]
    assert form.read_bytes() == before


def test_a_workbook_is_filled_the_same_way(desk, folder, chosen):
    cells = {"A1": "{{站名}}", "A2": "{{群众人数}}", "A3": ROW[0], "B3": ROW[1]}
    form = sheet_form(folder / "镇.xlsx", cells, ruled="A3:B9")
    report = fill_form(desk, form, folder / "好.xlsx", chosen)
    sheet = sheet_of((folder / "好.xlsx").read_bytes())
    assert (sheet["A2"].value, sheet["B3"].value, sheet["B4"].value) == (80, "李四", "张三")
    assert report.left_over == ()


def test_nobody_is_named_who_was_not_asked_without_a_word_of_it(desk, folder, chosen):
    form = word_form(folder / "表.docx", rows=[ROW])
    remark = look_at_form(desk, form, Chosen(activity=chosen.activity)).remark
    assert "2 人中有 1 人没有登记“上报”的同意" in remark
    plain = word_form(folder / "表2.docx", *WORDS)
    assert look_at_form(desk, plain, Chosen(activity=chosen.activity)).remark == ""
    person = word_form(folder / "表3.docx", "{{性别}}")
    assert look_at_form(desk, person, Chosen(person=chosen.person)).remark == ""


def test_a_list_without_anybody_leaves_one_empty_row(desk, folder):
    empty = records.add(desk, "activity", {"title": "空"})
    form = word_form(folder / "表.docx", rows=[ROW])
    report = fill_form(desk, form, folder / "好.docx", Chosen(activity=empty))
    assert word_lines((folder / "好.docx").read_bytes())[1] == [["", "", "", ""]]
    assert {name for name, _ in report.empty} == {cell.strip("{}") for cell in ROW}


def test_nothing_is_filled_while_something_must_be_chosen(desk, folder):
    form = word_form(folder / "表.docx", "{{活动名称}}{{活动地点}}{{队长}}")
    with pytest.raises(errors.FormNeeds, match="活动名称、活动地点"):
        fill_form(desk, form, folder / "好.docx")
    assert sorted(folder.iterdir()) == [form]


def test_the_form_is_never_written_over(desk, folder, chosen):
    form = word_form(folder / "表.docx", *WORDS)
    before = form.read_bytes()
    link = folder / "同一个.docx"
    link.symlink_to(form)
    for target in (form, link, folder / "." / "表.docx"):
        with pytest.raises(errors.FormIsTarget):
            fill_form(desk, form, target, chosen)
    assert form.read_bytes() == before


def test_another_ending_and_the_stations_own_files_are_refused(desk, folder, chosen):
    form = word_form(folder / "表.docx", *WORDS)
    for target in (folder / "好.xlsx", folder / "没有" / "好.docx", desk.home.records):
        with pytest.raises(errors.OutputFileError):
            fill_form(desk, form, target, chosen)


@pytest.mark.parametrize("month", ["2026", "十月", "2026-13", "", "2026-Q9"])
def test_a_month_that_is_none_is_told(desk, folder, month):
    form = word_form(folder / "表.docx", "{{月份}}")
    if month == "":
        assert look_at_form(desk, form, Chosen(month=month)).needed == (("月份", "月份"),)
        return
    with pytest.raises(errors.InvalidValues):
        look_at_form(desk, form, Chosen(month=month))


@pytest.mark.parametrize(
    ("typed", "name"),
    [("站铭", "站名"), ("活动名", "活动名称"), ("参加人员.名字", "参加人员.姓名"), ("qwerty", "")],
)
def test_a_slip_of_the_pen_is_guessed(typed, name):
    assert meant(typed) == name


def test_fields_are_told_with_where_they_come_from():
    assert all(one.source for one in fields())
    found = field_named("参加人员.姓名")
    assert found is not None and found.subject is Subject.ACTIVITY
    assert field_named("没有") is None


def test_what_another_pc_keeps_locked_stays_empty(desk, activity):
    from desktop.model.locked import LOCKED_WORDS, locked

    kind = kind_named("activity")
    with desk.action("edit", "试") as group:
        record = desk.records.get(kind, activity)
        desk.records.update(group, record, {"story": locked("AAAA")})
    data = gathered(desk, Chosen(activity=activity))
    assert data.values["活动纪实"] == ""
    assert LOCKED_WORDS not in str(data)


def test_what_tells_of_people_is_named_once_and_without_its_list():
    names = [
        "站名",
        "参加人员.姓名",
        "参加人员.手机",
        "队员.姓名",
        "参加人员.序号",
        "家庭住址",
        "没有",
    ]
    assert personal(names) == ("姓名", "手机", "家庭住址")
    assert personal(["站名", "本月活动.名称", "活动名称"]) == ()


def test_a_report_names_only_personal_data_that_is_filled_in(desk, folder, activity):
    form = word_form(folder / "表.docx", "{{活动名称}}", rows=[["{{参加人员.姓名}}", "{{姓名}}"]])
    assert look_at_form(desk, form, Chosen(activity=activity)).personal == ("姓名",)
    plain = word_form(folder / "空.docx", "{{活动名称}}")
    assert look_at_form(desk, plain, Chosen(activity=activity)).personal == ()
