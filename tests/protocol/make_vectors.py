"""Writes `resources/protocol/vectors/`: what an implementation of docs/protocol.md must come to.

Run as `python -m tests.protocol.make_vectors`; a test makes them anew and compares.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from tests.protocol import reference as ref
from tests.protocol import worked_exchange

FOLDER = Path(__file__).parents[2] / "resources" / "protocol" / "vectors"

STATION, TOWN, COUNTY = "999999001001", "999999001", "999999"
REPLICA = "6a1f0c6e-2f6b-4c61-9d0e-0f5a3c1b7e42"
OTHER = "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"
PERSON = "01990c6e-7a1b-7c3d-8e4f-5a6b7c8d9e0f"
DEVICE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
IDENTITY = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
SEALING = X25519PrivateKey.from_private_bytes(bytes(range(64, 96)))
EPHEMERAL = X25519PrivateKey.from_private_bytes(bytes(range(96, 128)))
STATION_KEY = bytes(range(128, 192))
DUPLICATES_KEY = bytes(range(192, 224))
CHALLENGE = "c2ltdWxhdGVkLWNoYWxsZW5nZQ"

#: Stories of section 5, with what the county here comes to (test_judging_vectors.py asks it).
WRITTEN_BY_HAND = ("judging.json",)


def vectors() -> dict[str, Any]:
    """Every file's content by its name."""
    return {
        "compact.json": compact_json(),
        "ops.json": ops(),
        "feed.json": feed(),
        "signatures.json": signatures(),
        "enrolment.json": enrolment(),
        "sealing.json": sealing(),
        "ids.json": ids(),
        "bundle.json": bundle(),
        "exchange.json": exchange(),
    }


def compact_json() -> Any:
    """Values and their compact JSON as text and as SHA-256."""
    values: list[Any] = [
        None,
        {"b": 1, "a": [], "A": {}, "é": "村", "\U0001f33e": "\uff5e"},
        '引号"反斜\\/退格\b换页\f换行\n回车\r制表\t零\u0000一\u001f删\u007f行\u2028稻\U0001f33e',
        [9_007_199_254_740_992, -1, 0, True, False],
    ]
    return [
        {"value": v, "compact": ref.compact(v).decode(), "sha256": ref.sha(ref.compact(v)).hex()}
        for v in values
    ]


def _lines() -> list[str]:
    made = {
        "k": "volunteer",
        "i": PERSON,
        "a": "add",
        "b": 0,
        "f": {"name": "田小麦", "phone": "13900000000", "skills": {"+": ["剪纸", "秧歌"]}},
        "w": OTHER,
        "t": "2026-11-22T09:30:00+08:00",
    }
    spaced = f'{{"k": "volunteer", "i": "{PERSON}", "b": 1, "f": {{"phone": null}}, "new": [1]}}'
    edit = {"k": "volunteer", "i": PERSON, "b": 2, "x": {"name": 1}, "f": {"name": "田麦"}}
    return [ref.compact(made).decode(), spaced, ref.compact(edit).decode()]


def ops() -> Any:
    """Ops by their exact lines, their hashes, the chain, a segment and its signature."""
    lines = [line.encode() for line in _lines()]
    chains = [ref.chain_after(lines[:n]) for n in range(len(lines) + 1)]
    message = ref.segment_message(STATION, REPLICA, 2, 3, chains[3])
    return {
        "station": STATION,
        "replica": REPLICA,
        "private_key": DEVICE.private_bytes_raw().hex(),
        "public_key": ref.public(DEVICE).hex(),
        "signer": ref.signer_id(DEVICE),
        "ops": [
            {"n": n, "line": line.decode(), "hash": ref.sha(line).hex(), "chain": chains[n].hex()}
            for n, line in enumerate(lines, 1)
        ],
        "segment": {
            "first": 2,
            "last": 3,
            "before": ref.b64(chains[1]),
            "message": message.hex(),
            "signature": ref.b64(DEVICE.sign(message)),
        },
        "base_hash": [{"value": v, "h": ref.base_hash(v)} for v in ("13900000000", None, 90, True)],
    }


