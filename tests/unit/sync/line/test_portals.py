"""A county over TLS that is silent, and a network that sends everybody to its own page."""

from __future__ import annotations

import pytest

from desktop.sync.line.address import Address
from desktop.sync.line.port import no_answer
from desktop.sync.line.portals import Seen, rather_portal

COUNTY = Address("https://county.example:8443", loopback=False)
LOGIN = {"location": "http://login.hotel.example/?back=county.example"}


def judged(reason: str, seen: Seen | None, county: Address = COUNTY) -> tuple[str, list[str]]:
    asked: list[str] = []

    def glance(place: Address) -> Seen | None:
        asked.append(place.url)
        return seen

    return rather_portal(no_answer(reason), county, glance).reason, asked


@pytest.mark.parametrize("reason", ["refused", "reset", "timeout"])
def test_where_tls_is_hung_up_on_the_plain_port_tells_of_the_portal(reason: str) -> None:
    assert judged(reason, (302, LOGIN)) == ("portal", ["http://county.example"])
    assert judged(reason, (511, {}))[0] == "portal"


@pytest.mark.parametrize(
    "seen",
    [
        None,
        (200, {}),
        (404, {}),
        (301, {"location": "https://county.example/"}),
        (302, {"location": "/welcome"}),
        (302, {**LOGIN, "station-protocol": "1"}),
    ],
)
def test_a_county_that_is_down_stays_down_whatever_else_its_machine_serves(seen) -> None:
    assert judged("refused", seen)[0] == "refused"


@pytest.mark.parametrize("reason", ["no_network", "dns", "proxy", "stopped", "garbled"])
def test_what_has_a_reason_of_its_own_is_not_asked_about(reason: str) -> None:
    assert judged(reason, (302, LOGIN)) == (reason, [])


def test_without_tls_a_portal_has_shown_itself_already() -> None:
    here = Address("http://127.0.0.1:8000", loopback=True)
    assert judged("refused", (302, LOGIN), here) == ("refused", [])
