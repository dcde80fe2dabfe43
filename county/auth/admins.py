"""Administrators of county and towns: their keys, their sessions, what proves a form is theirs."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select, update

from county import errors
from county.auth.divisions import Level, is_code
from county.config import Clock, Randomness
from county.store import audit, divisions
from county.store.access_tables import admin_key
from county.store.engine import reading, writing
from county.wire.codes import letters_of
from county.wire.encoding import b64, unb64

SESSION_S = 8 * 3600
_ID, _SECRET = 8, 32
_MAC = 32


@dataclass(frozen=True, slots=True)
class Admin:
    """An administrator as their key tells.

    Args:
        id: of the key.
        division: 6 digits for the county, 9 for a town.
        name: whose key it is, as it was added.
    """

    id: str
    division: str
    name: str


@dataclass(frozen=True, slots=True)
class AdminKey(Admin):
    """A key in the list of keys."""

    made_at: str
    revoked_at: str | None


class Admins:
    """Makes, checks and revokes keys of administrators.

    Args:
        engine: of the database.
        secret: 32 bytes, the same in every worker; sessions are made known again by it.
        clock: of the county.
        randomness: for keys.
    """

    def __init__(self, engine: Engine, secret: bytes, clock: Clock, randomness: Randomness) -> None:
        self._engine = engine
        self._key = hmac.digest(secret, b"county-session-1", hashlib.sha256)
        self._clock = clock
        self._randomness = randomness

    def add(self, division: str, name: str) -> str:
        """A new key; its text is shown once and kept by nobody here.

        Args:
            division: 6 or 9 digits; the division must have been added.
            name: whose it is.

        Raises:
            errors.BadDivisionCode: a station's code, or none at all.
            errors.UnknownDivision: nobody added it.
        """
        if not is_code(division) or len(division) == Level.STATION:
            raise errors.BadDivisionCode(code=division[:40], why="管理员属于县（6 位）或镇（9 位）")
        key_id = letters_of(self._randomness(5), _ID)
        secret = letters_of(self._randomness(20), _SECRET)
        now = self._clock()
        with writing(self._engine) as connection:
            if divisions.known(connection, division) is None:
                raise errors.UnknownDivision(code=division, level="县或镇", verb="town")
            connection.execute(
                insert(admin_key).values(
                    id=key_id,
                    hash=_hashed(secret),
                    division=division,
                    name=name[:60],
                    made_at=now.isoformat(timespec="seconds"),
                )
            )
            audit.note(connection, now, "console", "admin_key.add", f"{division} {key_id}")
        return f"{key_id}-{secret}"

    def revoke(self, key_id: str) -> None:
        """Let a key open nothing any more; its sessions end too.

        Raises:
            errors.BadInput: no such key.
        """
        now = self._clock()
        at = now.isoformat(timespec="seconds")
        with writing(self._engine) as connection:
            found = connection.execute(
                update(admin_key)
                .where(admin_key.c.id == key_id.upper()[:12])
                .values(revoked_at=at)
                .returning(admin_key.c.division)
            ).scalar_one_or_none()
            if found is None:
                raise errors.BadInput(what=f"没有编号为 {key_id[:12]} 的管理员密钥。")
            audit.note(connection, now, "console", "admin_key.revoke", f"{found} {key_id[:12]}")

    def keys(self) -> list[AdminKey]:
        """Every key there ever was."""
        columns = (
            admin_key.c.id,
            admin_key.c.division,
            admin_key.c.name,
            admin_key.c.made_at,
            admin_key.c.revoked_at,
        )
        with reading(self._engine) as connection:
            rows = connection.execute(select(*columns).order_by(admin_key.c.made_at)).all()
        return [AdminKey(**row._mapping) for row in rows]

    def by_key(self, text: str) -> Admin | None:
        """Whose key a text is; None if it is none or was revoked."""
        key_id, _, secret = text.strip().upper().partition("-")
        if len(key_id) != _ID or len(secret) != _SECRET:
            return None
        with reading(self._engine) as connection:
            row = self._active(connection, key_id)
        if row is None or not hmac.compare_digest(row[1], _hashed(secret)):
            return None
        return row[0]

    def session(self, admin: Admin) -> str:
        """A cookie's value by which an administrator is known for eight hours."""
        ends = int(self._clock().timestamp()) + SESSION_S
        body = admin.id.encode("ascii") + ends.to_bytes(8, "big") + self._randomness(8)
        return b64(body + self._mac(b"session", body))

    def by_session(self, text: str | None) -> Admin | None:
        """Whose session it is; None if it is none, has ended, or its key was revoked."""
        data = unb64(text, _ID + 16 + _MAC)
        if data is None or not hmac.compare_digest(
            self._mac(b"session", data[:-_MAC]), data[-_MAC:]
        ):
            return None
        if int.from_bytes(data[_ID : _ID + 8], "big") <= self._clock().timestamp():
            return None
        with reading(self._engine) as connection:
            row = self._active(connection, data[:_ID].decode("ascii"))
        return row[0] if row else None

    def form_token(self, session: str) -> str:
        """What a form of that session carries, so that no other site can send it."""
        return b64(self._mac(b"form", session.encode("ascii")))

    def is_form_token(self, session: str, token: str) -> bool:
        """Whether a form came from a page of that session."""
        return hmac.compare_digest(self.form_token(session).encode(), token.encode("utf-8"))

    def _active(self, connection: Connection, key_id: str) -> tuple[Admin, bytes] | None:
        row = connection.execute(
            select(admin_key.c.id, admin_key.c.division, admin_key.c.name, admin_key.c.hash).where(
                admin_key.c.id == key_id, admin_key.c.revoked_at.is_(None)
            )
        ).one_or_none()
        return (Admin(row.id, row.division, row.name), bytes(row.hash)) if row else None

    def _mac(self, purpose: bytes, body: bytes) -> bytes:
        return hmac.digest(self._key, purpose + b"\n" + body, hashlib.sha256)


def _hashed(secret: str) -> bytes:
    # 160 random bits need no slow hash.
    return hashlib.sha256(secret.encode("ascii", "replace")).digest()
