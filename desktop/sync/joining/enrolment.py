"""Joining a county: what is asked, what is answered, and how each proves itself (section 10)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from desktop import errors
from desktop.sync.joining.enrolment_code import EnrolCode
from desktop.sync.joining.identity import chain, signed_by
from desktop.sync.wire.encoding import b64, compact, unb64

_MOST_NAME = 100


@dataclass(frozen=True, slots=True)
class County:
    """A county whose identity an enrolment code has proved.

    Args:
        code: its 6-digit division code.
        name: of the county.
        identity: its Ed25519 key, b64.
        sealing: the X25519 key that bundles to it are sealed to, b64.
        ca: PEM of its own authority; empty where the system's will do.
    """

    code: str
    name: str
    identity: str
    sealing: str
    ca: str

    def signed(self, message: bytes, signature: object) -> bool:
        """Whether the county's identity key signed this."""
        return signed_by(unb64(self.identity, 32), message, signature)

    def to_json(self) -> dict[str, str]:
        """As a setting."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Applicant:
    """The replica that asks.

    Args:
        station: its division code; empty where a second PC does not know it yet.
        replica: its id.
        key: public device key, 32 bytes.
        sealing: public X25519 key, 32 bytes.
        name: of the PC.
        schema: of its records.
        issued: the PC's day, ISO; judged for codes that travel by file only.
    """

    station: str
    replica: str
    key: bytes
    sealing: bytes
    name: str
    schema: int
    issued: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What the county answered.

    Args:
        station: `code`, `name`, `town` and `county` as the county knows them.
        county: who it is.
        keys: of towns and stations, as they came.
        duplicates_id: names the key of `d`.
        duplicates_key: for the tokens of ID numbers.
        challenge: for the first exchange; empty by file.
    """

    station: Mapping[str, str]
    county: County
    keys: list[Any]
    duplicates_id: str
    duplicates_key: bytes
    challenge: str


def request_of(code: EnrolCode, applicant: Applicant) -> dict[str, Any]:
    """The body of `POST /v1/enrol`; the same code and applicant give the same body."""
    body: dict[str, Any] = {
        "v": 1,
        "code": code.id,
        "station": applicant.station,
        "replica": applicant.replica,
        "key": b64(applicant.key),
        "sealing": b64(applicant.sealing),
        "name": applicant.name[:_MOST_NAME],
        "schema": applicant.schema,
        "issued": applicant.issued,
    }
    return proved(code, body)


def proved(code: EnrolCode, request: Mapping[str, Any]) -> dict[str, Any]:
    """A request with the proof that this code gives, in place of any it had."""
    body = {name: value for name, value in request.items() if name != "proof"}
    return {**body, "proof": b64(_proof(code, b"station-enrol-1\n", body))}


def check_county(body: object, code: EnrolCode) -> County:
    """Who a county says it is, proved by the code.

    Raises:
        errors.CountyNotProved: the code was issued by another, or somebody changed the answer.
    """
    county, signed = _signed_by(body)
    if not code.names(unb64(county.identity, 32)):
        raise errors.CountyNotProved(why="加入码不是这个县平台发的")
    if not signed:
        raise errors.CountyNotProved(why="签名不对")
    return county


def check_own_county(body: object, identity: str) -> County:
    """What the county that was joined says of itself now, its authority above all.

    Args:
        body: of `GET /v1/county`, asked without trust.
        identity: its key as it was when this station joined, b64; one that it signed will do.

    Raises:
        errors.CountyNotProved: it is another county, or somebody changed the answer.
    """
    county, signed = _signed_by(body)
    told = body.get("succession") if isinstance(body, dict) else None
    if county.identity not in chain(identity, told):
        raise errors.CountyNotProved(why="那里是另一个县平台")
    if not signed:
        raise errors.CountyNotProved(why="签名不对")
    return county


def _signed_by(body: object) -> tuple[County, bool]:
    """Whom a document names, and whether the key it names signed it."""
    if not isinstance(body, dict):
        raise errors.CountyNotProved(why="回答的格式不对")
    rest = {name: value for name, value in body.items() if name != "signature"}
    try:
        county = County(*(str(body[n]) for n in ("code", "name", "identity", "sealing", "ca")))
        unb64(county.identity, 32)
        unb64(county.sealing, 32)
    except (KeyError, ValueError) as error:
        raise errors.CountyNotProved(why="回答的格式不对") from error
    return county, county.signed(b"station-county-1\n" + compact(rest), body.get("signature"))


def check_reply(body: Mapping[str, Any], code: EnrolCode, station: str) -> Joined:
    """What the county answered, proved by the secret of the code.

    Args:
        body: of the reply, or of the reply file.
        code: that was used.
        station: the division code that asked; empty where it was not known.

    Raises:
        errors.CountyNotProved: the answer is not from whoever issued the code.
    """
    rest = {name: value for name, value in body.items() if name != "proof"}
    try:
        proof = unb64(body.get("proof"), 32)
    except ValueError as error:
        raise errors.CountyNotProved(why="回答的格式不对") from error
    if not hmac.compare_digest(proof, _proof(code, b"county-enrol-1\n", rest)):
        raise errors.CountyNotProved(why="它不知道加入码里保密的部分")
    county = check_county(body.get("county"), code)
    try:
        facts = {name: str(value) for name, value in dict(body["station"]).items()}
        key_id, key = body["duplicates"]
        joined = Joined(
            facts,
            county,
            list(body["keys"]),
            str(key_id),
            unb64(key),
            str(body.get("challenge", "")),
        )
        told = facts["code"]
    except (KeyError, TypeError, ValueError) as error:
        raise errors.CountyNotProved(why="回答的格式不对") from error
    if station and told != station:
        raise errors.CountyNotProved(why="回答里是另一个站的代码")
    return joined


def _proof(code: EnrolCode, label: bytes, rest: Mapping[str, Any]) -> bytes:
    return hmac.digest(code.secret.encode("ascii"), label + compact(dict(rest)), "sha256")
