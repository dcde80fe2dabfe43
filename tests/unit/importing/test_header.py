"""Finding the header: names of columns, two lines of them, and what looks like one but is none."""

from __future__ import annotations

import pytest

from desktop.importing.columns import bare, load_vocabulary
from desktop.importing.header import find_header
from desktop.model.id_number import ID_TYPES

WORDS = load_vocabulary()


def found(rows, merged=()):
    return find_header(rows, 1, merged, WORDS)


def fields(header):
    return {column.label: column.field for column in header.columns}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("姓名", "name"),
        ("姓　名", "name"),
        ("*姓名（必填）", "name"),
        ("名字", "name"),
        ("志愿者姓名", "name"),
        ("身份证号", "id_number"),
        ("证件号码", "id_number"),
        ("公民身份号码", "id_number"),
        ("身份证号码(18位)", "id_number"),
        ("手机", "phone"),
        ("联系电话", "phone"),
        ("联系方式", "phone"),
        ("联系电话1", "phone"),
        ("出生年月", "birth_date"),
        ("出生日期\n（如1985-08）", "birth_date"),
        ("政治面貌", "political_status"),
        ("家庭住址", "address"),
        ("所在小组", "village_group"),
        ("服务意向", "service_areas"),
        ("特长", "skills"),
        ("所属队伍", "team_names"),
        ("小名/曾用名", "alias"),
        ("Ｎａｍｅ", "name"),
        ("血型", None),
        ("户主姓名", None),
        ("联系人电话", None),
    ],
)
def test_a_column_is_known_by_its_usual_names(label, field):
    assert WORDS.field(label) == field


def test_the_first_row_that_names_people_and_more_is_the_header():
    header = found([["志愿者"], ["填报单位", "石桥村"], ["姓名", "电话"], ["王小明", "154"]])

    assert (header.row, header.height) == (3, 1)
    assert fields(header) == {"姓名": "name", "电话": "phone"}


def test_a_list_of_names_only_has_a_header_too():
    assert found([["名单"], ["姓名"], ["王小明"]]).row == 2


def test_without_a_column_of_names_there_is_no_header():
    assert found([["电话", "地址"], ["154", "1号"]]) is None
    assert found([]) is None


def test_a_title_over_the_whole_width_is_no_upper_line_of_the_header():
    header = found(
        [["石桥村花名册", "", ""], ["姓名", "性别", "电话"], ["王", "男", "154"]], [(1, 0, 1, 2)]
    )

    assert (header.row, header.height) == (2, 1)
    assert [column.label for column in header.columns] == ["姓名", "性别", "电话"]


def test_upper_and_lower_labels_count_together():
    header = found(
        [["序号", "姓名", "联系方式", ""], ["", "", "手机", "家庭住址"], ["1", "王", "154", "1号"]],
        [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3)],
    )

    assert header.height == 2
    assert fields(header) == {
        "序号": "ignored",
        "姓名": "name",
        "联系方式/手机": "phone",
        "联系方式/家庭住址": "address",
    }


def test_somebody_elses_name_and_phone_are_not_the_volunteers():
    header = found(
        [
            ["姓名", "电话", "户主", "", "监护人", ""],
            ["", "", "姓名", "电话", "姓名", "联系电话"],
            ["王"],
        ],
        [(1, 2, 1, 3), (1, 4, 1, 5)],
    )

    assert [column.field for column in header.columns] == [
        "name", "phone", None, None, "guardian", "guardian_phone",
    ]  # fmt: skip


def test_a_text_file_shows_two_lines_without_merged_cells():
    header = found([["姓名", "监护人", ""], ["", "姓名", "电话"], ["王", "李", "154"]])

    assert header.height == 2
    assert [column.field for column in header.columns] == ["name", "guardian", "guardian_phone"]


def test_a_first_person_without_a_name_is_no_second_line_of_the_header():
    assert found([["姓名", "性别"], ["", "男"], ["王", "女"]]).height == 1


def test_names_below_a_group_label_are_found():
    header = found(
        [
            ["基本信息", "", "联系方式", ""],
            ["姓名", "性别", "手机", "地址"],
            ["王", "男", "154", "1"],
        ],
        [(1, 0, 1, 1), (1, 2, 1, 3)],
    )

    assert header.row + header.height == 3
    assert {column.field for column in header.columns} == {"name", "sex", "phone", "address"}


def test_no_word_stands_for_two_fields_and_every_code_is_one_of_the_model():
    seen: dict[str, str] = {}
    for field, heading in WORDS.headings.items():
        assert WORDS.field(heading) == field
        assert bare(heading) not in seen
        seen[bare(heading)] = field
    assert set(WORDS.values["id_type"].values()) == set(ID_TYPES)
    assert set(WORDS.values["sex"].values()) == {"male", "female"}
    assert set(WORDS.values["status"].values()) == {"applicant", "active", "paused", "left"}


def test_names_of_columns_are_listed_once_in_the_data():
    import json

    from desktop.config import resources

    text = (resources() / "vocabularies" / "import_columns.json").read_text(encoding="utf-8")
    data = json.loads(text)
    words = [bare(word) for names in data["fields"].values() for word in names]
    words += [bare(word) for word in (*data["photo_consent"], *data["ignored"])]

    assert len(words) == len(set(words))


def test_every_heading_the_program_writes_is_read_back():
    from desktop.model.kinds import kind_named

    volunteer = kind_named("volunteer")
    for field in volunteer.fields:
        if field.name in WORDS.headings:
            assert WORDS.field(field.label) == field.name
