"""The quick card and the recovery sheet: one page each, every word on it."""

from __future__ import annotations

import dataclasses

import pytest

from desktop import errors
from desktop.config import resources
from desktop.printing.sheets.own.quick_card import QuickCard, render_quick_card
from desktop.printing.sheets.own.recovery_sheet import RecoverySheet, render_recovery_sheet

STATION = "柳溪县青石镇桃源村新时代文明实践站"
CODE = "7K2QM-9ABCD-EFGHJ-KMNPQ-RSTV0"


@pytest.fixture
def card() -> QuickCard:
    return QuickCard.load(resources() / "help" / "quick-card.json", STATION)


def pages_of(reader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


def plain(text: str) -> str:
    return "".join(text.split())


def test_the_card_is_one_page_with_every_word_of_it(card, book, made_at, phrases, read):
    pages = pages_of(read(render_quick_card(card, book, made_at, phrases=phrases)))
    assert len(pages) == 1
    words = plain(pages[0])
    for block in (*card.left, *card.right):
        assert plain(block.heading) in words
        for key, said in block.rows:
            assert plain(key) in words and plain(said) in words
    assert STATION in words and plain(card.foot) in words


def test_a_card_that_says_too_much_is_refused_not_cut(card, book, made_at):
    much = dataclasses.replace(card, left=card.left * 6)
    with pytest.raises(errors.DoesNotFit):
        render_quick_card(much, book, made_at)


def test_a_card_file_that_is_none_is_told(tmp_path):
    path = tmp_path / "quick-card.json"
    with pytest.raises(errors.FileMissing):
        QuickCard.load(path, STATION)
    path.write_text('{"title": "x"}', encoding="utf-8")
    with pytest.raises(errors.FileUnreadable):
        QuickCard.load(path, STATION)


def test_the_recovery_sheet_has_its_code_in_groups_and_says_whose_it_is(
    book, made_at, phrases, read
):
    sheet = RecoverySheet(STATION, CODE, made_at.date())
    (page,) = pages_of(read(render_recovery_sheet(sheet, book, made_at, phrases=phrases)))
    assert all(group in page for group in CODE.split("-"))
    assert STATION in plain(page) and "2026年11月22日" in plain(page)


def test_a_sheet_to_look_at_has_no_code(book, made_at, read):
    blank = RecoverySheet(STATION, "", made_at.date())
    (page,) = pages_of(read(render_recovery_sheet(blank, book, made_at)))
    assert "保存或打印时生成" in page
