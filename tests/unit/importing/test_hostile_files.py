"""Files that are broken or built to do harm: refused in the clerk's words, within bounds."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import FileTooBig, FileUnreadable, HostileFile, InputFileError
from desktop.importing import archive, compound_file
from desktop.importing.limits import DEFAULT_LIMITS, MEGABYTE
from desktop.importing.roster import read_roster
from tests.unit.importing.made_rosters import (
    TODAY,
    make_ods,
    make_xls,
    make_xlsx,
    ods_table,
    with_part,
    zipped,
)

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sheet_markup(cells: str) -> str:
    return (
        '<?xml version="1.0"?><worksheet '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.fixture
def workbook(folder):
    return make_xlsx(folder / "花名册.xlsx", [["姓名", "电话"], ["王小明", "15400000001"]])


def refused(path, error, words, limits=DEFAULT_LIMITS):
    with pytest.raises(error) as caught:
        read_roster(path, today=TODAY, limits=limits)
    assert words in str(caught.value)
    assert "原文件没有改动" in str(caught.value)


def test_a_file_larger_than_any_roster_is_not_even_opened(folder):
    path = folder / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(300 * MEGABYTE)

    refused(path, FileTooBig, "300 MB")


def test_a_part_that_unpacks_beyond_its_ratio_is_not_unpacked(workbook):
    with_part(workbook, SHEET, sheet_markup(" " * (40 * MEGABYTE)))

    refused(workbook, HostileFile, "压缩比")


def test_parts_that_are_too_large_together_are_refused_by_the_directory(workbook):
    with_part(workbook, SHEET, sheet_markup(" " * (3 * MEGABYTE)))

    refused(
        workbook, HostileFile, "超过 2 MB", replace(DEFAULT_LIMITS, unpacked_bytes=2 * MEGABYTE)
    )


def test_a_part_larger_than_its_directory_says_is_cut_off(workbook):
    data = bytearray(workbook.read_bytes())
    with zipfile.ZipFile(workbook) as book:
        size = book.getinfo(SHEET).file_size
    directory = data.rindex(SHEET.encode()) - 46
    struct.pack_into("<I", data, directory + 24, size // 2)
    workbook.write_bytes(data)

    refused(workbook, HostileFile, "比目录里写的大")


def test_a_part_that_differs_from_its_checksum_is_damaged(workbook):
    data = bytearray(workbook.read_bytes())
    directory = data.rindex(SHEET.encode()) - 46
    struct.pack_into("<I", data, directory + 16, 12345)
    workbook.write_bytes(data)

    refused(workbook, FileUnreadable, "损坏")


def test_too_many_parts_are_refused(folder):
    path = folder / "多.xlsx"
    path.write_bytes(zipped({f"xl/{at}.xml": b"" for at in range(50)}))

    refused(path, HostileFile, "50 个部分", replace(DEFAULT_LIMITS, parts=40))


def test_two_parts_of_one_name_are_refused(folder):
    path = folder / "双.xlsx"
    with zipfile.ZipFile(path, "w") as book, pytest.warns(UserWarning):
        book.writestr("xl/workbook.xml", "<a/>")
        book.writestr("xl/workbook.xml", "<b/>")

    refused(path, HostileFile, "重名")


def test_declared_entities_are_refused(workbook):
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
    )
    with_part(workbook, SHEET, bomb)

    refused(workbook, HostileFile, "实体")


@pytest.mark.parametrize(
    "far",
    [
        cell("XFD1048576", "远"),
        cell("xfd1048576", "远"),
        f'<row r="1048576">{cell("A1048576", "远")}</row>',
        "<row>" + "<c><v>1</v></c>" * 40 + f'</row><row r="299999">{cell("ZZ299999", "远")}</row>',
        '<c t="n" r="XFD299999"><v>1</v></c>',
        "<c\nr='XFD299999'><v>1</v></c>",
    ],
)
def test_one_cell_far_away_does_not_make_the_reader_fill_memory(workbook, far):
    with_part(workbook, SHEET, sheet_markup(f'<row r="1">{cell("A1", "姓名")}</row>{far}'))

    refused(workbook, FileTooBig, "太大")


def test_far_cells_without_a_value_are_no_reason_to_refuse(workbook):
    rows = (
        f'<row r="1">{cell("A1", "姓名")}</row><row r="2">{cell("A2", "王小明")}</row>'
        '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    with_part(workbook, SHEET, sheet_markup(rows))

    assert len(read_roster(workbook, today=TODAY).rows) == 1


def test_markup_with_prefixed_names_is_measured_too(workbook):
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    row = '<x:row><x:c r="XFD999999"><x:v>1</x:v></x:c></x:row>'
    far = f'<x:worksheet xmlns:x="{ns}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    with_part(workbook, SHEET, far)

    refused(workbook, FileTooBig, "太大")


def test_an_ods_that_repeats_a_row_a_million_times_is_refused(folder):
    row = (
        '<table:table-row table:number-rows-repeated="900000000">'
        '<table:table-cell office:value-type="string"><text:p>王</text:p></table:table-cell>'
        "</table:table-row>"
    )
    path = make_ods(folder / "名单.ods", f'<table:table table:name="一">{row}</table:table>')

    refused(path, FileTooBig, "900000000 行")


def test_an_ods_that_repeats_a_cell_over_the_whole_width_is_refused(folder):
    row = (
        '<table:table-row table:number-rows-repeated="99999">'
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" '
        'office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    )
    path = make_ods(folder / "名单.ods", f'<table:table table:name="一">{row}</table:table>')

    refused(path, FileTooBig, "16384 列")


def test_more_rows_than_any_town_are_refused(workbook, folder):
    path = make_xlsx(
        folder / "长.xlsx", [["姓名"], *[[f"王{chr(0x4E00 + at)}"] for at in range(60)]]
    )

    refused(path, FileTooBig, "61 行", replace(DEFAULT_LIMITS, rows=50))


def test_too_many_sheets_are_refused(folder):
    path = make_xlsx(folder / "多.xlsx", {f"表{at}": [["姓名"], ["王小明"]] for at in range(6)})

    refused(path, HostileFile, "6 个工作表", replace(DEFAULT_LIMITS, sheets=5))


def test_a_cell_with_a_novel_in_it_makes_its_row_bad(folder):
    path = make_xlsx(
        folder / "长.xlsx", [["姓名", "备注"], ["王小明", "长" * 5000], ["李小红", "短"]]
    )

    reading = read_roster(path, today=TODAY)

    assert [row.values["name"] for row in reading.rows] == ["李小红"]
    assert "5000 个字" in reading.bad[0].problems[0].reason
    assert len(reading.bad[0].problems[0].value) < 100


def test_columns_far_right_are_left_and_do_not_stop_the_import(folder):
    wide = ["姓名", *[""] * 300, "远"]
    path = make_xlsx(folder / "宽.xlsx", [wide, ["王小明", *[""] * 300, "值"]])

    assert [row.values["name"] for row in read_roster(path, today=TODAY).rows] == ["王小明"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (b"\0" * 100, "空的"),
        (b"PK\x03\x04 not a zip", "损坏"),
        (OLE + b"\0" * 600, "不完整"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "密码"),
        (OLE + "WordDocument".encode("utf-16-le") + b"\0" * 600, "Word"),
        (OLE + "Workbook\0".encode("utf-16-le") + b"\0" * 600, "损坏"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (zipped({"word/document.xml": "<a/>"}), "Word"),
        (zipped({"xl/workbook.bin": b"1"}), "xlsb"),
        (zipped({"a.txt": "b"}), "压缩包"),
        (zipped({"xl/workbook.xml": "<a"}), "损坏"),
        (zipped({"content.xml": "<a", "mimetype": "b"}), "损坏"),
    ],
)
def test_what_holds_no_roster_is_named(folder, content, words):
    path = folder / "花名册.xlsx"
    path.write_bytes(content)

    refused(path, FileUnreadable, words)


def test_a_workbook_with_a_password_on_its_parts_is_told(workbook):
    data = bytearray(workbook.read_bytes())
    with zipfile.ZipFile(workbook) as book:
        entries = book.infolist()
    at = data.index(b"PK\x01\x02")
    for _ in entries:
        flags = struct.unpack_from("<H", data, at + 8)[0]
        struct.pack_into("<H", data, at + 8, flags | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    workbook.write_bytes(data)

    refused(workbook, FileUnreadable, "密码")


def test_a_truncated_workbook_is_told_wherever_it_ends(workbook):
    whole = workbook.read_bytes()
    for end in range(10, len(whole) - 1, 97):
        workbook.write_bytes(whole[:end])
        with pytest.raises(InputFileError):
            read_roster(workbook, today=TODAY)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_workbook_with_flipped_bytes_is_read_or_told_never_worse(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "坏.xlsx"
    make_xlsx(path, [["姓名", "电话"], ["王小明", "15400000001"]])
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        read_roster(path, today=TODAY)
    except InputFileError as error:
        assert str(error)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='<>/"= crowvtsheetDaA1B2&;é王', max_size=120))
def test_a_sheet_of_nonsense_markup_is_read_or_told_never_worse(tmp_path_factory, nonsense):
    path = tmp_path_factory.getbasetemp() / "乱.xlsx"
    make_xlsx(path, [["姓名"], ["王小明"]])
    with_part(path, SHEET, sheet_markup(cell("A1", "姓名") + nonsense))
    try:
        read_roster(path, today=TODAY)
    except InputFileError as error:
        assert str(error)


def test_what_is_unpacked_is_what_is_measured():
    parts = {"xl/workbook.xml": b"<a/>" * 1000, "xl/media/a.jpg": b"x" * 10}
    packed = zipped(parts)

    unpacked = archive.unpack(
        packed,
        archive.directory(packed, "a", DEFAULT_LIMITS),
        wanted=lambda name: name.endswith(".xml"),
        path="a",
        limits=DEFAULT_LIMITS,
    )

    assert list(unpacked.parts) == ["xl/workbook.xml"]
    assert bytes(unpacked.part("xl/workbook.xml")) == parts["xl/workbook.xml"]
    assert zlib.crc32(unpacked.part("xl/workbook.xml")) == zlib.crc32(parts["xl/workbook.xml"])


def patched_xls(folder, record, offset, form, *values):
    """An old Excel file in which the first record of a kind says something else."""
    path = make_xls(folder / "名单.xls", [["姓名"], ["王小明"], ["", "", "", 12.5]])
    data = bytearray(path.read_bytes())
    at = data.index(struct.pack("<HH", *record))
    struct.pack_into(form, data, at + 4 + offset, *values)
    path.write_bytes(data)
    return path


def test_an_xls_with_a_cell_beyond_all_columns_is_refused(folder):
    path = patched_xls(folder, (0x27E, 10), 0, "<HH", 65535, 65535)

    refused(path, FileTooBig, "第 65536 列")


def test_an_xls_that_claims_to_be_huge_is_read_for_what_it_holds(folder):
    path = patched_xls(folder, (0x200, 14), 0, "<IIHH", 0, 0xFFFFFFF0, 0, 0xFFFF)

    assert [row.values["name"] for row in read_roster(path, today=TODAY).rows] == ["王小明"]


def test_an_xls_that_claims_more_text_than_it_has_bytes_is_refused(folder):
    path = make_xls(folder / "名单.xls", [["姓名"], ["王小明"]])
    data = bytearray(path.read_bytes())
    text = data.index("姓名".encode("utf-16-le"))
    struct.pack_into("<I", data, text - 3 - 4, 0x7FFFFFF0)
    path.write_bytes(data)

    refused(path, HostileFile, "段文字")


def test_an_xls_chained_in_a_circle_is_refused(folder):
    path = make_xls(folder / "名单.xls", [["姓名"], ["王小明"]])
    data = bytearray(path.read_bytes())
    first_table = struct.unpack_from("<I", data, 76)[0]
    table = (first_table + 1) * 512
    struct.pack_into("<I", data, table + 4 * 3, 3)
    path.write_bytes(data)

    refused(path, FileUnreadable, "损坏")


def test_a_truncated_xls_is_read_or_told_wherever_it_ends(folder):
    path = make_xls(folder / "名单.xls", [["姓名"], ["王小明"]])
    whole = path.read_bytes()
    for end in range(10, len(whole) - 1, 61):
        path.write_bytes(whole[:end])
        try:
            read_roster(path, today=TODAY)
        except InputFileError as error:
            assert str(error)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_an_xls_with_flipped_bytes_is_read_or_told_never_worse(tmp_path_factory, data):
    path = make_xls(tmp_path_factory.getbasetemp() / "坏.xls", [["姓名", "电话"], ["王小明", 154]])
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        read_roster(path, today=TODAY)
    except InputFileError as error:
        assert str(error)


@pytest.mark.parametrize("length", [1, 4095, 4096, 5000, 4096 * 1025 + 7])
def test_a_stream_written_into_a_compound_file_is_read_back(length):
    stream = bytes(at % 251 for at in range(length))

    packed = compound_file.with_one_stream("Workbook", stream)

    read_back = compound_file.read_stream(packed, ["Workbook", "Book"], "a")
    assert read_back[:length] == stream
    assert len(packed) % 4096 == 0


def test_an_ods_made_of_many_sheets_keeps_them_apart(folder):
    tables = ods_table("一", [["姓名"], ["王小明"]]) + ods_table("二", [["姓名"], ["李小红"]])
    path = make_ods(folder / "名单.ods", tables)

    assert [row.sheet for row in read_roster(path, today=TODAY).rows] == ["一", "二"]
