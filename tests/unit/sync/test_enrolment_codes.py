"""Codes copied from paper: understood where they can be, and words where they can't."""

from __future__ import annotations

import json

import pytest

from desktop import config, errors
from desktop.sync.joining.enrolment import Applicant, check_county, check_reply, request_of
from desktop.sync.joining.enrolment_code import LETTERS, check_letter, fingerprint, parse_code
from desktop.sync.wire.encoding import unb64

VECTOR = json.loads(
    (config.resources() / "protocol/vectors/enrolment.json").read_text(encoding="utf-8")
)
CODE = VECTOR["code"]


def test_the_code_of_the_vectors_is_taken_apart() -> None:
    code = parse_code(CODE)
    assert (code.id, code.secret) == (VECTOR["code_id"], VECTOR["secret"])
    assert code.names(bytes.fromhex(VECTOR["identity_public_key"]))
    assert not code.names(bytes(32))


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        CODE.replace("0", "O"),
        "".join(chr(ord(c) + 0xFEE0) for c in CODE),
        f" {CODE.replace('-', '－')}\n",
    ],
)
def test_every_usual_spelling_of_a_code_is_understood(typed: str) -> None:
    assert parse_code(typed) == parse_code(CODE)


def test_every_wrong_letter_and_every_swap_of_neighbours_is_noticed() -> None:
    letters = CODE.replace("-", "")
    for place, right in enumerate(letters[:-1]):
        for wrong in LETTERS:
            # Letters worth 0 and 31 look the same modulo 31.
            if wrong != right and {wrong, right} != {"0", "Z"}:
                with pytest.raises(errors.BadEnrolCode):
                    parse_code(letters[:place] + wrong + letters[place + 1 :])
    for place in range(23):
        one, two = letters[place : place + 2]
        if one != two and {one, two} != {"0", "Z"}:
            with pytest.raises(errors.BadEnrolCode):
                parse_code(letters[:place] + two + one + letters[place + 2 :])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (CODE[:-1], "少了 1 个字符"),
        (CODE + "22", "多了 2 个字符"),
        (CODE.replace("7", "U"), "不会有“U”"),
        ("", "少了 25 个字符"),
        (CODE[:-1] + ("2" if CODE[-1] != "2" else "3"), "抄错"),
    ],
)
def test_what_is_wrong_with_a_code_is_said_in_words(typed: str, words: str) -> None:
    with pytest.raises(errors.BadEnrolCode, match=words):
        parse_code(typed)


def test_the_secret_of_a_code_does_not_show_in_its_repr() -> None:
    assert VECTOR["secret"] not in repr(parse_code(CODE))


def test_the_check_letter_and_the_fingerprint_are_those_of_the_vectors() -> None:
    letters = CODE.replace("-", "")
    assert check_letter(letters[:-1]) == letters[-1]
    assert fingerprint(bytes.fromhex(VECTOR["identity_public_key"])) == letters[16:24]


def _applicant() -> Applicant:
    told = VECTOR["request"]
    return Applicant(
        told["station"],
        told["replica"],
        unb64(told["key"]),
        unb64(told["sealing"]),
        told["name"],
        told["schema"],
        told["issued"],
    )


def test_the_request_is_the_one_of_the_vectors() -> None:
    assert request_of(parse_code(CODE), _applicant()) == VECTOR["request"]


def test_the_reply_of_the_vectors_is_believed() -> None:
    joined = check_reply(VECTOR["reply"], parse_code(CODE), "999999001001")
    assert joined.station["name"] == VECTOR["reply"]["station"]["name"]
    assert joined.county.code == "999999"
    assert len(joined.duplicates_key) == 32


def test_a_pc_that_does_not_know_its_station_learns_it_from_the_reply() -> None:
    joined = check_reply(VECTOR["reply"], parse_code(CODE), "")
    assert joined.station["code"] == "999999001001"


@pytest.mark.parametrize(
    "change",
    [
        {"proof": VECTOR["request"]["proof"]},
        {"proof": None},
        {"challenge": "another"},
        {"station": {**VECTOR["reply"]["station"], "name": "别的站"}},
        {"keys": []},
    ],
)
def test_a_changed_reply_is_not_believed(change: dict[str, object]) -> None:
    with pytest.raises(errors.CountyNotProved):
        check_reply({**VECTOR["reply"], **change}, parse_code(CODE), "999999001001")


def test_the_reply_for_another_station_is_not_believed() -> None:
    with pytest.raises(errors.CountyNotProved):
        check_reply(VECTOR["reply"], parse_code(CODE), "999999001002")


def test_a_county_is_believed_by_the_code_alone() -> None:
    facts = VECTOR["reply"]["county"]
    assert check_county(facts, parse_code(CODE)).name == facts["name"]
    for changed in (
        {**facts, "ca": "-----BEGIN CERTIFICATE-----"},
        {**facts, "sealing": facts["identity"]},
        {**facts, "identity": facts["sealing"]},
        {**facts, "signature": None},
        {name: value for name, value in facts.items() if name != "name"},
        [],
        None,
    ):
        with pytest.raises(errors.CountyNotProved):
            check_county(changed, parse_code(CODE))
