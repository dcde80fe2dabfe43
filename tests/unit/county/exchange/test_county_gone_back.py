"""A county restored from a backup: marks, ops offered again, rows of a former life."""

import hashlib
import itertools
import json

import pytest

from county.store import all_tables, feeds
from county.store.engine import reading, writing
from county.wire.encoding import b64, unb64
from county.work.publishing import Change, Publisher
from tests.county_pc import COUNTY, KINDS, Bureau, dumps
from tests.unit.county.exchange.stand import record

SEEDS = itertools.count(7)


def copied(county):
    """What a backup of now holds."""
    with reading(county.engine) as connection:
        return {
            table: [tuple(row) for row in connection.execute(table.select())]
            for table in all_tables.metadata.sorted_tables
        }


def restore(county, backup):
    """The county over that backup."""
    with county.engine.begin() as connection:
        for table in reversed(backup):
            connection.execute(table.delete())
        for table, rows in backup.items():
            if rows:
                names = [column.name for column in table.columns]
                connection.execute(table.insert(), [dict(zip(names, r, strict=True)) for r in rows])
    restored = Bureau(county.engine, seed=next(SEEDS), keyring=county.keyring)
    county.door, county.exchange = restored.door, restored.exchange


def mark_of(pc, reply):
    """The highest mark a PC agrees with, and the tag of the life that ended there."""
    hashes = pc.hashes[pc.station]
    for row, told in reply.head["back"][pc.station]:
        if row < len(hashes) and b64(hashes[row][:16]) == (told or b64(hashes[0][:16])):
            tag = b64(hashes[row + 1][:8]) if row + 1 < len(hashes) else ""
            return row, tag
    raise AssertionError("no mark fits")


def offer(pc, mark, tag, lines):
    """Offer segments again; `lines` are ready."""
    old = pc.hashes[pc.station]
    pc.hashes[pc.station] = old[: mark + 1]
    body = dumps(pc.head(re={pc.station: [mark, tag]})) + b"\n" + b"".join(lines)
    return pc.send(body)


def seg(pc, first, last, row, life=None):
    return pc.segment(first, last, rows=[[first, last - first + 1, row, life]])


@pytest.fixture
def lost(county, one, two, known):
    """Rows 2 and 3 are lost: one set the phone, two saw it and set it again."""
    backup = copied(county)
    one.op("volunteer", known, phone="2")
    one.sync()
    two.sync()
    two.op("volunteer", known, phone="3")
    two.sync()
    one.sync()
    restore(county, backup)
    return county


def test_a_cursor_beyond_the_head_is_answered_with_marks(lost, one):
    reply = one.sync()
    marks = reply.head["back"][one.station]
    assert [row for row, _ in marks] == [1, 0]
    assert unb64(marks[0][1]) == one.hashes[one.station][1][:16]
    assert mark_of(one, reply)[0] == 1


NAMED = [*range(80, 47, -1), 17, 0]  # the last 32, then with steps that double


def test_the_last_marks_are_close_together_then_their_steps_double(county, one):
    for n in range(80):
        one.op("volunteer", f"v{n}", "add", name="王")
    one.sync()
    one.hashes[one.station] += [bytes(32)]
    rows = [row for row, _ in one.sync().head["back"][one.station]]
    assert rows == NAMED


def test_rows_at_which_backups_were_begun_are_among_the_marks(county, one):
    for n in range(80):
        one.op("volunteer", f"v{n}", "add", name="王")
        if n in (4, 11):
            one.sync()
            with writing(county.engine) as connection:
                assert feeds.mark(connection, one.station).row == n + 1
    one.sync()
    one.hashes[one.station] += [bytes(32)]
    rows = [row for row, _ in one.sync().head["back"][one.station]]
    assert rows == sorted({*NAMED, 12, 5}, reverse=True)


def test_what_was_lost_comes_back_without_conflicts(lost, one, two, known):
    mark, tag = mark_of(one, one.sync())
    # `one` holds both lost rows: its own and the other's, which it had pulled.
    reply = offer(one, mark, tag, [seg(two, 1, 1, 3), seg(one, 2, 2, 2)])
    assert reply.verdict(2) == ("applied", 2, None)
    assert record(one, "volunteer", known).fields["phone"] == "3"
    (_, _, began), (_, _, after) = ((r.row, r.n, r.outcome) for r in reply.rows)
    assert list(began) == ["began"] and after == {"life": [mark, tag]}
    assert [(r.row, r.n) for r in reply.rows] == [(2, 2), (3, 1)]
    # The other PC, which had seen it all, reads the same rows again: they are of another life.
    assert mark_of(two, two.sync()) == (mark, tag)


