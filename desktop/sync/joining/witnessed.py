"""The heads of journal and audit as the county keeps them of this replica (docs/protocol.md, 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.storage import chains
from desktop.storage.chains import MARK_BYTES, Head
from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync.wire.encoding import b64, unb64

#: Settings of one replica: what the county answered last, and what did not fit, in words.
HELD, BROKEN = "replica.heads_held", "replica.heads_broken"


def told(store: Store, settings: Settings) -> dict[str, Any]:
    """What a request says: per chain its head, and the hash now at the head the county holds."""
    kept = remembered(settings)
    found: dict[str, Any] = {}
    for name, head in chains.heads(store).items():
        found[name] = [head.seq, _mark(head.hash)]
        if name in kept:
            seq = kept[name].seq
            now = chains.hash_at(store, name, seq)
            found[name] += [seq, _mark(now) if now else ""]
    return found


def heard(store: Store, settings: Settings, held: Mapping[str, Any] | None) -> None:
    """Compare what the county holds with the rows here; remember it, and what does not fit.

    Args:
        store: open, in a transaction.
        settings: of this PC.
        held: from the reply; None where the county keeps none.
    """
    if held is None:
        return
    known = {
        name: Head(int(seq), _bytes(mark))
        for name, (seq, mark) in held.items()
        if name in chains.LABELS
    }
    settings.put(HELD, {name: [head.seq, _mark(head.hash)] for name, head in known.items()})
    broken = [words for name, head in known.items() if (words := chains.fault(store, name, head))]
    if broken or settings.get(BROKEN):
        settings.put(BROKEN, broken)


def remembered(settings: Settings) -> dict[str, Head]:
    """The heads the county answered last."""
    kept = settings.get(HELD) or {}
    return {name: Head(int(seq), _bytes(mark)) for name, (seq, mark) in kept.items()}


def broken(settings: Settings) -> list[str]:
    """What did not fit what the county holds, in words."""
    return [str(one) for one in settings.get(BROKEN) or ()]


def _mark(hashed: bytes) -> str:
    return b64(hashed[:MARK_BYTES])


def _bytes(mark: str) -> bytes:
    """The bytes of a mark; of one that is none nothing, which no row has."""
    try:
        return unb64(mark)
    except ValueError:
        return b""
