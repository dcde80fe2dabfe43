"""A county with two PCs of one station: on SQLite in memory, and again on PostgreSQL."""

import pytest
from sqlalchemy import text

from county.store import all_tables
from county.store.engine import open_engine
from tests import postgres
from tests.county_pc import Bureau, bureau

ON_POSTGRESQL = [
    pytest.mark.slow,
    pytest.mark.skipif(postgres.binaries() is None, reason="needs Debian's package postgresql"),
]


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL server of the tests' own."""
    made = postgres.Cluster(postgres.binaries()).make().start()
    yield made
    made.remove()


@pytest.fixture(scope="session")
def postgresql(cluster):
    """The URL of a database on it with all tables, which tests empty before they use it."""
    url = cluster.database()
    engine = open_engine(url)
    all_tables.metadata.create_all(engine)
    engine.dispose()
    return url


def _emptied(url):
    engine = open_engine(url)
    names = ", ".join(f'"{table}"' for table in all_tables.metadata.tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names}"))
    return engine


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=ON_POSTGRESQL)])
def county(request):
    if request.param == "sqlite":
        made = bureau()
    else:
        made = Bureau(_emptied(request.getfixturevalue("postgresql")))
    yield made
    made.engine.dispose()


@pytest.fixture
def one(county):
    return county.pc()


@pytest.fixture
def two(county):
    return county.pc()


@pytest.fixture
def known(one, two):
    """A volunteer both PCs know: row 1."""
    one.op("volunteer", "v1", "add", name="王一", phone="1")
    one.sync()
    two.sync()
    return "v1"
