"""Errors of a county that are no word on what was asked: it is asked again."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.sync.line.address import parse_address
from desktop.sync.line.api import Conditions, wire_to
from desktop.sync.line.calls import Calls


@pytest.mark.parametrize(("status", "code"), [(429, "slow_down"), (503, "busy"), (500, "internal")])
def test_a_county_that_is_busy_or_erred_is_waited_for(serve, status: int, code: str) -> None:
    served = serve(lambda h: h.say(b'{"error":"%s"}' % code.encode(), status, Retry_After="9"))
    wire = wire_to(parse_address(served.url), around=Conditions())
    with pytest.raises(errors.NoAnswer) as waiting:
        Calls(wire, "999999001001", "").fresh_challenge()
    wire.close()
    assert (waiting.value.reason, waiting.value.retry_after_s) == ("server", 9)


def test_a_county_that_refuses_is_not_asked_again(serve) -> None:
    served = serve(lambda h: h.say(b'{"error":"revoked"}', 403))
    wire = wire_to(parse_address(served.url), around=Conditions())
    with pytest.raises(errors.CountyRefused) as refused:
        Calls(wire, "999999001001", "").fresh_challenge()
    wire.close()
    assert refused.value.code == "revoked"
