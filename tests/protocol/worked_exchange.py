"""Two PCs of a station and their county, word for word: section 15 of docs/protocol.md.

Reckoned by `reference` alone. What the county says is judged by hand here: five ops of one record.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.protocol import reference as ref

STATION, TOWN, COUNTY = "999999001001", "999999001", "999999"
PERSON = "01990c6e-7a1b-7c3d-8e4f-5a6b7c8d9e0f"
THEME = "0b1d7c52-0d4e-4c55-9a3f-6f7a1d2e3b4c"
CLERK_A, CLERK_B = "0198f7a2-11aa-7bbb-8ccc-000000000001", "0198f7a2-11aa-7bbb-8ccc-000000000002"
NOW = "2026-11-22T09:31:02+08:00"


def line(value: Any) -> str:
    """JSON without blanks, members in the order they are written."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sent(lines: Sequence[str]) -> bytes:
    """Lines as a body."""
    return "".join(f"{each}\n" for each in lines).encode()


@dataclass
class Pc:
    """One replica and what it knows.

    Args:
        replica: its UUID.
        key: of the device.
        epoch: of the nonces the county gives it.
    """

    replica: str
    key: Ed25519PrivateKey
    epoch: str
    ops: list[str] = field(default_factory=list)
    nonce: list[Any] | None = None
    exchanges: int = 0
    #: The last row applied, and the feed hash after it.
    row: int = 0
    feed_hash: bytes = ref.ZERO

    @property
    def chains(self) -> list[bytes]:
        """The chain before op 1, after op 1, …"""
        lines = [op.encode() for op in self.ops]
        return [ref.chain_after(lines[:n]) for n in range(len(lines) + 1)]

    def signature(self, first: int, last: int) -> str:
        """Of a segment."""
        message = ref.segment_message(STATION, self.replica, first, last, self.chains[last])
        return ref.b64(self.key.sign(message))

    @property
    def cursor(self) -> list[Any]:
        """Where it is in its station's feed."""
        return [self.row, ref.b64(self.feed_hash[:16]) if self.row else ""]


@dataclass
class Story:
    """The feed of the station, and what was said.

    Args:
        rows: as the feed hash has them.
        steps: what goes into the file.
    """

    rows: list[ref.FeedRow] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)

    def exchange(
        self,
        what: str,
        by: str,
        pc: Pc,
        op: dict[str, Any] | None,
        verdict: list[Any] | None,
        outcome: dict[str, Any] | None,
        others: Sequence[tuple[Pc, int]] = (),
    ) -> None:
        """One exchange: an op at most goes up, and all rows the PC lacks come down.

        Args:
            what: it shows.
            by: name of the PC.
            pc: that asks.
            op: that it sends.
            verdict: the county's, with the op's number and row left out.
            outcome: of the op's row.
            others: (replica, op number) of the rows before that one which the PC lacks.
        """
        challenge = f"challenge-{pc.exchanges + 1}-of-{by}"
        head = self._head(pc, challenge, op)
        request = [line(head)]
        if op is not None:
            pc.ops.append(line(op))
            n = len(pc.ops)
            before = ref.b64(pc.chains[n - 1])
            request += [line(["seg", n, n, before, pc.signature(n, n)]), pc.ops[-1]]
        pc.exchanges += 1
        pc.nonce = [pc.epoch, pc.exchanges]
        told: dict[str, Any] = {
            "v": 1,
            "challenge": f"challenge-{pc.exchanges + 1}-of-{by}",
            "nonce": pc.nonce,
            "held": len(pc.ops),
            "now": NOW,
        }
        rows = [text for other, n in others for text in self._run(other, n)]
        if op is not None and verdict is not None:
            at = self._entered(pc, len(pc.ops), outcome)
            told["verdicts"] = [[len(pc.ops), 1, verdict[0], at, *verdict[1:]]]
            rows.append(line(["own", at, len(pc.ops), 1, outcome]))
        if rows:
            rows.insert(0, line(["feed", STATION]))
        pc.row, pc.feed_hash = len(self.rows), ref.feed_after(self.rows)
        message = ref.exchange_message(challenge, sent(request))
        self.steps.append(
            {
                "what": what,
                "by": by,
                "signature": f"{ref.signer_id(pc.key)} {ref.b64(pc.key.sign(message))}",
                "request": request,
                "reply": [line(told), *rows],
                "cursor_after": pc.cursor,
            }
        )

    def _head(self, pc: Pc, challenge: str, op: dict[str, Any] | None) -> dict[str, Any]:
        unread: list[Any] = [0, ""]
        return {
            "v": 1,
            "schema": 3,
            "program": "0.2.0",
            "station": STATION,
            "replica": pc.replica,
            "challenge": challenge,
            "attempt": f"{pc.replica[:4]}-{pc.exchanges}",
            "nonce": pc.nonce,
            "cursors": {COUNTY: unread, TOWN: unread, STATION: pc.cursor},
            "bytes": 65536,
            "waits": [0, 0],
        }

    def _entered(self, pc: Pc, n: int, outcome: dict[str, Any] | None) -> int:
        row = len(self.rows) + 1
        self.rows.append((row, pc.replica, n, outcome, ref.sha(pc.ops[n - 1].encode())))
        return row

    def _run(self, pc: Pc, n: int) -> list[str]:
        row, _, _, outcome, _ = next(r for r in self.rows if r[1:3] == (pc.replica, n))
        before = ref.b64(pc.chains[n - 1])
        signed = [pc.replica, ref.signer_id(pc.key), n, n, before, pc.signature(n, n), []]
        return [line(["seg", *signed]), line(["run", row, n, 1, outcome]), pc.ops[n - 1]]


