import datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import errors
from desktop.model.seal_code import MOST_CHARACTERS, parse, payload, verify

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33))).public_key().public_bytes_raw()
DAY = datetime.date(2026, 11, 22)
FACTS = {"holder": "李桂兰", "id": "5****************4", "hours": "3.5", "activity": "九九重阳"}


@pytest.fixture
def code() -> str:
    return payload("X7QK-000012", DAY, FACTS, KEY.sign, "k1")


def test_a_code_proves_its_number_date_and_facts(code):
    verdict = verify(code, PUBLIC, FACTS)
    assert verdict.genuine
    assert verdict.facts_match
    assert (verdict.code.number, verdict.code.issued_on) == ("X7QK-000012", DAY)
    assert verdict.code.key_id == "k1"


def test_a_code_is_short_ascii_without_name_or_id_number(code):
    assert code.isascii()
    assert len(code) <= MOST_CHARACTERS
    assert "李" not in code
    assert "5*" not in code


def test_without_facts_nothing_is_said_of_them(code):
    assert verify(code, PUBLIC).facts_match is None


def test_changed_facts_do_not_match_though_the_code_is_genuine(code):
    verdict = verify(code, PUBLIC, FACTS | {"hours": "30.5"})
    assert (verdict.genuine, verdict.facts_match) == (True, False)


def test_the_order_of_facts_does_not_matter(code):
    assert verify(code, PUBLIC, dict(reversed(FACTS.items()))).facts_match


def test_facts_cannot_flow_into_each_other():
    one = payload("A-1", DAY, {"a": "1", "b": "2"}, KEY.sign, "k")
    assert not verify(one, PUBLIC, {"a": '1","b","2'}).facts_match


def test_another_key_did_not_sign(code):
    assert not verify(code, OTHER, FACTS).genuine
    assert not verify(code, b"short", FACTS).genuine


@pytest.mark.parametrize("part", [1, 2, 5])
def test_a_changed_number_date_or_key_breaks_the_signature(code, part):
    parts = code.split(".")
    parts[part] = {1: "X7QK-000013", 2: "20261123", 5: "k2"}[part]
    assert not verify(".".join(parts), PUBLIC, FACTS).genuine


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "WMZ1",
        "https://example.invalid/",
        "WMZ2.A-1.20261122.AAAA.BBBB.k",
        "WMZ1.A-1.20261322.AAAAAAAAAAAAAAAAAAAAAA." + "A" * 86 + ".k",
        "WMZ1.a-1.20261122.AAAAAAAAAAAAAAAAAAAAAA." + "A" * 86 + ".k",
        "WMZ1.A-1.20261122.AAAAAAAAAAAAAAAAAAAAA." + "A" * 86 + ".k",
        "WMZ1.A-1.20261122.AAAAAAAAAAAAAAAAAAAAAB." + "A" * 86 + ".k",
        "WMZ1.A-1.20261122.李AAAAAAAAAAAAAAAAAAAAA." + "A" * 86 + ".k",
        "WMZ1.A-1.20261122.AAAAAAAAAAAAAAAAAAAAAA." + "A" * 86 + "." + "k" * 300,
    ],
)
def test_what_is_no_code_is_refused_in_words(broken):
    with pytest.raises(errors.BadSealCode):
        parse(broken)


@settings(max_examples=60)
@given(text=st.text(max_size=320))
def test_any_scanned_text_is_refused_and_never_breaks_anything(text):
    with pytest.raises(errors.BadSealCode):
        parse(text)


@pytest.mark.parametrize(("number", "key"), [("x.1", "k"), ("A-1", "a.b"), ("A-1", "")])
def test_numbers_and_keys_a_code_cannot_carry_are_our_error(number, key):
    with pytest.raises(errors.ProgramError):
        payload(number, DAY, FACTS, KEY.sign, key)