def feed() -> Any:
    """A feed's rows with outcomes and its hash after each."""
    hashes = [ref.sha(line.encode()) for line in _lines()]
    outcomes: list[Any] = [
        None,
        {"lost": ["phone"]},
        {
            "revived": [["volunteer", PERSON, {"name": "田小麦", "phone": None}, 2]],
            "settles": [2, "phone"],
        },
        {"gone": ref.b64(hashes[0]), "life": [2, "AAAAAAAAAAA"]},
    ]
    hashes.append(hashes[0])
    rows: list[ref.FeedRow] = [
        (at, REPLICA if at != 2 else OTHER, at, outcome, hashed)
        for at, (outcome, hashed) in enumerate(zip(outcomes, hashes, strict=True), 1)
    ]
    after = [ref.feed_after(rows[:n]) for n in range(1, len(rows) + 1)]
    return [
        {
            "row": row,
            "replica": replica,
            "n": n,
            "outcome": outcome,
            "op_hash": hashed.hex(),
            "feed_hash": stands.hex(),
            "cursor": [row, ref.b64(stands[:16])],
        }
        for (row, replica, n, outcome, hashed), stands in zip(rows, after, strict=True)
    ]


def signatures() -> Any:
    """What is signed: exchange, new replica id, token, a PC that is handed over."""
    at = "2026-11-22T10:00:00+08:00"
    retired = ref.retired_message(STATION, REPLICA, at)
    body = b'{"v":1}\n'
    replica = {
        "v": 1,
        "station": STATION,
        "was": REPLICA,
        "replica": OTHER,
        "key": ref.b64(ref.public(IDENTITY)),
        "sealing": ref.b64(ref.public(SEALING)),
        "why": "fork",
        "challenge": CHALLENGE,
    }
    replica["signature"] = ref.b64(DEVICE.sign(ref.replica_message(replica)))
    exchange = ref.exchange_message(CHALLENGE, body)
    return {
        "private_key": DEVICE.private_bytes_raw().hex(),
        "challenge": CHALLENGE,
        "exchange": {
            "body": body.decode(),
            "message": exchange.hex(),
            "header": f"{ref.signer_id(DEVICE)} {ref.b64(DEVICE.sign(exchange))}",
        },
        "replica": {"message": ref.replica_message(replica).decode(), "body": replica},
        "token": {
            "message": ref.token_message(CHALLENGE).decode(),
            "signature": ref.b64(DEVICE.sign(ref.token_message(CHALLENGE))),
        },
        "retired": {
            "message": retired.decode(),
            "station": STATION,
            "told": [REPLICA, at, ref.b64(DEVICE.sign(retired))],
        },
    }


def enrolment() -> Any:
    """An enrolment code with its parts, both proofs, and the county's signed facts."""
    code_id, secret = "7Q2M", "0ABCDEFGHJKZ"
    asks: dict[str, Any] = {
        "v": 1,
        "code": code_id,
        "station": STATION,
        "replica": REPLICA,
        "key": ref.b64(ref.public(DEVICE)),
        "sealing": ref.b64(ref.public(SEALING)),
        "name": "村部电脑",
        "schema": 3,
        "issued": "2026-11-20",
    }
    asks["proof"] = ref.b64(ref.enrol_proof(secret, asks))
    county: dict[str, Any] = {
        "v": 1,
        "code": COUNTY,
        "name": "示例县",
        "identity": ref.b64(ref.public(IDENTITY)),
        "sealing": ref.b64(ref.public(SEALING)),
        "ca": "",
    }
    county["signature"] = ref.b64(IDENTITY.sign(ref.county_message(county)))
    reply: dict[str, Any] = {
        "v": 1,
        "station": {"code": STATION, "name": "石桥村", "town": "石桥镇", "county": "示例县"},
        "county": county,
        "keys": [[REPLICA, ref.signer_id(DEVICE), asks["key"], STATION, False]],
        "duplicates": ["1", ref.b64(DUPLICATES_KEY)],
        "challenge": CHALLENGE,
    }
    reply["proof"] = ref.b64(ref.enrol_proof(secret, reply, asks=False))
    return {
        "identity_private_key": IDENTITY.private_bytes_raw().hex(),
        "identity_public_key": ref.public(IDENTITY).hex(),
        "code_id": code_id,
        "secret": secret,
        "code": ref.code_of(code_id, secret, ref.public(IDENTITY)),
        "request": asks,
        "reply": reply,
    }


