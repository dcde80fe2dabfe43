"""The file of rows to correct: can be filled in and imported again."""

from __future__ import annotations

import pytest
import python_calamine as calamine

from desktop.errors import OutputFileError
from desktop.importing.correction import write_correction
from desktop.importing.findings import BadRow, Problem
from tests.unit.importing.made_rosters import make_xlsx, number_of

WANG = number_of("1985-08-12")
WRONG = WANG[:-1] + ("0" if WANG[-1] != "0" else "1")


@pytest.fixture
def reading(read_rows):
    return read_rows(
        {
            "甲": [
                ["志愿者姓名", "公民身份号码", "血型", "是否同意拍照"],
                ["王小明", WRONG, "A", "否"],
                ["=2+5", 413021198501011234, "+B", ""],
            ],
            "乙": [["手机", "名字", "出生年月"], [15400000001, "", "1985.8"]],
        }
    )


def lines(path):
    return calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()


def test_bad_rows_stand_there_with_reasons_and_places_under_usual_names(folder, reading):
    path = folder / "待更正.xlsx"

    write_correction(reading.bad, path)

    head, first, second, third = lines(path)
    assert head == [
        "问题", "原工作表", "原行号", "姓名", "身份证号", "血型", "是否同意拍照",
        "联系电话", "出生日期",
    ]  # fmt: skip
    assert first[1:7] == ["甲", "2", "王小明", WRONG, "A", "否"]
    assert "号码有错" in first[0]
    assert second[3:6] == ["=2+5", "4.13021E+17", "+B"]
    assert third[1:] == ["乙", "2", "", "", "", "", "15400000001", "1985.8"]


def test_nothing_in_it_is_a_formula_or_a_number(folder, reading):
    path = folder / "待更正.xlsx"

    write_correction(reading.bad, path)

    assert all(isinstance(cell, str) for line in lines(path) for cell in line)
    from zipfile import ZipFile

    with ZipFile(path) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_uncorrected_it_is_refused_for_the_same_reasons(folder, reading, read):
    path = folder / "待更正.xlsx"
    write_correction(reading.bad, path)

    again = read(path)

    assert again.rows == []
    assert [row.problems[0].reason for row in again.bad] == [
        row.problems[0].reason for row in reading.bad
    ]
    assert [note.column for note in again.notes] == ["血型"]


def test_corrected_it_comes_in(folder, reading, read):
    path = folder / "待更正.xlsx"
    write_correction(reading.bad, path)
    head, first, second, third = lines(path)
    first[4], second[3], second[4], third[3] = (
        WANG,
        "李小红",
        number_of("1990-01-02", "124"),
        "张小伟",
    )
    make_xlsx(path, [head, first, second, third])

    again = read(path)

    assert again.bad == []
    assert [row.values["name"] for row in again.rows] == ["王小明", "李小红", "张小伟"]
    assert again.rows[0].values["no_photo"] is True
    assert again.rows[2].values["birth_date"] == "1985-08"


def test_a_place_that_refuses_leaves_nothing_behind(folder, reading):
    target = folder / "没有" / "待更正.xlsx"

    with pytest.raises(OutputFileError) as refused:
        write_correction(reading.bad, target)

    assert "文件夹不存在" in str(refused.value)
    assert list(folder.iterdir()) == [folder / "花名册.xlsx"]


def test_a_text_longer_than_any_cell_is_cut(folder):
    problem = Problem("a", "", 2, "备注", "", "太长")

    write_correction([BadRow("", 2, (problem,), {"备注": "长" * 50_000})], folder / "a.xlsx")

    assert len(lines(folder / "a.xlsx")[1][3]) == 32_767
