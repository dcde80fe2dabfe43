"""Blocks of cells go to Excel and come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.lists.clipboard import from_text, to_html, to_text
from desktop.ui.lists.pasting import heads_of, over_cells
from desktop.ui.models.columns import Column
from desktop.ui.roster.columns import people_face


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("张三", [["张三"]]),
        ("张三\t13800000001\r\n李四\t\r\n", [["张三", "13800000001"], ["李四", ""]]),
        ("a\r\nb\tc", [["a", ""], ["b", "c"]]),
        ('"两\n行"\tx\n', [["两\n行", "x"]]),
        ('"说""好"""\tx', [['说"好"', "x"]]),
        ('三寸"管\tx', [['三寸"管', "x"]]),
        (" 张三 \t", [["张三", ""]]),
    ],
)
def test_what_excel_puts_there_is_read(text, cells):
    assert from_text(text) == cells


CELL = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85")
    | st.sampled_from('\t\n"'),
    max_size=8,
).map(str.strip)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_copied_comes_back(rows):
    # A last cell keeps the block from ending in empty lines, which nobody can see.
    block = [[*row, "。"] for row in rows]
    assert from_text(to_text(block)) == block


AS_WORDS = r"""style='mso-number-format:"\@"'"""


@pytest.mark.parametrize(
    "text", ["610802001001123456", "0912345", "1-2", "3/5", "1E5", "=1+1", "@a", "+86", "-a", "=\n"]
)
def test_what_a_spreadsheet_would_misread_is_told_to_be_words(text):
    assert f"<td {AS_WORDS}>" in to_html([[text, "x"]])


@pytest.mark.parametrize(
    "text", ["", "张三", "13800000001", "12.5", "-3", "2026-05-12", "0.5", "0"]
)
def test_what_it_reads_well_is_left_to_it(text):
    assert to_html([[text]]) == f"<table><tr><td>{text}</td></tr></table>"


def test_marks_and_lines_of_a_cell_stay_in_it():
    made = to_html([['<b>&"两\n行']])
    assert "&lt;b&gt;&amp;&quot;两<br style='mso-data-placement:same-cell'>行</td>" in made


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["姓名", "手机", "备注 "], ["name", "phone", "notes"]),
        (["姓名*", "性别", "这里没有的"], ["name", "sex", ""]),
        (["姓名"], ["name"]),
        (["张三", "13800000001"], []),
        (["手机", "性别"], []),
        (["姓名", "张三"], []),
    ],
)
def test_a_row_of_heads_is_told_from_a_row_of_cells(cells, names):
    assert heads_of(people_face(), cells) == names


def test_a_block_sets_only_what_can_be_edited_and_says_what_is_left():
    columns = [
        Column("", "姓名", str, field="name"),
        Column("", "时长", str),
        Column("", "手机", str, field="phone"),
    ]
    rows = [["张三", "2 h", "1"], ["李四", "", "2"], ["王五", "", "3"]]
    pasted = over_cells(["a", "b"], columns, rows)
    assert pasted.typed == {
        "a": {"name": "张三", "phone": "1"},
        "b": {"name": "李四", "phone": "2"},
    }
    assert (pasted.told_only, pasted.beyond) == (("时长",), 1)
