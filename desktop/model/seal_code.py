"""The verification code of a certificate: number, date, a hash of what it says, a signature.

``WMZ1.<number>.<yyyymmdd>.<hash>.<signature>.<key id>``, at most 300 ASCII characters. It carries
no name and no ID number: whoever holds the paper gives the facts, and the hash answers whether they
are the ones that were signed (Ed25519, RFC 8032).
"""

from __future__ import annotations

import base64
import binascii
import datetime
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop import errors

PREFIX = "WMZ1"
MOST_CHARACTERS = 300
HASH_BYTES = 16
SIGNATURE_BYTES = 64
NUMBER = re.compile(r"[A-Z0-9]{1,16}-[0-9]{1,12}")
KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class SealCode:
    """A code taken apart.

    Args:
        number: of the certificate.
        issued_on: its date.
        digest: the first 16 bytes of the SHA-256 over number, date and facts.
        signature: 64 bytes.
        key_id: which device's key signed.
    """

    number: str
    issued_on: datetime.date
    digest: bytes
    signature: bytes
    key_id: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a code proves.

    Args:
        code: the code taken apart.
        genuine: whether the key signed it.
        facts_match: whether the given facts are the signed ones; None if none were given.
    """

    code: SealCode
    genuine: bool
    facts_match: bool | None


def payload(
    number: str,
    issued_on: datetime.date,
    facts: Mapping[str, str],
    sign: Callable[[bytes], bytes],
    key_id: str,
) -> str:
    """The code to print on a certificate.

    Args:
        number: ``{series}-{figures}``.
        issued_on: the certificate's date.
        facts: what it says, name of the fact -> text as printed.
        sign: signs bytes with the device's Ed25519 key.
        key_id: names that key.

    Raises:
        ProgramError: number or key id have another form than codes can carry.
    """
    if not NUMBER.fullmatch(number) or not KEY_ID.fullmatch(key_id):
        raise errors.ProgramError(what="证书编号或密钥编号的格式不对")
    digest = _digest(number, issued_on, facts)
    signature = sign(_signed(number, issued_on, digest, key_id))
    parts = (PREFIX, number, _compact(issued_on), _text(digest), _text(signature), key_id)
    return ".".join(parts)


def parse(code: str) -> SealCode:
    """Take a scanned code apart; nothing is proven by that.

    Raises:
        BadSealCode: it is none, or it was cut off.
    """
    parts = code.strip().split(".")
    if len(code) > MOST_CHARACTERS or len(parts) != 6 or parts[0] != PREFIX:
        raise errors.BadSealCode()
    _, number, day, digest, signature, key_id = parts
    if not NUMBER.fullmatch(number) or not KEY_ID.fullmatch(key_id):
        raise errors.BadSealCode()
    try:
        issued_on = datetime.datetime.strptime(day, "%Y%m%d").date()  # noqa: DTZ007  # a day
    except ValueError as error:
        raise errors.BadSealCode() from error
    parsed = SealCode(number, issued_on, _bytes(digest), _bytes(signature), key_id)
    if len(parsed.digest) != HASH_BYTES or len(parsed.signature) != SIGNATURE_BYTES:
        raise errors.BadSealCode()
    return parsed


def verify(code: str, public_key: bytes, facts: Mapping[str, str] | None = None) -> Verdict:
    """Check a scanned code against a device's public key and, if given, the facts on the paper.

    Args:
        code: as scanned.
        public_key: 32 bytes, Ed25519.
        facts: as for `payload`.

    Raises:
        BadSealCode: it is no code of a certificate.
    """
    parsed = parse(code)
    signed = _signed(parsed.number, parsed.issued_on, parsed.digest, parsed.key_id)
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(parsed.signature, signed)
        genuine = True
    except (InvalidSignature, ValueError):
        genuine = False
    if facts is None:
        return Verdict(parsed, genuine, None)
    match = _digest(parsed.number, parsed.issued_on, facts) == parsed.digest
    return Verdict(parsed, genuine, match)


def _digest(number: str, issued_on: datetime.date, facts: Mapping[str, str]) -> bytes:
    """Over one spelling of the facts: JSON, keys in order, so that no two sets of facts agree."""
    canonical = json.dumps(
        [number, issued_on.isoformat(), sorted(facts.items())],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).digest()[:HASH_BYTES]


def _signed(number: str, issued_on: datetime.date, digest: bytes, key_id: str) -> bytes:
    return ".".join((PREFIX, number, _compact(issued_on), _text(digest), key_id)).encode()


def _compact(day: datetime.date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    try:
        data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (ValueError, binascii.Error) as error:
        raise errors.BadSealCode() from error
    if _text(data) != text:  # base64 has several spellings of the same bytes; codes have one
        raise errors.BadSealCode()
    return data
