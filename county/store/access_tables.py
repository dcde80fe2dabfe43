"""Tables of who takes part: divisions, replicas, codes, administrators, limits, the audit."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text

from county.store.metadata import metadata

#: Facts of this platform, such as the hash of its identity key.
setting = Table(
    "setting",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

#: The county, its towns and stations.
division = Table(
    "division",
    metadata,
    Column("code", String(12), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("added_at", String(40), nullable=False),
)

#: PCs of stations, and the one replica each of county and towns.
replica = Table(
    "replica",
    metadata,
    Column("replica", String(36), primary_key=True),
    Column("feed", String(12), nullable=False),
    Column("key", LargeBinary(32), nullable=False),
    Column("signer", String(16), nullable=False),
    Column("sealing", LargeBinary(32), nullable=False),
    Column("name", String(120), nullable=False),
    Column("was", String(36)),
    Column("why", String(20), nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("program", String(40)),
    Column("enrolled_at", String(40), nullable=False),
    Column("revoked_at", String(40)),
    Column("seen_at", String(40)),
    Column("seen_second", BigInteger),
    Column("waits_ops", Integer),
    Column("waits_photos", Integer),
    Index("replica_feed", "feed"),
    Index("replica_signer", "signer"),
)

#: One-time codes. The secret is derived from `salt` by a key outside the database.
enrol_code = Table(
    "enrol_code",
    metadata,
    Column("id", String(4), primary_key=True),
    Column("feed", String(12), nullable=False),
    Column("salt", LargeBinary(16), nullable=False),
    Column("made_second", BigInteger, nullable=False),
    Column("made_day", String(10), nullable=False),
    Column("made_by", String(40), nullable=False),
    Column("used_by", String(36)),
    Column("request_hash", LargeBinary(32)),
    Index("enrol_code_feed", "feed"),
)

#: Keys of administrators, as hashes; a role is the code of the division they administer.
admin_key = Table(
    "admin_key",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("hash", LargeBinary(32), nullable=False),
    Column("division", String(12), nullable=False),
    Column("name", String(60), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("revoked_at", String(40)),
)

#: How often something happened in a window of time; shared by all workers.
rate = Table(
    "rate",
    metadata,
    Column("subject", String(80), primary_key=True),
    Column("began_second", BigInteger, primary_key=True),
    Column("count", Integer, nullable=False),
)

#: What was done to the platform, by whom and when; only ever added to. No personal data.
audit = Table(
    "audit",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", String(40), nullable=False),
    Column("who", String(60), nullable=False),
    Column("what", String(40), nullable=False),
    Column("about", String(200), nullable=False),
    sqlite_autoincrement=True,
)

#: Where a replica's copy stood when it last wrote a bundle; what is carried to it goes on there.
carried = Table(
    "carried",
    metadata,
    Column("replica", String(36), primary_key=True),
    Column("cursors", Text, nullable=False),
    Column("at", String(40), nullable=False),
)
