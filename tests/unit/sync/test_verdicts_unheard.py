"""Operations the county took while its answer was lost: what became of them is heard later."""

from desktop.services import records
from desktop.services.sync.syncing import tools_of
from desktop.sync import feeds
from desktop.sync.joining import restart
from desktop.sync.outgoing.waiting_rows import last_of
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import MARK_BYTES, chained, op_hash, written
from tests.unit.sync.conftest import STATION


def refused(pc, person):
    """An operation the county will never take, frozen."""
    store, replica = pc.desk.store, pc.desk.settings.get("replica")
    n, chain = last_of(store, replica)
    line = written({"k": "volunteer", "i": person, "a": "burn", "b": 1, "f": {"name": "甲"}})
    hashed = op_hash(line)
    store.run(
        "INSERT INTO sync_op (replica, n, bytes, hash, chain, open) VALUES (?,?,?,?,?,1)",
        (replica, n + 1, line, hashed, chained(chain, hashed)),
    )
    return n + 1


def goes_back_a_row(pc):
    """An answer by files that was under way for long tells of a county that went back."""
    store = pc.desk.store
    *_, (row, hashed), _last = feeds.hashes(store, feeds.cursor(store, STATION))
    restart.go_back(tools_of(pc.desk), {STATION: [[row, b64(hashed[:MARK_BYTES])], [0, ""]]})


def test_what_was_rejected_unheard_is_told_though_the_next_request_offers_what_was_lost(pc, other):
    person = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync(), pc.sync()
    records.add(other.desk, "volunteer", {"name": "李四"})
    other.sync(), pc.sync()
    n = refused(pc, person)
    pc.line.trouble = lambda _number: "deaf"
    assert pc.try_sync() == "cut"
    pc.line.trouble = lambda _number: ""
    goes_back_a_row(pc)
    pc.sync()
    store = pc.desk.store
    assert store.rows("SELECT n, verdict FROM sync_op WHERE open = 1") == []
    assert store.rows("SELECT n, verdict FROM sync_op WHERE n = ?", (n,)) == [(n, "rejected")]
    assert store.rows("SELECT code FROM sync_attention") == [("unknown_action",)]
    assert pc.desk.settings.get(restart.HELD) == n
