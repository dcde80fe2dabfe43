"""The code on a certificate that proves it: number, date, hash of what it says, signature.

Form: ``WMZ1.<number>.<yyyymmdd>.<hash>.<key id>.<signature>``, parts in base64url without padding.
The hash is the first 16 bytes of SHA-256 over the certificate's facts; who holds the paper types
them in and compares, so no name and no ID number stands in the code. The signature is Ed25519
(RFC 8032) over everything before its dot. At most 300 bytes, so that a QR code of 25 mm is read by
any phone (printing.md).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MARK = "WMZ1"
LONGEST = 300
_NUMBER = re.compile(r"[A-Z0-9-]{1,32}")
_DAY = re.compile(r"\d{8}")
_HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class SealCode:
    """What a code says, once its signature was found good or bad.

    Args:
        number: the certificate's number.
        issued_on: ``YYYY-MM-DD``.
        facts_hash: 16 bytes.
        key_id: which key should have signed it.
        genuine: whether that key did.
    """

    number: str
    issued_on: str
    facts_hash: bytes
    key_id: str
    genuine: bool

    def tells(self, facts: Mapping[str, str]) -> bool:
        """Whether these are the facts the code was made for."""
        return facts_hash(self.number, self.issued_on, facts) == self.facts_hash


def key_id(public_key: bytes) -> str:
    """A short name for a public key: the first 6 bytes of its SHA-256 in base64url."""
    return _text(hashlib.sha256(public_key).digest()[:6])


def facts_hash(number: str, issued_on: str, facts: Mapping[str, str]) -> bytes:
    """16 bytes that stand for everything a certificate says.

    Args:
        number: the certificate's number.
        issued_on: ``YYYY-MM-DD``.
        facts: name to text, as printed.
    """
    body = json.dumps([number, issued_on, sorted(facts.items())], ensure_ascii=False)
    return hashlib.sha256(body.encode()).digest()[:_HASH_BYTES]


def make(
    number: str,
    issued_on: str,
    facts: Mapping[str, str],
    signer: str,
    sign: Callable[[bytes], bytes],
) -> str:
    """The code of a certificate.

    Args:
        number: its number: capitals, digits and dashes.
        issued_on: ``YYYY-MM-DD``.
        facts: what it says.
        signer: the id of the signing key.
        sign: gives the 64-byte Ed25519 signature of its argument.

    Raises:
        ValueError: the number or the date has another form.
    """
    day = issued_on.replace("-", "")
    if not _NUMBER.fullmatch(number) or not _DAY.fullmatch(day):
        raise ValueError(number)
    body = ".".join((MARK, number, day, _text(facts_hash(number, issued_on, facts)), signer))
    code = f"{body}.{_text(sign(body.encode()))}"
    if len(code.encode()) > LONGEST:
        raise ValueError(number)
    return code


def read(code: str, public_key: bytes) -> SealCode:
    """Read a code and check its signature.

    Args:
        code: as scanned.
        public_key: 32 bytes, of the key it names.

    Raises:
        ValueError: it is no such code.
    """
    parts = code.strip().split(".")
    if len(parts) != 6 or parts[0] != MARK or len(code) > LONGEST:
        raise ValueError("no seal code")
    _, number, day, hashed, signer, signature = parts
    if not _NUMBER.fullmatch(number) or not _DAY.fullmatch(day):
        raise ValueError("no seal code")
    issued_on = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    genuine = _signed(public_key, code.strip().rsplit(".", 1)[0], _bytes(signature))
    return SealCode(number, issued_on, _bytes(hashed), signer, genuine)


def _signed(public_key: bytes, body: str, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, body.encode())
    except InvalidSignature:
        return False
    return True


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise ValueError("no seal code") from error
