"""Heads of journal and audit go with every sync: what the county keeps shows what was changed."""

from __future__ import annotations

import pytest

from county.store.engine import writing
from county.wire.encoding import b64
from county.work import chain_heads
from county.work.chain_heads import ChainHeads
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.needs import needs
from desktop.services.opening import open_desk
from desktop.services.safekeeping import witnesses
from desktop.services.sync import syncing
from desktop.storage import chains
from desktop.sync.joining import witnessed
from tests.unit import chain_attacks
from tests.unit.sync.conftest import NOW, PC, BenchLine

HIDDEN = {
    "rewritten": chain_attacks.rewritten,
    "cut": chain_attacks.cut,
    "swapped": chain_attacks.swapped,
}


@pytest.fixture
def busy(pc: PC) -> PC:
    """A PC whose chains have some rows, and whose county has heard of them."""
    desk = pc.desk
    person = records.add(desk, "volunteer", {"name": "张三", "id_number": "11010519491231002X"})
    for name in ("李四", "王五", "赵六"):
        records.add(desk, "volunteer", {"name": name})
        records.look_up(desk, "volunteer", person, full=True, why=f"核对{name}")
    pc.sync()
    return pc


def broken(pc: PC) -> list[tuple[str, str]]:
    county = pc.line.county
    found = ChainHeads(county.engine, county.clock).breaks()
    return [(one.chain, one.why) for one in found]


def told(pc: PC) -> list[str]:
    return [need.sentence for need in needs.pressing(pc.desk) if need.what == "chain"]


def heads(pc: PC) -> dict[str, tuple[int, bytes]]:
    found = chains.heads(pc.desk.store)
    return {name: (head.seq, head.hash[: chains.MARK_BYTES]) for name, head in found.items()}


def test_the_county_keeps_every_head_and_the_station_what_it_answers(busy: PC) -> None:
    records.add(busy.desk, "volunteer", {"name": "孙七"})
    busy.sync()
    rows = busy.line.county.rows("SELECT chain, seq, base FROM chain_head ORDER BY id")
    assert [(chain, bool(base)) for chain, _, base in rows] == [
        ("journal", True), ("audit", True), ("journal", False),
    ]  # fmt: skip
    kept = witnessed.remembered(busy.desk.settings)
    assert kept["journal"].seq == rows[-1][1]
    assert broken(busy) == told(busy) == []


def test_nothing_is_told_twice_in_a_run_and_it_costs_little(busy: PC) -> None:
    for n in range(30):
        records.add(busy.desk, "volunteer", {"name": f"人{n}"})
    busy.line.heads.clear()
    busy.sync()
    busy.sync()
    assert ["heads" in head for head in busy.line.heads].count(True) == 2
    assert busy.line.sizes[-1][0] < 1024 and busy.line.sizes[-1][1] < 1024


@pytest.mark.parametrize("chain", ["journal", "audit"])
@pytest.mark.parametrize("attack", HIDDEN)
def test_a_chain_hashed_anew_is_found_by_both_and_stops_no_sync(
    busy: PC, chain: str, attack: str
) -> None:
    records.add(busy.desk, "team", {"name": "一队"})
    busy.sync()
    HIDDEN[attack](busy.desk, chain)
    if attack == "cut" and chain == "journal":
        _forget_what_was_sent(busy)
    busy.sync()
    # What was sent and then cut off makes the PC take another name; it is found under both.
    assert set(broken(busy)) == {(chain, "short" if attack == "cut" else "changed")}
    before = broken(busy)
    if attack == "cut" and chain == "journal":
        return  # it goes by another name now, and the administrator was told
    assert [chains.LABELS[chain] in sentence for sentence in told(busy)] == [True]
    assert chain in {one.area for one in witnesses.faults(busy.desk, list)}
    records.add(busy.desk, "team", {"name": "二队"})
    busy.sync()
    assert "二队" in str(busy.line.county.rows("SELECT fields FROM record WHERE kind = 'team'"))
    assert broken(busy) == before


def _forget_what_was_sent(pc: PC) -> None:
    """Rows that are gone are asked for no more: as whoever cuts them off would see to."""
    pc.desk.store.run("DELETE FROM sync_op WHERE seq > (SELECT max(seq) FROM journal)")


def test_what_remembers_the_county_may_be_wiped_and_it_still_comes_out(busy: PC) -> None:
    chain_attacks.rewritten(busy.desk, "journal")
    busy.desk.store.run("DELETE FROM setting WHERE key LIKE 'replica.heads%'")
    busy.sync()
    assert len(told(busy)) == 1
    busy.sync()
    assert broken(busy) == [("journal", "changed")]


