"""Text files in every encoding and with every separator that offices use."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FileUnreadable
from desktop.importing.text_file import SEPARATORS, decode, text_grid

TABLE = "序号,姓名,联系电话\r\n1,王小明,15400000001\r\n2,李䶮红,15400000002\r\n"


def known(row):
    return sum(cell.strip() in ("姓名", "电话", "联系电话") for cell in row)


@pytest.mark.parametrize(
    "encoded",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.encode("gb18030"),
        codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
    ],
    ids=[
        "utf-8",
        "utf-8 bom",
        "gb18030",
        "utf-16-le bom",
        "utf-16-be bom",
        "utf-16-le",
        "utf-16-be",
    ],
)
def test_every_usual_encoding_is_read(folder, read, encoded):
    path = folder / "名单.csv"
    path.write_bytes(encoded)

    reading = read(path)

    assert [row.values["name"] for row in reading.rows] == ["王小明", "李䶮红"]
    assert reading.rows[1].values["phone"] == "15400000002"
    assert (reading.rows[0].sheet, reading.rows[0].row) == ("", 2)


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_separator_is_found(folder, read, separator):
    path = folder / "名单.txt"
    path.write_text(TABLE.replace(",", separator), encoding="utf-8")

    assert [row.values["phone"] for row in read(path).rows] == ["15400000001", "15400000002"]


def test_a_list_of_lists_inside_cells_does_not_mislead_the_separator():
    text = "姓名\t电话\t特长\n王小明\t154\t唱歌,跳舞,书法,绘画\n李小红\t155\t唱歌,跳舞,书法,绘画\n"

    assert next(iter(text_grid(text, known, "a.txt").rows)) == ["姓名", "电话", "特长"]


def test_a_first_line_that_names_the_separator_is_obeyed():
    grid = text_grid("sep=;\n姓名;电话\n王小明;154\n", known, "a.csv")

    assert grid.first_row == 2
    assert list(grid.rows) == [["姓名", "电话"], ["王小明", "154"]]


def test_quoted_cells_may_hold_separators_and_line_breaks(folder, read):
    path = folder / "名单.csv"
    path.write_text(
        '姓名,地址,电话\n王小明,"石桥村,1号\n东头",15400000001\n李小红,,15400000002\n',
        encoding="utf-8",
    )

    reading = read(path)

    assert reading.rows[0].values["address"] == "石桥村,1号\n东头"
    assert [row.row for row in reading.rows] == [2, 3]


def test_a_stray_quotation_mark_does_not_swallow_the_file(folder, read):
    lines = [f"王{chr(0x4E00 + at)},1540000{at:04d}" for at in range(60)]
    path = folder / "名单.csv"
    path.write_text("\n".join(["姓名,电话", '"李小红,15400009999', *lines]), encoding="utf-8")

    assert len(read(path).rows) == 61


def test_numbers_guarded_by_office_tricks_keep_their_digits(folder, read):
    number = "99010119850812123"
    path = folder / "名单.csv"
    path.write_text(
        f'姓名,编号,志愿者编号\n王小明,1,"=""{number}"""\n李小红,2,{number}\t\n', encoding="utf-8"
    )

    assert [row.values["national_number"] for row in read(path).rows] == [number, number]


def test_a_few_broken_bytes_cost_their_row_only(folder, read):
    good = "\n".join(["姓名,备注", *(f"王{chr(0x4E00 + at)},好" for at in range(900))]).encode(
        "gb18030"
    )
    path = folder / "名单.csv"
    path.write_bytes(good + "\n李".encode("gb18030") + b"\xff\xff,x")

    reading = read(path)

    assert len(reading.rows) == 900
    assert "丢失" in reading.bad[0].problems[0].reason


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 500], ids=["all bytes", "binary"]
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(FileUnreadable):
        decode(content, "a.csv")


@given(
    st.text(alphabet=st.characters(codec="gb18030", exclude_categories=["Cc", "Cs"]), min_size=1)
)
def test_decoding_never_loses_text_with_a_mark(text):
    assert decode(codecs.BOM_UTF8 + text.encode(), "a.csv") == text


@given(st.binary(max_size=400))
def test_decoding_never_fails_but_in_the_clerks_words(content):
    try:
        assert isinstance(decode(content, "a.csv"), str)
    except FileUnreadable as refused:
        assert "编码" in str(refused)
