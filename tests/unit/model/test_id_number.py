"""Document numbers: what is right, what is wrong and why, and what nobody should see."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from desktop.model.id_number import (
    ID_TYPES,
    IdNumber,
    IdProblem,
    check,
    check_character,
    district,
    mask,
    masked_within,
    tidy,
)

TODAY = dt.date(2026, 11, 22)
BIRTHS = st.dates(dt.date(1900, 1, 1), TODAY)


def resident(first17: str) -> str:
    return first17 + check_character(first17)


def test_a_number_tells_birth_date_and_sex():
    found = check(resident("51081119850812123"), today=TODAY)

    assert found == IdNumber("510811198508121233", "resident", "1985-08-12", "male", "")


def test_full_width_digits_blanks_and_a_small_x_are_fine():
    number = next(
        n for order in range(100, 999) if (n := resident(f"51081119850812{order}"))[-1] == "X"
    )
    written = f" {number[:6]} {number[6:14]}　{number[14:17]}ｘ"

    assert check(written, today=TODAY) == check(number, today=TODAY)


def test_an_unknown_district_is_a_warning_and_a_renamed_one_is_known():
    found = check(resident("99010119850812123"), today=TODAY)

    assert isinstance(found, IdNumber)
    assert "地区代码" in found.warning
    assert "990101" not in found.warning  # it stands beside the masked number
    assert district("510811") is not None
    assert district("990101") is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("510811198508121230", "应是 3"),
        ("51081119850812123", "17 位"),
        ("5108111985081212333", "19 位"),
        ("510811198502301234", "出生日期不存在"),
        ("510811188508121234", "不存在"),
        ("12345678", "台胞证"),
        ("王小明", "不像证件号码"),
        ("", "不像证件号码"),
        ("5108**********1233", "星号"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(number, words):
    problem = check(number, today=TODAY)

    assert isinstance(problem, IdProblem)
    assert words in problem.reason


def test_nobody_is_born_after_today():
    number = resident("51081120270101123")

    assert isinstance(check(number, today=TODAY), IdProblem)
    assert isinstance(check(number), IdNumber)


@pytest.mark.parametrize(
    ("number", "id_type"),
    [
        ("510811850812123", "resident15"),
        ("E12345678", "passport"),
        ("EA1234567", "passport"),
        ("H12345678", "hk_macao"),
        ("M1234567801", "hk_macao"),
        ("ABC110012345678", "foreign_permanent"),
        (resident("81000019850812123"), "hk_macao"),
        (resident("83000019850812123"), "taiwan"),
        (resident("91184019850812123"), "foreign_permanent"),
    ],
)
def test_other_documents_are_types_of_their_own(number, id_type):
    found = check(number, today=TODAY)

    assert isinstance(found, IdNumber)
    assert found.id_type == id_type
    assert id_type in ID_TYPES


def test_the_stated_type_decides_over_the_shape():
    assert check("12345678", "taiwan") == IdNumber("12345678", "taiwan")
    assert check("军字第123号", "other") == IdNumber("军字第123号", "other")
    assert isinstance(check("E12345678", "resident"), IdProblem)
    assert isinstance(check("A1", "passport"), IdProblem)


def test_fifteen_digits_tell_the_last_century():
    found = check("510811850812122", today=TODAY)

    assert found == IdNumber("510811850812122", "resident15", "1985-08-12", "female", "")


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("510811198508121233", "5****************3"),
        ("E12345678", "E*******8"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_only_first_and_last_character_show(number, masked):
    assert mask(number) == masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("李某 11010519491231002X 已退出", "李某 1****************X 已退出"),
        ("手机：110105194912310021", "手机：1****************1"),
        ("旧证 110105491231002，一代", "旧证 1*************2，一代"),
        ("１１０１０５１９４９１２３１００２Ｘ", "1****************X"),
        ("110105 19491231 002x", "1****************X"),
        ("1101 0519 4912 3100 2X", "1****************X"),
        ("15400000001 1966-03-07", "15400000001 1966-03-07"),
        ("卡号 6222021234567890123", "卡号 6*****************3"),
    ],
)
def test_a_number_anywhere_in_a_text_is_masked(text, shown):
    assert masked_within(text) == shown


@given(BIRTHS, st.integers(0, 999))
def test_whatever_the_check_digit_makes_is_accepted_and_any_single_slip_is_not(birth, order):
    number = resident(f"510811{birth:%Y%m%d}{order:03d}")
    found = check(number, today=TODAY)

    assert isinstance(found, IdNumber)
    assert found.birth_date == birth.isoformat()
    assert found.sex == ("male" if order % 2 else "female")
    assert ric.calc_check_digit(number) == number[-1]
    for place in range(17):
        slipped = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        assert isinstance(check(slipped, today=TODAY), IdProblem)


@given(st.text(max_size=40), st.sampled_from([None, *ID_TYPES]))
def test_any_text_gets_an_answer_and_accepted_numbers_are_tidy(text, id_type):
    found = check(text, id_type, today=TODAY)

    if isinstance(found, IdNumber):
        assert found.number == tidy(text)
        assert not any(character.isspace() for character in found.number)
    else:
        assert found.reason
