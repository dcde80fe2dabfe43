"""The proof that a PC was emptied: what was there and what became of it, signed by that PC.

The key that signs dies with the station. Its public half stands in the station's records on every
other PC and at the county, so that they can tell a proof from a sheet that somebody typed.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop import errors

VERSION = 1
#: What stands in front of what is signed, so that it is never taken for anything else signed.
_PURPOSE = b"station-wiped-1\n"
_MOST_BYTES = 16 << 20
Document = dict[str, Any]


def signed(document: Mapping[str, Any], key: Ed25519PrivateKey) -> Document:
    """The document with its signature.

    Args:
        document: JSON-able; it names the public half of the key under ``device``.
        key: of the PC.
    """
    signature = key.sign(_PURPOSE + _bytes(document))
    return {**document, "signature": base64.b64encode(signature).decode()}


def encoded(document: Mapping[str, Any]) -> bytes:
    """As it stands in its file."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def read(path: Path) -> Document:
    """A proof out of its file, its signature checked against the key it names.

    Whether that key is the PC's own is for whoever knows that: see `key_of`.

    Raises:
        errors.FileMissing: there is no such file.
        errors.NotAProof: it is none, or was changed.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise errors.FileMissing(path=str(path)) from error
    try:
        if len(data) > _MOST_BYTES:
            raise ValueError("too long")
        document: Document = json.loads(data)
        signature = base64.b64decode(document.pop("signature"), validate=True)
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key_of(document)))
        public.verify(signature, _PURPOSE + _bytes(document))
        if document["v"] != VERSION:
            raise ValueError("a newer one")
    except (ValueError, KeyError, TypeError, RecursionError, InvalidSignature) as error:
        raise errors.NotAProof(path=str(path)) from error
    return document


def key_of(document: Mapping[str, Any]) -> str:
    """The public half of the key that signed it, hex."""
    return str(document["device"]["public_key"])


def _bytes(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
