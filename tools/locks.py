"""Reads requirement locks: one pinned, hashed package after the other."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock.

    Args:
        name: as the lock spells it.
        version: the only version allowed.
        hashes: SHA-256 of each file that may be installed, in hex.
    """

    name: str
    version: str
    hashes: tuple[str, ...]


class BadLock(ValueError):
    """A line of a lock is neither a pinned package nor a comment."""


def normalised(name: str) -> str:
    """A package's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_lock(text: str) -> list[Pin]:
    """Packages of a lock, in its order.

    Args:
        text: the whole file.

    Raises:
        BadLock: a line is something else, for instance an option or an address.
    """
    return [_read_pin(line) for line in _logical_lines(text)]


def _logical_lines(text: str) -> list[str]:
    joined = text.replace("\\\n", " ").splitlines()
    return [line for line in joined if line.strip() and not line.startswith("#")]


def _read_pin(line: str) -> Pin:
    found = _PIN.match(line)
    if found is None:
        raise BadLock(line)
    return Pin(found["name"], found["version"], tuple(_HASH.findall(line)))


def wishes_digest(pyproject: str) -> str:
    """A fingerprint of all that pyproject.toml asks for, to tell a stale lock without a network.

    Args:
        pyproject: the file's text.

    Returns:
        SHA-256 in hex; comments, order and blanks do not change it.
    """
    asked = tomllib.loads(pyproject)
    wishes = [
        asked["project"]["requires-python"],
        *sorted(asked["project"]["dependencies"]),
        *sorted(asked["dependency-groups"]["dev"]),
        *sorted(asked["build-system"]["requires"]),
    ]
    return hashlib.sha256("\n".join(wishes).encode()).hexdigest()
