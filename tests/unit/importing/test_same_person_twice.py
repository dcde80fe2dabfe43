"""The same person in two rows of a file: joined where certain, pointed out where not."""

from __future__ import annotations

from tests.unit.importing.made_rosters import number_of

WANG = number_of("1985-08-12")
OTHER = number_of("1985-08-12", "125")
HEAD = ["姓名", "身份证号", "电话", "所属队伍", "小组", "出生日期"]


def test_one_number_and_one_name_become_one_row_with_all_teams(read_rows):
    reading = read_rows(
        {
            "理论宣讲队": [HEAD, ["王小明", WANG, "", "理论宣讲队"]],
            "文化惠民队": [HEAD, ["王小明", WANG, "15400000001", "文化惠民队"]],
        }
    )

    assert len(reading.rows) == 1
    assert reading.rows[0].values["team_names"] == ["理论宣讲队", "文化惠民队"]
    assert reading.rows[0].values["phone"] == "15400000001"
    joined = next(note for note in reading.notes if "已合并" in note.reason)
    assert (joined.sheet, joined.row) == ("文化惠民队", 2)
    assert "「理论宣讲队」第 2 行" in joined.reason


def test_what_differs_in_the_second_row_is_told_and_left(read_rows):
    reading = read_rows([HEAD, ["王小明", WANG, "15400000001"], ["王小明", WANG, "15400000002"]])

    assert reading.rows[0].values["phone"] == "15400000001"
    told = [note for note in reading.notes if note.column == "电话"]
    assert told[0].value == "15400000002"
    assert "第 2 行" in told[0].reason


def test_one_number_and_two_names_make_both_rows_bad(read_rows):
    reading = read_rows([HEAD, ["王小明", WANG], ["李小红", WANG], ["张小伟", ""]])

    assert [row.values["name"] for row in reading.rows] == ["张小伟"]
    assert [row.row for row in reading.bad] == [2, 3]
    assert "第 3 行" in reading.bad[0].problems[0].reason
    assert "第 2 行" in reading.bad[1].problems[0].reason
    assert reading.bad[0].problems[0].value == f"9{'*' * 16}{WANG[-1]}"


def test_name_and_birth_date_join_a_row_without_a_number(read_rows):
    reading = read_rows(
        [
            HEAD,
            ["王小明", "", "15400000001", "", "", "1985-08-12"],
            ["王小明", WANG, "", "", "三组", ""],
        ]
    )

    assert len(reading.rows) == 1
    assert reading.rows[0].values["id_number"] == WANG
    assert reading.rows[0].values["village_group"] == "三组"


def test_name_and_birth_date_with_something_different_are_for_the_clerk(read_rows):
    reading = read_rows(
        [
            HEAD,
            ["王小明", "", "15400000001", "", "", "1985-08-12"],
            ["王小明", "", "15400000002", "", "", "1985-08-12"],
        ]
    )

    assert [row.row for row in reading.rows] == [2]
    assert "联系电话却不同" in reading.bad[0].problems[0].reason


def test_two_numbers_are_two_people_even_with_one_name_and_birthday(read_rows):
    reading = read_rows([HEAD, ["王小明", WANG], ["王小明", OTHER]])

    assert len(reading.rows) == 2


def test_between_two_possible_people_nobody_guesses(read_rows):
    reading = read_rows(
        [HEAD, ["王小明", WANG], ["王小明", OTHER], ["王小明", "", "", "", "", "1985-08-12"]]
    )

    assert len(reading.rows) == 2
    assert "分不清" in reading.bad[0].problems[0].reason


def test_a_joined_number_counts_for_later_rows(read_rows):
    reading = read_rows(
        [
            HEAD,
            ["王小明", "", "", "", "", "1985-08-12"],
            ["王小明", WANG, "", "", "", ""],
            ["王小明", WANG, "15400000001", "", "", ""],
        ]
    )

    assert len(reading.rows) == 1
    assert reading.rows[0].values["phone"] == "15400000001"


def test_the_same_name_in_one_group_is_a_remark_and_a_shared_phone_is_nothing(read_rows):
    reading = read_rows(
        [
            HEAD,
            ["王小明", "", "15400000001", "", "一组"],
            ["王小明", "", "15400000002", "", "一组"],
            ["李小红", "", "15400000001", "", "一组"],
        ]
    )

    assert len(reading.rows) == 3
    assert [bool(row.remarks) for row in reading.rows] == [False, True, False]
    assert "同名同组" in reading.rows[1].remarks[0].reason


def test_a_row_repeated_word_for_word_is_one_person(read_rows):
    reading = read_rows([HEAD, ["王小明", "", "15400000001"], ["王小明", "", "15400000001"]])

    assert len(reading.rows) == 1


def test_two_rows_with_nothing_but_one_name_may_be_two_people(read_rows):
    reading = read_rows([["姓名", "性别"], ["癸五", "女"], ["癸五", "女"]])

    assert len(reading.rows) == 1
    assert [row.row for row in reading.bad] == [3]
    assert "第 2 行同名" in reading.bad[0].problems[0].reason
    assert "出生日期" not in reading.bad[0].problems[0].reason
