"""Levels, numbers and titles of notices."""

from functools import partial
from itertools import pairwise

import pytest

from desktop.printing.sheets.notices.notice_title import title_lines
from desktop.printing.sheets.notices.notice_words import (
    NoticeParagraph,
    heading_and_rest,
    numbers,
    paragraphs_of,
    plain_lines,
)
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker

ROOM = 20.1


def test_lines_are_read_by_the_numbers_they_begin_with():
    text = "开头\n一、甲\n（二）乙\n(三)丙\n3.丁\n4、戊\n（5）己\n\n 末尾 "
    assert [(p.level, p.text) for p in paragraphs_of(text)] == [
        (0, "开头"), (1, "甲"), (2, "乙"), (2, "丙"), (3, "丁"), (3, "戊"), (4, "己"), (0, "末尾"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["1.5万元用于买米", "2026.1.1起施行", "一、", "（一）", "3.", "一心"]
)
def test_what_only_looks_like_a_number_stays_plain_text(line):
    assert paragraphs_of(line) == (NoticeParagraph(0, line),)


def test_numbers_are_given_anew_and_begin_again_below_each_heading():
    levels = [0, 1, 2, 2, 3, 4, 4, 3, 2, 0, 2, 1, 2, 3]
    assert numbers([NoticeParagraph(level, "文") for level in levels]) == [
        "", "一、", "（一）", "（二）", "1.", "（1）", "（2）", "2.", "（三）", "", "（四）",
        "二、", "（一）", "1.",
    ]  # fmt: skip


def test_lines_and_paragraphs_are_the_same_thing_told_twice():
    text = "开头\n一、甲\n（一）乙\n1.丙\n（1）丁\n二、戊"
    assert plain_lines(paragraphs_of(text)) == text


@pytest.mark.parametrize(
    ("level", "text", "heading"),
    [
        (1, "活动时间：10月18日", "活动时间："),
        (1, "有关要求", "有关要求"),
        (2, "包饺子。上午九时集合。", "包饺子。"),
        (2, "文化惠民、医疗健身两支志愿服务队的队员，以及自愿参加的村民。", ""),
        (3, "签到。按时。", ""),
        (0, "开头：如下", ""),
    ],
)
def test_a_heading_is_the_short_beginning_of_an_upper_level(level, text, heading):
    found = heading_and_rest(NoticeParagraph(level, text))
    assert found == (heading, text[len(heading) :])


TITLES = {
    "关于开展重阳敬老活动的通知": ["关于开展重阳敬老活动的通知"],
    "关于开展“九九重阳·爱在桃源”敬老志愿服务活动的通知": [
        "关于开展“九九重阳·爱在桃源”", "敬老志愿服务活动的通知",
    ],
    "青石镇桃源村村民委员会关于印发《桃源村2026年农村人居环境整治提升行动实施方案》的通知": [
        "青石镇桃源村村民委员会", "关于印发《桃源村2026年农村人居环境",
        "整治提升行动实施方案》的通知",
    ],
    "关于2026年度城乡居民基本医疗保险集中缴费工作有关事项的通知": [
        "关于2026年度城乡居民基本医疗保险", "集中缴费工作有关事项的通知",
    ],
    "关于收取2027年自来水水费和垃圾清运费的通知": [
        "关于收取2027年自来水水费", "和垃圾清运费的通知",
    ],
}  # fmt: skip


@pytest.fixture
def broken(book, phrases):
    width = partial(book.width, role=Role.TITLE)
    words = (*phrases, "青石镇桃源村村民委员会")

    def lines(title):
        return title_lines(title, ROOM, Breaker(book.advance, words), width, words)

    return lines


@pytest.mark.parametrize("title", TITLES)
def test_titles_break_by_their_sense(broken, title):
    assert broken(title) == TITLES[title]


@pytest.mark.parametrize(
    "title",
    [
        *TITLES,
        "关于做好春节期间安全生产、防火防灾、志愿服务、走访慰问、文化演出和环境卫生整治等各项工作并及时上报活动照片的通知",
        "关于组织全体志愿者参加新时代文明实践志愿服务培训班暨年度总结大会的通知",
    ],
)
def test_titles_are_trapezia_or_diamonds_of_words(broken, book, title):
    found = broken(title)
    widths = [book.width(line, Role.TITLE) for line in found]
    assert "".join(found) == title
    assert max(widths) <= ROOM
    steps = [b - a for a, b in pairwise(widths)]
    turns = [a for a, b in pairwise(steps) if a < 0 < b]
    assert not turns  # an hourglass
    assert len(found) == 1 or max(widths) - min(widths) >= 1  # a rectangle
    for line in found[1:]:
        assert line[0] not in "的、，》”"


def test_a_title_without_any_known_word_still_fits(broken, book):
    found = broken("龘" * 45)
    assert "".join(found) == "龘" * 45
    assert all(book.width(line, Role.TITLE) <= ROOM for line in found)
