"""The line over real sockets: what the county said comes through, all else has a reason."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import socket
import struct
import threading
from collections.abc import Callable

import pytest

from desktop import errors
from desktop.sync.line.address import parse_address
from desktop.sync.line.api import Conditions, Patience, Wire, bare_wire_to, wire_to
from desktop.sync.line.metering import Limiter
from desktop.sync.line.port import MOST_UNPACKED_BYTES, packed, unpacked

UTC = dt.UTC
SHORT = Patience(connect_s=2, answer_s=0.3, whole_s=5)


def _wire(url: str, **around: object) -> Wire:
    return wire_to(parse_address(url), around=Conditions(**around))  # type: ignore[arg-type]


def _reason(wire: Wire, path: str = "/v1/county", body: bytes = b"") -> errors.NoAnswer:
    try:
        with pytest.raises(errors.NoAnswer) as caught:
            wire.request("POST" if body else "GET", path, {}, body)
    finally:
        wire.close()
    assert caught.value.reason in str(caught.value.facts)
    assert "{" not in str(caught.value)
    return caught.value


def test_one_connection_serves_many_requests_of_every_method(serve) -> None:
    served = serve(lambda h: h.say(b'{"v":1}'))
    wire = _wire(served.url)
    for method in ("GET", "POST", "HEAD", "PATCH", "HEAD", "GET"):
        reply = wire.request(method, "/v1/x", {"X-One": "1"}, b"body" if method == "POST" else b"")
        assert reply.status == 200
    wire.close()
    assert served.connections == 1
    assert [seen[0] for seen in served.seen] == ["GET", "POST", "HEAD", "PATCH", "HEAD", "GET"]
    assert served.seen[1][3] == b"body"
    assert served.seen[1][2]["x-one"] == "1"
    assert "cookie" not in served.seen[1][2]
    assert wire.traffic.requests == 6


def test_a_packed_body_goes_as_it_is_and_a_packed_reply_is_unpacked(serve) -> None:
    clear = b'{"a":1}\n' * 500
    served = serve(lambda h: h.say(gzip.compress(h.body), Content_Encoding="gzip"))
    wire = _wire(served.url)
    body, headers = packed(clear)
    reply = wire.request("POST", "/v1/exchange", headers, body)
    wire.close()
    assert served.seen[0][2]["content-encoding"] == "gzip"
    assert served.seen[0][3] == body
    assert gzip.decompress(reply.body) == clear
    assert unpacked(body) == clear
    assert wire.traffic.bytes_up < 800
    assert wire.traffic.bytes_down < 800


def test_the_same_body_is_packed_to_the_same_bytes() -> None:
    assert packed(b"x" * 1000) == packed(b"x" * 1000)
    assert packed(b"short") == (b"short", {})


def test_a_bomb_is_not_unpacked(serve) -> None:
    bomb = gzip.compress(bytes(MOST_UNPACKED_BYTES + 1))
    served = serve(lambda h: h.say(bomb, Content_Encoding="gzip"))
    assert _reason(_wire(served.url)).reason == "too_big"


@pytest.mark.parametrize("cut", [1, 8, 30])
def test_half_a_packed_reply_is_no_reply(serve, cut: int) -> None:
    data = gzip.compress(json.dumps(list(range(200))).encode())[:-cut]
    served = serve(lambda h: h.say(data, Content_Encoding="gzip"))
    assert _reason(_wire(served.url)).reason in ("cut", "garbled")


def test_errors_of_the_county_are_answers(serve) -> None:
    served = serve(lambda h: h.say(b'{"error":"slow_down"}', 429, Retry_After="90"))
    wire = _wire(served.url)
    reply = wire.request("GET", "/v1/keys/999999001001", {})
    wire.close()
    assert (reply.status, reply.error, reply.retry_after_s) == (429, "slow_down", 90)


@pytest.mark.parametrize(
    ("status", "headers", "reason", "wait"),
    [
        (200, {}, "portal", None),
        (302, {"Location": "http://login.example/"}, "portal", None),
        (511, {}, "portal", None),
        (403, {}, "portal", None),
        (404, {}, "elsewhere", None),
        (407, {}, "proxy", None),
        (408, {}, "server", None),
        (429, {"Retry_After": "120"}, "server", 120),
        (502, {}, "server", None),
        (503, {"Retry_After": "soon"}, "server", None),
    ],
)
def test_what_others_answer_is_no_answer(serve, status, headers, reason, wait) -> None:
    served = serve(lambda h: h.say(b"<html>", status, county=False, **headers))
    nothing = _reason(_wire(served.url))
    assert (nothing.reason, nothing.retry_after_s) == (reason, wait)
    assert len(served.seen) == 1  # no redirect was followed


def test_a_wait_until_a_date_is_measured_by_the_same_server_s_clock(serve) -> None:
    date = dt.datetime(2031, 5, 1, 8, 0, 0, tzinfo=UTC)
    served = serve(
        lambda h: h.say(b"", 503, county=False, Retry_After="Thu, 01 May 2031 08:02:00 GMT"),
        date=date,
    )
    assert _reason(_wire(served.url)).retry_after_s == 120


def test_a_county_of_another_version_is_no_county_of_ours(serve) -> None:
    served = serve(lambda h: h.say(b"{}", county=False, Station_Protocol="2"))
    assert _reason(_wire(served.url)).reason == "portal"


def _hang_up(handler) -> None:
    reset = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
    handler.connection.close()
    handler.close_connection = True


def _half_a_body(handler) -> None:
    handler.send_response(200)
    handler.send_header("Station-Protocol", "1")
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"half")
    handler.close_connection = True


def test_a_connection_cut_is_told_from_half_an_answer(serve) -> None:
    assert _reason(_wire(serve(_hang_up).url)).reason == "reset"
    assert _reason(_wire(serve(_half_a_body).url)).reason == "cut"


def test_nobody_at_the_door_silence_and_an_unknown_name_have_their_reasons(serve) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert _reason(_wire(f"http://127.0.0.1:{port}")).reason == "refused"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert _reason(_wire(url, patience=SHORT)).reason == "timeout"
    assert _reason(_wire("https://county.invalid")).reason == "dns"


def test_the_line_works_again_after_it_was_cut(serve) -> None:
    behaviours: list[Callable[[object], None]] = [_hang_up, lambda h: h.say(b"{}")]
    served = serve(lambda h: behaviours.pop(0)(h))  # noqa: PLW0108 - a new one each time
    wire = _wire(served.url)
    with pytest.raises(errors.NoAnswer):
        wire.request("GET", "/v1/county", {})
    assert wire.request("GET", "/v1/county", {}).status == 200
    wire.close()


@pytest.mark.parametrize(
    ("asked", "status", "told", "kept"),
    [
        ("bytes=40-99", 206, "bytes 40-99/200", 30_000),
        ("bytes=40-99", 206, "bytes 0-59/200", 0),
        ("bytes=40-99", 200, "bytes 40-99/200", 0),
        ("", 206, "bytes 40-99/200", 0),
    ],
)
def test_of_a_range_that_is_cut_what_came_is_kept(serve, asked, status, told, kept) -> None:
    def cut(handler) -> None:
        handler.send_response(status)
        handler.send_header("Station-Protocol", "1")
        handler.send_header("Content-Range", told)
        handler.send_header("Content-Length", "60000")
        handler.end_headers()
        handler.wfile.write(b"x" * 30_000)
        handler.close_connection = True

    wire = _wire(serve(cut).url)
    with pytest.raises(errors.NoAnswer) as caught:
        wire.request("GET", "/v1/blobs/aa", {"Range": asked} if asked else {})
    wire.close()
    assert (caught.value.reason, len(caught.value.arrived)) == ("cut", kept)


def test_a_range_is_asked_for_without_packing(serve) -> None:
    served = serve(lambda h: h.say(b"bytes", 206))
    wire = _wire(served.url)
    wire.request("GET", "/v1/blobs/aa", {"Range": "bytes=5-"})
    wire.close()
    assert served.seen[0][2]["accept-encoding"] == "identity"


def test_a_speed_limit_holds_both_ways_by_the_clock_it_is_given(serve) -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    limiter = Limiter(1000, monotonic=lambda: now[0], sleep=sleep)
    served = serve(lambda h: h.say(bytes(20_000)))
    wire = _wire(served.url, limiter=limiter)
    wire.request("POST", "/v1/x", {}, bytes(10_000))
    wire.close()
    assert now[0] == pytest.approx(30, abs=0.1)


def test_a_password_for_the_host_does_not_take_our_token_s_place(
    serve, tmp_path, monkeypatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    served = serve(lambda h: h.say(b"{}"))
    wire = _wire(served.url)
    wire._session.trust_env = True  # on loopback the environment is not asked anyway
    wire.request("GET", "/v1/blobs/aa", {"Authorization": "Bearer token"})
    wire.close()
    assert served.seen[0][2]["authorization"] == "Bearer token"


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(serve, monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    served = serve(lambda h: h.say(b"{}"))
    wire = _wire(served.url)
    assert wire.request("GET", "/v1/county", {}).status == 200
    wire.close()


# --- trust

LONG_AGO, LONG_HENCE = dt.datetime(2001, 1, 1, tzinfo=UTC), dt.datetime(2099, 1, 1, tzinfo=UTC)


def _https(url: str, ca: str, now: dt.datetime | None = None) -> Wire:
    around = Conditions(now=lambda: now or dt.datetime.now().astimezone())
    return wire_to(parse_address(url), ca, around)


def test_the_county_s_own_authority_is_trusted_and_kept_alive(serve, authority) -> None:
    served = serve(lambda h: h.say(b"{}"), authority.issue(LONG_AGO, LONG_HENCE))
    wire = _https(served.url, authority.pem)
    assert wire.request("GET", "/v1/county", {}).status == 200
    assert wire.request("GET", "/v1/county", {}).status == 200
    wire.close()
    assert served.connections == 1


def test_another_authority_is_not_trusted_even_if_the_environment_says_so(
    serve, authority, tmp_path, monkeypatch
) -> None:
    served = serve(lambda h: h.say(b"{}"), authority.issue(LONG_AGO, LONG_HENCE))
    bundle = tmp_path / "ca.pem"
    bundle.write_text(authority.pem)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    wire = _https(served.url, "")
    wire._session.trust_env = True
    assert _reason(wire).reason == "tls_ca"
    # Only whether it is a portal was asked, with nothing of ours.
    assert [(seen[0], seen[1]) for seen in served.seen] == [("GET", "/v1/county")]
    assert "authorization" not in served.seen[0][2]


def test_a_certificate_for_another_name_is_told_apart(serve, authority) -> None:
    served = serve(lambda h: h.say(b"{}"), authority.issue(LONG_AGO, LONG_HENCE, "192.0.2.7"))
    assert _reason(_https(served.url, authority.pem)).reason == "tls_name"


def test_a_pc_whose_date_is_behind_is_told_so(serve, authority) -> None:
    """The certificate lies in this PC's future, and the county's clock agrees with it."""
    since, date = (dt.datetime(2090, month, 1, tzinfo=UTC) for month in (1, 6))
    served = serve(lambda h: h.say(b"{}"), authority.issue(since, LONG_HENCE), date)
    nothing = _reason(_https(served.url, authority.pem, dt.datetime(2026, 11, 22, tzinfo=UTC)))
    assert nothing.reason == "tls_date"
    assert "2026年11月22日" in str(nothing)
    assert "2090年06月01日" in str(nothing)


def test_a_pc_whose_date_is_ahead_is_told_so(serve, authority) -> None:
    until, date = (dt.datetime(2010, month, 1, tzinfo=UTC) for month in (9, 6))
    served = serve(lambda h: h.say(b"{}"), authority.issue(LONG_AGO, until), date)
    assert _reason(_https(served.url, authority.pem)).reason == "tls_date"


def test_an_expired_certificate_is_the_county_s_fault_when_both_clocks_agree(
    serve, authority
) -> None:
    until = dt.datetime(2010, 9, 1, tzinfo=UTC)
    served = serve(lambda h: h.say(b"{}"), authority.issue(LONG_AGO, until))
    nothing = _reason(_https(served.url, authority.pem))
    assert nothing.reason == "tls_expired"
    assert "2010年09月01日" in str(nothing)


@pytest.mark.parametrize("reply", [(200, {}), (302, {"Location": "/login"}), (511, {})])
@pytest.mark.parametrize("name", ["127.0.0.1", "192.0.2.7"])
def test_a_portal_with_a_certificate_of_its_own_is_called_one(
    serve, authority, reply, name
) -> None:
    status, headers = reply
    served = serve(
        lambda h: h.say(b"<html>", status, county=False, **headers),
        authority.issue(LONG_AGO, LONG_HENCE, name),
    )
    # Known by its name, whose certificate is another's; and not known at all.
    wire = _https(served.url, authority.pem if name != "127.0.0.1" else "")
    with pytest.raises(errors.NoAnswer) as caught:
        wire.request("POST", "/v1/exchange", {"Authorization": "token"}, b"ops")
    wire.close()
    assert caught.value.reason == "portal"
    assert [seen[3] for seen in served.seen] == [b""]
    assert "authorization" not in served.seen[0][2]


def test_a_portal_without_tls_on_the_secure_port_is_called_one(serve, authority) -> None:
    served = serve(lambda h: h.say(b"<html>", county=False))
    wire = _https(served.url.replace("http:", "https:"), authority.pem)
    assert _reason(wire).reason == "portal"


def test_a_server_that_only_refuses_to_speak_without_tls_is_no_portal(serve, authority) -> None:
    served = serve(lambda h: h.say(b"<html>", 400, county=False))
    wire = _https(served.url.replace("http:", "https:"), authority.pem)
    assert _reason(wire).reason == "tls"


def test_a_bare_line_may_ask_who_is_there(serve, authority) -> None:
    served = serve(lambda h: h.say(b'{"v":1}'), authority.issue(LONG_AGO, LONG_HENCE))
    bare = bare_wire_to(parse_address(served.url))
    assert bare.request("GET", "/v1/county", {}).json() == {"v": 1}
    bare.close()


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (" county.example/ ", "https://county.example"),
        ("https://county.example:8443/civic/", "https://county.example:8443/civic"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_addresses_are_understood(typed: str, url: str) -> None:
    assert parse_address(typed).url == url


@pytest.mark.parametrize(
    "typed",
    [
        "http://county.example",
        "http://127.0.0.1.county.example",
        "ftp://county.example",
        "https://",
        "",
        "https://a:b@county.example",
        "https://county.example/?x=1",
        "https://county.example:99999",
        "县平台 网址",
    ],
)
def test_addresses_that_can_be_no_county_s_are_refused(typed: str) -> None:
    with pytest.raises(errors.BadAddress):
        parse_address(typed)


@pytest.mark.parametrize("secure", [False, True])
def test_a_line_that_hangs_is_given_up_at_once_from_another_thread(
    serve, authority, secure: bool
) -> None:
    arrived, over = threading.Event(), threading.Event()

    def hang(handler) -> None:
        arrived.set()
        over.wait(20)

    tls = authority.issue(LONG_AGO, LONG_HENCE) if secure else None
    served = serve(hang, tls)
    wire = wire_to(parse_address(served.url), authority.pem if secure else "")
    waiter = threading.Thread(target=lambda: (arrived.wait(20), wire.abort()))
    waiter.start()
    assert _reason(wire).reason == "stopped"
    assert not over.is_set()
    over.set()
    waiter.join()
    assert _reason(wire).reason == "stopped"
    assert len(served.seen) == 1


def test_a_portal_that_hangs_up_on_a_body_is_found_by_asking_without_one(serve) -> None:
    def portal(handler) -> None:
        if handler.command == "POST":
            _hang_up(handler)
        else:
            handler.say(b"<html>", county=False)

    served = serve(portal)
    assert _reason(_wire(served.url), body=b"ops").reason == "portal"
    assert [seen[0] for seen in served.seen] == ["POST", "GET"]
