"""Whole rosters as villages write them: titles, two-line headers, sums, several sheets."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.errors import Cancelled, FileMissing, NoHeader
from desktop.importing.roster import read_roster
from tests.unit.importing.made_rosters import TODAY, Formula, make_xlsx, number_of

WANG = number_of("1985-08-12")
LI = number_of("1990-01-02", "124")


def values(reading, field):
    return [row.values.get(field) for row in reading.rows]


def reasons(reading):
    return [problem.reason for problem in reading.problems()]


def test_every_field_comes_in_under_its_identifier(read_rows):
    reading = read_rows(
        [
            ["姓名", "小名", "性别", "出生年月", "手机", "紧急联系人", "政治面貌", "所在小组",
             "家庭住址", "特长", "服务意向", "登记日期", "全国志愿者编号", "状态", "监护人",
             "监护人电话", "不拍照", "证件类型", "证件号码", "备注", "所属队伍"],
            ["王小明", "明娃", "男", "2012年8月", "15400000001", "王大山", "少先队员", "三组",
             "石桥村12号", "唱歌、跳舞", "文化惠民", "2024.3.5", "99010100001", "在册", "王大山",
             "15400000002", "是", "身份证", number_of("2012-08-12"), "左撇子",
             "文化惠民队，理论宣讲队"],
        ]
    )  # fmt: skip

    assert reading.bad == []
    assert reading.rows[0].values == {
        "name": "王小明",
        "alias": "明娃",
        "sex": "male",
        "birth_date": "2012-08-12",
        "phone": "15400000001",
        "contact_person": "王大山",
        "political_status": "少先队员",
        "village_group": "三组",
        "address": "石桥村12号",
        "skills": ["唱歌", "跳舞"],
        "service_areas": ["文化惠民"],
        "registered_on": "2024-03-05",
        "national_number": "99010100001",
        "status": "active",
        "guardian": "王大山",
        "guardian_phone": "15400000002",
        "no_photo": True,
        "id_type": "resident",
        "id_number": number_of("2012-08-12"),
        "notes": "左撇子",
        "team_names": ["文化惠民队", "理论宣讲队"],
    }


def test_empty_cells_and_words_for_nothing_tell_nothing(read_rows):
    reading = read_rows([["姓名", "电话", "地址", "身份证号"], ["王小明", "无", "／", "暂无"]])

    assert reading.rows[0].values == {"name": "王小明"}
    assert reading.rows[0].remarks == ()


def test_title_lines_above_and_sums_and_signatures_below_are_no_people(read_rows):
    reading = read_rows(
        [
            ["石桥村志愿者花名册"],
            ["填报单位：石桥村", "", "填报时间：2026年11月"],
            [],
            ["序号", "姓名", "联系电话", "小组"],
            [1, "王小明", "15400000001", "一组"],
            [2, "李小红", "15400000002", "二组"],
            [3],
            ["合计", "", "2人"],
            ["填表人：赵文书", "", "审核人：钱站长", ""],
            ["注：本表一式两份"],
        ]
    )

    assert values(reading, "name") == ["王小明", "李小红"]
    assert [row.row for row in reading.rows] == [5, 6]
    assert reading.bad == []
    assert [(note.row, note.value) for note in reading.notes] == [
        (8, "合计 2人"),
        (9, "填表人：赵文书 审核人：钱站长"),
        (10, "注：本表一式两份"),
    ]


@pytest.mark.parametrize(
    "line", ["合计", "共 2 人", "总计：2人", "审核人：钱站长", "制表日期：2026-11-22"]
)
def test_a_closing_line_in_the_column_of_names_is_no_person(read_rows, line):
    reading = read_rows([["姓名", "电话"], ["王小明", "15400000001"], [line]])

    assert values(reading, "name") == ["王小明"]
    assert reading.bad == []


def test_a_header_over_two_lines_with_merged_cells(read_rows):
    reading = read_rows(
        [
            ["花名册", "", "", "", "", ""],
            ["姓名", "性别", "联系方式", "", "监护人", ""],
            ["", "", "手机", "住址", "姓名", "电话"],
            ["王小明", "男", "15400000001", "石桥村1号", "王大山", "15400000002"],
        ],
        merged=["A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"],
    )

    assert reading.rows[0].values == {
        "name": "王小明",
        "sex": "male",
        "phone": "15400000001",
        "address": "石桥村1号",
        "guardian": "王大山",
        "guardian_phone": "15400000002",
    }


def test_a_cell_merged_over_several_rows_counts_for_each(read_rows):
    reading = read_rows(
        [
            ["小组", "姓名", "地址"],
            ["一组", "王小明", "石桥村1号"],
            ["", "李小红", ""],
            ["", "张小伟", ""],
            ["", "赵小兰", ""],
        ],
        merged=["A2:A4", "C2:C3"],
    )

    assert values(reading, "village_group") == ["一组", "一组", "一组", None]
    assert values(reading, "address") == ["石桥村1号", "石桥村1号", None, None]


def test_blank_rows_under_a_merged_cell_are_no_people(read_rows):
    reading = read_rows(
        [["小组", "姓名"], ["一组", "王小明"], ["", ""], ["", ""]], merged=["A2:A4"]
    )

    assert values(reading, "name") == ["王小明"]
    assert reading.bad == []


def test_a_heading_merged_over_the_table_is_no_person(read_rows):
    reading = read_rows(
        [["姓名", "电话", "地址"], ["石桥村东头", "", ""], ["王小明", "15400000001", "1号"]],
        merged=["A2:C2"],
    )

    assert values(reading, "name") == ["王小明"]
    assert reading.notes[0].row == 2


def test_a_repeated_header_is_passed_over_and_a_different_one_takes_its_place(read_rows):
    reading = read_rows(
        [
            ["姓名", "电话"],
            ["王小明", "15400000001"],
            ["姓名", "电话"],
            ["李小红", "15400000002"],
            ["电话", "姓名", "小组"],
            ["15400000003", "张小伟", "三组"],
        ]
    )

    assert values(reading, "name") == ["王小明", "李小红", "张小伟"]
    assert values(reading, "phone") == ["15400000001", "15400000002", "15400000003"]
    assert reading.bad == []


def test_a_header_over_two_lines_may_come_again_on_the_next_page(read_rows):
    head = [
        ["序号", "姓名", "联系方式", "", "监护人", ""],
        ["", "", "手机", "住址", "姓名", "电话"],
    ]
    reading = read_rows(
        [
            *head,
            [1, "王小明", "15400000001", "1号", "王大山", "15400000009"],
            *head,
            [2, "李小红", "15400000002", "2号", "李大山", "15400000008"],
        ],
        merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "A4:A5", "B4:B5", "C4:D4", "E4:F4"],
    )

    assert values(reading, "name") == ["王小明", "李小红"]
    assert values(reading, "guardian") == ["王大山", "李大山"]
    assert reading.bad == []
    assert [row.remarks for row in reading.rows] == [(), ()]


def test_each_sheet_has_its_own_header_and_sheets_without_names_are_told(read_rows):
    reading = read_rows(
        {
            "一组": [["姓名", "电话"], ["王小明", "15400000001"]],
            "说明": [["本表由村委会填写"]],
            "二组": [["联系电话", "志愿者姓名"], ["15400000002", "李小红"]],
            "空": [],
        }
    )

    assert [(row.sheet, row.values["name"]) for row in reading.rows] == [
        ("一组", "王小明"),
        ("二组", "李小红"),
    ]
    assert [(note.sheet, note.rows, bool(note.skipped)) for note in reading.sheets] == [
        ("一组", 1, False),
        ("说明", 0, True),
        ("二组", 1, False),
        ("空", 0, True),
    ]
    assert {note.sheet for note in reading.notes} == {"说明", "空"}


def test_a_file_without_any_column_of_names_is_refused(read_rows):
    with pytest.raises(NoHeader) as refused:
        read_rows([["物品", "数量"], ["桌子", 3]])

    assert "姓名" in str(refused.value)


def test_hidden_columns_rows_and_sheets_are_read_and_told(read_rows):
    reading = read_rows(
        {
            "甲": [["姓名", "电话"], ["王小明", "15400000001"], ["李小红", ""]],
            "乙": [["姓名"], ["张小伟"]],
        },
        hidden_columns=["B:B"],
        hidden_rows=[3],
        hidden_sheets=["乙"],
    )

    assert values(reading, "phone") == ["15400000001", None, None]
    assert values(reading, "name") == ["王小明", "李小红", "张小伟"]
    told = [(note.sheet, note.reason) for note in reading.notes]
    assert told[0] == ("甲", "有隐藏的列（B），内容也一并读取")
    assert told[1] == ("甲", "有 1 个隐藏的行，内容也一并读取")
    assert told[2] == ("乙", "这是隐藏的工作表，内容也一并读取")


def test_unknown_columns_and_columns_without_a_name_are_told(read_rows):
    reading = read_rows([["姓名", "血型", ""], ["王小明", "A", "左撇子"]])

    assert reading.sheets[0].unknown_columns == ("血型", "（C 列）")
    assert [note.column for note in reading.notes] == ["血型", "（C 列）"]


def test_serial_numbers_are_not_told_as_unknown(read_rows):
    reading = read_rows([["序号", "姓名"], [1, "王小明"]])

    assert reading.notes == []


def test_blanks_in_front_of_the_table_do_not_shift_rows_and_columns(read_rows):
    reading = read_rows(
        [[], [], ["", "", "姓名", "星座"], ["", "", "王小明", "", "多出来的"], ["", "", "", "15"]]
    )

    assert reading.rows[0].row == 4
    assert reading.sheets[0].unknown_columns == ("星座", "（E 列）")


def test_a_row_without_a_name_but_with_facts_is_bad(read_rows):
    reading = read_rows(
        [["姓名", "电话", "身份证号"], ["", "15400000001", WANG], ["", "15400000002", ""]]
    )

    assert [(row.row, row.problems[0].reason) for row in reading.bad] == [
        (2, "没有姓名，请补上"),
        (3, "没有姓名，请补上"),
    ]


def test_a_number_spoilt_by_the_spreadsheet_is_reported_as_it_shows(read_rows):
    reading = read_rows(
        [
            ["姓名", "身份证号"],
            ["王小明", 413021198501011234],
            ["李小红", "4.1302E+17"],
            ["张小伟", "990101198508121000"],
        ]
    )

    assert reading.rows == []
    assert [row.problems[0].value for row in reading.bad] == [
        "4.13021E+17",
        "4.1302E+17",
        "9****************0",  # a birth date stands in what is left of it
    ]
    assert all("重新录入" in row.problems[0].reason for row in reading.bad)


def test_beside_spoilt_numbers_one_that_fits_by_chance_is_not_trusted(read_rows):
    by_chance = next(
        number
        for order in range(0, 1000, 10)
        if (number := number_of("1985-08-12", f"{order:03d}")).endswith("000")
        or (number := number_of(f"19{order // 10:02d}-08-12", "100")).endswith("000")
    )
    alone = read_rows([["姓名", "身份证号"], ["王小明", by_chance]])
    beside = read_rows(
        [["姓名", "身份证号"], ["王小明", by_chance], ["李小红", 413021198501011234]]
    )

    assert len(alone.rows) == 1
    assert beside.rows == []
    assert [row.row for row in beside.bad] == [2, 3]


def test_a_wrong_check_digit_is_bad_and_masked(read_rows):
    wrong = WANG[:-1] + ("0" if WANG[-1] != "0" else "1")
    reading = read_rows([["姓名", "身份证号"], ["王小明", wrong]])

    problem = reading.bad[0].problems[0]
    assert problem.value == f"9{'*' * 16}{wrong[-1]}"
    assert f"应是 {WANG[-1]}" in problem.reason
    assert reading.bad[0].cells == {"姓名": "王小明", "身份证号": wrong}


def test_birth_date_and_sex_are_taken_from_the_number_where_they_are_missing(read_rows):
    reading = read_rows(
        [["姓名", "出生年月", "身份证号"], ["王小明", "1985-08", WANG], ["李小红", "", LI]]
    )

    assert values(reading, "birth_date") == ["1985-08-12", "1990-01-02"]
    assert values(reading, "sex") == ["male", "female"]


def test_a_contradiction_between_number_and_birth_date_or_sex_names_both(read_rows):
    reading = read_rows(
        [
            ["姓名", "性别", "出生年月", "身份证号"],
            ["王小明", "男", "1986-08", WANG],
            ["李小红", "男", "1990-01-02", LI],
        ]
    )

    first, second = (row.problems[0] for row in reading.bad)
    assert (first.column, first.value) == ("出生年月", "1986-08")
    assert "1985-08-12" in first.reason and "1986-08" in first.reason
    assert (second.column, second.value) == ("性别", "男")
    assert "女" in second.reason


def test_an_impossible_birth_date_is_bad_and_a_strange_phone_only_a_remark(read_rows):
    reading = read_rows(
        [
            ["姓名", "出生日期", "电话"],
            ["王小明", "1985-02-30", ""],
            ["李小红", "", "1380000"],
        ]
    )

    assert reading.bad[0].problems[0].column == "出生日期"
    assert "phone" not in reading.rows[0].values or reading.rows[0].remarks
    assert reading.rows[0].remarks[0].column == "电话"


def test_an_unknown_district_is_told_once_for_all_rows(read_rows):
    reading = read_rows([["姓名", "身份证号"], ["王小明", WANG], ["李小红", LI]])

    assert len(reading.rows) == 2
    assert [note.reason for note in reading.notes] == [
        "不认识前六位的地区代码，请核对（共 2 行是这样，不影响导入）"
    ]


def test_the_stated_type_of_a_document_decides(read_rows):
    reading = read_rows(
        [
            ["姓名", "证件类型", "证件号码"],
            ["史密斯", "护照", "XK99012345"],
            ["陈小姐", "台胞证", "12345678"],
            ["王小明", "护照", "A1"],
            ["李小红", "", "12345678"],
        ]
    )

    assert values(reading, "id_type") == ["passport", "taiwan"]
    assert [row.row for row in reading.bad] == [4, 5]


def test_formulas_count_by_their_result_and_without_one_are_told(read_rows):
    reading = read_rows(
        [
            ["姓名", "性别", "电话"],
            ["王小明", Formula('=IF(1,"男","女")', "男"), Formula("=B2", "")],
            [Formula("=A2", ""), "女", "15400000002"],
        ]
    )

    assert reading.rows[0].values == {"name": "王小明", "sex": "male"}
    assert "公式" in reading.rows[0].remarks[0].reason
    assert "公式" in reading.bad[0].problems[0].reason


def test_error_values_are_told_and_left_out(read_rows):
    reading = read_rows(
        [["姓名", "电话"], ["王小明", Formula("=1/0", "#DIV/0!")], ["李小红", "#N/A"]]
    )

    assert values(reading, "phone") == [None, None]
    assert all("错误值" in row.remarks[0].reason for row in reading.rows)


def test_day_numbers_of_old_macs_count_from_1904(read_rows):
    reading = read_rows([["姓名", "出生日期"], ["王小明", 29809]], options={"date_1904": True})

    assert values(reading, "birth_date") == ["1985-08-12"]


def test_dates_in_every_spelling(read_rows):
    spellings = [
        "1985年8月",
        "85.8.12",
        "1985-08",
        31271,
        dt.date(1985, 8, 12),
        "１９８５．８",
        19850812,
        1985.8,
    ]
    rows = [
        ["姓名", "出生年月"],
        *([f"王小{at}", day] for at, day in zip("一二三四五六七八", spellings, strict=True)),
    ]

    assert values(read_rows(rows), "birth_date") == [
        "1985-08", "1985-08-12", "1985-08", "1985-08-12", "1985-08-12", "1985-08", "1985-08-12",
        "1985-08",
    ]  # fmt: skip


def test_two_columns_of_one_field_fill_each_other(read_rows):
    reading = read_rows(
        [
            ["姓名", "手机", "座机"],
            ["王小明", "15400000001", ""],
            ["李小红", "", "0839-1234567"],
            ["张小伟", "15400000003", "0839-7654321"],
        ]
    )

    assert values(reading, "phone") == ["15400000001", "0839-1234567", "15400000003"]
    assert reading.rows[2].remarks[0].value == "0839-7654321"


def test_consent_to_photos_is_the_opposite_of_no_photo(read_rows):
    reading = read_rows(
        [["姓名", "是否同意拍照"], ["王小明", "是"], ["李小红", "否"], ["张小伟", ""]]
    )

    assert values(reading, "no_photo") == [False, True, None]


def test_markup_in_a_name_is_plain_text_and_invisible_characters_go(read_rows):
    reading = read_rows([["姓名", "备注"], ["<b>王小明</b>", "=1+1"], ["李_x0000_小红", "a\x01b"]])

    assert values(reading, "name") == ["<b>王小明</b>", "李小红"]
    assert values(reading, "notes") == ["=1+1", "ab"]


def test_rare_and_lost_characters_in_names(read_rows):
    reading = read_rows([["姓名"], ["王䶮"], ["李𬭎"], ["赵㛃"], ["张?"], ["钱□"], ["孙*"]])

    assert values(reading, "name") == ["王䶮", "李𬭎", "赵㛃"]
    assert [row.row for row in reading.bad] == [5, 6, 7]


def test_reading_can_be_watched_and_stopped(folder):
    path = make_xlsx(
        folder / "a.xlsx", [["姓名"], *([f"王{chr(0x4E00 + at)}"] for at in range(2500))]
    )
    seen: list[tuple[int, int]] = []

    read_roster(path, today=TODAY, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][1] == 2501
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    with pytest.raises(Cancelled):
        read_roster(path, today=TODAY, cancelled=lambda: len(seen) > 0)


def test_a_missing_file_and_a_folder_are_told(folder, read):
    for path in (folder / "没有.xlsx", folder):
        with pytest.raises(FileMissing):
            read(path)


def test_two_people_side_by_side_on_a_line_both_come_in(read_rows):
    head = ["序号", "姓名", "手机", "序号", "姓名", "手机"]
    reading = read_rows(
        [
            ["石桥村志愿者名单"],
            head,
            [1, "丁五", "", 2, "丁六", "13800138016"],
            [3, "丁七", "13800138017", 4, "丁八", ""],
            [5, "丁九", "13800138019", "", "", ""],
            ["合计", "", "", "", "", "5"],
        ]
    )

    found = {row.values["name"]: row.values.get("phone") for row in reading.rows}
    assert found == {
        "丁五": None, "丁六": "13800138016", "丁七": "13800138017", "丁八": None,
        "丁九": "13800138019",
    }  # fmt: skip
    assert [row.row for row in reading.rows if row.values["name"] in ("丁五", "丁六")] == [3, 3]
    assert reading.bad == []
    assert reading.sheets[0].rows == 5


def test_a_wrong_half_of_a_line_leaves_the_other_half_alone(read_rows):
    head = ["姓名", "身份证号", "姓名", "身份证号"]
    reading = read_rows([head, ["王小明", "4.1302E+17", "李小红", number_of("1990-01-01")]])

    assert [row.values["name"] for row in reading.rows] == ["李小红"]
    assert [row.cells for row in reading.bad] == [{"姓名": "王小明", "身份证号": "4.1302E+17"}]


def test_what_stands_in_brackets_behind_a_name_is_a_status_or_pointed_out(read_rows):
    reading = read_rows([["姓名", "手机"], ["陈乙（已故）", ""], ["癸四（大）", "13800138000"]])

    gone, big = (row.values for row in reading.rows)
    assert (gone["name"], gone["status"], gone["status_reason"]) == ("陈乙", "left", "已故")
    assert big["name"] == "癸四(大)"
    said = [remark.reason for row in reading.rows for remark in row.remarks]
    assert "已故" in said[0] and "括号" in said[1]


def test_a_point_ten_that_lost_its_zero_is_the_year_only(read_rows):
    reading = read_rows([["姓名", "出生年月"], ["王小明", 85.1], ["李小红", 85.8]])

    assert [row.values["birth_date"] for row in reading.rows] == ["1985", "1985-08"]
    assert "10 月" in reading.rows[0].remarks[0].reason


def test_no_report_quotes_an_id_number_wherever_it_stood(read_rows):
    number = "11010519491231002X"
    reading = read_rows(
        [
            ["姓名", "性别", "出生日期", "身份证号", "联系电话"],
            ["甲一", "男", "", "110105194913310021", "15400000001"],
            ["甲二", "男", "", "15400000003", number],
            [number, "男", "", "", "15400000004"],
            ["甲四", number, "", "", "15400000005"],
            ["甲五", "男", number, "", "15400000006"],
            [f"说明：李某 {number} 已退出", "", "", "", ""],
        ]
    )
    told = str([reading.problems(), reading.notes, [row.remarks for row in reading.rows]])
    assert "1****************X" in told
    assert number not in told and "1949" not in told