def test_an_older_file_put_back_is_told(busy: PC, tmp_path, master, home) -> None:  # type: ignore[no-untyped-def]
    put_back = chain_attacks.kept_aside(busy.desk, tmp_path / "old.db")
    person = records.list_records(busy.desk, "volunteer")[0].id
    records.look_up(busy.desk, "volunteer", person, full=True, why="要藏的")
    busy.sync()
    nonce = busy.desk.settings.get("replica.nonce")
    busy.desk.close()
    put_back(busy.desk)
    desk = open_desk(home, master, Here(), clock=lambda: NOW)
    # Whoever knows the program keeps the nonce, or the county would see a copy at once.
    desk.settings.put("replica.nonce", nonce)
    again = PC(desk, BenchLine(busy.line.county))
    again.sync()
    assert ("audit", "short") in broken(again)
    assert told(again)
    desk.close()


def test_a_lost_reply_and_a_county_put_back_are_no_break(busy: PC) -> None:
    county = busy.line.county
    county.back_up()
    for name in ("一", "二", "三"):
        records.add(busy.desk, "team", {"name": name})
        busy.line.trouble = lambda _number: "deaf"
        assert busy.try_sync()
        busy.line.trouble = lambda _number: ""
        busy.sync()
    county.restore()
    busy.line.county = county
    for name in ("四", "五"):
        records.add(busy.desk, "team", {"name": name})
        busy.sync()
    assert broken(busy) == told(busy) == []
    assert witnessed.remembered(busy.desk.settings)["journal"].seq > 0


def test_a_fork_begins_anew_and_a_settled_break_is_followed_from_there(busy: PC) -> None:
    chain_attacks.rewritten(busy.desk, "audit")
    busy.sync()
    county = busy.line.county
    replica = str(busy.desk.settings.get("replica"))
    desk_of_county = ChainHeads(county.engine, county.clock)
    assert [one.settled_at is None for one in desk_of_county.settle(replica[:8])] == [True]
    busy.sync()
    assert told(busy) == [] and len(broken(busy)) == 1
    syncing.renew(busy.desk, "fork")
    busy.sync()
    assert busy.desk.settings.get("replica") != replica
    assert told(busy) == [] and len(broken(busy)) == 1


def test_an_old_county_answers_nothing_and_an_old_station_asks_nothing(
    busy: PC, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("county.work.chain_heads.take", lambda *_args, **_rest: {})
    records.add(busy.desk, "team", {"name": "一队"})
    assert busy.sync().error is None
    monkeypatch.undo()
    monkeypatch.setattr(witnessed, "told", lambda *_args: {})
    records.add(busy.desk, "team", {"name": "二队"})
    assert busy.sync().error is None
    assert broken(busy) == told(busy) == []


@pytest.mark.parametrize(
    "heads_told",
    [{}, {"journal": []}, {"journal": [1]}, {"journal": [1, "x"]}, {"journal": ["1", 2]},
     {"journal": [-1, "AAAAAAAAAAAAAAAAAAAAAA"]}, {"diary": [1, "AAAAAAAAAAAAAAAAAAAAAA"]}],
)  # fmt: skip
def test_what_is_no_head_is_passed_over(
    busy: PC, monkeypatch: pytest.MonkeyPatch, heads_told: dict[str, list[object]]
) -> None:
    before = busy.line.county.rows("SELECT count(*) FROM chain_head")
    monkeypatch.setattr(witnessed, "told", lambda *_args: heads_told)
    assert busy.sync().error is None
    assert busy.line.county.rows("SELECT count(*) FROM chain_head") == before
    assert broken(busy) == []


def test_a_bundle_that_comes_late_is_no_break_and_one_that_differs_is(busy: PC) -> None:
    county = busy.line.county
    replica = str(busy.desk.settings.get("replica"))
    held = witnessed.remembered(busy.desk.settings)["journal"]

    def carried(seq: int, mark: bytes) -> None:
        told = {"journal": [seq, b64(mark)]}
        with writing(county.engine) as connection:
            chain_heads.take(connection, replica, told, NOW, on_line=False)

    carried(held.seq - 3, bytes(16))
    assert broken(busy) == []
    carried(held.seq, bytes(16))
    assert broken(busy) == [("journal", "changed")]
