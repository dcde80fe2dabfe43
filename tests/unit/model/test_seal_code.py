import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import seal_code

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
FACTS = {"name": "张三", "activity": "重阳敬老饺子宴", "minutes": "150"}


def made(number="K7QF-000012"):
    return seal_code.make(number, "2026-11-22", FACTS, seal_code.key_id(PUBLIC), KEY.sign)


def test_a_code_is_short_and_says_no_name():
    code = made()
    assert len(code.encode()) <= 300
    assert code.isascii()
    assert code.startswith("WMZ1.K7QF-000012.20261122.")


def test_a_genuine_code_tells_its_number_date_and_facts():
    read = seal_code.read(made(), PUBLIC)
    assert read.genuine
    assert (read.number, read.issued_on) == ("K7QF-000012", "2026-11-22")
    assert read.tells(FACTS)
    assert read.key_id == seal_code.key_id(PUBLIC)


@pytest.mark.parametrize("name", FACTS)
def test_other_facts_are_not_what_it_was_made_for(name):
    assert not seal_code.read(made(), PUBLIC).tells({**FACTS, name: "别的"})


def test_a_changed_number_or_date_is_not_genuine():
    code = made()
    for changed in (
        code.replace("000012", "000013"),
        code.replace("20261122", "20261123"),
        code[:-3] + "AAA",
    ):
        assert not seal_code.read(changed, PUBLIC).genuine


def test_another_key_did_not_sign_it():
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert not seal_code.read(made(), other).genuine


@given(st.text(max_size=320))
def test_any_other_text_is_no_code(text):
    with pytest.raises(ValueError, match="no seal code"):
        seal_code.read(text, PUBLIC)


@given(st.text(min_size=1, max_size=40))
def test_a_number_of_another_form_is_refused(number):
    if seal_code._NUMBER.fullmatch(number):
        return
    with pytest.raises(ValueError):  # noqa: PT011
        made(number)
