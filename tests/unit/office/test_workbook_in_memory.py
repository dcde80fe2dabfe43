"""A workbook becomes bytes without a file on the disk."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.worksheet.table import Table

from desktop.office.workbook_in_memory import packed
from tests.unit.imaging.made_pictures import make_scene, written


def _book() -> openpyxl.Workbook:
    """Something of all that openpyxl keeps beside the cells of a sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("姓名", "时长"), ("张三", 90), ("李四", 60)):
        sheet.append(row)
    sheet["A2"].comment = Comment("请核对", "镇里")
    sheet["A3"].hyperlink = "https://example.org/"
    sheet.add_table(Table(displayName="名单", ref="A1:B3"))
    sheet.add_image(Image(io.BytesIO(written(make_scene(20, 10), "PNG"))), "D1")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    sheet.add_chart(chart, "F1")
    book.create_sheet("第二张").append(["合计", 150])
    return book


@pytest.fixture
def no_throwaway_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there is no such folder"))


@pytest.mark.usefixtures("no_throwaway_files")
def test_nothing_is_written_to_the_folder_for_throwaway_files() -> None:
    content = packed(_book())
    with pytest.raises(FileNotFoundError):
        _book().save(io.BytesIO())  # which openpyxl itself does
    assert openpyxl.load_workbook(io.BytesIO(content))["第二张"]["B1"].value == 150


def test_it_holds_what_openpyxl_itself_would_have_written() -> None:
    theirs = io.BytesIO()
    _book().save(theirs)
    ours, expected = _parts(packed(_book())), _parts(theirs.getvalue())
    assert ours.keys() == expected.keys()
    differing = {name for name in ours if ours[name] != expected[name]}
    assert differing <= {"docProps/core.xml"}  # it says when


def _parts(content: bytes) -> dict[str, bytes]:

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
