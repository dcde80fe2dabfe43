"""Telephone numbers as they are written, and as they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.phones import read_phone


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("15400000001", "15400000001"),
        ("１５４００００　０００１", "15400000001"),
        ("154-0000-0001", "15400000001"),
        ("154 0000 0001", "15400000001"),
        ("+86 154 0000 0001", "15400000001"),
        ("8615400000001", "15400000001"),
        (15400000001.0, "15400000001"),
        ("电话：15400000001（妻）", "15400000001"),
        ("0839-1234567", "0839-1234567"),
        ("(0839)1234567", "0839-1234567"),
        ("0839－1234567", "0839-1234567"),
        ("08391234567", "0839-1234567"),
        ("010-12345678", "010-12345678"),
        ("0839-1234567-801", "0839-1234567-801"),
        ("0839-1234567转801", "0839-1234567-801"),
        ("400-800-1234", "400-800-1234"),
        ("+85212345678", "+85212345678"),
    ],
)
def test_a_phone_has_one_shape(written, phone):
    assert read_phone(written) == (phone, (), "")


@pytest.mark.parametrize(
    "written",
    [
        "15400000001/15400000002",
        "15400000001、15400000002",
        "15400000001 15400000002",
        "15400000001\n15400000002",
        "15400000001或15400000002",
        "15400000001-15400000002",
        "154 0000 0001，154 0000 0002",
    ],
)
def test_of_several_the_first_is_taken_and_the_others_told(written):
    reading = read_phone(written)

    assert (reading.phone, reading.others) == ("15400000001", ("15400000002",))
    assert "几个号码" in reading.problem


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1540000001", "10 位"),
        (8391234567.0, "10 位"),
        ("问他儿子", "不是电话"),
        (float("nan"), "不是电话"),
    ],
)
def test_what_can_be_no_phone_is_left_out_with_a_reason(written, words):
    reading = read_phone(written)

    assert reading.phone is None
    assert words in reading.problem


@pytest.mark.parametrize(("written", "words"), [("5551234", "区号"), ("661234", "短号")])
def test_a_number_that_works_in_the_village_only_is_kept_with_a_remark(written, words):
    reading = read_phone(written)

    assert reading.phone == written
    assert words in reading.problem


@pytest.mark.parametrize("nothing", ["", None, "  "])
def test_a_missing_phone_is_no_problem(nothing):
    assert read_phone(nothing) == (None, (), "")


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["-", " ", "", "—"]))
def test_a_mobile_survives_any_grouping(number, between):
    grouped = between.join((number[:3], number[3:7], number[7:]))

    assert read_phone(grouped).phone == number
    assert read_phone(float(number)).phone == number


@given(st.one_of(st.text(max_size=40), st.floats(), st.text("0123456789-+()/、 ", max_size=40)))
def test_any_cell_gets_an_answer_that_is_read_again_the_same(written):
    reading = read_phone(written)

    if reading.phone is not None:
        assert read_phone(reading.phone).phone == reading.phone
