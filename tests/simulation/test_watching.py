"""What of a clerk's values counts as not judged yet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from desktop.services import records
from desktop.services.desk import Desk
from desktop.sync.outgoing import outbox
from tests.simulation import disk, template
from tests.simulation.clocks import CHINA
from tests.simulation.watching import what_waits

_NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=CHINA)
_REST = b'{"k":"volunteer","b":0,"f":{"phone":"13900000018"}}'
_SEALED = b'{"k":"volunteer","b":0,"f":{"id_number":{"sealed":"AA"}}}'


@pytest.fixture(scope="module")
def made() -> Any:
    return template.station()


@pytest.fixture
def desk(made: Any) -> Desk:
    return disk.seated(disk.SimulatedStore(disk.copied(made)), lambda: _NOW)


def _entered(desk: Desk) -> tuple[str, int]:
    person = records.add(desk, "volunteer", {"name": "田小麦", "phone": "13900000018"})
    seq = int(desk.store.one("SELECT max(seq) FROM journal WHERE record_id = ?", (person,)))
    return person, seq


def _frozen(desk: Desk, seq: int, n: int, line: bytes, verdict: str | None) -> None:
    desk.store.run(
        "INSERT INTO sync_op (replica, n, seq, bytes, hash, chain, open, verdict) "
        "VALUES ('mine', ?, ?, ?, ?, ?, ?, ?)",
        (n, seq, line, bytes(32), bytes(32), int(verdict is None), verdict),
    )
    desk.settings.put(outbox.FROZEN, seq)


def test_a_value_that_was_never_sent_waits(desk: Desk) -> None:
    person, _ = _entered(desk)

    assert what_waits(desk, ())["volunteer", person, "phone"] == "13900000018"


def test_a_value_waits_while_its_op_has_no_verdict(desk: Desk) -> None:
    person, seq = _entered(desk)
    _frozen(desk, seq, 1, _REST, None)

    assert what_waits(desk, ()) == {("volunteer", person, "phone"): "13900000018"}


def test_a_judged_value_waits_no_more_though_a_sealed_one_of_its_change_leaves_later(
    desk: Desk,
) -> None:
    _, seq = _entered(desk)
    _frozen(desk, seq, 1, _REST, "conflict")
    _frozen(desk, seq, 2, _SEALED, None)

    assert what_waits(desk, ()) == {}


def test_a_value_the_county_once_had_is_not_asked_for(desk: Desk) -> None:
    person, _ = _entered(desk)
    (mark,) = desk.store.rows(
        "SELECT at, kind, record_id FROM journal WHERE record_id = ?", (person,)
    )

    assert ("volunteer", person, "phone") not in what_waits(desk, {tuple(mark)})
