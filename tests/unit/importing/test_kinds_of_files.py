"""The same roster out of every kind of file that offices keep it in."""

from __future__ import annotations

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FileUnreadable
from desktop.importing.grid import column_letter, shown
from desktop.importing.html_table import html_grids
from desktop.importing.limits import DEFAULT_LIMITS
from tests.unit.importing.made_rosters import OdsCell, make_ods, make_xls, make_xlsx, ods_table

ROWS = [
    ["石桥村志愿者花名册", "", "", ""],
    ["小组", "姓名", "联系电话", "出生年月"],
    ["一组", "张　三", 15400000001, "1985年8月"],
    ["", "李小红", "154-0000-0002", "90.1.2"],
]
HTML = """<html><head><meta charset="gb2312"><style>td{a:b}</style></head><body><table border=1>
<tr><td colspan=4>石桥村志愿者花名册</td></tr><tr><th>小组<th>姓名<th>联系电话<th>出生年月</tr>
<tr><td rowspan=2>一组<td>张&nbsp;三</td><td>15400000001</td><td>1985年8月</td></tr>
<tr><td>李小红</td><td>154-0000-0002<br></td><td>90.1.2</td></tr></table></body></html>"""


def made(kind, folder):
    if kind == "xlsx":
        return make_xlsx(folder / "名单.xlsx", ROWS, merged=["A1:D1", "A3:A4"])
    if kind == "xls":
        return make_xls(folder / "名单.xls", ROWS, merged=[(0, 0, 0, 3), (2, 3, 0, 0)])
    if kind == "ods":
        spanned = OdsCell(
            '<table:table-cell office:value-type="string" table:number-rows-spanned="2">'
            "<text:p>一组</text:p></table:table-cell>"
        )
        covered = OdsCell("<table:covered-table-cell/>")
        rows = [*ROWS[:2], [spanned, *ROWS[2][1:]], [covered, *ROWS[3][1:]]]
        return make_ods(folder / "名单.ods", rows)
    path = folder / "名单.xls"
    path.write_bytes(HTML.encode("gb18030"))
    return path


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "html"])
def test_a_roster_reads_the_same_from(kind, folder, read):
    reading = read(made(kind, folder))

    assert [row.values for row in reading.rows] == [
        {"village_group": "一组", "name": "张三", "phone": "15400000001", "birth_date": "1985-08"},
        {
            "village_group": "一组",
            "name": "李小红",
            "phone": "15400000002",
            "birth_date": "1990-01-02",
        },
    ]
    assert [row.row for row in reading.rows] == [3, 4]
    assert reading.bad == []


def test_the_ending_of_the_name_does_not_matter(folder, read):
    path = made("xlsx", folder)
    for ending in (".xls", ".csv", ".txt", ""):
        renamed = path.rename(path.with_suffix(ending))
        assert len(read(renamed).rows) == 2
        path = renamed


def test_hidden_columns_and_rows_of_an_ods_are_told(folder, read):
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    hidden = OdsCell("<table:table-cell/>")
    table = ods_table("一", [["姓名", "电话"], ["张三", "15400000001"], [hidden]], columns)
    table = table.replace(
        "<table:table-row><table:table-cell/>",
        '<table:table-row table:visibility="collapse"><table:table-cell/>',
    )

    reading = read(make_ods(folder / "名单.ods", table))

    assert [note.reason for note in reading.notes] == [
        "有隐藏的列（B），内容也一并读取",
        "有 1 个隐藏的行，内容也一并读取",
    ]


def test_hidden_columns_error_values_and_old_days_of_an_xls(folder, read):
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("花名册")
    for column, label in enumerate(("姓名", "电话", "出生日期")):
        sheet.write(0, column, label)
    sheet.write(1, 0, "张三")
    sheet.row(1).set_cell_error(1, "#DIV/0!")
    sheet.write(1, 2, 29809)
    sheet.col(1).hidden = True
    sheet.row(1).hidden = True
    book.save(str(folder / "名单.xls"))

    reading = read(folder / "名单.xls")

    assert reading.rows[0].values == {"name": "张三", "birth_date": "1985-08-12"}
    assert "错误值" in reading.rows[0].remarks[0].reason
    assert [note.reason for note in reading.notes] == [
        "有隐藏的列（B），内容也一并读取",
        "有 1 个隐藏的行，内容也一并读取",
    ]


def test_an_xls_of_many_pages_comes_through_whole(folder, read):
    rows = [
        ["姓名", "备注"],
        *[[f"王{chr(0x4E00 + at)}", f"第{at}位，{'长' * 40}"] for at in range(3000)],
    ]

    reading = read(make_xls(folder / "名单.xls", rows))

    assert [row.values["notes"] for row in reading.rows] == [row[1] for row in rows[1:]]


def test_dates_and_numbers_of_an_ods(folder, read):
    day = OdsCell(
        '<table:table-cell office:value-type="date" office:date-value="1985-08-12">'
        "<text:p>85年8月12日</text:p></table:table-cell>"
    )
    path = make_ods(folder / "名单.ods", [["姓名", "出生日期", "电话"], ["张三", day, 15400000001]])

    assert read(path).rows[0].values == {
        "name": "张三",
        "birth_date": "1985-08-12",
        "phone": "15400000001",
    }


def test_a_table_of_the_year_2003_in_xml_is_told_how_to_help(folder, read):
    path = folder / "名单.xls"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    )

    with pytest.raises(FileUnreadable) as refused:
        read(path)
    assert "2003" in str(refused.value)
    assert "另存为 .xlsx" in str(refused.value)


def test_a_page_with_a_table_inside_a_table_keeps_to_the_outer_one():
    inner = "<table><tr><td>内</table>"
    page = f"<table><tr><td>姓名<td>备注</tr><tr><td>张三<td>a{inner}</td></tr></table>"

    (grid,) = html_grids(page, DEFAULT_LIMITS)

    assert list(grid.rows) == [["姓名", "备注"], ["张三", "a内"]]


def test_spans_beyond_all_bounds_are_not_spread_out():
    page = (
        "<table><tr><td rowspan=999999 colspan=999999>姓名</td></tr><tr><td>张三</td></tr></table>"
    )

    (grid,) = html_grids(page, DEFAULT_LIMITS)

    assert len(next(iter(grid.rows))) <= DEFAULT_LIMITS.columns


@given(st.text(alphabet="<>/=\" abletrdhosp234'&;姓名", max_size=200))
def test_any_page_is_gone_through_without_a_fault(page):
    for grid in html_grids(f"<table>{page}", DEFAULT_LIMITS):
        assert len({len(row) for row in grid.rows}) == 1


def test_numbers_show_as_the_clerk_would_type_them():
    assert shown(15400000001.0) == "15400000001"
    assert shown(1985.8) == "1985.8"
    assert shown(413021198501011234.0) == "4.13021E+17"
    assert shown(True) == "TRUE"
    assert shown(None) == ""


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_a_spreadsheet_shows(index, letters):
    assert column_letter(index) == letters
