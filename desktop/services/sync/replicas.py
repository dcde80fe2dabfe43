"""Who this PC is among the replicas of its station, and how it becomes another (sync.md 2 to 4)."""

from __future__ import annotations

import base64
import platform
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kinds import kind_named
from desktop.storage.database import Store
from desktop.storage.journal import Group, head
from desktop.storage.records import Records
from desktop.storage.settings import Secrets, Settings

REPLICA, DEVICE, DEVICE_KEY = "replica", "device", "device_key"
#: Setting: a list of `Former` as JSON objects, the oldest first.
FORMER = "former_replicas"
#: Settings and secrets whose names begin so belong to one replica only: its nonce, its attempt id,
#: its token, its counter of operations. They never survive a recover, a handover or a fork.
OF_ONE_REPLICA = "replica."
RECOVER, HANDOVER = "recover", "handover"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Former:
    """A replica whose journal this PC carries on under another id.

    Args:
        replica: its id; operations of its rows that the server has not acknowledged keep it until
            the server has listed what it holds.
        device: the id of its device record.
        until_seq: the last journal row it wrote or held; rows above are the next replica's.
        until_head: the hash of that row, hex.
        reason: ``recover`` or ``handover``.
        at: local time with its zone; shown, never compared.
        schema: of the records file then.
    """

    replica: str
    device: str
    until_seq: int
    until_head: str
    reason: str
    at: str
    schema: int


def former_replicas(settings: Settings) -> list[Former]:
    """The replicas this station's files belonged to before, the oldest first."""
    return [Former(**entry) for entry in settings.get(FORMER, default=[])]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a PC is that has asked to join a station before it has one.

    Args:
        replica: its id.
        key: its private Ed25519 key, 32 bytes.
    """

    replica: str
    key: bytes


def series_of(replica: str) -> str:
    """The certificate series of a replica: the first 20 bits of its id in base32 (RFC 4648)."""
    return base64.b32encode(uuid.UUID(replica).bytes)[:4].decode()


def register_device(
    records: Records,
    group: Group,
    settings: Settings,
    secrets: Secrets,
    identity: Identity | None = None,
    name: str = "",
) -> RecordId:
    """Make this PC a replica of its own: id, key pair, certificate series, device record.

    Args:
        records: the door to the records.
        group: the open action.
        settings: of this PC.
        secrets: of this replica.
        identity: by which the county knows it already; a new one where None.
        name: what it is called; as its system calls it where empty.

    Returns:
        The id of the device record.
    """
    replica, key = _identity(records.store, identity)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    secrets.put(DEVICE_KEY, key.private_bytes_raw())
    settings.put(REPLICA, replica)
    values: dict[str, Value] = {
        "name": computer_name(name),
        "replica": replica,
        "public_key": public.hex(),
        "series": series_of(replica),
    }
    device = records.insert(group, kind_named("device"), values)
    settings.put(DEVICE, device)
    return device


def computer_name(name: str = "") -> str:
    """What this PC is called: as asked for, or as its system calls it."""
    return (name or platform.node())[:_LONGEST_NAME] or "电脑"


def leave_replica(store: Store, reason: str, schema: int, now: datetime) -> Former:
    """Remember the replica these files belonged to and drop what was its alone.

    Its private key is kept under a name of its own: an operation that was signed but not
    acknowledged may have to be offered again by the replica that made it.

    Args:
        store: in an open transaction, with nothing of it journalled yet.
        reason: `RECOVER` or `HANDOVER`.
        schema: of the file before this program opened it.
        now: the local time with its zone.
    """
    settings, secrets = Settings(store), Secrets(store)
    seq, hashed = head(store)
    former = Former(
        replica=str(settings.get(REPLICA, default="")),
        device=str(settings.get(DEVICE, default="")),
        until_seq=seq,
        until_head=hashed.hex(),
        reason=reason,
        at=now.isoformat(timespec="seconds"),
        schema=schema,
    )
    settings.put(FORMER, [*settings.get(FORMER, default=[]), asdict(former)])
    secrets.put(f"{DEVICE_KEY}/{former.replica}", secrets.get(DEVICE_KEY))
    for table, column in (("setting", "key"), ("secret", "name")):
        length = len(OF_ONE_REPLICA)
        store.run(f"DELETE FROM {table} WHERE substr({column}, 1, {length}) = ?", (OF_ONE_REPLICA,))
    return former


def _identity(store: Store, given: Identity | None) -> tuple[str, Ed25519PrivateKey]:
    if given is not None:
        return given.replica, Ed25519PrivateKey.from_private_bytes(given.key)
    # Random, not rising with time like other ids: the series is made of its first bits.
    return _free_replica(store), Ed25519PrivateKey.generate()


def _free_replica(store: Store) -> str:
    """An id whose certificate series no PC of this station has; series are only 20 bits."""
    taken = {row[0] for row in store.rows("SELECT series FROM device")}
    while True:
        replica = str(uuid.uuid4())
        if series_of(replica) not in taken:
            return replica
