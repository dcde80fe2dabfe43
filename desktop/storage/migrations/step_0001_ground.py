"""Step 1: the kinds of the ground issue, the journal, the search table and what stays here."""

from __future__ import annotations

from desktop.storage.driver import Database
from desktop.storage.tables import create_record_table


def apply(database: Database) -> None:
    """Make everything in an empty file."""
    _records(database)
    _journal(database)
    _beside(database)
    _indexes(database)


def _records(database: Database) -> None:
    for table, (columns, references) in _TABLES.items():
        create_record_table(database, table, columns, references)


# A table must stand before those that refer to it.
_TABLES: dict[str, tuple[dict[str, type], dict[str, str]]] = {
    "station": (
        {
            "name": str,
            "division_code": str,
            "town": str,
            "county": str,
            "head": str,
            "address": str,
            "phone": str,
            "opening_hours": str,
            "brand": str,
            "signing_body": str,
            "seal_body": str,
            "notes": str,
        },
        {},
    ),
    "clerk": (
        {
            "name": str,
            "role": str,
            "since": str,
            "until": str,
            "notes": str,
        },
        {},
    ),
    "device": (
        {
            "name": str,
            "replica": str,
            "public_key": str,
            "series": str,
            "notes": str,
        },
        {},
    ),
    "vocabulary": (
        {
            "name": str,
            "label": str,
            "entries": str,
            "version": int,
            "origin": str,
            "notes": str,
        },
        {},
    ),
    "policy": (
        {
            "name": str,
            "label": str,
            "rule": str,
            "version": int,
            "origin": str,
            "notes": str,
        },
        {},
    ),
    "volunteer": (
        {
            "name": str,
            "alias": str,
            "sex": str,
            "birth_date": str,
            "phone": str,
            "contact_person": str,
            "political_status": str,
            "village_group": str,
            "address": str,
            "skills": str,
            "service_areas": str,
            "registered_on": str,
            "national_number": str,
            "status": str,
            "status_reason": str,
            "guardian": str,
            "guardian_phone": str,
            "no_photo": int,
            "id_type": str,
            "id_number": str,
            "notes": str,
        },
        {},
    ),
    "team": (
        {
            "name": str,
            "level": str,
            "category": str,
            "leader": str,
            "parent": str,
            "slogan": str,
            "notes": str,
        },
        {"leader": "volunteer", "parent": "team"},
    ),
    "membership": (
        {
            "team": str,
            "volunteer": str,
            "role": str,
            "since": str,
            "until": str,
            "notes": str,
        },
        {"team": "team", "volunteer": "volunteer"},
    ),
    "theme": (
        {
            "month": str,
            "title": str,
            "description": str,
            "notes": str,
        },
        {},
    ),
    "point": (
        {
            "name": str,
            "kind": str,
            "capacity": int,
            "contact": str,
            "shared_with": str,
            "address": str,
            "notes": str,
        },
        {},
    ),
    "activity": (
        {
            "title": str,
            "category": str,
            "platform": str,
            "tags": str,
            "kind": str,
            "festival": str,
            "theme": str,
            "team": str,
            "point": str,
            "place": str,
            "planned_start": str,
            "planned_end": str,
            "started_at": str,
            "ended_at": str,
            "held_on": str,
            "recorded_on": str,
            "status": str,
            "residents": int,
            "leader": str,
            "plan": str,
            "story": str,
            "press_brief": str,
            "published_at": str,
            "links": str,
            "notes": str,
        },
        {"theme": "theme", "team": "team", "point": "point"},
    ),
    "participation": (
        {
            "activity": str,
            "volunteer": str,
            "role": str,
            "signed_in": str,
            "signed_out": str,
            "minutes": int,
            "source": str,
            "reason": str,
            "recorder": str,
            "notes": str,
        },
        {"activity": "activity", "volunteer": "volunteer"},
    ),
    "hour_entry": (
        {
            "volunteer": str,
            "participation": str,
            "minutes": int,
            "served_on": str,
            "reverses": str,
            "reason": str,
            "notes": str,
        },
        {"volunteer": "volunteer", "participation": "participation", "reverses": "hour_entry"},
    ),
    "photo": (
        {
            "activity": str,
            "sha256": str,
            "format": str,
            "width": int,
            "height": int,
            "bytes": int,
            "fingerprint": str,
            "taken_at": str,
            "taken_from": str,
            "caption": str,
            "position": int,
            "notes": str,
        },
        {"activity": "activity"},
    ),
    "document": (
        {
            "kind": str,
            "template": str,
            "title": str,
            "body": str,
            "effective_on": str,
            "version": int,
            "origin": str,
            "notes": str,
        },
        {},
    ),
    "certificate": (
        {
            "series": str,
            "number": int,
            "kind": str,
            "volunteer": str,
            "activity": str,
            "participation": str,
            "facts": str,
            "issued_on": str,
            "issuer": str,
            "handler": str,
            "code": str,
            "void": int,
            "void_reason": str,
            "printings": int,
            "notes": str,
        },
        {"volunteer": "volunteer", "activity": "activity", "participation": "participation"},
    ),
    "consent": (
        {
            "volunteer": str,
            "purpose": str,
            "given_on": str,
            "given_by": str,
            "scan": str,
            "withdrawn_on": str,
            "notes": str,
        },
        {"volunteer": "volunteer", "scan": "photo"},
    ),
}


