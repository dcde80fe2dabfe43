"""Joining and syncing over HTTP for tests of the county, by the small PC of `county_pc`."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import uuid
from dataclasses import dataclass
from typing import Any, Protocol

import anyio
import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from county.wire.codes import parse
from county.wire.encoding import b64, compact
from county.wire.signatures import token_message
from tests.county_pc import Pc

OTHER_STATION, OTHER_TOWN_STATION = "610802001002", "610802002001"


class Client(Protocol):
    """httpx, or starlette's test client."""

    def request(self, method: str, url: str, **rest: Any) -> Any: ...


@dataclass
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class InProcess:
    """A client of an application in this very process.

    Starlette's own test client warns of the httpx that is installed; warnings fail tests.

    Args:
        app: of FastAPI.
        address: where requests seem to come from.
        scheme: of the addresses.
    """

    def __init__(self, app: Any, address: str = "127.0.0.1", scheme: str = "http") -> None:
        self._transport = httpx.ASGITransport(app, client=(address, 40_000))
        self._base = f"{scheme}://county.test"
        self.cookies = httpx.Cookies()

    def request(self, method: str, url: str, **rest: Any) -> httpx.Response:
        async def run() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=self._transport, base_url=self._base, cookies=self.cookies
            ) as client:
                return await client.request(method, url, **rest)

        reply = anyio.run(run)
        self.cookies.update(reply.cookies)
        return reply

    def get(self, url: str, **rest: Any) -> httpx.Response:
        return self.request("GET", url, **rest)

    def post(self, url: str, **rest: Any) -> httpx.Response:
        return self.request("POST", url, **rest)

    def head(self, url: str, **rest: Any) -> httpx.Response:
        return self.request("HEAD", url, **rest)

    def patch(self, url: str, **rest: Any) -> httpx.Response:
        return self.request("PATCH", url, **rest)


class Line:
    """Stands where `county_pc.Bureau` does, with the line in between."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.door = self
        self.challenges = self
        self.exchange = self

    def issue(self) -> str:
        challenge: str = self.client.request("GET", "/v1/challenge").json()["challenge"]
        return challenge

    def answer(self, signature: str | None, body: bytes) -> _Answer:
        headers = {"Station-Signature": signature or "", "Content-Type": "application/x-ndjson"}
        reply = self.client.request("POST", "/v1/exchange", content=body, headers=headers)
        return _Answer(reply.status_code, dict(reply.headers), reply.content)


@dataclass
class Request:
    """An enrolment before it is sent."""

    body: dict[str, Any]
    secret: bytes
    key: Ed25519PrivateKey
    sealing: X25519PrivateKey

    def sealed(self) -> dict[str, Any]:
        """With its proof."""
        proof = hmac.digest(self.secret, b"station-enrol-1\n" + compact(self.body), "sha256")
        return {**self.body, "proof": b64(proof)}


def enrolment(code: str, station: str, /, **members: Any) -> Request:
    """A request of a new PC with that code."""
    parsed = parse(code)
    assert parsed is not None
    key = Ed25519PrivateKey.generate()
    sealing = X25519PrivateKey.generate()
    body = {
        "v": 1,
        "code": parsed.id,
        "station": station,
        "replica": str(uuid.uuid4()),
        "key": b64(key.public_key().public_bytes_raw()),
        "sealing": b64(sealing.public_key().public_bytes_raw()),
        "name": "村部电脑",
        "schema": 3,
        "issued": "2026-11-22",
        **members,
    }
    return Request(body, parsed.secret.encode(), key, sealing)


def join(client: Client, code: str, station: str) -> Pc:
    """A PC that has joined over the line; the county's proof is checked."""
    request = enrolment(code, station)
    reply = client.request("POST", "/v1/enrol", json=request.sealed())
    assert reply.status_code == 200, reply.text
    told = reply.json()
    rest = {name: told[name] for name in told if name != "proof"}
    proof = hmac.digest(request.secret, b"county-enrol-1\n" + compact(rest), "sha256")
    assert b64(proof) == told["proof"]
    return Pc(Line(client), station, request.body["replica"], request.key)  # type: ignore[arg-type]


def token(client: Client, pc: Pc) -> dict[str, str]:
    """The header of a PC that signed a challenge."""
    challenge = client.request("GET", "/v1/challenge").json()["challenge"]
    body = {
        "v": 1,
        "station": pc.station,
        "replica": pc.replica,
        "challenge": challenge,
        "signature": b64(pc.key.sign(token_message(challenge))),
    }
    reply = client.request("POST", "/v1/token", json=body)
    assert reply.status_code == 200, reply.text
    return {"Authorization": f"Bearer {reply.json()['token']}"}


JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 200


def photo(pc: Pc, data: bytes = JPEG) -> str:
    """Make the record that names a photo; gives its hash."""
    hashed = hashlib.sha256(data).hexdigest()
    pc.op("photo", str(uuid.uuid4()), "add", sha256=hashed, format="jpeg")
    return hashed


def announced(pc: Pc, photo: str, rendition: str, data: bytes, **members: str) -> dict[str, str]:
    """The headers of an upload's creation."""
    told = {
        "station": pc.station,
        "photo": photo,
        "rendition": rendition,
        "sha256": hashlib.sha256(data).hexdigest(),
        "filetype": "image/jpeg",
        **members,
    }
    pairs = [f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items()]
    return {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": str(len(data)),
        "Upload-Metadata": ",".join(pairs),
    }


def piece(offset: int) -> dict[str, str]:
    """The headers of one piece of an upload."""
    return {
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": str(offset),
        "Content-Type": "application/offset+octet-stream",
    }


def words(reply: Any) -> Any:
    """The body of a JSON answer."""
    return json.loads(reply.content)
