"""The same by files: no challenge, no nonce, and nothing applied twice."""

import pytest

from county import errors
from tests.county_pc import dumps


def body_of(pc, **members):
    head = {**pc.head(), **members}
    for name in ("challenge", "attempt", "nonce"):
        del head[name]
    return dumps(head) + b"\n" + pc.segments(1)


def test_a_bundle_twice(one, two):
    one.op("volunteer", "v1", "add", name="王")
    first = one.read(one.bureau.exchange.carried(body_of(one), one.replica))
    again = one.read(one.bureau.exchange.carried(body_of(one), one.replica))
    assert first.head["verdicts"] == again.head["verdicts"] == [[1, 1, "applied", 1]]
    assert first.head["nonce"] is None
    assert len(two.sync().rows) == 1


def test_a_bundle_leaves_the_nonce_alone(one):
    one.sync()
    one.op("volunteer", "v1", "add", name="王")
    one.bureau.exchange.carried(body_of(one), one.replica)
    assert one.sync().head["verdicts"] == [[1, 1, "applied", 1]]


def test_a_bundle_in_anothers_name(one, two):
    with pytest.raises(errors.UnknownReplica):
        one.bureau.exchange.carried(body_of(one), two.replica)
