"""Bodies and headers that are meant to hurt, rightly signed: refused in words of ours."""

from __future__ import annotations

import asyncio
import base64
import gzip
import hashlib
from typing import Any

import pytest
from fastapi import FastAPI

from county import errors
from county.app import County
from county.auth import limits
from county.routes import bodies
from county.wire import encoding
from county.wire.signatures import exchange_message, signer_id
from tests.county_line import (
    JPEG,
    InProcess,
    announced,
    enrolment,
    join,
    photo,
    piece,
    token,
    words,
)
from tests.county_pc import STATION, Pc, dumps


def sent(client: InProcess, pc: Pc, body: bytes, packed: bytes | None = None) -> Any:
    """An exchange of whatever bytes, signed by a PC that may."""
    headers = {"Station-Signature": signed(pc, body if packed is None else packed)}
    if packed is not None:
        headers["Content-Encoding"] = "gzip"
    return client.post("/v1/exchange", content=body if packed is None else packed, headers=headers)


def signed(pc: Pc, raw: bytes) -> str:
    message = exchange_message(CHALLENGE[0], hashlib.sha256(raw).digest())
    return f"{signer_id(pc.public)} {encoding.b64(pc.key.sign(message))}"


CHALLENGE = [""]


@pytest.fixture
def head(county: County, pc: Pc) -> bytes:
    """A good head's line without its newline; its challenge is what `sent` signs."""
    CHALLENGE[0] = county.door.challenges.issue()
    return dumps(pc.head(challenge=CHALLENGE[0]))


SEG = b'["seg",1,1,"%s","%s"]' % (b"A" * 43, b"A" * 86)
MALFORMED = {
    "no newline": lambda head: head,
    "an empty line": lambda head: head + b"\n\n",
    "empty lines before": lambda head: b"\n\n" + head + b"\n",
    "carriage returns": lambda head: head + b"\r\n\r\n",
    "a byte order mark": lambda head: b"\xef\xbb\xbf" + head + b"\n",
    "utf-16": lambda head: head.decode().encode("utf-16") + b"\n",
    "a NUL between": lambda head: head + b"\0\n",
    "a NUL in a number": lambda head: head.replace(b'"v":1', b'"v":1\0') + b"\n",
    "invalid utf-8": lambda head: head.replace(b'"0.2.0"', b'"\xff"') + b"\n",
    "half a pair": lambda head: head.replace(b'"0.2.0"', b'"\\ud800"') + b"\n",
    "a NUL escaped": lambda head: head.replace(b'"0.2.0"', b'"\\u0000"') + b"\n",
    "NaN": lambda head: head.replace(b'"schema":3', b'"schema":NaN') + b"\n",
    "infinity": lambda head: head.replace(b'"schema":3', b'"schema":1e999') + b"\n",
    "a fraction": lambda head: head.replace(b'"schema":3', b'"schema":3.5') + b"\n",
    "2^64": lambda head: head.replace(b'"schema":3', b'"schema":18446744073709551616') + b"\n",
    "beyond 2^53": lambda head: head.replace(b'"schema":3', b'"schema":9007199254740993') + b"\n",
    "a number of 4,000 digits": lambda head: (
        head.replace(b":3,", b":" + b"9" * 4_000 + b",") + b"\n"
    ),
    "below nothing": lambda head: head.replace(b'"schema":3', b'"schema":-1') + b"\n",
    "a former replica without a name": lambda head: head[:-1] + b',"former":{"":0}}\n',
    "nested": lambda head: head[:-1] + b',"x":' + b"[" * 30_000 + b"]" * 30_000 + b"}\n",
    "a segment alone": lambda head: head + b"\n" + SEG + b"\n",
    "a segment of strings": lambda head: head + b'\n["seg","1","1","x","y"]\n{}\n',
    "a segment nested": lambda head: head + b"\n" + b"[" * 30_000 + b"\n{}\n",
    "an op alone": lambda head: head + b'\n{"k":"team","i":"t","b":0}\n',
    "a proof of nobody": lambda head: head + b"\n" + SEG + b'\n{"k":"team","i":"t","b":0}\n',
}


@pytest.mark.parametrize("name", sorted(MALFORMED))
def test_an_exchange_of_another_form_is_malformed(
    client: InProcess, pc: Pc, head: bytes, name: str
) -> None:
    reply = sent(client, pc, MALFORMED[name](head))
    assert (reply.status_code, words(reply)["error"]) == (400, "malformed")


