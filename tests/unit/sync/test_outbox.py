"""What becomes of journal rows on their way out: order, bases, what never leaves."""

import json

import pytest

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.sync import syncing
from desktop.sync import feeds
from desktop.sync.outgoing import leaving
from desktop.sync.outgoing.outbox import Amount, Outbox, waiting

ME = "6a1f0c6e-2f6b-4c61-9d0e-0f5a3c1b7e42"
ALL = Amount(5_000, 1 << 20)


@pytest.fixture
def outbox(desk):
    made = Outbox(desk.store, leaving.current(desk.store), syncing.sealing_of(desk))
    made.freeze("before", ALL)  # what founding wrote
    desk.store.run("UPDATE sync_op SET open = 0")
    return made


def frozen(desk, replica=ME):
    rows = desk.store.rows("SELECT bytes FROM sync_op WHERE replica = ? ORDER BY n", (replica,))
    return [json.loads(row[0]) for row in rows]


def person(desk, **more):
    return records.add(desk, "volunteer", {"name": "张三", **more})


def test_founding_leaves_but_for_what_is_published_from_above(desk, outbox):
    kinds = {op["k"] for op in frozen(desk, "before")}
    assert kinds == {"station", "clerk", "device", "document"}


def test_an_addition_carries_what_is_known_and_sets_as_words(desk, outbox):
    made = person(desk, skills="理发、剪纸", id_type="passport", id_number="E12345")
    outbox.freeze(ME, ALL)
    (op,) = frozen(desk)
    assert (op["k"], op["i"], op["a"], op["b"]) == ("volunteer", made, "add", 0)
    assert op["f"]["skills"] == {"+": ["剪纸", "理发"]}
    assert set(op["f"]["id_number"]) == {"sealed"}
    assert (op["w"], op["t"]) == (desk.clerk, "2026-11-22T09:30:00+08:00")


def test_a_change_carries_just_its_fields_in_the_order_of_the_journal(desk, outbox):
    made = person(desk, skills="理发", phone="111")
    records.change(desk, "volunteer", made, {"skills": "剪纸", "phone": ""})
    records.remove(desk, "volunteer", [made])
    records.restore(desk, "volunteer", [made])
    outbox.freeze(ME, ALL)
    _, change, delete, restore = frozen(desk)
    assert change["f"] == {"skills": {"+": ["剪纸"], "-": ["理发"]}, "phone": None}
    assert "a" not in change
    assert (delete["a"], restore["a"]) == ("delete", "restore")
    assert "f" not in delete and "f" not in restore


def test_what_stays_here_makes_no_operation_and_does_not_wait(desk, outbox):
    with desk.action("add", "词表") as group:
        desk.records.insert(group, kind_named("vocabulary"), {"name": "x", "label": "x"})
    outbox.freeze(ME, ALL)
    assert frozen(desk) == [] and waiting(desk.store) == 0


def test_the_same_journal_is_frozen_to_the_same_bytes(desk, outbox):
    person(desk, id_number="E12345", id_type="passport")
    person(desk)
    outbox.freeze(ME, ALL)
    first = desk.store.rows("SELECT n, bytes, hash, chain FROM sync_op WHERE replica = ?", (ME,))
    desk.store.run("DELETE FROM sync_op WHERE replica = ?", (ME,))
    desk.settings.put("sync.frozen", outbox.frozen_up_to() - 2)
    outbox.freeze(ME, ALL)
    again = desk.store.rows("SELECT n, bytes, hash, chain FROM sync_op WHERE replica = ?", (ME,))
    assert again == first


def test_numbers_go_on_without_gaps_however_little_is_frozen_at_once(desk, outbox):
    for _ in range(5):
        person(desk)
    while outbox.freeze(ME, Amount(2, 1 << 20)).ops:
        pass
    assert [r[0] for r in desk.store.rows("SELECT n FROM sync_op WHERE replica = ?", (ME,))] == [
        1, 2, 3, 4, 5,
    ]  # fmt: skip


def test_the_base_is_what_had_been_read_when_the_change_was_made(desk, outbox):
    made = person(desk)
    outbox.freeze(ME, ALL)
    desk.store.run("UPDATE sync_op SET open = 0, row = 1, verdict = 'applied'")
    see(desk, 7)
    records.change(desk, "volunteer", made, {"phone": "111"})
    see(desk, 9)
    records.change(desk, "volunteer", made, {"alias": "甲"})
    outbox.freeze(ME, ALL)
    assert [op["b"] for op in frozen(desk)[1:]] == [7, 9]


def test_an_edit_on_top_of_an_unsettled_one_keeps_its_base(desk, outbox):
    made = person(desk)
    outbox.freeze(ME, ALL)
    desk.store.run("UPDATE sync_op SET open = 0, row = 1, verdict = 'applied'")
    see(desk, 4)
    records.change(desk, "volunteer", made, {"phone": "111"})
    see(desk, 9)
    records.change(desk, "volunteer", made, {"phone": "222", "alias": "甲"})
    records.remove(desk, "volunteer", [made])
    outbox.freeze(ME, ALL)
    _, first, second, delete = frozen(desk)
    assert (first["b"], second["b"], second["x"]) == (4, 9, {"phone": 4})
    assert delete["b"] == 4 and "x" not in delete


def test_a_base_the_county_has_lost_is_told_by_its_value(desk, outbox):
    made = person(desk, phone="111")
    outbox.freeze(ME, ALL)
    desk.store.run("UPDATE sync_op SET open = 0, row = 1, verdict = 'applied'")
    see(desk, 4, clear=False)
    records.change(desk, "volunteer", made, {"phone": "222"})
    outbox.freeze(ME, ALL)
    assert len(frozen(desk)[1]["h"]["phone"]) == 8


def see(desk, row, *, clear=True):
    """The station's own feed was read up to a row."""
    head = desk.store.one("SELECT max(seq) FROM journal")
    feeds.mark_seen(desk.store, head, row, clear=clear)