def test_an_op_that_two_segments_prove_has_one_row(county, one, known):
    backup = copied(county)
    for phone in ("2", "3", "4"):
        one.op("volunteer", known, phone=phone)
    one.sync()
    restore(county, backup)
    mark, tag = mark_of(one, one.sync())
    # So it is where an answer was lost, and less or more went up in the next request.
    reply = offer(one, mark, tag, [seg(one, 2, 3, 2), seg(one, 3, 4, 3)])
    assert [(r.row, r.n) for r in reply.rows] == [(2, 2), (3, 3), (4, 4)]
    assert [reply.verdict(n)[:2] for n in (2, 3, 4)] == [("applied", row) for row in (2, 3, 4)]


def test_lives_that_begin_alike_have_names_of_their_own(county, one, known):
    backup = copied(county)
    one.op("volunteer", known, phone="2")
    one.sync()
    names = []
    for _ in range(3):
        restore(county, backup)
        mark, tag = mark_of(one, one.sync())
        reply = offer(one, mark, tag, [seg(one, 2, 2, 2)])
        assert [(r.row, r.n) for r in reply.rows] == [(2, 2)], "the same row at the same place"
        names.append((mark, tag))
    assert len(set(names)) == 3 and {mark for mark, _ in names} == {1}


def test_a_life_begins_once_however_many_hear_of_it(lost, one, two, known):
    for pc in (one, two, one):
        assert "back" in pc.sync().head
    mark, tag = mark_of(one, one.sync())
    reply = offer(one, mark, tag, [seg(two, 1, 1, 3), seg(one, 2, 2, 2)])
    assert ["began" in (r.outcome or {}) for r in reply.rows] == [True, False]
    two.hashes[two.station][3:] = [bytes(32)] * 40  # a PC that comes from yet another life
    marks = [row for row, _ in two.sync().head["back"][two.station]]
    assert mark in marks


def test_rows_of_the_present_life_are_not_taken_for_those_of_the_former(lost, one, two, known):
    third = lost.pc()
    third.sync()
    third.op("volunteer", known, phone="9")  # becomes row 2 of the present life
    third.sync()
    mark, tag = mark_of(two, two.sync())
    reply = offer(two, mark, tag, [seg(two, 1, 1, 3)])
    # By number it had "seen" row 2; but that was another row 2.
    assert reply.verdict(1) == ("conflict", 3, {"phone": ["9", 2]})


def test_ops_still_to_be_sent_name_rows_of_their_former_life_too(lost, one, two, known):
    n = two.op("volunteer", known, phone="4")
    assert two.lines[-1].find(b'"b":3') > 0
    third = lost.pc()
    third.sync()
    third.op("volunteer", known, phone="9")
    third.op("volunteer", known, address="x")
    third.sync()
    mark, tag = mark_of(two, two.sync())
    two.hashes[two.station] = two.hashes[two.station][: mark + 1]
    lives = [[n, mark, tag]]
    two.held = 0
    reply = two.sync(lives=lives)
    assert [reply.verdict(k)[0] for k in (1, 2)] == ["conflict", "conflict"]
    assert record(two, "volunteer", known).fields["phone"] == "9"
    m = two.op("volunteer", known, phone="5")
    assert two.sync(lives=lives).verdict(m)[0] == "applied"


def test_a_conflict_of_the_former_life_is_settled_by_its_old_row(county, one, two, known):
    backup = copied(county)
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, phone="3")
    two.sync()  # row 3 parks the 3
    one.sync()
    one.op("volunteer", known, "resolve", c=[3, "phone"], f={"phone": "3"})
    one.sync()
    restore(county, backup)
    county.pc().sync()
    other = county.pc()
    other.op("volunteer", "v7", "add", name="赵")
    other.sync()  # takes row 2
    mark, tag = mark_of(one, one.sync())
    reply = offer(one, mark, tag, [seg(one, 2, 2, 2), seg(two, 1, 1, 3), seg(one, 3, 3, 4)])
    assert reply.own(3).outcome == {"settles": [4, "phone"], "life": [mark, tag]}
    assert record(one, "volunteer", known).fields["phone"] == "3"


