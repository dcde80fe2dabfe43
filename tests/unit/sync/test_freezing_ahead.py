"""The next operations are frozen while the county has these; drafting itself holds no lock."""

import hashlib
import itertools

import pytest

from desktop.services import records
from desktop.services.opening import open_desk
from desktop.services.sync import syncing
from desktop.sync.outgoing import leaving
from desktop.sync.outgoing.outbox import Amount, Outbox

PEOPLE = 60


def small_packets(pc):
    """As on a line that carries little at once."""
    pc.desk.settings.put("replica.pace", [4 << 10, 64 << 10])


def people(pc):
    return [records.add(pc.desk, "volunteer", {"name": f"张三{n}"}) for n in range(PEOPLE)]


def synced(pc, beside):
    made = (hashlib.sha256(f"{n}".encode()).digest() for n in itertools.count())
    report = syncing.attempt(
        pc.desk, pc.line, seconds=lambda: 0.0, entropy=lambda n: next(made)[:n], beside=beside
    )
    assert report.error is None
    return report


def first_steps(pc, seen):
    def beside(ask, step):
        before = frozen(pc)
        while step():
            pass
        seen.append(frozen(pc) - before)
        return ask()

    return beside


def frozen(pc):
    return pc.desk.store.one("SELECT count(*) FROM sync_op")


def test_the_next_packet_is_frozen_before_the_county_has_answered(pc, county):
    pc.sync()
    people(pc)
    small_packets(pc)
    seen = []
    report = synced(pc, first_steps(pc, seen))
    assert report.requests == len(seen) > 2
    assert seen[0] >= PEOPLE // 3
    assert report.pushed == PEOPLE
    assert county.rows("SELECT count(*) FROM record WHERE kind = 'volunteer'") == [(PEOPLE,)]


def test_with_nobody_to_do_it_meanwhile_it_is_frozen_in_its_turn(pc, county):
    pc.sync()
    people(pc)
    small_packets(pc)
    pc.sync()
    assert county.rows("SELECT count(*) FROM record WHERE kind = 'volunteer'") == [(PEOPLE,)]


def test_a_change_frozen_while_the_addition_is_on_its_way_is_no_conflict(pc, county):
    pc.sync()
    made = people(pc)
    for number, person in enumerate(made):
        records.change(pc.desk, "volunteer", person, {"phone": f"139{number:08d}"})
        records.change(pc.desk, "volunteer", person, {"phone": f"138{number:08d}"})
    small_packets(pc)
    report = synced(pc, first_steps(pc, []))
    assert (report.pushed, report.conflicts) == (3 * PEOPLE, 0)
    assert county.rows("SELECT count(*) FROM op WHERE verdict != 'applied'") == [(0,)]
    assert pc.desk.store.one("SELECT count(*) FROM volunteer WHERE phone LIKE '138%'") == PEOPLE
    assert pc.desk.store.one("SELECT count(*) FROM sync_op WHERE open = 1") == 0


def test_what_was_frozen_ahead_of_a_lost_answer_goes_up_once(pc, county):
    pc.sync()
    people(pc)
    small_packets(pc)
    last = pc.line.requests
    pc.line.trouble = lambda number: "deaf" if number == last + 2 else ""
    synced(pc, first_steps(pc, []))
    assert county.rows("SELECT count(*) FROM op WHERE verdict = 'applied'") == [
        (pc.desk.store.one("SELECT count(*) FROM sync_op"),)
    ]


@pytest.fixture
def window(desk, home, master):
    """Another connection to the same station."""
    opened = open_desk(home, master, desk.apart, clock=desk.clock)
    yield opened
    opened.close()


def test_who_saves_while_operations_are_drafted_has_them_drafted_anew(desk, window):
    outbox = Outbox(desk.store, leaving.current(desk.store), syncing.sealing_of(desk))
    records.add(desk, "volunteer", {"name": "张三"})
    gathered, drafted = outbox._gathered, []

    def saved_in_between(amount, until):
        found = gathered(amount, until)
        if not drafted:
            records.add(window, "volunteer", {"name": "李四"})
        drafted.append(len(found.lines))
        return found

    outbox._gathered = saved_in_between
    made = outbox.freeze("6a1f0c6e-2f6b-4c61-9d0e-0f5a3c1b7e42", Amount(5_000, 1 << 20))
    assert len(drafted) == 2
    assert drafted[1] == drafted[0] + 1 == made.ops
    assert outbox.waits() is False
