"""Limits hold for all worker processes of a county together, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from county.auth import limits
from tests import postgres
from tests.county_line import enrolment
from tests.county_pc import STATION
from tests.sync.county_program import CountyProgram

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

_AT_ONCE = 5
#: Made once: reading the system's CAs for each question would take longer than the answer.
_TLS = ssl.create_default_context()


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param(
            "postgresql",
            marks=pytest.mark.skipif(
                postgres.binaries() is None, reason="needs Debian's package postgresql"
            ),
        ),
    ]
)
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CountyProgram]:
    """A county that two processes serve."""
    cluster = None
    if request.param == "postgresql":
        programs = postgres.binaries()
        assert programs
        cluster = postgres.Cluster(programs).make().start()
    made = CountyProgram(tmp_path / "county", database=cluster.database() if cluster else "")
    made.run("station", "add", "--code", STATION, "--name", "石桥村")
    try:
        yield made.start(workers=2)
    finally:
        made.stop()
        if cluster:
            cluster.remove()


def wrong_key(url: str) -> int:
    headers = {"Authorization": "Bearer AAAAAAAA-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
    return httpx.get(
        f"{url}/v1/admin/stations", headers=headers, timeout=60, verify=_TLS
    ).status_code


def wrong_code(url: str) -> int:
    body = enrolment("0" * 25, STATION).sealed() | {"code": "0000"}
    return httpx.post(f"{url}/v1/enrol", json=body, timeout=60, verify=_TLS).status_code


def wrong_proof(url: str) -> int:
    return httpx.post(f"{url}/v1/replica", json={"v": 1}, timeout=60, verify=_TLS).status_code


def at_once(ask: Callable[[str], int], url: str, times: int) -> Counter[int]:
    """What that many strangers on lines of their own are answered."""
    answers: list[int] = []

    def asking() -> None:
        answers.extend(ask(url) for _ in range(times // _AT_ONCE))

    threads = [threading.Thread(target=asking) for _ in range(_AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(answers)


def served_by(program: CountyProgram, status: int) -> set[int]:
    """The processes that answered so, by their logs."""
    lines = [json.loads(line) for line in program.lines if line.startswith("{")]
    return {line["pid"] for line in lines if line.get("status") == status}


@pytest.mark.parametrize(
    ("ask", "rule", "refused"),
    [
        (wrong_key, limits.WRONG_KEYS, 401),
        (wrong_code, limits.WRONG_CODES, 403),
        (wrong_proof, limits.UNPROVED, 400),
    ],
)
def test_two_processes_count_together(
    program: CountyProgram, ask: Callable[[str], int], rule: limits.Rule, refused: int
) -> None:
    times = rule.limit + 40
    began = int(time.time()) // rule.window_s
    told = at_once(ask, program.url, times)
    windows = int(time.time()) // rule.window_s - began + 1  # the clock may strike meanwhile
    assert set(told) <= {refused, 429}
    assert rule.limit <= told[refused] <= rule.limit * windows
    assert told[429] == times - told[refused]
    both = set(program.workers())
    assert len(both) == 2
    assert served_by(program, refused) | served_by(program, 429) == both
