"""The heads of journal and audit: how far each has come, and a hash that stands for all before it.

Whoever has the key can change a row and hash every row after it anew, and the chain alone fits
again. Heads that were kept elsewhere (backups, paper, the county) don't: they are compared here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.storage import audit, journal
from desktop.storage.database import Store

JOURNAL, AUDIT = "journal", "audit"
LABELS = {JOURNAL: "变更日志", AUDIT: "查看记录"}
#: How much of a hash is kept where room is dear: 128 bits, as in cursors of the protocol.
MARK_BYTES = 16
_CHECK_BYTES, _CHECK_CHARACTERS = 10, 16
#: Crockford's base32: no I, L, O or U to mistake on paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")

_CHAINS = {JOURNAL: journal.CHANGES, AUDIT: audit.LOOKS}


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain has come.

    Args:
        seq: its last row; 0 where it has none.
        hash: of that row, 32 bytes or the first of them.
    """

    seq: int
    hash: bytes


def heads(store: Store) -> dict[str, Head]:
    """How far both chains have come now, by name."""
    return {name: head(store, name) for name in _CHAINS}


def head(store: Store, name: str) -> Head:
    """How far one of them has come."""
    return Head(*_CHAINS[name].head(store))


def hash_at(store: Store, name: str, seq: int) -> bytes | None:
    """The hash of a row; None where the chain does not reach it or lacks it."""
    return _CHAINS[name].hash_at(store, seq)


def fault(store: Store, name: str, kept: Head) -> str:
    """Why a chain is not the one whose head was kept elsewhere, in words; empty where it is.

    Args:
        store: the open file.
        name: ``journal`` or ``audit``.
        kept: the head; its hash may be only the first bytes.
    """
    found = hash_at(store, name, kept.seq)
    if found is None:
        last = head(store, name).seq
        short = f"现在只到第 {last} 条" if last < kept.seq else "这一条现在没有了"
        return f"{LABELS[name]}那时有 {kept.seq} 条，{short}"
    if not kept.hash or found[: len(kept.hash)] != kept.hash:
        return f"{LABELS[name]}第 {kept.seq} 条或更早的内容与那时不同"
    return ""


def paper_code(found: Mapping[str, Head]) -> str:
    """Both heads in a form to print and to type: how far each had come, and 16 characters."""
    groups = [check_of(found)[at : at + 4] for at in range(0, _CHECK_CHARACTERS, 4)]
    return f"{found[JOURNAL].seq}/{found[AUDIT].seq}/{'-'.join(groups)}"


def check_of(found: Mapping[str, Head]) -> str:
    """80 bits over both heads, as 16 characters."""
    told = hashlib.sha256(b"station-heads-1\n")
    for name in _CHAINS:
        told.update(found[name].seq.to_bytes(8, "big") + found[name].hash)
    bits = int.from_bytes(told.digest()[:_CHECK_BYTES], "big")
    places = range(_CHECK_CHARACTERS - 1, -1, -1)
    return "".join(_LETTERS[bits >> 5 * place & 31] for place in places)


def paper_fault(store: Store, typed: str) -> str | None:
    """Whether the chains are still those of a sheet of paper.

    Args:
        store: the open file.
        typed: what stands on the paper, with or without its dashes, in any case.

    Returns:
        What differs, in words; empty where nothing does; None where that is no such code.
    """
    parts = typed.strip().upper().split("/")
    check = "".join(parts[2:]).translate(_ALIKE).replace("-", "").replace(" ", "")
    wrong = len(parts) != 3 or len(check) != _CHECK_CHARACTERS or set(check) - set(_LETTERS)
    if wrong or not all(part.isascii() and part.isdecimal() for part in parts[:2]):
        return None
    if any(len(part) > 15 for part in parts[:2]):
        return None
    found: dict[str, Head] = {}
    for name, part in zip(_CHAINS, parts[:2], strict=True):
        seq = int(part)
        hashed = hash_at(store, name, seq)
        if hashed is None:
            return fault(store, name, Head(seq, b""))
        found[name] = Head(seq, hashed)
    if check_of(found) == check:
        return ""
    ends = "、".join(f"{LABELS[name]}第 {one.seq} 条" for name, one in found.items())
    return f"{ends}以前的内容与纸上的不同"
