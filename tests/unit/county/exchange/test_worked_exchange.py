"""The county answers the worked exchange of docs/protocol.md, 15, as that page has it."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from county.config import resources
from tests.county_pc import Pc, dumps

TOLD = json.loads((resources() / "protocol" / "vectors" / "exchange.json").read_text("utf-8"))
#: Drawn anew or by the clock; all else is as on the page.
OWN = ("challenge", "nonce", "now")


@pytest.fixture
def pcs(county):
    found = {}
    for name, told in TOLD["keys"].items():
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(told["private_key"]))
        found[name] = Pc(county, TOLD["feed"], told["replica"], key)
        county.enrol(found[name])
    return found


def test_every_answer_is_the_page_s(county, pcs):
    for step in TOLD["steps"]:
        pc = pcs[step["by"]]
        head = {**json.loads(step["request"][0]), "nonce": pc.nonce}
        head["challenge"] = county.door.challenges.issue()
        body = b"".join(line + b"\n" for line in [dumps(head), *encoded(step["request"][1:])])
        answer = county.exchange.answer(pc.signed(body), body)

        opening, *rows = answer.body.decode().splitlines()
        opening, expected = json.loads(opening), json.loads(step["reply"][0])
        pc.nonce = opening["nonce"]
        assert set(opening) == set(expected)
        assert {**opening, **{name: expected[name] for name in OWN}} == expected
        assert rows == step["reply"][1:]


def encoded(lines):
    return [line.encode() for line in lines]
