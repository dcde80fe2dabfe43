"""Forty stations at once against a county of two workers: nothing lost, whatever the database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.sync.same_minute import Plan, founded, lost_or_doubled, play, real_codes
from tests import postgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str | None]:
    if request.param == "sqlite":
        yield None
        return
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("needs Debian's package postgresql")
    cluster = postgres.Cluster(programs).make().start()
    yield cluster.database()
    cluster.remove()


def test_forty_stations_in_the_same_second(database: str | None, tmp_path: Path) -> None:
    plan = Plan(real_codes(40), ops=50, seconds=1.0)
    with founded(tmp_path, plan, database, workers=2) as (here, typed):
        came = play(here.url, plan, typed)
        assert lost_or_doubled(plan, came, here, database) == []


def test_the_codes_are_those_of_the_county() -> None:
    codes = real_codes()
    assert len(set(codes)) == 404
    assert {len(code) for code in codes} == {12}
    assert {code[:6] for code in codes} == {"610802"}
