"""On PostgreSQL alone: several writers at once, a big push, a server that crashes."""

import signal

from tests.county_pc import bureau
from tests.unit.county.exchange import processes
from tests.unit.county.exchange.conftest import ON_POSTGRESQL
from tests.unit.county.exchange.test_two_writers_at_once import race

pytestmark = ON_POSTGRESQL


def test_four_writers_at_once(cluster):
    race(cluster.database(), pcs=4, rounds=8)


def test_processes_that_write_one_feed(cluster):
    processes.race(cluster.database())


def test_a_push_of_thousands(cluster):
    county = bureau(cluster.database())
    one = county.pc()
    for n in range(3_000):
        one.op("volunteer", f"v{n}", "add", name=f"王{n}")
    one.sync()
    for n in range(0, 3_000, 2):
        one.op("volunteer", f"v{n}", phone=str(n))
    assert one.sync().head["verdicts"] == [[3_001, 1_500, "applied", 3_001]]
    reader = county.pc()
    reader.sync()
    assert reader.hashes == one.hashes
    county.engine.dispose()


def test_what_was_committed_outlives_a_crash_of_the_server(cluster):
    county = bureau(cluster.database())
    one = county.pc()
    one.op("volunteer", "v1", "add", name="王")
    one.sync()
    cluster.stop(signal.SIGQUIT)
    one.op("volunteer", "v2", "add", name="李")
    reply = one.sync()
    assert (reply.status, reply.head["error"]) == (503, "busy")
    cluster.start()
    assert one.sync().head["verdicts"] == [[2, 1, "applied", 2]]
    county.engine.dispose()
