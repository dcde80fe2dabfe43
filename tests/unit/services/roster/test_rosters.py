import os
import zipfile

import pytest
import xlsxwriter

from desktop import errors
from desktop.background.workers import Workers
from desktop.model.kinds import ALL, kind_named
from desktop.services import records
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.services.roster import people, rosters
from desktop.storage import journal
from desktop.storage.integrity import integrity

VOLUNTEER = kind_named("volunteer")
HEAD = ["姓名", "性别", "出生日期", "身份证号", "手机", "村民小组", "所属队伍"]
ID = "11010119900307803X"


def workbook(path, *rows, head=HEAD):
    book = xlsxwriter.Workbook(path, {"strings_to_numbers": False})
    sheet = book.add_worksheet("花名册")
    for number, row in enumerate([head, *rows]):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    book.close()
    return path


ZHANG = ["张　三", "男", "1990-03-07", ID, "199-0000-0001", "一组", "理论宣讲队"]
LI = ["李四", "女", "1985年8月12日", None, "19900000002", "二组", "卫生环保队、理论宣讲队"]
WANG = ["王五", "男", None, None, None, "三组", None]


def figures(report):
    return report.added, report.updated, report.unchanged, report.bad


def sound(desk):
    return [
        *integrity.pages(desk.store),
        *integrity.chain(desk.store),
        *integrity.references(desk.store),
        *integrity.records_against_journal(desk.store, ALL.values()),
        *integrity.search(desk.records, desk.search, ALL.values()),
    ]


def test_people_come_in_with_their_teams_and_can_be_found(desk, tmp_path):
    report = rosters.import_roster(desk, workbook(tmp_path / "名册.xlsx", ZHANG, LI, WANG))
    assert figures(report) == (3, 0, 0, 0)
    rows = people.people_rows(desk, people.people_ids(desk, people.PeopleQuery()))
    assert [(r.name, r.phone, r.village_group) for r in rows] == [
        ("李四", "19900000002", "二组"), ("王五", "", "三组"), ("张三", "19900000001", "一组"),
    ]  # fmt: skip
    assert sorted(rows[0].teams.split("、")) == ["卫生环保队", "理论宣讲队"]
    assert [r.text("name") for r in records.list_records(desk, "volunteer", search="zs")] == [
        "张三"
    ]
    assert sound(desk) == []


def test_the_same_file_again_changes_nothing(desk, tmp_path):
    path = workbook(tmp_path / "名册.xlsx", ZHANG, LI, WANG)
    rosters.import_roster(desk, path)
    before = journal.head(desk.store)
    assert figures(rosters.import_roster(desk, path)) == (0, 0, 3, 0)
    assert journal.head(desk.store) == before


def test_a_dry_run_says_the_same_and_changes_nothing(desk, tmp_path):
    path = workbook(tmp_path / "名册.xlsx", ZHANG, LI, WANG)
    before = journal.head(desk.store)
    dry = rosters.import_roster(desk, path, dry_run=True)
    assert journal.head(desk.store) == before
    assert desk.records.count(VOLUNTEER) == 0
    assert figures(dry) == figures(rosters.import_roster(desk, path))
    changed = workbook(tmp_path / "新.xlsx", [*ZHANG[:4], "19900000009", *ZHANG[5:]], LI)
    dry = rosters.import_roster(desk, changed, dry_run=True)
    assert figures(dry) == (0, 1, 1, 0)
    assert figures(rosters.import_roster(desk, changed)) == (0, 1, 1, 0)


def test_a_changed_file_updates_by_number_or_by_name_and_birth_date(desk, tmp_path):
    rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", ZHANG, LI))
    renamed = ["张叁", None, None, ID, None, "五组", None]
    moved = ["李四", None, "1985-08-12", None, None, "六组", None]
    report = rosters.import_roster(desk, workbook(tmp_path / "二.xlsx", renamed, moved))
    assert figures(report) == (0, 2, 0, 0)
    zhang = records.list_records(desk, "volunteer", search="张叁")[0]
    assert zhang.text("village_group") == "五组"
    assert zhang.text("phone") == "19900000001"  # an empty cell never clears
    li = records.list_records(desk, "volunteer", search="李四")[0]
    assert (li.text("village_group"), li.text("phone")) == ("六组", "19900000002")
    assert sound(desk) == []


