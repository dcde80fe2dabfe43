"""Who this PC is to the county: its id, the ids it had before, and the keys that prove them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import errors
from desktop.storage.database import Store
from desktop.storage.settings import Secrets, Settings
from desktop.sync.joining import county_keys, restart
from desktop.sync.joining.county_keys import KEYS
from desktop.sync.joining.joined import CHALLENGE, DEVICE_KEY, SEALING_KEY, device_key
from desktop.sync.line.calls import Calls
from desktop.sync.outgoing.outbox import Amount, Outbox
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import VERSION, ExchangeReply
from desktop.sync.wire.request import Signer, public_bytes

#: Setting: whether a PC came that the list does not name yet.
STALE = "sync.keys_stale"
#: Operations frozen in one transaction.
FREEZE_OPS = 500
_WHY = {"fork": "fork", "handover": "handover"}


class Selves:
    """This PC and its former ids.

    Args:
        store: the records file.
        station: the division code.
        calls: to the county.
    """

    def __init__(self, store: Store, station: str, calls: Calls) -> None:
        self._store = store
        self._station = station
        self._calls = calls
        self._settings = Settings(store)
        self._secrets = Secrets(store)
        self._registered_again = self._gave_keys = self._keys_taken = False

    @property
    def replica(self) -> str:
        """The id it goes by now."""
        return str(self._settings.get("replica", default=""))

    @property
    def signer(self) -> Signer:
        """The key it signs with."""
        return Signer.of(device_key(self._secrets))

    def be_registered(self) -> None:
        """Make this replica known to the county, by one it knows already."""
        known = restart.registered(self._settings)
        if self.replica in known:
            return
        signing = self._former_key(known)
        if signing is None:
            raise errors.NotEnrolled()
        self._introduce(*signing)

    def register_again(self) -> bool:
        """Whether a former id can sign for this one once more."""
        signing = self._former_key(restart.registered(self._settings))
        if signing is None or self._registered_again:
            return False
        self._registered_again = True
        self._introduce(*signing)
        return True

    def _introduce(self, former: restart.Former, key: bytes) -> None:
        """Let a former id sign for this one."""
        self._register(former, key, self.replica, self.signer.key)
        with self._store.transaction():
            restart.note_registered(self._settings, self.replica)
            self._settings.put(CHALLENGE, self._calls.challenge)

    def _register(
        self, former: restart.Former, key: bytes, replica: str, device: Ed25519PrivateKey
    ) -> None:
        """Let a former id sign for a later one; a county that went back may know neither.

        Then the list kept here names it, or the id before it signs for it once more.
        """
        rest = {
            "v": VERSION,
            "station": self._station,
            "was": former.replica,
            "replica": replica,
            "key": b64(public_bytes(device)),
            "sealing": b64(self.sealing_key()),
            "why": _WHY.get(former.reason, "recover"),
        }
        signer = Signer.of(Ed25519PrivateKey.from_private_bytes(key))
        ways: list[Callable[[], bool]] = [self.give_keys]
        ways.append(partial(self._register_former, former, signer.key))
        while True:
            try:
                return self._calls.register(rest, signer)
            except errors.CountyRefused as refused:
                if refused.code != "unknown_replica" or not self._made_known(ways):
                    raise

    @staticmethod
    def _made_known(ways: list[Callable[[], bool]]) -> bool:
        """Whether one of the ways that are left has told the county a key."""
        while ways:
            if ways.pop(0)():
                return True
        return False

    def _register_former(self, former: restart.Former, device: Ed25519PrivateKey) -> bool:
        """Whether the id before a former one could sign for it."""
        ids = [each.replica for each in restart.formers(self._settings)]
        earlier = ids[: ids.index(former.replica)]
        signing = self._former_key(earlier)
        if signing is None:
            return False
        self._register(*signing, former.replica, device)
        return True

    def _former_key(self, known: Sequence[str]) -> tuple[restart.Former, bytes] | None:
        """The last former id that the county knows, with its key, while this PC keeps it."""
        for former in reversed(restart.formers(self._settings)):
            key = self._secrets.find(f"{DEVICE_KEY}/{former.replica}")
            if former.replica in known and former.replica != self.replica and key is not None:
                return former, key
        return None

    def sealing_key(self) -> bytes:
        """The public half of the key that opens what is sealed to this PC; made if it has none."""
        held = self._secrets.find(SEALING_KEY)
        key = X25519PrivateKey.from_private_bytes(held) if held else X25519PrivateKey.generate()
        if held is None:
            self._secrets.put(SEALING_KEY, key.private_bytes_raw())
        return key.public_key().public_bytes_raw()

    def to_ask(self) -> dict[str, int]:
        """Former ids with operations of which nobody knows whether the county holds them."""
        found: dict[str, int] = {}
        for former in restart.formers(self._settings):
            if former.replica != self.replica:
                first = restart.unlisted(self._store, former.replica)
                if first is not None:
                    found[former.replica] = first - 1
        return found

    def ask(self, outbox: Outbox, size: int) -> dict[str, int]:
        """Freeze what former ids have left unsent, and say what to ask about them.

        One that was left before it ever spoke to the county counts too: the other copy of the disk
        may have spoken meanwhile.
        """
        for former in restart.formers(self._settings):
            if former.until > outbox.frozen_up_to():
                room = Amount(FREEZE_OPS, size)
                while outbox.freeze(former.replica, room, until=former.until).ops:
                    pass
        return self.to_ask()

    def answer(self, asked: dict[str, int], reply: ExchangeReply, now: datetime) -> None:
        """Take in what the county holds of former ids; the rest goes up under this one."""
        told, at = reply.head.get("former") or {}, now.isoformat(timespec="seconds")
        for former in asked:
            if former in told:
                held = restart.listed(told[former])
                while restart.reissue(self._store, former, self.replica, held, at):
                    pass

    def give_keys(self) -> bool:
        """Hand the list kept here, once, to a county that went back; whether it took any of it."""
        kept = self._settings.get(KEYS)
        if not kept or self._gave_keys:
            return False
        self._gave_keys = True
        return self._taken(kept)

    def keys_taken(self) -> bool:
        """Whether a county that went back has taken keys since this was asked last, or does now.

        Then it can prove what it could not. It may have got them while the list was fetched anew.
        """
        self.give_keys()
        taken, self._keys_taken = self._keys_taken, False
        return taken

    def _taken(self, kept: Mapping[str, Any]) -> bool:
        taken = bool(self._calls.give_keys(kept))
        self._keys_taken = self._keys_taken or taken
        return taken

    def refresh_keys(self) -> None:
        """Get the list of keys anew; a county that refuses this once is asked at the next run.

        A county that went back in time gets those it lost from the list kept here.

        Raises:
            errors.KeysNotProved: it is not the county's that was joined.
        """
        kept = self._settings.get(KEYS) or {}
        try:
            token = self._calls.token(self.replica, self.signer)
            told = self._calls.keys(token)
            if county_keys.lost(kept, told) and self._taken(kept):
                told = self._calls.keys(token)
        except (errors.NoAnswer, errors.CountyRefused):
            return
        county_keys.take_list(self._store, self._station, told)
        with self._store.transaction():
            self._settings.put(STALE, False)
            self._settings.put(CHALLENGE, self._calls.challenge)
            if any(key[0] == self.replica for key in told["keys"]):
                # With the county's own word for this id nobody has to sign for it any more.
                self._drop_former_keys()

    def _drop_former_keys(self) -> None:
        for former in restart.formers(self._settings):
            if former.replica not in self.to_ask():
                self._secrets.drop(f"{DEVICE_KEY}/{former.replica}")
