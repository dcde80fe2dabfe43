"""Schemathesis over every route of the county: answers of ours only, as the OpenAPI page says."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from tests import postgres
from tests.county_pc import STATION
from tests.sync.openapi_bench import Asker, asker, operations
from tests.sync.route_table import routes_of

QUICK, LONG = 2, 150
#: So many at least, however slow the machine; beyond that only while there is time.
LEAST = 10
#: For the county on SQLite, and for the one on PostgreSQL.
SQLITE_S, POSTGRES_S = 130.0, 50.0


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    yield from asker(tmp_path_factory.mktemp("openapi"))


@pytest.fixture(scope="module")
def cluster() -> Iterator[postgres.Cluster]:
    programs = postgres.binaries()
    assert programs
    made = postgres.Cluster(programs).make().start()
    yield made
    made.remove()


def asked(asking: Asker, examples: int, seconds: float) -> dict[str, set[int]]:
    """Ask every operation so many times as meant and as not meant; the statuses of each.

    Fails where one was never asked: neither the time nor a page that changed may leave some out.

    Args:
        asking: asks.
        examples: of each operation and way, as far as there is time.
        seconds: for all together; what one leaves over the next may use.
    """
    statuses: dict[str, set[int]] = {}
    silent: list[str] = []
    page = asking.client.get("/v1/openapi.json").json()
    turns = [(each, mode) for each in operations(page) for mode in GenerationMode]
    end = time.monotonic() + seconds
    for done, (operation, mode) in enumerate(turns):
        name = f"{operation.method.upper()} {operation.path}"
        found = statuses.setdefault(name, set())
        share = (end - time.monotonic()) / (len(turns) - done)
        times = _ask(asking, operation.as_strategy(generation_mode=mode), examples, share, found)
        if not times and (mode is GenerationMode.POSITIVE or takes_anything(operation)):
            silent.append(f"{name}, {mode.name}")
    assert not silent
    return statuses


def takes_anything(operation: Any) -> bool:
    """Whether there is a parameter or a body that could be wrong; any text fits in a path."""
    places = (operation.query, operation.headers, operation.body)
    return any(list(place) for place in places)


class TimeUp(BaseException):
    """Goes through Hypothesis, which would take an `Exception` for a finding."""


def _ask(
    asking: Asker, cases: st.SearchStrategy, examples: int, seconds: float, found: set[int]
) -> int:
    """Ask one operation in one way; how often it answered."""
    end = time.monotonic() + seconds
    times = 0
    failed = False

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(draw=st.data())
    def ask(draw):
        nonlocal failed, times
        case = draw.draw(cases)
        try:
            found.add(asking.ask(case, draw).status_code)
        except Exception:
            failed = True
            raise
        times += 1
        # What failed is asked again and again to make it small, and then to show it. Not before
        # all is drawn: Hypothesis wants one beginning to go on in one way.
        if not failed and times > LEAST and time.monotonic() > end:
            raise TimeUp

    # Where nothing is asked for, nothing can be asked wrongly.
    with suppress(Unsatisfiable, TimeUp):
        ask()
    return times


def test_no_question_breaks_the_county_and_all_answers_are_as_declared(county: Asker) -> None:
    statuses = asked(county, QUICK, 60)
    assert len(statuses) == sum(len(each) for each in paths(county).values())
    assert statuses["GET /healthz"] == {200}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_many_questions_break_nothing(county: Asker) -> None:
    statuses = asked(county, LONG, SQLITE_S)
    assert len(statuses) == sum(len(each) for each in paths(county).values())
    assert 200 in statuses["POST /v1/exchange"]
    assert 201 in statuses["POST /v1/photos"]
    assert 200 in statuses["GET /v1/admin/stations"]


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(postgres.binaries() is None, reason="needs Debian's package postgresql")
def test_many_questions_break_nothing_on_postgresql(tmp_path, cluster: postgres.Cluster) -> None:
    for asking in asker(tmp_path, cluster.database()):
        statuses = asked(asking, LONG // 3, POSTGRES_S)
        assert len(statuses) == sum(len(each) for each in paths(asking).values())
        assert 200 in statuses["POST /v1/exchange"]


def test_the_page_names_every_route_but_the_administrators_pages(county: Asker) -> None:
    told = {(path, method.upper()) for path, methods in paths(county).items() for method in methods}
    pages = {pair for pair in routes_of(county.app) if pair[0].startswith("/admin")}
    itself = {("/v1/openapi.json", "GET"), ("/v1/openapi.json", "HEAD")}
    assert told == routes_of(county.app) - pages - itself


def paths(county: Asker) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = county.client.get("/v1/openapi.json").json()["paths"]
    return found


@pytest.mark.slow
@pytest.mark.skipif(postgres.binaries() is None, reason="needs Debian's package postgresql")
def test_a_nul_that_postgresql_does_not_keep_is_refused(tmp_path, cluster) -> None:
    for asking in asker(tmp_path, cluster.database()):
        bearer = {"Authorization": asking.bearers[3]}
        named = {"code": STATION, "name": "x\0"}
        reply = asking.client.post("/v1/admin/stations", json=named, headers=bearer)
        assert (reply.status_code, reply.json()["what"]) == (400, "text")
        login = asking.client.post("/admin/login", data={"key": "\0" * 8 + "-" + "\0" * 32})
        assert login.status_code == 400