def test_a_status_set_by_the_clerk_is_not_reset_by_a_default(desk, tmp_path):
    path = workbook(tmp_path / "名册.xlsx", ZHANG)
    rosters.import_roster(desk, path)
    zhang = desk.records.find(VOLUNTEER)[0]
    records.change(desk, "volunteer", zhang.id, {"status": "paused", "no_photo": "是"})
    assert figures(rosters.import_roster(desk, path)) == (0, 0, 1, 0)
    assert desk.records.find(VOLUNTEER)[0].text("status") == "paused"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["李四", "女", None, None, None, None, None], "分不清"),
        (["李四", "女", "1985-08", None, None, None, None], "出生日期不全"),
        (["张三", "男", "1990-03-07", "110101199003078195", None, None, None], "身份证号不同"),
    ],
)
def test_who_can_not_be_told_is_reported_never_guessed(desk, tmp_path, row, reason):
    rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", ZHANG, LI))
    report = rosters.import_roster(desk, workbook(tmp_path / "二.xlsx", row))
    assert figures(report) == (0, 0, 0, 1)
    problem = report.problems[0]
    assert reason in problem.reason
    assert (problem.file, problem.sheet, problem.row) == ("二.xlsx", "花名册", 2)
    assert desk.records.count(VOLUNTEER) == 2


def test_a_namesake_with_another_birth_date_is_another_person(desk, tmp_path):
    rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", LI))
    other = ["李四", "男", "1990-01-02", None, None, None, None]
    assert figures(rosters.import_roster(desk, workbook(tmp_path / "二.xlsx", other))) == (
        1, 0, 0, 0,
    )  # fmt: skip


def test_the_same_person_twice_in_one_file_comes_in_once(desk, tmp_path):
    again = ["李四", None, "1985-08-12", None, "19900000077", None, None]
    report = rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", LI, again))
    assert report.added == 1 and report.bad == 1
    assert "同" in report.problems[0].reason


def test_a_contradiction_with_what_is_known_is_reported(desk, tmp_path):
    rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", ZHANG))
    wrong = ["张三", "女", "1990-03-07", None, None, None, None]
    report = rosters.import_roster(desk, workbook(tmp_path / "二.xlsx", wrong))
    assert report.bad == 1 and "性别" in report.problems[0].reason


def test_bad_rows_go_to_a_file_that_comes_in_once_corrected(desk, tmp_path):
    bad = ["赵六", "男", "1990-03-07", "110101199003078031", None, "一组", None]
    report = rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", ZHANG, bad))
    assert figures(report) == (1, 0, 0, 1)
    target = tmp_path / "待更正.xlsx"
    rosters.write_corrections(desk, report, target)
    again = rosters.import_roster(desk, target)
    assert (again.added, again.bad) == (0, 1)
    assert desk.store.one("SELECT count(*) FROM audit") == 1


def test_an_import_is_one_step_for_undo(desk, tmp_path):
    rosters.import_roster(desk, workbook(tmp_path / "名册.xlsx", ZHANG, LI, WANG))
    assert "新增 3 人" in undoing.next_undo(desk).title
    undoing.undo(desk)
    assert desk.records.count(VOLUNTEER) == 0
    assert records.list_records(desk, "volunteer", search="zs") == []
    undoing.redo(desk)
    assert desk.records.count(VOLUNTEER) == 3
    assert sound(desk) == []