def test_a_resolve_whose_conflict_did_not_arise_again_sets_its_field(county, one, two, known):
    backup = copied(county)
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, phone="3")
    two.sync()
    one.sync()
    one.op("volunteer", known, "resolve", c=[3, "phone"], f={"phone": "3"})
    one.sync()
    restore(county, backup)
    mark, tag = mark_of(one, one.sync())
    reply = offer(one, mark, tag, [seg(one, 2, 2, 2), seg(one, 3, 3, 4)])
    assert reply.verdict(3)[0] == "applied"
    assert record(one, "volunteer", known).fields["phone"] == "3"


@pytest.mark.parametrize(("settles", "closed"), [("resolve", True), ("reopen", False)])
def test_a_choice_whose_parked_delete_did_not_arise_again_removes_nothing(
    county, one, two, known, settles, closed
):
    backup = copied(county)
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, "delete")
    two.sync()  # row 3 parks it
    one.sync()
    one.op("volunteer", known, "resolve", c=[3, "removed"], f={"removed": closed})
    one.op("volunteer", known, settles, c=[3, "removed"], f={"removed": True, "phone": "4"})
    one.sync()
    restore(county, backup)
    mark, tag = mark_of(one, one.sync())
    reply = offer(one, mark, tag, [seg(one, 2, 2, 2), seg(one, 3, 4, 4)])
    assert [reply.verdict(n)[0] for n in (3, 4)] == ["merged", "applied"]
    stands = record(one, "volunteer", known)
    assert (stands.removed, stands.fields["phone"]) == (0, "4")
    assert "removed" not in stands.fields


def test_ops_of_a_dead_pc_come_with_gaps_and_the_rest_is_named_by_hash(lost, one, two, known):
    two.op("volunteer", known, address="甲")
    two.op("volunteer", known, village_group="乙")
    mark, tag = mark_of(one, one.sync())
    lines = two.segment(1, 3, rows=[[3, 1, 5, None]]).split(b"\n")
    for at in (1, 2):
        lines[at] = dumps(b64(hashlib.sha256(lines[at]).digest()))
    reply = offer(one, mark, tag, [b"\n".join(lines)])
    assert [(r.n, r.row) for r in reply.rows] == [(3, 2)]
    assert [n for n, _ in reply.segments[0][7]] == [1, 2]
    # The PC was not dead: it goes on from what the county holds without a gap.
    mark, tag = mark_of(two, two.sync(first=4))
    two.hashes[two.station] = two.hashes[two.station][: mark + 1]
    reply = two.sync(first=2, lives=[[3, mark, tag]])
    assert (reply.head["gap"], reply.head["held"]) == (True, 0)
    reply = two.sync(first=1, lives=[[3, mark, tag]])
    assert reply.head["held"] == 3
    assert reply.verdict(3)[1] == 2


def test_what_nothing_known_proves_is_left(lost, one, two):
    forged = two.segment(1, 1, rows=[]).replace(b'"phone":"3"', b'"phone":"4"')
    mark, tag = mark_of(one, one.sync())
    reply = offer(one, mark, tag, [forged])
    assert reply.head["left"] == [[two.replica, 1, 1]]
    assert reply.rows == []


def test_what_the_county_had_published_is_given_back_to_it(county, one):
    publisher = Publisher(
        county.engine, county.keyring, county.clock, county.random.randbytes, KINDS
    )
    one.sync()
    backup = copied(county)
    publisher.publish(COUNTY, COUNTY, [Change("theme", "m1", {"month": "1", "title": "学"}, "add")])
    reply = one.talk_head()
    seg_line, op_line = _raw_rows(one)
    one.send(dumps(one.head()) + b"\n")
    restore(county, backup)
    assert one.sync().head["back"][COUNTY] == [[0, ""]]
    tag = b64(one.hashes[COUNTY][1][:8])
    told = json.loads(seg_line)
    again = dumps(
        ["seg", told[3], told[4], told[5], told[6], COUNTY, told[1], told[2], [[1, 1, 1, None]]]
    )
    one.hashes[COUNTY] = one.hashes[COUNTY][:1]
    body = dumps(one.head(re={COUNTY: [0, tag]})) + b"\n" + again + b"\n" + op_line + b"\n"
    back = one.send(body)
    assert [(r.feed, r.row, r.n) for r in back.rows] == [(COUNTY, 1, 1)]
    assert reply.rows[0].replica == back.rows[0].replica
    with reading(county.engine) as connection:
        assert feeds.heads(connection, [COUNTY])[COUNTY].row == 1


def _raw_rows(pc):
    """The bytes of the first segment's line and of its op."""
    body = dumps(pc.head()) + b"\n"
    answer = pc.bureau.exchange.answer(pc.signed(body), body)
    lines = answer.body.split(b"\n")
    return lines[2], lines[4]
