"""What is true of this PC only: settings, and the secrets of this replica."""

from __future__ import annotations

import json
from typing import Any

from desktop import errors
from desktop.storage.database import Store

#: Setting: this PC joined a station and has not got its key of private fields from another PC yet.
KEY_ELSEWHERE = "private_key_elsewhere"
#: Setting: this PC has joined and not synced yet.
NEW_HERE = "replica.new_here"


class Settings:
    """Named JSON values of this PC; not journalled, not synced.

    Args:
        store: an open records file.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - JSON
        """The value, or the default where nothing was set."""
        text = self._store.one("SELECT value FROM setting WHERE key = ?", (key,))
        return default if text is None else json.loads(text)

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON
        """Set a value, in the open transaction or at once."""
        self._store.run(
            "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
            (key, json.dumps(value, ensure_ascii=False)),
        )


class Secrets:
    """Keys kept inside the encrypted file: this device's and the private fields'.

    Args:
        store: an open records file.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> bytes:
        """The secret of that name.

        Raises:
            errors.Damaged: it is missing, which `init` makes impossible.
        """
        value = self.find(name)
        if value is None:
            raise errors.Damaged(what="缺少本机密钥")
        return value

    def find(self, name: str) -> bytes | None:
        """The same of a secret that not every PC has; None where it is missing."""
        value = self._store.one("SELECT value FROM secret WHERE name = ?", (name,))
        return None if value is None else bytes(value)

    def family(self, name: str) -> tuple[bytes, ...]:
        """The secrets called `name/…`, in the order of their names."""
        rows = self._store.rows(
            "SELECT value FROM secret WHERE substr(name, 1, ?) = ? ORDER BY name",
            (len(name) + 1, f"{name}/"),
        )
        return tuple(bytes(value) for (value,) in rows)

    def put(self, name: str, value: bytes) -> None:
        """Set or replace a secret, in the open transaction."""
        self._store.run("INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", (name, value))

    def drop(self, name: str) -> None:
        """Forget a secret, if it is there."""
        self._store.run("DELETE FROM secret WHERE name = ?", (name,))
