"""Lost replies, gaps, forks and clones (section 6)."""

from county.store.engine import writing
from county.wire.encoding import b64
from county.wire.hashing import op_hash
from county.work import former
from tests.county_pc import Pc, dumps


def test_a_lost_reply_is_repeated_with_the_same_verdicts(one):
    one.op("volunteer", "v1", "add", name="王")
    lost = one.sync(lost=True)
    again = one.sync()
    assert again.head["verdicts"] == lost.head["verdicts"]
    assert again.head["nonce"] == lost.head["nonce"]
    assert [r.row for r in again.rows] == [1]


def test_several_lost_replies_in_a_row_with_other_bodies(one):
    for n in range(5):
        one.op("volunteer", f"v{n}", "add", name="王")
        one.sync(lost=True)
    reply = one.sync()
    assert reply.head["verdicts"] == [[1, 5, "applied", 1]]
    assert one.sync().status == 200


def test_ops_cut_into_other_segments_are_the_same(one):
    for n in range(6):
        one.op("volunteer", f"v{n}", "add", name="王")
    body = dumps(one.head()) + b"\n"
    one.send(body + one.segment(1, 2) + one.segment(3, 4), lost=True)
    one.send(body + one.segment(1, 1) + one.segment(2, 6))
    assert one.held == 6
    reader = one.bureau.pc()
    assert [(s[3], s[4]) for s in reader.sync().segments] == [(1, 2), (3, 4), (2, 6)]


def test_ops_beyond_a_gap_are_left_aside(one):
    for n in range(3):
        one.op("volunteer", f"v{n}", "add", name="王")
    reply = one.sync(first=2)
    assert (reply.head["held"], reply.head["gap"]) == (0, True)
    assert "verdicts" not in reply.head


def test_other_ops_under_held_numbers_are_a_fork(county, one):
    one.op("volunteer", "v1", "add", name="王")
    one.op("volunteer", "v2", "add", name="李")
    one.sync()
    twin = Pc(county, one.station, one.replica, one.key)
    twin.op("volunteer", "v1", "add", name="王", b=0)
    twin.lines, twin.chains = one.lines[:1], one.chains[:2]
    twin.op("volunteer", "v3", "add", name="赵")
    twin.nonce, twin.attempt = one.nonce, one.attempt
    reply = twin.sync()
    told = [[n + 1, b64(op_hash(one.lines[n])), "applied", n + 1] for n in range(2)]
    assert reply.head["fork"] == {"why": "ops", "held": told}
    assert one.sync().status == 200


def test_a_chain_that_does_not_fit_is_a_fork(county, one):
    one.op("volunteer", "v1", "add", name="王")
    one.sync()
    twin = Pc(county, one.station, one.replica, one.key)
    twin.op("volunteer", "v9", "add", name="他")
    twin.op("volunteer", "v2", "add", name="李")
    twin.nonce, twin.attempt, twin.held = one.nonce, one.attempt, 1
    assert twin.sync().head["fork"] == {"why": "ops", "held": []}


def test_a_copied_disk_is_found_by_its_nonce(county, one):
    one.sync()
    twin = Pc(county, one.station, one.replica, one.key)
    twin.nonce, twin.attempt = one.nonce, 100
    one.sync()
    assert twin.sync().head["fork"] == {"why": "clone", "held": []}
    assert one.sync().head.get("fork") is None


def test_a_null_nonce_after_others_is_a_clone(county, one):
    one.sync()
    one.sync()
    twin = Pc(county, one.station, one.replica, one.key)
    twin.attempt = 100
    assert twin.sync().head["fork"]["why"] == "clone"


def test_an_older_nonce_is_a_clone_with_the_same_attempt_too(county, one):
    one.sync()
    old, attempt = one.nonce, one.attempt
    one.sync()
    one.sync()
    twin = Pc(county, one.station, one.replica, one.key)
    twin.nonce, twin.attempt = old, attempt
    assert twin.sync().head["fork"]["why"] == "clone"


