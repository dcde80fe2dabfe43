"""The reply of an exchange as NDJSON: its head, then rows feed by feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from county.wire.encoding import b64
from county.wire.hashing import Outcome

MEDIA_TYPE = "application/x-ndjson"
HEADER = {"Station-Protocol": "1"}

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back.

    Args:
        status: of HTTP.
        headers: among them the one that says that it is a county that speaks.
        body: not packed.
    """

    status: int
    headers: dict[str, str]
    body: bytes


def answer(head: dict[str, Any], parts: Sequence[bytes] = ()) -> Answer:
    """A reply to an exchange."""
    body = b"".join((_encode(head), b"\n", *parts))
    return Answer(200, {**HEADER, "Content-Type": MEDIA_TYPE}, body)


def line(value: Any) -> bytes:  # noqa: ANN401 - JSON
    """One line."""
    return _encode(value) + b"\n"


@dataclass(frozen=True, slots=True)
class ToldVerdict:
    """A verdict as it is told: op, verdict, row, detail with the values that stand."""

    n: int
    verdict: str
    row: int | None
    detail: Any


def verdict_runs(verdicts: Sequence[ToldVerdict]) -> list[list[Any]]:
    """Verdicts in runs where ops and rows both rise by one."""
    runs: list[list[Any]] = []
    for told in verdicts:
        last = runs[-1] if runs else None
        if (
            last is not None
            and told.n == last[0] + last[1]
            and told.verdict == last[2]
            and told.detail == (last[4] if len(last) > 4 else None)
            and _follows(told.row, last[3], last[1])
        ):
            last[1] += 1
            continue
        run = [told.n, 1, told.verdict, told.row]
        runs.append(run if told.detail is None else [*run, told.detail])
    return runs


def _follows(row: int | None, first: int | None, count: int) -> bool:
    return row is None if first is None else row == first + count


def told_outcome(text: str | None, gone: bool, hashed: bytes) -> Outcome | None:
    """A row's outcome from the store, with the true hash where values were struck out."""
    outcome: Outcome | None = msgspec.json.decode(text) if text else None
    return {**(outcome or {}), "gone": b64(hashed)} if gone else outcome
