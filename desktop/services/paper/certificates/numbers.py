"""Numbers of certificates: one series a PC, and the name of the key that signs them."""

from __future__ import annotations

import hashlib

from desktop.model.kind import Record


def number_words(series: str, number: int) -> str:
    """A number as printed: series, dash, six digits."""
    return f"{series}-{number:06d}"


def number_of(certificate: Record) -> str:
    """The number of a certificate in the register, as printed."""
    return number_words(certificate.text("series"), certificate.number("number"))


def key_id(public_key: str) -> str:
    """A short name for a device's key: the first 12 hexadecimal digits of its SHA-256.

    Args:
        public_key: 32 bytes in hexadecimal.
    """
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:12]
