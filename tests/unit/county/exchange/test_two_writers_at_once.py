"""Two threads, and two processes, on one database: no gaps, nothing lost, nothing twice."""

import threading

import pytest

from county.store.engine import open_engine
from tests.county_pc import Bureau, bureau
from tests.unit.county.exchange import processes


def race(url, pcs=2, rounds=6, each=5):
    """PCs of one station that push at once, each through an engine of its own."""
    county = bureau(url)
    joined = [county.pc() for _ in range(pcs)]
    failures = []

    def work(pc, number):
        engine = open_engine(url)
        pc.bureau = Bureau(engine, seed=number + 10, keyring=county.keyring)
        try:
            for turn in range(rounds):
                for n in range(each):
                    pc.op("volunteer", f"v{number}-{turn}-{n}", "add", name="王")
                    pc.op("team", "shared", "add", name=f"{number}-{turn}-{n}")
                reply = pc.sync()
                while reply.status == 503:
                    reply = pc.sync()
                if reply.status != 200:
                    failures.append(reply.head)
        except Exception as error:
            failures.append(error)
            raise
        finally:
            engine.dispose()

    threads = [threading.Thread(target=work, args=(pc, n)) for n, pc in enumerate(joined)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    reader = county.pc()
    rows = reader.sync().rows
    assert [row.row for row in rows] == list(range(1, pcs * rounds * each * 2 + 1))
    assert len({(row.replica, row.n) for row in rows}) == len(rows)
    for pc in joined:
        pc.bureau = county
        pc.sync()
        assert pc.hashes == reader.hashes
    county.engine.dispose()


def test_on_one_sqlite_file(tmp_path):
    race(f"sqlite:///{tmp_path}/county.db")


@pytest.mark.slow
def test_processes_on_one_sqlite_file(tmp_path):
    processes.race(f"sqlite:///{tmp_path}/county.db")
