"""The station reads, proves and hashes the worked exchange of docs/protocol.md, 15."""

from __future__ import annotations

import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import config
from desktop.sync.incoming.proving import unproved
from desktop.sync.joining.county_keys import KnownKeys
from desktop.sync.wire import encoding, protocol
from desktop.sync.wire.protocol import MARK_BYTES, START, ExchangeReply
from desktop.sync.wire.request import Signer

TOLD = json.loads(
    (config.resources() / "protocol" / "vectors" / "exchange.json").read_text(encoding="utf-8")
)


def signers() -> dict[str, Signer]:
    keys = {name: bytes.fromhex(told["private_key"]) for name, told in TOLD["keys"].items()}
    return {n: Signer.of(Ed25519PrivateKey.from_private_bytes(key)) for n, key in keys.items()}


def listed() -> KnownKeys:
    entries = [
        [each["replica"], protocol.signer_id(public), encoding.b64(public), TOLD["feed"], False]
        for each in TOLD["keys"].values()
        for public in [bytes.fromhex(each["public_key"])]
    ]
    return KnownKeys([*entries, TOLD["published"]["key"]])


def read(lines: list[str]) -> ExchangeReply:
    return protocol.parse_reply("".join(f"{one}\n" for one in lines).encode(), TOLD["feed"])


def test_requests_are_signed_as_this_program_signs_them() -> None:
    for step in TOLD["steps"]:
        body = "".join(f"{line}\n" for line in step["request"]).encode()
        message = protocol.exchange_text(json.loads(step["request"][0])["challenge"], body)
        assert signers()[step["by"]].header(message) == step["signature"]


def test_all_rows_are_proved_and_come_to_the_cursors() -> None:
    stands = dict.fromkeys(TOLD["keys"], (0, START))
    for step in TOLD["steps"]:
        own = [line for line in step["request"] if line.startswith('{"k":')]
        stands[step["by"]] = after(step["reply"], step["by"], own, *stands[step["by"]])
        row, hashed = stands[step["by"]]
        assert [row, encoding.b64(hashed[:MARK_BYTES])] == step["cursor_after"]


def after(lines: list[str], by: str, own: list[str], row: int, hashed: bytes) -> tuple[int, bytes]:
    """Row and feed hash after a reply."""
    reply = read(lines)
    assert unproved(reply, listed()) == []
    for run in reply.runs:
        assert run.row == row + 1
        replica = run.replica or TOLD["keys"][by]["replica"]
        for line in run.lines or [own[0].encode()]:
            row += 1
            op = protocol.op_hash(line)
            hashed = protocol.feed_hash(hashed, row, replica, run.n, run.outcome, op)
    return row, hashed


def test_a_county_s_own_row_is_proved_by_its_key() -> None:
    lines: list[Any] = [TOLD["steps"][-1]["reply"][0], *TOLD["published"]["lines"]]
    row, hashed = after(lines, "B", [], 0, START)
    assert [row, encoding.b64(hashed[:MARK_BYTES])] == TOLD["published"]["cursor_after"]
    lines[-1] = lines[-1].replace("暖冬", "寒冬")
    assert len(unproved(read(lines), listed())) == 1
