"""What a PC set under a former id counts as seen where the county took it, and only there."""

from dataclasses import replace

import pytest

from desktop.services import records
from desktop.sync import feeds
from desktop.sync.joining import restart
from desktop.sync.outgoing.bases import seen_by
from desktop.sync.wire.protocol import decoded, op_hash, written
from tests.unit.sync.conftest import NOW, STATION

_ROW = 40
#: Verdict, outcome of the row if it was read, and whether the phone was taken by it.
_TAKEN = [
    ("applied", None, True),
    ("merged", None, False),  # nobody here knows why
    ("conflict", None, False),
    ("merged", {}, True),
    ("merged", {"already": True}, False),
    ("applied", {"already": True}, False),  # as a PC notes it that was told by the row alone
    ("merged", {"late": ["phone"]}, False),
    ("merged", {"late": ["alias"]}, True),
    ("conflict", {"lost": ["phone"]}, False),
    ("conflict", {"lost": ["alias"]}, True),
]


@pytest.fixture
def person(pc):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync()
    return made


def frozen(pc, person, verdict=None, row=None):
    """An edit of the phone that was frozen; gives the journal row."""
    store = pc.desk.store
    n = store.one("SELECT max(n) FROM sync_op") + 1
    records.change(pc.desk, "volunteer", person, {"phone": f"11{n}", "alias": f"甲{n}"})
    seq = store.one("SELECT max(seq) FROM journal")
    told = {"phone": f"11{n}", "alias": f"甲{n}"} if row else {"phone": f"11{n}"}
    line = written({"k": "volunteer", "i": person, "b": 1, "f": told, "t": NOW.isoformat()})
    store.run(
        "INSERT INTO sync_op (replica, n, seq, bytes, hash, chain, open, verdict, row) "
        "VALUES (?,?,?,?,?,?,?,?,?)",
        (
            pc.desk.settings.get("replica"), n, seq, line, op_hash(line), bytes(32),
            int(row is None), verdict, row,
        ),
    )  # fmt: skip
    pc.desk.settings.put("sync.frozen", seq)
    return seq


def read(pc, outcome):
    if outcome is not None:
        told = feeds.outcome_text(outcome)
        kept = feeds.Kept(_ROW, pc.desk.settings.get("replica"), 2, told, bytes(32), None, None)
        feeds.keep_rows(pc.desk.store, STATION, [kept])
    feeds.put_cursor(pc.desk.store, replace(feeds.cursor(pc.desk.store, STATION), row=_ROW))


@pytest.mark.parametrize(("verdict", "outcome", "taken"), _TAKEN)
def test_a_repeated_edit_has_seen_what_was_taken_before_it(pc, person, verdict, outcome, taken):
    frozen(pc, person, verdict, _ROW)
    frozen(pc, person)
    read(pc, outcome)
    store = pc.desk.store
    assert not restart.reissue(store, pc.desk.settings.get("replica"), "later", {}, "now")
    op = decoded(store.one("SELECT bytes FROM sync_op WHERE replica = 'later'"))
    assert op.get("x") == ({"phone": _ROW} if taken else None)


@pytest.mark.parametrize(("verdict", "outcome", "taken"), _TAKEN)
def test_a_new_edit_has_seen_what_was_taken_before_it(pc, person, verdict, outcome, taken):
    seq = frozen(pc, person, verdict, _ROW)
    read(pc, outcome)
    prior = seen_by(pc.desk.store, "later", [person], seq).prior["volunteer", person]
    assert prior["phone"] == (_ROW if taken else 1, _ROW)
    own = seen_by(pc.desk.store, pc.desk.settings.get("replica"), [person], seq)
    assert own.prior["volunteer", person]["phone"] == (1, _ROW)


def test_what_only_a_verdict_told_of_does_not_count_as_seen(pc, person):
    """Before its row is read the county may have lost it, and given its place to another."""
    seq = frozen(pc, person, "applied", _ROW)
    prior = seen_by(pc.desk.store, "later", [person], seq).prior["volunteer", person]
    assert prior["phone"] == (1, _ROW)