def test_bulk_rows_are_journalled_just_as_single_ones_are(desk, tmp_path):
    rosters.import_roster(desk, workbook(tmp_path / "名册.xlsx", ZHANG[:6], head=HEAD[:6]))
    imported = desk.records.find(VOLUNTEER)[0]
    values = {name: value for name, value in imported.values.items() if value not in (None, ())}
    single = records.add(desk, "volunteer", values)
    one = journal.history(desk.store, "volunteer", imported.id)[0]
    other = journal.history(desk.store, "volunteer", single)[0]
    assert (one.before, one.after, one.bases) == (other.before, other.after, other.bases)
    assert (one.action, one.origin, one.clerk) == (other.action, other.origin, other.clerk)
    named = desk.store.rows("SELECT name FROM pragma_table_info('volunteer')")
    own = {"id", "revision"}
    columns = ", ".join(f"[{name}]" for (name,) in named if name not in own)
    first, second = desk.store.rows(f"SELECT {columns} FROM volunteer ORDER BY revision")
    assert first == second
    words = desk.store.rows(
        "SELECT name, pinyin, latin, digits, strokes FROM search ORDER BY rowid"
    )
    assert words[-1] == words[-2]


def test_a_file_that_is_not_there_is_a_sentence(desk, tmp_path):
    with pytest.raises(errors.FileMissing, match=r"没有\.xlsx"):
        rosters.import_roster(desk, tmp_path / "没有.xlsx")


def test_cancelling_keeps_nothing_and_leaves_nothing_behind(desk, tmp_path):
    path = workbook(tmp_path / "名册.xlsx", ZHANG, LI, WANG)
    with pytest.raises(errors.Cancelled):
        rosters.import_roster(desk, path, cancelled=lambda: True)
    assert desk.records.count(VOLUNTEER) == 0
    assert list(desk.home.staging.iterdir()) == []


def test_staging_never_holds_a_name_in_the_clear(desk, tmp_path, monkeypatch):
    seen = []
    real = os.unlink

    def spy(path, *args, **kwargs):
        if str(path).endswith(".staging"):
            with open(path, "rb") as file:  # noqa: PTH123
                seen.append(file.read())
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "unlink", spy)
    rosters.import_roster(desk, workbook(tmp_path / "名册.xlsx", ZHANG, LI))
    assert seen and all("李四".encode() not in data and ID.encode() not in data for data in seen)


def test_it_works_in_a_worker_process_and_hears_of_bad_files(home, master, now, tmp_path):
    workers = Workers(count=1)
    desk = open_desk(home, master, workers, clock=lambda: now)
    try:
        report = rosters.import_roster(desk, workbook(tmp_path / "名册.xlsx", ZHANG, LI))
        assert report.added == 2
        broken = tmp_path / "坏.xlsx"
        with zipfile.ZipFile(broken, "w") as archive:
            archive.writestr("nothing", "")
        with pytest.raises(errors.InputFileError) as caught:
            rosters.import_roster(desk, broken)
        assert "坏.xlsx" in str(caught.value)
    finally:
        desk.close()
        workers.close()


def test_without_number_or_birth_date_a_differing_row_is_reported_and_changes_nothing(
    desk, tmp_path
):
    rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", WANG))
    again = rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", WANG))
    assert figures(again) == (0, 0, 1, 0)

    differing = [*WANG[:4], "13900000003", *WANG[5:]]
    report = rosters.import_roster(desk, workbook(tmp_path / "二.xlsx", differing))

    assert figures(report) == (0, 0, 0, 1)
    assert "请补上身份证号或出生日期" in report.problems[0].reason
    assert desk.records.find(VOLUNTEER)[0].text("phone") == ""
    tried = rosters.import_roster(desk, workbook(tmp_path / "二.xlsx", differing), dry_run=True)
    assert figures(tried) == (0, 0, 0, 1)


def test_a_known_number_under_another_name_is_refused_or_pointed_out(desk, tmp_path):
    rosters.import_roster(desk, workbook(tmp_path / "一.xlsx", ZHANG))

    other = ["李莫愁", *ZHANG[1:]]
    report = rosters.import_roster(desk, workbook(tmp_path / "二.xlsx", other))
    assert figures(report) == (0, 0, 0, 1)
    assert "「张三」" in report.problems[0].reason

    corrected = ["张山", *ZHANG[1:]]
    report = rosters.import_roster(desk, workbook(tmp_path / "三.xlsx", corrected))
    assert figures(report) == (0, 1, 0, 0)
    assert "「张三」" in report.remarks[0].reason
    assert desk.records.find(VOLUNTEER)[0].text("name") == "张山"