def _op(action: str, b: int, clerk: str, **members: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"k": "volunteer", "i": PERSON}
    told |= {"a": action} if action else {}
    return {**told, "b": b, **members, "w": clerk, "t": "2026-11-22T09:30:00+08:00"}


def told(first: Ed25519PrivateKey, second: Ed25519PrivateKey, replicas: Sequence[str]) -> Any:
    """The story as a file of vectors.

    Args:
        first: device key of A.
        second: device key of B.
        replicas: their UUIDs.
    """
    a = Pc(replicas[0], first, "nonces-of-A")
    b = Pc(replicas[1], second, "nonces-of-B")
    story = Story()
    add = _op("add", 0, CLERK_A, f={"name": "田小麦", "phone": "13900000000"})
    story.exchange("A adds a person", "A", a, add, ["applied"], None)
    story.exchange("B reads that row", "B", b, None, None, None, [(a, 1)])
    story.exchange(
        "A corrects the phone",
        "A", a, _op("", 1, CLERK_A, f={"phone": "13900000001"}), ["applied"], None,
    )  # fmt: skip
    story.exchange(
        "B had not seen that when its clerk wrote another one: it is parked",
        "B", b, _op("", 1, CLERK_B, f={"phone": "13800000000"}),
        ["conflict", {"phone": ["13900000001", 2]}], {"lost": ["phone"]}, [(a, 2)],
    )  # fmt: skip
    story.exchange(
        "B's clerk decides",
        "B", b, _op("resolve", 3, CLERK_B, c=[3, "phone"], f={"phone": "13800000000"}),
        ["applied"], {"settles": [3, "phone"]},
    )  # fmt: skip
    story.exchange("B has nothing to do", "B", b, None, None, None)
    return {
        "keys": {
            name: {
                "replica": pc.replica,
                "private_key": pc.key.private_bytes_raw().hex(),
                "public_key": ref.public(pc.key).hex(),
            }
            for name, pc in (("A", a), ("B", b))
        },
        "feed": STATION,
        "steps": story.steps,
    }


def published(key: Ed25519PrivateKey, replica: str) -> Any:
    """A row of the county's own feed, as a reply brings it.

    Args:
        key: the county's, by which it writes.
        replica: that it took for this feed and this start.
    """
    fields = {"month": "2026-12", "title": "暖冬行动"}
    op = line({"k": "theme", "i": THEME, "a": "add", "b": 0, "f": fields, "w": "王主任"})
    chain = ref.chain_after([op.encode()])
    signature = key.sign(ref.segment_message(COUNTY, replica, 1, 1, chain))
    signer = ref.signer_id(key)
    proof = ["seg", replica, signer, 1, 1, ref.b64(ref.ZERO), ref.b64(signature), []]
    after = ref.feed_after([(1, replica, 1, None, ref.sha(op.encode()))])
    return {
        "key": ["", signer, ref.b64(ref.public(key)), COUNTY, False],
        "lines": [line(["feed", COUNTY]), line(proof), line(["run", 1, 1, 1, None]), op],
        "cursor_after": [1, ref.b64(after[:16])],
    }


def shown(step: dict[str, Any]) -> str:
    """A step as the page has it: `>` goes up, `<` comes down; indented, so that it is code."""
    sent_lines = [f"Station-Signature: {step['signature']}", *step["request"]]
    lines = [f"> {each}" for each in sent_lines] + [f"< {each}" for each in step["reply"]]
    return "".join(f"    {each}\n" for each in lines)
