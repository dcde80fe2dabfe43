"""The first line of a bundle's part: from whom, to whom, which part of how many, and proof."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.sync.joining.identity import signed_by
from desktop.sync.wire.encoding import b64, compact

FORMAT = "station-bundle-1"
SUFFIX = ".bundle"
#: A head is a few hundred bytes; whoever sends a longer line sends something else.
MOST_HEAD_BYTES = 4_096
#: Parts of one bundle that anybody would carry.
MOST_PARTS = 10_000
#: Members whose names are Python's own.
_OURS = {"from": "from_", "bytes": "size"}
_LABEL = b"station-bundle-1\n"
#: What these may be made of: files are named by them.
_CODE = re.compile(r"[0-9]{6}|[0-9]{9}|[0-9]{12}")
_HEX = re.compile(r"[0-9a-f]{64}")
_FORMS = {
    "id": re.compile(r"[0-9A-Za-z-]{1,64}"),
    "from": _CODE,
    "to": _CODE,
    "sha256": _HEX,
    "whole": _HEX,
    "signer": re.compile(r"[0-9a-f]{16}"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line says; carriers can read it, and nothing else.

    Args:
        id: a UUID.
        from_: division code of the sender.
        to: division code of the receiver.
        part: which this is, from 1.
        parts: how many there are.
        size: bytes that follow the line.
        sha256: of these bytes, hex.
        whole: SHA-256 of all parts' bytes together, hex.
        ephemeral: X25519 key of this bundle, b64.
        signer: signer id of the key that signed.
        signature: b64; empty before it is signed.
    """

    id: str
    from_: str
    to: str
    part: int
    parts: int
    size: int
    sha256: str
    whole: str
    ephemeral: str
    signer: str
    signature: str = ""

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.from_}-{self.to}-{self.id}-{self.part}of{self.parts}{SUFFIX}"

    def line(self) -> bytes:
        """The head as it stands in the file, with its line break."""
        return json.dumps(self._members()).encode() + b"\n"

    def signed(self, key: Ed25519PrivateKey) -> Head:
        """The same with a signature."""
        members = asdict(self) | {"signature": b64(key.sign(self._message()))}
        return Head(**members)

    def genuine(self, public: bytes) -> bool:
        """Whether the owner of a public key (32 bytes) wrote it."""
        return signed_by(public, self._message(), self.signature)

    def _members(self) -> dict[str, Any]:
        members = asdict(self)
        members["from"], members["bytes"] = members.pop("from_"), members.pop("size")
        return {"format": FORMAT, **members}

    def _message(self) -> bytes:
        rest = {name: value for name, value in self._members().items() if name != "signature"}
        return _LABEL + compact(rest)


def parse_head(line: bytes) -> Head:
    """The head in the first line of a file.

    Raises:
        ValueError: it is none.
    """
    if len(line) > MOST_HEAD_BYTES or not line.endswith(b"\n"):
        raise ValueError("没有抬头")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("没有抬头") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError("不是这种文件")
    texts = ("id", "from", "to", "sha256", "whole", "ephemeral", "signer", "signature")
    if not all(isinstance(told.get(name), str) for name in texts):
        raise ValueError("抬头不全")
    if not all(type(told.get(name)) is int for name in ("part", "parts", "bytes")):
        raise ValueError("抬头不全")
    if not (1 <= told["part"] <= told["parts"] <= MOST_PARTS and told["bytes"] >= 0):
        raise ValueError("份数不对")
    if not all(form.fullmatch(told[name]) for name, form in _FORMS.items()):
        raise ValueError("抬头不对")
    names = (*texts, "part", "parts", "bytes")
    return Head(**{_OURS.get(name, name): told[name] for name in names})