def test_of_a_member_named_twice_the_last_counts(client: InProcess, pc: Pc, head: bytes) -> None:
    twice = head.replace(b'"v":1', b'"v":2,"v":1', 1) + b"\n"
    assert sent(client, pc, twice).status_code == 200
    thrice = head[:-1] + b',"station":"610802001002"}\n'
    assert words(sent(client, pc, thrice))["error"] == "unknown_replica"


def test_gzip_within_gzip_is_no_exchange(client: InProcess, pc: Pc, head: bytes) -> None:
    once = gzip.compress(head + b"\n")
    assert sent(client, pc, b"", once).status_code == 200
    assert words(sent(client, pc, b"", gzip.compress(once)))["error"] == "malformed"
    bomb = gzip.compress(gzip.compress(bytes(256 << 20)))
    assert words(sent(client, pc, b"", bomb))["error"] == "malformed"
    assert sent(client, pc, b"", gzip.compress(head + b" " * (9 << 20))).status_code == 413


TEXTS = ("\0", "\x80\xfe", "é" * 400, "\u202e", "\n")


@pytest.mark.parametrize("text", TEXTS)
def test_odd_texts_of_who_joins_and_administers_do_no_harm(
    county: County, client: InProcess, pc: Pc, text: str
) -> None:
    request = enrolment(county.enrolling.make_code(STATION).code, STATION, name=text)
    assert client.post("/v1/enrol", json=request.sealed()).status_code in (200, 400)
    bearer = {"Authorization": f"Bearer {county.admins.add(STATION[:6], '王主任')}"}
    for url, body in (
        ("/v1/admin/stations", {"code": STATION, "name": text}),
        ("/v1/admin/codes", {"station": text}),
        ("/v1/admin/publications", {"kind": text, "fields": {}}),
        ("/v1/admin/publications", {"kind": "document", "fields": {text: text, "title": text}}),
    ):
        reply = client.post(url, json=body, headers=bearer)
        assert reply.status_code in (200, 400, 403, 422), (url, reply.text)


# Slow ones --------------------------------------------------------------------------------------


class Trickle:
    """A request whose body comes in drops, or never.

    Args:
        drops: how many come; None for ever.
    """

    def __init__(self, drops: int | None) -> None:
        self.drops, self.headers = drops, dict[str, str]()
        self.app = FastAPI()
        self.app.state.room = bodies.Room()

    async def stream(self) -> Any:
        came = 0
        while self.drops is None or came < self.drops:
            came += 1
            await asyncio.sleep(0)
            yield b"x"
        await asyncio.Event().wait()


@pytest.mark.parametrize(("drops", "idle", "whole"), [(3, 0.01, 60), (None, 60, 0.05)])
def test_who_sends_too_slowly_is_sent_away(
    monkeypatch: pytest.MonkeyPatch, drops: int | None, idle: float, whole: float
) -> None:
    monkeypatch.setattr(bodies, "IDLE_S", idle)
    monkeypatch.setattr(bodies, "WHOLE_S", whole)
    with pytest.raises(errors.Malformed) as refused:
        asyncio.run(bodies.packed_body(Trickle(drops)))  # type: ignore[arg-type]
    assert refused.value.headers == {"Connection": "close"}


# tus ----------------------------------------------------------------------------------------------


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "x"}, 400),
        ({"Upload-Length": "1.5"}, 400),
        ({"Upload-Length": "9" * 400}, 400),
        ({"Upload-Length": "0"}, 413),
        ({"Upload-Length": "2000001"}, 413),
        ({"Upload-Length": ""}, 400),
        ({"Upload-Metadata": ""}, 400),
        ({"Upload-Metadata": "station"}, 400),
        ({"Upload-Metadata": "station !!!"}, 400),
        ({"Upload-Metadata": "x " + "A" * 12_000}, 400),
        ({"Upload-Metadata": "station " + base64.b64encode(b"\xff\xfe").decode()}, 400),
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Tus-Resumable": ""}, 412),
    ],
)
def test_hostile_headers_of_a_new_upload(
    client: InProcess, pc: Pc, headers: dict[str, str], status: int
) -> None:
    named = photo(pc)
    pc.sync()
    told = {**token(client, pc), **announced(pc, named, "standard", JPEG), **headers}
    assert client.post("/v1/photos", headers=told).status_code == status


