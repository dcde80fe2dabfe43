import os
import zipfile

import pytest

from desktop import errors
from desktop.office import form_file
from desktop.office.form_file import Kind, opened
from tests.unit.office.made_forms import changed, sheet_form, word_form

ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.fixture
def word(tmp_path):
    return word_form(tmp_path / "空表.docx", "{{站名}}")


@pytest.fixture
def sheet(tmp_path):
    return sheet_form(tmp_path / "空表.xlsx", {"A1": "{{站名}}"})


def refused(path):
    with pytest.raises(errors.FormRefused) as told:
        opened(path)
    assert path.name in str(told.value) and "没有改动" in str(told.value)
    return told.value.facts["why"]


def test_both_kinds_are_known_by_what_is_inside(word, sheet):
    assert opened(word).kind is Kind.WORD and opened(sheet).kind is Kind.SHEET
    renamed = word.rename(word.with_suffix(".xlsx"))
    assert opened(renamed).kind is Kind.WORD


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(errors.FileMissing):
        opened(tmp_path / "没有.docx")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04cut"])
def test_what_is_no_form_is_told(tmp_path, content):
    path = tmp_path / "表.docx"
    path.write_bytes(content)
    assert refused(path)


def test_a_zip_that_is_no_office_file_is_told(tmp_path):
    path = tmp_path / "表.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "甲")
    assert refused(path) == "它不是 .docx 或 .xlsx 文件"


def same(xml):
    return xml


def test_macros_are_refused(word):
    changed(word, "word/document.xml", same, add=[("word/vbaProject.bin", b"x")])
    assert refused(word) == "里面有宏"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml"])
def test_entities_are_refused_in_every_part(word, part):
    changed(word, part, lambda xml: ENTITY + xml.partition(b"?>")[2])
    assert "实体" in refused(word)


def test_entities_can_not_hide_in_another_encoding(word):
    changed(word, "word/document.xml", lambda xml: xml.decode().encode("utf-16"))
    assert "编码" in refused(word)


def test_a_bomb_is_not_unpacked(word):
    changed(word, "word/document.xml", same, add=[("word/media/a.bin", bytes(130 * 1024 * 1024))])
    assert refused(word)


def test_a_large_file_is_not_read(word, monkeypatch):
    with word.open("ab") as file:
        file.truncate(form_file.LIMITS.file_bytes + 1)
    assert "超过 32 MB" in refused(word)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_part_that_would_fill_memory_is_refused(sheet, part):
    filler = os.urandom(4_500_000).hex().encode()  # packs to half, as words do
    changed(sheet, part, lambda xml: xml + b"<!-- " + filler + b" -->")
    assert refused(sheet) == "内容太多"


def test_too_many_braces_are_refused(word):
    changed(word, "word/document.xml", lambda xml: xml.replace(b"{{", b"{" * 9_000))
    assert "花括号" in refused(word)


@pytest.mark.parametrize(
    "mark",
    [
        b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b'<x:hyperlinks xmlns:x="y"><x:hyperlink ref="$A$1:$XFD$99999"/></x:hyperlinks>',
        b"<mergeCells><mergeCell ref='A1:&#88;FD1048576'/></mergeCells>",
        b'<mergeCells><mergeCell ref="1:1048576"/></mergeCells>',
    ],
)
def test_areas_that_fill_memory_are_refused(sheet, mark):
    end = b"</worksheet>"
    changed(sheet, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(end, mark + end))
    assert "合并" in refused(sheet)


def test_one_cell_in_the_far_corner_is_no_trouble(tmp_path):
    from desktop.office.form_data import FormData
    from desktop.office.sheet_form import filled

    path = sheet_form(tmp_path / "表.xlsx", {"A1": "{{站名}}", "XFD1048576": "{{站名}}"})
    done = filled(opened(path), FormData({"站名": "石桥"}))
    assert done.asked == ["站名"]
