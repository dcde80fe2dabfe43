import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image

from desktop import errors
from desktop.office.form_data import FormData
from desktop.office.form_file import opened
from desktop.office.sheet_form import filled
from tests.unit.office.made_forms import changed, sheet_form, sheet_of

PEOPLE = tuple({"序号": n, "姓名": f"志愿者{n}", "时长": "2"} for n in range(1, 6))
DATA = FormData(
    {"站名": "石桥村新时代文明实践站", "活动名称": "=1+1", "群众人数": 80, "电话": ""},
    {"参加人员": PEOPLE},
)


@pytest.fixture
def form(tmp_path):
    return tmp_path / "镇里的 空表.xlsx"


def test_cells_are_filled_and_numbers_are_numbers(form):
    sheet_form(form, {"A1": "单位：{{站名}}", "B2": "{{ 群众人数 }}", "C3": "到场{{群众人数}}人"})
    done = filled(opened(form), DATA)
    sheet = sheet_of(done.content)
    assert sheet["A1"].value == "单位：石桥村新时代文明实践站"
    assert (sheet["B2"].value, sheet["C3"].value) == (80, "到场80人")
    assert done.asked == ["站名", "群众人数"]


def test_what_looks_like_a_formula_is_text(form):
    sheet_form(form, {"A1": "{{活动名称}}"})
    cell = sheet_of(filled(opened(form), DATA).content)["A1"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_formulas_widths_and_merged_cells_are_kept(form):
    cells = {"A1": "{{站名}}", "A3": 2, "B3": "=A3*2"}
    sheet_form(form, cells, merged="A1:D1", widths=[("A", 33)])
    sheet = sheet_of(filled(opened(form), DATA).content)
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:D1"]
    assert sheet["B3"].value == "=A3*2" and sheet.column_dimensions["A"].width == 33
    assert sheet["A1"].value == "石桥村新时代文明实践站"


def test_pictures_are_kept(form):
    book = openpyxl.Workbook()
    book.active["A1"] = "{{站名}}"
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(buffer, "PNG")
    book.active.add_image(SheetImage(buffer), "C3")
    book.save(form)
    sheet = sheet_of(filled(opened(form), DATA).content)
    assert len(sheet._images) == 1 and sheet["A1"].value.startswith("石桥")


def test_words_of_two_looks_in_one_cell_are_kept_and_fields_in_them_found(form):
    book = openpyxl.Workbook()
    red = InlineFont(color="FFCC0000")
    book.active["A1"] = CellRichText("填表", TextBlock(red, "须知"))
    book.active["A2"] = CellRichText("单位：", TextBlock(red, "{{站名}}"))
    book.save(form)
    content = filled(opened(form), DATA).content
    sheet = openpyxl.load_workbook(io.BytesIO(content), rich_text=True).active
    assert isinstance(sheet["A1"].value, CellRichText) and str(sheet["A1"].value) == "填表须知"
    assert sheet["A2"].value == "单位：石桥村新时代文明实践站"


def rows_of(sheet, columns="AB", first=2, last=8):
    return [[sheet[f"{column}{row}"].value for column in columns] for row in range(first, last + 1)]


def test_a_list_fills_the_empty_rows_below(form):
    cells = {"A1": "序号", "B1": "姓名", "A2": "{{参加人员.序号}}", "B2": "{{参加人员.姓名}}"}
    sheet_form(form, {**cells, "A8": "合计"}, ruled="A1:B7")
    done = filled(opened(form), DATA)
    told = rows_of(sheet_of(done.content))
    assert told[:5] == [[n, f"志愿者{n}"] for n in range(1, 6)]
    assert told[5:] == [[None, None], ["合计", None]] and done.left_over == {}


def test_a_list_never_writes_over_what_stands_below_and_tells_what_is_left(form):
    cells = {"A2": "{{参加人员.序号}}", "B2": "{{参加人员.姓名}}", "A5": "负责人签字"}
    sheet_form(form, cells, ruled="A1:B5")
    done = filled(opened(form), DATA)
    told = rows_of(sheet_of(done.content), last=6)
    assert [row[0] for row in told[:3]] == [1, 2, 3]
    assert told[3][0] == "负责人签字" and told[4] == [None, None]
    assert done.left_over == {"参加人员": 2}


def test_names_nobody_knows_stay(form):
    sheet_form(form, {"A1": "{{站铭}}", "A2": "{{参加人.姓名}}", "A3": "{{参加人员.性格}}"})
    done = filled(opened(form), DATA)
    sheet = sheet_of(done.content)
    told = [sheet[f"A{row}"].value for row in (1, 2)]
    assert told == ["{{站铭}}", "{{参加人.姓名}}"]
    assert done.asked == ["站铭", "参加人.姓名", "参加人员.性格"]


@pytest.mark.parametrize("words", ["{{站名.upper()}}", "{{1+1}}", "{{}}", "{{a.b.c}}"])
def test_anything_but_a_name_is_refused(form, words):
    sheet_form(form, {"A1": words})
    with pytest.raises(errors.FormWords, match="站名"):
        filled(opened(form), DATA)


def test_drawn_shapes_that_would_be_lost_are_told(form):
    sheet_form(form, {"A1": "{{站名}}"})
    shape = b"<xdr:wsDr xmlns:xdr='x'><xdr:sp macro=''/></xdr:wsDr>"
    same = lambda xml: xml  # noqa: E731
    add = [("xl/drawings/drawing1.xml", shape), ("xl/ctrlProps/ctrlProp1.xml", b"<a/>")]
    changed(form, "xl/workbook.xml", same, add=add)
    losses = filled(opened(form), DATA).losses
    assert losses == ["表单控件", "文本框和画的图形"]


@pytest.mark.parametrize(
    "broken",
    [b"<worksheet", b"<worksheet xmlns='x'><sheetData><row r='x'/></sheetData></worksheet>"],
)
def test_a_broken_sheet_is_told(form, broken):
    sheet_form(form, {"A1": "甲"})
    changed(form, "xl/workbook.xml", lambda _xml: broken)
    with pytest.raises(errors.FormRefused):
        filled(opened(form), DATA)