@pytest.mark.parametrize(
    ("members", "status"),
    [
        ({"station": "../../x"}, 404),
        ({"station": "610802001002"}, 403),
        ({"photo": "../" * 20}, 404),
        ({"photo": "A" * 64}, 404),
        ({"rendition": "../x"}, 404),
        ({"rendition": "standard\0"}, 404),
        ({"sha256": "x"}, 400),
        ({"filetype": "text/html"}, 415),
        ({"filetype": "image/jpeg\r\nX: y"}, 415),
        ({"filetype": "image/svg+xml"}, 415),
    ],
)
def test_hostile_metadata_of_a_new_upload(
    client: InProcess, pc: Pc, members: dict[str, str], status: int
) -> None:
    named = photo(pc)
    pc.sync()
    told = {**token(client, pc), **announced(pc, named, "standard", JPEG)}
    for name, text in members.items():
        pairs = told["Upload-Metadata"].split(",")
        others = [pair for pair in pairs if not pair.startswith(f"{name} ")]
        told["Upload-Metadata"] = ",".join([*others, f"{name} {b64(text)}"])
    reply = client.post("/v1/photos", headers=told)
    assert (reply.status_code, "x-y" in reply.headers) == (status, False)


def test_hostile_pieces_of_an_upload_change_nothing(client: InProcess, pc: Pc) -> None:
    named = photo(pc)
    pc.sync()
    bearer = token(client, pc)
    created = {**bearer, **announced(pc, named, "standard", JPEG)}
    place = client.post("/v1/photos", headers=created).headers["location"]

    def patched(content: bytes, **headers: str) -> int:
        told = {**bearer, **piece(0), **{n.replace("_", "-"): v for n, v in headers.items()}}
        return int(client.patch(place, headers=told, content=content).status_code)

    for offset in ("-1", "x", "1.0", "", "9" * 300):
        assert patched(JPEG, Upload_Offset=offset) == 400
    for offset in ("1", "999999999999999"):
        assert patched(JPEG, Upload_Offset=offset) == 409
    assert patched(JPEG + b"x") == 413
    assert patched(JPEG, Content_Type="image/jpeg") == 415
    for checksum in ("md5 x", "sha256", "sha256 !", "sha256 " + "A" * 43 + "=", ""):
        assert patched(JPEG[:99], Upload_Checksum=checksum) in (400, 460)
    told = client.head(place, headers={**bearer, "Tus-Resumable": "1.0.0"})
    assert told.headers["upload-offset"] == "0"
    assert patched(JPEG) == 204


# Limits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["/v1/enrol", "/v1/token", "/v1/replica", "/v1/admin/devices"])
def test_limits_are_counted_by_all_workers_together(
    county: County, client: InProcess, pc: Pc, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    from county.app import make_app, make_verbs

    for name in ("WRONG_CODES", "TOKENS", "UNPROVED", "WRONG_KEYS"):
        rule: limits.Rule = getattr(limits, name)
        monkeypatch.setattr(limits, name, limits.Rule(rule.name, 4, rule.window_s))
    workers = [client, InProcess(make_app(make_verbs(county)))]

    def ask(worker: InProcess) -> Any:
        if url == "/v1/enrol":
            wrong = {**enrolment(county.enrolling.make_code(STATION).code, STATION).sealed()}
            return worker.post(url, json={**wrong, "code": "0000"})
        if url == "/v1/token":
            pc.bureau.client = worker  # type: ignore[attr-defined]
            try:
                token(worker, pc)
            except AssertionError as refused:
                return str(refused)
            return ""
        if url == "/v1/replica":
            return worker.post(url, json={})
        return worker.get(url, headers={"Authorization": "Bearer " + "A" * 41})

    told = [ask(workers[n % 2]) for n in range(6)]
    slow = ["slow_down" in (each if isinstance(each, str) else each.text) for each in told]
    assert slow == [False] * 4 + [True] * 2
    # Who did nothing wrong elsewhere is not kept out.
    elsewhere = InProcess(make_app(make_verbs(county)), address="203.0.113.9")
    assert join(elsewhere, county.enrolling.make_code(STATION).code, STATION).sync().status == 200
