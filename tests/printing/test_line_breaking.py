import itertools
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import (
    CLOSING,
    NEVER_FIRST,
    NEVER_LAST,
    TOO_LOOSE,
    Breaker,
    Span,
)

FORBIDDEN_FIRST = "、。，．：；！？）〕］｝〉》」』】〗”’…—％%"
FORBIDDEN_LAST = "（〔［｛〈《「『【〖“‘￥"
HAN = "为规范志愿者招募工作保障和服务对象的合法权益结合本村实际制定度年月日"


def measure(char: str, role: Role) -> float:
    return 0.5 if char.isascii() else 1.0


def broken(text: str, width: float, phrases=(), **options) -> list[str]:
    lines = Breaker(measure, phrases).lines([Span(text, Role.SONG)], width, **options)
    return [line.text for line in lines]


words = st.text(HAN, min_size=1, max_size=9)
numbers = st.from_regex(r"[1-9][0-9]{0,7}(\.[0-9]{1,2})?%?", fullmatch=True)
latin = st.from_regex(r"[A-Za-z]{1,10}", fullmatch=True)
quoted = st.builds(
    lambda pair, inner, end: pair[0] + inner + pair[1] + end,
    st.sampled_from(["“”", "（）", "《》", "‘’", "【】", "“（", "《》，"]),
    words,
    st.sampled_from(["", "，", "。", "；", "……", "——", "、"]),
)
marked = st.builds(str.__add__, words, st.sampled_from([*list("，。；：！？、"), "——", "……", " "]))
paragraphs = st.lists(
    st.one_of(words, numbers, latin, quoted, marked), min_size=1, max_size=25
).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=paragraphs, width=st.floats(14, 44))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text, width):
    lines = broken(text, width)
    for line in lines[1:]:
        assert line[0] not in FORBIDDEN_FIRST, lines
    for line in lines[:-1]:
        assert line[-1] not in FORBIDDEN_LAST, lines


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=paragraphs, width=st.floats(14, 44))
def test_numbers_words_and_doubled_marks_stay_whole_and_nothing_is_lost(text, width):
    assume(all(len(word) * 0.5 <= width - 2 for word in re.findall(r"[0-9A-Za-z.]+%?", text)))
    lines = broken(text, width)
    for before, after in itertools.pairwise(lines):
        joint = before[-1] + after[0]
        if re.fullmatch(r"[0-9A-Za-z]{2}", joint):
            assert before + after not in text, lines
        assert joint not in ("——", "……")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=paragraphs, width=st.floats(14, 44))
def test_lines_fit_the_column_and_full_ones_fill_it_evenly(text, width):
    for line in Breaker(measure).lines([Span(text, Role.SONG)], width):
        assert line.indent + line.width <= width + 1e-6
        extra = line.spacing(width)
        assert 0 <= extra <= TOO_LOOSE
        if extra:
            gaps = sum(cell.stretches for cell in line.cells[:-1])
            assert line.indent + line.width + extra * gaps == pytest.approx(width)


def test_closing_and_opening_marks_never_overlap():
    assert not NEVER_FIRST & NEVER_LAST
    assert CLOSING <= NEVER_FIRST


def test_a_fixed_phrase_moves_to_the_next_line_as_a_whole():
    lines = broken("本村建设新时代文明实践站服务群众", 9, ["新时代文明实践站"], indent=0)
    assert lines == ["本村建设", "新时代文明实践站服", "务群众"]


def test_a_name_is_not_split():
    assert broken("颁发给志愿者欧阳小兰同志", 8, ["欧阳小兰"], indent=0)[1].startswith("欧阳小兰")


def test_a_phrase_wider_than_the_column_breaks_instead_of_running_over():
    assert broken("新时代文明实践站", 5, ["新时代文明实践站"], indent=0) == ["新时代文明", "实践站"]


def test_a_word_wider_than_the_column_breaks_instead_of_running_over():
    assert broken("a" * 30, 5, indent=0) == ["a" * 10] * 3


def test_a_run_of_marks_longer_than_a_line_still_ends():
    assert "".join(broken("。" * 40, 6, indent=0)) == "。" * 40


def test_an_article_number_stays_whole():
    assert broken("见本制度第二十三条的规定", 7, indent=0) == ["见本制度", "第二十三条的规", "定"]


def test_marks_give_way_at_the_edges_and_to_each_other():
    (line,) = Breaker(measure).lines([Span("《一》、“二”。", Role.SONG)], 20, indent=0)
    assert line.width == 8 - 4 * 0.5
    assert [cell.after for cell in line.cells if cell.char in "》、”。"] == [-0.5] * 4


def test_a_line_that_begins_with_an_opening_mark_is_trimmed_unless_it_is_the_first():
    first, second = Breaker(measure).lines([Span("“一二三四五六七“八九”", Role.SONG)], 8, indent=0)
    assert first.cells[0].before == 0
    assert second.cells[0].before == -0.5


def test_a_last_line_of_one_character_gets_company():
    lines = broken("一二三四五六七八九十" * 2 + "完", 10, indent=0)
    assert [len(line) for line in lines] == [9, 9, 3]


def test_it_gets_company_too_where_the_line_before_had_room_over():
    lines = broken("一二三四五六七八九十" + "发。", 11.2, indent=0)
    assert lines == ["一二三四五六七八九", "十发。"]


def test_a_name_wider_than_the_line_breaks_behind_its_dot():
    name = "阿依古丽·买买提"
    assert broken(name, 7, [name], indent=0) == ["阿依古丽·", "买买提"]
    assert broken(f"站长{name}说", 8, [name], indent=0) == ["站长", name, "说"]


def test_blanks_vanish_at_both_edges_and_hide_no_mark():
    assert broken("  一二三 ，四五 ", 3.8, indent=0) == ["一二", "三 ，四", "五"]


def test_roles_are_kept_through_a_break():
    spans = [Span("第一条", Role.HEI), Span("为规范志愿者招募工作", Role.SONG)]
    lines = Breaker(measure).lines(spans, 6, indent=0)
    roles = [cell.role for line in lines for cell in line.cells]
    assert roles == [Role.HEI] * 3 + [Role.SONG] * 10


def test_an_empty_paragraph_is_one_empty_line():
    assert broken("", 10) == [""]


def test_a_first_line_is_indented_and_the_others_hang():
    lines = Breaker(measure).lines([Span("一" * 30, Role.SONG)], 12, indent=2, hanging=1)
    assert [line.indent for line in lines] == [2, 1, 1]


def test_a_line_that_would_be_pulled_apart_stays_short():
    first, *_ = Breaker(measure).lines([Span("一二aaaaaaaaaaaaaaaaaa三", Role.SONG)], 10, indent=0)
    assert first.text == "一二"
    assert first.spacing(10) == 0