def test_a_nonce_the_county_never_gave_begins_a_new_epoch(one):
    one.sync()
    old = one.nonce
    one.nonce = [old[0], 17]
    reply = one.sync(lost=True)
    assert reply.head["nonce"][0] != old[0]
    assert one.sync().head["nonce"] == reply.head["nonce"]  # the same attempt again
    one.sync()
    one.nonce = [old[0], 17]
    assert one.sync().head["fork"]["why"] == "clone"


def test_an_old_request_brought_again_to_a_restored_county_makes_nobody_a_clone(one):
    one.sync()
    epoch, _ = one.nonce
    # The county is put back; then the line delivers what the PC had sent with an older nonce.
    now = [epoch, 9]
    one.nonce = [epoch, 8]
    one.sync(lost=True)
    one.nonce, one.attempt = now, one.attempt + 1
    reply = one.sync()
    assert "fork" not in reply.head
    assert reply.head["nonce"][0] not in ("", epoch)
    one.nonce = [epoch, 8]
    assert one.sync().head["fork"]["why"] == "clone"
    one.nonce = now
    assert one.sync().head["fork"]["why"] == "clone"


def test_epochs_kept_without_their_counters_are_over_as_a_whole(county, one):
    one.sync()
    epoch, _ = one.nonce
    one.nonce = [epoch, 8]
    one.sync()
    with writing(county.engine) as connection:
        connection.exec_driver_sql(f"UPDATE writer SET former = '[\"{epoch}\"]'")
    one.nonce = [epoch, 99]
    assert one.sync().head["fork"]["why"] == "clone"


def test_a_repeated_op_is_one_with_its_original_whichever_comes_first(county, one):
    one.op("volunteer", "v1", "add", name="王")
    one.sync(lost=True)
    fresh = county.pc()
    origin = [one.replica, 1, b64(op_hash(one.lines[0]))]
    n = fresh.op("volunteer", "v1", "add", name="王", o=origin)
    reply = fresh.sync()
    assert reply.verdict(n) == ("applied", 1, None)
    assert len(fresh.hashes[fresh.station]) == 2


def test_an_original_that_comes_after_its_repetition(county, one):
    line = b'{"k":"volunteer","i":"v1","a":"add","b":0,"f":{"name":"x"}}'
    fresh = county.pc()
    fresh.op("volunteer", "v1", "add", name="x", o=[one.replica, 1, b64(op_hash(line))])
    fresh.sync()
    one.raw(line)
    assert one.sync().verdict(1) == ("applied", 1, None)
    other = b'{"k":"volunteer","i":"v2","a":"add","b":0,"f":{"name":"y"}}'
    n = one.raw(other)
    assert one.sync().verdict(n) == ("applied", 2, None)


def test_what_is_held_of_a_former_replica_is_told(county, one):
    one.op("volunteer", "v1", "add", name="王")
    one.op("volunteer", "v2", "add", name="李")
    one.sync()
    heir = county.pc()
    told = heir.sync(former={one.replica: 1}).head["former"]
    assert told == {one.replica: [[2, b64(op_hash(one.lines[1])), "applied", 2]]}
    assert county.pc("610802001002").sync(former={one.replica: 0}).status == 403


def test_no_more_is_told_of_former_replicas_than_a_reply_should_carry(county, one, monkeypatch):
    monkeypatch.setattr(former, "_OPS", 3)
    for n in range(4):
        one.op("volunteer", f"v{n}", "add", name="王")
    one.sync()
    heir, other = county.pc(), county.pc()
    told = heir.sync(former={one.replica: 0, other.replica: 0}).head["former"]
    assert [n for n, *_ in told[one.replica]] == [1, 2, 3]
    told = heir.sync(former={one.replica: 3}).head["former"]
    assert [n for n, *_ in told[one.replica]] == [4]
    # What was not listed is repeated, and found to be the same.
    again = b64(op_hash(one.lines[3]))
    n = heir.op("volunteer", "v3", "add", name="王", b=0, o=[one.replica, 4, again, 3])
    assert heir.sync().verdict(n) == ("applied", 4, None)
