"""The bench hostile files are tried on; what it logged is searched for people at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fuzz.bench import Bench
from tests.fuzz.planted_people import traces


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = Bench(tmp_path_factory.mktemp("bench"))
    yield bench
    bench.close()
    assert traces(bench.logs) == []