def sealing() -> Any:
    """Private fields as they leave, and the token of an ID number."""
    number = "11010519491231002x"
    values = (("id_number", number.upper()), ("id_type", "resident"))
    return {
        "key": STATION_KEY.hex(),
        "fields": [
            {
                "kind": "volunteer",
                "id": PERSON,
                "field": field,
                "value": value,
                "stands": ref.sealed(STATION_KEY, "volunteer", PERSON, field, value),
            }
            for field, value in values
        ],
        "token": {
            "key": DUPLICATES_KEY.hex(),
            "number": number,
            "d": ref.person_token(DUPLICATES_KEY, number),
        },
    }


def ids() -> Any:
    """Ids that two PCs of a station come to by themselves: what they say, name and id."""
    participation = ref.agreed_id(f"participation/{OTHER}/{PERSON}")
    credits = [ref.agreed_id("credit/a"), ref.agreed_id("credit/b")]
    worth = ref.compact([participation, 90, "2026-11-22", sorted(credits)]).decode()
    told: list[tuple[dict[str, Any], str]] = [
        (
            {"kind": "participation", "activity": OTHER, "volunteer": PERSON},
            f"participation/{OTHER}/{PERSON}",
        ),
        ({"kind": "hour_entry", "reverses": credits[0]}, f"reversal/{credits[0]}"),
        (
            {
                "kind": "hour_entry",
                "participation": participation,
                "minutes": 90,
                "served_on": "2026-11-22",
                "credits": credits,
            },
            f"credit/{worth}",
        ),
        ({"kind": "station", "station": STATION}, f"{STATION}/station"),
    ]
    return [{"of": of, "name": name, "id": ref.agreed_id(name)} for of, name in told]


def bundle() -> Any:
    """A bundle of one part, whole; and the frames of a longer one by their hash."""
    clear = "一车稻谷\n".encode()
    long = bytes(at * 7 % 251 for at in range(2 * ref.FRAME))
    name = "5d0f9a0e-6d5b-4bb1-8a51-5d6f8f0f2b11"
    body = ref.bundle_bytes(clear, name, EPHEMERAL, ref.public(SEALING))
    head: dict[str, Any] = {
        "format": "station-bundle-1",
        "id": name,
        "from": STATION,
        "to": COUNTY,
        "part": 1,
        "parts": 1,
        "bytes": len(body),
        "sha256": ref.sha(body).hex(),
        "whole": ref.sha(body).hex(),
        "ephemeral": ref.b64(ref.public(EPHEMERAL)),
        "signer": ref.signer_id(DEVICE),
    }
    head["signature"] = ref.b64(DEVICE.sign(ref.bundle_message(head)))
    return {
        "signer_private_key": DEVICE.private_bytes_raw().hex(),
        "receiver_private_key": SEALING.private_bytes_raw().hex(),
        "ephemeral_private_key": EPHEMERAL.private_bytes_raw().hex(),
        "clear": clear.hex(),
        "head": head,
        "bytes": body.hex(),
        "long": {
            "clear": "byte at i is i * 7 mod 251, 131,072 of them",
            "frames": 2,
            "bytes": 2 * (ref.FRAME + 16),
            "sha256": ref.sha(ref.bundle_bytes(long, name, EPHEMERAL, ref.public(SEALING))).hex(),
        },
    }


def exchange() -> Any:
    """The worked example of section 15, and a row that a county has published."""
    second = Ed25519PrivateKey.from_private_bytes(bytes(range(224, 256)))
    writing = Ed25519PrivateKey.from_private_bytes(bytes(range(100, 132)))
    published = worked_exchange.published(writing, "7c1e2d3f-4a5b-4c6d-8e7f-90a1b2c3d4e5")
    return {**worked_exchange.told(DEVICE, second, (REPLICA, OTHER)), "published": published}


def written(content: Any) -> str:
    """A vector file's text."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in vectors().items():
        (FOLDER / name).write_text(written(content), encoding="utf-8")


if __name__ == "__main__":
    main()
