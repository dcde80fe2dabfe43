import hashlib
import json

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.storage import journal
from desktop.storage.database import Mode

TEAM = kind_named("team")


def rows(desk):
    return desk.store.rows(
        "SELECT seq, kind, record_id, action, clerk, at, group_id, undo_of, origin, op_replica, "
        "op_seq, op_signer, schema_version, payload_hash, previous_hash FROM journal ORDER BY seq"
    )


def test_every_change_leaves_one_row_in_the_same_transaction(desk):
    before = journal.head(desk.store)[0]
    team = records.add(desk, "team", {"name": "理论宣讲队"})
    records.change(desk, "team", team, {"name": "宣讲队", "slogan": "走村入户"})
    records.remove(desk, "team", [team])
    assert journal.head(desk.store)[0] == before + 3
    added, edited, removed = journal.history(desk.store, "team", team)
    assert added.before == {} and added.after["name"] == "理论宣讲队"
    assert edited.before == {"name": "理论宣讲队", "slogan": None}
    assert edited.after == {"name": "宣讲队", "slogan": "走村入户"}
    assert set(removed.after) == {"removed_at"}
    assert {entry.clerk for entry in (added, edited, removed)} == {desk.clerk}
    assert len({entry.group_id for entry in (added, edited, removed)}) == 3


def test_a_change_that_changes_nothing_leaves_nothing(desk):
    team = records.add(desk, "team", {"name": "宣讲队"})
    before = journal.head(desk.store)
    groups = desk.store.one("SELECT count(*) FROM journal_group")
    assert not records.change(desk, "team", team, {"name": "宣讲队"})
    assert journal.head(desk.store) == before
    assert desk.store.one("SELECT count(*) FROM journal_group") == groups


def test_a_row_names_the_version_of_each_field_the_clerk_saw(desk):
    team = records.add(desk, "team", {"name": "一队"})
    form = desk.records.get(TEAM, team)
    records.change(desk, "team", team, {"slogan": "a"})
    records.change(desk, "team", team, {"name": "二队"}, bases=form.versions)
    added, _, renamed = journal.history(desk.store, "team", team)
    assert renamed.bases == {"name": added.seq}
    again = desk.records.get(TEAM, team)
    assert again.versions["name"] == renamed.seq
    assert again.versions["level"] == added.seq


def test_the_format_is_the_frozen_one(desk):
    """ADR 0001, computed here by hand."""
    records.add(desk, "team", {"name": "宣讲队"})
    previous = bytes(32)
    for row in rows(desk):
        salt, body = desk.store.rows(
            "SELECT salt, body FROM journal_payload WHERE seq = ?", (row[0],)
        )[0]
        encoded = body.encode()
        assert row[13] == hashlib.sha256(salt + len(encoded).to_bytes(8, "big") + encoded).digest()
        assert row[14] == previous
        plain = [v.hex() if isinstance(v, bytes) else v for v in row]
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).digest()
        assert (
            json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            == body
        )
    assert journal.head(desk.store)[1] == previous


def tampered(desk, statement):
    """What somebody with the key and another program could do."""
    for trigger in ("guard_journal_update", "guard_journal_delete", "guard_journal_payload_update"):
        desk.store.run(f"DROP TRIGGER {trigger}")
    desk.store.run(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET clerk = 'someone' WHERE seq = 3",
        "UPDATE journal SET at = '2020-01-01T00:00:00+08:00' WHERE seq = 2",
        "UPDATE journal SET payload_hash = x'00' WHERE seq = 2",
        "DELETE FROM journal WHERE seq = 3",
        "UPDATE journal_payload SET body = replace(body, '宣讲', '文艺') WHERE body LIKE '%宣讲%'",
    ],
)
def test_an_edited_journal_does_not_verify(desk, statement):
    records.add(desk, "team", {"name": "宣讲队"})
    records.add(desk, "team", {"name": "二队"})
    assert list(journal.broken_rows(desk.store)) == []
    tampered(desk, statement)
    assert list(journal.broken_rows(desk.store))


def test_an_erased_payload_leaves_the_chain_whole(desk):
    team = records.add(desk, "team", {"name": "宣讲队"})
    seq = journal.history(desk.store, "team", team)[0].seq
    with desk.store.transaction(Mode.ERASING):
        desk.store.run("DELETE FROM journal_payload WHERE seq = ?", (seq,))
    assert list(journal.broken_rows(desk.store)) == []
    assert journal.history(desk.store, "team", team)[0].after == {}


def test_payloads_can_not_be_erased_by_an_ordinary_write(desk):
    with pytest.raises(errors.UnjournalledWrite), desk.store.transaction():
        desk.store.run("DELETE FROM journal_payload")


def test_many_changes_of_one_action_share_its_group(desk):
    with desk.action("edit", "两支队") as group:
        for name in ("一队", "二队"):
            desk.records.insert(group, TEAM, {"name": name})
    entries = journal.entries_of(desk.store, group.id)
    assert [entry.after["name"] for entry in entries] == ["一队", "二队"]
    assert {entry.group_id for entry in entries} == {group.id}


def test_a_failed_action_leaves_neither_rows_nor_group(desk):
    before = journal.head(desk.store)
    with pytest.raises(RuntimeError), desk.action("edit", "x") as group:
        desk.records.insert(group, TEAM, {"name": "一队"})
        group.flush()
        raise RuntimeError
    assert journal.head(desk.store) == before
    assert desk.records.count(TEAM) == 0


def test_rows_of_a_pull_name_the_operation_they_came_from(desk, now):
    with journal.open_group(desk.store, "pull", "县里下发", clerk=None, now=now) as group:
        for number, name in ((7, "县队"), (8, "镇队")):
            operation = f"op {number}".encode()
            group.origin = journal.Origin(journal.REMOTE, "replica-b", number, "key-b", operation)
            desk.records.insert(group, TEAM, {"name": name})
    assert [row[8:12] for row in rows(desk)[-2:]] == [
        ("remote", "replica-b", 7, "key-b"), ("remote", "replica-b", 8, "key-b"),
    ]  # fmt: skip
    kept = desk.store.rows("SELECT op_bytes FROM journal_payload ORDER BY seq DESC LIMIT 2")
    assert [row[0] for row in kept] == [b"op 8", b"op 7"]
    assert list(journal.broken_rows(desk.store)) == []
