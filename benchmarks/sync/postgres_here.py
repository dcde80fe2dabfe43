"""A PostgreSQL cluster of the benchmark's own, made as the tests make theirs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from benchmarks.sync.county_here import load_of
from tests.postgres import Cluster, binaries


@dataclass(frozen=True, slots=True)
class PostgresHere:
    """A running cluster with one empty database.

    Args:
        cluster: of the tests.
        url: of the database, for `county --database`.
        name: of the database.
    """

    cluster: Cluster
    url: str
    name: str

    def another(self) -> str:
        """One more database, for a peer; its URL."""
        self.cluster.database("peer")
        return self.cluster.dsn("peer")

    def stored_bytes(self) -> int:
        """What the database takes on the disk."""
        with psycopg.connect(self.cluster.dsn(self.name), autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        return int(found[0]) if found else 0

    def cpu_s(self) -> float:
        """Processor time of the server's processes that are there now."""
        pid = (self.cluster.folder / "data" / "postmaster.pid").read_text().split()[0]
        return load_of(int(pid)).cpu_s


@contextmanager
def postgres_here() -> Iterator[PostgresHere | None]:
    """A cluster for a while; None where PostgreSQL's programs are not."""
    programs = binaries()
    if programs is None:
        yield None
        return
    cluster = Cluster(programs).make().start()
    try:
        name = "county"
        yield PostgresHere(cluster, cluster.database(name), name)
    finally:
        cluster.remove()
