import datetime as dt

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop import errors
from desktop.model import seal_code

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
FACTS = {"name": "张三", "activity": "重阳敬老饺子宴", "minutes": "150"}
DAY = dt.date(2026, 11, 22)


def made(number="K7QF-000012"):
    return seal_code.payload(number, DAY, FACTS, KEY.sign, "0123456789ab")


def test_a_code_is_short_and_says_no_name():
    assert len(made().encode()) <= 300
    assert made().isascii()
    assert made().startswith("WMZ1.K7QF-000012.20261122.")


def test_a_genuine_code_tells_its_number_date_and_facts():
    verdict = seal_code.verify(made(), PUBLIC, FACTS)
    assert verdict.genuine and verdict.facts_match
    assert (verdict.code.number, verdict.code.issued_on) == ("K7QF-000012", DAY)
    assert verdict.code.key_id == "0123456789ab"
    assert seal_code.verify(made(), PUBLIC).facts_match is None


@pytest.mark.parametrize("name", FACTS)
def test_other_facts_are_not_what_it_was_made_for(name):
    assert seal_code.verify(made(), PUBLIC, {**FACTS, name: "别的"}).facts_match is False


@pytest.mark.parametrize("old_new", [("000012", "000013"), ("20261122", "20261123"), ("ab", "ac")])
def test_a_changed_number_date_or_key_is_not_genuine(old_new):
    head, tail = made().rsplit(*("ab", 1)) if old_new[0] == "ab" else (made(), "")
    changed = head + "ac" + tail if old_new[0] == "ab" else made().replace(*old_new)
    assert not seal_code.verify(changed, PUBLIC).genuine


def test_another_key_did_not_sign_it():
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert not seal_code.verify(made(), other).genuine


@given(st.text(max_size=320))
def test_any_other_text_is_no_code(text):
    with pytest.raises(errors.BadSealCode):
        seal_code.verify(text, PUBLIC)


@given(st.integers(min_value=0, max_value=170))
def test_a_code_cut_off_anywhere_is_no_genuine_code(length):
    cut = made()[:length]
    if cut == made():
        return
    try:
        assert not seal_code.verify(cut, PUBLIC).genuine
    except errors.BadSealCode:
        pass


@given(st.text(min_size=1, max_size=40))
def test_a_number_of_another_form_is_refused(number):
    if seal_code.NUMBER.fullmatch(number):
        return
    with pytest.raises(errors.ProgramError):
        made(number)
