"""A recovery sheet's code survives pens, old printers and tired eyes; a slip in it is noticed."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import recovery_code

CODES = st.binary(min_size=24, max_size=24).map(
    lambda data: recovery_code.new_code(lambda count: data[:count])
)


@given(CODES)
def test_what_stands_on_paper_is_read_back_however_it_is_typed(code: str):
    paper = recovery_code.shown(code)
    for typed in (paper, paper.lower(), code, paper.replace("-", " "), f" {paper}　"):
        assert recovery_code.read(typed) == code


@given(CODES, st.integers(0, 24), st.sampled_from(recovery_code.ALPHABET))
def test_any_one_wrong_character_is_noticed(code: str, place: int, other: str):
    slip = code[:place] + other + code[place + 1 :]
    assert recovery_code.read(slip) == (code if other == code[place] else "")


def test_letters_that_are_not_in_the_alphabet_are_taken_for_what_they_look_like():
    code = recovery_code.new_code(lambda count: bytes(range(count)))
    typed = code.replace("0", "O").replace("1", "l")
    assert typed != code
    assert recovery_code.read(typed) == code


@pytest.mark.parametrize("typed", ["", "一句只有我记得的话", "correct horse", "A" * 24, "U" * 25])
def test_a_passphrase_is_no_code(typed: str):
    assert recovery_code.read(typed) == ""


def test_two_codes_differ():
    assert recovery_code.new_code(os.urandom) != recovery_code.new_code(os.urandom)
