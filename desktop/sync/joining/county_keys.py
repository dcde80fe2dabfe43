"""The keys that prove whose changes are: listed by the county, signed by its identity key.

The identity key is the one this station joined by; another takes its place only with the signature
of the one before it (protocol section 10).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from desktop import errors
from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync.joining.identity import KEY_BYTES, chain, signer_among
from desktop.sync.joining.joined import COUNTY, COUNTY_KEYS
from desktop.sync.wire.encoding import compact, unb64
from desktop.sync.wire.protocol import signer_id

#: Setting: the signed list as `GET /v1/keys` gave it; it is handed back to a county that lost keys.
KEYS = "sync.keys"
_LABEL = b"station-keys-1\n"
_STATION_DIGITS = 12


class KnownKeys:
    """Public keys by replica and signer.

    Args:
        entries: of key lists, as they came; what is none is passed over.
    """

    def __init__(self, entries: Sequence[Any]) -> None:
        self._of: dict[tuple[str, str], list[tuple[str, bytes]]] = {}
        for entry in entries:
            try:
                replica, signer, key, feed, *_ = entry
                public = unb64(key, KEY_BYTES)
            except (TypeError, ValueError):
                continue
            if signer_id(public) == signer:
                self._of.setdefault((replica, signer), []).append((str(feed), public))

    def of(self, feed: str, replica: str, signer: str) -> tuple[str, bytes] | None:
        """The code a replica signs with, and its key; None where it may not write that feed.

        Args:
            feed: whose row it is.
            replica: who says to have made it.
            signer: by which key.
        """
        for code, public in self._of.get((replica, signer), ()):
            if code == feed and len(code) == _STATION_DIGITS:
                return code, public
        for code, public in self._of.get(("", signer), ()):
            if feed.startswith(code) and len(code) < _STATION_DIGITS:
                return code, public
        return None


def known(settings: Settings) -> KnownKeys:
    """All keys this station was told of by its county."""
    return KnownKeys(settings.get(COUNTY_KEYS, default=[]))


def revoked(settings: Settings) -> frozenset[str]:
    """The replicas that may do nothing any more, by the county's last list."""
    return frozenset(replica for replica, out in _listed(settings) if out)


def in_use(settings: Settings) -> list[str]:
    """The replicas of the station that may, by the same list."""
    return [replica for replica, out in _listed(settings) if not out]


def _listed(settings: Settings) -> list[tuple[str, bool]]:
    """Replicas of the station, and whether each is out; the county and its towns have no names."""
    entries = (settings.get(KEYS) or {}).get("keys", ())
    return [(str(replica), bool(out)) for replica, *_, out in entries if replica]


def take_list(store: Store, station: str, told: Mapping[str, Any]) -> None:
    """Keep a list of keys that the county has signed.

    Nothing known before is forgotten: a county that went back in time names fewer.

    Args:
        store: the records file, outside a transaction.
        station: the division code.
        told: the body of `GET /v1/keys/<station>`.

    Raises:
        errors.KeysNotProved: the county that was joined did not sign it; nothing was kept.
    """
    settings = Settings(store)
    county = settings.get(COUNTY) or {}
    pinned = str(county.get("identity", ""))
    rest = {name: value for name, value in told.items() if name != "signature"}
    keys = chain(pinned, told.get("succession"))
    identity = signer_among(keys, _LABEL + compact(rest), told.get("signature"))
    if identity is None or told.get("station") != station:
        raise errors.KeysNotProved()
    before = settings.get(KEYS) or {}
    with store.transaction():
        if identity != pinned:
            settings.put(COUNTY, {**county, "identity": identity})
        if not lost(before, told):
            settings.put(KEYS, dict(told))
        settings.put(COUNTY_KEYS, _together(settings.get(COUNTY_KEYS, default=[]), told["keys"]))


def lost(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a list lacks keys that an older one of the same station had."""
    return not _names(before.get("keys", ())) <= _names(now.get("keys", ()))


def _names(entries: Sequence[Any]) -> set[tuple[str, str]]:
    return {(str(entry[0]), str(entry[1])) for entry in entries}


def _together(before: Sequence[Any], now: Sequence[Any]) -> list[Any]:
    entries = {json.dumps(entry[:4]): entry for entry in [*before, *now] if isinstance(entry, list)}
    return list(entries.values())