def _journal(database: Database) -> None:
    database.table("journal_group").create(
        {
            "id": str,
            "verb": str,
            "title": str,
            "clerk": str,
            "at": str,
            "undo_of": str,
            "first_seq": int,
            "last_seq": int,
        },
        pk="id",
        not_null={"verb", "title", "at"},
        strict=True,
    )
    database.table("journal").create(
        {
            "seq": int,
            "kind": str,
            "record_id": str,
            "action": str,
            "clerk": str,
            "at": str,
            "group_id": str,
            "undo_of": int,
            "origin": str,
            "op_replica": str,
            "op_seq": int,
            "op_signer": str,
            "schema_version": int,
            "payload_hash": bytes,
            "previous_hash": bytes,
        },
        pk="seq",
        not_null={"kind", "record_id", "action", "at", "group_id", "origin", "payload_hash"},
        strict=True,
    )
    database.table("journal_payload").create(
        {"seq": int, "salt": bytes, "body": str, "op_bytes": bytes}, pk="seq", strict=True
    )
    database.table("audit").create(
        {
            "seq": int,
            "at": str,
            "clerk": str,
            "what": str,
            "kind": str,
            "record_id": str,
            "why": str,
            "previous_hash": bytes,
        },
        pk="seq",
        strict=True,
    )


def _beside(database: Database) -> None:
    database.table("search").create(
        {
            "record_id": str,
            "kind": str,
            "name": str,
            "pinyin": str,
            "latin": str,
            "digits": str,
        },
        pk="record_id",
        strict=True,
    )
    database.table("setting").create({"key": str, "value": str}, pk="key", strict=True)
    database.table("secret").create({"name": str, "value": bytes}, pk="name", strict=True)
    database.table("photo_bytes").create(
        {"sha256": str, "rendition": str, "volume": int, "size": int, "content_hash": str},
        pk=("sha256", "rendition"),
        strict=True,
    )


def _indexes(database: Database) -> None:
    for table, columns in (
        ("volunteer", ["name", "birth_date"]),
        ("volunteer", ["id_number"]),
        ("consent", ["volunteer"]),
        ("membership", ["volunteer"]),
        ("membership", ["team"]),
        ("activity", ["held_on"]),
        ("participation", ["activity"]),
        ("participation", ["volunteer"]),
        ("hour_entry", ["volunteer"]),
        ("hour_entry", ["participation"]),
        ("photo", ["activity"]),
        ("photo", ["sha256"]),
        ("certificate", ["series", "number"]),
        ("certificate", ["participation"]),
        ("journal", ["record_id"]),
        ("search", ["kind", "pinyin", "record_id"]),
    ):
        database.table(table).create_index(columns)
