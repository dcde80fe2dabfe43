"""The proof that a PC was emptied, as that PC signed it (docs/protocol.md, 14)."""

from __future__ import annotations

import base64
import json
from typing import Any

import msgspec

from county.wire.encoding import compact
from county.wire.signatures import verify

VERSION = 1
_PURPOSE = b"station-wiped-1\n"


class _Station(msgspec.Struct):
    name: str
    code: str


class _Device(msgspec.Struct):
    name: str
    replica: str
    series: str
    public_key: str


class _File(msgspec.Struct):
    name: str
    bytes: int


class WipeProof(msgspec.Struct):
    """What a proof says.

    Args:
        station: whose records they were.
        device: the PC, and the public half of the key that signs.
        state: `done`, or `begun`: written before anything goes.
        begun_at: by the PC's clock, ISO local time.
        before: the files that were there.
        ended_at: the same; empty in one that only begun.
        by: who did it.
        done: what was done, in words.
        left: files that are not the program's and were not touched.
        not_reached: what no program can reach, in words.
    """

    v: int
    station: _Station
    device: _Device
    state: str
    begun_at: str
    before: list[_File]
    ended_at: str = ""
    by: str = ""
    done: list[str] = []
    left: list[str] = []
    not_reached: list[str] = []

    @property
    def key(self) -> bytes:
        """The public half of the key that signs it; empty where it is none."""
        try:
            return bytes.fromhex(self.device.public_key)
        except ValueError:
            return b""

    @property
    def finished(self) -> bool:
        """Whether it was written once all was gone."""
        return self.state == "done"


def parse(data: bytes) -> tuple[WipeProof, bool]:
    """A proof out of its file, and whether the key it names has signed it as it stands.

    Whether that key is the PC's own is for whoever keeps the keys.

    Raises:
        ValueError: it is no proof, or of another version.
    """
    try:
        document: dict[str, Any] = json.loads(data)
        signature = base64.b64decode(document.pop("signature"), validate=True)
        proof = msgspec.convert(document, WipeProof)
        signed = verify(proof.key, _PURPOSE + compact(document), signature)
    except (KeyError, TypeError, AttributeError, RecursionError, msgspec.MsgspecError) as error:
        raise ValueError("no proof") from error
    if proof.v != VERSION:
        raise ValueError("another version")
    return proof, signed
